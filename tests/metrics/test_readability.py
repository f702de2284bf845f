import pytest

from framing import Analyzer
from framing.metrics import READABILITY

EASY = "The cat sat on the mat. It was a big cat. The dog ran to it. They had fun in the sun."
HARD = (
    "Notwithstanding the considerable reservations of institutional and administrative representatives, "
    "it was subsequently acknowledged that extraordinary organisational inefficiencies had accumulated. "
) * 3
HIGHER_IS_EASIER = {"flesch_reading_ease"}
COUNTS = {"word_count", "sentence_count", "syllable_count", "reading_time"}


def test_direction_of_every_formula(blank: Analyzer) -> None:
    easy, hard = blank.analyze(EASY).readability, blank.analyze(HARD).readability
    assert set(easy) == set(READABILITY)
    for name in set(easy) - COUNTS:
        assert (easy[name] > hard[name]) == (name in HIGHER_IS_EASIER), name


def test_flesch_kincaid_by_hand(blank: Analyzer) -> None:
    scores = blank.analyze(EASY).readability
    assert (scores["word_count"], scores["sentence_count"], scores["syllable_count"]) == (22, 4, 22)
    assert scores["flesch_kincaid_grade"] == pytest.approx(0.39 * 22 / 4 + 11.8 * 22 / 22 - 15.59)


def test_abbreviations_end_no_sentence(blank: Analyzer) -> None:
    assert blank.analyze("Dr. Example met Mr. Sample in the U.S. last week.").readability["sentence_count"] == 1


def test_another_language_gets_a_warning_and_no_grade(blank: Analyzer) -> None:
    german = (
        "Die Regierung hat am Montag beschlossen, den Hafen auszubauen. Der Rat der Stadt hatte lange "
        "darüber gestritten, und viele Bürger waren dagegen, weil das Geld an anderer Stelle fehlt."
    )
    report = blank.analyze(german)
    assert report.readability == {}
    assert any("the text does not look like English" in warning for warning in report.warnings)


def test_language_set_elsewhere_does_not_change_the_numbers(blank: Analyzer) -> None:
    import textstat

    before = blank.analyze(EASY).readability
    textstat.textstat.set_lang("de")
    try:
        assert blank.analyze(EASY).readability == before
    finally:
        textstat.textstat.set_lang("en_US")
