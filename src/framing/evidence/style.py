"""How each sentence is written: named counts and shares, which tell opinion from report without a list of loaded words.

Everything is counted outside of quotations, except where the name says otherwise. Counts stop at three: the fourth
exclamation mark says little.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, IDX, LOWER, POS, TAG

from framing.evidence.pipeline import ReadChunk
from framing.evidence.records import Span
from framing.evidence.sentences import parsed_sentences
from framing.evidence.syntax import Numbers, numbers_of

Style = Mapping[str, float]
"""Named counts and shares of one sentence."""

MOST = 3
"""Counts stop here."""

_NO_WORDS = numbers_of(("PUNCT", "SPACE", "SYM"))
_SHARES: dict[str, tuple[int, tuple[str, ...]]] = {
    "share of adjectives": (POS, ("ADJ",)),
    "share of adverbs": (POS, ("ADV",)),
    "share of nouns": (POS, ("NOUN",)),
    "share of names": (POS, ("PROPN",)),
    "share of verbs": (POS, ("VERB",)),
    "share of pronouns": (POS, ("PRON",)),
    "share of numerals": (POS, ("NUM",)),
    "share of past tense": (TAG, ("VBD",)),
    "share of present tense": (TAG, ("VBZ", "VBP")),
    "share of modal verbs": (TAG, ("MD",)),
    "share of -ing forms": (TAG, ("VBG",)),
}
_COUNTS: dict[str, tuple[int, tuple[str, ...]]] = {
    "superlatives": (TAG, ("JJS", "RBS")),
    "comparatives": (TAG, ("JJR", "RBR")),
    "adjectives before nouns": (DEP, ("amod",)),
    "adverbs at verbs": (DEP, ("advmod",)),
    "appositions": (DEP, ("appos",)),
    "passives": (DEP, ("auxpass",)),
    "relative clauses": (DEP, ("relcl", "acl")),
    "adverbial clauses": (DEP, ("advcl",)),
    "clauses as objects": (DEP, ("ccomp",)),
    "infinitives as objects": (DEP, ("xcomp",)),
    "nouns before nouns": (DEP, ("compound",)),
    "possessives": (DEP, ("poss",)),
    "phrases with a preposition": (DEP, ("pobj",)),
    "there is": (DEP, ("expl",)),
    "commas": (LOWER, (",",)),
    "colons and semicolons": (LOWER, (":", ";")),
    "dashes": (LOWER, ("—", "–", "--", "-")),
    "brackets": (LOWER, ("(", "[")),
    "exclamation marks": (LOWER, ("!", "!!", "!!!")),
    "question marks": (LOWER, ("?", "??", "?!")),
    "ellipses": (LOWER, ("…", "...", "....")),
}


def find_styles(
    chunks: Sequence[ReadChunk], text: str, quotations: Sequence[Span], reported: Sequence[Span]
) -> tuple[Style, ...]:
    """The style of each sentence of an article, in order."""
    return tuple(style for chunk in chunks for style in _styles(chunk, text, quotations, reported))


def _styles(chunk: ReadChunk, text: str, quotations: Sequence[Span], reported: Sequence[Span]) -> Iterator[Style]:
    sentences = list(parsed_sentences(chunk))
    if not sentences:
        return
    doc = chunk.doc
    starts = chunk.clean.original_starts(doc.to_array(IDX).astype(np.int64))
    quoted, said = _inside(starts, quotations), _inside(starts, reported)
    words = np.isin(doc.to_array(POS), _NO_WORDS, invert=True)
    names: list[str] = []
    marks = []
    for column in _columns():
        names += column.names
        marks.append(column.marks(doc.to_array(column.attribute)) & ~quoted[:, None])
    own = words & ~quoted
    sums = _sums(np.column_stack([*marks, words, own, words & quoted, words & said]), [tokens for _, tokens in sentences])
    for (span, (first, last)), row in zip(sentences, sums, strict=True):
        n_words, n_own, n_quoted, n_said = row[-4:]
        style = {
            name: value / max(1.0, n_own) if name in _SHARES else min(value, MOST)
            for name, value in zip(names, row, strict=False)
        }
        part = text[slice(*span)]
        style["words, logarithm"] = math.log(max(1.0, n_words))
        style["letters in a word, mean"] = sum(map(str.isalpha, part)) / max(1.0, n_words)
        style["share of quoted words"] = n_quoted / max(1.0, n_words)
        style["share of words in indirect speech"] = n_said / max(1.0, n_words)
        style["no finite verb"] = float(not style["share of past tense"] and not style["share of present tense"] and not style["share of modal verbs"] and n_own > 0)
        opening = doc[first : min(first + 2, last)]
        style["begins with a conjunction"] = float(any(t.lower_ in _CONJUNCTIONS for t in opening[:1]))
        yield style


_CONJUNCTIONS = frozenset("and but so or yet nor".split())


@dataclass(frozen=True)
class _Column:
    """Features that are read off one attribute of the tokens."""

    attribute: int
    names: list[str]
    numbers: Numbers
    table: NDArray[np.bool_]
    """Which number (row) belongs to which feature (column)."""

    def marks(self, column: Numbers) -> NDArray[np.bool_]:
        """Which token has which feature."""
        rows = np.searchsorted(self.numbers, column).clip(max=len(self.numbers) - 1)
        found = self.numbers[rows] == column
        marks: NDArray[np.bool_] = self.table[rows] & found[:, None]
        return marks


@cache
def _columns() -> tuple[_Column, ...]:
    values: dict[int, dict[str, Iterable[str]]] = {POS: {}, TAG: {}, DEP: {}, LOWER: {}}
    for name, (attribute, wanted) in (_SHARES | _COUNTS).items():
        values[attribute][name] = wanted
    classes = tomllib.loads((files(__package__) / "style.toml").read_text(encoding="utf-8"))
    values[LOWER] |= {name: words.split() for name, words in classes.items()}
    return tuple(_column(attribute, features) for attribute, features in values.items())


def _column(attribute: int, features: Mapping[str, Iterable[str]]) -> _Column:
    numbers = numbers_of(value for values in features.values() for value in values)
    table = np.zeros((len(numbers), len(features)), dtype=bool)
    for i, values in enumerate(features.values()):
        table[np.searchsorted(numbers, numbers_of(values)), i] = True
    return _Column(attribute, list(features), numbers, table)


def _sums(marks: NDArray[Any], spans: Sequence[Span]) -> list[list[float]]:
    """Sums of the columns over each span of rows."""
    totals = np.vstack([np.zeros(marks.shape[1]), np.cumsum(marks, axis=0, dtype=float)])
    first, last = np.array(spans).T
    sums: list[list[float]] = (totals[last] - totals[first]).tolist()
    return sums


def _inside(places: NDArray[np.int64], spans: Sequence[Span]) -> NDArray[np.bool_]:
    """Which places lie in one of these spans, which are in order and free of overlap."""
    if not spans:
        return np.zeros(len(places), dtype=bool)
    starts, ends = np.array(spans, dtype=np.int64).T
    at = np.searchsorted(starts, places, side="right") - 1
    inside: NDArray[np.bool_] = (at >= 0) & (places < ends[at.clip(min=0)])
    return inside
