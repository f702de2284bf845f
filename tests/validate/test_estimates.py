"""Estimates from codes: against published and independent values, by simulation, and where little is known."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import count, permutations
from math import log, sqrt

import numpy as np
import pytest

from framing.errors import SheetError
from framing.study.intervals import Estimate, wilson
from framing.study.suggest import log_odds
from framing.validate.codes import Codes
from framing.validate.estimates import (
    Counted,
    Share,
    krippendorff_alpha,
    more_codes_for_precision,
    more_codes_for_recall,
    precision,
    prevalence,
    recall,
    weighted_share,
)
from framing.validate.key import Key, KeyRow, Stratum
from framing.validate.scoring import score_codes
from framing.validate.validation import CategoryScore, Validation

REPEATS = 1000
WILSON = {  # statsmodels 0.15.0, proportion_confint(yes, n, method="wilson"); the first four: Newcombe 1998, table I
    (81, 263): (0.2552885198782742, 0.36620957698280004),
    (15, 148): (0.06238639953073628, 0.16048724172330803),
    (0, 20): (0.0, 0.1611251580528194),
    (1, 29): (0.006113214292762667, 0.17175521879320294),
    (56, 70): (0.6918335550374695, 0.8769526075163705),
    (1, 2): (0.09453120573423068, 0.9054687942657693),
    (0, 1): (0.0, 0.7934506856227627),
    (7, 7): (0.6456695649333125, 1.0),
}


# --- against values that others computed


@pytest.mark.parametrize(("yes", "n"), WILSON)
def test_wilson_agrees_with_statsmodels(yes: int, n: int) -> None:
    found = wilson(yes / n, n)
    assert found.value == yes / n
    assert (found.low, found.high) == pytest.approx(WILSON[yes, n], abs=1e-6)


def test_a_wilson_interval_holds_its_share_to_the_last_digit() -> None:
    for n in range(1, 80):
        for yes in range(n + 1):
            found = wilson(yes / n, n)
            assert 0 <= found.low <= found.value <= found.high <= 1


def alpha_by_hand(rows: Sequence[Sequence[bool]]) -> Fraction:
    """Krippendorff 2011, section C: the matrix of coincidences, in fractions."""
    pairs: Counter[tuple[bool, bool]] = Counter()
    for row in rows:
        for pair in permutations(row, 2):
            pairs[pair] += Fraction(1, len(row) - 1)  # type: ignore[assignment]
    of = {code: sum(n for (first, _), n in pairs.items() if first == code) for code in (False, True)}
    n = sum(of.values())
    observed = Fraction(pairs[False, True] + pairs[True, False]) / n
    expected = Fraction(2 * of[False] * of[True]) / (n * (n - 1))
    return 1 - observed / expected


def codes(*coders: str) -> list[list[bool]]:
    """Rows from one string of 0, 1 and . (not coded) a coder."""
    return [[code == "1" for code in row if code != "."] for row in zip(*coders, strict=True)]


def test_alpha_agrees_with_krippendorffs_worked_case() -> None:
    """Krippendorff 2011, "Computing Krippendorff's alpha-reliability", case A: two observers, ten units, binary."""
    found = krippendorff_alpha(codes("0100000010", "1110010000"))
    assert found is not None
    assert found.value == pytest.approx(0.0952380952, abs=1e-6)


@pytest.mark.parametrize(
    ("coders", "value"),
    [
        (("0100000010", "1110010000"), Fraction(2, 21)),
        (("11110000", "11110000"), Fraction(1)),
        (("10", "01"), Fraction(-1, 2)),
        (("1100.1", "110010", "1.0.10"), None),
        (("11.0010110", "1.10010011", "110..10111"), None),
        (("111111111.", "1111111110", ".1.1.1.101"), None),
        (("1.0.1.0.", ".1.0.1.0", "11000101"), None),
    ],
)
def test_alpha_agrees_with_exact_fractions(coders: tuple[str, ...], value: Fraction | None) -> None:
    rows = codes(*coders)
    exact = alpha_by_hand([row for row in rows if len(row) > 1])
    assert value is None or exact == value
    found = krippendorff_alpha(rows)
    assert found is not None
    assert found.value == pytest.approx(float(exact), abs=1e-6)
    assert found.low <= found.value <= found.high


def test_alpha_of_many_random_rows_with_gaps_agrees_with_exact_fractions() -> None:
    random = np.random.default_rng(5)
    for _ in range(30):
        rows = codes(*("".join(random.choice(list("0011."), 40)) for _ in range(3)))
        exact = alpha_by_hand([row for row in rows if len(row) > 1])
        found = krippendorff_alpha(rows)
        assert found is not None
        assert found.value == pytest.approx(float(exact), abs=1e-6)


def test_log_odds_agree_with_an_independent_implementation() -> None:
    """The package fightin-words 1.0.5 (Monroe, Colaresi and Quinn 2008, eq. 16 and 22) on the same counts and prior."""
    words = ("regime", "tax", "the", "crane", "border")
    first = dict(zip(words, (12, 3, 240, 0, 7), strict=True))
    second = dict(zip(words, (2, 9, 310, 1, 7), strict=True))
    total = sum(first.values()) + sum(second.values())
    found = log_odds(first, second, {word: 100 * (first[word] + second[word]) / total for word in words})
    theirs = (2.5453736618414373, -1.1661485441139183, -4.054142807672866, -0.6787419963687447, 0.3764971621022723)
    assert [found[word].z for word in words] == pytest.approx(theirs, abs=1e-6)


def test_log_odds_of_a_case_done_by_hand() -> None:
    """Counts 3 and 1 against 1 and 3, one pseudo-count each: odds 4/2 and 2/4, variance 1/4 + 1/2."""
    found = log_odds({"a": 3, "b": 1, "elsewhere": 50}, {"a": 1, "b": 3}, {"a": 1.0, "b": 1.0})
    assert set(found) == {"a", "b"}
    one = found["a"]
    assert one.value == pytest.approx(log(4), abs=1e-12)
    assert one.z == pytest.approx(log(4) / sqrt(0.75), abs=1e-12)
    assert (one.low, one.high) == pytest.approx((log(4) - 1.959964 * sqrt(0.75), log(4) + 1.959964 * sqrt(0.75)), 1e-6)
    assert found["b"].value == pytest.approx(-one.value)


def test_a_larger_prior_asks_for_more_evidence() -> None:
    first, second = {"a": 30, "b": 70}, {"a": 10, "b": 90}
    values = [log_odds(first, second, {"a": size / 5, "b": size * 4 / 5})["a"].z for size in (1, 100, 10_000)]
    assert values == sorted(values, reverse=True)
    assert values[0] > 3 > 1 > values[2] > 0


# --- by simulation


@dataclass(frozen=True)
class Strata:
    """Populations, codes and true shares of some strata."""

    populations: Sequence[int]
    coded: Sequence[int]
    shares: Sequence[float]

    @property
    def yes(self) -> float:
        """True number of yes in the corpus."""
        return float(np.dot(self.populations, self.shares))

    @property
    def truth(self) -> float:
        return self.yes / sum(self.populations)

    def draw(self, random: np.random.Generator, times: int = REPEATS) -> list[list[Counted]]:
        drawn = random.binomial(self.coded, self.shares, (times, len(self.coded)))
        return [
            [Counted(*one) for one in zip(self.populations, self.coded, map(int, row), strict=True)] for row in drawn
        ]


def covered(truth: float, estimates: Sequence[Estimate]) -> float:
    return sum(e.low <= truth <= e.high for e in estimates) / len(estimates)


def width(estimates: Sequence[Estimate]) -> float:
    return float(np.mean([e.high - e.low for e in estimates]))


def mean(estimates: Sequence[Estimate]) -> float:
    return float(np.mean([e.value for e in estimates]))


PRECISION = {
    "one stratum": Strata([5000], [60], [0.8]),
    "equal": Strata([1000] * 5, [20] * 5, [0.8] * 5),
    "unequal": Strata([9000, 500, 300, 200], [25] * 4, [0.9, 0.6, 0.4, 0.7]),
    "many small": Strata([400] * 20, [3] * 20, list(np.linspace(0.5, 1, 20))),
    "nearly all right": Strata([3000, 1000], [50, 50], [0.97, 0.99]),
    "errors in the largest": Strata([4000] + [200] * 30, [12] * 31, [0.7] + [0.98] * 30),
}
SENTENCES = {  # with and without a match
    "equal": (Strata([1000] * 3, [25] * 3, [0.8] * 3), Strata([5000] * 3, [50] * 3, [0.05] * 3)),
    "unequal": (Strata([3000, 300], [25] * 2, [0.9, 0.6]), Strata([20000, 4000], [60] * 2, [0.02, 0.08])),
    "many small": (
        Strata([200] * 12, [3] * 12, list(np.linspace(0.5, 1, 12))),
        Strata([1500] * 12, [8] * 12, list(np.linspace(0, 0.1, 12))),
    ),
    "rare misses": (Strata([2000], [50], [0.85]), Strata([40000], [150], [0.004])),
    "misses in the largest": (
        Strata([2000] + [300] * 5, [8] * 6, [0.8] * 6),
        Strata([30000] + [5000] * 5, [25] * 6, [0.05] + [0.002] * 5),
    ),
}


@pytest.mark.parametrize("name", PRECISION)
def test_intervals_of_precision_cover_the_truth(name: str) -> None:
    design = PRECISION[name]
    found = [e for row in design.draw(np.random.default_rng(1)) if (e := precision(row))]
    assert 0.92 <= covered(design.truth, found) <= 0.99
    assert mean(found) == pytest.approx(design.truth, abs=0.01)


@pytest.mark.parametrize("name", SENTENCES)
def test_intervals_of_recall_and_prevalence_cover_the_truth(name: str) -> None:
    matched, unmatched = SENTENCES[name]
    random = np.random.default_rng(2)
    shares = [
        (weighted_share(one), weighted_share(other))
        for one, other in zip(matched.draw(random), unmatched.draw(random), strict=True)
    ]
    instances = matched.yes + unmatched.yes
    sentences = sum(matched.populations) + sum(unmatched.populations)
    recalls = [e for pair in shares if (e := recall(*pair))]
    prevalences = [e for pair in shares if (e := prevalence(*pair))]
    assert len(recalls) == len(prevalences) == REPEATS
    assert 0.91 <= covered(matched.yes / instances, recalls) <= 0.99
    assert 0.91 <= covered(instances / sentences, prevalences) <= 0.99
    assert mean(prevalences) == pytest.approx(instances / sentences, rel=0.05)
    for found in (*recalls, *prevalences):
        assert 0 <= found.low <= found.value <= found.high <= 1


def test_weighting_removes_the_bias_of_equal_allocation() -> None:
    matched = Strata([3000, 300], [60, 60], [0.95, 0.5])
    unmatched = Strata([20000, 1000], [300, 300], [0.02, 0.3])
    random = np.random.default_rng(3)
    weighted, unweighted = [], []
    for one, other in zip(matched.draw(random), unmatched.draw(random), strict=True):
        found = recall(weighted_share(one), weighted_share(other))
        assert found is not None
        weighted.append(found.value)
        right, missed = sum(s.yes for s in one), sum(s.yes for s in other)
        unweighted.append(right / (right + missed))
    truth = matched.yes / (matched.yes + unmatched.yes)
    assert float(np.mean(weighted)) == pytest.approx(truth, abs=0.01)
    assert abs(float(np.mean(unweighted)) - truth) > 0.1


def agreeing(random: np.random.Generator, n: int, yes: float, errors: Sequence[float]) -> list[list[bool]]:
    """Codes of n rows; each coder errs at a rate of their own."""
    true = random.random(n) < yes
    coded = [true ^ (random.random(n) < error) for error in errors]
    return [list(map(bool, row)) for row in zip(*coded, strict=True)]


@pytest.mark.parametrize(
    ("n", "yes", "errors"),
    [(40, 0.4, (0.1, 0.1)), (100, 0.3, (0.02, 0.1)), (40, 0.4, (0.02, 0.02)), (60, 0.2, (0.05, 0.1, 0.15))],
    ids=["two coders", "one careful", "nearly no error", "three coders"],
)
def test_intervals_of_alpha_cover_that_of_endless_rows(n: int, yes: float, errors: tuple[float, ...]) -> None:
    random = np.random.default_rng(4)
    truth = float(alpha_by_hand(agreeing(random, 20_000, yes, errors)))
    found = [e for _ in range(REPEATS) if (e := krippendorff_alpha(agreeing(random, n, yes, errors)))]
    assert len(found) == REPEATS
    assert 0.91 <= covered(truth, found) <= 0.99
    assert all(e.low <= e.value <= e.high for e in found)


def test_a_few_rows_on_which_all_agree_do_not_prove_perfect_agreement() -> None:
    few, many = (krippendorff_alpha([[True, True], [False, False]] * n) for n in (10, 200))
    assert few is not None
    assert many is not None
    assert few.value == few.high == 1
    assert few.low < 0.9 < 0.98 < many.low < 1


def test_intervals_narrow_as_codes_grow() -> None:
    random = np.random.default_rng(6)
    widths: list[tuple[float, float, float, float]] = []
    for n in (20, 80, 320):
        terms, others = Strata([3000, 1000], [n, n], [0.8, 0.6]), Strata([20000, 5000], [n, n], [0.1, 0.2])
        shares = [
            (weighted_share(one), weighted_share(other))
            for one, other in zip(terms.draw(random, 40), others.draw(random, 40), strict=True)
        ]
        alphas = [krippendorff_alpha(agreeing(random, n, 0.4, (0.1, 0.1))) for _ in range(40)]
        estimates: list[list[Estimate | None]] = [
            [precision(row) for row in terms.draw(random, 40)],
            [recall(*pair) for pair in shares],
            [prevalence(*pair) for pair in shares],
            [*alphas],
        ]
        one, two, three, four = (width([e for e in some if e]) for some in estimates)
        widths.append((one, two, three, four))
    for small, large in ((widths[0], widths[1]), (widths[1], widths[2])):
        for before, after in zip(small, large, strict=True):
            assert 0.35 * before < after < 0.75 * before  # four times the codes: about half


def test_a_share_is_worth_no_more_codes_than_its_strata_allow() -> None:
    """One large stratum that is unsure among small ones that are sure: the small ones' codes tell nothing of it."""
    share = weighted_share([Counted(4000, 20, 10), *[Counted(200, 20, 0)] * 30])
    assert share is not None
    assert share.value == pytest.approx(0.2)
    variance = 0.4**2 * 0.5 * 0.5 / 20  # of a stratified share: the large stratum's part alone
    assert share.n == pytest.approx(0.2 * 0.8 / variance, rel=0.1)


