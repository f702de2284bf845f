import math
from fractions import Fraction
from typing import Any

import numpy
import pytest
import spacy

from framing import METRICS, Analyzer, Evidence, FramingError, Lexicon, Report, Term

LEXICONS = [
    Lexicon(
        category=category,
        family=family,
        terms=tuple(Term(t, weight=w) for t, w in terms),
        source="t",
        license="CC0-1.0",
    )
    for family, category, terms in (
        ("loaded", "labels", [("regime", 2), ("puppet president", 3), ("thug", 1)]),
        ("loaded", "verbs", [("slam", 2), ("puppet", 1)]),
        ("epistemic", "hedges", [("perhaps", 1)]),
    )
]


@pytest.fixture(scope="module")
def small() -> Analyzer:
    return Analyzer(LEXICONS, pipeline=spacy.blank("en"))


@pytest.fixture
def report(small: Analyzer) -> Report:
    return small.analyze(
        "Puppet president slams critics again\n\n"  # 5 words, terms of strength 3 (with puppet inside) and 2
        "The regime met on Monday in the old town. “The regime of thugs lied,” she said.\n\n"  # 9 + 5 quoted + 2
        "A regime thug in a photo. (AP Photo/Jo Example)\n\n"  # a caption counts for nothing
        "Perhaps it will rain."  # 4
    )


def test_words_and_voices(report: Report) -> None:
    assert report.metrics["n_words"] == 25
    assert report.metrics["n_author_words"] == 20
    assert report.metrics["quoted_share"] == 5 / 25
    assert report.metrics["n_sentences"] == 4


def test_densities_count_the_authors_terms_and_scores_add_their_strengths(report: Report) -> None:
    assert report.metrics["loaded_language_density"] == pytest.approx(100 * 3 / 20)
    assert report.metrics["loaded_language_score"] == pytest.approx(100 * (3 + 2 + 2) / 20)
    assert report.metrics["quoted_loaded_language_density"] == pytest.approx(100 * 2 / 5)


def test_overlapping_categories_are_both_reported_and_not_added_up(report: Report) -> None:
    assert report.metrics["category_density.loaded/labels"] == pytest.approx(100 * 2 / 20)
    assert report.metrics["category_density.loaded/verbs"] == pytest.approx(100 * 2 / 20)
    assert report.metrics["family_density.loaded"] == pytest.approx(100 * 3 / 20)
    assert report.metrics["category_score.loaded/labels"] == pytest.approx(100 * 5 / 20)


def test_by_family_and_segment(report: Report) -> None:
    assert report.metrics["family_density.epistemic"] == pytest.approx(100 * 1 / 20)
    assert report.metrics["segment_density.headline"] == pytest.approx(100 * 2 / 5)
    assert report.metrics["segment_score.body"] == pytest.approx(100 * 2 / 15)


def test_strong_sentences_and_concentration(report: Report) -> None:
    assert report.metrics["strong_sentence_share"] == 2 / 4
    # own voice: puppet president, puppet, slam, regime, one time each
    assert report.metrics["loaded_term_concentration"] == pytest.approx(4 * (1 / 4) ** 2)


def test_lexical_variety_is_one_for_all_different_and_falls_with_repetition(small: Analyzer) -> None:
    different = " ".join(f"word{i}" for i in range(60))
    assert small.analyze(different).metrics["lexical_variety"] == 1.0
    assert small.analyze("same " * 60).metrics["lexical_variety"] == pytest.approx(1 / 50)
    assert small.analyze("one two one two").metrics["lexical_variety"] == 0.5


def test_everything_quoted_gives_rates_of_zero_not_an_error(small: Analyzer) -> None:
    metrics = small.analyze("“The regime of thugs lied.”").metrics
    assert metrics["loaded_language_density"] == 0.0
    assert metrics["quoted_share"] == 1.0


def test_every_metric_says_what_it_means() -> None:
    assert all(metric.__doc__ for metric in METRICS.values())


def test_own_metrics_give_a_number_or_a_table() -> None:
    def n_matches(evidence: Evidence) -> float:
        return len(evidence.matches)

    own = METRICS | {"mine": n_matches, "by": lambda e: {"a": 1, "b": 2}}
    metrics = Analyzer(LEXICONS, pipeline=spacy.blank("en"), metrics=own).analyze("The regime met.").metrics
    assert (metrics["mine"], metrics["by.a"], metrics["by.b"]) == (1.0, 1.0, 2.0)


@pytest.mark.parametrize("value", [None, "x", "3", math.nan, math.inf, 10**400, 1j, [1], {"a": None}, {"a": math.nan}])
def test_a_metric_that_gives_no_number_is_named(value: Any) -> None:
    report = Analyzer(LEXICONS, pipeline=spacy.blank("en"), metrics={"mine": lambda e: value}).analyze(
        "The regime met."
    )
    for use in (report.to_json, report.to_dict, report.tables, report.__str__):
        with pytest.raises(FramingError, match=r"metric 'mine(\.a)?' gave .*: return a finite number"):
            use()


def test_numbers_of_every_kind_are_taken() -> None:
    own: dict[str, Any] = {"yes": lambda e: True, "half": lambda e: Fraction(1, 2), "short": lambda e: numpy.float32(2)}
    report = Analyzer(LEXICONS, pipeline=spacy.blank("en"), metrics=own).analyze("The regime met.")
    assert report.metrics == {"yes": 1.0, "half": 0.5, "short": 2.0}


def test_invisible_characters_alone_are_no_words(blank: Analyzer) -> None:
    assert blank.analyze("The \u200b \u00ad \u200d town.").metrics["n_words"] == 2


def test_a_short_text_in_another_script_is_not_english(blank: Analyzer) -> None:
    report = blank.analyze("中国政府周一表示，他们不会继续谈判。")
    assert any("does not look like English" in warning for warning in report.warnings)
    assert report.readability == {}
