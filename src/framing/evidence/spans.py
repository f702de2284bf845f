"""Spans as sets of characters: joined, and one without the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from framing.evidence.records import Span


def joined(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that meet made one.

    >>> joined([(5, 9), (0, 3), (3, 4)])
    [(0, 4), (5, 9)]
    """
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def without(spans: Iterable[Span], others: Sequence[Span]) -> Iterator[Span]:
    """What is left of spans outside others; both in order and each free of overlap.

    >>> list(without([(0, 10)], [(2, 4), (9, 12)]))
    [(0, 2), (4, 9)]
    """
    i = 0
    for start, end in spans:
        while i < len(others) and others[i][0] < end:
            begin, stop = others[i]
            if start < begin:
                yield start, begin
            start = max(start, stop)
            if stop > end:
                break
            i += 1
        if start < end:
            yield start, end


def is_inside(place: int, spans: Sequence[Span]) -> bool:
    """Whether a place lies in one of these spans, which are in order and free of overlap.

    >>> is_inside(3, [(0, 2), (3, 5)]), is_inside(2, [(0, 2), (3, 5)])
    (True, False)
    """
    i = bisect_right(spans, (place, 1 << 60)) - 1
    return i >= 0 and place < spans[i][1]