# --- how many more


@pytest.mark.parametrize("strata", [[(5000, 60, 48)], [(5000, 40, 32), (500, 40, 20)]], ids=["one", "two"])
@pytest.mark.parametrize("within", [0.03, 0.05])
def test_that_many_codes_more_bring_precision_within_reach(strata: list[tuple[int, int, int]], within: float) -> None:
    counted = [Counted(*one) for one in strata]
    share, coded = weighted_share(counted), sum(s.coded for s in counted)
    assert share is not None
    more = more_codes_for_precision(share, coded, within)
    assert more > 0
    scale = (coded + more) / coded
    grown = precision([Counted(s.population, round(s.coded * scale), round(s.yes * scale)) for s in counted])
    assert grown is not None
    assert (grown.high - grown.low) / 2 == pytest.approx(within, rel=0.05)
    assert more_codes_for_precision(share, coded, 0.2) == 0


@pytest.mark.parametrize("within", [0.04, 0.08])
def test_that_many_sentences_more_bring_recall_within_reach(within: float) -> None:
    kinds = ([Counted(2000, 40, 32), Counted(400, 40, 24)], [Counted(30000, 100, 3), Counted(3000, 100, 10)])
    with_match, without = (weighted_share(kind) for kind in kinds)
    assert with_match is not None
    assert without is not None
    coded = sum(s.coded for kind in kinds for s in kind)
    more = more_codes_for_recall(with_match, without, coded, within)
    assert more is not None
    assert more > 0
    scale = (coded + more) / coded
    grown = [[Counted(s.population, round(s.coded * scale), round(s.yes * scale)) for s in kind] for kind in kinds]
    found = recall(*(weighted_share(kind) for kind in grown))
    assert found is not None
    assert (found.high - found.low) / 2 == pytest.approx(within, rel=0.08)
    assert more_codes_for_recall(with_match, without, coded, 0.4) == 0


