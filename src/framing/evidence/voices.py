"""Whose voice each place of an article is in: the outlet's, a quoted or a reported one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
        innermost: tuple[int, Attribution] | None = None
        for attribution in self.attributions:
            if attribution.kind in SPEECH:
                for begin, end in attribution.content:
                    if begin <= start < end and (innermost is None or end - begin < innermost[0]):
                        innermost = (end - begin, attribution)
        if innermost:
            return "quoted" if quoted else "reported", innermost[1].speaker
        return ("quoted" if quoted else "author"), None
