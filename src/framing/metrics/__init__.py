"""Numbers from evidence: plain functions `Evidence -> float`, or `Evidence -> {name: float}`.

`METRICS` names those that an `Analyzer` computes; add one with `metrics=METRICS | {"mine": function}`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import SupportsFloat, TypeAlias

from framing.errors import FramingError, describe
from framing.evidence import Evidence
from framing.metrics.bias import BiasModel, builtin_bias_model, estimated_sentences
from framing.metrics.counts import n_author_words, n_sentences, n_words, quoted_share, reported_share
from framing.metrics.densities import (
    category_density,
    category_score,
    family_density,
    family_score,
    loaded_language_density,
    loaded_language_score,
    quoted_loaded_language_density,
    reported_loaded_language_density,
    segment_density,
    segment_score,
    strong_sentence_share,
)
from framing.metrics.frames import Frame, find_frames, primary_frames
from framing.metrics.readability import READABILITY, readability
from framing.metrics.thresholds import Threshold, broken_thresholds
from framing.metrics.variety import lexical_variety, loaded_term_concentration
from framing.metrics.voices import (
    agentless_passive_share,
    agentless_violence_share,
    cue_side_agreement,
    evaluative_cue_share,
    largest_source_share,
    n_sources,
    named_source_share,
)

Metric: TypeAlias = Callable[[Evidence], float | Mapping[str, float]]

METRICS: dict[str, Metric] = {
    f.__name__: f
    for f in (
        n_words,
        n_author_words,
        n_sentences,
        quoted_share,
        reported_share,
        loaded_language_density,
        loaded_language_score,
        quoted_loaded_language_density,
        reported_loaded_language_density,
        strong_sentence_share,
        loaded_term_concentration,
        lexical_variety,
        n_sources,
        named_source_share,
        largest_source_share,
        evaluative_cue_share,
        cue_side_agreement,
        agentless_passive_share,
        agentless_violence_share,
        segment_density,
        segment_score,
        family_density,
        family_score,
        category_density,
        category_score,
    )
}


def measure(evidence: Evidence, metrics: Mapping[str, Metric]) -> dict[str, float]:
    """All metrics of one article, flat: a metric that gives a mapping becomes `name.key` for each key.

    Raises `FramingError` for a metric that raises, or gives anything but finite numbers.
    """
    flat: dict[str, float] = {}
    for name, metric in metrics.items():
        try:
            value = metric(evidence)
        except Exception as error:
            raise FramingError(f"metric {name!r} raised {type(error).__name__}: {error}") from error
        if isinstance(value, Mapping):
            flat |= {f"{name}.{key}": _number(f"{name}.{key}", number) for key, number in value.items()}
        else:
            flat[name] = _number(name, value)
    return flat


def _number(name: str, value: object) -> float:
    try:
        number = float(value) if isinstance(value, SupportsFloat) else math.nan
    except (ArithmeticError, TypeError, ValueError):
        number = math.nan
    if not math.isfinite(number):
        raise FramingError(f"metric {name!r} gave {describe(value)}: return a finite number")
    return number


__all__ = [
    "METRICS",
    "READABILITY",
    "BiasModel",
    "Frame",
    "Metric",
    "Threshold",
    "broken_thresholds",
    "builtin_bias_model",
    "estimated_sentences",
    "find_frames",
    "measure",
    "primary_frames",
    "readability",
]
