"""What is found in one article, each find with its characters."""

from framing.evidence.agency import Entity, Event
from framing.evidence.evidence import Evidence, gather_evidence
from framing.evidence.records import Attribution, Candidate, Contribution, Mention, Sentence, Span, TermMatch
from framing.evidence.scare_quotes import ScareQuote
from framing.evidence.scorecard import Scorecard
from framing.evidence.sources import Source

__all__ = [
    "Attribution",
    "Candidate",
    "Contribution",
    "Entity",
    "Event",
    "Evidence",
    "Mention",
    "ScareQuote",
    "Scorecard",
    "Sentence",
    "Source",
    "Span",
    "TermMatch",
    "gather_evidence",
]
