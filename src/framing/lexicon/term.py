"""`Term`: one entry of a lexicon."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from framing.errors import LexiconError
from framing.lexicon.placeholders import check_placeholders

WEIGHTS = (1, 2, 3)
WORD_CLASSES = frozenset(
    ("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "SCONJ", "VERB")
)
"""Universal part-of-speech tags that `pos` may name."""

WILDCARD = "*"
"""In an `unless` phrase: any one word."""
GAP = " ... "
"""In a term: up to six words of one sentence ("let ... off the hook")."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase with its strength, its limits and its tests.

    Raises `LexiconError` when a value is not as it should be.

    >>> Term("rogue nation", weight=3, neutral=("country", "state"))
    Term('rogue nation', weight=3)
    """

    term: str
    """The dictionary form. `{place}`, `{faith}` and `{party}` stand for any of their kind ("{place} virus"), three
    points for up to six words ("let ... off the hook")."""
    weight: int = 1
    """Strength: 1 mild, 2 clear, 3 strong."""
    pos: tuple[str, ...] = ()
    """Word classes of the head. They steer inflection; a single word counts only with one of them where tagged."""
    neutral: tuple[str, ...] = ()
    """What a neutral writer would put."""
    note: str = ""
    unless: tuple[str, ...] = ()
    """Phrases around the term in which it is innocent; `*` is any one word."""
    forms: tuple[str, ...] = ()
    """The exact forms to look for, in place of generated ones."""
    inflect: bool = True
    """Whether inflected forms are generated."""
    case: bool = False
    """Whether capital letters must be as written."""
    epithet: bool = False
    """Whether the term itself names whom it is about ("thug"), as against what they do ("sham")."""
    hits: tuple[str, ...] = ()
    """Sentences in which the term must be found."""
    misses: tuple[str, ...] = ()
    """Sentences in which a form of the term stands innocently and must not be found."""

    def __post_init__(self) -> None:
        if not isinstance(self.term, str):
            raise LexiconError(f"term {self.term!r:.60} is not text: put it in quotation marks")
        where = f"term {self.term!r}"
        object.__setattr__(self, "term", _smooth(self.term))
        if not self.term:
            raise LexiconError(f"{where} is empty: give a word or phrase, or delete the entry")
        if self.term.count("...") > 1 or ("..." in self.term and (GAP not in self.term or self.unless)):
            raise LexiconError(
                f"{where}: a gap is written once, between words, as in 'let ... off the hook', and goes without unless"
            )
        if type(self.weight) is not int or self.weight not in WEIGHTS:
            raise LexiconError(f"{where}: weight {self.weight!r} is not 1, 2 or 3")
        for name in ("pos", "neutral", "unless", "forms", "hits", "misses"):
            object.__setattr__(self, name, _strings(getattr(self, name), name, where))
        for name in ("unless", "forms"):
            object.__setattr__(self, name, tuple(_smooth(phrase) for phrase in getattr(self, name)))
        for phrase in self.unless:
            if phrase.casefold() == self.term.casefold() or not phrase.strip(f"{WILDCARD} "):
                raise LexiconError(f"{where}: unless {phrase!r} excuses every use: add the words around the term")
        for phrase in (self.term, *self.forms, *self.unless):
            if problem := check_placeholders(phrase):
                raise LexiconError(f"{where}: {problem}")
        for name in ("inflect", "case", "epithet"):
            if not isinstance(getattr(self, name), bool):
                raise LexiconError(f"{where}: {name} {getattr(self, name)!r} is not true or false")
        if not isinstance(self.note, str):
            raise LexiconError(f"{where}: note {self.note!r} is not a string")
        for tag in self.pos:
            if tag not in WORD_CLASSES:
                raise LexiconError(f"{where}: pos {tag!r} is not one of {', '.join(sorted(WORD_CLASSES))}")

    def __repr__(self) -> str:
        return f"Term({self.term!r}, weight={self.weight})"


def _smooth(text: str) -> str:
    """A phrase as texts are smoothed: composed accents, single spaces, no invisible characters."""
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(c for c in composed if c == " " or unicodedata.category(c) not in ("Cc", "Cf"))


def _strings(value: object, name: str, where: str) -> tuple[str, ...]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise LexiconError(f"{where}: {name} {value!r} is not a list of strings")
    for item in value:
        if not isinstance(item, str) or not item.strip():
            raise LexiconError(f"{where}: {name} holds {item!r}: give non-empty strings")
    return tuple(value)
