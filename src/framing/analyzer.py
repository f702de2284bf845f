"""`Analyzer`, the only conductor: article, evidence, metrics, report."""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from spacy.language import Language

from framing.article import Article
from framing.article.segments import COUNTED
from framing.config import read_config
from framing.errors import ArticleError, ConfigError, FramingError, LexiconError, PipelineError, describe
from framing.evidence import Scorecard, gather_evidence
from framing.evidence.matching import build_matcher
from framing.evidence.pipeline import UNUSED, load_pipeline, read_articles
from framing.house import house_lexicons
from framing.lexicon import Lexicon, as_lexicons
from framing.metrics import METRICS, BiasModel, Metric, Threshold, builtin_bias_model, measure
from framing.metrics.readability import READABILITY
from framing.processes import in_processes
from framing.report import Report
from framing.signature import Setup, check_lock
from framing.validated import unvalidated

T = TypeVar("T")


class Analyzer:
    """Everything that is set up once and used for many articles.

    `lexicons`: the complete set to look for, as lexicons or paths; None for the built-in one. To add
    your own: `Analyzer([*builtin_lexicons(), "mine.toml"])`; of two with the same family and
    category the later one overrides.
    `pipeline`: a loaded spaCy `Language` or the name of an installed package; None for the best
    English one installed, or a blank one with a warning. Nothing is downloaded.
    `metrics`: functions of the evidence by name; add one with `METRICS | {"mine": function}`. One that
    raises or gives no finite number is a `FramingError` when the report is asked for its metrics.
    `bias`: what estimates `Sentence.bias`: a `Scorecard` (from `fit_bias`, or a file), or any function from a list of
    sentences to probabilities; None for the scorecard that comes with the library.
    `exclude`: the component, or components, left out when a pipeline is loaded by name.
    `thresholds`: limits to metrics and readability; a report warns where a number breaks one.
    `validation`: what `framing validate score --save` wrote; reports warn of the categories that it has no codes of.
    `lock`: what `framing lexicon lock` wrote; `LockError` where versions, lexicons or settings differ from it.

    An analyzer is not changed by use. Raises `LexiconError`, `PipelineError` and `FramingError`.

    >>> from spacy import blank
    >>> report = Analyzer(pipeline=blank("en")).analyze("The regime slammed its critics.")
    >>> [(m.text, m.start, m.category) for m in report.loaded_terms]
    [('regime', 4, 'delegitimising_labels'), ('slammed', 11, 'attack_verbs')]
    """

    def __init__(
        self,
        lexicons: Lexicon | str | Path | Iterable[Lexicon | str | Path] | None = None,
        *,
        pipeline: Language | str | None = None,
        metrics: Mapping[str, Metric] = METRICS,
        bias: BiasModel | None = None,
        exclude: str | Iterable[str] = UNUSED,
        thresholds: Iterable[Threshold] = (),
        validation: str | Path | None = None,
        lock: str | Path | None = None,
    ) -> None:
        for name, value in (("validation", validation), ("lock", lock)):
            if not isinstance(value, str | Path | None):
                raise FramingError(f"{name} is {describe(value)}: give the path of a file")
        self.lexicons = _checked_lexicons(lexicons)
        self.metrics = _checked_metrics(metrics)
        self.bias_model = _checked_bias(bias)
        self.thresholds = _checked_thresholds(thresholds)
        read_by = load_pipeline(pipeline, exclude)
        missing = unvalidated(Path(validation), self.lexicons) if validation is not None else ()
        self._pipeline = replace(read_by, warnings=(*read_by.warnings, *missing))
        self._lexicon_names = tuple(lexicon.name for lexicon in self.lexicons)
        self.setup = Setup(self._pipeline.name, self.lexicons, self._settings(missing))
        """All that can change a report, which a lock is written from."""
        self.signature = self.setup.signature
        if lock is not None:
            check_lock(self.setup, lock)
        self._matcher = build_matcher(self.lexicons, self._pipeline.nlp)
        _check_thresholds(self)

    @classmethod
    def from_config(
        cls,
        path: str | Path,
        *,
        lexicons: Iterable[Lexicon | str | Path] = (),
        pipeline: Language | str | None = None,
        lock: str | Path | None = None,
        locked: bool = True,
    ) -> Analyzer:
        """An analyzer as a `framing.toml` (or the folder that holds one) says.

        `lexicons`: more of them, added before the file's accepted and rejected terms and strengths are laid over all.
        `pipeline`, `lock`: in place of the file's. `locked`: False where a lock is to be written, not kept.
        Raises `ConfigError`, naming file, key, value and cure.
        """
        config = read_config(path)
        house = house_lexicons(config, lexicons)
        try:
            return cls(
                house,
                pipeline=pipeline if pipeline is not None else config.pipeline,
                thresholds=config.thresholds,
                validation=config.validation,
                lock=(lock or config.lock) if locked else None,
            )
        except (ConfigError, PipelineError) as error:
            raise type(error)(f"{config.path}: {error}") from None

    def analyze(self, article: str | Article) -> Report:
        """The report on one article; raises `ArticleError` for what cannot be one."""
        return next(self._reports([_as_article(article)], 1))

    def stream(
        self, articles: Iterable[str | Article], *, batch_size: int = 64, n_process: int = 1, progress: bool = False
    ) -> Iterator[Report]:
        """Reports on many articles, in order, as they are ready.

        `batch_size` articles pass through the pipeline at a time; with `n_process` above 1 whole
        batches are analysed in processes of their own (where the system can fork them).
        `progress` shows a bar on standard error. An article that cannot be one raises
        `ArticleError` with its position, after the reports on those before it.
        """
        if isinstance(articles, str | bytes | Article):
            raise ArticleError(f"stream got one {type(articles).__name__}: give a list, or use analyze")
        if isinstance(articles, Mapping) or not isinstance(articles, Iterable):
            raise ArticleError(f"stream got {describe(articles)}: give a list of strings or Articles")
        for name, value in (("batch_size", batch_size), ("n_process", n_process)):
            if not isinstance(value, int) or value < 1:
                raise FramingError(f"{name} is {value!r}: give a whole number from 1")
        checked = _checked(articles)
        if n_process > 1:
            reports = in_processes(self._reports, checked, batch_size=batch_size, n_process=n_process)
        else:
            reports = self._reports(checked, batch_size, 0)
        return _with_progress(reports, articles) if progress else reports

    def _reports(self, articles: Iterable[Article], batch_size: int, first: int | None = None) -> Iterator[Report]:
        """Reports in order; `first` is the number of the first article where they are many."""
        for i, (article, chunks) in enumerate(read_articles(self._pipeline, articles, batch_size=batch_size)):
            evidence = gather_evidence(article, chunks, self._matcher, self._pipeline, self._lexicon_names)
            place = "" if first is None else f"article {first + i}"
            yield Report(evidence, self.signature, self.metrics, self.bias_model, place, thresholds=self.thresholds)

    def _settings(self, unvalidated: tuple[str, ...]) -> dict[str, object]:
        return {
            "components": list(self._pipeline.nlp.pipe_names),
            "metrics": sorted(self.metrics),
            "bias": _described_bias(self.bias_model),
            "thresholds": {t.name: [t.low, t.high] for t in self.thresholds},
            "unvalidated": list(unvalidated),
        }


