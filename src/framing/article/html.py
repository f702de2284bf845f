"""A saved web page becomes text and segments, through trafilatura (the extra `html`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from framing.article.segments import Segment, label
from framing.errors import ArticleError, MissingPackageError

_PREAMBLE = re.compile(r"\A\s*(?:<\?xml[^>]{0,200}>\s*|<!--.{0,500}?-->\s*){0,5}", re.DOTALL)
"""What browsers and tools put before a page; the parser stumbles over it."""


@dataclass(frozen=True)
class Page:
    """What was found in a page."""

    text: str
    segments: tuple[Segment, ...]
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None


def read_html(html: str, url: str | None = None) -> Page:
    """The article in a page; block quotes and the headline keep what the mark-up says of them."""
    try:
        import trafilatura
    except ImportError:
        raise MissingPackageError(
            "reading HTML needs trafilatura: pip install 'media-framing[html]', or pass plain text to Article"
        ) from None
    html = _PREAMBLE.sub("", html)
    document: Any = None
    if html.strip():
        document = trafilatura.bare_extraction(
            html, url=url, with_metadata=True, include_comments=False, include_tables=False, include_images=False
        )
    if document is None or document.body is None:
        raise ArticleError(
            "HTML holds no article text: check that the page was saved with its text, or pass plain text"
        )
    blocks = [(kind, " ".join(text.split())) for kind, text in _blocks(document.body)]
    blocks = [(kind, text) for kind, text in blocks if text]
    title = document.title or None
    if title and all(text.casefold() != title.casefold() for _, text in blocks[:3]):
        blocks.insert(0, ("headline", title))
    text = "\n\n".join(text for _, text in blocks)
    return Page(
        text=text,
        segments=label(_placed(blocks), text, title),
        title=title,
        outlet=document.sitename or None,
        url=document.url or None,
        published=document.date or None,
    )


def _blocks(body: Any) -> Iterator[tuple[str, str]]:
    """Paragraphs in reading order with their kind; whatever stands in a quote is a blockquote."""
    for element in body:
        kind = "blockquote" if element.tag == "quote" else "body"
        inner = [child for child in element if child.tag in ("p", "item", "head", "quote", "list")]
        if inner and not (element.text or "").strip():
            for child in inner:
                for child_kind, text in _blocks([child]):
                    yield ("blockquote" if kind == "blockquote" else child_kind), text
        else:
            yield kind, "".join(element.itertext())
        if (element.tail or "").strip():
            yield "body", element.tail


def _placed(blocks: list[tuple[str, str]]) -> Iterator[tuple[str, tuple[int, int]]]:
    at = 0
    for kind, text in blocks:
        yield kind, (at, at + len(text))
        at += len(text) + 2
