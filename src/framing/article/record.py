"""`Article`: one text as the caller gave it, with what is known about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from framing.article.html import read_html
from framing.article.segments import Segment, check_segments, find_segments
from framing.errors import ArticleError

# Control characters that no article has on purpose; many of them mean binary data.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_SAMPLE = 20_000


@dataclass(frozen=True, kw_only=True)
class Article:
    """One article: its text, unchanged, and its segments by character offset.

    `Article(text, *, title=None, outlet=None, url=None, published=None)`

    All offsets anywhere in the library refer to `text` as given here. `title` helps to recognise
    the headline inside `text`; a title that is not part of the text is not analysed (put it first
    in the text if it should be). `published` is an ISO date string or a `date`.

    Raises `ArticleError` when `text` is not a string, is empty, or is binary data, and for segments
    that are no stretches of it in order.

    >>> article = Article("Talks collapse again\\n\\nThe talks ended on Monday, officials said.")
    >>> [(s.kind, article.text[s.start:s.end]) for s in article.segments][0]
    ('headline', 'Talks collapse again')
    """

    text: str = field(kw_only=False)
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | date | None = None
    segments: tuple[Segment, ...] = ()
    """Headline, body paragraphs, captions and so on, in order; found in `text` unless given."""

    def __post_init__(self) -> None:
        _check_text(self.text)
        for name in ("title", "outlet", "url"):
            value = getattr(self, name)
            if not isinstance(value, str | None):
                raise ArticleError(f"article {name} is {type(value).__name__} {value!r:.80}: give a string or None")
        object.__setattr__(self, "published", _iso_date(self.published))
        if self.segments:
            check_segments(self.segments, self.text)
        else:
            object.__setattr__(self, "segments", find_segments(self.text, self.title))

    @classmethod
    def from_html(cls, html: str, url: str | None = None) -> Article:
        """The article in a saved web page: main text, title, outlet and date, without menus and comments.

        Block quotes become segments of their own kind. `text` is the extracted text, and offsets
        refer to it. Needs the extra `html` (trafilatura); raises `MissingPackageError` without it
        and `ArticleError` when the page holds no article.
        """
        if not isinstance(html, str):
            raise ArticleError(f"HTML is {type(html).__name__}: decode it to a string first")
        page = read_html(html, url)
        return cls(
            page.text,
            title=page.title,
            outlet=page.outlet,
            url=url or page.url,
            published=page.published,
            segments=page.segments,
        )


def _check_text(text: object) -> None:
    if isinstance(text, bytes | bytearray):
        raise ArticleError("article text is bytes: decode it first, for example text.decode('utf-8')")
    if isinstance(text, list | tuple | set):
        raise ArticleError(f"article text is a {type(text).__name__}: give one string, or Analyzer.stream for many")
    if not isinstance(text, str):
        raise ArticleError(f"article text is {type(text).__name__} {text!r:.80}: give a string")
    if not text or text.isspace():
        raise ArticleError("article text is empty: give a text with at least one word")
    sample = text[:_SAMPLE]
    if (n := len(_CONTROL.findall(sample))) > max(4, 0.05 * len(sample)):
        raise ArticleError(
            f"article text looks like binary data ({n} control characters in the first {len(sample)}): "
            "give plain text, or HTML through Article.from_html"
        )


def _iso_date(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, str):
        return value
    raise ArticleError(f"article published is {type(value).__name__} {value!r:.80}: give an ISO date string or a date")
