"""Frames: salience, intervals, who speaks them, and which leads."""

from pathlib import Path

import pytest

from framing import Analyzer, Frame, Lexicon, Report, Term, builtin_lexicons

HARBOUR = Lexicon(
    category="harbour",
    family="waterfront",
    terms=(Term("crane", weight=3), Term("tide", weight=2)),
    source="test",
    license="CC0-1.0",
)
ROADS = Lexicon(
    category="roads", family="waterfront", terms=(Term("kerb", weight=1),), source="test", license="CC0-1.0"
)
DULL = "The mayor read the paper at home that day. "


def frame(report: Report, name: str) -> Frame:
    return next(f for f in report.frames if f"{f.family}/{f.name}" == name)


@pytest.fixture(scope="module")
def harbour() -> Analyzer:
    import spacy

    return Analyzer([HARBOUR, ROADS], pipeline=spacy.blank("en"))


def test_salience_is_the_sum_of_strengths_per_100_words(harbour: Analyzer) -> None:
    report = harbour.analyze("The crane stood at high tide beside the kerb here.")
    assert frame(report, "waterfront/harbour").salience == pytest.approx(100 * 5 / 10)
    assert frame(report, "waterfront/roads").salience == pytest.approx(100 * 1 / 10)
    assert [f.name for f in report.frames] == ["harbour", "roads"]


def test_each_frame_opens_up_to_its_matches(analyzer: Analyzer, sample_report: Report) -> None:
    body = [s for s in sample_report.article.segments if s.kind in ("body", "blockquote")]
    for found in sample_report.frames:
        evidence = sum(
            m.weight
            for m in sample_report.matches
            if (m.family, m.category) == (found.family, found.name)
            and any(s.start <= m.start < s.end for s in body)
            and not (m.family == "news_frames" and m.negated)
        )
        assert (found.salience > 0) == (evidence > 0)
        assert found.salience == pytest.approx(found.author + found.quoted + found.reported)
        assert found.low <= found.salience <= found.high or found.sentences < 3
    saliences = [f.salience for f in sample_report.frames]
    assert saliences == sorted(saliences, reverse=True)
    assert {f.family for f in sample_report.frames} == {"frames", "news_frames", "morals"}


def test_voices_are_apart(harbour: Analyzer) -> None:
    found = frame(harbour.analyze("The crane moved. “No crane moves,” she said."), "waterfront/harbour")
    assert found.author == found.quoted > 0
    assert found.reported == 0


def test_the_interval_narrows_with_more_sentences(harbour: Analyzer) -> None:
    few = frame(harbour.analyze(("The crane moved. " + DULL) * 4), "waterfront/harbour")
    many = frame(harbour.analyze(("The crane moved. " + DULL) * 60), "waterfront/harbour")
    assert few.salience == pytest.approx(many.salience)
    assert many.high - many.low < few.high - few.low
    assert few.low < few.salience < few.high


def test_the_same_article_gives_the_same_interval(harbour: Analyzer) -> None:
    text = ("The crane moved. " + DULL) * 5
    assert harbour.analyze(text).frames == harbour.analyze(text).frames


def test_a_frame_is_primary_only_where_it_is_clearly_ahead(harbour: Analyzer) -> None:
    clear = harbour.analyze(("The crane moved. " + DULL) * 6 + "The kerb was grey.")
    assert clear.primary_frames == {"waterfront": "harbour"}
    even = harbour.analyze("The tide rose by the kerb and the kerb. " * 6)
    assert even.primary_frames == {"waterfront": "mixed"}
    once = harbour.analyze("The crane moved. " + DULL * 10)
    assert once.primary_frames == {"waterfront": "mixed"}
    assert harbour.analyze(DULL * 3).primary_frames == {"waterfront": "none"}


def test_headlines_and_captions_are_no_body(harbour: Analyzer) -> None:
    report = harbour.analyze("Crane Falls Into Harbour\n\nThe mayor read the paper at home that day.\n")
    assert [s.kind for s in report.article.segments] == ["headline", "body"]
    assert frame(report, "waterfront/harbour").salience == 0
    assert report.sentences[0].frames == ("waterfront/harbour",)


