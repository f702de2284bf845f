"""`Validation`: what human codes say of an analysis on a corpus, to read, to tabulate, to print in a paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing.errors import FramingError, SheetError
from framing.files import write_files
from framing.study.intervals import Estimate
from framing.validate.estimates import Share, more_codes_for_precision, more_codes_for_recall
from framing.validated import SCHEMA, listed

_MANY = 20
"""Rows on which two people hardly ever agree without exception."""
_COSTLY = 10
"""Terms shown among those that cost most."""


@dataclass(frozen=True)
class CategoryScore:
    """One category in one voice, or in all."""

    category: str
    voice: str
    """`all`, `author`, `quoted` or `reported`; of a sentence, the voice of most of it."""
    matches: int
    """Matches in the corpus."""
    coded: int
    """Of these, coded."""
    right: int
    """Of the coded ones, those that are an instance of the category."""
    precision: Estimate | None
    """Share of the matches that are right, weighted by inclusion probability; None without codes."""
    sentences: int
    """Coded whole sentences."""
    recall: Estimate | None
    """Share of the sentences with the category in which the machine found it, weighted likewise."""
    prevalence: Estimate | None
    """Share of sentences with the category, corrected for the machine's errors."""
    found: float | None
    """Share of sentences with a match, uncorrected."""
    alpha: Estimate | None
    """Krippendorff's alpha (nominal); None where no row, or one kind of code alone, was coded twice."""
    shares: tuple[Share | None, Share | None, Share | None] = (None, None, None)
    """What the numbers come from: of matches, of sentences with and without one."""


@dataclass(frozen=True, slots=True)
class TermCost:
    """A term with false alarms."""

    category: str
    term: str
    coded: int
    right: int
    false_alarms: float
    """Estimated number in the corpus."""


@dataclass(frozen=True, kw_only=True)
class Validation:
    """Scores by category and voice, the terms that cost most, and how it was done."""

    categories: tuple[CategoryScore, ...]
    terms: tuple[TermCost, ...]
    coders: tuple[str, ...]
    rows: int
    """Rows drawn."""
    decided: int
    """Rows with a decision: one code, a majority, or an adjudicated code."""
    split: int
    """Rows whose coders are split, without an adjudicated code; left out."""
    double: int
    """Rows with codes of two or more coders."""
    adjudicated: int
    decoys: int
    """Decoys with a decision: words that the machine did not mark, shown like those that it did."""
    decoys_yes: int
    alpha: Estimate | None
    """Krippendorff's alpha over all rows but decoys."""
    strata: tuple[str, ...]
    """What the strata were made of."""
    coded: dict[str, str]
    """Edition (digest of the terms) of each category with codes."""
    uncoded: tuple[str, ...]
    """Categories of the analysis without codes: not validated on this corpus."""
    n_articles: int
    n_sentences: int
    seed: int
    signature: str
    empty_strata: int
    """Strata that rows were drawn from and none was coded of; estimates leave them out."""

    def table(self) -> list[dict[str, Any]]:
        """One row for each category and voice, with each interval in columns of its own, and the signature."""
        rows = []
        for score in self.categories:
            row: dict[str, Any] = {"category": score.category, "voice": score.voice}
            row |= {name: getattr(score, name) for name in ("matches", "coded", "right")}
            row |= _columns("precision", score.precision) | {"sentences": score.sentences}
            row |= _columns("recall", score.recall) | _columns("prevalence", score.prevalence)
            row |= {"found": score.found} | _columns("alpha", score.alpha) | {"signature": self.signature}
            rows.append(row)
        return rows

    def more_codes(self, within: float = 0.05) -> list[dict[str, Any]]:
        """Codes to add until each interval reaches at most about `within` to each side, by category, all voices.

        Never more marked terms than the corpus still has: with all of them coded, its precision is known exactly.
        `for_recall` is None where no number of sentences will do it, or where nothing is known yet.
        """
        if not isinstance(within, int | float) or not 0 < within < 0.5:
            raise SheetError(f"within is {within!r:.60}: give a number above 0 and below 0.5, such as 0.05")
        rows = []
        for score in self.categories:
            of_terms, with_match, without = score.shares
            if score.voice == "all":
                terms = more_codes_for_precision(of_terms, score.coded, within) if of_terms else None
                terms = None if terms is None else min(terms, score.matches - score.coded)
                sentences = None
                if score.recall and with_match and without:
                    sentences = more_codes_for_recall(with_match, without, score.sentences, within)
                rows.append({"category": score.category, "for_precision": terms, "for_recall": sentences})
        return rows

    def methods(self) -> str:
        """A paragraph for a methods section; check it against what you did."""
        return " ".join(_methods(self))

    def save(self, path: str | Path) -> None:
        """Write the result as JSON; under `validation` in framing.toml it tells reports what is validated here.

        Raises `FramingError` where it cannot be written, or would replace a file of another kind.
        """
        target = Path(path)
        check_result(target)
        write_files({target: self.to_json()})

    def to_json(self) -> str:
        """The result as JSON text."""
        data: dict[str, Any] = {"schema": SCHEMA, "signature": self.signature, "coded": self.coded}
        data |= {"n_articles": self.n_articles, "rows": self.rows, "decided": self.decided, "coders": list(self.coders)}
        data |= {"scores": self.table(), "methods": self.methods()}
        return json.dumps(data, indent=1, allow_nan=False)

    def __str__(self) -> str:
        return "\n".join(line.rstrip() for line in _lines(self))


