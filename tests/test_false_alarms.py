"""Sentences in `tests/data/false_alarms.toml`: false alarms that stay mended, and those still known."""

import tomllib
from pathlib import Path

import pytest

from framing import Analyzer

DATA = tomllib.loads((Path(__file__).parent / "data" / "false_alarms.toml").read_text(encoding="utf-8"))


def strong(analyzer: Analyzer, sentence: str) -> list[str]:
    return [m.text for m in analyzer.analyze(sentence).loaded_terms if m.weight >= 2]


@pytest.mark.parametrize("sentence", DATA["negative"])
def test_innocent_sentence_has_no_strong_term(analyzer: Analyzer, sentence: str) -> None:
    assert strong(analyzer, sentence) == []


@pytest.mark.parametrize("sentence", DATA["known_failures"])
@pytest.mark.xfail(reason="known false alarm")
def test_known_false_alarm(analyzer: Analyzer, sentence: str) -> None:
    assert strong(analyzer, sentence) == []
