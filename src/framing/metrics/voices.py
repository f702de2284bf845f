"""Who is heard: sources and how their words are introduced. All 0 without a parser, which finds them.

Only what is said counts (attributions of kind `direct`, `indirect` and `mixed`), not what is thought or wanted.
"""

from __future__ import annotations

from framing.evidence import Attribution, Evidence
from framing.evidence.attribution import SPEECH


def n_sources(evidence: Evidence) -> float:
    """Distinct sources that say something: by fullest name where named, else by wording."""
    return float(len({_source(evidence, a) for a in _said(evidence)}))


def named_source_share(evidence: Evidence) -> float:
    """Share of attributed statements whose source is a name, from 0 to 1; the rest are pronouns and the unnamed."""
    said = _said(evidence)
    return sum(a.speaker is not None for a in said) / len(said) if said else 0.0


def evaluative_cue_share(evidence: Evidence) -> float:
    """Share of cues found in the family `speech` that are not neutral ("insisted", "ranted"), from 0 to 1."""
    category = {m.start: m.category for m in evidence.matches if m.family == "speech"}
    cues = [category[start] for a in _said(evidence) for start, _ in a.cue[:1] if start in category]
    return sum(c != "reporting_neutral" for c in cues) / len(cues) if cues else 0.0


def agentless_passive_share(evidence: Evidence) -> float:
    """Share of passive clauses that do not say who acts ("weapons have been used"), from 0 to 1."""
    return evidence.passives.agentless / evidence.passives.total if evidence.passives.total else 0.0


def _said(evidence: Evidence) -> list[Attribution]:
    return [a for a in evidence.attributions if a.kind in SPEECH and a.source]


def _source(evidence: Evidence, attribution: Attribution) -> str:
    start, end = attribution.source[0]
    return attribution.speaker or evidence.article.text[start:end].casefold()
