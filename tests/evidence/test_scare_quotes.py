import pytest

from framing import Analyzer, Report


def texts(report: Report) -> list[str]:
    assert all(report.article.text[q.start : q.end] == q.text for q in report.scare_quotes)
    return [q.text for q in report.scare_quotes]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("It sent military “cooperation,” strengthening the army.", ["cooperation"]),
        ("The deployment was just a “routine” for them.", ["routine"]),
        ("“We won,” the mayor said.", []),
        ("“Never!” the mayor said.", []),
        ("She played in “Rogue One” for a year.", []),
        ("He called for “a long and difficult fight” on Monday.", []),
    ],
)
def test_words_held_at_a_distance(text: str, held: list[str], analyzer: Analyzer) -> None:
    assert texts(analyzer.analyze(text)) == held


def test_matches_say_whether_they_are_held(analyzer: Analyzer, blank: Analyzer) -> None:
    text = "The “regime” met. The regime left."
    assert [m.scare_quoted for m in analyzer.analyze(text).loaded_terms] == [True, False]
    assert [m.scare_quoted for m in blank.analyze(text).loaded_terms] == [None, None]


def test_sample_article(sample_report: Report) -> None:
    assert {"cooperation", "deepen", "routine"} <= set(texts(sample_report))
