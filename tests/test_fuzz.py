"""Any Unicode string gives a report whose offsets hold, or a `FramingError`."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from framing import Analyzer, Article, FramingError, Report

WORDS = ["regime", "Regime", "puppet president", "slammed", "(AP Photo/Jo)", "By Jo Example", "LONDON —", "AP/"]
MARKS = ["“", "”", '"', "'", "’", "«", ".", "!", " ", "\n", "\n\n", "\r\n", "\xa0", "\u00ad", "\u200b", "e\u0301"]
PIECES = st.sampled_from([*WORDS, *MARKS, "\u0301", "\x00", "\ud800", "\udc00", "𝒜"])
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=())),
    st.lists(PIECES, max_size=40).map("".join),
    st.lists(PIECES).map(" ".join),
)


def check(report: Report, text: str) -> None:
    for match in report.matches:
        assert text[match.start : match.end] == match.text
    for sentence in report.sentences:
        assert text[sentence.start : sentence.end] == sentence.text
    for attribution in report.attributions:
        assert all(0 <= start < end <= len(text) for start, end in attribution.content)
    ends = [0]
    for segment in report.article.segments:
        assert ends[-1] <= segment.start < segment.end <= len(text)
        ends.append(segment.end)
    assert all(report.evidence.n_words(voice) >= 0 for voice in ("author", "quoted", "reported"))
    assert all(0 <= value == value for value in report.metrics.values())
    report.readability  # noqa: B018
    str(report).encode()
    stored = Report.from_json(report.to_json())
    assert stored.to_json() == report.to_json()
    assert len(stored.article.text) == len(text)
    assert stored == report or re.search("[\ud800-\udbff][\udc00-\udfff]", text)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example("regime\u0301")
@example("“\n\n“")
@example("\u00ad regime \u00ad")
@example("\ud83d\ude00 “regime” \ud83d")
def test_blank_pipeline(blank: Analyzer, text: str) -> None:
    try:
        report = blank.analyze(text)
    except FramingError:
        return
    check(report, text)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_full_pipeline(analyzer: Analyzer, text: str) -> None:
    try:
        report = analyzer.analyze(text)
    except FramingError:
        return
    check(report, text)


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_html(text: str) -> None:
    try:
        article = Article.from_html(f"<html><body><article><p>{text}</p></article></body></html>")
    except FramingError:
        return
    assert article.text.strip()
