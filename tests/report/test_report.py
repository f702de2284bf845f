import json
import pickle
import sys
from dataclasses import FrozenInstanceError
from pathlib import Path

import jsonschema
import pytest
import spacy

from framing import METRICS, Analyzer, Article, MissingPackageError, Report, ReportError

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "report-schema.json").read_text(encoding="utf-8"))


def test_sample_article_is_told_as_promised(sample_report: Report, sample: str) -> None:
    """What the README shows and the project promises of the article in `seeds/`."""
    found = {m.text for m in sample_report.matches}
    assert {"rogue nations", "puppet president", "regime", "regimes", "dictator", "authoritarian"} <= found
    assert {m.start for m in sample_report.matches if m.term == "regime"} == {
        i for i in range(len(sample)) if sample.startswith("regime", i)
    }
    virus = sample.index("Chinese coronavirus")
    assert any((m.start, m.text) == (virus, "Chinese coronavirus") for m in sample_report.matches)
    assert all(sample[m.start : m.end] == m.text for m in sample_report.matches)
    kinds = [s.kind for s in sample_report.article.segments]
    assert [kinds.count(k) for k in ("headline", "repeat", "caption", "credit")] == [1, 1, 2, 3]
    assert {m.segment for m in sample_report.loaded_terms} <= {"headline", "body"}


def test_left_out_segments_change_no_number(analyzer: Analyzer, sample: str) -> None:
    body = [s for s in Article(sample).segments if s.counted]
    plain = "\n\n".join(sample[s.start : s.end] for s in body)
    with_rest, without = analyzer.analyze(sample), analyzer.analyze(plain)
    assert with_rest.metrics == pytest.approx(without.metrics)
    assert with_rest.readability == pytest.approx(without.readability)


def test_text_is_readable_and_holds_no_control_characters(blank: Analyzer) -> None:
    text = "\x1b[31mRegime\x1b[0m slammed [bold]critics[/bold] \ud800 again\n\nThe regime met its cronies."
    shown = str(blank.analyze(text))
    assert "\x1b" not in shown
    assert "[bold]critics[/bold]" in shown
    shown.encode()
    for part in ("Loaded terms in the outlet's own voice", "[regime] met", "per 100 words", "Warnings", "lexicons"):
        assert part in shown


def test_text_shows_strength_neutral_wording_and_quotations(analyzer: Analyzer) -> None:
    shown = str(analyzer.analyze("The regime met. “These thugs lied,” she said."))
    assert "clear" in shown
    assert "→ government" in shown
    assert "the speaker's, not the outlet's" in shown


def test_json_follows_its_schema_and_comes_back_equal(sample_report: Report, blank: Analyzer) -> None:
    for report in (sample_report, blank.analyze(Article("“Bad” \ud800 regime", published="2024-01-01", outlet="X"))):
        text = report.to_json()
        jsonschema.validate(json.loads(text), SCHEMA)
        again = Report.from_json(text)
        assert again == report
        assert again.to_json() == text
        assert (again.metrics, again.readability, again.warnings) == (
            report.metrics,
            report.readability,
            report.warnings,
        )
        assert str(again) == str(report)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "report is not JSON"),
        ("[]", r"report data is list \[\]: give what Report.to_dict made"),
        ('{"schema": "framing.report/0"}', "has schema str 'framing.report/0', not 'framing.report/1'"),
        ('{"schema": "framing.report/1"}', "is damaged .*make it anew"),
        ('{"schema": "framing.report/1", "article": {"text": "", "segments": []}}', "is damaged"),
    ],
)
def test_what_is_no_stored_report(text: str, message: str) -> None:
    with pytest.raises(ReportError, match=message):
        Report.from_json(text)


def test_report_is_frozen_and_travels_with_a_users_metric() -> None:
    own = Analyzer(pipeline=spacy.blank("en"), metrics=METRICS | {"mine": lambda e: 7})
    report = own.analyze("The regime met.")
    with pytest.raises(FrozenInstanceError):
        report.signature = "x"  # type: ignore[misc]
    again = pickle.loads(pickle.dumps(report))  # noqa: S301
    assert again == report
    assert again.metrics["mine"] == 7


def test_tables_are_tidy_and_signed(sample_report: Report) -> None:
    tables = sample_report.tables()
    assert [len(tables[name]) for name in ("document", "matches", "sentences")] == [
        1,
        len(sample_report.matches),
        len(sample_report.sentences),
    ]
    for rows in tables.values():
        assert len({tuple(row) for row in rows}) == 1
        assert all(row["signature"] == sample_report.signature for row in rows)
    assert tables["document"][0]["loaded_language_density"] == sample_report.metrics["loaded_language_density"]


def test_tables_as_frames(sample_report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    frames = sample_report.tables(frames=True)
    assert list(frames["matches"]["text"]) == [m.text for m in sample_report.matches]
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingPackageError, match=r"pip install 'media-framing\[pandas\]'"):
        sample_report.tables(frames=True)


def test_title_outside_the_text_is_said_to_be_left_out(blank: Analyzer) -> None:
    report = blank.analyze(Article("The council met on Monday.", title="Regime falls"))
    assert any("title is not part of the text" in warning for warning in report.warnings)
