import pytest

from framing import Term
from framing.lexicon.inflection import contains_form, forms_of


@pytest.mark.parametrize(
    ("term", "pos", "forms"),
    [
        ("slam", "VERB", {"slam", "slams", "slammed", "slamming"}),
        ("overthrow", "VERB", {"overthrow", "overthrows", "overthrew", "overthrown", "overthrowing"}),
        ("weaponise", "VERB", {"weaponise", "weaponises", "weaponised", "weaponising"}),
        ("dare to", "VERB", {"dare to", "dares to", "dared to", "daring to"}),
        ("ram through", "VERB", {"ram through", "rams through", "rammed through", "ramming through"}),
        ("flip-flop", "VERB", {"flip-flop", "flip-flops", "flip-flopped", "flip-flopping"}),
        ("regime", "NOUN", {"regime", "regimes"}),
        ("puppet president", "NOUN", {"puppet president", "puppet presidents"}),
        ("enemy of the people", "NOUN", {"enemy of the people", "enemies of the people"}),
        ("right-winger", "NOUN", {"right-winger", "right-wingers"}),
        ("strongman", "NOUN", {"strongman", "strongmen"}),
        ("elites", "NOUN", {"elites"}),
        ("libs", "NOUN", {"libs"}),
        ("nasty", "ADJ", {"nasty", "nastier", "nastiest"}),
        ("far-right", "ADJ", {"far-right"}),
        ("brazenly", "ADV", {"brazenly"}),
        ("may", "AUX", {"may"}),
        ("brutal", None, {"brutal"}),
        ("slam", None, {"slam", "slams", "slammed", "slamming"}),
        ("rogue nation", None, {"rogue nation", "rogue nations"}),
    ],
)
def test_forms(term: str, pos: str | None, forms: set[str]) -> None:
    assert set(forms_of(Term(term, pos=(pos,) if pos else ()))) == forms


def test_forms_can_be_given_or_left_ungenerated() -> None:
    assert forms_of(Term("hanger-on", forms=("hanger-on", "hangers-on"))) == ("hanger-on", "hangers-on")
    assert forms_of(Term("critics say", inflect=False)) == ("critics say",)


def test_both_apostrophes_are_looked_for() -> None:
    assert set(forms_of(Term("can't be trusted", inflect=False))) == {"can't be trusted", "can’t be trusted"}


def test_contains_form_wants_whole_words() -> None:
    assert contains_form("They SLAMMED it", Term("slam"))
    assert not contains_form("a slammer", Term("slam"))
