"""Quotations: what stands inside quotation marks, and block quotes.

Marks may be curly, straight, single, double or guillemets, in the English, German or French way,
and mixed. A quotation that a paragraph leaves open goes on in the next paragraph when that one
opens with a mark again; otherwise it ends with its sentence, since the mark was forgotten. Marks
inside a quotation belong to it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from framing.article import Article, Segment
from framing.evidence.records import Span

_MARK = re.compile("[“”„\"＂«»‹›'‘’‚]")
_CLOSED_BY = {
    "“": '”"＂',
    '"': '"”＂',
    "＂": '＂"”',
    "„": '“”"',
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‚": "‘’",
    "‘": "’'",
    "'": "'’",
}
"""Opening marks of all kinds, and what may close each; English, German and French ways, and mixtures of them."""
_SINGLE = frozenset("'‘’")
_TURNED = frozenset("»›")  # opens in German books, closes elsewhere
_NEAR = 500  # characters in which a low single mark is closed by a high one
_SOON = 50  # marks among which a single one is closed
_ELISION = re.compile(r"(?:em|til|twas|tis|cause|bout|n)\b")  # 'em, 'til: no quotation begins here
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
            reopened = following is not None and text[following.start] in '“"«„'
            yield from _in_segment(text, segment, marks[first:last], reopened=reopened)


def _may_quote(text: str, i: int) -> bool:
    """Whether a single mark may open or close a quotation; one inside a word is an apostrophe."""
    after = text[i + 1 : i + 2]
    if not (after.isalnum() or after == "_"):
        return text[i] != "‘" or "‚" in text[max(0, i - _NEAR) : i]
    before = text[i - 1 : i]
    free = not before or before.isspace() or before in "([—–-"
    return text[i] != "’" and free and after.isalpha() and not _ELISION.match(text, i + 1)


def _in_segment(text: str, segment: Segment, marks: list[int], *, reopened: bool) -> Iterator[Span]:
    opened: int | None = None
    for i, mark in enumerate(marks):
        if opened is None:
            if _opens(text, segment, mark, marks[i + 1 : i + 1 + _SOON]):
                opened = mark
        elif _closes(text, opened, mark, marks[i + 1 : i + 1 + _SOON]):
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


def _opens(text: str, segment: Segment, mark: int, later: list[int]) -> bool:
    sign = text[mark]
    after = text[mark + 1] if mark + 1 < segment.end else " "
    before = text[mark - 1] if mark > segment.start else " "
    if sign in _SINGLE:
        return sign != "’" and after.isalpha() and _single_closes(text, later)
    if sign in _TURNED:
        return before.isspace() and not after.isspace() and any(text[m] in _CLOSED_BY[sign] for m in later)
    if sign in '"＂':
        return not after.isspace() and not before.isalnum()
    return sign in _CLOSED_BY


def _closes(text: str, opened: int, mark: int, later: list[int]) -> bool:
    sign, behind = text[mark], text[mark + 1 : mark + 2]
    if text[opened] == sign == "“":  # the wrong mark, but at the end of a word
        return not text[mark - 1].isspace() and not behind.isalnum()
    if sign not in _CLOSED_BY[text[opened]] or mark == opened + 1:
        return sign in _CLOSED_BY[text[opened]] and sign not in _SINGLE
    return sign not in _SINGLE or not _is_possessive(text, mark, later)


def _is_possessive(text: str, mark: int, later: list[int]) -> bool:
    """Whether a single mark is the apostrophe of a plural ("the workers’ plan"), since another one closes."""
    if text[mark - 1] != "s" or text[mark + 1 : mark + 2] != " " or not text[mark + 2 : mark + 3].islower():
        return False
    for i in later:
        if text[i] not in "’'":
            return False
        if text[i - 1] in ",.!?":
            return True
    return False


def _single_closes(text: str, later: list[int]) -> bool:
    """Whether a single mark is closed before the next double one; else it is an apostrophe."""
    for mark in later:
        if text[mark] in "'’":
            return True
        if text[mark] in '“"«„':
            return False
    return False
