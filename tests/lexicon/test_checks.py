"""Each check objects to what it is for, and to nothing else."""

import pytest

from framing import Lexicon, LexiconError, Term
from framing.lexicon.checks import CHECKS, Surroundings, Usage, check_lexicon, select_checks


def lexicon(*terms: Term, category: str = "mine", family: str = "loaded") -> Lexicon:
    return Lexicon(
        category=category, family=family, terms=terms, source="x", license="x", title="T", description="What it is."
    )


def full(weight: int = 1) -> Term:
    return Term("chaos", weight=weight, hits=("It was chaos.",), misses=("She teaches chaos theory.",))


BUILT_IN = lexicon(Term("chaos", weight=2, unless=("chaos theory",)), Term("blast", pos=("VERB",)), category="built_in")
OTHERS = (BUILT_IN,)


@pytest.mark.parametrize(
    ("code", "objects", "passes"),
    [
        ("strong-without-examples", Term("chaos", weight=3), full(3)),
        ("ambiguous-without-examples", Term("chaos", unless=("chaos theory",)), full()),
        ("example-without-term", Term("chaos", hits=("All is well.",)), full()),
        ("duplicate", Term("Chaos", weight=2), Term("pandemonium", weight=2)),
        ("duplicate", Term("blasts"), Term("blast", pos=("NOUN",))),
        ("duplicate", Term("blast"), Term("blasting")),
        ("other-strength", Term("chaos", weight=1), Term("chaos", weight=2)),
        ("other-limits", Term("chaos", weight=2), Term("chaos", weight=2, unless=("chaos theory",))),
        ("never-fires", Term("pandemonium"), Term("chaos")),
        ("fires-everywhere", Term("chaos"), Term("bedlam")),
    ],
)
def test_a_check_tells_one_from_the_other(code: str, objects: Term, passes: Term) -> None:
    usage = Usage(40, {("loaded/mine", "chaos"): 20, ("loaded/mine", "bedlam"): 19})
    around = Surroundings(OTHERS, usage)
    [message] = check_lexicon(lexicon(objects), around, {code: CHECKS[code]})
    assert message.startswith(f"loaded/mine: term {objects.term!r}")
    assert message.endswith(f"[{code}]")
    assert check_lexicon(lexicon(passes), around, {code: CHECKS[code]}) == []


def test_terms_that_share_a_form_are_one_too_many() -> None:
    [message] = check_lexicon(lexicon(Term("thug"), Term("thugs")), checks={"shared-form": CHECKS["shared-form"]})
    assert "term 'thugs': is a form of 'thug', which stands here too: delete one [shared-form]" in message
    apart = lexicon(Term("blast", pos=("VERB",)), Term("blasts", pos=("NOUN",)))
    assert check_lexicon(apart, checks={"shared-form": CHECKS["shared-form"]}) == []


def test_an_override_of_a_built_in_category_is_no_duplicate() -> None:
    assert check_lexicon(lexicon(Term("chaos", weight=1), category="built_in"), Surroundings(OTHERS)) == []


def test_a_small_corpus_says_nothing_of_terms_that_fire_everywhere() -> None:
    around = Surroundings(usage=Usage(4, {("loaded/mine", "chaos"): 4}))
    assert check_lexicon(lexicon(Term("chaos")), around) == []


def test_checks_are_selected_by_code() -> None:
    assert list(select_checks(["duplicate", "shared-form"], ["duplicate"])) == ["shared-form"]
    assert list(select_checks()) == list(CHECKS)
    with pytest.raises(LexiconError, match="no check has the code 'duplicat': did you mean 'duplicate'"):
        select_checks(["duplicat"])


def test_every_check_says_in_its_docstring_what_it_is_for() -> None:
    assert all(check.__doc__ and check.__doc__.endswith(".") for check in CHECKS.values())
