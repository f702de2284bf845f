"""Evidence as plain data; `stored.py` is the way back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from framing.article import Article
from framing.evidence import Evidence, Sentence
from framing.report.stored import evidence_from_dict

SCHEMA = "framing.report/1"
"""Name and version of the layout; the number rises when a field changes its meaning or goes."""


def evidence_to_dict(evidence: Evidence, estimated: Sequence[Sentence] = ()) -> dict[str, Any]:
    """Article, matches, attributions, sentences and lexicons as lists and dicts.

    `estimated`: the sentences with their estimates, where they were made.
    """
    estimates = {s.start: {"bias": s.bias, "why": [asdict(c) for c in s.why]} for s in estimated}
    article = {f.name: getattr(evidence.article, f.name) for f in fields(Article) if f.name != "segments"}
    return {
        "article": article | {"segments": [asdict(s) for s in evidence.article.segments]},
        "matches": [_listed(asdict(m)) for m in evidence.matches],
        "quotations": [list(span) for span in evidence.quotations],
        "attributions": [_listed(asdict(a)) for a in evidence.attributions],
        "sentences": [_listed(asdict(s)) | estimates.get(s.start, {}) for s in evidence.sentences],
        "parsed": evidence.sentence_spans is not None,
        "scare_quotes": [asdict(q) for q in evidence.scare_quotes],
        "entities": [_listed(asdict(e)) for e in evidence.entities],
        "events": [asdict(e) for e in evidence.events],
        "candidates": [_listed(asdict(c)) for c in evidence.candidates],
        "lexicons": list(evidence.lexicons),
        "pipeline_warnings": list(evidence.pipeline_warnings),
    }


def fit_for_json(evidence: Evidence) -> Evidence:
    """The evidence itself, or one with a warning where JSON would shift its offsets.

    JSON reads the two halves of a surrogate pair as one character; a text that was decoded wrongly holds such halves.
    Each second half becomes U+D800, a half that joins nothing: as broken as before, and every offset stays right.
    """
    if not _PAIR.search(evidence.article.text):
        return evidence
    data = _replaced(evidence_to_dict(evidence))
    data["pipeline_warnings"].append(_REPLACED)
    return evidence_from_dict(data)


_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_SECOND = re.compile("[\udc00-\udfff]")
_REPLACED = "the text held halves of surrogate pairs, which JSON would join: second halves were stored as U+D800"


def _replaced(value: Any) -> Any:
    if isinstance(value, str):
        return _SECOND.sub("\ud800", value)
    if isinstance(value, dict):
        return {key: _replaced(item) for key, item in value.items()}
    return [_replaced(item) for item in value] if isinstance(value, list) else value


def _listed(value: Any) -> Any:
    """Tuples as lists, so that the data equals what JSON gives back."""
    if isinstance(value, dict):
        return {key: _listed(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_listed(item) for item in value]
    return value
