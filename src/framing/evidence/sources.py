"""Sources: who is heard in an article, with how many words, and by which cues it is introduced."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from framing.evidence.records import Attribution, TermMatch
from framing.evidence.voices import SPEECH
from framing.evidence.words import count_words

_ARTICLE = re.compile(r"(?:the|a|an|some|many)\s+", re.IGNORECASE)
_PRONOUNS = frozenset("he she it they i we you who which that this these those one him her them me us".split())


@dataclass(frozen=True, slots=True)
class Source:
    """One source of an article, over all that it says there."""

    name: str
    """The fullest name, or the wording of an unnamed source ("officials")."""
    named: bool
    statements: int
    words: int
    """Words of these statements."""
    cues: dict[str, int] = field(default_factory=dict)
    """How often by which kind of cue: `neutral`, `affirming`, `doubting`, `emotional`."""


def with_stances(attributions: tuple[Attribution, ...], matches: Iterable[TermMatch]) -> tuple[Attribution, ...]:
    """Attributions with the stance of their cue: the category of the family `speech` that lists it."""
    if not any(a.cue for a in attributions):
        return attributions
    stances = {m.start: m.category.removeprefix("reporting_") for m in matches if m.family == "speech"}
    return tuple(
        replace(a, stance=stances[a.cue[0][0]]) if a.cue and a.cue[0][0] in stances else a for a in attributions
    )


def sources_of(text: str, attributions: Sequence[Attribution]) -> tuple[Source, ...]:
    """Who says something, those with the most words first. A pronoun that stays open is no source."""
    statements: Counter[tuple[str, bool]] = Counter()
    words: Counter[tuple[str, bool]] = Counter()
    cues: dict[tuple[str, bool], Counter[str]] = {}
    for attribution in attributions:
        if not is_said(attribution) or (key := _key(text, attribution)) is None:
            continue
        statements[key] += 1
        words[key] += sum(count_words(text, start, end) for start, end in attribution.content)
        if attribution.stance is not None:
            cues.setdefault(key, Counter())[attribution.stance] += 1
    return tuple(Source(*key, statements[key], n, dict(cues.get(key, Counter()))) for key, n in words.most_common())


def is_said(attribution: Attribution) -> bool:
    """Whether something is said, not only thought or wanted: speech, or an object of a reporting verb ("denied it")."""
    return attribution.kind in SPEECH or attribution.stance is not None


def _key(text: str, attribution: Attribution) -> tuple[str, bool] | None:
    if attribution.speaker is not None:
        return attribution.speaker, True
    if not attribution.source:
        return None
    wording = _ARTICLE.sub("", " ".join(text[slice(*attribution.source[0])].split()), count=1).casefold()
    return None if wording in _PRONOUNS else (wording, False)
