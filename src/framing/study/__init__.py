"""Many texts: reading a corpus, how terms are used in it, words that set labelled texts apart, precision by term."""

from framing.study.audit import Audit, TermAudit, audit_lexicons
from framing.study.concordance import Line, concordance
from framing.study.corpus import Document, Labelled, read_corpus, read_labelled
from framing.study.suggest import Suggestion, suggest_terms
from framing.study.usage import count_usage

__all__ = [
    "Audit",
    "Document",
    "Labelled",
    "Line",
    "Suggestion",
    "TermAudit",
    "audit_lexicons",
    "concordance",
    "count_usage",
    "read_corpus",
    "read_labelled",
    "suggest_terms",
]
