"""How precise each term of a lexicon is, against texts that somebody has labelled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from framing.analyzer import Analyzer
from framing.errors import CorpusError
from framing.study.corpus import Labelled
from framing.study.intervals import Estimate, wilson

_EXAMPLES = 2
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class TermAudit:
    """One term, or one category with all its terms, against the labels."""

    category: str
    """With its family."""
    term: str
    """Empty for the whole category."""
    texts: int
    """Texts with a match."""
    yes: int
    """Of these, texts labelled yes."""
    precision: Estimate | None
    """Share labelled yes, with its Wilson interval; None without a match."""
    recall: Estimate | None
    """Share of all texts labelled yes that have a match; None without such texts."""
    false_alarms: tuple[str, ...]
    """Texts with a match that are labelled no, the shortest first."""

    def flat(self) -> dict[str, object]:
        """The same as plain columns."""
        low, high = (self.precision.low, self.precision.high) if self.precision else (None, None)
        return {
            "category": self.category,
            "term": self.term,
            "texts": self.texts,
            "yes": self.yes,
            "precision": self.precision.value if self.precision else None,
            "low": low,
            "high": high,
            "recall": self.recall.value if self.recall else None,
            "false_alarms": " | ".join(self.false_alarms),
        }


@dataclass(frozen=True)
class Audit:
    """Terms and categories against labels, those with the most false alarms first."""

    terms: tuple[TermAudit, ...]
    categories: tuple[TermAudit, ...]
    n_texts: int
    n_yes: int

    def __str__(self) -> str:
        share = self.n_yes / self.n_texts
        lines = [
            f"{self.n_texts} labelled texts, {self.n_yes} labelled yes ({share:.3f}: what a random term would reach)"
        ]
        for title, rows in (("category", self.categories), ("term", self.terms)):
            width = max([len(title), *(len(row.term or row.category) for row in rows)])
            lines += ["", f"{title:{width}}  texts  yes  precision (95% interval)  recall"]
            for row in rows:
                precision = str(row.precision) if row.precision else "no match"
                recall = f"{row.recall.value:.3f}" if row.recall else ""
                lines.append(
                    f"{row.term or row.category:{width}}  {row.texts:5}  {row.yes:3}  {precision:24}  {recall}"
                )
                if row.term and row.false_alarms:
                    lines.append(f"{'':{width}}  no: {row.false_alarms[0]}")
        return "\n".join(line.rstrip() for line in lines)


def audit_lexicons(
    labelled: Sequence[Labelled], analyzer: Analyzer, *, categories: Sequence[str] | None = None
) -> Audit:
    """Each term and category of an analyzer's lexicons against labelled texts, voices and segments taken together.

    `categories`: those to show (`family/category`) with all their terms; None for all, and only terms with a match.
    A text counts once for a term, however often it stands there.
    """
    if not labelled:
        raise CorpusError("no labelled text is given: give at least one")
    found: defaultdict[tuple[str, str], list[Labelled]] = defaultdict(list)
    for item, report in zip(labelled, analyzer.stream(item.text for item in labelled), strict=True):
        names = {(f"{m.family}/{m.category}", m.term) for m in report.matches}
        for key in names | {(category, "") for category, _ in names}:
            found[key].append(item)
    n_yes = sum(item.label for item in labelled)
    rows = [
        _audited(lexicon.name, term, found[lexicon.name, term], n_yes)
        for lexicon in analyzer.lexicons
        if categories is None or lexicon.name in categories
        for term in ("", *dict.fromkeys(term.term for term in lexicon))
        if categories or (lexicon.name, term) in found
    ]
    rows.sort(key=lambda row: (row.yes - row.texts, row.category, row.term))
    return Audit(
        tuple(row for row in rows if row.term), tuple(row for row in rows if not row.term), len(labelled), n_yes
    )


def _audited(category: str, term: str, texts: Sequence[Labelled], n_yes: int) -> TermAudit:
    yes = sum(item.label for item in texts)
    return TermAudit(
        category,
        term,
        len(texts),
        yes,
        wilson(yes / len(texts), len(texts)) if texts else None,
        wilson(yes / n_yes, n_yes) if n_yes else None,
        tuple(
            " ".join(text.split())[:_LONGEST]
            for text in sorted((item.text for item in texts if not item.label), key=len)[:_EXAMPLES]
        ),
    )
