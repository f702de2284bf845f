"""Documents and their reports, in step."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from framing.analyzer import Analyzer
from framing.article import Article
from framing.report import Report
from framing.study.corpus import Document


def analyse_documents(analyzer: Analyzer, documents: Iterable[Document]) -> Iterator[tuple[Document, Report]]:
    """Each document with its report, in order; only those under way are kept."""
    waiting: deque[Document] = deque()

    def articles() -> Iterator[Article]:
        for document in documents:
            waiting.append(document)
            yield document.article

    for report in analyzer.stream(articles()):
        yield waiting.popleft(), report
