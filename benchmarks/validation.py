"""How often the intervals of a validation hold the truth, and how far its estimates are from it.

    python -m benchmarks.validation           2,000 samples a design, some 40 seconds
    python -m benchmarks.validation 200       fewer

Codes are drawn without replacement from corpora whose every unit is known, in strata like those of
`framing validate draw`; no text is analysed and no data are needed. Intervals are of 95%.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version

import numpy as np
from numpy.typing import NDArray

from framing.validate import Estimate
from framing.validate.estimates import Counted, krippendorff_alpha, precision, prevalence, recall, weighted_share

SAMPLES = 2000
ENDLESS = 200_000
"""Rows from which the alpha of coders is taken."""


@dataclass(frozen=True)
class Strata:
    """Strata of a corpus: how many units, how many of these coded, which share is yes."""

    populations: Sequence[int]
    coded: Sequence[int]
    shares: Sequence[float]

    @property
    def yes(self) -> NDArray[np.int_]:
        """Number of units that are."""
        return np.rint(np.multiply(self.populations, self.shares)).astype(int)

    def draw(self, random: np.random.Generator, samples: int) -> Iterable[list[Counted]]:
        """Codes of so many samples."""
        others = np.array(self.populations) - self.yes
        for row in random.hypergeometric(self.yes, others, self.coded, (samples, len(self.coded))):
            yield [Counted(*one) for one in zip(self.populations, self.coded, map(int, row), strict=True)]


@dataclass(frozen=True)
class Coders:
    """Rows that each coder codes, erring at a rate of their own, or leaves out."""

    rows: int
    yes: float
    errors: Sequence[float]
    gaps: float = 0.0

    def draw(self, random: np.random.Generator, rows: int) -> list[list[bool]]:
        """Codes of so many rows."""
        true = random.random(rows) < self.yes
        said = [true ^ (random.random(rows) < error) for error in self.errors]
        left = [random.random(rows) < self.gaps for _ in self.errors]
        return [
            [bool(code) for code, gap in zip(codes, gaps, strict=True) if not gap]
            for codes, gaps in zip(zip(*said, strict=True), zip(*left, strict=True), strict=True)
        ]


def even(low: float, high: float, n: int) -> list[float]:
    return [float(share) for share in np.linspace(low, high, n)]


MATCHES = {
    "one stratum, 60 codes": Strata([5000], [60], [0.8]),
    "one stratum, 20 codes": Strata([5000], [20], [0.8]),
    "equal": Strata([1000] * 5, [20] * 5, [0.8] * 5),
    "unequal": Strata([9000, 500, 300, 200], [25] * 4, [0.9, 0.6, 0.4, 0.7]),
    "many small": Strata([400] * 20, [3] * 20, even(0.5, 1, 20)),
    "nearly all right": Strata([3000, 1000], [50, 50], [0.97, 0.99]),
    "errors in the largest": Strata([4000] + [200] * 30, [12] * 31, [0.7] + [0.98] * 30),
    "half of all matches coded": Strata([60, 60], [30, 30], [0.8, 0.6]),
}
SENTENCES = {  # with a match, without one
    "equal": (Strata([1000] * 3, [25] * 3, [0.8] * 3), Strata([5000] * 3, [50] * 3, [0.05] * 3)),
    "unequal": (
        Strata([3000, 300, 100], [25] * 3, [0.9, 0.6, 0.5]),
        Strata([20000, 4000, 1000], [50] * 3, [0.02, 0.08, 0.2]),
    ),
    "many small": (Strata([200] * 12, [3] * 12, even(0.5, 1, 12)), Strata([1500] * 12, [8] * 12, even(0, 0.1, 12))),
    "rare misses": (Strata([2000], [50], [0.85]), Strata([40000], [150], [0.004])),
    "misses in the largest": (
        Strata([2000] + [300] * 5, [8] * 6, [0.8] * 6),
        Strata([30000] + [5000] * 5, [25] * 6, [0.05] + [0.002] * 5),
    ),
    "as drawn by 200 rows": (
        Strata([1200, 600, 300, 100], [7, 6, 6, 6], [0.75, 0.85, 0.9, 0.95]),
        Strata([20000, 6000, 4000, 1500], [19, 19, 19, 18], [0.02, 0.03, 0.01, 0.02]),
    ),
    "the same, 1,000 rows": (
        Strata([1200, 600, 300, 100], [32, 31, 31, 31], [0.75, 0.85, 0.9, 0.95]),
        Strata([20000, 6000, 4000, 1500], [94, 94, 94, 93], [0.02, 0.03, 0.01, 0.02]),
    ),
}
AGREEMENT = {
    "two coders, 40 rows": Coders(40, 0.4, (0.1, 0.1)),
    "two coders, 200 rows": Coders(200, 0.4, (0.1, 0.1)),
    "nearly no error, 40 rows": Coders(40, 0.4, (0.02, 0.02)),
    "few yes, 100 rows": Coders(100, 0.1, (0.02, 0.05)),
    "three coders with gaps": Coders(60, 0.3, (0.05, 0.1, 0.15), gaps=0.2),
    "hardly any agreement": Coders(60, 0.4, (0.35, 0.35)),
}


def main() -> None:
    samples = int(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES
    print(f"framing {version('media-framing')}, {samples:,} samples a design")
    print(f"{'':10} {'design':26} {'truth':>6} {'mean':>6} {'covered':>8} {'width':>6} {'defined':>8}")
    for name, matches in MATCHES.items():
        random = np.random.default_rng(1)
        truth = matches.yes.sum() / sum(matches.populations)
        show("precision", name, truth, [precision(row) for row in matches.draw(random, samples)])
    for figure, estimate in (("recall", recall), ("prevalence", prevalence)):
        for name, (matched, unmatched) in SENTENCES.items():
            random = np.random.default_rng(2)
            right, missed = matched.yes.sum(), unmatched.yes.sum()
            of = right if figure == "recall" else right + missed
            total = right + missed if figure == "recall" else sum((*matched.populations, *unmatched.populations))
            drawn = zip(matched.draw(random, samples), unmatched.draw(random, samples), strict=True)
            found = [estimate(weighted_share(one), weighted_share(other)) for one, other in drawn]
            show(figure, name, of / total, found)
    for name, coders in AGREEMENT.items():
        random = np.random.default_rng(3)
        endless = krippendorff_alpha(coders.draw(random, ENDLESS))
        if endless:
            alphas = [krippendorff_alpha(coders.draw(random, coders.rows)) for _ in range(samples)]
            show("alpha", name, endless.value, alphas)


def show(figure: str, design: str, truth: float, estimates: Sequence[Estimate | None]) -> None:
    found = np.array([estimate for estimate in estimates if estimate])
    value, low, high = found.T
    covered = np.mean((low <= truth) & (truth <= high))
    print(
        f"{figure:10} {design:26} {truth:6.3f} {value.mean():6.3f} {covered:8.3f} {(high - low).mean():6.3f} "
        f"{len(found) / len(estimates):8.3f}"
    )


if __name__ == "__main__":
    main()