def analyze(
    article: str | Article, *, lexicons: Lexicon | str | Path | Iterable[Lexicon | str | Path] | None = None
) -> Report:
    """The report on one article, with the built-in lexicons or a set of your own.

    The analyzer behind it is made at the first call and kept while the built-in set is used; for
    many articles with lexicons of your own make an `Analyzer`.
    """
    return (_default_analyzer() if lexicons is None else Analyzer(lexicons)).analyze(article)


@cache
def _default_analyzer() -> Analyzer:
    return Analyzer()


def _checked_lexicons(lexicons: Lexicon | str | Path | Iterable[Lexicon | str | Path] | None) -> tuple[Lexicon, ...]:
    if isinstance(lexicons, Mapping | bytes):
        raise LexiconError(f"lexicons is {describe(lexicons)}: give Lexicon objects or paths")
    found = as_lexicons(lexicons)
    if not found:
        raise LexiconError("lexicons is empty: give at least one, or leave it out for the built-in set")
    return found


def _checked_metrics(metrics: Mapping[str, Metric]) -> dict[str, Metric]:
    if not isinstance(metrics, Mapping):
        raise FramingError(f"metrics is {describe(metrics)}: give functions by name, as METRICS does, {{}} for none")
    for name, metric in metrics.items():
        if not isinstance(name, str):
            raise FramingError(f"metric name is {describe(name)}: give a string")
        if not callable(metric):
            raise FramingError(f"metric {name!r} is {describe(metric)}: give a function of the evidence")
    return dict(metrics)


