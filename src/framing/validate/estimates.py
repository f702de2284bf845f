"""What codes say of the corpus they were drawn from: precision, recall, prevalence, agreement, each with its interval.

In a stratum every row has the same weight, the number in the corpus over the number coded (the inverse of its
probability of inclusion, where nothing is left uncoded). Intervals are of 95%.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.study.intervals import Estimate, wilson

_SAMPLES = 4000
_ALPHA_SAMPLES = 1000
_TAILS = (2.5, 97.5)
_MOST_SCALE = 4096
_GAIN = 1.25
"""What strata may add to the effective number of codes, at most: with few codes their variance is known badly."""
_PULL = 2.0
"""Codes that the share of all strata counts for in each."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Codes of one stratum."""

    population: int
    coded: int
    yes: int


@dataclass(frozen=True, slots=True)
class Share:
    """A weighted share over strata, with the number of codes that it is worth."""

    value: float
    n: float
    """Effective number of codes: of a simple random sample with the same variance (Kish 1965)."""
    population: int


def weighted_share(strata: Sequence[Counted]) -> Share | None:
    """The share of yes in the strata together; None without codes. Strata without codes are left out.

    >>> weighted_share([Counted(90, 10, 1), Counted(10, 10, 10)])
    Share(value=0.19, n=15.24390243902439, population=100)
    """
    coded = [s for s in strata if s.coded]
    population = sum(s.population for s in coded)
    if not population:
        return None
    value = min(1.0, sum(s.population * s.yes / s.coded for s in coded) / population)
    n = population**2 / sum(s.population**2 / s.coded for s in coded)
    if 0 < value < 1:
        n = min(_GAIN * n, value * (1 - value) / _variance(coded, value, population))
    return Share(value, n, sum(s.population for s in strata))


def _variance(coded: Sequence[Counted], value: float, population: int) -> float:
    """Of a stratified share; each stratum's own is drawn towards the whole, so that one of few codes is not certain."""
    shares = [(s.yes + _PULL * value) / (s.coded + _PULL) for s in coded]
    spread = (s.population**2 * p * (1 - p) / s.coded for s, p in zip(coded, shares, strict=True))
    return sum(spread) / population**2


def precision(matches: Sequence[Counted]) -> Estimate | None:
    """Share of the matches that are right, with the Wilson interval of the effective number of codes."""
    share = weighted_share(matches)
    return wilson(min(1.0, share.value), share.n) if share else None


def recall(matched: Share | None, unmatched: Share | None) -> Estimate | None:
    """Share of the sentences with the category in which the machine found it; None where it cannot be known.

    The interval is a parametric bootstrap: both shares drawn from the Beta distribution of their effective codes with
    Jeffreys' prior, since a plain one is blind when no coded miss happens to be among the rows.
    """
    found = matched or Share(0.0, 0.0, 0)
    if unmatched is None or not (found.value or unmatched.value):
        return None
    return _estimate(*_recall_parts(found, unmatched)) if found.population else Estimate(0.0, 0.0, 0.0)


def prevalence(matched: Share | None, unmatched: Share | None) -> Estimate | None:
    """Share of all sentences with the category: what the machine finds, corrected for its errors.

    The double-sampling estimator (Tenenbein 1970): share of yes among sentences with and without a match, each by its
    number in the corpus.
    """
    if unmatched is None:
        return None
    found = matched or Share(0.0, 0.0, 0)
    total = found.population + unmatched.population
    value = (found.population * found.value + unmatched.population * unmatched.value) / total
    hits, misses = _draws(found, unmatched)
    return _estimate(value, (hits + misses) / total)


def krippendorff_alpha(codes: Sequence[Sequence[bool]]) -> Estimate | None:
    """Krippendorff's alpha (nominal) with a bootstrap interval over rows; None where it is not defined.

    `codes`: of each row those that it has; rows with fewer than two say nothing. Not defined without such rows, and
    where all codes are the same. The package `krippendorff` computes it (Castro 2017). The bootstrap is Bayesian (Rubin
    1981) with Jeffreys' prior, since a plain one is blind when coders happen to agree on all rows.
    """
    import krippendorff

    counts = np.array([[row.count(False), row.count(True)] for row in map(list, codes) if len(row) > 1])
    if not len(counts) or (counts.sum(axis=0) == 0).any():
        return None
    value = float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))
    sizes = counts.sum(axis=1)
    patterns = [(m - yes, yes) for m in np.unique(sizes) for yes in range(m + 1)]
    times = [(counts == pattern).all(axis=1).sum() + 0.5 for pattern in patterns]
    drawn = len(counts) * np.random.default_rng(0).dirichlet(times, _ALPHA_SAMPLES)
    return _estimate(value, _alphas(np.array(patterns), drawn))


def _alphas(patterns: NDArray[Any], drawn: NDArray[Any]) -> NDArray[Any]:
    """Alphas of samples: how often each pattern (how many codes are 0, how many 1) is drawn (Krippendorff 2011)."""
    no, yes = (drawn @ patterns).T
    apart = drawn @ (patterns.prod(axis=1) / (patterns.sum(axis=1) - 1))
    return np.asarray(1 - (no + yes - 1) * apart / (no * yes))


def more_codes_for_precision(share: Share, coded: int, within: float) -> int:
    """Codes to add until the interval of a precision reaches no farther than `within` to each side on average."""
    needed = next(n for n in _growing() if _half(wilson(share.value, n)) <= within)
    return max(0, ceil(coded * (needed / share.n - 1)))


def more_codes_for_recall(matched: Share, unmatched: Share, coded: int, within: float) -> int | None:
    """The same for a recall, with sentences of both kinds added in proportion; None where no number will do."""
    low, high = 1.0, 1.0
    while _half(_scaled_recall(matched, unmatched, high)) > within:
        low, high = high, high * 2
        if high > _MOST_SCALE:
            return None
    while high / low > 1.02:
        middle = (low * high) ** 0.5
        if _half(_scaled_recall(matched, unmatched, middle)) > within:
            low = middle
        else:
            high = middle
    return max(0, ceil(coded * (high - 1)))


def _scaled_recall(matched: Share, unmatched: Share, scale: float) -> Estimate:
    shares = (Share(share.value, share.n * scale, share.population) for share in (matched, unmatched))
    return _estimate(*_recall_parts(*shares))


def _recall_parts(matched: Share, unmatched: Share) -> tuple[float, NDArray[Any]]:
    hits, misses = _draws(matched, unmatched)
    right, missed = matched.population * matched.value, unmatched.population * unmatched.value
    return right / (right + missed), hits / (hits + misses)


def _draws(matched: Share, unmatched: Share) -> tuple[NDArray[Any], NDArray[Any]]:
    """Sentences with the category among those with a match, and among those without, in each bootstrap sample."""
    random = np.random.default_rng(0)
    return tuple(  # type: ignore[return-value]
        share.population * random.beta(share.value * share.n + 0.5, (1 - share.value) * share.n + 0.5, _SAMPLES)
        for share in (matched, unmatched)
    )


def _estimate(value: float, samples: NDArray[Any]) -> Estimate:
    low, high = np.percentile(samples, _TAILS)
    return Estimate(value, min(float(low), value), max(float(high), value))


def _growing() -> Iterator[float]:
    n = 1.0
    while True:
        yield n
        n *= 1.01


def _half(estimate: Estimate) -> float:
    return (estimate.high - estimate.low) / 2
