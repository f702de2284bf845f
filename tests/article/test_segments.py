"""Segments of texts in `tests/data/segments`: each paragraph there is `kind| text`, one part a line."""

import re
from pathlib import Path

import pytest

from framing import Article
from framing.article import KINDS

CASES = sorted((Path(__file__).parents[1] / "data" / "segments").glob("*.txt"))
_PART = re.compile(rf"^({'|'.join(KINDS)})\| ?", re.MULTILINE)


def read_case(path: Path) -> tuple[str, list[tuple[str, str]]]:
    """The text without its marks, and the segments that the marks name."""
    paragraphs, expected = [], []
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        _, *parts = _PART.split(block)
        texts = [part.rstrip("\n") for part in parts[1::2]]
        expected += list(zip(parts[::2], texts, strict=True))
        paragraphs.append(" ".join(texts))
    return "\n\n".join(paragraphs), expected


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_segments_are_told_by_their_form(path: Path) -> None:
    text, expected = read_case(path)
    assert [(s.kind, text[s.start : s.end]) for s in Article(text).segments] == expected


def test_title_tells_the_headline() -> None:
    text = "Poll: Voters split.\n\nThe country is divided, a poll said."
    assert [s.kind for s in Article(text).segments] == ["body", "body"]
    assert [s.kind for s in Article(text, title="Poll — voters split").segments] == ["headline", "body"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_line_ends_of_every_system(newline: str) -> None:
    text = newline.join(
        ["Council backs new harbour plan", "", "The council met on Monday.", "", "It voted nine to two."]
    )
    segments = Article(text).segments
    assert [text[s.start : s.end] for s in segments] == text.split(newline)[::2]


def test_lines_filled_to_a_width_are_one_paragraph() -> None:
    text = (
        "The committee that was set up after the spring floods has\n"
        "published its report, which says that the dikes were not\n"
        "kept in repair.\n"
        "A second report is expected in autumn, when the ministry\n"
        "has heard the towns along the river."
    )
    assert [text[s.start : s.end].split()[0] for s in Article(text).segments] == ["The", "A"]


def test_single_line_ends_part_paragraphs() -> None:
    lines = ("Council backs new harbour plan", "The council met, and it was late. Many spoke.", "It voted nine to two.")
    segments = Article("\n".join(lines)).segments
    assert [s.kind for s in segments] == ["headline", "body", "body"]


def test_segments_cover_all_that_is_not_white_space(sample: str) -> None:
    covered = set()
    for s in Article(sample).segments:
        covered |= set(range(s.start, s.end))
    assert all(c.isspace() for i, c in enumerate(sample) if i not in covered)


def test_a_known_title_that_is_not_in_the_text_makes_no_headline() -> None:
    text = "Story highlights of the day\n\nThe council met on Monday, officials said."
    assert [s.kind for s in Article(text, title="Council meets").segments] == ["body", "body"]


def test_embedded_posts_are_somebody_elses_voice() -> None:
    text = "Reaction was swift.\n\nThese thugs must go! — Jo Example (@joexample) October 7, 2017"
    assert [s.kind for s in Article(text).segments] == ["body", "blockquote"]


@pytest.mark.parametrize(
    "line",
    [
        "ADVERTISEMENT",
        "Advertisement:",
        "Story Continued Below",
        "Sign up for Daily Newsletters Manage Newsletters",
        "Copyright © 2019 The Example Times, LLC. Click here for reprint permission.",
        "SEE ALSO: Mayor slams thugs",
        "Read more: The regime's lies",
        "( PHOTOS: Ten great pictures)",
        "JUST WATCHED Mayor slams thugs Replay More Videos ... MUST WATCH Mayor slams thugs 04:22",
        "CLICK HERE TO GET THE EXAMPLE APP",
        "___",
    ],
)
def test_what_belongs_to_the_page_is_not_the_article(line: str) -> None:
    text = f"The mayor spoke.\n\n{line}\n\nThe council left."
    assert [s.kind for s in Article(text).segments] == ["body", "furniture", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "Read the bill, the mayor said, before you vote.",
        "More than 40 people were hurt.",
        "Related charges were dropped.",
        "Click beetles ate the crop.",
        "Follow the money, she said.",
        "Get the vaccine, doctors said on Monday.",
        "“See also the report,” he said.",
        "Copy that.",
        "The ad ran for a week.",
    ],
)
def test_sentences_that_begin_like_it_are(line: str) -> None:
    text = f"The mayor spoke.\n\n{line}\n\nThe council left."
    assert [s.kind for s in Article(text).segments] == ["body", "body", "body"]
