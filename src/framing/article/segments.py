"""Segments of an article: headline, byline, dateline, body, caption, credit, blockquote, repeat.

Plain text carries no mark-up, so segments are read off its paragraphs by their form, and offsets
always point into the text as given. A paragraph that fits no other kind is body.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from framing.article.forms import (
    credit_signs,
    credits_in,
    dateline_length,
    is_byline,
    is_caption,
    is_date,
    is_furniture,
    is_post,
    is_short,
    may_be_other,
)
from framing.errors import ArticleError, describe

KINDS = ("headline", "byline", "dateline", "body", "caption", "credit", "blockquote", "repeat", "furniture")
COUNTED = frozenset({"headline", "body", "blockquote"})
"""The kinds that metrics count. The rest is kept and marked, and left out of every number."""

Span = tuple[int, int]

_WRAP_WIDTH = 120  # a line that was broken to fit a page or mail is not longer than this
_EARLY = 5  # headline, repeated headline and dateline stand among the first paragraphs
_SENTENCE_END = re.compile(r"""[.!?…:;]["'”’»)\]]{0,4}$""")
_LONG_WORD = re.compile(r"\b[^\W\d_]{4,}")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the article, `text[start:end]`, without the white space around it."""

    kind: str
    """One of `KINDS`. `repeat` is a headline or paragraph that the text has already had, `furniture` belongs to the
    page around it: an advertisement's mark, a link, a sign-up line."""
    start: int
    end: int

    @property
    def counted(self) -> bool:
        """Whether metrics count it."""
        return self.kind in COUNTED


def check_segments(segments: object, text: str) -> None:
    """Raises `ArticleError` for segments that a caller gave and that are no stretches of the text, in order."""
    if not isinstance(segments, tuple):
        raise ArticleError(f"segments is {describe(segments)}: give a tuple of Segment")
    end = 0
    for i, segment in enumerate(segments):
        if not isinstance(segment, Segment):
            raise ArticleError(f"segment {i} is {describe(segment)}: give a Segment")
        if segment.kind not in KINDS:
            raise ArticleError(f"segment {i} has kind {describe(segment.kind)}: known are {', '.join(KINDS)}")
        if type(segment.start) is not int or type(segment.end) is not int:
            raise ArticleError(
                f"segment {i} goes from {describe(segment.start)} to {describe(segment.end)}: give whole numbers"
            )
        if not end <= segment.start < segment.end <= len(text):
            raise ArticleError(
                f"segment {i} goes from {segment.start} to {segment.end}: give segments in order, without overlap, "
                f"inside the text's {len(text)} characters"
            )
        end = segment.end


def find_segments(text: str, title: str | None = None) -> tuple[Segment, ...]:
    """The segments of plain text, in order; `title`, if given, tells which paragraph is the headline."""
    return label((("body", span) for span in paragraphs(text)), text, title)


def label(blocks: Iterable[tuple[str, Span]], text: str, title: str | None = None) -> tuple[Segment, ...]:
    """Segments from paragraphs that come with what mark-up says of them (`body` where it says nothing)."""
    marked = list(blocks)
    headline = _headline(text, marked, title)
    headline_words = None if headline is None else _fold(text[slice(*marked[headline][1])])
    signs = credit_signs(text)
    found: list[Segment] = []
    seen: set[str] = set()
    for i, (kind, (start, end)) in enumerate(marked):
        paragraph = text[start:end]
        early = i < _EARLY
        credited = bisect_left(signs, start) < bisect_left(signs, end)
        again = early and headline is not None and i > headline and _fold(paragraph) == headline_words
        if again or (len(paragraph) > 40 and paragraph in seen):
            found.append(Segment("repeat", start, end))
        elif i == headline:
            found.append(Segment("headline", start, end))
        elif kind != "body":
            found.append(Segment(kind, start, end))
        elif is_furniture(paragraph):
            found.append(Segment("furniture", start, end))
        elif early or credited or may_be_other(paragraph):
            found.extend(_split_paragraph(text, start, end, early=early, credited=credited))
        else:
            found.append(Segment("body", start, end))
        seen.add(paragraph)
    return tuple(found)


