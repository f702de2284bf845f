"""Keyword in context: each match of some lexicons in a corpus, with the words around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from framing.analyzer import Analyzer
from framing.study.corpus import Document
from framing.study.streaming import analyse_documents

BEFORE, AFTER = 160, 120
"""Characters of context."""


@dataclass(frozen=True, slots=True)
class Line:
    """One match with its context."""

    place: str
    before: str
    text: str
    after: str
    term: str
    category: str
    """With its family: `loaded/epithets`."""
    voice: str


def concordance(analyzer: Analyzer, documents: Iterable[Document], *, term: str | None = None) -> Iterator[Line]:
    """The matches of an analyzer's lexicons in counted segments, in order of place; of one term where it is named."""
    for document, report in analyse_documents(analyzer, documents):
        for match in report.evidence.counted_matches:
            if term is None or match.term == term:
                before, text, after = in_context(report.article.text, match.start, match.end)
                name = f"{match.family}/{match.category}"
                yield Line(document.place, before, text, after, match.term, name, match.voice)


def in_context(text: str, start: int, end: int, before: int = BEFORE, after: int = AFTER) -> tuple[str, str, str]:
    """What stands before a place, at it and behind it, each on one line, cut between words.

    >>> in_context("The old regime fell in the spring of that year.", 8, 14, before=6, after=12)
    ('… old', 'regime', 'fell in the …')
    """
    left, right = max(0, start - before), min(len(text), end + after)
    head, tail = text[left:start], text[end:right]
    if left and not text[left - 1].isspace():
        head = head.partition(" ")[2] if " " in head.rstrip() else head
    if right < len(text) and not text[right].isspace():
        tail = tail.rpartition(" ")[0] if " " in tail.lstrip() else tail
    head, marked, tail = (" ".join(part.split()) for part in (head, text[start:end], tail))
    return ("… " if left else "") + head, marked, tail + (" …" if right < len(text) else "")
