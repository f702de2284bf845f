"""Who says a quotation, read off its edges: "...," the note read; she shot back: "...".

Any verb can introduce words that stand in quotation marks ("beamed", "went on"), so no table of
cues is asked; and a parser often goes astray where the marks stand.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from framing.evidence.relations import Relation, medium_told
from framing.evidence.syntax import noun_phrase, source_of

_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_REACH = 14
"""Words between a quotation and its verb."""
_NO_SUBJECT = frozenset(("CCONJ", "SCONJ", "ADP", "ADV", "PART"))
_RELATIVE = frozenset(("WDT", "WP", "WRB"))


def quotative_after(doc: Doc, place: int) -> Relation | None:
    """The clause that starts at a token behind a quotation's closing mark: "he said", "said the mayor"."""
    first = next((t for t in doc[place : place + 3] if not t.is_punct), None)
    if first is None or first.is_space or first.pos_ in _NO_SUBJECT or first.tag_ in _RELATIVE:
        return None
    inverted = first.tag_ in _FINITE
    for token in doc[first.i : first.i + _REACH]:
        if token.text in ".:;!?" or token.is_space:
            return None
        if token.tag_ not in _FINITE:
            continue
        if inverted:
            behind = doc[token.i + 1 : token.i + 4]
            head = next((t for t in behind if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
            head = _end_of_name(head) if head is not None else None
        else:
            head = next((t for t in doc[first.i : token.i] if t.dep_ in ("nsubj", "nsubjpass")), None)
            head = head or next((t for t in doc[first.i : token.i] if t.pos_ in ("PROPN", "PRON", "NOUN")), None)
        return _relation(token, head)
    return None


def quotative_before(doc: Doc, place: int) -> Relation | None:
    """The clause that ends at a token, a colon or comma before a quotation's opening mark."""
    for token in reversed(doc[max(0, place - _REACH) : place]):
        if token.text in ".;!?" or token.is_space:
            return None
        finite = token.tag_ in _FINITE or any(child.dep_ == "aux" for child in token.children)
        if token.pos_ == "VERB" and finite and (head := source_of(token)) is not None and head.i < token.i:
            return _relation(token, head)
    return None


def _end_of_name(head: Token) -> Token:
    """The last word of the name or compound that starts with a word."""
    doc, i = head.doc, head.i
    while i + 1 < len(doc) and doc[i + 1].pos_ in ("NOUN", "PROPN") and head.pos_ != "PRON":
        i += 1
    return doc[i]


def _relation(verb: Token, head: Token | None) -> Relation | None:
    if head is None:
        return None
    return Relation(((verb.i, verb.i + 1),), (), noun_phrase(head), True, head, medium_told(verb))
