"""Evidence as plain data, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from framing.article import Article, Segment
from framing.evidence import Attribution, Entity, Evidence, Mention, ScareQuote, TermMatch
from framing.evidence.agency import Event

SCHEMA = "framing.report/1"
"""Name and version of the layout; the number rises when a field changes its meaning or goes."""


def evidence_to_dict(evidence: Evidence) -> dict[str, Any]:
    """Article, matches, attributions, sentences, lexicons and warnings as lists and dicts."""
    article = {f.name: getattr(evidence.article, f.name) for f in fields(Article) if f.name != "segments"}
    return {
        "article": article | {"segments": [asdict(s) for s in evidence.article.segments]},
        "matches": [_listed(asdict(m)) for m in evidence.matches],
        "quotations": [list(span) for span in evidence.quotations],
        "attributions": [_listed(asdict(a)) for a in evidence.attributions],
        "sentences": [asdict(s) for s in evidence.sentences],
        "parsed": evidence.sentence_spans is not None,
        "scare_quotes": [asdict(q) for q in evidence.scare_quotes],
        "entities": [_listed(asdict(e)) for e in evidence.entities],
        "events": [asdict(e) for e in evidence.events],
        "lexicons": list(evidence.lexicons),
        "pipeline_warnings": list(evidence.pipeline_warnings),
        "warnings": list(evidence.warnings),
    }


def evidence_from_dict(data: Mapping[str, Any]) -> Evidence:
    """The evidence that `evidence_to_dict` was called on."""
    article = dict(data["article"])
    segments = tuple(Segment(**s) for s in article.pop("segments"))
    return Evidence(
        article=Article(**article, segments=segments),
        matches=tuple(_match(m) for m in data["matches"]),
        quotations=tuple((start, end) for start, end in data["quotations"]),
        attributions=tuple(_attribution(a) for a in data["attributions"]),
        sentence_spans=tuple((s["start"], s["end"]) for s in data["sentences"]) if data["parsed"] else None,
        lexicons=tuple(data["lexicons"]),
        scare_quotes=tuple(ScareQuote(**q) for q in data["scare_quotes"]),
        entities=tuple(_entity(e) for e in data["entities"]),
        events=tuple(Event(**e) for e in data["events"]),
        pipeline_warnings=tuple(data["pipeline_warnings"]),
    )


def _match(data: Mapping[str, Any]) -> TermMatch:
    values = dict(data)
    targets = tuple(Mention(**m) for m in values.pop("targets"))
    return TermMatch(**values | {"neutral": tuple(values["neutral"]), "targets": targets})


def _entity(data: Mapping[str, Any]) -> Entity:
    return Entity(**{**data, "acts_on": tuple((name, times) for name, times in data["acts_on"])})


def _attribution(data: Mapping[str, Any]) -> Attribution:
    spans = {name: tuple((start, end) for start, end in data[name]) for name in ("content", "source", "cue")}
    return Attribution(**{**data, **spans})


def _listed(value: Any) -> Any:
    """Tuples as lists, so that the data equals what JSON gives back."""
    if isinstance(value, dict):
        return {key: _listed(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_listed(item) for item in value]
    return value
