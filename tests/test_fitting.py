from typing import Any

import pytest

from framing import Analyzer, FramingError, fit_bias

PLAIN = [f"The council met on {day} and approved plan {n}." for day in ("Monday", "Tuesday") for n in range(10)]
LOUD = [f"What a shameful, idiotic plan number {n} is, we all know!" for n in range(20)]


def test_a_model_of_ones_own_labels(analyzer: Analyzer) -> None:
    card = fit_bias(PLAIN + LOUD, [0] * 20 + [1] * 20, analyzer=analyzer)
    own = Analyzer(pipeline=analyzer._pipeline.nlp, bias=card)
    (plain,), (loud,) = (own.analyze(t).sentences for t in ("The board met on Friday.", "What a vile plan that is!"))
    assert plain.bias is not None
    assert loud.bias is not None
    assert plain.bias < 0.3 < 0.7 < loud.bias
    assert fit_bias(PLAIN + LOUD, [0] * 20 + [1] * 20, analyzer=analyzer) == card


def test_labels_are_what_is_learnt(analyzer: Analyzer) -> None:
    turned = fit_bias(PLAIN + LOUD, [True] * 20 + [False] * 20, analyzer=analyzer)
    (loud,) = Analyzer(pipeline=analyzer._pipeline.nlp, bias=turned).analyze(LOUD[0]).sentences
    assert loud.bias is not None
    assert loud.bias < 0.5


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        ([0, 1], "40 texts and 2 labels: give one label for each text"),
        ([0] * 39 + [2], "label 39 is int 2: give True or 1"),
        ([0] * 39 + ["1"], "label 39 is str '1': give True or 1"),
        ([0] * 35 + [1] * 5, "5 labels of one kind: give at least 10 of each"),
    ],
)
def test_labels_that_do_not_fit(labels: list[int], message: str, analyzer: Analyzer) -> None:
    with pytest.raises(FramingError, match=message):
        fit_bias(PLAIN + LOUD, labels, analyzer=analyzer)


def test_a_pipeline_without_a_parser_is_refused(blank: Analyzer) -> None:
    with pytest.raises(FramingError, match="needs a pipeline with tagger and parser"):
        fit_bias(PLAIN + LOUD, [0] * 20 + [1] * 20, analyzer=blank)


@pytest.mark.parametrize(
    ("texts", "labels", "message"),
    [
        ("a" * 40, [0, 1] * 20, "str .* for texts: give a list of sentences"),
        (None, [0, 1] * 20, "NoneType None for texts"),
        (PLAIN, None, "NoneType None for labels: give a list"),
        (PLAIN, b"01" * 10, "bytes .* for labels"),
        (PLAIN, [[0, 1]] * 20, r"label 0 is list \[0, 1\]: give True or 1"),
    ],
)
def test_arguments_of_a_wrong_type(texts: Any, labels: Any, message: str, analyzer: Analyzer) -> None:
    with pytest.raises(FramingError, match=message):
        fit_bias(texts, labels, analyzer=analyzer)


def test_an_analyzer_is_asked_for() -> None:
    with pytest.raises(FramingError, match="int 3 for analyzer: give an Analyzer"):
        fit_bias(PLAIN + LOUD, [0] * 20 + [1] * 20, analyzer=3)  # type: ignore[arg-type]
