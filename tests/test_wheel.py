"""The wheel holds the lexicons and works outside the repository."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
CODE = (
    "import framing, spacy; print(framing.__file__); "
    "print(len(framing.builtin_lexicons()), "
    "[m.text for m in framing.Analyzer(pipeline=spacy.blank('en')).analyze('The regime met.').loaded_terms])"
)


def test_wheel_carries_the_lexicons(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    build = [*pip, "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, timeout=300)  # noqa: S603
    (wheel,) = tmp_path.glob("media_framing-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        archive.extractall(tmp_path / "site")
    assert "framing/lexicons/loaded/epithets.toml" in names
    assert "framing/evidence/cues.toml" in names
    assert "framing/py.typed" in names
    assert not any(name.startswith(("tests", "seeds", "benchmarks")) for name in names)
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "site")}
    run = [sys.executable, "-c", CODE]
    out = subprocess.run(run, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True, timeout=300)  # noqa: S603
    where, result = out.stdout.splitlines()
    assert where.startswith(str(tmp_path))
    assert result.endswith("['regime']")
    assert int(result.split()[0]) >= 20