def check_result(path: Path) -> None:
    """Raises `FramingError` where a file is there that is no earlier result, so that no sheet is lost."""
    if path.is_file() and f'"{SCHEMA}"' not in path.read_bytes()[:200].decode("utf-8", "replace"):
        raise FramingError(f"{path}: is there already and is no earlier result: choose another name, or move it away")


def _lines(validation: Validation) -> Iterator[str]:
    v = validation
    yield f"{v.decided} of {v.rows} rows decided, drawn from {v.n_articles:,} articles ({v.n_sentences:,} sentences)"
    yield f"coders: {', '.join(v.coders) or 'none named'}; {v.double} rows coded twice, {v.adjudicated} adjudicated"
    if v.alpha and v.alpha.value == 1 and v.double >= _MANY:
        yield "every row coded twice has the same code both times: two coders, or one sheet given twice?"
    if v.split:
        yield f"{v.split} rows left out: their coders are split; decide them in a column adjudicated"
    if v.empty_strata:
        yield f"{v.empty_strata} strata left out: none of their rows is coded"
    if v.decoys:
        yield f"{v.decoys_yes} of {v.decoys} decoys coded 1: words that the machine did not mark"
    yield f"Krippendorff's alpha over all rows but decoys: {v.alpha or 'not defined: code more rows twice'}"
    width = max(len("category"), *(len(score.category) for score in v.categories))
    yield ""
    yield (
        f"{'category':{width}}  {'voice':8}  {'matches':>7}  {'coded':>5}  {'precision':22}  {'sent.':>5}  "
        f"{'recall':22}  {'prevalence':22}  {'found':>5}  alpha"
    )
    for s in v.categories:
        found = "" if s.found is None else f"{s.found:.3f}"
        yield (
            f"{s.category:{width}}  {s.voice:8}  {s.matches:7}  {s.coded:5}  {_shown(s.precision):22}  "
            f"{s.sentences:5}  {_shown(s.recall):22}  {_shown(s.prevalence):22}  {found:>5}  {_shown(s.alpha)}"
        )
    if v.terms:
        yield ""
        yield "terms that cost most (estimated false alarms in the corpus; right of coded)"
        for cost in v.terms[:_COSTLY]:
            yield f"  {cost.false_alarms:8.1f}  {cost.right} of {cost.coded}  {cost.term}  ({cost.category})"
    if v.uncoded:
        yield ""
        yield f"not validated on this corpus: {listed(v.uncoded, (*v.coded, *v.uncoded))}"
    yield ""
    yield v.signature


def _methods(validation: Validation) -> Iterator[str]:
    v = validation
    several = len({score.category for score in v.categories}) > 1
    yield (
        f"We validated the automated coding on a stratified random sample of {v.rows} passages "
        f"(strata: {', '.join(v.strata)}; seed {v.seed}) from the corpus of {v.n_articles:,} "
        f"articles ({v.n_sentences:,} sentences), with the software's label hidden and the order shuffled"
        + (", among decoys: words that the software had not marked." if v.decoys else ".")
    )
    n = len(v.coders)
    yield (
        f"{v.decided + v.split} passages were coded by {n} coder{'s' * (n != 1)}, {v.double} of them by two or more"
        + (f" (Krippendorff's alpha {_cited(v.alpha)})" if v.alpha else "")
        + (f"; {v.adjudicated} were adjudicated" if v.adjudicated else "")
        + (f"; {v.split} on which coders were split are left out." if v.split else ".")
    )
    for s in v.categories:
        if s.voice == "all":
            parts = [f"precision {_cited(s.precision)}" if s.precision else ""]
            parts += [f"recall {_cited(s.recall)} at the level of sentences" if s.recall else ""]
            if s.prevalence and s.found is not None:
                parts += [
                    f"prevalence {_cited(s.prevalence)} of sentences after correction for error ({s.found:.3f} before)"
                ]
            parts += [f"alpha {_cited(s.alpha)}" if s.alpha and several else ""]
            known = ", ".join(part for part in parts if part)
            yield f"For {s.category}: {known or 'no codes'}."
    yield (
        "Estimates are weighted by inclusion probability; 95% intervals are Wilson score intervals for precision, "
        "parametric bootstrap intervals for recall and prevalence (Tenenbein 1970), and Bayesian bootstrap intervals "
        "over passages for alpha."
    )
    if v.uncoded:
        yield f"{len(v.uncoded)} other categories of the software were not validated on this corpus."
    yield f"Software: {v.signature}."


def _shown(estimate: Estimate | None) -> str:
    return str(estimate) if estimate else ""


def _cited(estimate: Estimate | None) -> str:
    return f"{estimate.value:.2f} [{estimate.low:.2f}, {estimate.high:.2f}]" if estimate else ""


def _columns(name: str, estimate: Estimate | None) -> dict[str, float | None]:
    values = estimate or (None, None, None)
    return dict(zip((name, f"{name}_low", f"{name}_high"), values, strict=True))