def test_a_narrower_wish_takes_more_codes() -> None:
    share, other = Share(0.8, 60, 1000), Share(0.03, 200, 20000)
    wishes = (0.2, 0.1, 0.05, 0.03)
    for asked in (
        [more_codes_for_precision(share, 60, within) for within in wishes],
        [more_codes_for_recall(share, other, 260, within) or 0 for within in wishes],
    ):
        assert asked == sorted(asked)
        assert asked[-1] > 2 * asked[-2] > 0


# --- where little is known

KEY = {"signature": "test", "n_articles": 9, "n_sentences": 9, "lexicons": {"mine/doom": "0"}}
Part = tuple[str, bool, int, int, int]
"""Kind, matched, population, coded, yes."""


def validated(parts: Sequence[Part], second: Callable[[bool], bool] | None = None) -> Validation:
    """Codes of a key that is made up, by one coder or by two."""
    number = count()
    strata, rows, said = [], [], {}
    for at, (kind, matched, population, coded, yes) in enumerate(parts):
        drawn = max(coded, 1)
        strata.append(Stratum("mine/doom", kind, matched, "author", {}, population, drawn))
        for i in range(drawn):
            name = f"r{next(number)}"
            category = "mine/doom" if matched else ""
            rows.append(KeyRow(name, at, drawn / population, "doom", category, "a", 0, 1, ""))
            if i < coded:
                said[name] = Codes({"anna": i < yes} | ({"ben": second(i < yes)} if second else {}))
    return score_codes(Key("r", 1, strata=tuple(strata), rows=tuple(rows), **KEY), said)  # type: ignore[arg-type]


