from datetime import date

import pytest

from framing import Article, ArticleError


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
