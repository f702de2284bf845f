"""Drawing and scoring end to end, on a corpus whose every match and sentence is known."""

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy

from framing import Analyzer, Lexicon, Term
from framing.errors import CorpusError, SheetError
from framing.validate import Drawing, Validation, draw, score, write_drawing
from framing.validate.codes import Codes
from framing.validate.sampling import allocate
from framing.validate.scoring import score_codes
from framing.validate.validation import CategoryScore

DOOM = Lexicon(category="doom", family="mine", terms=(Term("chaos"),), source="test", license="CC0-1.0")
ROOMS = Lexicon(category="rooms", family="mine", terms=(Term("council"),), source="test", license="CC0-1.0")
KINDS = {  # sentence, voice, whether it is doom, and of each "chaos" in it whether that one is
    "plain": ("The council met on day {i} and passed the budget.", "author", False, ()),
    "right": ("The talks ended in chaos after {i} rounds.", "author", True, (True,)),
    "wrong": ("She teaches chaos theory in room {i} now.", "author", False, (False,)),
    "both": ("He reads chaos theory, but round {i} was chaos.", "author", True, (False, True)),
    "missed": ("Plan {i} has gone up in flames.", "author", True, ()),
    "quoted": ("“This is chaos for all {i} of us here,” she said.", "quoted", True, (True,)),
    "cited": ("“I study chaos theory with {i} people,” she said.", "quoted", False, (False,)),
    "calm": ("“We will read all {i} pages with care,” she said.", "quoted", False, ()),
    "lost": ("“All {i} plans are up in flames today,” she said.", "quoted", True, ()),
}
WEIGHTS = {  # of the kinds, in order, in two sorts of articles each: outlets differ, and articles do
    "Herald": ((60, 12, 1, 1, 2, 8, 1, 14, 1), (60, 4, 4, 1, 1, 6, 2, 20, 1)),
    "Courier": ((50, 2, 12, 1, 12, 2, 8, 16, 6), (50, 6, 6, 1, 4, 4, 4, 16, 4)),
    "Gazette": ((40, 8, 8, 2, 8, 8, 4, 10, 8), (40, 4, 20, 2, 20, 4, 8, 10, 10)),
}
SIZES = {"Herald": 60, "Courier": 20, "Gazette": 10}
SENTENCES = 14
ROWS = 400
SEEDS = range(100)


@dataclass
class Known:
    """A corpus, and what is true of it."""

    rows: list[dict[str, str]] = field(default_factory=list)
    true: dict[tuple[str, int, int], bool] = field(default_factory=dict)
    """Of each match and each sentence, by place, start and end."""
    populations: Counter[tuple[str, bool, str, str]] = field(default_factory=Counter)
    yes: Counter[tuple[str, bool, str, str]] = field(default_factory=Counter)
    """By kind, matched, voice, outlet."""

    def add(self, outlet: str, kinds: list[str], chance: np.random.Generator) -> None:
        place, text = f"article {len(self.rows)}", ""
        for kind in kinds:
            pattern, voice, doom, matches = KINDS[kind]
            sentence = pattern.format(i=chance.integers(100, 1000))
            start, at = len(text), 0
            self._add((place, start, start + len(sentence)), ("sentence", bool(matches), voice, outlet), doom)
            for match in matches:
                at = sentence.index("chaos", at)
                self._add((place, start + at, start + at + 5), ("term", True, voice, outlet), match)
                at += 5
            text += sentence + " "
        self.rows.append({"text": text.strip(), "outlet": outlet})

    def _add(self, unit: tuple[str, int, int], stratum: tuple[str, bool, str, str], yes: bool) -> None:
        self.true[unit] = yes
        self.populations[stratum] += 1
        self.yes[stratum] += yes

    def share(self, kind: str, voice: str = "") -> float:
        """Of all units of a kind in a voice, those that are doom."""
        held = [s for s in self.populations if s[0] == kind and voice in ("", s[2])]
        return sum(self.yes[s] for s in held) / sum(self.populations[s] for s in held)

    def recall(self, voice: str = "") -> float:
        held = [s for s in self.populations if s[0] == "sentence" and voice in ("", s[2])]
        return sum(self.yes[s] for s in held if s[1]) / sum(self.yes[s] for s in held)

    def codes(self, drawing: Drawing, of_decoys: bool = False) -> dict[str, Codes]:
        """What a coder writes who is always right."""
        said = {row.row: self.true.get((row.place, row.start, row.end), of_decoys) for row in drawing.key.rows}
        return {name: Codes({"anna": code}) for name, code in said.items()}


