"""Scare quotes: one to three words that quotation marks hold at a distance (military “cooperation”)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.evidence.records import Attribution, Span
from framing.evidence.words import WORD

_LONGEST = 3  # words


@dataclass(frozen=True, slots=True)
class ScareQuote:
    """A few words in quotation marks that are nobody's statement of their own."""

    text: str
    start: int
    end: int


def find_scare_quotes(
    text: str, quotations: Sequence[Span], attributions: Sequence[Attribution]
) -> Iterator[ScareQuote]:
    """Short quotations inside a sentence, without those that are all that somebody says, and without names."""
    statements = {span for a in attributions if a.kind == "direct" and a.cue for span in a.content}
    for start, end in quotations:
        words = WORD.findall(text, start, end)
        if not 0 < len(words) <= _LONGEST or (start, end) in statements:
            continue
        named = any(word[0].isupper() for word in words)
        if not named and text[end - 1] not in "!?":
            yield ScareQuote(text[start:end].rstrip(",."), start, start + len(text[start:end].rstrip(",.")))
