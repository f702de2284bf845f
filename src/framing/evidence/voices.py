"""Whose voice each place of an article is in: the outlet's, a quoted or a reported one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from framing.evidence.records import Attribution, Span
from framing.evidence.scare_quotes import ScareQuote
from framing.evidence.spans import is_inside

SPEECH = frozenset(("direct", "indirect", "mixed"))
"""Kinds of attribution in which something is said; in a `belief` it is thought, wanted or judged."""


@dataclass(frozen=True)
class Voices:
    """Whose voice each place of an article is in."""

    quotations: Sequence[Span]
    """In order."""
    attributions: Sequence[Attribution]
    scare_quotes: Sequence[ScareQuote] | None = None
    """None where they were not looked for."""

    def held(self, start: int) -> bool | None:
        """Whether a place stands in scare quotes; None where this was not determined."""
        return None if self.scare_quotes is None else any(q.start <= start < q.end for q in self.scare_quotes)

    def at(self, start: int) -> tuple[str, str | None]:
        """Voice and, where known, speaker: `quoted` in a quotation, `reported` in indirect speech, else `author`."""
        quoted = is_inside(start, self.quotations)
        if not self.attributions:
            return ("quoted" if quoted else "author"), None
        innermost: tuple[int, str | None] | None = None
        i = bisect_right(self._said, start, key=lambda said: said[0]) - 1
        while i >= 0 and self._furthest[i] > start:
            begin, end, speaker = self._said[i]
            if start < end and (innermost is None or end - begin < innermost[0]):
                innermost = (end - begin, speaker)
            i -= 1
        if innermost:
            return "quoted" if quoted else "reported", innermost[1]
        return ("quoted" if quoted else "author"), None

    @cached_property
    def _said(self) -> list[tuple[int, int, str | None]]:
        """Start, end and speaker of what is said, in order of start."""
        said = ((*span, a.speaker) for a in self.attributions if a.kind in SPEECH for span in a.content)
        return sorted(said, key=lambda item: item[0])

    @cached_property
    def _furthest(self) -> list[int]:
        """The furthest end of what is said up to each."""
        return list(accumulate((end for _, end, _ in self._said), max))
