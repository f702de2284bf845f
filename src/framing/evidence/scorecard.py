"""`Scorecard`: a logistic regression over named features, read from data, whose every probability opens up."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, SupportsFloat

import tomli_w

from framing.errors import FramingError, describe
from framing.evidence.records import Contribution

_LARGEST = 1e6
"""No sensible coefficient is larger."""
BASELINE = "baseline"
"""The first contribution: the probability where every feature has its reference value."""


@dataclass(frozen=True)
class Scorecard:
    """Coefficients over named features. Nothing but numbers and names: it can be read, compared and edited.

    >>> card = Scorecard(intercept=-1.0, coefficients={"exclamation marks": 2.0})
    >>> round(card.probability({"exclamation marks": 1.0}), 3)
    0.731
    """

    intercept: float
    """Log-odds where every feature has its reference value."""
    coefficients: Mapping[str, float]
    """Change of the log-odds for one unit of a feature; features that are not named count nothing."""
    references: Mapping[str, float] = field(default_factory=dict)
    """The ordinary value of a feature, from which it is counted; 0 for those not named."""
    about: Mapping[str, str] = field(default_factory=dict, compare=False)
    """What a reader should know: data, method, scores, limits."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "intercept", _number("intercept", self.intercept))
        for name in ("coefficients", "references"):
            object.__setattr__(self, name, _numbers(name, getattr(self, name)))
        if unused := self.references.keys() - self.coefficients.keys():
            raise FramingError(f"references name {sorted(unused)}, which have no coefficients: give both or neither")
        if not isinstance(self.about, Mapping) or not all(isinstance(text, str) for text in self.about.values()):
            raise FramingError(f"about is {describe(self.about)}: give a table of texts")

    __hash__ = None  # type: ignore[assignment]

    def probability(self, features: Mapping[str, float]) -> float:
        """Probability, from 0 to 1, for a mapping of feature names to values."""
        return logistic(self.intercept + sum(log_odds for _, _, log_odds in self._parts(features)))

    def explain(self, features: Mapping[str, float]) -> tuple[Contribution, ...]:
        """What each feature adds to the probability, the largest first, behind the baseline; they add up to it.

        Log-odds are turned into shares of the probability by the Aumann-Shapley rule (Sundararajan, Taly and Yan 2017,
        integrated gradients): the difference to the baseline is divided in proportion to the log-odds.
        """
        parts = sorted(self._parts(features), key=lambda part: -abs(part[2]))
        total = sum(log_odds for _, _, log_odds in parts)
        base = logistic(self.intercept)
        slope = (logistic(self.intercept + total) - base) / total if abs(total) > 1e-9 else base * (1 - base)
        return (
            Contribution(BASELINE, 1.0, base),
            *(Contribution(name, value, slope * log_odds) for name, value, log_odds in parts),
        )

    def _parts(self, features: Mapping[str, float]) -> list[tuple[str, float, float]]:
        parts = []
        for name, coefficient in self.coefficients.items():
            value = features.get(name, 0.0)
            if away := value - self.references.get(name, 0.0):
                parts.append((name, value, coefficient * away))
        return parts

    def write(self, path: str | Path) -> None:
        """Write it as TOML, which `Scorecard.load` reads back."""
        data: dict[str, Any] = {"about": dict(self.about), "intercept": self.intercept}
        data |= {"references": dict(self.references), "coefficients": dict(self.coefficients)}
        Path(path).write_text(tomli_w.dumps(data, multiline_strings=True), encoding="utf-8")

    @classmethod
    def load(cls, path: str | Path) -> Scorecard:
        """Read one that `write` wrote; raises `FramingError`, naming file, key, value and cure."""
        if not isinstance(path, str | Path):
            raise FramingError(f"scorecard is {describe(path)}: give a path")
        try:
            data = tomllib.loads(Path(path).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise FramingError(f"{path}: cannot be read as a scorecard: {error}") from None
        try:
            if unknown := data.keys() - {"about", "intercept", "references", "coefficients"}:
                raise FramingError(
                    f"unknown keys {sorted(unknown)}: known are about, intercept, references, coefficients"
                )
            values: dict[str, Any] = {"intercept": None, "coefficients": None} | data
            return cls(**values)
        except FramingError as error:
            raise FramingError(f"{path}: {error}") from None


def _number(name: str, value: object) -> float:
    try:
        number = float(value) if isinstance(value, SupportsFloat) and not isinstance(value, bool) else math.nan
    except (ArithmeticError, TypeError, ValueError):
        number = math.nan
    if not abs(number) <= _LARGEST:
        raise FramingError(f"{name} is {describe(value)}: give a number, not larger than {_LARGEST:g}")
    return number


def _numbers(name: str, table: object) -> dict[str, float]:
    if not isinstance(table, Mapping) or not all(isinstance(key, str) for key in table):
        raise FramingError(f"{name} is {describe(table)}: give a table of names and numbers")
    return {key: _number(f"{name} {key!r}", value) for key, value in table.items()}


def logistic(log_odds: float) -> float:
    """The probability for log-odds."""
    if log_odds >= 0:
        return 1 / (1 + math.exp(-log_odds))
    odds = math.exp(log_odds)
    return odds / (1 + odds)