def test_sentences_name_their_frames_most_evidence_first(analyzer: Analyzer) -> None:
    report = analyzer.analyze("The tax cut will raise wages and prices, the court ruled.")
    names = [name for name in report.sentences[0].frames if name.startswith("frames/")]
    assert names[0] == "frames/economic"
    assert "frames/legality_and_jurisprudence" in names


def test_a_denied_agreement_is_no_resolution(analyzer: Analyzer) -> None:
    reached = analyzer.analyze("The two sides reached a compromise on Monday.")
    denied = analyzer.analyze("The two sides never reached a compromise on Monday.")
    assert frame(reached, "news_frames/resolution").salience > frame(denied, "news_frames/resolution").salience


def test_moral_terms_know_whose_they_are_and_whom_they_are_about(analyzer: Analyzer) -> None:
    report = analyzer.analyze("“The minister is a traitor,” Maria Santos said on Monday.")
    (match,) = [m for m in report.matches if m.family == "morals" and m.category == "loyalty_vice"]
    assert (match.voice, match.speaker) == ("quoted", "Maria Santos")
    assert [target.text for target in match.targets] == ["minister"]


def test_any_folder_is_a_family_of_frames(tmp_path: Path, analyzer: Analyzer) -> None:
    folder = tmp_path / "energy"
    folder.mkdir()
    for name, term in (("supply", "pylon"), ("nature", "meadow")):
        (folder / f"{name}.toml").write_text(f'source = "test"\nlicense = "CC0-1.0"\nterms = ["{term}"]\n')
    report = Analyzer([*builtin_lexicons(), folder]).analyze("The pylon stood in the meadow, and a pylon fell.")
    assert [(f.name, f.salience > 0) for f in report.frames if f.family == "energy"] == [
        ("supply", True),
        ("nature", True),
    ]


def test_frames_are_no_loaded_language(analyzer: Analyzer) -> None:
    report = analyzer.analyze("The court cut taxes for hospitals, and the army guarded the border.")
    assert any(m.family == "frames" for m in report.matches)
    assert report.metrics["loaded_language_density"] == 0
    assert report.candidates == ()


def test_frames_are_in_text_dict_tables_and_come_back(sample_report: Report) -> None:
    assert "Frames: which aspects the body dwells on" in str(sample_report)
    data = sample_report.to_dict()
    assert [f["name"] for f in data["frames"]] == [f.name for f in sample_report.frames]
    assert Report.from_json(sample_report.to_json()).frames == sample_report.frames
    rows = sample_report.tables()["frames"]
    assert [(row["family"], row["name"], row["salience"]) for row in rows] == [
        (f.family, f.name, f.salience) for f in sample_report.frames
    ]
    (document,) = sample_report.tables()["document"]
    assert document["primary.frames"] == sample_report.primary_frames["frames"]
    assert document["salience.frames/economic"] == frame(sample_report, "frames/economic").salience


def test_no_lexicon_of_frames_gives_none(blank: Analyzer) -> None:
    import spacy

    wording = [lexicon for lexicon in builtin_lexicons() if lexicon.family == "loaded"]
    report = Analyzer(wording, pipeline=spacy.blank("en")).analyze("The regime met.")
    assert report.frames == ()
    assert report.primary_frames == {}
    assert "Frames" not in str(report)


def test_a_book_is_measured_too(harbour: Analyzer) -> None:
    found = frame(harbour.analyze(("The crane moved. " + DULL) * 2000), "waterfront/harbour")
    few = frame(harbour.analyze(("The crane moved. " + DULL) * 200), "waterfront/harbour")
    assert found.salience == pytest.approx(few.salience)
    assert found.sentences == 2000
    assert found.high - found.low <= few.high - few.low


def test_the_text_says_when_words_alone_were_read(blank: Analyzer, analyzer: Analyzer) -> None:
    text = "The court cut taxes for hospitals."
    assert "words alone, no parser" in str(blank.analyze(text))
    assert "words alone" not in str(analyzer.analyze(text))
