"""How likely expert annotators would call each sentence biased, with what the estimate is made of.

An estimate, not a verdict: `docs/validity.md` says how far it goes and what it must not be used for. Its features are
named counts and shares (`Evidence.styles`), never single words, never names; its coefficients are data (`bias.toml`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import SupportsFloat, TypeAlias

from framing.errors import FramingError, describe
from framing.evidence import Evidence, Sentence
from framing.evidence.scorecard import Scorecard
from framing.evidence.style import WORDS, Style

FEWEST = 4
"""A sentence of fewer words ("Less highly?") is not judged."""
BiasModel: TypeAlias = Scorecard | Callable[[list[str]], Sequence[float]]
"""Coefficients over named features, or any function from sentences to probabilities (a transformer, say)."""


def estimated_sentences(evidence: Evidence, model: BiasModel) -> tuple[Sentence, ...]:
    """The sentences of an article with `bias`, and with `why` where the model is a scorecard.

    A scorecard needs word classes and a parse, and a sentence of four words; otherwise `bias` stays None. A function is
    called once, with the text of all sentences. Raises `FramingError` when it does not give one probability for each.
    """
    sentences = evidence.sentences
    if not isinstance(model, Scorecard):
        probabilities = _called(model, [s.text for s in sentences])
        return tuple(replace(s, bias=p) for s, p in zip(sentences, probabilities, strict=True))
    if evidence.styles is None:
        return sentences
    return tuple(
        replace(s, bias=model.probability(style), why=model.explain(style)) if _is_judged(style) else s
        for s, style in zip(sentences, evidence.styles, strict=True)
    )


def _is_judged(style: Style) -> bool:
    """Whether a sentence has enough words to be judged; the annotated ones that the scorecard knows all had."""
    return style[WORDS] >= math.log(FEWEST)


def _called(model: Callable[[list[str]], Sequence[float]], texts: list[str]) -> list[float]:
    if not texts:
        return []
    try:
        answer: object = model(list(texts))
    except Exception as error:
        raise FramingError(f"the bias model raised {type(error).__name__}: {error}") from error
    if isinstance(answer, str | bytes | Mapping | Set) or not isinstance(answer, Iterable):
        raise FramingError(f"the bias model gave {describe(answer)}: return a list of probabilities")
    given = list(answer)
    if len(given) != len(texts):
        raise FramingError(f"the bias model gave {len(given)} values for {len(texts)} sentences: return one for each")
    return [_probability(value) for value in given]


def _probability(value: object) -> float:
    try:
        number = float(value) if isinstance(value, SupportsFloat) else math.nan
    except (ArithmeticError, TypeError, ValueError):
        number = math.nan
    if not 0 <= number <= 1:
        raise FramingError(f"the bias model gave {describe(value)}: return probabilities from 0 to 1")
    return number


@cache
def builtin_bias_model() -> Scorecard:
    """The scorecard that comes with the library; its `about` is the model card."""
    return Scorecard.load(Path(str(files(__package__) / "bias.toml")))
