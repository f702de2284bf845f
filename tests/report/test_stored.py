"""Stored reports that were damaged or made up."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from framing import Analyzer, Report, ReportError

TEXT = "“The regime lied,” Jo Example said. She slammed the “peace” plan of the thugs."
Place = tuple[str | int, ...]


def nested(depth: int) -> Any:
    found: Any = 1
    for _ in range(depth):
        found = [found]
    return found


@pytest.fixture(scope="module")
def stored(analyzer: Analyzer) -> str:
    return analyzer.analyze(TEXT).to_json()


def with_value(stored: str, place: Place, value: Any) -> Any:
    data = json.loads(stored)
    inner = data
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value
    return data


def places(data: Any, place: Place = ()) -> Iterator[Place]:
    """Every place in the data; of a list the first item stands for all."""
    if place:
        yield place
    if isinstance(data, dict):
        for key, value in data.items():
            yield from places(value, (*place, key))
    elif isinstance(data, list) and data:
        yield from places(data[0], (*place, 0))


@pytest.mark.parametrize(
    ("place", "value", "message"),
    [
        (("matches", 0, "start"), "4", r"matches\[0\].start is str '4'"),
        (("matches", 0, "start"), True, r"matches\[0\].start is bool True"),
        (("matches", 0, "text"), "thugs", r"matches\[0\].text is 'thugs', which does not stand at"),
        (("matches", 0, "weight"), 7, r"matches\[0\] has weight 7"),
        (("matches", 0, "mood"), 7, r"matches\[0\] lacks fields or has unknown ones: 'mood'"),
        (("matches", 0, "targets"), [None], r"matches\[0\].targets\[0\] is NoneType None"),
        (("sentences", 0, "end"), 5, r"sentences\[0\].text is .* which does not stand at"),
        (("quotations", 0), [0], r"quotations\[0\] is list \[0\], not start and end"),
        (("quotations", 0), [0, 999], "quotation from 0 to 999 is outside the text"),
        (("attributions", 0, "content"), [[-1, 3]], "content from -1 to 3 is outside the text"),
        (("article", "segments"), [{"kind": "body", "start": 0, "end": 999}], "segment 0 goes from 0 to 999"),
        (("article", "segments"), [{"kind": "caption", "start": 0, "end": 9}], "is outside headline, body and block"),
        (("article", "text"), "", "article text is empty"),
        (("article", "title"), nested(100_000), "article.title is list"),
        (("metrics", "n_words"), float("nan"), r"metrics\['n_words'\] is float nan"),
        (("readability",), 10**400, "readability is int 1000"),
        (("signature",), None, "signature is NoneType None"),
    ],
)
def test_damage_is_told_with_its_place(stored: str, place: Place, value: Any, message: str) -> None:
    with pytest.raises(ReportError, match=rf"is damaged \(.*{message}.*\): make it anew"):
        Report.from_dict(with_value(stored, place, value))


@pytest.mark.parametrize(
    "value", [None, -1, 10**400, "x", [], {}, [[1]], [None], nested(5000)], ids=lambda value: type(value).__name__
)
def test_no_damage_reaches_the_depths(stored: str, value: Any) -> None:
    """Whatever stands in whatever place: an error that says so, or a report that can be used."""
    for place in places(json.loads(stored)):
        try:
            report = Report.from_dict(with_value(stored, place, value))
        except ReportError:
            continue
        assert str(report)
        report.tables()
        assert Report.from_json(report.to_json()) == report


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"schema": ' * 100_000, "1" * 5000, None, b"\xff"], ids=lambda value: type(value).__name__
)
def test_what_is_not_json(text: Any) -> None:
    with pytest.raises(ReportError, match="report is not JSON"):
        Report.from_json(text)


def test_pairs_of_surrogates_move_no_offset(analyzer: Analyzer) -> None:
    report = analyzer.analyze("The \ud83d\ude00 regime slammed “\ud83d\ude00 thugs” on Monday \ud83d.")
    stored = Report.from_json(report.to_json())
    assert [(m.text, m.start) for m in stored.matches] == [(m.text, m.start) for m in report.matches]
    assert all(stored.article.text[m.start : m.end] == m.text for m in stored.matches)
    assert stored.sentences[-1].end == report.sentences[-1].end
    assert stored.warnings[-1] in report.warnings
    assert any("which JSON would join" in warning for warning in stored.warnings)
    assert Report.from_dict(report.to_dict()) == report
    with pytest.raises(ReportError, match="is damaged"):
        Report.from_json(json.dumps(report.to_dict()))
