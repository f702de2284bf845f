from datetime import date
from typing import Any

import pytest

from framing import Article, ArticleError, Segment


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "article text is NoneType None: give a string"),
        (b"Talks ended.", "article text is bytes: decode it first"),
        (["Talks ended."], "article text is a list: give one string, or Analyzer.stream"),
        (3.5, "article text is float 3.5: give a string"),
        ("", "article text is empty: give a text with at least one word"),
        (" \n\t\xa0", "article text is empty"),
        ("\x00\x01\x02\x7fELF" * 50, r"looks like binary data \(\d+ control characters"),
    ],
)
def test_what_cannot_be_an_article_is_refused(text: object, message: str) -> None:
    with pytest.raises(ArticleError, match=message):
        Article(text)  # type: ignore[arg-type]


def test_text_is_kept_as_given() -> None:
    text = "Tal\u00adks\xa0ended.\r\n\r\n“No\u200b deal”"
    assert Article(text).text == text


def test_metadata_is_checked_and_dates_become_iso() -> None:
    assert Article("Talks ended.", published=date(2024, 3, 1)).published == "2024-03-01"
    with pytest.raises(ArticleError, match="article outlet is int 7: give a string or None"):
        Article("Talks ended.", outlet=7)  # type: ignore[arg-type]
    with pytest.raises(ArticleError, match="published is int 2024: give an ISO date string or a date"):
        Article("Talks ended.", published=2024)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("segments", "message"),
    [
        ([Segment("body", 0, 3)], "segments is list .* give a tuple of Segment"),
        (("body",), "segment 0 is str 'body': give a Segment"),
        ((Segment("text", 0, 3),), "segment 0 has kind str 'text': known are headline"),
        ((Segment("body", "0", 3),), "segment 0 goes from str '0' to int 3: give whole numbers"),  # type: ignore[arg-type]
        ((Segment("body", 0, 99),), "segment 0 goes from 0 to 99: .* inside the text's 15 characters"),
        ((Segment("body", 4, 8), Segment("body", 6, 9)), "segment 1 goes from 6 to 9: .* without overlap"),
    ],
)
def test_segments_of_the_callers_own_are_checked(segments: Any, message: str) -> None:
    with pytest.raises(ArticleError, match=message):
        Article("The regime met.", segments=segments)
