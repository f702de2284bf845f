import pytest

from framing.evidence.vocabulary import connotation, zipf


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