@pytest.fixture(scope="module")
def corpus() -> Known:
    chance = np.random.default_rng(11)
    known = Known()
    for outlet, number in SIZES.items():
        for i in range(number):
            weights = np.array(WEIGHTS[outlet][i % 2])
            known.add(outlet, list(chance.choice(list(KINDS), SENTENCES, p=weights / weights.sum())), chance)
    return known


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer([DOOM, ROOMS], pipeline=spacy.blank("en"))


def drawn(corpus: Known, analyzer: Analyzer, seed: int, rows: int = ROWS, overlap: float = 0.2) -> Drawing:
    return draw(corpus.rows, analyzer, categories=["mine/doom"], rows=rows, by=["outlet"], overlap=overlap, seed=seed)


@pytest.fixture(scope="module")
def drawings(corpus: Known, analyzer: Analyzer) -> list[Drawing]:
    return [drawn(corpus, analyzer, seed) for seed in SEEDS]


@pytest.fixture(scope="module")
def scores(corpus: Known, drawings: list[Drawing]) -> list[Validation]:
    return [score_codes(drawing.key, corpus.codes(drawing)) for drawing in drawings]


def of_voice(scores: list[Validation], voice: str) -> Iterator[CategoryScore]:
    for result in scores:
        yield next(s for s in result.categories if s.voice == voice)


# --- the sample


def test_strata_hold_the_whole_corpus(corpus: Known, drawings: list[Drawing]) -> None:
    key = drawings[0].key
    found = {(s.kind, s.matched, s.voice, s.by["outlet"]): s.population for s in key.strata if s.kind != "decoy"}
    assert found == dict(corpus.populations)
    assert key.n_articles == len(corpus.rows)
    assert key.n_sentences == sum(n for stratum, n in found.items() if stratum[0] == "sentence")


def test_every_row_stands_in_its_stratum_once(corpus: Known, drawings: list[Drawing]) -> None:
    for drawing in drawings[:20]:
        assert len(drawing.rows) == ROWS
        units = {(row.place, row.start, row.end, drawing.key.strata[row.stratum].kind) for row in drawing.key.rows}
        assert len(units) == ROWS
        for shown, row in zip(drawing.rows, drawing.key.rows, strict=True):
            stratum = drawing.key.strata[row.stratum]
            article = corpus.rows[int(row.place.removeprefix("article "))]
            assert (shown.row, shown.marked) == (row.row, article["text"][row.start : row.end])
            if stratum.kind == "decoy":
                assert (row.place, row.start, row.end) not in corpus.true
                assert shown.marked != "chaos"
            else:
                assert (row.place, row.start, row.end) in corpus.true
                assert stratum.by == {"outlet": article["outlet"]}
                assert (stratum.voice == "quoted") == ("she said" in (shown.marked + shown.after).partition(".")[0])
                assert stratum.matched == ("chaos" in shown.marked)


def test_inclusion_probabilities_sum_up_to_the_corpus(drawings: list[Drawing]) -> None:
    for drawing in drawings[:20]:
        reached: defaultdict[int, float] = defaultdict(float)
        for row in drawing.key.rows:
            assert 0 < row.inclusion_probability <= 1
            reached[row.stratum] += 1 / row.inclusion_probability
        for at, stratum in enumerate(drawing.key.strata):
            assert reached[at] == pytest.approx(stratum.population)


def test_units_are_drawn_as_often_as_their_probability_says(corpus: Known, drawings: list[Drawing]) -> None:
    """Over many seeds: no unit, be it the first or the last of the corpus, is favoured."""
    times: Counter[tuple[str, int, int]] = Counter()
    chance: dict[tuple[str, bool, str, str], float] = {}
    for drawing in drawings:
        times.update((row.place, row.start, row.end) for row in drawing.key.rows)
        for s in drawing.key.strata:
            if s.kind != "decoy":
                chance[s.kind, s.matched, s.voice, s.by["outlet"]] = s.drawn / s.population
    deviations: list[float] = []
    position: list[int] = []
    for number, (unit, stratum) in enumerate(located(corpus)):
        p = chance[stratum]
        if p < 1:
            deviations.append((times[unit] - len(drawings) * p) / (len(drawings) * p * (1 - p)) ** 0.5)
            position.append(number)
        else:
            assert times[unit] == len(drawings)
    assert np.mean(np.square(deviations)) == pytest.approx(1, abs=0.15)
    assert max(map(abs, deviations)) < 5
    assert abs(np.corrcoef(position, deviations)[0, 1]) < 0.1


