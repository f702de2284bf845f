import pytest

from framing import Analyzer

TEXT = (
    "The mayor, Maria Santos, said the plan was late. Santos insisted that it would work. "
    "Officials said they were not asked. The town is quiet."
)


def test_sources(analyzer: Analyzer) -> None:
    metrics = analyzer.analyze(TEXT).metrics
    assert metrics["n_sources"] == 2  # Maria Santos, officials
    assert metrics["named_source_share"] == pytest.approx(2 / 3)
    assert metrics["largest_source_share"] == pytest.approx(8 / 12)
    assert metrics["evaluative_cue_share"] == pytest.approx(1 / 3)
    assert metrics["reported_share"] == pytest.approx(12 / 25)


def test_words_of_each_voice_add_up(analyzer: Analyzer) -> None:
    evidence = analyzer.analyze(TEXT + " “We won,” she said.").evidence
    parts = [evidence.n_words(voice) for voice in ("author", "quoted", "reported")]
    assert sum(parts) == evidence.n_words("author", "quoted", "reported") == 29
    assert parts[1] == 2


def test_sources_with_their_words_and_cues(analyzer: Analyzer) -> None:
    sources = analyzer.analyze(TEXT).sources
    assert [(s.name, s.named, s.statements, s.words, s.cues) for s in sources] == [
        ("Maria Santos", True, 2, 8, {"neutral": 1, "doubting": 1}),
        ("officials", False, 1, 4, {"neutral": 1}),
    ]


def test_what_is_denied_counts_as_a_statement(analyzer: Analyzer) -> None:
    (source,) = analyzer.analyze("The minister denied the possibility of a vote.").sources
    assert (source.name, source.cues) == ("minister", {"doubting": 1})


@pytest.mark.parametrize(
    ("text", "agreement"),
    [
        ("Peter Reed is shameless. Reed claimed that he won. Ann Moore pointed out that he lost.", 1),
        ("Peter Reed is shameless. Reed pointed out that he won. Ann Moore claimed that he lost.", -1),
        ("Peter Reed claimed he won. Ann Moore pointed out that he lost.", 0),
    ],
)
def test_agreement_of_cue_and_side(text: str, agreement: float, analyzer: Analyzer) -> None:
    assert analyzer.analyze(text).metrics["cue_side_agreement"] == agreement
