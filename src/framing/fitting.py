"""Scorecards fitted to a user's own labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.analyzer import Analyzer
from framing.errors import FramingError, describe
from framing.evidence import Scorecard
from framing.evidence.candidates import CHANCE
from framing.report import Report

_STRENGTHS = (0.003, 0.01, 0.03, 0.1, 0.3)
"""Inverse strengths of the ridge penalty that are tried."""
_FOLDS = 5
_COMMON = 0.95
"""A feature that more than this share of sentences has is counted from its mean."""


def fit_bias(texts: Iterable[str], labels: Iterable[bool | int], *, analyzer: Analyzer | None = None) -> Scorecard:
    """A bias model for sentences, fitted and calibrated on your own labels.

    `texts`: sentences, one each; of a text with several, the one with the likeliest loaded word stands for it.
    `labels`: True or 1 where annotators called the sentence biased, False or 0 where not.
    `analyzer`: the one whose lexicons and pipeline read them; None for the built-in set. It needs a parser.

    Returns a `Scorecard` over the same named features as the built-in one; use it with `Analyzer(bias=card)` and
    keep it with `card.write(path)`. Ridge-penalised logistic regression, its penalty chosen by cross-validated
    log-loss, then calibrated on held-out folds (Platt 1999). Raises `FramingError` for labels that do not fit.

    >>> card = fit_bias(my_sentences, my_labels)          # doctest: +SKIP
    >>> Analyzer(bias=card).analyze(text).sentences[0].bias   # doctest: +SKIP
    0.31
    """
    if isinstance(texts, str | bytes | Mapping) or not isinstance(texts, Iterable):
        raise FramingError(f"fit_bias got {describe(texts)} for texts: give a list of sentences")
    if isinstance(labels, str | bytes | Mapping) or not isinstance(labels, Iterable):
        raise FramingError(f"fit_bias got {describe(labels)} for labels: give a list of True and False, or 1 and 0")
    if analyzer is not None and not isinstance(analyzer, Analyzer):
        raise FramingError(f"fit_bias got {describe(analyzer)} for analyzer: give an Analyzer")
    texts, marks = list(texts), _checked_labels(labels)
    if len(texts) != len(marks):
        raise FramingError(f"fit_bias got {len(texts)} texts and {len(marks)} labels: give one label for each text")
    least = min(marks.count(True), marks.count(False))
    if least < 2 * _FOLDS:
        raise FramingError(f"fit_bias got {least} labels of one kind: give at least {2 * _FOLDS} of each")
    rows = [_sentence_features(report) for report in (analyzer or Analyzer()).stream(texts)]
    return fit_scorecard(rows, marks)


def _sentence_features(report: Report) -> Mapping[str, float]:
    """The features of a text's sentence; of several, of the one with the likeliest loaded word."""
    styles = report.evidence.styles
    if not styles:
        raise FramingError("fit_bias needs a pipeline with tagger and parser: install one, or give analyzer=")
    return max(styles, key=lambda style: style[CHANCE])


def fit_scorecard(
    rows: Sequence[Mapping[str, float]], labels: Sequence[bool], groups: Sequence[object] | None = None
) -> Scorecard:
    """Coefficients for features by name; rows of one group (an article, say) stay in one fold."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import log_loss
    from sklearn.model_selection import GroupKFold, StratifiedKFold, cross_val_predict
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    names = sorted({name for row in rows for name in row})
    features = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    marks = np.array(labels, dtype=bool)
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=0) if groups is None else GroupKFold(_FOLDS)
    held_out: dict[float, NDArray[Any]] = {}
    for strength in _STRENGTHS:
        model = make_pipeline(StandardScaler(), LogisticRegression(C=strength, max_iter=1000))
        held_out[strength] = cross_val_predict(
            model, features, marks, groups=groups, cv=folds, method="decision_function"
        )
    calibrated = {strength: _platt(log_odds, marks) for strength, log_odds in held_out.items()}
    best = min(calibrated, key=lambda strength: log_loss(marks, _applied(calibrated[strength], held_out[strength])))
    slope, shift = calibrated[best]
    scaler, regression = make_pipeline(StandardScaler(), LogisticRegression(C=best, max_iter=1000)).fit(features, marks)
    raw = slope * regression.coef_[0] / scaler.scale_
    means = features.mean(axis=0)
    references = np.where((features != 0).mean(axis=0) > _COMMON, means, 0.0)
    intercept = shift + slope * float(regression.intercept_[0]) + float(raw @ (references - scaler.mean_))
    return Scorecard(
        round(intercept, 4),
        {name: round(float(value), 4) for name, value in zip(names, raw, strict=True)},
        {name: round(float(value), 4) for name, value in zip(names, references, strict=True) if value},
    )


def _platt(log_odds: NDArray[Any], marks: NDArray[np.bool_]) -> tuple[float, float]:
    """Slope and shift that turn held-out log-odds into calibrated ones, with Platt's (1999) smoothed targets."""
    from sklearn.linear_model import LogisticRegression

    n_yes, n_no = marks.sum(), (~marks).sum()
    targets = np.where(marks, (n_yes + 1) / (n_yes + 2), 1 / (n_no + 2))
    both = np.concatenate([log_odds, log_odds])[:, None]
    answers = np.concatenate([np.ones(len(marks)), np.zeros(len(marks))])
    regression = LogisticRegression(C=1e6).fit(both, answers, sample_weight=np.concatenate([targets, 1 - targets]))
    return float(regression.coef_[0, 0]), float(regression.intercept_[0])


def _applied(platt: tuple[float, float], log_odds: NDArray[Any]) -> NDArray[Any]:
    probabilities: NDArray[Any] = 1 / (1 + np.exp(-(platt[0] * log_odds + platt[1])))
    return probabilities


def _is_label(label: object) -> bool:
    try:
        return not isinstance(label, str) and bool(label in (0, 1))
    except Exception:  # an array, a missing value of pandas
        return False


def _checked_labels(labels: Iterable[bool | int]) -> list[bool]:
    marks = []
    for i, label in enumerate(labels):
        if not _is_label(label):
            raise FramingError(f"label {i} is {describe(label)}: give True or 1 for biased, False or 0 for not")
        marks.append(bool(label))
    return marks
