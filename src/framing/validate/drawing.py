"""A coding sheet drawn from a corpus: matches, whole sentences with and without a match, and decoys, shuffled."""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter, index, itemgetter
from typing import Any, SupportsIndex

from framing.analyzer import Analyzer
from framing.article import Article
from framing.errors import CorpusError, SheetError, describe
from framing.evidence import Evidence, Span, TermMatch
from framing.evidence.spans import joined
from framing.lexicon import Lexicon, digest
from framing.lexicon.codebook import coding_instructions
from framing.study.concordance import in_context
from framing.study.corpus import Document, as_document
from framing.study.streaming import analyse_documents
from framing.validate.key import Key, KeyRow, check_of, name_of
from framing.validate.sampling import Profile, Reservoir, Unit, choose

_ILLEGAL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 5_000
"""Characters of a passage; a cell of a spreadsheet holds 32,767."""
_TRIES = 50
"""Places looked at for a decoy, at most."""
_WORD = re.compile(r"[^\W\d_]{6,}")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """What a coder sees: some words, marked, in their context, and the category that is asked about."""

    row: str
    category: str
    before: str
    marked: str
    after: str


@dataclass(frozen=True)
class Drawing:
    """A coding sheet, its key, and what coders need to know; `write_drawing` puts them into files."""

    rows: tuple[SheetRow, ...]
    second: tuple[SheetRow, ...]
    """The rows that a second coder gets, in another order."""
    key: Key
    instructions: str
    """The codebook of the categories asked about, as Markdown."""
    warnings: tuple[str, ...]


def draw(
    corpus: Iterable[str | Article | Mapping[str, Any] | Document],
    analyzer: Analyzer | None = None,
    *,
    categories: Sequence[str] = ("loaded",),
    rows: int = 200,
    by: Sequence[str] = (),
    overlap: float = 0.2,
    seed: int = 0,
) -> Drawing:
    """A coding sheet from a corpus, by stratified random sampling.

    `corpus`: texts, articles, rows with a `text`, or what `read_corpus` gives. `categories`: what coders are asked
    about, `family/category`, or a family as one. `rows`: codes you can afford, spread evenly over the categories; half
    ask about one marked term (every tenth a decoy), half about a whole sentence, three quarters of these without a
    match. `by`: columns of the corpus that strata are made of, besides category and voice. `overlap`: share of the
    rows that a second coder gets too. `seed`: the same corpus, setup and seed draw the same sheet.

    Within a category rows are spread evenly over the strata, so that small voices and outlets are known too; the key
    keeps each row's probability of inclusion. Raises `SheetError` and `CorpusError`, naming value and cure.
    """
    analyzer = analyzer or Analyzer()
    labels = _labels(categories, analyzer.lexicons)
    if isinstance(corpus, str | bytes | Mapping | Article) or hasattr(corpus, "to_dict") or not _is_iterable(corpus):
        raise CorpusError(
            f"corpus is {describe(corpus)}: give a list of texts, articles or rows (df.to_dict('records'))"
        )
    if isinstance(by, str):
        raise SheetError(f"by is {by!r:.60}: give a list of columns")
    for name, number in (("rows", rows), ("seed", seed)):
        if not isinstance(number, SupportsIndex) or (name == "rows" and index(number) < 1):
            raise SheetError(f"{name} is {describe(number)}: give a whole number{' from 1' * (name == 'rows')}")
    rows, seed = index(rows), index(seed)
    if not isinstance(overlap, int | float) or not 0 <= overlap <= 1:
        raise SheetError(f"overlap is {overlap!r:.60}: give a share from 0 to 1")
    each = rows // len(labels)
    if not each:
        raise SheetError(f"rows is {rows}, for {len(labels)} categories: give at least one row for each")
    reservoirs: dict[Profile, Reservoir] = {}
    n_articles = n_sentences = 0
    documents = (as_document(item, i) for i, item in enumerate(corpus))
    for document, report in analyse_documents(analyzer, documents):
        n_articles += 1
        values = tuple(_value(document, column) for column in by)
        evidence = report.evidence
        n_sentences += sum(1 for _ in _counted_sentences(evidence))
        for profile, make in _units(evidence, document.place, labels, values, random.Random(f"{seed} {n_articles}")):
            if profile not in reservoirs:
                reservoirs[profile] = Reservoir(max(each, 1), random.Random(f"{seed} {profile}"))
            reservoirs[profile].offer(make)
    if not n_articles:
        raise CorpusError("the corpus is empty: give at least one article")
    chosen, strata, warnings = choose(reservoirs, labels, each, by)
    shuffled = random.Random(f"{seed} order")
    shuffled.shuffle(chosen)
    checks = [check_of(strata[at].label, unit.before, unit.marked, unit.after) for at, unit in chosen]
    sheet = name_of(checks, seed, [stratum.population for stratum in strata])
    if len(chosen) < rows:
        warnings.append(f"{len(chosen)} rows in place of {rows}: the corpus has no more of what they are drawn from")
    names = [f"{sheet}-{number:04d}" for number in range(1, len(chosen) + 1)]
    seen = [
        SheetRow(name, strata[at].label, unit.before, unit.marked, unit.after)
        for name, (at, unit) in zip(names, chosen, strict=True)
    ]
    hidden = tuple(
        KeyRow(name, at, strata[at].drawn / strata[at].population, u.term, u.category, u.place, u.start, u.end, check)
        for name, check, (at, u) in zip(names, checks, chosen, strict=True)
    )
    editions = {lexicon.name: digest((lexicon,)) for lexicon in analyzer.lexicons}
    key = Key(sheet, seed, analyzer.signature, n_articles, n_sentences, editions, tuple(strata), hidden)
    second = shuffled.sample(seen, round(overlap * len(seen)))
    return Drawing(tuple(seen), tuple(second), key, _instructions(labels), tuple(warnings))


