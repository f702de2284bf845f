"""A report as tidy tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, TypeAlias

from framing.errors import MissingPackageError
from framing.evidence import Attribution, Contribution, Evidence, Sentence
from framing.metrics import Frame, primary_frames

Row: TypeAlias = dict[str, Any]

_REASONS = 5
"""Reasons shown for a candidate or a sentence."""


def tables_of(
    evidence: Evidence,
    sentences: Sequence[Sentence],
    frames: Sequence[Frame],
    signature: str,
    metrics: Mapping[str, float],
    readability: Mapping[str, float],
    warnings: Sequence[str],
) -> dict[str, list[Row]]:
    """`document`: one row of metadata and numbers; the others: one row each find, with offsets where it has a place."""
    article = evidence.article
    key = {"outlet": article.outlet, "url": article.url, "title": article.title}
    document: Row = {
        **key,
        "published": article.published,
        **metrics,
        **{f"readability.{name}": value for name, value in readability.items()},
        **{f"salience.{frame.family}/{frame.name}": frame.salience for frame in sorted(frames, key=_name)},
        **{f"primary.{family}": name for family, name in sorted(primary_frames(frames).items())},
        "warnings": "; ".join(warnings),
        "signature": signature,
    }
    matches = [
        {
            **key,
            "start": m.start,
            "end": m.end,
            "text": m.text,
            "term": m.term,
            "family": m.family,
            "category": m.category,
            "weight": m.weight,
            "voice": m.voice,
            "speaker": m.speaker,
            "scare_quoted": m.scare_quoted,
            "targets": "; ".join(t.entity for t in m.targets),
            "segment": m.segment,
            "neutral": "; ".join(m.neutral),
            "signature": signature,
        }
        for m in evidence.matches
    ]
    candidates = [{**key, **asdict(c), "why": _reasons(c.why[1:]), "signature": signature} for c in evidence.candidates]
    sentence_rows = [
        {**key, **asdict(s), "why": _reasons(s.why[1:]), "frames": "; ".join(s.frames), "signature": signature}
        for s in sentences
    ]
    frame_rows = [{**key, **asdict(frame), "signature": signature} for frame in frames]
    attributions = [_attribution_row(evidence, a) | key | {"signature": signature} for a in evidence.attributions]
    entities = [
        {**key, "name": name, **row, "n_terms": sum(row["terms"].values()), "signature": signature}
        for name, row in entity_table(evidence).items()
    ]
    sources = [{**key, **asdict(source), "signature": signature} for source in evidence.sources]
    events = [{**key, **asdict(event), "signature": signature} for event in evidence.events]
    return {
        "document": [document],
        "matches": matches,
        "candidates": candidates,
        "frames": frame_rows,
        "sentences": sentence_rows,
        "attributions": attributions,
        "entities": entities,
        "sources": sources,
        "events": events,
    }


def _name(frame: Frame) -> tuple[str, str]:
    return frame.family, frame.name


def _reasons(why: Sequence[Contribution]) -> str:
    """The contributions that count most, behind the baseline, as text."""
    return "; ".join(f"{c.feature} {c.contribution:+.2f}" for c in why[:_REASONS])


def _attribution_row(evidence: Evidence, attribution: Attribution) -> Row:
    text = evidence.article.text
    parts = {name: getattr(attribution, name) for name in ("content", "source", "cue")}
    return {
        "start": attribution.content[0][0],
        "end": attribution.content[-1][1],
        "kind": attribution.kind,
        **{name: " … ".join(text[start:end] for start, end in spans) for name, spans in parts.items()},
        "speaker": attribution.speaker,
        "stance": attribution.stance,
        "via": attribution.via,
    }


def entity_table(evidence: Evidence) -> dict[str, Row]:
    """Entities by name: mentions, agent, patient, on whom it acts, and the loaded terms about each.

    Terms are counted by category (`terms`) and by strength (`strengths`).
    """
    table: dict[str, Row] = {
        entity.name: {
            "mentions": entity.mentions,
            "agent": entity.agent,
            "patient": entity.patient,
            "acts_on": dict(entity.acts_on),
            "terms": Counter(),
            "strengths": Counter(),
        }
        for entity in evidence.entities
    }
    for match in evidence.counted_matches:
        if match.family == "loaded":
            for name in {target.entity for target in match.targets} & table.keys():
                table[name]["terms"][match.category] += 1
                table[name]["strengths"][match.weight] += 1
    return {
        name: row | {"terms": dict(row["terms"]), "strengths": dict(row["strengths"])} for name, row in table.items()
    }


def to_frames(tables: Mapping[str, list[Row]]) -> dict[str, Any]:
    """The tables as pandas DataFrames."""
    try:
        import pandas
    except ImportError:
        raise MissingPackageError("tables(frames=True) needs pandas: pip install 'media-framing[pandas]'") from None
    return {name: pandas.DataFrame(rows) for name, rows in tables.items()}
