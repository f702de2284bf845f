"""How often each term of some lexicons fires in a corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from framing.analyzer import Analyzer
from framing.lexicon.checks import Usage
from framing.study.corpus import Document
from framing.study.streaming import analyse_documents


def count_usage(analyzer: Analyzer, documents: Iterable[Document]) -> Usage:
    """In how many articles each term of an analyzer's lexicons is found, in counted segments and all voices."""
    n_articles = 0
    articles: Counter[tuple[str, str]] = Counter()
    for _, report in analyse_documents(analyzer, documents):
        n_articles += 1
        articles.update({(f"{m.family}/{m.category}", m.term) for m in report.evidence.counted_matches})
    return Usage(n_articles, articles)
