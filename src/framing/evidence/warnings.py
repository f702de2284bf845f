"""What a reader of the numbers should know about an article: its language, form and length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from framing.article import Article

_BROKEN = re.compile(r"[\x00\ud800-\udfff]")
_LONG = 1_000_000
_TAGS = 4
_TAG = re.compile(
    r"</?(?:(?:article|blockquote|body|br|div|h[1-6]|head|html|img|li|ol|p|section|span|table|td|tr|ul)(?:\s[^<>]{0,300})?"
    r"|a\s[^<>]{0,100}href=[^<>]{0,300}|a)\s*/?>",
    re.IGNORECASE,
)


def article_warnings(article: Article, *, english: bool, n_words: int, parsed: bool) -> Iterator[str]:
    """Warnings about one article; `n_words`: those in counted segments, `parsed`: whether a parser read it."""
    text = article.text
    if not english:
        yield "the text does not look like English: the lexicons are English, and readability is left out"
    if broken := len(_BROKEN.findall(text)):
        yield f"the text holds {broken} NUL or broken characters: they were ignored; check its encoding"
    if looks_like_html(text):
        yield (
            "the text looks like HTML, and terms were looked for in its mark-up too: "
            "read it with Article.from_html (on the command line: --html)"
        )
    if len(text) > _LONG:
        yield f"the text has {len(text):,} characters: is it one article?"
        if parsed:
            yield (
                "a parser needs minutes for a text of this length: cut it into articles, "
                'or leave the parser out with pipeline=spacy.blank("en")'
            )
    if article.title and not any(s.kind == "headline" for s in article.segments):
        yield "the title is not part of the text and was not analysed: put it first in the text to include it"
    if not n_words:
        yield "the text has no words in headline or body: every rate is 0"


def looks_like_html(text: str) -> bool:
    """Whether a text holds several tags of a web page; one that only mentions a tag or two does not.

    >>> looks_like_html('<p>The <a href="/x">regime</a> fell.</p>'), looks_like_html("Use <p> and <div>, if 1 < 2.")
    (True, False)
    """
    return text.count("<") >= _TAGS and sum(1 for _ in islice(_TAG.finditer(text), _TAGS)) == _TAGS
