"""Terms against texts and labels: matches in context, suggestions, precision by term, use in a corpus."""

import pytest
import spacy

from framing import Analyzer, Lexicon, Term
from framing.study import Labelled, audit_lexicons, concordance, count_usage, suggest_terms
from framing.study.corpus import as_document

DOOM = Lexicon(
    category="doom",
    family="mine",
    terms=(Term("chaos", unless=("chaos theory",)), Term("ruin"), Term("apocalypse")),
    source="x",
    license="x",
)


@pytest.fixture(scope="module")
def doom() -> Analyzer:
    return Analyzer(DOOM, pipeline=spacy.blank("en"))


def table(*rows: tuple[str, int, int]) -> list[Labelled]:
    """So many copies of each sentence labelled yes, and labelled no."""
    return [
        Labelled(text, label, "") for text, yes, no in rows for label, n in ((True, yes), (False, no)) for _ in range(n)
    ]


def test_matches_stand_in_their_context(doom: Analyzer) -> None:
    text = "She teaches chaos theory. " + "The hall was full. " * 20 + "“It was chaos,” he said."
    [line] = concordance(doom, [as_document(text, 0)])
    assert line.text == "chaos"
    assert line.before.startswith("… ")
    assert line.before.endswith("“It was")
    assert line.after == ",” he said."
    assert (line.place, line.category, line.voice) == ("article 0", "mine/doom", "quoted")


def test_use_counts_articles_not_matches(doom: Analyzer) -> None:
    texts = ("Chaos and chaos.", "Chaos theory.", "A ruin in chaos.")
    usage = count_usage(doom, [as_document(text, i) for i, text in enumerate(texts)])
    assert usage.n_articles == 3
    assert dict(usage.articles) == {("mine/doom", "chaos"): 2, ("mine/doom", "ruin"): 1}


def test_audit_counts_each_term_against_the_labels(doom: Analyzer) -> None:
    audit = audit_lexicons(
        table(("It was chaos.", 3, 1), ("A ruin.", 0, 2), ("All is well.", 1, 3)), doom, categories=["mine/doom"]
    )
    terms = {row.term: row for row in audit.terms}
    chaos, ruin, apocalypse = terms["chaos"], terms["ruin"], terms["apocalypse"]
    assert chaos.precision is not None
    assert chaos.recall is not None
    assert (chaos.texts, chaos.yes, chaos.precision.value, chaos.recall.value) == (4, 3, 0.75, 0.75)
    assert (ruin.texts, ruin.yes, ruin.false_alarms) == (2, 0, ("A ruin.", "A ruin."))
    assert apocalypse.precision is None
    [whole] = audit.categories
    assert (whole.texts, whole.yes) == (6, 3)
    assert audit.terms[0].term == "ruin"  # the most false alarms first
    assert "10 labelled texts, 4 labelled yes (0.400" in str(audit)
    assert "no: A ruin." in str(audit)


def test_suggestions_are_used_more_in_texts_labelled_yes(doom: Analyzer) -> None:
    rows = table(
        ("The feckless mayor spoke of chaos.", 20, 1),
        ("The council met and Smith spoke.", 2, 30),
        ("Then Smith the mayor left.", 12, 10),
    )
    found = {s.term: s for s in suggest_terms(rows, doom)}
    feckless = found["feckless"]
    assert (feckless.yes, feckless.no, feckless.texts) == (20, 1, 20)
    assert 0 < feckless.low < feckless.log_odds < feckless.high
    assert feckless.examples[0] == "The feckless mayor spoke of chaos."
    assert "feckless mayor" in found
    assert found.keys().isdisjoint({"chaos", "council", "met", "smith", "the", "the feckless"})
    assert "the feckless" in {s.term for s in suggest_terms(rows, doom, everything=True)}


def test_a_larger_prior_asks_for_more(doom: Analyzer) -> None:
    rows = table(("The feckless mayor spoke.", 16, 2), ("The council met.", 20, 24))
    small, large = ({s.term: s.z for s in suggest_terms(rows, doom, prior=n)} for n in (0.01, 10.0))
    assert "feckless" in small
    assert large.get("feckless", 0.0) < small["feckless"]


def test_rare_words_that_are_likely_loaded_are_suggested_too(analyzer: Analyzer) -> None:
    rows = table(("Its leaders grovelled before a grotty clique.", 1, 0), ("The council met on Monday.", 3, 4))
    [grotty] = [s for s in suggest_terms(rows, analyzer) if s.term == "grotty"]
    assert grotty.basis == "candidate"
    assert grotty.candidate is not None
    assert grotty.candidate > 0.5
    assert grotty.low < 0
