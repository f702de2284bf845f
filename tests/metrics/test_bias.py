import pickle
from typing import Any

import pytest

from framing import Analyzer, FramingError, Lexicon, Report, Scorecard, Term, builtin_lexicons

PLAIN = "The council approved the budget on Tuesday, 7 votes to 2, and it takes effect in July."
LOADED = "These shameless hacks simply rammed their disgraceful boondoggle down our throats, of course!"


def bias(analyzer: Analyzer, text: str) -> float:
    (sentence,) = analyzer.analyze(text).sentences
    assert sentence.bias is not None
    return sentence.bias


def test_polemic_is_far_likelier_than_report(analyzer: Analyzer) -> None:
    assert bias(analyzer, PLAIN) < 0.2
    assert bias(analyzer, LOADED) > 0.8


def test_every_estimate_opens_up(analyzer: Analyzer, sample: str) -> None:
    estimated = [s for s in analyzer.analyze(sample).sentences if s.bias is not None]
    assert len(estimated) > 20
    for sentence in estimated:
        assert sum(c.contribution for c in sentence.why) == pytest.approx(sentence.bias, abs=1e-6)


def test_a_fragment_is_not_judged(analyzer: Analyzer) -> None:
    sentences = analyzer.analyze("The council approved the shameful plan. Less highly? Here it is.").sentences
    assert [s.bias is None for s in sentences] == [False, True, True]
    assert sentences[1].why == ()


def test_names_do_not_count(analyzer: Analyzer) -> None:
    text = "{} officials said the {} plan was a reckless sham, and critics of {} agreed."
    for a, b in (("Democratic", "Republican"), ("Russian", "French"), ("Muslim", "Christian")):
        left, right = (bias(analyzer, text.format(x, x, x)) for x in (a, b))
        assert left == pytest.approx(right, abs=0.03)


def test_a_term_of_ones_own_moves_the_estimate(analyzer: Analyzer) -> None:
    mine = Lexicon(category="mine", family="loaded", terms=(Term("plan", weight=3),), source="test", license="CC0-1.0")
    own = Analyzer([*builtin_lexicons(), mine], pipeline=analyzer._pipeline.nlp)
    text = "The mayor put forward the plan for the harbour."
    assert bias(own, text) > bias(analyzer, text) + 0.1


def test_without_a_parser_there_is_no_estimate(blank: Analyzer) -> None:
    assert [(s.bias, s.why) for s in blank.analyze(PLAIN).sentences] == [(None, ())]


def test_another_model_takes_its_place(analyzer: Analyzer, blank: Analyzer) -> None:
    card = Scorecard(0.0, {"exclamation marks": 3.0})
    one = Analyzer(pipeline=analyzer._pipeline.nlp, bias=card)
    assert bias(one, PLAIN) == 0.5
    assert bias(one, LOADED) > 0.9
    assert one.signature != analyzer.signature
    called = Analyzer(pipeline=blank._pipeline.nlp, bias=lambda texts: [len(t) / 1000 for t in texts])
    (sentence,) = called.analyze(PLAIN).sentences
    assert (sentence.bias, sentence.why) == (len(PLAIN) / 1000, ())


@pytest.mark.parametrize(
    ("model", "message"),
    [
        (lambda texts: [0.5], "gave 1 values for 2 sentences: return one for each"),
        (lambda texts: [0.5, 1.5], "gave float 1.5: return probabilities from 0 to 1"),
        (lambda texts: [0.5, float("nan")], "gave float nan: return probabilities"),
        (lambda texts: [0.5, "high"], "gave str 'high': return probabilities"),
        (lambda texts: [[0.5], [0.5]], r"gave list .*: return probabilities"),
        (lambda texts: {0: 0.5, 1: 0.5}, r"gave dict .*: return a list of probabilities"),
        (lambda texts: None, "gave NoneType None: return a list of probabilities"),
        (lambda texts: 1 / 0, "the bias model raised ZeroDivisionError"),
    ],
)
def test_a_model_that_fails_is_named_with_the_article(model: Any, message: str, blank: Analyzer) -> None:
    one = Analyzer(pipeline=blank._pipeline.nlp, bias=model)
    (report,) = one.stream(["One sentence. And two."])
    with pytest.raises(FramingError, match=f"article 0: .*{message}"):
        _ = report.sentences


def test_what_cannot_be_a_model_is_refused() -> None:
    with pytest.raises(FramingError, match="bias is int 7: give a Scorecard, or a function"):
        Analyzer(bias=7)  # type: ignore[arg-type]


def test_estimates_travel_with_a_report(analyzer: Analyzer) -> None:
    report = analyzer.analyze(LOADED + " " + PLAIN)
    for copy in (pickle.loads(pickle.dumps(report)), Report.from_json(report.to_json())):  # noqa: S301
        assert copy.sentences == report.sentences
        assert copy.candidates == report.candidates


def test_a_function_works_over_several_processes(blank: Analyzer) -> None:
    one = Analyzer(pipeline=blank._pipeline.nlp, bias=lambda texts: [0.25] * len(texts))
    reports = list(one.stream([PLAIN, LOADED, PLAIN], n_process=2, batch_size=1))
    assert [s.bias for r in reports for s in r.sentences] == [0.25] * 3


def test_a_model_that_fails_in_another_process_says_so_when_asked(blank: Analyzer) -> None:
    one = Analyzer(pipeline=blank._pipeline.nlp, bias=lambda texts: [2.0] * len(texts))
    reports = list(one.stream([PLAIN, LOADED], n_process=2, batch_size=1))
    assert reports[1].metrics["n_sentences"] == 1
    with pytest.raises(FramingError, match=r"article 1: the bias model gave float 2.0"):
        _ = reports[1].sentences


@pytest.mark.parametrize("text", ["!!!", "“”", "é" * 300, "a-" * 3000, "1"])
def test_what_is_no_sentence_is_not_judged(text: str, analyzer: Analyzer) -> None:
    assert all(s.bias is None or 0.001 < s.bias < 0.999 for s in analyzer.analyze(text).sentences)


def test_estimates_are_shown_with_reasons(analyzer: Analyzer) -> None:
    text = str(analyzer.analyze(LOADED + " " + PLAIN))
    assert "Sentences that experts would likely call biased  1 of 2" in text
    row = analyzer.analyze(LOADED).tables()["sentences"][0]
    assert row["bias"] > 0.8
    assert "loaded" in row["why"]
