import spacy
from hypothesis import given
from hypothesis import strategies as st

from framing.evidence.tokenizing import remembering, tokenised

NLP = spacy.blank("en")
READ = remembering(NLP)
WORDS = [
    "U.S.",
    "don't",
    "said,",
    "(the",
    "far-right",
    "it's",
    "$5m",
    "e.g.",
    ":)",
    "'tis",
    "a.m.",
    "\n\n",
    "“No”",
    "x" * 40,
]


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=30))
def test_tokens_are_those_of_the_pipeline(words: list[str]) -> None:
    text = " ".join(words)
    own = [(t.text, t.idx, t.whitespace_) for t in NLP.tokenizer(text)]
    for _ in range(2):
        assert [(t.text, t.idx, t.whitespace_) for t in tokenised(text, READ)] == own


def test_another_tokeniser_is_left_alone() -> None:
    nlp = spacy.blank("en")
    nlp.tokenizer = lambda text: spacy.tokens.Doc(nlp.vocab, words=text.split("|"))
    assert [t.text for t in remembering(nlp)("a b|c")] == ["a b", "c"]
