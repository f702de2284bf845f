"""What is found in one article, each find with its characters."""

from framing.evidence.agency import Entity, Event
from framing.evidence.evidence import Evidence, gather_evidence
from framing.evidence.records import Attribution, Mention, Sentence, Span, TermMatch
from framing.evidence.scare_quotes import ScareQuote
from framing.evidence.sources import Source

__all__ = [
    "Attribution",
    "Entity",
    "Event",
    "Evidence",
    "Mention",
    "ScareQuote",
    "Sentence",
    "Source",
    "Span",
    "TermMatch",
    "gather_evidence",
]
