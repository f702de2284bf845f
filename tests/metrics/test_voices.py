import pytest

from framing import Analyzer

TEXT = (
    "The mayor, Maria Santos, said the plan was late. Santos insisted that it would work. "
    "Officials said they were not asked. The town is quiet."
)


def test_sources(analyzer: Analyzer) -> None:
    metrics = analyzer.analyze(TEXT).metrics
    assert metrics["n_sources"] == 3  # the mayor, Santos, officials: a common noun is not resolved to a name
    assert metrics["named_source_share"] == pytest.approx(1 / 3)
    assert metrics["evaluative_cue_share"] == pytest.approx(1 / 3)
    assert metrics["reported_share"] == pytest.approx(12 / 25)


def test_words_of_each_voice_add_up(analyzer: Analyzer) -> None:
    evidence = analyzer.analyze(TEXT + " “We won,” she said.").evidence
    parts = [evidence.n_words(voice) for voice in ("author", "quoted", "reported")]
    assert sum(parts) == evidence.n_words("author", "quoted", "reported") == 29
    assert parts[1] == 2
