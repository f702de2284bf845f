"""Where sentences start and end."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from spacy.attrs import ORTH
from spacy.tokens import Doc

from framing.evidence.pipeline import ReadChunk
from framing.evidence.records import Span

_ENDS = (".", "!", "?", "…", "?!", "!!", "...", "!?")
_CLOSING = frozenset(("'", '"', "”", "’", "»", ")", "]", "''"))


def sentence_spans(chunk: ReadChunk, *, parsed: bool) -> Iterator[Span]:
    """Sentences of a piece of text: the pipeline's where it finds any, else up to final punctuation.

    The tokeniser keeps abbreviations whole ("Sen.", "U.S."), so a full stop of its own ends a sentence.
    """
    doc = chunk.doc
    if parsed:
        bounds = [(sent.start_char, sent.end_char) for sent in doc.sents]
    else:
        bounds = _by_punctuation(doc, chunk.clean.starts, len(chunk.clean.text))
    text = chunk.clean.text
    for start, end in bounds:
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield chunk.clean.original(start, end)


def _by_punctuation(doc: Doc, segment_starts: tuple[int, ...], length: int) -> list[Span]:
    if not len(doc):
        return []
    ends = np.isin(doc.to_array(ORTH), [doc.vocab.strings[mark] for mark in _ENDS])
    cuts = set(segment_starts)
    for i in np.flatnonzero(ends).tolist():
        i += 1
        while i < len(doc) and doc[i].text in _CLOSING and not doc[i - 1].whitespace_:
            i += 1
        if i < len(doc) and (doc[i - 1].whitespace_ or doc[i].is_space):
            cuts.add(doc[i].idx)
    starts = sorted(cuts | {0})
    return list(zip(starts, [*starts[1:], length], strict=True))
