"""Who speaks: direct speech, by quotation marks and block quotes.

Marks may be curly, straight, single, double or guillemets, and mixed. A quotation that a paragraph
leaves open goes on in the next paragraph when that one opens with a mark again; otherwise it ends
with its sentence, since the mark was forgotten. Marks inside a quotation belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from framing.article import Article, Segment
from framing.evidence.records import Attribution, Span

_MARK = re.compile(
    r"""[“”„"«»]
      | (?<![^\s(\[—–-])['‘](?=[^\W\d_])(?!(?:em|til|twas|tis|cause|bout|n)\b)   # opens: before a word
      | ['’](?!\w)                                                               # may close: behind a word""",
    re.VERBOSE,
)
_OPENS_DOUBLE = frozenset("“„«")
_CLOSES_DOUBLE = frozenset("”»")
_SENTENCE_END = re.compile(r"[.!?…]['\")\]]*(?=\s|$)")


def find_attributions(article: Article) -> tuple[Attribution, ...]:
    """Direct speech in headline, body and block quotes, in order; the content leaves out the marks."""
    return tuple(Attribution("direct", (span,)) for span in _quotations(article.text, article.segments))


def _quotations(text: str, segments: Sequence[Segment]) -> Iterator[Span]:
    spoken = [s for s in segments if s.counted]
    marks = list(_MARK.finditer(text))
    at = 0
    for segment, following in zip(spoken, [*spoken[1:], None], strict=False):
        if segment.kind == "blockquote":
            yield segment.start, segment.end
            continue
        while at < len(marks) and marks[at].start() < segment.start:
            at += 1
        last = at
        while last < len(marks) and marks[last].start() < segment.end:
            last += 1
        reopened = following is not None and text[following.start] in "“\"«"
        yield from _in_segment(text, segment, marks[at:last], reopened=reopened)
        at = last


def _in_segment(text: str, segment: Segment, marks: list[re.Match[str]], *, reopened: bool) -> Iterator[Span]:
    opened: re.Match[str] | None = None
    for i, mark in enumerate(marks):
        if opened is None:
            if _opens(text, segment, mark) and (mark[0] not in "'‘" or _single_close(text, mark, marks[i + 1 :])):
                opened = mark
        elif _closes(text, opened, mark):
            if opened.end() < mark.start():
                yield opened.end(), mark.start()
            opened = None
    if opened is None or opened.end() == segment.end:
        return
    if reopened:
        yield opened.end(), segment.end
    else:
        stop = _SENTENCE_END.search(text, opened.end(), segment.end)
        yield opened.end(), stop.end() if stop else segment.end


def _opens(text: str, segment: Segment, mark: re.Match[str]) -> bool:
    if mark[0] in _OPENS_DOUBLE:
        return True
    if mark[0] != '"':
        return mark[0] in "'‘" and mark.end() < len(text) and text[mark.end()].isalpha()
    before = text[mark.start() - 1] if mark.start() > segment.start else " "
    after = text[mark.end()] if mark.end() < segment.end else " "
    return not after.isspace() and not before.isalnum()


def _closes(text: str, opened: re.Match[str], mark: re.Match[str]) -> bool:
    if opened[0] in "'‘":
        return mark[0] in "'’" and mark.start() > opened.end()
    return mark[0] in _CLOSES_DOUBLE or mark[0] == '"'


def _single_close(text: str, opened: re.Match[str], later: list[re.Match[str]]) -> bool:
    """Whether a single mark is closed before the next double one; else it is an apostrophe."""
    for mark in later:
        if mark[0] in "'’":
            return mark.start() > opened.end()
        if mark[0] in "“\"«":
            return False
    return False
