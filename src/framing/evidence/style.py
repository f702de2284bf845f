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
from spacy.strings import get_string_id
from spacy.tokens import Doc

from framing.evidence.pipeline import ReadChunk
from framing.evidence.records import Span
from framing.evidence.sentences import parsed_sentences
from framing.evidence.syntax import Numbers, numbers_of
from framing.evidence.vocabulary import ratings

Style = Mapping[str, float]
"""Named counts and shares of one sentence."""

WORDS = "words, logarithm"
REGISTER = "register of the words, mean"
"""From -3, all words of sober report, to 3, all of polemic."""
MOST = 3.0
"""Counts stop here."""

_CONJUNCTIONS = frozenset("and but so or yet nor".split())
_SMALL = 3
"""Words of so many letters may be small in title case."""
_FEW, _MANY = 3.0, 8.0
"""Letters in a word on average: beyond these it is no sentence of words but signs, or an address."""
_TITLE_CASE = 0.8
"""From this share of capitals on a sentence is set in title case."""

_UNRATED = 5
"""So many words of no register are added to each sentence, so that one word does not make that of a short one."""
_NAMES = numbers_of(("PROPN",))
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
    quoted = _inside(starts, quotations)
    words = ~np.isin(doc.to_array(POS), _NO_WORDS)
    names = [name for column in _columns() for name in column.names]
    marks = [column.marks(doc.to_array(column.attribute).astype(np.uint64)) & ~quoted[:, None] for column in _columns()]
    registers, rated = _registers(doc)
    own = rated & ~quoted
    counted = np.column_stack(
        [*marks, words, words & ~quoted, words & _inside(starts, reported), own, np.where(own, registers, 0)]
    )
    sums = _sums(counted, [tokens for _, tokens in sentences])
    for ((start, end), (first, _)), row in zip(sentences, sums, strict=True):
        *values, n_words, n_own, n_reported, n_rated, register = row
        yield {
            **{
                name: value / max(1.0, n_own) if name in _SHARES else min(value, MOST)
                for name, value in zip(names, values, strict=True)
            },
            WORDS: math.log(max(1.0, n_words)),
            REGISTER: register / (n_rated + _UNRATED),
            "share of quoted words": 1 - n_own / max(1.0, n_words),
            "share of words in indirect speech": n_reported / max(1.0, n_words),
            "begins with a conjunction": float(doc[first].lower_ in _CONJUNCTIONS),
            **_look(text[start:end]),
        }


def _look(sentence: str) -> Style:
    """How a sentence is set."""
    words = sentence.split()
    long = [word for word in words if word[0].isalpha() and len(word) > _SMALL]
    in_title_case = len(long) > 2 and sum(word[0].isupper() for word in long) >= _TITLE_CASE * len(long)
    return {
        "letters in a word, mean": min(max(sum(map(str.isalpha, sentence)) / len(words), _FEW), _MANY),
        "title case": float(in_title_case),
        "no final mark": float(sentence[-1].isalnum()),
    }


def _registers(doc: Doc) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The register of each token, and which have one; names have none."""
    numbers, values = _rated()
    lower = doc.to_array(LOWER).astype(np.uint64)
    rows = np.searchsorted(numbers, lower).clip(max=len(numbers) - 1)
    return values[rows], (numbers[rows] == lower) & ~np.isin(doc.to_array(POS), _NAMES)


@cache
def _rated() -> tuple[Numbers, NDArray[np.float64]]:
    """Rated forms by spaCy's numbers, sorted, with their registers."""
    found = sorted((get_string_id(word), rating.register) for word, rating in ratings().items())
    return np.array([number for number, _ in found], dtype=np.uint64), np.array([value for _, value in found])


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
