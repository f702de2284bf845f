import math
import os
import pickle
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import framing
from framing import Analyzer, ArticleError, FramingError, LexiconError, Threshold

THREE_LINES = 'source = "test"\nlicense = "CC0-1.0"\nterms = ["harbour plan"]\n'


def test_module_function_uses_the_built_in_lexicons_or_those_given(tmp_path: Path) -> None:
    path = tmp_path / "loaded" / "mine.toml"
    path.parent.mkdir()
    path.write_text(THREE_LINES)
    text = "The regime dropped its harbour plans."
    assert "regime" in [m.text for m in framing.analyze(text).loaded_terms]
    assert [m.text for m in framing.analyze(text, lexicons=path).loaded_terms] == ["harbour plans"]


def test_three_lines_change_the_report(tmp_path: Path) -> None:
    path = tmp_path / "loaded" / "mine.toml"
    path.parent.mkdir()
    path.write_text(THREE_LINES)
    text = "The council met about the harbour plan."
    before = Analyzer(pipeline=spacy.blank("en")).analyze(text)
    after = Analyzer([*framing.builtin_lexicons(), path], pipeline=spacy.blank("en")).analyze(text)
    assert after.metrics["loaded_language_density"] > before.metrics["loaded_language_density"]
    assert after.metrics["category_density.loaded/mine"] > 0
    assert after.signature != before.signature


def test_stream_gives_the_same_reports_in_order(analyzer: Analyzer) -> None:
    texts = [f"The regime met {i} cronies. “They lied,” she said." for i in range(7)]
    streamed = list(analyzer.stream(texts, batch_size=3))
    assert streamed == [analyzer.analyze(text) for text in texts]


def test_stream_in_two_processes(blank: Analyzer) -> None:
    texts = [f"The regime met {i} cronies." for i in range(5)]
    assert list(blank.stream(texts, n_process=2, batch_size=2)) == list(blank.stream(texts))


def test_stream_in_processes_travels_metrics_stops_early_and_raises_in_order(analyzer: Analyzer) -> None:
    own = Analyzer(pipeline=spacy.blank("en"), metrics={"mine": lambda e: sum(m.family == "loaded" for m in e.matches)})
    texts = ["The regime met."] * 30
    assert [r.metrics["mine"] for r in own.stream(texts, n_process=2, batch_size=4)] == [1.0] * 30
    stream = analyzer.stream(texts, n_process=2, batch_size=2)
    assert next(stream).loaded_terms
    stream.close()  # type: ignore[attr-defined]
    reports = own.stream([*texts, "", "never"], n_process=2, batch_size=4)
    assert sum(1 for _ in zip(range(30), reports, strict=False)) == 30
    with pytest.raises(ArticleError, match="article 30: article text is empty"):
        next(reports)


def test_streams_stopped_early_do_not_hang(analyzer: Analyzer) -> None:
    for _ in range(25):
        stream = analyzer.stream(["The regime met."] * 30, n_process=2, batch_size=2)
        assert next(stream).loaded_terms
        stream.close()  # type: ignore[attr-defined]


def test_a_process_ended_from_outside_is_an_error() -> None:
    def killed(_: object) -> float:
        os.kill(os.getpid(), signal.SIGKILL)
        return 0.0

    own = Analyzer(pipeline=spacy.blank("en"), metrics={"killed": killed})
    with pytest.raises(FramingError, match=r"one of 2 processes was ended from outside.* smaller n_process"):
        list(own.stream(["The regime met."] * 4, n_process=2, batch_size=2))


@pytest.mark.parametrize("arguments", [{"batch_size": 0}, {"n_process": 0}, {"n_process": 1.5}])
def test_numbers_of_batches_and_processes_are_checked(arguments: dict[str, Any], blank: Analyzer) -> None:
    with pytest.raises(FramingError, match="give a whole number from 1"):
        next(blank.stream(["The regime met."], **arguments))


def test_stream_loses_nothing_before_a_bad_article(blank: Analyzer) -> None:
    def texts() -> Iterator[object]:
        yield "The regime met."
        yield "Its cronies met."
        yield None
        yield "Never reached."

    reports = blank.stream(texts(), batch_size=64)  # type: ignore[arg-type]
    assert [next(reports).article.text for _ in range(2)] == ["The regime met.", "Its cronies met."]
    with pytest.raises(ArticleError, match="article 2: article text is NoneType None: give a string"):
        next(reports)


def test_one_bad_article_has_no_number(blank: Analyzer) -> None:
    with pytest.raises(ArticleError, match=r"^article text is empty"):
        blank.analyze(" ")


def test_stream_of_one_string_is_a_mistake(blank: Analyzer) -> None:
    with pytest.raises(ArticleError, match="stream got one str: give a list, or use analyze"):
        next(blank.stream("The regime met."))


@pytest.mark.parametrize("articles", [None, 7, {"one": "The regime met."}])
def test_stream_of_what_is_not_many_is_a_mistake_at_once(articles: Any, blank: Analyzer) -> None:
    with pytest.raises(ArticleError, match=r"stream got .*: give a list of strings or Articles"):
        blank.stream(articles)
    with pytest.raises(ArticleError, match="article 1: article text is int 1: give a string"):
        list(blank.stream(["The regime met.", 1]))  # type: ignore[list-item]