def paragraphs(text: str) -> Iterator[Span]:
    """Paragraphs of plain text: parted by blank lines, or by single line ends that no page width explains."""
    block: list[Span] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if content := line.strip():
            start = at + len(line) - len(line.lstrip())
            block.append((start, start + len(content)))
        elif block:
            yield from _unwrapped(text, block)
            block = []
        at += len(line)
    if block:
        yield from _unwrapped(text, block)


def _unwrapped(text: str, lines: list[Span]) -> Iterator[Span]:
    """The paragraphs in a run of lines: one that was filled to a page width goes on in the next."""
    if len(lines) == 1:
        yield lines[0]
        return
    width = max(end - start for start, end in lines)
    sentence_ends = sum(bool(_SENTENCE_END.search(text, max(start, end - 5), end)) for start, end in lines[:-1])
    if width > _WRAP_WIDTH or 2 * sentence_ends >= len(lines) - 1:
        yield from lines
        return
    first = lines[0][0]
    for (start, end), (following, following_end) in pairwise(lines):
        next_word = text[following:following_end].split(maxsplit=1)[0]
        if end - start + 1 + len(next_word) <= width:  # the next word had room on this line: a real break
            yield first, end
            first = following
    yield first, lines[-1][1]


def _headline(text: str, blocks: list[tuple[str, Span]], title: str | None) -> int | None:
    """Which of the first paragraphs is the headline, if any."""
    for i, (kind, (start, end)) in enumerate(blocks[:4]):
        if kind == "headline" or (title and _fold(text[start:end]) == _fold(title)):
            return i
    if title or len(blocks) < 2 or blocks[0][0] != "body":
        return None  # where the title is known and none of these, the headline is not in the text
    first = text[slice(*blocks[0][1])]
    if not 3 <= len(first.split()) <= 25 or first[0] in "“\"‘'(":
        return None
    if is_byline(first) or is_date(first) or is_caption(first) or dateline_length(first) or credits_in(first):
        return None
    if not _SENTENCE_END.search(first):
        return 0
    content = _LONG_WORD.findall(first)
    in_title_case = len(content) >= 3 and sum(w[0].isupper() for w in content) >= 0.8 * len(content)
    return 0 if in_title_case else None


def _split_paragraph(text: str, start: int, end: int, *, early: bool, credited: bool) -> Iterator[Segment]:
    """The segments of one paragraph that may be something else than body."""
    paragraph = text[start:end]
    credits_found = credits_in(paragraph) if credited else []
    if is_byline(paragraph):
        yield Segment("byline", start, end)
    elif is_date(paragraph):
        yield Segment("dateline", start, end)
    elif credits_found and (is_short(paragraph) or _opens_story(paragraph, credits_found[0][0])):
        yield from _caption(text, start, end, credits_found)
    elif is_caption(paragraph):
        yield Segment("caption", start, end)
    elif is_post(paragraph):
        yield Segment("blockquote", start, end)
    elif early and (length := dateline_length(paragraph)):
        yield from (Segment("dateline", s, e) for s, e in _trimmed(text, start, start + length))
        yield Segment("body", start + length, end)
    else:
        yield Segment("body", start, end)


def _opens_story(paragraph: str, credit: int) -> bool:
    """Whether a long paragraph begins with a caption that scraping has glued to the story."""
    return credit < 0.4 * len(paragraph) and is_short(paragraph[:credit])


def _caption(text: str, start: int, end: int, credits_found: list[Span]) -> Iterator[Segment]:
    """Caption, its credits, and whatever text was glued behind them."""
    at = start
    for begin, stop in credits_found:
        begin, stop = start + begin, start + stop
        if _WORD.search(text, at, begin):
            yield from (Segment("caption", s, e) for s, e in _trimmed(text, at, begin))
        else:
            begin = at
        yield from (Segment("credit", s, e) for s, e in _trimmed(text, begin, stop))
        at = stop
    for s, e in _trimmed(text, at, end):
        yield Segment("credit" if len(text[s:e].split()) < 4 else "body", s, e)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _fold(text: str) -> str:
    """Letters and digits alone, lower case: equal for two printings of one headline."""
    return " ".join(_WORD.findall(text)).casefold()