def scored(*parts: Part, second: Callable[[bool], bool] | None = None) -> CategoryScore:
    return next(s for s in validated(parts, second).categories if s.voice == "all")


def test_a_sheet_without_codes_is_refused() -> None:
    with pytest.raises(SheetError, match="no row has a code"):
        validated([("term", True, 50, 0, 0), ("sentence", False, 90, 0, 0)])


def test_what_has_no_code_is_unknown_and_the_rest_is_not() -> None:
    found = scored(("term", True, 50, 20, 15), ("sentence", True, 40, 0, 0), ("sentence", False, 900, 30, 1))
    assert found.precision is not None
    assert found.recall is None
    assert found.prevalence is None
    found = scored(("term", True, 50, 0, 0), ("sentence", True, 40, 10, 8), ("sentence", False, 900, 0, 0))
    assert (found.precision, found.recall, found.prevalence) == (None, None, None)
    assert found.found == pytest.approx(40 / 940)


def test_one_code_says_nearly_nothing() -> None:
    found = scored(("term", True, 50, 1, 1), ("sentence", True, 40, 1, 1), ("sentence", False, 900, 1, 0))
    assert found.precision is not None
    assert found.precision.low < 0.25
    assert found.recall is not None
    assert found.recall.value == found.recall.high == 1
    assert found.recall.low < 0.1
    assert found.prevalence is not None
    assert found.prevalence.low < 0.1 < 0.8 < found.prevalence.high


