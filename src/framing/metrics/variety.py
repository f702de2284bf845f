"""How varied the wording is."""

from __future__ import annotations

from collections import Counter, deque

from framing.evidence import Evidence
from framing.evidence.words import WORD

WINDOW = 50


def lexical_variety(evidence: Evidence) -> float:
    """Moving-average type-token ratio of the body over windows of 50 words, from 0 to 1; higher: more varied.

    Independent of the text's length, unlike the plain ratio, which is used under 50 words
    (Covington and McFall 2010, "Cutting the Gordian Knot: The Moving-Average Type-Token Ratio").
    """
    words = [word.lower() for word in WORD.findall(evidence.body)]
    if len(words) <= WINDOW:
        return len(set(words)) / len(words) if words else 0.0
    window, counts, types = deque(words[:WINDOW]), Counter(words[:WINDOW]), []
    types.append(len(counts))
    for word in words[WINDOW:]:
        oldest = window.popleft()
        counts[oldest] -= 1
        if not counts[oldest]:
            del counts[oldest]
        window.append(word)
        counts[word] += 1
        types.append(len(counts))
    return sum(types) / (WINDOW * len(types))


def loaded_term_concentration(evidence: Evidence) -> float:
    """Whether loaded language rests on one term: sum of squared shares of the terms (Herfindahl-Hirschman index).

    Family `loaded`, outlet's own voice. 1: one term alone ("regime" fifteen times); 1/n: n terms
    equally often; 0: no such term.
    """
    counts = Counter(m.term for m in evidence.counted_matches if m.family == "loaded" and m.voice == "author")
    total = counts.total()
    return sum((n / total) ** 2 for n in counts.values()) if total else 0.0
