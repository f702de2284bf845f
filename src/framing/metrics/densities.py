"""How much loaded language: rates per 100 words of the outlet's own voice, unless the name says otherwise.

A density counts terms; a score sums their strengths (1 mild, 2 clear, 3 strong). Terms of several
categories that overlap are one find, with the strength of the strongest. A rate over no words is 0.
Higher means more. The split into framing bias (`loaded`) and epistemological bias (`epistemic`)
follows Recasens, Danescu-Niculescu-Mizil and Jurafsky (2013).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import TypeAlias

from framing.evidence import Evidence, TermMatch

Total: TypeAlias = Callable[[list[int]], int]
"""`len` for a density, `sum` for a score."""

STRONG = 2
"""From this strength on a term is called strong: most experts would mark it."""


def loaded_language_density(evidence: Evidence) -> float:
    """Terms of the family `loaded` per 100 words, outlet's own voice."""
    return _per_100(len(strengths(_author(evidence, "loaded"))), evidence.n_words("author"))


def loaded_language_score(evidence: Evidence) -> float:
    """Sum of strengths of the family `loaded` per 100 words, outlet's own voice."""
    return _per_100(sum(strengths(_author(evidence, "loaded"))), evidence.n_words("author"))


def quoted_loaded_language_density(evidence: Evidence) -> float:
    """Terms of the family `loaded` inside quotations, per 100 quoted words."""
    return _said(evidence, "quoted")


def reported_loaded_language_density(evidence: Evidence) -> float:
    """Terms of the family `loaded` in indirect speech, per 100 words of it."""
    return _said(evidence, "reported")


def family_density(evidence: Evidence) -> dict[str, float]:
    """Terms per 100 words, for each family of the lexicons in use."""
    return _by_family(evidence, len)


def family_score(evidence: Evidence) -> dict[str, float]:
    """Sum of strengths per 100 words, for each family of the lexicons in use."""
    return _by_family(evidence, sum)


def category_density(evidence: Evidence) -> dict[str, float]:
    """Terms per 100 words, for each category of the lexicons in use (`family/category`)."""
    return _by_category(evidence, len)


def category_score(evidence: Evidence) -> dict[str, float]:
    """Sum of strengths per 100 words, for each category of the lexicons in use (`family/category`)."""
    return _by_category(evidence, sum)


def segment_density(evidence: Evidence) -> dict[str, float]:
    """Terms of the family `loaded` per 100 words of the outlet's own voice in each kind of segment."""
    return _by_segment(evidence, len)


def segment_score(evidence: Evidence) -> dict[str, float]:
    """Sum of strengths of the family `loaded` per 100 words of the outlet's own voice in each kind of segment."""
    return _by_segment(evidence, sum)


def strong_sentence_share(evidence: Evidence) -> float:
    """Share of sentences, from 0 to 1, with a term of family `loaded` and strength 2 or 3, outlet's own voice."""
    counted = {s.kind for s in evidence.article.segments if s.counted}
    sentences = [s for s in evidence.sentences if s.segment in counted]
    strong = [m.start for m in _author(evidence, "loaded") if m.weight >= STRONG]
    with_term = sum(bisect_left(strong, s.start) < bisect_left(strong, s.end) for s in sentences)
    return with_term / len(sentences) if sentences else 0.0


def strengths(matches: Iterable[TermMatch]) -> list[int]:
    """The strength of each find, where matches that overlap are one find of the greatest strength."""
    found: list[int] = []
    end = -1
    for match in sorted(matches, key=lambda m: (m.start, -m.end)):
        if match.start < end:
            found[-1] = max(found[-1], match.weight)
        else:
            found.append(match.weight)
        end = max(end, match.end)
    return found


def _author(evidence: Evidence, family: str) -> list[TermMatch]:
    return [m for m in evidence.counted_matches if m.family == family and m.voice == "author"]


def _said(evidence: Evidence, voice: str) -> float:
    said = [m for m in evidence.counted_matches if m.family == "loaded" and m.voice == voice]
    return _per_100(len(strengths(said)), evidence.n_words(voice))


def _per_100(amount: float, words: int) -> float:
    return 100 * amount / words if words else 0.0


def _by_family(evidence: Evidence, total: Total) -> dict[str, float]:
    families = dict.fromkeys(name.partition("/")[0] for name in evidence.lexicons)
    return {f: _per_100(total(strengths(_author(evidence, f))), evidence.n_words("author")) for f in families}


def _by_category(evidence: Evidence, total: Total) -> dict[str, float]:
    found: dict[str, list[TermMatch]] = {name: [] for name in evidence.lexicons}
    for match in evidence.counted_matches:
        if match.voice == "author":
            found[f"{match.family}/{match.category}"].append(match)
    return {name: _per_100(total(strengths(ms)), evidence.n_words("author")) for name, ms in found.items()}


def _by_segment(evidence: Evidence, total: Total) -> dict[str, float]:
    loaded = _author(evidence, "loaded")
    return {
        kind: _per_100(total(strengths(m for m in loaded if m.segment == kind)), words["author"])
        for kind, words in evidence.words_by_segment.items()
    }