def test_all_yes() -> None:
    found = scored(("term", True, 50, 10, 10), ("sentence", True, 40, 10, 10), ("sentence", False, 900, 30, 30))
    assert found.precision is not None
    assert found.precision.value == found.precision.high == 1
    assert found.precision.low == pytest.approx(wilson(1, 10).low)
    assert found.recall is not None
    assert found.recall.value == pytest.approx(40 / 940)
    assert found.prevalence is not None
    assert found.prevalence.value == found.prevalence.high == 1


def test_all_no_leaves_recall_unknown() -> None:
    result = validated([("term", True, 50, 10, 0), ("sentence", True, 40, 10, 0), ("sentence", False, 900, 30, 0)])
    found = result.categories[0]
    assert found.precision is not None
    assert found.precision.value == found.precision.low == 0
    assert found.precision.high == pytest.approx(wilson(0, 10).high)
    assert found.recall is None
    assert found.prevalence is not None
    assert found.prevalence.value == found.prevalence.low == 0
    assert 0 < found.prevalence.high < 0.3
    assert result.more_codes()[0]["for_recall"] is None
    assert "nan" not in str(result).casefold()
    assert "recall" not in result.methods().partition("For mine/doom")[2].partition("Estimates")[0]


def test_no_match_in_the_corpus_is_a_recall_of_0() -> None:
    found = scored(("sentence", False, 900, 30, 3))
    assert (found.matches, found.precision, found.found) == (0, None, 0)
    assert found.recall == (0, 0, 0)
    assert found.prevalence is not None
    assert found.prevalence.value == pytest.approx(0.1)
    assert 0 < found.prevalence.low < 0.1 < found.prevalence.high
    assert scored(("sentence", False, 900, 30, 0)).recall is None


