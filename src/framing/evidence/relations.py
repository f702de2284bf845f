"""Source, cue and content in a parsed sentence (Pareti 2012; Newell et al. 2018), by dependency rules.

A cue ("said", "wants", "the claim that", "according to") gives its complement clause, infinitive,
object or prepositional phrase, by its entry in `cues.toml`, to the subject it depends on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from framing.evidence.cues import Cue, load_cues
from framing.evidence.records import Span

_SUBJECTS = frozenset(("nsubj", "csubj", "expl"))
_OBJECTS = frozenset(("dobj", "oprd"))
_ABOUT = frozenset(("about", "of", "for"))
_STATES = frozenset(("seem", "appear", "feel", "look", "sound"))


@dataclass(frozen=True, slots=True)
class Relation:
    """What one cue gives to a source, in tokens of the document (start, end)."""

    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    """Empty for a cue of speech whose content the parse does not show."""
    source: Span | None
    speech: bool
    """Whether something is said; otherwise it is thought, wanted or judged."""
    head: Token | None
    """The head word of the source."""


def find_relations(doc: Doc) -> Iterator[Relation]:
    """The relations of a parsed document, in order of their cues."""
    cues = load_cues()
    for token in doc:
        by_form = cues.get(token.pos_)
        cue = by_form.get(token.lower_) if by_form else None
        if cue is not None:
            yield from _of_cue(token, cue)
        elif token.lower_ == "according" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "to":
            yield from _according_to(token)
        elif token.text == ":" and token.i + 1 < len(doc):
            yield from _after_colon(token)


def _of_cue(token: Token, cue: Cue) -> Iterator[Relation]:
    says = not cue.thought
    speech = False
    content: list[Span] = []
    for child in token.children:
        dep = child.dep_
        if cue.clause and (dep == "ccomp" or (dep == "acl" and token.pos_ == "NOUN" and child.tag_ != "VBN")):
            speech |= says
        elif dep == "xcomp" and (cue.infinitive or cue.object or token.pos_ == "ADJ"):
            speech |= says and cue.infinitive and cue.clause
        elif dep in _OBJECTS and cue.object:
            speech |= cue.asserted or (cue.label and (dep == "oprd" or _is_charged(child, cue)))
        elif dep == "prep" and (child.lower_ in cue.prepositions or (token.pos_ == "ADJ" and child.lower_ in _ABOUT)):
            speech |= cue.label and child.lower_ in ("as", "of")
        elif not (dep == "acomp" and cue.lemma in _STATES):
            continue
        content.append(_restrictive(child))
    if cue.clause and token.pos_ != "NOUN" and (around := _around(token)):
        content, speech = around, says
    bare = not content and cue.clause and says and token.pos_ in ("VERB", "AUX")
    if not content and not bare:
        return
    head = source_of(token)
    if cue.evidential and head is not None and not _is_person(head):
        speech = False
    parts = [(token.i, token.i + 1), *((c.i, c.i + 1) for c in token.children if c.dep_ == "prt")]
    yield Relation(tuple(parts), tuple(content), _noun_phrase(head), speech or bare, head)


def _is_charged(target: Token, cue: Cue) -> bool:
    """Whether the label or charge hangs on its target: "dismissed it as ...", "accused them of ..."."""
    marks = ("as", "of") if cue.lemma == "accuse" else ("as",)
    return any(child.dep_ == "prep" and child.lower_ in marks for child in target.children)


def _is_person(head: Token) -> bool:
    """Whether a source is named or a personal pronoun; a common noun may be a thing."""
    return head.pos_ == "PROPN" or head.lower_ in ("he", "she", "they", "i", "we", "you", "who")


def _around(token: Token) -> list[Span]:
    """The clause around an inserted cue: "The plan, he said, has failed"; "As Comey noted, ..."."""
    if token.head.i == token.i:
        return []
    if token.dep_ == "advcl":
        inserted = any(c.dep_ in ("mark", "advmod") and c.lower_ == "as" for c in token.children) and not any(
            c.dep_ in ("ccomp", "xcomp", "dobj", "acomp", "attr") for c in token.children
        )
    else:
        inserted = token.dep_ == "parataxis"
    if not inserted:
        return []
    return _without(_span(token.head), _span(token), least=3)


def _according_to(token: Token) -> Iterator[Relation]:
    clause = token.head
    while clause.head.i != clause.i and clause.pos_ not in ("VERB", "AUX"):
        clause = clause.head
    content = _without(_span(clause), _span(token), least=2)
    head = next(
        (noun for to in token.children if to.lower_ == "to" for noun in to.children if noun.dep_ == "pobj"), None
    )
    if head is None:  # the parser may hang the noun phrase elsewhere
        head = next((c for c in token.doc[token.i + 1].children if c.dep_ == "pobj"), None)
    if content:
        yield Relation(((token.i, token.i + 2),), tuple(content), _noun_phrase(head), True, head)


def _after_colon(token: Token) -> Iterator[Relation]:
    """ "Smith: ..." and "she said: ..."."""
    doc, sentence = token.doc, token.sent
    before = doc[sentence.start : token.i]
    content = ((token.i + 1, sentence.end),) if token.i + 1 < sentence.end else ()
    if not content or not len(before):
        return
    if (
        len(before) <= 4
        and all(t.pos_ == "PUNCT" or t.text[0].isupper() for t in before)
        and before[-1].pos_ == "PROPN"
    ):
        yield Relation(((token.i, token.i + 1),), content, (sentence.start, token.i), True, before[-1])
        return
    verbs = load_cues()["VERB"]
    for verb in reversed(before[-5:]):
        cue = verbs.get(verb.lower_) if verb.pos_ == "VERB" else None
        if cue and cue.clause and not cue.thought:
            head = source_of(verb)
            yield Relation(((verb.i, verb.i + 1),), content, _noun_phrase(head), True, head)
            return


def source_of(token: Token, depth: int = 0) -> Token | None:
    """The head word of whom a cue's content comes from, or None where the sentence does not say."""
    if depth > 6:
        return None
    children = list(token.children)
    if token.pos_ == "NOUN":
        for child in children:
            if child.dep_ == "poss":
                return child
            if child.dep_ == "prep" and child.lower_ in ("by", "from") and (noun := _object(child)):
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
            return _object(child)
    if any(child.dep_ == "nsubjpass" for child in children):
        return None
    if token.dep_ in ("acl", "relcl") and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
        return token.head
    if token.dep_ in ("conj", "xcomp", "advcl", "acomp", "ccomp", "pcomp", "amod", "prep") and token.head.i != token.i:
        return source_of(token.head.head if token.dep_ == "pcomp" else token.head, depth + 1)
    after = [child for child in children if child.dep_ in ("dobj", "attr") and child.pos_ == "PROPN"]
    return after[0] if after and token.i < after[0].i else None  # "said Jones", parsed as an object