def _checked_bias(bias: BiasModel | None) -> BiasModel:
    if bias is None:
        return builtin_bias_model()
    if not isinstance(bias, Scorecard) and not callable(bias):
        raise FramingError(f"bias is {describe(bias)}: give a Scorecard, or a function from sentences to probabilities")
    return bias


def _checked_thresholds(thresholds: Iterable[Threshold]) -> tuple[Threshold, ...]:
    if not isinstance(thresholds, Iterable) or isinstance(thresholds, str | Mapping):
        raise FramingError(f"thresholds is {describe(thresholds)}: give a list of Threshold")
    found = tuple(thresholds)
    for i, threshold in enumerate(found):
        if not isinstance(threshold, Threshold):
            raise FramingError(f"threshold {i} is {describe(threshold)}: give Threshold(name, low=..., high=...)")
        if threshold.name in {other.name for other in found[:i]}:
            raise FramingError(f"threshold {threshold.name!r} is given twice: give it once, with low and high")
    return found


def _check_thresholds(analyzer: Analyzer) -> None:
    """A threshold on a number that no report has would never warn."""
    if not analyzer.thresholds:
        return
    evidence = analyzer.analyze("Nothing.").evidence
    known = {*measure(evidence, analyzer.metrics), *(f"readability.{name}" for name in READABILITY)}
    known |= {f"{metric}.{kind}" for metric in ("segment_density", "segment_score") for kind in COUNTED}
    for threshold in analyzer.thresholds:
        name = threshold.name
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1)
            cure = f"did you mean {close[0]!r}?" if close else "see framing.METRICS, or use readability.NAME"
            raise ConfigError(f"threshold {name!r}: no report has such a number: {cure}")


def _described_bias(bias: BiasModel) -> str:
    """What tells one bias model from another in the signature; of a function its name."""
    if isinstance(bias, Scorecard):
        numbers = [bias.intercept, sorted(bias.coefficients.items()), sorted(bias.references.items())]
        return f"scorecard {hashlib.sha256(json.dumps(numbers).encode()).hexdigest()[:12]}"
    return f"{getattr(bias, '__module__', '')}.{getattr(bias, '__qualname__', type(bias).__name__)}"


def _as_article(item: str | Article) -> Article:
    return item if isinstance(item, Article) else Article(item)


def _checked(articles: Iterable[str | Article]) -> Iterator[Article]:
    for i, item in enumerate(articles):
        try:
            yield _as_article(item)
        except ArticleError as error:
            raise ArticleError(f"article {i}: {error}") from None


def _with_progress(items: Iterator[T], articles: object) -> Iterator[T]:
    from rich.console import Console
    from rich.progress import track

    total = len(articles) if hasattr(articles, "__len__") else None
    return iter(track(items, description="articles", total=total, console=Console(stderr=True)))
