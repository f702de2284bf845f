import pytest
import spacy

from framing import Analyzer, Lexicon, LexiconError, Report, Term


def analyzer(*terms: Term, pipeline: object = None, category: str = "mine") -> Analyzer:
    lexicon = Lexicon(category=category, family="loaded", terms=terms, source="test", license="CC0-1.0")
    return Analyzer(lexicon, pipeline=pipeline or spacy.blank("en"))  # type: ignore[arg-type]


def found(report: Report) -> list[str]:
    return [m.text for m in report.matches]


def test_inflected_forms_are_found_in_any_case() -> None:
    text = "Regime media slammed the REGIMES that slam."
    assert found(analyzer(Term("regime"), Term("slam")).analyze(text)) == ["Regime", "slammed", "REGIMES", "slam"]


def test_match_carries_what_the_lexicon_says() -> None:
    (match,) = analyzer(Term("rogue nation", weight=3, neutral=("state",))).analyze("These rogue nations met.").matches
    assert (match.term, match.text, match.start, match.end) == ("rogue nation", "rogue nations", 6, 19)
    assert (match.family, match.category, match.weight, match.neutral) == ("loaded", "mine", 3, ("state",))
    assert (match.voice, match.segment, match.targets) == ("author", "body", ())


def test_longest_wins_inside_a_category_and_categories_do_not_compete() -> None:
    text = "The rogue nation met."
    assert found(analyzer(Term("rogue"), Term("nation"), Term("rogue nation")).analyze(text)) == ["rogue nation"]
    two = [
        Lexicon(category=c, family="loaded", terms=(Term(t, weight=w),), source="t", license="CC0-1.0")
        for c, t, w in (("a", "rogue nation", 3), ("b", "rogue", 1))
    ]
    report = Analyzer(two, pipeline=spacy.blank("en"), metrics={"n": lambda e: len(e.matches)}).analyze(text)
    assert found(report) == ["rogue", "rogue nation"]


def test_of_a_chain_of_overlaps_the_longest_stay() -> None:
    terms = (Term("a b c", inflect=False), Term("c d e f", inflect=False), Term("f g h i j", inflect=False))
    assert found(analyzer(*terms).analyze("a b c d e f g h i j")) == ["a b c", "f g h i j"]


def test_unless_phrases_excuse_any_form_and_any_one_word() -> None:
    one = analyzer(Term("slam", unless=("slam * door", "slam into")), Term("regime", unless=("tax regime",)))
    assert found(one.analyze("He slammed the door. It was slamming into a wall. They slammed it.")) == ["slammed"]
    assert found(one.analyze("Tax regimes differ; the regime fell.")) == ["regime"]
    assert found(one.analyze("He slammed")) == ["slammed"]


def test_terms_with_abbreviations() -> None:
    one = analyzer(Term("U.S. puppet"), Term("Dr. Death"))
    assert found(one.analyze("They met the U.S. puppet and Dr. Death.")) == ["U.S. puppet", "Dr. Death"]


def test_case_rule() -> None:
    one = analyzer(Term("Karen", case=True), Term("lib", case=True))
    assert found(one.analyze("a Karen, a karen, a lib, a LIB")) == ["Karen", "lib"]


def test_word_class_counts_where_the_pipeline_tags(pipeline: object) -> None:
    term = Term("slam", pos=("VERB",))
    text = "A grand slam won the final. The senator slammed the bill."
    nlp = pipeline.nlp  # type: ignore[attr-defined]
    assert found(analyzer(term, pipeline=nlp).analyze(text)) == ["slammed"]
    assert found(analyzer(term).analyze(text)) == ["slam", "slammed"]


def test_names_are_no_loaded_words() -> None:
    one = analyzer(Term("rogue"), Term("crisis"), Term("radical"), Term("regime"))
    assert found(one.analyze("He saw Rogue One at the Crisis Group in Paris.")) == []
    assert found(one.analyze("Rogue officers met. The Regime fell. They called Radical a word.")) == [
        "Rogue",
        "Regime",
        "Radical",
    ]


def test_headlines_in_title_case_are_no_names() -> None:
    report = analyzer(Term("regime"), Term("slam")).analyze(
        "Maduro Regime Slams Critics Abroad\n\nThe statement came on Monday from the palace."
    )
    assert [(m.text, m.segment) for m in report.matches] == [("Regime", "headline"), ("Slams", "headline")]


def test_what_would_hide_a_term_does_not() -> None:
    one = analyzer(Term("rogue nation"), Term("régime"), Term("can't be trusted", inflect=False))
    for text in (
        "these rogue\xa0nations met",
        "these rogue  nations met",
        "these rogue\nnations met",
        "these rogue\r\nnations met",
        "these ro\u00adgue na\u200btions met",
        "these \u202arogue\u202c na\ufe0ftions met",
        "the re\u0301gime met",
        "they can’t be trusted",
    ):
        report = one.analyze(text)
        assert len(report.matches) == 1, text
        (match,) = report.matches
        assert text[match.start : match.end] == match.text
        assert (
            match.text.split()[0].strip("\u202c")
            == text.replace("\u202a", "")
            .replace("\u202c", "")
            .replace("\n", " ")
            .split(" ")[1]
            .split("\xa0")[0]
            .split("\r")[0]
        )


def test_very_long_articles_are_read_in_pieces_without_losing_any_match() -> None:
    paragraph = "The regime met. " * 2000
    text = "\n\n".join([paragraph] * 10) + "\n\n" + "regime " * 60_000
    report = analyzer(Term("regime")).analyze(text)
    assert len(report.matches) == text.count("regime")
    assert all(text[m.start : m.end] == "regime" for m in report.matches)


def test_forms_do_not_fill_the_vocabulary_of_the_pipeline() -> None:
    """spaCy caches no further words once a vocabulary holds 10,000."""
    nlp = spacy.blank("en")
    before = len(nlp.vocab)
    analyzer(*(Term(f"word{i}") for i in range(500)), pipeline=nlp)
    assert len(nlp.vocab) == before


def test_a_title_in_quotation_marks_is_a_name() -> None:
    one = analyzer(Term("bombshell"))
    assert found(one.analyze("She starred in the film “Bombshell,” which opened.")) == []
    assert found(one.analyze('She starred in "Bombshell" and in two plays.')) == []
    assert found(one.analyze("“Bombshell!” he cried. The bombshell hit.")) == ["Bombshell", "bombshell"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They let the banks off the hook.", "let the banks off the hook"),
        ("Letting off the hook those who lied is wrong.", "Letting off the hook"),
        (
            "It lets the rich and their many lawyers off the hook, she said.",
            "lets the rich and their many lawyers off the hook",
        ),
        ("They let us in. Bankers are off the hook.", None),
        ("She let the very old man with the two sons and a dog off the hook.", None),
        ("Bankers are off the hook.", None),
    ],
)
def test_a_term_with_a_gap(text: str, found: str | None) -> None:
    report = analyzer(Term("let ... off the hook", pos=("VERB",))).analyze(text)
    assert [m.text for m in report.matches] == ([found] if found else [])
    assert all(m.term == "let ... off the hook" for m in report.matches)


@pytest.mark.parametrize("term", ["let ...", "... hook", "let ... off ... hook", "let...off"])
def test_a_gap_in_a_wrong_place(term: str) -> None:
    with pytest.raises(LexiconError, match="a gap is written once, between words"):
        Term(term)
