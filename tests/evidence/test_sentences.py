import pytest

from framing import Analyzer

TEXT = "Talks collapse over harbour\n\nSen. Jo Example met U.S. officials. “It is over!” she said. Was it?\n\nNo"
SENTENCES = [
    "Talks collapse over harbour",
    "Sen. Jo Example met U.S. officials.",
    "“It is over!” she said.",
    "Was it?",
    "No",
]


def test_sentences_end_at_punctuation_without_a_parser(blank: Analyzer) -> None:
    assert [s.text for s in blank.analyze(TEXT).sentences] == SENTENCES


@pytest.mark.parametrize("which", ["blank", "analyzer"])
def test_sentences_never_run_over_segments_and_offsets_hold(which: str, request: pytest.FixtureRequest) -> None:
    report = request.getfixturevalue(which).analyze(TEXT)
    segments = report.article.segments
    for s in report.sentences:
        assert TEXT[s.start : s.end] == s.text
        assert any(seg.start <= s.start and s.end <= seg.end and seg.kind == s.segment for seg in segments)


def test_initials_and_a_small_letter_end_no_sentence(blank: Analyzer) -> None:
    text = "J. R. Example asked: who pays? and left. (He paid.) The end."
    assert [s.text for s in blank.analyze(text).sentences] == [
        "J. R. Example asked: who pays? and left.",
        "(He paid.)",
        "The end.",
    ]


def test_parser_keeps_a_short_quotation_with_its_speaker(analyzer: Analyzer) -> None:
    assert "Was it?" in [s.text for s in analyzer.analyze(TEXT).sentences]
