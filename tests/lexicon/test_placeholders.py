import pytest
import spacy

from framing import Analyzer, Lexicon, LexiconError, Term
from framing.lexicon.inflection import forms_of

BLANK = spacy.blank("en")


def found(text: str, *terms: Term) -> list[tuple[str, int]]:
    lexicon = Lexicon(category="mine", family="loaded", terms=terms, source="test", license="CC0-1.0")
    return [(m.text, m.weight) for m in Analyzer(lexicon, pipeline=BLANK).analyze(text).matches]


def test_a_placeholder_stands_for_any_of_its_kind() -> None:
    virus = Term("{place} virus", pos=("NOUN",))
    text = "A Chinese virus, an Italian virus, South Korean viruses and the Japan virus; a computer virus."
    assert [t for t, _ in found(text, virus)] == [
        "Chinese virus",
        "Italian virus",
        "South Korean viruses",
        "Japan virus",
    ]


@pytest.mark.parametrize("faith", ["Christian", "Jewish", "Muslim", "Hindu", "Sikh", "Buddhist"])
def test_all_religions_alike(faith: str) -> None:
    assert found(f"He spoke of {faith} terrorists.", Term("{faith} terrorist", weight=2)) == [
        (f"{faith} terrorists", 2)
    ]


def test_a_term_of_its_own_goes_before_the_rule() -> None:
    terms = (Term("{place} flu", weight=2), Term("Spanish flu", weight=1))
    assert found("The Spanish flu and a Dutch flu.", *terms) == [("Spanish flu", 1), ("Dutch flu", 2)]


def test_several_placeholders_in_a_term() -> None:
    assert "Republican war on Catholics" in forms_of(Term("{party} war on {faith}s", inflect=False))


def test_an_unknown_placeholder_is_named() -> None:
    with pytest.raises(LexiconError, match=r"unknown placeholder {town}: known are {place}, {faith}, {party}"):
        Term("{town} virus")


@pytest.mark.parametrize("term", ["{", "{place", "place} virus", "{ place } virus", "{{place}} virus"])
def test_a_brace_without_its_placeholder(term: str) -> None:
    with pytest.raises(LexiconError, match=r"placeholder"):
        Term(term)


def test_placeholders_that_come_to_too_many_forms() -> None:
    with pytest.raises(LexiconError, match="more than 10000 forms: use fewer placeholders"):
        Term("{place} {place} war")


@pytest.mark.parametrize("enemy", ["Canada", "Bulgaria", "North Korea"])
def test_a_placeholder_in_unless_excuses_any_of_its_kind(enemy: str) -> None:
    term = Term("declare war on", pos=("VERB",), unless=("declare war on {place}",))
    assert found(f"In 1941 they declared war on {enemy}.", term) == []
    assert found("They declared war on plastic.", term) == [("declared war on", 1)]


def test_an_unknown_placeholder_in_unless_is_named() -> None:
    with pytest.raises(LexiconError, match=r"unknown placeholder {town}"):
        Term("virus", unless=("{town} virus",))
