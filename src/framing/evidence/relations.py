"""Source, cue and content in a parsed sentence (Pareti 2012; Newell et al. 2018), by dependency rules.

A cue ("said", "wants", "the claim that", "according to") gives its complement clause, infinitive,
object or prepositional phrase, by its entry in `cues.toml`, to the subject it depends on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.attrs import LOWER
from spacy.tokens import Doc, Token

from framing.evidence.cues import Cue, load_cues
from framing.evidence.names import PERSONS, medium_in
from framing.evidence.records import Span
from framing.evidence.syntax import (
    FINITE,
    Numbers,
    noun_phrase,
    numbers_of,
    places_of,
    restrictive,
    source_of,
    span_of,
    without,
)

_OBJECTS = frozenset(("dobj", "oprd"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj"))
_COMPLEMENTS = frozenset(("ccomp", "xcomp", "dobj"))
_ABOUT = frozenset(("about", "of", "for"))
_FRONTED = frozenset(("say", "write", "add", "tweet", "note", "explain", "announce", "report", "warn", "argue"))
_CLAUSE = 4
"""A clause in front of "X said" has more words than this."""
_PRONOUNS = frozenset(("he", "she", "they", "i", "we", "you", "who"))
_TOLD = 14
"""A medium is named within so many words behind the cue."""
_STOP = frozenset((".", ";", ":", "“", '"'))
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
    via: str | None = None
    """The medium that it was said to."""


def find_relations(doc: Doc) -> Iterator[Relation]:
    """The relations of a parsed document, in order of their cues."""
    cues = load_cues()
    for i in places_of(_numbers_of_cues(), doc, LOWER):
        token = doc[i]
        by_form = cues.get(token.pos_)
        cue = by_form.get(token.lower_) if by_form else None
        if cue is not None:
            yield from _of_cue(token, cue)
        elif token.lower_ == "according" and i + 1 < len(doc) and doc[i + 1].lower_ == "to":
            yield from _according_to(token)
        elif token.text == ":" and i + 1 < len(doc):
            yield from _after_colon(token)


@cache
def _numbers_of_cues() -> Numbers:
    return numbers_of({":", "according"}.union(*load_cues().values()))


def _of_cue(token: Token, cue: Cue) -> Iterator[Relation]:
    says = not cue.thought
    speech = False
    content: list[Span] = []
    for child in token.children:
        dep = child.dep_
        if dep == "ccomp" and child.i < token.i and _goes_on(token):
            continue
        if cue.clause and (dep == "ccomp" or (dep == "acl" and token.pos_ == "NOUN" and child.tag_ != "VBN")):
            speech |= says
        elif dep == "xcomp" and (cue.infinitive or cue.object or token.pos_ == "ADJ"):
            speech |= says and cue.infinitive and cue.clause
        elif cue.object and (dep in _OBJECTS or (cue.label and _is_label(child))):
            speech |= cue.asserted or (cue.label and (dep != "dobj" or _is_charged(child, cue)))
        elif dep == "prep" and (child.lower_ in cue.prepositions or (token.pos_ == "ADJ" and child.lower_ in _ABOUT)):
            blames = child.lower_ == "for" and any(c.dep_ == "pcomp" for c in child.children)
            speech |= cue.label and (blames or child.lower_ in ("as", "of"))
        elif not (dep == "acomp" and cue.lemma in _STATES):
            continue
        content.append(restrictive(child))
    if cue.clause and token.pos_ != "NOUN" and (around := _around(token)):
        content, speech = around, says
    bare = not content and cue.clause and says and token.pos_ in ("VERB", "AUX")
    if not content and not bare:
        return
    head = source_of(token)
    if bare and head is not None and cue.lemma in _FRONTED:
        content = _before(token, head)
    if cue.evidential and head is not None and not _is_person(head):
        speech = False
    parts = [(token.i, token.i + 1), *((c.i, c.i + 1) for c in token.children if c.dep_ == "prt")]
    via = medium_told(token) if speech or bare else None
    yield Relation(tuple(parts), tuple(content), noun_phrase(head), speech or bare, head, via)


def medium_told(cue: Token) -> str | None:
    """The medium behind a cue: "told ABC News", "said in an interview with the Times", "said one to Euronews"."""
    doc, end = cue.doc, min(cue.i + _TOLD, cue.sent.end)
    for token in doc[cue.i + 1 : end]:
        if token.text in _STOP:
            return None
        if token.lower_ in ("to", "with", "on", "by") or (token.i == cue.i + 1 and cue.lower_ in ("told", "tells")):
            start = token.i if token.text[0].isupper() else token.i + 1
            if medium := medium_in(doc, start, min(start + 4, end)):
                return medium
    return None


def _before(token: Token, head: Token) -> list[Span]:
    """What comes before ", X said" where the parser did not make it the complement of the verb."""
    start, comma = token.sent.start, head.left_edge.i - 1
    if not token.sent.start + _CLAUSE < comma < token.i or token.doc[comma].text != ",":
        return []
    return [(start, comma)] if any(t.tag_ in FINITE for t in token.doc[start:comma]) else []


def _goes_on(token: Token) -> bool:
    """Whether a cue has no subject but a complement behind it: "She talks to one, questions the other"."""
    deps = {child.dep_ for child in token.children}
    return not deps & _SUBJECTS and any(c.dep_ in _COMPLEMENTS and c.i > token.i for c in token.children)


def _is_label(child: Token) -> bool:
    """Whether an adjective behind its verb ("has branded inhumane") was parsed as an adverb."""
    return child.dep_ == "advmod" and child.pos_ == "ADJ" and child.i > child.head.i


def _is_charged(target: Token, cue: Cue) -> bool:
    """Whether the label or charge hangs on its target: "dismissed it as ...", "accused them of ..."."""
    marks = ("as", "of") if cue.lemma == "accuse" else ("as",)
    return any(child.dep_ == "prep" and child.lower_ in marks for child in target.children)


def _is_person(head: Token) -> bool:
    """Whether a source is named, a personal pronoun or one of the nouns that name persons; others may be things."""
    return head.pos_ == "PROPN" or head.lower_ in _PRONOUNS or head.lower_ in PERSONS


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
    return without(span_of(token.head), span_of(token), least=3)


def _according_to(token: Token) -> Iterator[Relation]:
    clause = token.head
    while clause.head.i != clause.i and clause.pos_ not in ("VERB", "AUX"):
        clause = clause.head
    content = without(span_of(clause), span_of(token), least=2)
    head = next(
        (noun for to in token.children if to.lower_ == "to" for noun in to.children if noun.dep_ == "pobj"), None
    )
    if head is None:  # the parser may hang the noun phrase elsewhere
        head = next((c for c in token.doc[token.i + 1].children if c.dep_ == "pobj"), None)
    if content:
        yield Relation(((token.i, token.i + 2),), tuple(content), noun_phrase(head), True, head)


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
            yield Relation(((verb.i, verb.i + 1),), content, noun_phrase(head), True, head)
            return
