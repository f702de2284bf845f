from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import FramingError, Scorecard

NUMBERS = st.floats(-20, 20)
NAMES = ("a", "b", "c")


@given(NUMBERS, st.lists(NUMBERS, min_size=3, max_size=3), st.lists(NUMBERS, min_size=3, max_size=3), NUMBERS)
def test_contributions_add_up_to_the_probability(
    intercept: float, coefficients: list[float], values: list[float], reference: float
) -> None:
    card = Scorecard(intercept, dict(zip(NAMES, coefficients, strict=True)), {"a": reference})
    features = dict(zip(NAMES, values, strict=True))
    why = card.explain(features)
    assert why[0].feature == "baseline"
    assert sum(c.contribution for c in why) == pytest.approx(card.probability(features), abs=1e-6)
    sizes = [abs(c.contribution) for c in why[1:]]
    assert sizes == pytest.approx(sorted(sizes, reverse=True))


def test_a_feature_at_its_reference_contributes_nothing() -> None:
    card = Scorecard(0.0, {"length": 2.0, "marks": 1.0}, {"length": 3.0})
    assert card.probability({"length": 3.0}) == 0.5
    assert [c.feature for c in card.explain({"length": 3.0, "unknown": 7.0})] == ["baseline"]


def test_written_and_read_back(tmp_path: Path) -> None:
    card = Scorecard(-1.5, {"share of adverbs": 2.25}, {"share of adverbs": 0.1}, {"limits": "news\nonly"})
    card.write(tmp_path / "card.toml")
    read = Scorecard.load(tmp_path / "card.toml")
    assert read == card
    assert read.about == card.about


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("intercept = 'high'", "card.toml: intercept is str 'high': give a number"),
        ("intercept = 1\n[coefficients]\nx = true", "card.toml: coefficients 'x' is bool True: give a number"),
        ("intercept = 1\n[coefficients]\nx = inf", "card.toml: coefficients 'x' is float inf: give a number"),
        ("intercept = 1\n[coefficients]\nx = 1" + "0" * 400, "card.toml: coefficients 'x' is int"),
        ("intercept = 1\ncoefficients = 7", "card.toml: coefficients is int 7: give a table"),
        ("intercept = 1\n[coeficients]\nx = 1", r"card.toml: unknown keys \['coeficients'\]"),
        ("intercept = 1", "card.toml: coefficients is NoneType None: give a table"),
        ("intercept = 1\nabout = 3\n[coefficients]", "card.toml: about is int 3: give a table of texts"),
        ("intercept = 1\n[coefficients]\n[references]\ny = 1", r"card.toml: references name \['y'\]"),
        ("intercept = ", "card.toml: cannot be read as a scorecard"),
    ],
)
def test_a_damaged_card_is_named(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "card.toml"
    path.write_text(text)
    with pytest.raises(FramingError, match=message):
        Scorecard.load(path)


def test_a_card_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FramingError, match=r"none.toml: cannot be read"):
        Scorecard.load(tmp_path / "none.toml")
