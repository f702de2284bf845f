"""The text a tokeniser sees, with the way back to the text as given.

Line ends inside a paragraph, non-breaking and double spaces, soft hyphens, zero-width, bidirectional and control
characters and decomposed accents would hide terms from a matcher. They are smoothed here, and
every offset is carried back to the caller's text afterwards.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.article import Segment

CHUNK_CHARS = 200_000
"""Longer articles reach the pipeline in pieces of at most this many characters, cut between segments."""

_DROPPED = r"\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\x00-\x08\x0e-\x1b\x7f"
_ROUGH = re.compile(
    rf"[\t\x0b\x0c\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000{_DROPPED}\u0300-\u036f\ud800-\udfff]"
)
_PIECE = re.compile(
    rf"(?P<space>\s+)|(?P<dropped>[{_DROPPED}]+)|(?P<broken>[\ud800-\udfff])"
    rf"|(?P<accented>[^\s{_DROPPED}\u0300-\u036f][\u0300-\u036f]+)"
    rf"|(?P<plain>(?:[^\s{_DROPPED}\ud800-\udfff\u0300-\u036f](?![\u0300-\u036f]))+|.)",
    re.DOTALL,
)


@dataclass(frozen=True)
class CleanText:
    """A piece of an article, ready for the tokeniser."""

    text: str
    segments: tuple[Segment, ...]
    """The article's segments in this piece, with offsets into the article's text as given."""
    starts: tuple[int, ...]
    """Where each of these segments starts in the clean text."""
    offset: int
    """Where the piece starts in the article's text, when nothing had to be smoothed."""
    _start_of: Sequence[int] | None = None
    _end_of: Sequence[int] | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text as given that a span of the clean text stands for."""
        if self._start_of is None or self._end_of is None:
            return start + self.offset, end + self.offset
        return self._start_of[start], self._end_of[end - 1]

    def original_starts(self, starts: NDArray[np.int64]) -> NDArray[np.int64]:
        """Where characters of the clean text stand in the text as given, for many at once."""
        if self._start_of is None:
            return starts + self.offset
        return np.asarray(self._start_of, dtype=np.int64)[starts]


def clean_chunks(text: str, segments: Sequence[Segment], limit: int = CHUNK_CHARS) -> list[CleanText]:
    """An article's text in one or more clean pieces, each of at most about `limit` characters."""
    if len(text) <= limit:
        return [_clean(text, tuple(segments))]
    chunks: list[CleanText] = []
    batch: list[Segment] = []
    for segment in _no_longer_than(limit, text, segments):
        if batch and segment.end - batch[0].start > limit:
            chunks.append(_clean(text, tuple(batch)))
            batch = []
        batch.append(segment)
    return [*chunks, _clean(text, tuple(batch))]


def _no_longer_than(limit: int, text: str, segments: Sequence[Segment]) -> Iterator[Segment]:
    """Segments, where one is longer than the limit cut at white space."""
    for segment in segments:
        start = segment.start
        while segment.end - start > limit:
            space = text.rfind(" ", start + limit // 2, start + limit)
            cut = space + 1 if space >= 0 else start + limit
            yield Segment(segment.kind, start, cut)
            start = cut
        yield Segment(segment.kind, start, segment.end)


def _clean(text: str, segments: tuple[Segment, ...]) -> CleanText:
    offset, end = segments[0].start, segments[-1].end
    if not _is_rough(text, segments):
        return CleanText(text[offset:end], segments, tuple(s.start - offset for s in segments), offset)
    out: list[str] = []
    start_of, end_of = array("l"), array("l")
    starts = []
    for segment in segments:
        if out:
            _append(out, start_of, end_of, "\n\n", segment.start, segment.start)
        starts.append(len(start_of))
        for piece in _PIECE.finditer(text, segment.start, segment.end):
            match piece.lastgroup:
                case "plain":
                    out.append(piece[0])
                    start_of.extend(range(piece.start(), piece.end()))
                    end_of.extend(range(piece.start() + 1, piece.end() + 1))
                case "space":
                    _append(out, start_of, end_of, " ", piece.start(), piece.end())
                case "accented":
                    _append(out, start_of, end_of, unicodedata.normalize("NFC", piece[0]), piece.start(), piece.end())
                case "broken":
                    _append(out, start_of, end_of, "\ufffd", piece.start(), piece.end())
    return CleanText("".join(out), segments, tuple(starts), offset, start_of, end_of)


def _is_rough(text: str, segments: tuple[Segment, ...]) -> bool:
    """Whether anything in a segment would hide a term; three plain searches, since every article pays for them."""
    start, end = segments[0].start, segments[-1].end
    if _ROUGH.search(text, start, end) or text.find("  ", start, end) >= 0:
        return True
    return any(text.find("\n", s.start, s.end) >= 0 for s in segments)


def _append(out: list[str], start_of: array[int], end_of: array[int], text: str, start: int, end: int) -> None:
    out.append(text)
    start_of.extend([start] * len(text))
    end_of.extend([end] * len(text))
