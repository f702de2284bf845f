from pathlib import Path

import pytest

from framing import Lexicon, LexiconError, Term, builtin_lexicons, merge_lexicons
from framing.lexicon import as_lexicons, digest


def lexicon(*terms: Term, category: str = "mine") -> Lexicon:
    return Lexicon(category=category, family="loaded", terms=terms, source="test", license="CC0-1.0")


def test_override_replaces_and_adds() -> None:
    base = lexicon(Term("regime", weight=2), Term("junta", weight=2))
    changed = base.override(Term("Regime", weight=1), Term("clique", weight=2))
    assert [(t.term, t.weight) for t in changed] == [("Regime", 1), ("junta", 2), ("clique", 2)]
    assert base.terms[0].weight == 2


def test_exclude_takes_out_and_refuses_unknown_terms() -> None:
    base = lexicon(Term("regime"), Term("junta"))
    assert [t.term for t in base.exclude("JUNTA")] == ["regime"]
    with pytest.raises(LexiconError, match=r"loaded/mine: cannot exclude \['clique'\]"):
        base.exclude("clique")


def test_later_lexicons_override_earlier_ones_of_the_same_name() -> None:
    first, second = lexicon(Term("regime", weight=2)), lexicon(Term("regime", weight=3), Term("junta"))
    (merged,) = merge_lexicons([first, second])
    assert [(t.term, t.weight) for t in merged] == [("regime", 3), ("junta", 1)]
    assert len(merge_lexicons([first, lexicon(Term("regime"), category="other")])) == 2


def test_search_looks_at_terms_notes_and_neutral_wording() -> None:
    base = lexicon(
        Term("regime", neutral=("government",)), Term("junta", note="a government of officers"), Term("thug")
    )
    assert [t.term for t in base.search("GOVERN")] == ["regime", "junta"]


def test_every_builtin_lexicon_survives_writing_and_reading(tmp_path: Path) -> None:
    for built_in in builtin_lexicons():
        path = tmp_path / "x" / f"{built_in.category}.toml"
        path.parent.mkdir(exist_ok=True)
        built_in.write(path)
        assert Lexicon.load(path) == built_in


def test_digest_changes_with_any_field_and_not_with_order() -> None:
    one, two = lexicon(Term("regime")), lexicon(Term("junta"), category="other")
    assert digest([one, two]) == digest([two, one])
    assert digest([one]) != digest([one.override(Term("regime", neutral=("government",)))])


@pytest.mark.parametrize("wrong", [7, [7], [None]])
def test_lexicons_of_a_wrong_type(wrong: object) -> None:
    with pytest.raises(LexiconError, match="give Lexicon objects or paths"):
        as_lexicons(wrong)  # type: ignore[arg-type]


def test_a_term_is_smoothed_as_texts_are() -> None:
    assert Term("re\u0301gime").term == "régime"
    assert Term("ro\u00adgue  na\u200btion").term == "rogue nation"
    with pytest.raises(LexiconError, match="is empty"):
        Term("\u200b\u00ad")


@pytest.mark.parametrize("phrase", ["regime", "Regime", "*", "* *"])
def test_an_unless_phrase_that_excuses_every_use_is_refused(phrase: str) -> None:
    with pytest.raises(LexiconError, match="excuses every use"):
        Term("regime", unless=(phrase,))


def test_terms_that_are_no_terms_are_named() -> None:
    with pytest.raises(LexiconError, match=r"loaded/mine: terms holds .*'regime'"):
        lexicon("regime")  # type: ignore[arg-type]
