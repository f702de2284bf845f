"""Whom a term is about, by syntax.

An adjective is about the noun it modifies or the subject it is said of; an adverb about the subject
of its verb; a verb about its subject, who is shown as slamming or pandering; an epithet about itself
or about the name it stands with or is said of; another noun about its owner or the subject whose
act it is. Where the sentence does not say, nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from framing.evidence.syntax import FINITE, source_of

_PARTS = frozenset(("amod", "compound", "nmod", "nummod", "advmod"))
_BEFORE_NOUN = frozenset(("amod", "compound", "nmod", "det", "acl", "poss"))
_POINTING = frozenset(("these", "those"))
_REFLEXIVE = frozenset(("himself", "herself", "itself", "themselves"))
_LOOK_BACK = 120  # words in which the names of a list are looked for


@dataclass(frozen=True, slots=True)
class Target:
    """A phrase that names whom a term is about: its head word, and the tokens from `start` up to `end`."""

    head: Token
    start: int
    end: int


def find_targets(doc: Doc, first: int, last: int, *, epithet: bool) -> list[Target]:
    """Whom the term in `doc[first:last]` is about; `epithet`: the term names them itself."""
    root = doc[first:last].root
    heads = _listed_before(doc, first, root) if epithet else []
    if not heads:
        heads = [_named(_antecedent(head)) for head in _heads(root, first, last, epithet=epithet)]
    return [Target(head, *_phrase(head)) for head in dict.fromkeys(heads)]


def _antecedent(head: Token) -> Token:
    """What a relative or reflexive pronoun takes up; any other word itself."""
    if head.lower_ in _REFLEXIVE and head.head.i != head.i:
        verb = head.head.head if head.dep_ == "nsubj" else head.head
        return source_of(verb) or head
    if head.tag_ not in ("WP", "WDT"):
        return head
    clause = head.head
    while clause.dep_ not in ("relcl", "ROOT"):
        clause = clause.head
    return clause.head if clause.dep_ == "relcl" else head


def _named(head: Token) -> Token:
    """The name that stands beside a common noun ("the mayor, Jo Emanuel,"); any other word itself."""
    if head.pos_ != "NOUN":
        return head
    return next((c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > head.i), head)


def _heads(root: Token, first: int, last: int, *, epithet: bool) -> Iterator[Token]:
    head = root.head
    outside = head.i != root.i and not first <= head.i < last
    if root.dep_ in _BEFORE_NOUN and outside and head.pos_ in ("NOUN", "PROPN") and head.i > root.i:
        yield head
    elif root.dep_ in ("attr", "acomp", "oprd") or (root.dep_ == "pobj" and head.lower_ == "as"):
        yield from _said_of(root)
    elif root.pos_ == "ADV" and outside:
        yield from _of_modified(head, first, last)
    elif root.pos_ in ("VERB", "AUX"):
        yield from _of_verb(root)
    elif root.pos_ in ("ADJ", "DET") and outside:
        yield from _of_modified(head, first, last)
    elif root.pos_ in ("NOUN", "PROPN", "PRON"):
        yield from _of_noun(root, epithet=epithet)


def _of_modified(head: Token, first: int, last: int) -> Iterator[Token]:
    if head.pos_ in ("NOUN", "PROPN", "PRON"):
        yield head
    elif head.pos_ in ("VERB", "AUX"):
        yield from _of_verb(head)
    elif head.head.i != head.i:
        yield from _heads(head, first, last, epithet=False)


def _of_verb(verb: Token) -> Iterator[Token]:
    if verb.dep_ in ("amod", "compound") and verb.head.pos_ in ("NOUN", "PROPN"):
        yield verb.head
        return
    subject = source_of(verb)
    if subject is not None:
        yield subject


def _said_of(predicate: Token) -> Iterator[Token]:
    """The subject of "X is ...", the object of "called X ...", "dismissed X as ..."."""
    verb = predicate.head.head if predicate.dep_ == "pobj" else predicate.head
    children = list(verb.children)
    if predicate.dep_ in ("oprd", "pobj"):
        order: tuple[str, ...] = ("dobj", "nsubjpass", "nsubj")
    else:
        order = ("nsubj", "nsubjpass", "csubj", "dobj")
    for dep in order:
        for child in children:
            if child.dep_ == dep and child.i != predicate.i:
                yield child
                return
    if (subject := source_of(verb)) is not None:
        yield subject


def _of_noun(noun: Token, *, epithet: bool) -> Iterator[Token]:
    if noun.dep_ == "appos":
        yield noun.head
        return
    if noun.dep_ == "conj" and noun.head.dep_ in ("attr", "oprd", "appos"):
        yield from _said_of(noun.head) if noun.head.dep_ != "appos" else (noun.head.head,)
        return
    named = [c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > noun.i]
    if epithet:
        behind = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
        yield named[0] if named else _last_of_name(behind) if behind.is_title and behind.i > noun.i else noun
        return
    for child in noun.children:
        if child.dep_ == "poss":
            yield child
            return
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "by":
            yield from (c for c in child.children if c.dep_ == "pobj")
            return
    if noun.dep_ in ("dobj", "pobj"):
        verb = noun.head if noun.dep_ == "dobj" else noun.head.head
        if verb.pos_ in ("VERB", "AUX") and noun.dep_ == "dobj":
            yield from _of_verb(verb)
    elif noun.dep_ == "ROOT":
        subjects = [c for c in noun.children if c.dep_ == "nsubj"]
        yield from subjects or _of_sentence_before(noun)


def _of_sentence_before(noun: Token) -> Iterator[Token]:
    """The subject that a sentence without a verb goes on about: "He broke it. A disaster." """
    sentence = noun.sent
    if sentence.start and not any(t.tag_ in FINITE for t in sentence):
        yield from (c for c in noun.doc[sentence.start - 1].sent.root.children if c.dep_ == "nsubj")


def _last_of_name(token: Token) -> Token:
    while token.i + 1 < len(token.doc) and token.nbor().pos_ == "PROPN":
        token = token.nbor()
    return token


def _listed_before(doc: Doc, first: int, root: Token) -> list[Token]:
    """The names that "these rogue nations" takes up: the nearest list of names before."""
    if root.tag_ not in ("NNS", "NNPS") or not any(c.lower_ in _POINTING for c in root.lefts):
        return []
    for token in reversed(doc[max(0, first - _LOOK_BACK) : first]):
        if token.pos_ == "PROPN" and token.dep_ == "conj":
            names = [token]
            while names[-1].dep_ == "conj" and names[-1].head.pos_ == "PROPN":
                names.append(names[-1].head)
            return names[::-1]
    return []


def _phrase(head: Token) -> tuple[int, int]:
    """A noun with the words before it that belong to it, without article and owner; hyphenated names whole."""
    doc, start, end = head.doc, head.i, head.i + 1
    while start > head.left_edge.i and (doc[start - 1].dep_ in _PARTS or doc[start - 1].text == "-"):
        start -= 1
    while end + 1 < len(doc) and doc[end].text == "-" and doc[end + 1].pos_ == "PROPN":
        end += 2
    return start, end
