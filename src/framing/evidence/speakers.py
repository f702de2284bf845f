"""Who a pronoun or a free-standing quotation belongs to: the person who is the subject just before, where one is.

Subjects are the grammatical centre of a paragraph, so that "he" most often takes up the last one
(Grosz, Joshi and Weinstein 1995). Two that compete, or a pronoun that does not fit, leave it open.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from spacy.attrs import DEP, SENT_START
from spacy.tokens import Token

from framing.evidence.names import Names
from framing.evidence.pipeline import ReadChunk
from framing.evidence.records import Span
from framing.evidence.spans import is_inside
from framing.evidence.syntax import numbers_of, places_of

_REACH = 3
"""Sentences in which an antecedent is looked for."""
_SUBJECTS = numbers_of(["nsubj", "nsubjpass"])


@dataclass(frozen=True, slots=True)
class Subject:
    """A person as the subject of a clause, outside quotations."""

    span: Span
    """In characters of the text as given."""
    sentence: int
    name: str | None
    """None for a pronoun that stays open."""


@dataclass(frozen=True)
class Speakers:
    """The persons who act in an article, and what its pronouns stand for."""

    names: Names
    subjects: Sequence[Subject]
    """In order of place."""
    sentence_starts: Sequence[int]
    """Of all sentences, in characters of the text as given."""

    def of(self, head: Token | None, start: int) -> str | None:
        """The name of whom a source's head word stands for; `start` is its place in the text."""
        if head is None:
            return None
        if head.lower_ in ("he", "she"):
            i = bisect_right(self.subjects, start, key=lambda s: s.span[0]) - 1
            return self.subjects[i].name if i >= 0 and self.subjects[i].span[0] == start else None
        if name := self.names.of(head):
            return name
        beside = [c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN"]
        return self.names.of(beside[0]) if beside else None

    def before(self, place: int) -> Subject | None:
        """The one person who is a subject in the sentence before a place; None where there is none or are several."""
        sentence = bisect_right(self.sentence_starts, place) - 1
        i = bisect_right(self.subjects, place, key=lambda s: s.span[0])
        found = [s for s in self.subjects[max(0, i - 4) : i] if s.sentence == sentence - 1]
        return found[0] if len({s.name for s in found}) == 1 and found[0].name else None


def find_speakers(chunks: Sequence[ReadChunk], quotations: Sequence[Span], names: Names) -> Speakers:
    """The persons who are subjects, with each "he" and "she" given to the one it takes up."""
    subjects: list[Subject] = []
    genders = dict(names.genders)
    starts: list[int] = []
    for chunk in chunks:
        doc = chunk.doc
        opens = doc.to_array(SENT_START) == 1
        sentence_of = np.cumsum(opens) + len(starts) - 1
        starts += [chunk.clean.original(doc[i].idx, doc[i].idx + 1)[0] for i in opens.nonzero()[0].tolist()]
        for i in places_of(_SUBJECTS, doc, DEP):
            token = doc[i]
            gender = token.lower_ if token.lower_ in ("he", "she") else None
            name = None if gender else names.of(token)
            if gender is None and name not in names.people:
                continue
            span = chunk.clean.original(token.idx, token.idx + len(token))
            if is_inside(span[0], quotations):
                continue
            sentence = int(sentence_of[i])
            if gender:
                name = _antecedent(subjects, sentence, gender, genders)
                if name and _rivals(token, names, genders, gender) - {name}:
                    name = None
                if name:
                    genders.setdefault(name, gender)
            subjects.append(Subject(span, sentence, name))
    return Speakers(names, subjects, starts)


def _antecedent(subjects: Sequence[Subject], sentence: int, gender: str, genders: dict[str, str]) -> str | None:
    """The one person of fitting gender among the subjects of the nearest sentence that has any."""
    for back in range(_REACH + 1):
        here: list[str | None] = []
        for subject in reversed(subjects):
            if subject.sentence < sentence - back:
                break
            if subject.sentence == sentence - back:
                here.append(subject.name)
        fitting = {name for name in here if name is None or genders.get(name, gender) == gender}
        if fitting:
            return fitting.pop() if len(fitting) == 1 else None
    return None


def _rivals(pronoun: Token, names: Names, genders: dict[str, str], gender: str) -> set[str]:
    """The persons of fitting gender that the pronoun's sentence names before it, in whatever role."""
    before = pronoun.doc[pronoun.sent.start : pronoun.i]
    found = {names.of(token) for token in before if token.pos_ == "PROPN" and token.text in names.fullest}
    return {name for name in found if name in names.people and genders.get(name, gender) == gender}
