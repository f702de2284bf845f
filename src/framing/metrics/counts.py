"""How long the article is, and how much of it is said by others."""

from __future__ import annotations

from framing.evidence import Evidence


def n_words(evidence: Evidence) -> float:
    """Words in headline (once), body and block quotes; captions, credits, bylines and repeats left out."""
    return float(evidence.n_words("author", "quoted", "reported"))


def n_author_words(evidence: Evidence) -> float:
    """Words of the outlet's own voice: all counted words outside quotations and reported speech."""
    return float(evidence.n_words("author"))


def n_sentences(evidence: Evidence) -> float:
    """Sentences in headline, body and block quotes."""
    counted = {s.kind for s in evidence.article.segments if s.counted}
    return float(sum(sentence.segment in counted for sentence in evidence.sentences))


def quoted_share(evidence: Evidence) -> float:
    """Share of words inside quotation marks or block quotes, from 0 to 1; higher: others speak more."""
    return _share(evidence, "quoted")


def reported_share(evidence: Evidence) -> float:
    """Share of words in indirect speech, from 0 to 1; 0 without a parser, which is needed to find it."""
    return _share(evidence, "reported")


def _share(evidence: Evidence, voice: str) -> float:
    total = evidence.n_words("author", "quoted", "reported")
    return evidence.n_words(voice) / total if total else 0.0