def test_a_corpus_far_larger_than_the_sheet_is_drawn_from_evenly(analyzer: Analyzer) -> None:
    articles = [" ".join(f"Item {n} of list {i} was read out." for n in range(40)) for i in range(8)]
    drawn_at: list[float] = []
    for seed in range(120):
        key = draw(articles, analyzer, categories=["mine/doom"], rows=16, seed=seed).key
        assert [(s.population, s.drawn) for s in key.strata] == [(320, 16)]
        for row in key.rows:
            number = int(row.place.removeprefix("article "))
            drawn_at.append((number + row.start / len(articles[number])) / 8)
    counts, _ = np.histogram(drawn_at, bins=8, range=(0, 1))
    assert sum((counts - len(drawn_at) / 8) ** 2) / (len(drawn_at) / 8) < 24.3  # chi-squared, 7 degrees, p = 0.001


def located(corpus: Known) -> Iterator[tuple[tuple[str, int, int], tuple[str, bool, str, str]]]:
    """Each unit with its stratum, in order of place, read off the text anew."""
    for unit in corpus.true:
        place, start, end = unit
        row = corpus.rows[int(place.removeprefix("article "))]
        text, is_term = row["text"], end - start == 5
        first = text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0
        quoted = "quoted" if text[first] == "“" else "author"
        yield unit, ("term" if is_term else "sentence", is_term or "chaos" in text[start:end], quoted, row["outlet"])


def test_rows_of_a_kind_are_spread_evenly_over_its_strata(drawings: list[Drawing]) -> None:
    groups: defaultdict[tuple[str, bool], list[tuple[int, int]]] = defaultdict(list)
    for s in drawings[0].key.strata:
        groups[s.kind, s.matched].append((s.drawn, s.population))
    sizes = {group: sum(n for n, _ in some) for group, some in groups.items()}
    assert sizes == {("term", True): 180, ("decoy", False): 20, ("sentence", True): 50, ("sentence", False): 150}
    for some in groups.values():
        unfilled = [n for n, population in some if n < population]
        assert not unfilled or max(unfilled) - min(unfilled) <= 1
        assert all(n <= max(unfilled, default=n) for n, population in some if n == population)


def test_allocation_is_even_whole_and_within_the_strata() -> None:
    chance = np.random.default_rng(3)
    for _ in range(300):
        sizes = [int(size) for size in chance.choice((1, 2, 7, 40, 1000), chance.integers(1, 13))]
        n = int(chance.integers(0, 300))
        given = allocate(sizes, n)
        assert sum(given) == min(n, sum(sizes))
        assert all(0 <= g <= size for g, size in zip(given, sizes, strict=True))
        unfilled = [g for g, size in zip(given, sizes, strict=True) if g < size]
        if unfilled:
            assert max(unfilled) - min(unfilled) <= 1
            assert max(given) <= max(unfilled) + 1


def test_the_same_seed_draws_the_same_sheet_and_another_does_not(corpus: Known, analyzer: Analyzer) -> None:
    one, again, other = (drawn(corpus, analyzer, seed) for seed in (5, 5, 6))
    assert one == again
    assert {(r.before, r.marked) for r in one.rows} != {(r.before, r.marked) for r in other.rows}
    assert one.key.sheet != other.key.sheet


def test_fewer_rows_than_strata_are_refused_with_a_number_that_works(corpus: Known, analyzer: Analyzer) -> None:
    with pytest.raises(SheetError, match=r"too few for its .* strata") as error:
        drawn(corpus, analyzer, 1, rows=20)
    advised = int(str(error.value).partition("at least ")[2].partition(" ")[0])
    assert len(drawn(corpus, analyzer, 1, rows=advised).rows) == advised
    with pytest.raises(SheetError, match="too few"):
        drawn(corpus, analyzer, 1, rows=advised - 1)
    with pytest.raises(CorpusError, match="the corpus is empty"):
        draw([], analyzer, categories=["mine/doom"])


# --- what the sheet tells


def test_the_second_coder_gets_the_asked_share_of_the_rows(corpus: Known, analyzer: Analyzer) -> None:
    for overlap, number in ((0.0, 0), (0.25, 50), (1.0, 200)):
        drawing = drawn(corpus, analyzer, 2, rows=200, overlap=overlap)
        assert len(drawing.second) == len(set(drawing.second)) == number
        assert set(drawing.second) <= set(drawing.rows)
    assert [row.row for row in drawing.second] != [row.row for row in drawing.rows]


