"""Limits that a house sets to metrics and readability; a report says which of them it breaks."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from framing.errors import FramingError, describe


@dataclass(frozen=True, slots=True)
class Threshold:
    """The least and the greatest value that a number may have; None where there is no such limit."""

    name: str
    """Of a metric (`loaded_language_density`, `category_density.loaded/epithets`) or of `readability.NAME`."""
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.name, str) or not self.name:
            raise FramingError(f"threshold name is {describe(self.name)}: give the name of a metric")
        for key in ("low", "high"):
            value = getattr(self, key)
            if value is None:
                continue
            try:
                number = math.nan if isinstance(value, bool | str) else float(value)
            except (TypeError, ValueError, OverflowError):
                number = math.nan
            if not math.isfinite(number):
                raise FramingError(f"threshold {self.name!r}: {key} is {describe(value)}: give a finite number or None")
            object.__setattr__(self, key, number)
        if self.low is None and self.high is None:
            raise FramingError(f"threshold {self.name!r} has no limit: give low, high or both")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise FramingError(f"threshold {self.name!r}: low {self.low:g} is above high {self.high:g}")


def broken_thresholds(
    thresholds: tuple[Threshold, ...], metrics: Mapping[str, float], readability: Mapping[str, float]
) -> Iterator[str]:
    """A warning for each number outside its limits; a number that the report lacks breaks none."""
    numbers = {**metrics, **{f"readability.{name}": value for name, value in readability.items()}}
    for threshold in thresholds:
        value = numbers.get(threshold.name)
        if value is None:
            continue
        if threshold.high is not None and value > threshold.high:
            yield f"{threshold.name} is {value:.2f}, over the threshold of {threshold.high:g}"
        if threshold.low is not None and value < threshold.low:
            yield f"{threshold.name} is {value:.2f}, under the threshold of {threshold.low:g}"
