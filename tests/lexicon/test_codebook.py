"""The codebook as Markdown and CSV, and what coders read of it."""

import csv
import io

from framing import Lexicon, Term
from framing.lexicon import digest
from framing.lexicon.codebook import codebook_csv, codebook_markdown, coding_instructions

DOOM = Lexicon(
    category="doom",
    family="mine",
    terms=(
        Term(
            "chaos",
            weight=3,
            unless=("chaos theory", "chaos engine"),
            hits=("It was chaos.",),
            misses=("Chaos theory.",),
        ),
        Term("doomed", pos=("ADJ",), neutral=("failing",), note="Of plans."),
    ),
    title="Doom",
    description="Words of doom.\nInclude: chaos. Exclude: storms.",
    literature=("Somebody (2020), On doom.",),
    source="my codebook",
    license="CC0-1.0",
)


def test_markdown_holds_all_that_a_reviewer_asks_for() -> None:
    text = codebook_markdown([DOOM], "9.9", "Cite it so.")
    for part in (
        f"edition {digest((DOOM,))}, framing 9.9",
        "**Unit.** One occurrence of a term",
        "**How to cite.** Cite it so.",
        "## mine/doom: Doom",
        "Words of doom. Include: chaos. Exclude: storms.",
        "**Is:** It was chaos.",
        "**Is not:** Chaos theory.",
        "**Strength 3** (1): chaos",
        "**Strength 1** (1): doomed",
        "3: nearly always. 2: usually. 1: often.",
        "Source: my codebook. Licence: CC0-1.0.",
        "On doom.",
    ):
        assert part in text


def test_csv_has_a_row_for_each_term() -> None:
    rows = list(csv.DictReader(io.StringIO(codebook_csv([DOOM], "9.9"))))
    assert [row["term"] for row in rows] == ["chaos", "doomed"]
    assert rows[0]["unless"] == "chaos theory; chaos engine"
    assert (rows[1]["word_class"], rows[1]["neutral"], rows[1]["strength"]) == ("ADJ", "failing", "1")
    assert {row["edition"] for row in rows} == {digest((DOOM,))}


def test_coders_read_the_definition_and_not_the_terms() -> None:
    text = coding_instructions("mine/doom", [DOOM])
    assert "Words of doom." in text
    assert "**Is:** It was chaos." in text
    assert "doomed" not in text
