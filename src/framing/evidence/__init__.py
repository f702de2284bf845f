"""What is found in one article, each find with its characters."""

from framing.evidence.evidence import Evidence, gather_evidence
from framing.evidence.records import Attribution, Mention, Sentence, Span, TermMatch

__all__ = ["Attribution", "Evidence", "Mention", "Sentence", "Span", "TermMatch", "gather_evidence"]