def test_progress_goes_to_standard_error(blank: Analyzer, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(list(blank.stream(["The regime met."] * 3, progress=True))) == 3
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("metrics", "message"),
    [
        (None, "metrics is NoneType None: give functions by name"),
        ([len], "metrics is list .*: give functions by name"),
        ({"mine": 7}, "metric 'mine' is int 7: give a function of the evidence"),
        ({7: len}, "metric name is int 7: give a string"),
    ],
)
def test_metrics_must_be_functions_by_name(metrics: Any, message: str) -> None:
    with pytest.raises(FramingError, match=message):
        Analyzer(metrics=metrics, pipeline=spacy.blank("en"))


@pytest.mark.parametrize(
    ("lexicons", "message"),
    [
        ([], "lexicons is empty: give at least one, or leave it out for the built-in set"),
        ({"mine": "mine.toml"}, "lexicons is dict .*: give Lexicon objects or paths"),
        (b"mine.toml", "lexicons is bytes .*: give Lexicon objects or paths"),
        (7, "lexicons is int"),
        ([None], "lexicons holds NoneType None"),
    ],
)
def test_lexicons_are_checked(lexicons: Any, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        Analyzer(lexicons, pipeline=spacy.blank("en"))


class OddError(Exception):
    """One that cannot be unpickled."""

    def __init__(self, what: str, where: int) -> None:
        super().__init__(f"{what} at {where}")


@pytest.mark.parametrize("n_process", [1, 2])
def test_a_metric_that_raises_spoils_its_own_report_and_no_other(n_process: int) -> None:
    def mine(evidence: framing.Evidence) -> float:
        if "cronies" in evidence.article.text:
            raise OddError("no", 7)
        return 1

    own = Analyzer(pipeline=spacy.blank("en"), metrics={"mine": mine})
    texts = ["The regime met.", "The regime met.", "Its cronies met.", "The regime met."]
    reports = list(own.stream(texts, n_process=n_process, batch_size=2))
    assert [reports[i].metrics for i in (0, 1, 3)] == [{"mine": 1.0}] * 3
    assert len(reports[2].loaded_terms) == 1
    for report in (reports[2], pickle.loads(pickle.dumps(reports[2]))):  # noqa: S301
        with pytest.raises(FramingError, match=r"^article 2: metric 'mine' raised OddError: no at 7$") as caught:
            report.to_json()
        assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301
    with pytest.raises(FramingError, match=r"^metric 'mine' raised OddError: no at 7$"):
        own.analyze(texts[2]).metrics  # noqa: B018


def test_an_error_of_the_pipeline_comes_out_of_its_process() -> None:
    @Language.component("odd")
    def odd(doc: Doc) -> Doc:
        raise OddError("no", 7)

    nlp = spacy.blank("en")
    nlp.add_pipe("odd")
    own = Analyzer(pipeline=nlp)
    with pytest.raises(FramingError, match="articles 0 to 1: the pipeline raised OddError: no at 7"):
        list(own.stream(["The regime met."] * 2, n_process=2))


def test_signature_tells_analyses_apart(blank: Analyzer, analyzer: Analyzer) -> None:
    same = Analyzer(pipeline=spacy.blank("en"))
    assert same.signature == blank.signature != analyzer.signature
    fewer = Analyzer(framing.builtin_lexicons()[:3], pipeline=spacy.blank("en"))
    assert fewer.signature != blank.signature
    other = Analyzer(pipeline=spacy.blank("en"), metrics={})
    assert other.signature != blank.signature


def test_five_megabytes_are_read(blank: Analyzer) -> None:
    text = "The regime met its cronies on Monday.\n\n" * 130_000
    report = blank.analyze(text)
    assert sum(m.text == "regime" for m in report.loaded_terms) == 130_000
    assert any("is it one article?" in warning for warning in report.warnings)
    assert report.metrics["strong_sentence_share"] == 1.0
    assert "130000×" in str(report)


def test_nul_characters_are_ignored_with_a_warning(blank: Analyzer) -> None:
    text = "The re\x00gime met on Monday, and it was a long and quiet night in the old town by the sea."
    report = blank.analyze(text)
    assert [m.text for m in report.loaded_terms] == ["re\x00gime"]
    assert any("1 NUL or broken characters" in warning for warning in report.warnings)


@pytest.mark.parametrize(
    ("thresholds", "message"),
    [
        (3, "thresholds is int 3: give a list of Threshold"),
        ([("quoted_share", 1)], "threshold 0 is tuple .*: give Threshold"),
        ([Threshold("quoted_share", high=1), Threshold("quoted_share", low=0)], "'quoted_share' is given twice"),
        ([Threshold("quoted", high=1)], "no report has such a number"),
    ],
)
def test_thresholds_that_do_not_fit_are_named(thresholds: Any, message: str) -> None:
    with pytest.raises(FramingError, match=message):
        Analyzer(pipeline=spacy.blank("en"), thresholds=thresholds)


@pytest.mark.parametrize("limits", [{}, {"high": math.nan}, {"high": "1"}, {"low": True}, {"low": 2, "high": 1}])
def test_a_threshold_has_limits_that_can_be_kept(limits: dict[str, Any]) -> None:
    with pytest.raises(FramingError, match="threshold 'quoted_share'"):
        Threshold("quoted_share", **limits)
    assert Threshold("quoted_share", high=np.float32(0.5)) == Threshold("quoted_share", high=0.5)  # type: ignore[arg-type]
