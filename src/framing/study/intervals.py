"""Intervals of shares."""

from __future__ import annotations

from typing import NamedTuple

Z95 = 1.959963984540054
"""Standard deviations of a 95% interval."""


class Estimate(NamedTuple):
    """A value with its 95% interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}]"


def wilson(share: float, n: float) -> Estimate:
    """The 95% score interval of a share of n independent codes (Wilson 1927).

    `n` may be broken: the effective number of codes with unequal weights (Kish 1965).

    >>> print(wilson(81 / 263, 263))
    0.308 [0.255, 0.366]
    """
    z2 = Z95 * Z95
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = Z95 / (1 + z2 / n) * (share * (1 - share) / n + z2 / (4 * n * n)) ** 0.5
    return Estimate(share, min(share, max(0.0, centre - half)), max(share, min(1.0, centre + half)))
