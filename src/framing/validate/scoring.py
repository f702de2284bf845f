"""Codes read back: how right the machine was on a corpus, by category and voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from pathlib import Path

from framing.errors import SheetError, describe
from framing.study.intervals import Estimate
from framing.validate.codes import Codes, read_codes
from framing.validate.estimates import (
    Counted,
    Share,
    krippendorff_alpha,
    precision,
    prevalence,
    recall,
    weighted_share,
)
from framing.validate.key import Key, read_key
from framing.validate.sheets import find_key
from framing.validate.validation import CategoryScore, TermCost, Validation

ALL = "all"


def score(sheets: str | Path | Sequence[str | Path], key: str | Path | None = None) -> Validation:
    """What the codes of one or more sheets of a drawing say.

    `key`: the file written with the sheet; looked for beside the first sheet where it is not given. Raises `SheetError`
    for a sheet or key that is not as it was drawn, naming file, row, value and cure.
    """
    given = [sheets] if isinstance(sheets, str | Path) else sheets
    if not isinstance(given, Sequence) or not all(isinstance(sheet, str | Path) for sheet in given) or not given:
        raise SheetError(f"sheets is {describe(sheets)}: give the path of a coded sheet, or a list of them")
    paths = [Path(sheet) for sheet in given]
    for path in paths:
        if not path.exists():
            raise SheetError(f"{path}: no such file: check the path")
    drawn = read_key(Path(key) if key is not None else find_key(paths))
    return score_codes(drawn, read_codes(paths, drawn))


def score_codes(key: Key, codes: dict[str, Codes]) -> Validation:
    """The same from codes by row, as `read_codes` gives them."""
    decided = {name: said for name, c in codes.items() if (said := c.decision) is not None}
    if not decided:
        raise SheetError("no row has a code: write 1 or 0 into the column code")
    counts = _counts(key, decided)
    categories = []
    for label in key.labels:
        voices = dict.fromkeys(s.voice for s in key.strata if s.label == label and s.kind != "decoy")
        for voice in (ALL, *voices):
            categories.append(_scored(key, label, voice, counts, codes))
    coders = sorted({coder for c in codes.values() for coder in c.by_coder})
    hidden = {row.row for row in key.rows if key.strata[row.stratum].kind == "decoy"}
    decoys = [said for name, said in decided.items() if name in hidden]
    labels = {key.strata[row.stratum].label for row in key.rows if row.row in decided}
    seen = {name for name in key.lexicons if labels & {name, name.partition("/")[0]}}
    return Validation(
        categories=tuple(categories),
        terms=tuple(_costs(key, decided)),
        coders=tuple(coders),
        rows=len(key.rows),
        decided=len(decided),
        split=sum(c.decision is None for c in codes.values()),
        double=sum(len(c.by_coder) > 1 for c in codes.values()),
        adjudicated=sum(c.adjudicated is not None for c in codes.values()),
        decoys=len(decoys),
        decoys_yes=sum(decoys),
        alpha=_agreement(codes, codes.keys() - hidden),
        strata=(
            "category",
            "kind",
            "whether the software found it",
            "voice",
            *(key.strata[0].by if key.strata else ()),
        ),
        coded={name: edition for name, edition in key.lexicons.items() if name in seen},
        uncoded=tuple(name for name in key.lexicons if name not in seen),
        n_articles=key.n_articles,
        n_sentences=key.n_sentences,
        seed=key.seed,
        signature=key.signature,
        empty_strata=sum(s.drawn > 0 and not counts[i].coded for i, s in enumerate(key.strata)),
    )


def _counts(key: Key, decided: dict[str, bool]) -> list[Counted]:
    """The codes of each stratum."""
    coded: defaultdict[int, list[bool]] = defaultdict(list)
    for row in key.rows:
        if row.row in decided:
            coded[row.stratum].append(decided[row.row])
    return [Counted(s.population, len(coded[i]), sum(coded[i])) for i, s in enumerate(key.strata)]


def _scored(key: Key, label: str, voice: str, counts: Sequence[Counted], codes: dict[str, Codes]) -> CategoryScore:
    def of(kind: str, *, matched: bool) -> list[Counted]:
        return [
            counted
            for stratum, counted in zip(key.strata, counts, strict=True)
            if (stratum.label, stratum.kind, stratum.matched) == (label, kind, matched)
            and voice in (ALL, stratum.voice)
        ]

    terms, found, missed = of("term", matched=True), of("sentence", matched=True), of("sentence", matched=False)
    with_match, without = weighted_share(found), weighted_share(missed)
    if found and not missed:
        without = Share(0.0, 0.0, 0)  # every sentence has a match: none can be missed
    if with_match is None and found:
        without = None  # sentences with a match are there, and none of them is coded
    at = {i for i, s in enumerate(key.strata) if s.label == label and s.kind != "decoy" and voice in (ALL, s.voice)}
    return CategoryScore(
        category=label,
        voice=voice,
        matches=sum(s.population for s in terms),
        coded=sum(s.coded for s in terms),
        right=sum(s.yes for s in terms),
        precision=precision(terms),
        sentences=sum(s.coded for s in (*found, *missed)),
        recall=recall(with_match, without),
        prevalence=prevalence(with_match, without),
        found=_found_share(found, missed),
        alpha=_agreement(codes, {row.row for row in key.rows if row.stratum in at}),
        shares=(weighted_share(terms), with_match, without),
    )


def _agreement(codes: dict[str, Codes], names: Set[str]) -> Estimate | None:
    return krippendorff_alpha([list(c.by_coder.values()) for name, c in codes.items() if name in names])


def _found_share(found: Iterable[Counted], missed: Iterable[Counted]) -> float | None:
    """The share of sentences with a match: prevalence as the machine alone would tell it."""
    hits, others = (sum(s.population for s in strata) for strata in (found, missed))
    return hits / (hits + others) if hits + others else None


def _costs(key: Key, decided: dict[str, bool]) -> list[TermCost]:
    """Terms with false alarms among the codes, those that cost most in the corpus first."""
    coded: defaultdict[tuple[str, str], list[tuple[bool, float]]] = defaultdict(list)
    in_stratum: defaultdict[int, int] = defaultdict(int)
    for row in key.rows:
        in_stratum[row.stratum] += row.row in decided
    for row in key.rows:
        stratum = key.strata[row.stratum]
        if stratum.kind == "term" and row.row in decided:
            weight = stratum.population / in_stratum[row.stratum]
            coded[row.category, row.term].append((decided[row.row], weight))
    costs = [
        TermCost(category, term, len(said), sum(yes for yes, _ in said), sum(w for yes, w in said if not yes))
        for (category, term), said in coded.items()
        if not all(yes for yes, _ in said)
    ]
    return sorted(costs, key=lambda cost: (-cost.false_alarms, cost.category, cost.term))