def _is_iterable(value: object) -> bool:
    return isinstance(value, Iterable)


def _labels(categories: Sequence[str], lexicons: Sequence[Lexicon]) -> dict[str, list[Lexicon]]:
    """The lexicons behind each label."""
    if isinstance(categories, str) or not categories:
        raise SheetError(f"categories is {categories!r:.60}: give a list of categories or families")
    labels = {}
    for label in categories:
        found = [lexicon for lexicon in lexicons if label in (lexicon.name, lexicon.family)]
        if not found:
            known = ", ".join(dict.fromkeys(lexicon.family for lexicon in lexicons))
            raise SheetError(f"no lexicon in use is called {label!r}: give family/category, or one of {known}")
        labels[label] = found
    return labels


def _value(document: Document, column: str) -> str:
    if column not in document.columns:
        known = ", ".join(document.columns) or "none"
        raise CorpusError(f"{document.place}: has no column {column!r} for the strata: its columns are {known}")
    return str(document.columns[column])


def _units(
    evidence: Evidence, place: str, labels: dict[str, list[Lexicon]], values: tuple[str, ...], chance: random.Random
) -> Iterator[tuple[Profile, Callable[[], Unit]]]:
    """All that could be coded in an article, with its stratum and what makes a row of it."""
    text = evidence.article.text
    sentences = list(_counted_sentences(evidence))
    voices = [_voice(evidence, start, end) for start, end in sentences]

    def unit(start: int, end: int, term: str, category: str) -> Callable[[], Unit]:
        def make() -> Unit:
            before, marked, after = map(_readable, in_context(text, start, end))
            return Unit(before, marked, after, term, category, place, start, end)

        return make

    by_name: defaultdict[str, list[TermMatch]] = defaultdict(list)
    for match in evidence.counted_matches:
        by_name[f"{match.family}/{match.category}"].append(match)
    for label, lexicons in labels.items():
        found = [match for lexicon in lexicons for match in by_name.get(lexicon.name, ())]
        found.sort(key=attrgetter("start"))
        for match in found:
            name = f"{match.family}/{match.category}"
            yield (label, "term", True, match.voice, values), unit(match.start, match.end, match.term, name)
        at = 0
        for (start, end), voice in zip(sentences, voices, strict=True):
            inside: list[TermMatch] = []
            while at < len(found) and found[at].start < end:
                inside += [found[at]] if found[at].start >= start else []
                at += 1
            held = "; ".join(dict.fromkeys(f"{m.family}/{m.category}" for m in inside)) if inside else ""
            yield (label, "sentence", bool(inside), voice, values), unit(start, end, "", held)
        if decoy := _decoy(evidence, found, sentences, chance):
            yield (label, "decoy", False, "", ()), unit(*decoy, "", "")


def _readable(text: str) -> str:
    """Text that every spreadsheet takes and gives back as it was."""
    clean = _ILLEGAL.sub("", text)
    return clean if len(clean) <= _LONGEST else f"{clean[:_LONGEST]} …"


def _decoy(
    evidence: Evidence, found: Sequence[TermMatch], sentences: Sequence[tuple[int, int]], chance: random.Random
) -> tuple[int, int] | None:
    """A term of another category or a longer word, where the label was not found."""
    taken = joined((m.start, m.end) for m in found)
    others = [(m.start, m.end) for m in evidence.counted_matches]
    if sentences:
        start, end = chance.choice(sentences)
        others += [word.span() for word in _WORD.finditer(evidence.article.text, start, end)]
    tries = chance.sample(others, min(len(others), _TRIES))
    return next((place for place in tries if not _inside(taken, *place)), None)


def _counted_sentences(evidence: Evidence) -> Iterator[tuple[int, int]]:
    kinds = {segment.kind for segment in evidence.article.segments if segment.counted}
    return ((s.start, s.end) for s in evidence.sentences if s.segment in kinds)


def _voice(evidence: Evidence, start: int, end: int) -> str:
    """The voice of more than half of a stretch."""
    for voice, spans in (("quoted", evidence.quotations), ("reported", evidence.reported)):
        inside = _inside(spans, start, end)
        if 2 * inside > end - start:
            return voice
    return "author"


def _inside(spans: Sequence[Span], start: int, end: int) -> int:
    """Characters of a stretch inside spans that do not overlap, in order."""
    inside = 0
    for i in range(bisect_right(spans, start, key=itemgetter(1)), len(spans)):
        if spans[i][0] >= end:
            break
        inside += min(end, spans[i][1]) - max(start, spans[i][0])
    return inside


def _instructions(labels: dict[str, list[Lexicon]]) -> str:
    head = """# How to code

Each row shows some words, marked, in their context, and asks about one category. Write into the column `code`

- 1 if the marked words are an instance of the category, or hold one;
- 0 if not;
- nothing if you cannot say; the column `note` is for why.

The marked words are one term or a whole sentence. Code what they mean in this context, whoever speaks; what stands
before and after is there to understand them and is not coded. Do not sort single columns, and do not talk to the
other coder before you are done.
"""
    return head + "\n" + "\n".join(coding_instructions(label, lexicons) for label, lexicons in labels.items())
