"""The hits and misses of a lexicon, run as tests."""

from __future__ import annotations

from collections.abc import Iterable

from framing.article import Article
from framing.evidence.evidence import gather_evidence
from framing.evidence.matching import build_matcher
from framing.evidence.pipeline import Pipeline, read_articles
from framing.lexicon import Lexicon


def failing_examples(lexicon: Lexicon, pipeline: Pipeline) -> list[str]:
    """One message for each hit in which its term is not found, and each miss in which it is.

    Misses may rest on word classes, so without a tagger only the hits are run.
    """
    cases = [(term.term, sentence, True) for term in lexicon for sentence in term.hits]
    if pipeline.tags:
        cases += [(term.term, sentence, False) for term in lexicon for sentence in term.misses]
    found = _terms_found(lexicon, pipeline, (sentence for _, sentence, _ in cases))
    failures = []
    for (term, sentence, wanted), terms in zip(cases, found, strict=True):
        if wanted != (term in terms):
            problem = "is not found in its hit" if wanted else "is found in its miss"
            failures.append(f"term {term!r} {problem} {sentence!r}")
    return failures


def _terms_found(lexicon: Lexicon, pipeline: Pipeline, sentences: Iterable[str]) -> Iterable[set[str]]:
    matcher = build_matcher((lexicon,), pipeline.nlp)
    for article, chunks in read_articles(pipeline, map(Article, sentences), batch_size=256):
        evidence = gather_evidence(article, chunks, matcher, pipeline, (lexicon.name,))
        yield {match.term for match in evidence.matches}
