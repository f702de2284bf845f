"""A report as tidy tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, TypeAlias

from framing.errors import MissingPackageError
from framing.evidence import Evidence

Row: TypeAlias = dict[str, Any]


def tables_of(
    evidence: Evidence, signature: str, metrics: Mapping[str, float], readability: Mapping[str, float]
) -> dict[str, list[Row]]:
    """`document`: one row of metadata and numbers; `matches` and `sentences`: one row each find, with its offsets."""
    article = evidence.article
    key = {"outlet": article.outlet, "url": article.url, "title": article.title}
    document: Row = {
        **key,
        "published": article.published,
        **metrics,
        **{f"readability.{name}": value for name, value in readability.items()},
        "warnings": "; ".join(evidence.warnings),
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
    sentences = [
        {**key, "start": s.start, "end": s.end, "text": s.text, "segment": s.segment, "signature": signature}
        for s in evidence.sentences
    ]
    entities: list[Row] = [
        {**key, "name": name, **row, "terms": sum(row["terms"].values()), "signature": signature}
        for name, row in entity_table(evidence).items()
    ]
    return {"document": [document], "matches": matches, "sentences": sentences, "entities": entities}


def entity_table(evidence: Evidence) -> dict[str, Row]:
    """Entities by name: mentions, agent, patient, and the loaded terms about each, counted by category."""
    table: dict[str, Row] = {
        entity.name: {
            "mentions": entity.mentions,
            "agent": entity.agent,
            "patient": entity.patient,
            "terms": Counter(),
        }
        for entity in evidence.entities
    }
    for match in evidence.counted_matches:
        if match.family == "loaded":
            for name in {target.entity for target in match.targets} & table.keys():
                table[name]["terms"][match.category] += 1
    return {name: row | {"terms": dict(row["terms"])} for name, row in table.items()}


def to_frames(tables: Mapping[str, list[Row]]) -> dict[str, Any]:
    """The tables as pandas DataFrames."""
    try:
        import pandas
    except ImportError:
        raise MissingPackageError("tables(frames=True) needs pandas: pip install 'media-framing[pandas]'") from None
    return {name: pandas.DataFrame(rows) for name, rows in tables.items()}
