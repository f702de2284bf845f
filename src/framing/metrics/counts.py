"""How long the article is, and how much of it is said by others."""

from __future__ import annotations

from framing.evidence import Evidence


def n_words(evidence: Evidence) -> float:
    """Words in headline (once), body and block quotes; captions, credits, bylines and repeats left out."""
    return float(evidence.n_author_words + evidence.n_quoted_words)


def n_author_words(evidence: Evidence) -> float:
    """Words of the outlet's own voice: all counted words outside quotation marks and block quotes."""
    return float(evidence.n_author_words)


def n_sentences(evidence: Evidence) -> float:
    """Sentences in headline, body and block quotes."""
    counted = {s.kind for s in evidence.article.segments if s.counted}
    return float(sum(sentence.segment in counted for sentence in evidence.sentences))


def quoted_share(evidence: Evidence) -> float:
    """Share of words inside quotation marks or block quotes, from 0 to 1; higher: others speak more."""
    total = evidence.n_author_words + evidence.n_quoted_words
    return evidence.n_quoted_words / total if total else 0.0
