from dataclasses import replace

import pytest

from framing import Analyzer, Report


def warned(report: Report, words: str) -> bool:
    kept = any(words in warning for warning in Report.from_json(report.to_json()).warnings)
    shown = words in " ".join(str(report).split())
    assert kept == shown == (words in report.tables()["document"][0]["warnings"])
    return kept


@pytest.mark.parametrize(
    "text",
    [
        '<p>The <a href="/regime">regime</a> fell.</p>',
        "<html><body>The regime fell.</body></html>",
        "<DIV class='regime'><P>The regime<br/>fell.</DIV>",
    ],
)
def test_html_as_plain_text(text: str, blank: Analyzer) -> None:
    assert warned(blank.analyze(text), "the text looks like HTML")


@pytest.mark.parametrize(
    "text",
    [
        "Web pages use <p>, <div> and <a href>.",
        "If 1 < 2 and 2 < 3 and 3 < 4, then 1 < 4 <e> <f>.",
        "She <jane@example.org>, he <joe@example.org>, <https://example.org>, <br@example.org>",
    ],
)
def test_what_is_not_html(text: str, blank: Analyzer) -> None:
    assert not warned(blank.analyze(text), "the text looks like HTML")


def test_a_parser_on_a_very_long_text(blank: Analyzer) -> None:
    report = blank.analyze("The council met. " * 60_000)
    parsed = Report(replace(report.evidence, sentence_spans=(), pipeline_warnings=()), report.signature)
    assert any("a parser needs minutes" in warning for warning in parsed.warnings)
    assert not any("a parser needs minutes" in warning for warning in report.warnings)
