"""Who is heard and who acts: sources, how their words are introduced, agents left out. All 0 without a parser.

Only what is said counts, not what is thought or wanted.
"""

from __future__ import annotations

from framing.evidence import Attribution, Evidence
from framing.evidence.sources import is_said

_AGAINST = frozenset(("doubting", "emotional"))
_FOR = frozenset(("affirming",))


def n_sources(evidence: Evidence) -> float:
    """Distinct sources that say something: by fullest name where named, else by wording."""
    return float(len(evidence.sources))


def named_source_share(evidence: Evidence) -> float:
    """Share of sourced statements whose source has a name, from 0 to 1; the rest are the unnamed and open pronouns."""
    said = [a for a in evidence.attributions if is_said(a) and a.source]
    return sum(a.speaker is not None for a in said) / len(said) if said else 0.0


def largest_source_share(evidence: Evidence) -> float:
    """Share of all sources' words that the most heard one has, from 0 to 1."""
    words = [source.words for source in evidence.sources]
    return max(words) / sum(words) if sum(words) else 0.0


def evaluative_cue_share(evidence: Evidence) -> float:
    """Share of cues found in the family `speech` that are not neutral ("insisted", "ranted"), from 0 to 1."""
    stances = [a.stance for a in evidence.attributions if is_said(a) and a.source and a.stance]
    return sum(stance != "neutral" for stance in stances) / len(stances) if stances else 0.0


def cue_side_agreement(evidence: Evidence) -> float:
    """Whether evaluative cues take the side of the outlet's own terms, from -1 to 1; 0 where there are none of either.

    A statement counts +1 where a doubting or emotional cue ("claimed", "ranted") introduces somebody about whom the
    outlet uses loaded terms itself, or an affirming one ("pointed out") somebody about whom it uses none; else -1.
    Only named speakers and cues that are not neutral count; without any loaded term about a speaker there is no side.
    """
    about = {
        t.entity for m in evidence.counted_matches if m.family == "loaded" and m.voice == "author" for t in m.targets
    }
    cues = [(a.stance, a.speaker in about) for a in evidence.attributions if _takes_side(a)]
    if not any(charged for _, charged in cues):
        return 0.0
    agreeing = sum((stance in _AGAINST) == charged for stance, charged in cues)
    return (2 * agreeing - len(cues)) / len(cues)


def _takes_side(attribution: Attribution) -> bool:
    return attribution.speaker is not None and attribution.stance in _AGAINST | _FOR


def agentless_passive_share(evidence: Evidence) -> float:
    """Share of passive clauses that do not say who acts ("weapons have been used"), from 0 to 1."""
    return _agentless_share(evidence, "passive")


def agentless_violence_share(evidence: Evidence) -> float:
    """Share of nouns of violence that do not say who acts ("the killings"), from 0 to 1."""
    return _agentless_share(evidence, "violence")


def _agentless_share(evidence: Evidence, kind: str) -> float:
    agents = [event.agent for event in evidence.events if event.kind == kind]
    return agents.count(None) / len(agents) if agents else 0.0
