import pytest

from framing import Analyzer
from framing.evidence.style import REGISTER, Style


def style(analyzer: Analyzer, text: str) -> Style:
    styles = analyzer.analyze(text).evidence.styles
    assert styles is not None
    (only,) = styles
    return only


@pytest.mark.parametrize(
    ("text", "feature", "value"),
    [
        ("We never told you that!", "first person", 1),
        ("We never told you that!", "second person", 1),
        ("We never told you that!", "negations", 1),
        ("We never told you that!", "exclamation marks", 1),
        ("Who paid for it?", "question marks", 1),
        ("The worst plan was the cheapest.", "superlatives", 2),
        ("But the council voted, however late.", "begins with a conjunction", 1),
        ("The bill, the tax, the fee, the levy, the toll passed.", "commas", 3),
        ("Mayor Vows Better Roads After Storm", "title case", 1),
        ("Mayor Vows Better Roads After Storm", "no final mark", 1),
        ("The plan was approved by the council.", "passives", 1),
        ("The plan was approved by the council.", "exclamation marks", 0),
    ],
)
def test_features(text: str, feature: str, value: float, analyzer: Analyzer) -> None:
    assert style(analyzer, text)[feature] == value


def test_what_is_quoted_is_not_the_writers_style(analyzer: Analyzer) -> None:
    quoted = style(analyzer, "“We never told you,” she said on Monday.")
    assert quoted["first person"] == quoted["second person"] == 0
    assert 0.4 < quoted["share of quoted words"] < 1


def test_one_style_for_each_sentence_of_the_text_as_given(analyzer: Analyzer, sample: str) -> None:
    for text in (sample, sample.replace("\n", "\r\n"), sample.replace(" ", "\xa0")):
        evidence = analyzer.analyze(text).evidence
        assert evidence.styles is not None
        assert len(evidence.styles) == len(evidence.sentences)


def test_none_without_a_parser(blank: Analyzer) -> None:
    assert blank.analyze("We never told you that!").evidence.styles is None


def test_polemic_is_of_a_higher_register_than_report(analyzer: Analyzer) -> None:
    report = style(analyzer, "The county filed a statement on Thursday, a spokesman said.")[REGISTER]
    polemic = style(analyzer, "Their hypocrisy is a shameful betrayal, and these elites despise ordinary folks.")[
        REGISTER
    ]
    assert report < -0.5 < 0.5 < polemic


def test_the_register_is_that_of_the_writers_own_words(analyzer: Analyzer) -> None:
    plain, polemic = (
        style(analyzer, f"A spokesman for the county said on Thursday: “It is {words}.”")[REGISTER]
        for words in ("a road", "hypocrisy")
    )
    assert plain == polemic


def test_names_have_no_register(analyzer: Analyzer) -> None:
    one, other = (
        style(analyzer, f"{name} spoke to the council on Thursday.")[REGISTER] for name in ("Blunt", "Miller")
    )
    assert one == other
