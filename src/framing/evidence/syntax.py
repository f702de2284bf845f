"""Small readings of a dependency parse: who the subject of a word is, and how far a phrase goes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from framing.evidence.records import Span

Numbers: TypeAlias = NDArray[np.uint64]

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
"""Tags of verbs that make a clause."""
_SUBJECTS = frozenset(("nsubj", "csubj", "expl"))
_UNDERTAKINGS = frozenset(
    """attempt attempts bid bids campaign campaigns decision decisions desire drive drives effort efforts fight move
    moves plan plans plot plots promise promises push quest scheme schemes threat threats""".split()
)
"""Nouns whose infinitive has their owner as its subject: "his drive to gut the law"."""
_CONTROLLING = frozenset(("of", "for", "from"))
_CIRCUMSTANCES = frozenset(("to", "in", "on", "during", "after", "before", "by", "via"))


def numbers_of(words: Iterable[str]) -> Numbers:
    """The numbers that spaCy gives to words, sorted, to look them up in a column of a document."""
    return np.array(sorted({get_string_id(word) for word in words}), dtype=np.uint64)


def places_of(numbers: Numbers, doc: Doc, attribute: int) -> list[int]:
    """The tokens of a document whose attribute (`LOWER`, `DEP`, ...) has one of these numbers."""
    if not len(numbers):
        return []
    column: Any = doc.to_array(attribute)
    found = numbers[np.searchsorted(numbers, column).clip(max=len(numbers) - 1)] == column
    places: list[int] = found.nonzero()[0].tolist()
    return places


def source_of(token: Token, depth: int = 0) -> Token | None:
    """The head word of whom a cue's content comes from, or None where the sentence does not say."""
    if depth > 6:
        return None
    children = list(token.children)
    if token.pos_ == "NOUN":
        for child in children:
            if child.dep_ == "poss":
                return child
            if child.dep_ == "prep" and child.lower_ in ("by", "from") and (noun := object_of(child)):
                return noun
        if token.dep_ in ("dobj", "pobj", "attr") and token.head.i != token.i:
            verb = token.head if token.dep_ != "pobj" else token.head.head
            return source_of(verb, depth + 1) if verb.pos_ in ("VERB", "AUX") else None
        return None
    for child in children:
        if child.dep_ in _SUBJECTS:
            relative = token.dep_ == "relcl" and child.lower_ in ("that", "which")
            return token.head if relative else child
    for child in children:
        if child.dep_ == "agent":
            return object_of(child)
    if any(child.dep_ == "nsubjpass" for child in children):
        return None
    if token.dep_ in ("acl", "relcl") and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
        undertaking = token.dep_ == "acl" and token.tag_ == "VB" and token.head.lower_ in _UNDERTAKINGS
        return source_of(token.head, depth + 1) if undertaking else token.head
    if token.dep_ == "pcomp" and token.head.lower_ in _CONTROLLING and token.head.head.pos_ == "VERB":
        blamed = [c for c in token.head.head.children if c.dep_ == "dobj"]  # "accused them of lying"
        if blamed:
            return blamed[0]
    if token.dep_ in ("conj", "xcomp", "advcl", "acomp", "ccomp", "pcomp", "amod", "prep") and token.head.i != token.i:
        return source_of(token.head.head if token.dep_ == "pcomp" else token.head, depth + 1)
    after = [child for child in children if child.dep_ in ("dobj", "attr") and child.pos_ == "PROPN"]
    if after and token.i < after[0].i:
        return after[0]  # "said Jones", parsed as an object
    return _just_before(token) if token.tag_ in FINITE else None


def _just_before(verb: Token) -> Token | None:
    """The noun phrase that ends at a verb without a subject: "in Caracas, a member of the board revealed"."""
    if verb.i == verb.sent.start:
        return None
    token = verb.nbor(-1)
    while token.dep_ in ("pobj", "prep") and token.head.i < token.i and token.i > verb.sent.start:
        token = token.head
    comma = token.left_edge.i - 1
    set_off = token.dep_ in ("appos", "conj") and comma >= verb.sent.start and token.doc[comma].text == ","
    return token if set_off and token.pos_ in ("NOUN", "PROPN") else None


def object_of(preposition: Token) -> Token | None:
    """The head word of what a preposition governs."""
    return next((child for child in preposition.children if child.dep_ == "pobj"), None)


def noun_phrase(head: Token | None) -> Span | None:
    """The phrase of a head word, without a clause or apposition set off by a comma behind it."""
    if head is None:
        return None
    start, end = span_of(head)
    inverted = head.dep_ in ("nsubj", "dobj") and head.i > head.head.i
    for child in head.children:
        if inverted and child.dep_ == "prep" and child.lower_ in _CIRCUMSTANCES and child.i > head.i:
            end = min(end, child.i)  # "said a fisherman to Euronews in January"
        if child.dep_ in ("relcl", "appos", "acl") and child.i > head.i:
            edge = child.left_edge.i
            if edge > head.i and (child.dep_ == "relcl" or head.doc[edge - 1].text == ","):
                end = min(end, edge - 1 if head.doc[edge - 1].is_punct else edge)
    return start, max(end, head.i + 1)


def restrictive(token: Token) -> Span:
    """The phrase of a complement without what a comma sets off at its end: there the writer speaks again."""
    start, end = span_of(token)
    doc = token.doc
    for inner in doc[start:end]:
        if inner.dep_ in ("relcl", "appos") and inner.right_edge.i == end - 1:
            edge = inner.left_edge.i
            if edge > start + 1 and doc[edge - 1].text == "," and inner.head.dep_ != "conj":
                return start, edge - 1
    return start, end


def span_of(token: Token) -> Span:
    """A word with all that depends on it, in tokens."""
    return token.left_edge.i, token.right_edge.i + 1


def without(whole: Span, part: Span, *, least: int) -> list[Span]:
    """What is left of a span on either side of a part, where it has enough words."""
    sides = [(whole[0], part[0]), (part[1], whole[1])]
    return [(start, end) for start, end in sides if end - start >= least]
