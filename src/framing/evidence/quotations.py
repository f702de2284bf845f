"""Quotations: what stands inside quotation marks, and block quotes.

Marks may be curly, straight, single, double or guillemets, and mixed. A quotation that a paragraph
leaves open goes on in the next paragraph when that one opens with a mark again; otherwise it ends
with its sentence, since the mark was forgotten. Marks inside a quotation belong to it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from framing.article import Article, Segment
from framing.evidence.records import Span

_MARK = re.compile("[“”„\"«»'‘’]")
_SINGLE = frozenset("'‘’")
_SOON = 50  # marks among which a single one is closed
_ELISION = re.compile(r"(?:em|til|twas|tis|cause|bout|n)\b")  # 'em, 'til: no quotation begins here
_OPENS_DOUBLE = frozenset("“„«")
_CLOSES_DOUBLE = frozenset("”»")
_SENTENCE_END = re.compile(r"[.!?…]['\")\]]*(?=\s|$)")


def find_quotations(article: Article) -> list[Span]:
    """Quotations in headline, body and block quotes, in order, without their marks."""
    return list(_quotations(article.text, article.segments))


def _quotations(text: str, segments: Sequence[Segment]) -> Iterator[Span]:
    spoken = [s for s in segments if s.counted]
    text = text.replace("''", ' "').replace("``", ' "')  # typewriter marks; of the same length
    marks = [m.start() for m in _MARK.finditer(text) if m[0] not in _SINGLE or _may_quote(text, m.start())]
    for segment, following in zip(spoken, [*spoken[1:], None], strict=False):
        if segment.kind == "blockquote":
            yield segment.start, segment.end
            continue
        first, last = bisect_left(marks, segment.start), bisect_left(marks, segment.end)
        if first < last:
            reopened = following is not None and text[following.start] in '“"«'
            yield from _in_segment(text, segment, marks[first:last], reopened=reopened)


def _may_quote(text: str, i: int) -> bool:
    """Whether a single mark may open or close a quotation; one inside a word is an apostrophe."""
    after = text[i + 1 : i + 2]
    if not (after.isalnum() or after == "_"):
        return text[i] != "‘"
    before = text[i - 1 : i]
    free = not before or before.isspace() or before in "([—–-"
    return text[i] != "’" and free and after.isalpha() and not _ELISION.match(text, i + 1)


def _in_segment(text: str, segment: Segment, marks: list[int], *, reopened: bool) -> Iterator[Span]:
    opened: int | None = None
    for i, mark in enumerate(marks):
        if opened is None:
            if _opens(text, segment, mark) and (text[mark] not in _SINGLE or _single_closes(text, mark, marks, i + 1)):
                opened = mark
        elif _closes(text, opened, mark):
            if content := text[opened + 1 : mark].strip():
                start = text.index(content, opened + 1)
                yield start, start + len(content)
            opened = None
    if opened is None or opened + 1 == segment.end:
        return
    if reopened:
        yield opened + 1, segment.end
    else:
        stop = _SENTENCE_END.search(text, opened + 1, segment.end)
        yield opened + 1, stop.end() if stop else segment.end


def _opens(text: str, segment: Segment, mark: int) -> bool:
    sign = text[mark]
    after = text[mark + 1] if mark + 1 < segment.end else " "
    if sign in _OPENS_DOUBLE:
        return True
    if sign != '"':
        return sign in "'‘" and after.isalpha()
    before = text[mark - 1] if mark > segment.start else " "
    return not after.isspace() and not before.isalnum()


def _closes(text: str, opened: int, mark: int) -> bool:
    if text[opened] in _SINGLE:
        return text[mark] in "'’" and mark > opened + 1
    return text[mark] in _CLOSES_DOUBLE or text[mark] == '"'


def _single_closes(text: str, opened: int, marks: list[int], later: int) -> bool:
    """Whether a single mark is closed before the next double one, and soon; else it is an apostrophe."""
    for mark in marks[later : later + _SOON]:
        if text[mark] in "'’":
            return mark > opened + 1
        if text[mark] in '“"«':
            return False
    return False