def test_a_match_in_every_sentence_leaves_none_to_miss() -> None:
    found = scored(("term", True, 50, 10, 9), ("sentence", True, 40, 20, 15))
    assert found.recall == (1, 1, 1)
    assert found.prevalence is not None
    assert found.prevalence.value == pytest.approx(0.75)
    assert 0.4 < found.prevalence.low < 0.75 < found.prevalence.high < 0.95


@pytest.mark.parametrize("rows", [[], [[True], [False]], [[True, True]] * 9, [[False, False], [True]]])
def test_alpha_is_not_defined_without_two_kinds_of_code_on_rows_coded_twice(rows: list[list[bool]]) -> None:
    assert krippendorff_alpha(rows) is None


def test_alpha_comes_with_a_second_coder() -> None:
    parts: list[Part] = [("term", True, 50, 10, 5), ("sentence", False, 900, 30, 0)]
    assert scored(*parts).alpha is None
    same = scored(*parts, second=lambda code: code).alpha
    assert same is not None
    assert same.value == 1
    other = validated(parts, second=lambda code: False)
    assert other.alpha is not None
    assert other.alpha.value == pytest.approx(float(alpha_by_hand([[True, False]] * 5 + [[False, False]] * 35)))
    assert (other.split, other.decided, other.double) == (5, 35, 40)
    assert other.categories[0].coded == 5
    assert "40 passages were coded by 2 coders, 40 of them by two or more" in other.methods()
    assert "5 on which coders were split are left out." in other.methods()


def test_no_more_terms_are_asked_for_than_the_corpus_has() -> None:
    result = validated([("term", True, 25, 20, 15), ("sentence", True, 20, 9, 8), ("sentence", False, 900, 60, 3)])
    (row,) = result.more_codes(0.03)
    assert row["for_precision"] == 5
    assert row["for_recall"] > 60
    assert result.more_codes(0.45) == [{"category": "mine/doom", "for_precision": 0, "for_recall": 0}]


def test_gaps_leave_the_weights_of_strata_as_they_are() -> None:
    """Half of one stratum's rows uncoded: its share counts by its number in the corpus all the same."""
    full = scored(("term", True, 900, 40, 36), ("term", True, 100, 40, 12)).precision
    gaps = scored(("term", True, 900, 20, 18), ("term", True, 100, 40, 12)).precision
    assert full is not None
    assert gaps is not None
    assert full.value == gaps.value == pytest.approx(0.9 * 0.9 + 0.1 * 0.3)
    assert gaps.high - gaps.low > full.high - full.low


def test_a_voice_with_matches_and_no_sentence_of_its_own_has_a_precision_alone() -> None:
    found = scored(("term", True, 900, 40, 36))
    assert found.precision is not None
    assert (found.recall, found.prevalence, found.found) == (None, None, None)
