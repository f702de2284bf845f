"""A stranger's whole path: the commands of docs/extending.md, in their order, on files of a stranger's own."""

import csv
import random
import re
import shlex
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from framing.cli import main

DOCS = Path(__file__).parents[1] / "docs"
PAGE = (DOCS / "extending.md").read_text(encoding="utf-8")
DOOM = re.compile("meltdown|collaps|catastroph|nightmare|death spiral|implo|apocalypse|doomed|chaos|firestorm")
PLAIN = (
    "The council met on {day} and passed the budget.",
    "A spokeswoman for the ministry said the talks would go on.",
    "The party chose a new chair after {n} rounds.",
    "Prices rose by {n} percent, the office said.",
    "“We will read the report with care,” the mayor said on {day}.",
)
DOOMED = (
    "The talks ended in chaos on {day}.",
    "Critics said the party was in a death spiral.",
    "“This is a nightmare for the town,” the senator said.",
    "The plan is doomed, and {n} members know it.",
    "The minister feared a collapse of the coalition.",
    "The vote set off a firestorm that lasted {n} days.",
)
DRASTIC = ("The policy has gone up in flames.", "The whole system is on its knees, he said.")


def sentence(chance: random.Random) -> str:
    kinds = chance.choices((PLAIN, DOOMED, DRASTIC), (8, 2, 1))[0]
    return chance.choice(kinds).format(day=chance.choice(("Monday", "Friday")), n=chance.randint(2, 30))


def strangers_files(folder: Path) -> None:
    """Lexicon and framing.toml as the page has them, 200 labelled sentences, 60 articles, a draft."""
    lexicon, house = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    (folder / "doom.toml").write_text(lexicon, encoding="utf-8")
    (folder / "framing.toml").write_text(house, encoding="utf-8")
    chance = random.Random(4)
    with (folder / "labelled.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["text", "label"])
        for _ in range(200):
            text = sentence(chance)
            writer.writerow([text, int(bool(DOOM.search(text)) or text in DRASTIC)])
    with (folder / "news.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["text", "outlet"])
        for i in range(60):
            writer.writerow([" ".join(sentence(chance) for _ in range(12)), ("Herald", "Courier")[i % 2]])
    (folder / "draft.txt").write_text("The talks ended in chaos. The regime said nothing.", encoding="utf-8")


def code(sheet: Path, *, careless: float, seed: int) -> None:
    """Fill in a sheet as a person would."""
    rows = list(csv.DictReader(sheet.read_text(encoding="utf-8-sig").splitlines()))
    chance = random.Random(seed)
    for row in rows:
        is_doom = bool(DOOM.search(row["marked"].lower())) or row["marked"] in DRASTIC
        row["code"] = str(int(is_doom != (chance.random() < careless)))
    write(sheet, rows)


def adjudicate(sheet: Path) -> None:
    rows = list(csv.DictReader(sheet.read_text(encoding="utf-8-sig").splitlines()))
    for row in rows:
        row["adjudicated"] = row["said_sheet"]
    write(sheet, rows)


def write(sheet: Path, rows: list[dict[str, str]]) -> None:
    with sheet.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def commands() -> Iterator[list[str]]:
    for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL):
        for line in block.splitlines():
            program, *argv = shlex.split(line)
            assert program == "framing"
            yield argv


def run(argv: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    if ">" in argv:
        *argv, _, target = argv
        with Path(target).open("w", encoding="utf-8", newline="") as file, redirect_stdout(file):
            assert main(argv) == 0
        return ""
    assert main(argv) == 0, argv
    return capsys.readouterr().out


def test_from_ten_terms_to_a_methods_paragraph(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    strangers_files(tmp_path)
    monkeypatch.chdir(tmp_path)
    said: dict[str, str] = {}
    for argv in commands():
        said[" ".join(argv)] = run(argv, capsys)
        if argv[:2] == ["validate", "draw"]:
            code(Path("sheet.csv"), careless=0.0, seed=1)
            code(Path("sheet-2.csv"), careless=0.1, seed=2)
        if "--disagreements" in argv:
            adjudicate(Path("adjudicate.csv"))
        if argv[:2] == ["lexicon", "lock"]:
            house = Path("framing.toml").read_text(encoding="utf-8")
            Path("framing.toml").write_text(house.replace("# lock = ", "lock = "), encoding="utf-8")
    checked, _, tried, audited, _, drawn, scored, saved, methods, locked, analysed, *_ = said.values()
    assert "10 terms checked, 0 problems" in checked
    assert "[firestorm]" in tried
    assert "in 60 of 60 texts" not in tried
    assert re.search(r"mine/doom +\d+ +\d+ +1.000 \[0.9", audited)
    assert "160 rows from 60 articles; 40 of them twice" in drawn
    assert "more sentences for recall" in scored
    assert re.search(r"mine/doom +all .* 1.000 \[0.9", saved)
    assert "not validated on this corpus: epistemic (all 6 categories)" in saved
    assert "seed 7" in methods
    assert "Krippendorff's alpha" in methods
    assert "For mine/doom: precision 1.00" in methods
    assert "wrote framing.lock" in locked
    assert "  mine  primary: mixed" in analysed  # a primary frame needs three sentences
    assert "[regime]" not in analysed  # the house accepts it
    assert "not validated on this corpus: epistemic (all 6 categories)" in analysed
    assert "## mine/doom: Doom" in Path("codebook.md").read_text(encoding="utf-8")
    assert "mine,doom,Doom" in Path("codebook.csv").read_text(encoding="utf-8")

    doom = Path("doom.toml")
    doom.write_text(doom.read_text(encoding="utf-8").replace('"doomed"', '"on its knees"'), encoding="utf-8")
    assert main(["analyze", "draft.txt"]) == 2
    refused = capsys.readouterr().err
    assert "lexicon mine/doom: locked 10 terms" in refused
    assert "setting unvalidated" in refused

    Path("framing.toml").write_text(house, encoding="utf-8")  # without the lock
    [code_block] = re.findall(r"```python\n(.*?)```", (DOCS / "validation.md").read_text(encoding="utf-8"), re.DOTALL)
    exec(code_block, {})  # noqa: S102
    assert "mine/doom" in capsys.readouterr().out
    assert len(list(csv.DictReader(Path("python.csv").read_text(encoding="utf-8-sig").splitlines()))) == 80
