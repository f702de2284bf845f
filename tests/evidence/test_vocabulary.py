import pytest

from framing.evidence.vocabulary import connotation, rating, ratings, zipf


def test_frequent_words_have_higher_steps_than_rare_ones() -> None:
    steps = [zipf(word) for word in ("the", "house", "brazen", "yonks")]
    assert steps == sorted(filter(None, steps), reverse=True)
    assert zipf("qwrtzx") is None


@pytest.mark.parametrize(
    ("form", "word_class"),
    [
        ("sclerotic", "ADJ"),
        ("lambasted", "VERB"),
        ("cronies", "NOUN"),
        ("foolishly", "ADV"),
        ("slamming", "VERB"),
        ("nastier", "ADJ"),
    ],
)
def test_inflected_forms_share_the_connotation_of_their_base(form: str, word_class: str) -> None:
    found = connotation(form, word_class)
    assert found is not None
    assert found.fits
    assert found.kind in ("pejorative", "sensational", "informal")


@pytest.mark.parametrize("word", ["table", "tuesday", "percent", "said", "qwrtzx"])
def test_plain_and_unknown_words_have_none(word: str) -> None:
    assert connotation(word, "NOUN") is None


def test_strength_is_the_mean_of_both_readers() -> None:
    found = connotation("sclerotic", "ADJ")
    assert found is not None
    assert found.first is not None
    assert found.second is not None
    assert found.strength == (found.first + found.second) / 2


def test_loaded_words_are_rated_above_plain_ones_and_polemic_above_reports() -> None:
    found = [rating(word) for word in ("despicable", "dangerous", "officials")]
    marked = [r.marked for r in found if r]
    assert len(marked) == 3
    assert marked == sorted(marked, reverse=True)
    register = [r.register for r in map(rating, ("hypocrisy", "window", "percent")) if r]
    assert register[0] > 0 > register[-1]
    assert register == sorted(register, reverse=True)


def test_ratings_are_on_the_scales_that_readers_were_given() -> None:
    assert all(0 <= r.marked <= 7 and -3 <= r.register <= 3 for r in ratings().values())


@pytest.mark.parametrize("form", ["besmirches", "dithers"])
def test_a_form_that_nobody_rated_is_rated_as_its_base(form: str) -> None:
    assert form not in ratings()
    assert rating(form) is not None


def test_words_that_nobody_rated_have_none() -> None:
    assert rating("qwrtzx") is None
