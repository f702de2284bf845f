"""What is found in one article, each find with its characters."""

from framing.evidence.agency import Entity
from framing.evidence.evidence import Evidence, gather_evidence
from framing.evidence.records import Attribution, Mention, Sentence, Span, TermMatch
from framing.evidence.scare_quotes import ScareQuote

__all__ = [
    "Attribution",
    "Entity",
    "Evidence",
    "Mention",
    "ScareQuote",
    "Sentence",
    "Span",
    "TermMatch",
    "gather_evidence",
]