def _object(preposition: Token) -> Token | None:
    return next((child for child in preposition.children if child.dep_ == "pobj"), None)


def _noun_phrase(head: Token | None) -> Span | None:
    """The phrase of a head word, without a clause or apposition set off by a comma behind it."""
    if head is None:
        return None
    start, end = _span(head)
    for child in head.children:
        if child.dep_ in ("relcl", "appos", "acl") and child.i > head.i:
            edge = child.left_edge.i
            if edge > head.i and (child.dep_ == "relcl" or head.doc[edge - 1].text == ","):
                end = min(end, edge - 1 if head.doc[edge - 1].is_punct else edge)
    return start, max(end, head.i + 1)


def _restrictive(token: Token) -> Span:
    """The phrase of a complement without what a comma sets off at its end: there the writer speaks again."""
    start, end = _span(token)
    doc = token.doc
    for inner in doc[start:end]:
        if inner.dep_ in ("relcl", "appos") and inner.right_edge.i == end - 1:
            edge = inner.left_edge.i
            if edge > start + 1 and doc[edge - 1].text == "," and inner.head.dep_ != "conj":
                return start, edge - 1
    return start, end


def _span(token: Token) -> Span:
    return token.left_edge.i, token.right_edge.i + 1


def _without(whole: Span, part: Span, *, least: int) -> list[Span]:
    """What is left of a span on either side of a part, where it has enough words."""
    sides = [(whole[0], part[0]), (part[1], whole[1])]
    return [(start, end) for start, end in sides if end - start >= least]
