import pytest

from framing import Analyzer, Report

CASES = [
    # text, kind, source, cue, content
    ("Maduro denied that the base exists.", "indirect", "Maduro", "denied", "that the base exists"),
    ("“We won,” the mayor said.", "direct", "the mayor", "said", "We won,"),
    ('"We won," said the mayor. "They lost."', "direct", "the mayor", "said", "We won, | They lost."),
    ("The mayor said it was “a long night” for all.", "mixed", "The mayor", "said", "it was “a long night” for all"),
    ("The vote was close, according to officials.", "indirect", "officials", "according to", "The vote was close"),
    ("The minister wants to close the port.", "belief", "The minister", "wants", "to close the port"),
    ("The plan, he said, would fail soon.", "indirect", "he", "said", "would fail soon"),
    ("She accused the board of fraud.", "indirect", "She", "accused", "the board of fraud"),
]  # fmt: skip


def shown(report: Report) -> list[tuple[str, str, str, str]]:
    text = report.article.text
    parts = [(a.kind, a.source, a.cue, a.content) for a in report.attributions]
    return [(kind, *(" | ".join(text[s:e] for s, e in spans) for spans in rest)) for kind, *rest in parts]  # type: ignore[misc]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_source_cue_and_content(case: tuple[str, ...], analyzer: Analyzer) -> None:
    text, *expected = case
    assert tuple(expected) in shown(analyzer.analyze(text))


def test_named_source_is_the_speaker_of_its_terms(analyzer: Analyzer) -> None:
    report = analyzer.analyze("President Maria Santos said the regime had lied. The regime denied it.")
    assert [(m.text, m.voice, m.speaker) for m in report.loaded_terms if m.term == "regime"] == [
        ("regime", "reported", "Maria Santos"),
        ("regime", "author", None),
    ]


def test_labels_are_the_speakers_and_plain_objects_the_authors(analyzer: Analyzer) -> None:
    labelled = analyzer.analyze("The mayor dismissed the inquiry as a witch hunt.")
    assert [(m.text, m.voice) for m in labelled.loaded_terms] == [("witch hunt", "reported")]
    wanted = analyzer.analyze("The mayor wants the shameless hacks gone.")
    assert {m.voice for m in wanted.loaded_terms} == {"author"}


def test_without_a_parser_there_are_quotations_alone(blank: Analyzer) -> None:
    report = blank.analyze("Maduro denied that the base exists. “We won,” the mayor said.")
    assert shown(report) == [("direct", "", "", "We won,")]
    assert report.metrics["reported_share"] == 0


def test_a_clause_set_off_by_a_comma_is_the_authors_again(analyzer: Analyzer) -> None:
    report = analyzer.analyze("She said she met the mayor, who leads a corrupt regime.")
    assert [m.voice for m in report.loaded_terms if m.term == "regime"] == ["author"]


def test_praise_in_the_sample_is_putins(sample_report: Report) -> None:
    text = sample_report.article.text
    praise = text.index("sincerely cherises")
    owners = [a for a in sample_report.attributions if any(s <= praise < e for s, e in a.content)]
    assert any("Putin" in text[s:e] for a in owners for s, e in a.source)
    puppet = next(m for m in sample_report.matches if m.text == "puppet president")
    assert puppet.voice == "author"
