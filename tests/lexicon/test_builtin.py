"""The built-in lexicons: their own hits and misses, and what every category owes its reader."""

import pytest

from framing import Lexicon, builtin_lexicons
from framing.evidence.examples import failing_examples
from framing.evidence.pipeline import Pipeline, load_pipeline
from framing.lexicon import WORDING
from framing.lexicon.checks import check_lexicon

LEXICONS = builtin_lexicons()


@pytest.mark.parametrize("lexicon", LEXICONS, ids=lambda lexicon: lexicon.name)
def test_hits_hit_and_misses_miss(lexicon: Lexicon, pipeline: Pipeline) -> None:
    assert failing_examples(lexicon, pipeline) == []


@pytest.mark.parametrize("lexicon", LEXICONS, ids=lambda lexicon: lexicon.name)
def test_hits_hit_without_a_tagger(lexicon: Lexicon) -> None:
    import spacy

    assert failing_examples(lexicon, load_pipeline(spacy.blank("en"))) == []


@pytest.mark.parametrize("lexicon", LEXICONS, ids=lambda lexicon: lexicon.name)
def test_category_keeps_the_rules(lexicon: Lexicon) -> None:
    assert check_lexicon(lexicon) == []
    assert lexicon.literature
    assert lexicon.license == "CC0-1.0"


def test_families_and_size() -> None:
    assert {lexicon.family for lexicon in LEXICONS} == {
        "loaded",
        "epistemic",
        "speech",
        "partisan",
        "frames",
        "news_frames",
        "morals",
    }
    assert sum(map(len, LEXICONS)) >= 1500


def test_a_failing_example_is_reported(pipeline: Pipeline) -> None:
    from framing import Term

    wrong = Lexicon(
        category="mine",
        family="loaded",
        terms=(Term("slam", pos=("VERB",), hits=("A grand slam won it.",), misses=("They slammed it.",)),),
        source="test",
        license="CC0-1.0",
    )
    assert failing_examples(wrong, pipeline) == [
        "term 'slam' is not found in its hit 'A grand slam won it.'",
        "term 'slam' is found in its miss 'They slammed it.'",
    ]


@pytest.mark.parametrize("lexicon", [x for x in LEXICONS if x.family not in WORDING], ids=lambda lexicon: lexicon.name)
def test_frames_show_what_is_and_is_not_coded(lexicon: Lexicon) -> None:
    assert sum(len(term.hits) for term in lexicon) >= 10
    assert sum(len(term.misses) for term in lexicon) >= 3


@pytest.mark.parametrize("lexicon", [x for x in LEXICONS if x.family == "morals"], ids=lambda lexicon: lexicon.name)
def test_each_moral_pole_has_eighty_clear_terms(lexicon: Lexicon) -> None:
    assert sum(term.weight > 1 for term in lexicon) >= 80


def test_families_of_frames_are_complete() -> None:
    names = {
        family: {x.category for x in LEXICONS if x.family == family} for family in ("frames", "news_frames", "morals")
    }
    assert len(names["frames"]) == 14
    assert len(names["news_frames"]) == 6
    poles = ("care", "fairness", "loyalty", "authority", "sanctity", "liberty")
    assert names["morals"] == {f"{foundation}_{pole}" for foundation in poles for pole in ("virtue", "vice")}
