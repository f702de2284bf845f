"""`Report`: what an analysis gives back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from typing import Any

from rich.console import RenderableType

from framing.article import Article
from framing.errors import FramingError, ReportError, describe
from framing.evidence import Attribution, Candidate, Event, Evidence, ScareQuote, Sentence, Source, TermMatch
from framing.metrics import (
    BiasModel,
    Frame,
    Metric,
    Threshold,
    broken_thresholds,
    estimated_sentences,
    find_frames,
    measure,
    primary_frames,
    readability,
)
from framing.report.plain_data import SCHEMA, evidence_to_dict, fit_for_json
from framing.report.stored import (
    evidence_from_dict,
    frames_from_dict,
    numbers_from_dict,
    sentences_from_dict,
    text_from_dict,
    thresholds_from_dict,
)
from framing.report.tables import entity_table, tables_of, to_frames
from framing.report.text import report_text, report_view


@dataclass(frozen=True)
class Report:
    """The evidence in one article and the numbers that follow from it.

    A report holds plain data only: it can be pickled, compared and stored. Metrics and readability
    are computed when first asked for.
    """

    evidence: Evidence
    signature: str
    """One line that makes the result reproducible: versions, pipeline, digest of lexicons and settings."""
    metric_functions: Mapping[str, Metric] = field(default_factory=dict, repr=False, compare=False)
    bias_model: BiasModel | None = field(default=None, repr=False, compare=False)
    """What estimates `Sentence.bias`; None leaves it out."""
    place: str = field(default="", repr=False, compare=False)
    """Which of many articles this is, for messages: `article 17`."""
    bias_failure: str = field(default="", repr=False, compare=False)
    """What a bias model failed with, in a report that was pickled; said when sentences are asked for."""
    failure: str = field(default="", repr=False, compare=False)
    """What a metric failed with, in a report that was pickled; said when metrics are asked for."""
    thresholds: tuple[Threshold, ...] = ()
    """Limits to metrics and readability, set by a house."""

    @property
    def article(self) -> Article:
        """The article as given, with its segments."""
        return self.evidence.article

    @property
    def matches(self) -> tuple[TermMatch, ...]:
        """Every lexicon term found, of all families, in all segments and voices, in order of place."""
        return self.evidence.matches

    @property
    def loaded_terms(self) -> tuple[TermMatch, ...]:
        """Matches of the family `loaded` in the segments that metrics count, in all voices."""
        return tuple(m for m in self.evidence.counted_matches if m.family == "loaded")

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """Words and thoughts given to somebody else; without a parser, quotations alone."""
        return self.evidence.attributions

    @property
    def scare_quotes(self) -> tuple[ScareQuote, ...]:
        """One to three words that quotation marks hold at a distance."""
        return self.evidence.scare_quotes

    @property
    def entities(self) -> dict[str, dict[str, Any]]:
        """A table by name, the most mentioned first: `mentions`, times `agent` and `patient`, whom it `acts_on`.

        `terms` by category and `strengths` count the terms of the family `loaded` in counted segments, in
        all voices, whose target it is.
        """
        return entity_table(self.evidence)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Who says something, those with the most words first: statements, words and cues of each."""
        return self.evidence.sources

    @property
    def events(self) -> tuple[Event, ...]:
        """Passive clauses and nouns of violence, with who acts in them, or None."""
        return self.evidence.events

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """Likely loaded words that no lexicon lists, in order of place, with reasons; never counted as matches."""
        return self.evidence.candidates

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Sentences of all segments, in order, with the estimate of bias where one can be made.

        Raises `FramingError` when a bias model of the user's own raises or gives no probabilities.
        """
        if self.bias_failure:
            raise FramingError(self.bias_failure)
        if self.bias_model is None:
            return self.evidence.sentences
        try:
            return estimated_sentences(self.evidence, self.bias_model)
        except FramingError as error:
            raise FramingError(f"{self.place}: {error}" if self.place else str(error)) from error.__cause__

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """How salient each frame is, strongest first, with 95% intervals; families are not comparable.

        Each category of `frames`, `news_frames`, `morals` and of families of your own; empty without a body.
        """
        return find_frames(self.evidence)

    @property
    def primary_frames(self) -> dict[str, str]:
        """For each family the frame that clearly leads it, `mixed` where none does, `none` without evidence."""
        return primary_frames(self.frames)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a reader of the numbers should know, thresholds that they break among it."""
        return (*self.evidence.warnings, *self._broken_thresholds)

    @cached_property
    def _broken_thresholds(self) -> tuple[str, ...]:
        if not self.thresholds:
            return ()
        return tuple(broken_thresholds(self.thresholds, self.metrics, self.readability))

    @cached_property
    def metrics(self) -> dict[str, float]:
        """Metrics by name; see `framing.METRICS` for what each means.

        Raises `FramingError` when one of the user's own raises or gives no finite number.
        """
        if self.failure:
            raise FramingError(self.failure)
        try:
            return measure(self.evidence, self.metric_functions)
        except FramingError as error:
            raise FramingError(f"{self.place}: {error}" if self.place else str(error)) from error.__cause__

    @cached_property
    def readability(self) -> dict[str, float]:
        """textstat's formulas on the body, by name; empty for a text that is not English."""
        return readability(self.evidence)

    def to_dict(self) -> dict[str, Any]:
        """The whole report as plain data; `docs/report-schema.json` describes it."""
        return self._with_numbers(self.evidence)

    def to_json(self, *, indent: int | None = None) -> str:
        """The report as JSON text, which `Report.from_json` reads back as an equal report.

        In a text with surrogate pairs in two halves, which JSON would join, second halves are replaced:
        offsets hold, and the stored report has a warning.
        """
        return json.dumps(self._with_numbers(fit_for_json(self.evidence)), indent=indent, allow_nan=False)

    def _with_numbers(self, evidence: Evidence) -> dict[str, Any]:
        return {
            "schema": SCHEMA,
            "signature": self.signature,
            **evidence_to_dict(evidence, self.sentences),
            "warnings": [*evidence.warnings, *self._broken_thresholds],
            "frames": [asdict(frame) for frame in self.frames],
            "thresholds": [asdict(threshold) for threshold in self.thresholds],
            "metrics": self.metrics,
            "readability": self.readability,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Report:
        """The report that `to_dict` was called on.

        Raises `ReportError` for data of another kind or version, and for offsets and texts that do not agree.
        """
        if not isinstance(data, Mapping):
            raise ReportError(f"report data is {describe(data)}: give what Report.to_dict made")
        if data.get("schema") != SCHEMA:
            raise ReportError(
                f"report data has schema {describe(data.get('schema'))}, not {SCHEMA!r}: give what Report.to_dict made"
            )
        try:
            evidence, signature = evidence_from_dict(data), text_from_dict(data, "signature")
            report = cls(evidence, signature, thresholds=thresholds_from_dict(data))
            numbers: dict[str, Any] = {"sentences": sentences_from_dict(data), "frames": frames_from_dict(data)}
            numbers |= {name: numbers_from_dict(data, name) for name in ("metrics", "readability")}
        except FramingError as error:
            raise ReportError(f"report data is damaged ({error}): make it anew") from None
        report.__dict__.update(numbers)
        return report

    @classmethod
    def from_json(cls, text: str) -> Report:
        """The report that `to_json` was called on."""
        try:
            data = json.loads(text)
        except (TypeError, ValueError, RecursionError) as error:
            raise ReportError(f"report is not JSON: {error}") from None
        return cls.from_dict(data)

    def tables(self, *, frames: bool = False) -> dict[str, Any]:
        """Tidy tables, as lists of dicts or DataFrames: `document` (one row), and one for each kind of find.

        These are `matches`, `candidates`, `frames`, `sentences`, `attributions`, `entities`, `sources` and `events`.

        Every row carries the signature. Raises `MissingPackageError` for frames without pandas.
        """
        tables = tables_of(
            self.evidence,
            self.sentences,
            self.frames,
            self.signature,
            self.metrics,
            self.readability,
            self.warnings,
        )
        return to_frames(tables) if frames else tables

    def __str__(self) -> str:
        return report_text(self.view())

    def view(self) -> RenderableType:
        """The report for a rich console."""
        return report_view(
            self.evidence,
            self.sentences,
            self.frames,
            self.metrics,
            self.readability,
            self.warnings,
            self.signature,
        )

    def __repr__(self) -> str:
        title = self.article.title or self.article.text.strip().splitlines()[0]
        return f"<Report on {title[:60]!r}: {len(self.loaded_terms)} loaded terms>"

    def __getstate__(self) -> dict[str, Any]:
        """Metrics and estimates are computed before pickling, since a user's functions may not travel."""
        try:
            numbers: dict[str, Any] = {"metrics": self.metrics}
        except FramingError as error:
            numbers = {"failure": str(error)}
        try:
            numbers["sentences"] = self.sentences
        except FramingError as error:
            numbers |= {"bias_failure": str(error)}
        numbers["evidence"] = replace(self.evidence, styles=None)
        return self.__dict__ | numbers | {"metric_functions": {}, "bias_model": None}