def test_nothing_in_the_sheet_tells_what_the_machine_found(drawings: list[Drawing], tmp_path: Path) -> None:
    places: list[tuple[float, bool, str]] = []
    for drawing in drawings[:60]:
        names = [f"{drawing.key.sheet}-{number:04d}" for number in range(1, ROWS + 1)]
        assert [row.row for row in drawing.rows] == names
        assert {row.category for row in drawing.rows} == {"mine/doom"}
        for at, row in enumerate(drawing.key.rows):
            stratum = drawing.key.strata[row.stratum]
            places.append((at / ROWS, stratum.matched, stratum.kind))
    for kind in ("sentence", "term", "decoy"):
        assert np.mean([at for at, _, k in places if k == kind]) == pytest.approx(0.5, abs=0.03)
    for matched in (True, False):
        assert np.mean([at for at, m, _ in places if m == matched]) == pytest.approx(0.5, abs=0.02)
    sheet, *_ = write_drawing(drawings[0], tmp_path / "sheet.csv")
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["row", "category", "before", "marked", "after", "code", "note"]
    assert {(row["code"], row["note"]) for row in rows} == {("", "")}
    assert "chaos" not in drawings[0].instructions


def test_every_tenth_marked_word_is_a_decoy_that_a_coder_sees_like_any_other(drawings: list[Drawing]) -> None:
    marked: Counter[str] = Counter()
    for drawing in drawings:
        kinds = [drawing.key.strata[row.stratum].kind for row in drawing.key.rows]
        assert kinds.count("decoy") == round(0.1 * (kinds.count("decoy") + kinds.count("term")))
        marked.update(row.marked for row, kind in zip(drawing.rows, kinds, strict=True) if kind == "decoy")
    assert marked["council"] > 0  # a term of another category
    assert len(marked) > 5


# --- the estimates


@pytest.mark.parametrize("voice", ["all", "author", "quoted"])
def test_estimates_average_to_the_truth_and_intervals_hold_it(
    corpus: Known, scores: list[Validation], voice: str
) -> None:
    of = "" if voice == "all" else voice
    found = list(of_voice(scores, voice))
    truths = {"precision": corpus.share("term", of), "prevalence": corpus.share("sentence", of)}
    truths["recall"] = corpus.recall(of)
    for name, truth in truths.items():
        estimates = [getattr(s, name) for s in found]
        assert np.mean([e.value for e in estimates]) == pytest.approx(truth, abs=0.025), name
        assert np.mean([e.low <= truth <= e.high for e in estimates]) > 0.92, name
    held = [n for stratum, n in corpus.populations.items() if stratum[0] == "term" and of in ("", stratum[2])]
    assert {s.matches for s in found} == {sum(held)}


def test_codes_without_their_weights_would_mislead(corpus: Known, scores: list[Validation]) -> None:
    """Else nothing on this page would notice weights that are wrong."""
    plain = np.mean([s.right / s.coded for s in of_voice(scores, "all")])
    assert abs(float(plain) - corpus.share("term")) > 0.05


def test_false_alarms_of_a_term_average_to_their_number(corpus: Known, scores: list[Validation]) -> None:
    wrong = sum(n - corpus.yes[s] for s, n in corpus.populations.items() if s[0] == "term")
    assert np.mean([result.terms[0].false_alarms for result in scores]) == pytest.approx(wrong, rel=0.03)


def test_where_every_match_is_drawn_precision_is_that_of_the_corpus(corpus: Known, analyzer: Analyzer) -> None:
    drawing = drawn(corpus, analyzer, 1, rows=3000)
    (found,) = of_voice([score_codes(drawing.key, corpus.codes(drawing))], "all")
    assert found.coded == found.matches
    assert found.precision is not None
    assert found.precision.value == pytest.approx(corpus.share("term"))
    assert found.recall is not None
    assert found.recall.value == pytest.approx(corpus.recall())


def test_decoys_never_enter_the_estimates(corpus: Known, drawings: list[Drawing]) -> None:
    no, yes = (score_codes(drawings[0].key, corpus.codes(drawings[0], of_decoys=code)) for code in (False, True))
    assert no.categories == yes.categories
    assert no.terms == yes.terms
    assert (no.decoys, no.decoys_yes, yes.decoys, yes.decoys_yes) == (20, 0, 20, 20)


def test_gaps_at_random_leave_estimates_unbiased(corpus: Known, drawings: list[Drawing]) -> None:
    """A coder skips half of the rows of one outlet: its weight stays."""
    chance = np.random.default_rng(8)
    results = []
    for drawing in drawings:
        codes = corpus.codes(drawing)
        for row in drawing.key.rows:
            if drawing.key.strata[row.stratum].by.get("outlet") == "Herald" and chance.random() < 0.5:
                del codes[row.row]
        results.append(score_codes(drawing.key, codes))
    found = list(of_voice(results, "all"))
    assert np.mean([s.precision.value for s in found if s.precision]) == pytest.approx(corpus.share("term"), abs=0.025)
    means = np.mean([s.prevalence.value for s in found if s.prevalence])
    assert means == pytest.approx(corpus.share("sentence"), abs=0.025)


def coded(sheet: Path, code: Callable[[str], bool], chance: np.random.Generator | None = None) -> None:
    """Fill in a sheet by the names of its rows, and shuffle it."""
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["code"] = str(int(code(row["row"])))
    if chance:
        chance.shuffle(rows)
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def test_the_order_of_rows_in_a_sheet_changes_nothing(corpus: Known, drawings: list[Drawing], tmp_path: Path) -> None:
    codes = {name: code.by_coder["anna"] for name, code in corpus.codes(drawings[0]).items()}
    careless = {name: code != (number % 9 == 0) for number, (name, code) in enumerate(codes.items())}
    results = []
    for folder, chance in (
        ("as drawn", None),
        ("shuffled", np.random.default_rng(1)),
        ("again", np.random.default_rng(2)),
    ):
        (tmp_path / folder).mkdir()
        first, second, *_ = write_drawing(drawings[0], tmp_path / folder / "sheet.csv")
        coded(first, codes.__getitem__, chance)
        coded(second, careless.__getitem__, chance)
        results.append(score([first, second]))
        results.append(score([second, first]))
    assert all(result == results[0] for result in results)
    assert results[0].double == len(drawings[0].second)
    assert results[0].alpha is not None
    assert 0.4 < results[0].alpha.value < 0.95


def test_tables_of_pandas_are_read_by_rows_and_gaps_are_empty(analyzer: Analyzer) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(
        {"text": ["It rained.", "It snowed."] * 4, "outlet": ["Herald", None] * 4, "year": range(8)}
    )
    with pytest.raises(CorpusError, match="give a list of texts, articles or rows"):
        draw(frame, analyzer, categories=["mine/doom"], rows=8)
    seed: Any = np.int64(3)
    rows = frame.to_dict("records")
    drawing = draw(rows, analyzer, categories=["mine/doom"], rows=8, by=["outlet"], seed=seed)
    assert {stratum.by["outlet"] for stratum in drawing.key.strata} == {"Herald", ""}


@pytest.mark.parametrize("corpus", [None, "one text", {"text": "one row"}, b"bytes", 5])
def test_what_is_no_corpus_is_said(analyzer: Analyzer, corpus: Any) -> None:
    with pytest.raises(CorpusError, match="give a list of texts, articles or rows"):
        draw(corpus, analyzer, categories=["mine/doom"])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"rows": 0}, "rows is int 0: give a whole number from 1"),
        ({"rows": "9"}, "rows is str '9': give a whole number"),
        ({"seed": 1.5}, "seed is float 1.5: give a whole number"),
        ({"overlap": "0.2"}, "overlap is '0.2': give a share from 0 to 1"),
        ({"by": "outlet"}, "by is 'outlet': give a list of columns"),
        ({"categories": ["nothing"]}, "no lexicon in use is called 'nothing'"),
        ({"rows": 1, "by": ["outlet"]}, "give at least 2 rows a category"),
    ],
)
def test_options_that_do_not_fit_are_named(analyzer: Analyzer, options: dict[str, Any], message: str) -> None:
    corpus = [{"text": "It rained.", "outlet": "Herald"}, {"text": "It snowed.", "outlet": "Courier"}]
    usual: dict[str, Any] = {"categories": ["mine/doom"], "rows": 8}
    with pytest.raises(SheetError) as caught:
        draw(corpus, analyzer, **(usual | options))
    assert message in str(caught.value)


def test_a_family_coded_as_one_validates_each_of_its_categories(analyzer: Analyzer) -> None:
    drawing = draw(["It rained. It snowed."] * 4, analyzer, categories=["mine"], rows=4)
    codes = {row.row: Codes({"anna": False}) for row in drawing.rows}
    assert score_codes(drawing.key, codes).coded.keys() == {lexicon.name for lexicon in analyzer.lexicons}
