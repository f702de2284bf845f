"""Who acts and who is acted on, and where nobody is said to act (Sap et al. 2017; Trew 1979).

Subjects and objects of verbs, active and passive; passive clauses; nouns of violence ("killings"),
which, like the passive, can leave out who did it.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.attrs import DEP, LOWER, ORTH
from spacy.tokens import Doc, Token

from framing.evidence.names import Names, name_ends
from framing.evidence.pipeline import ReadChunk
from framing.evidence.syntax import Numbers, numbers_of, object_of, places_of, source_of
from framing.lexicon import Term
from framing.lexicon.inflection import forms_of

_PASSIVE = numbers_of(["nsubjpass"])
_ACTED_ON = frozenset(("dobj", "nsubjpass", "dative"))
_PEOPLES = ("an", "ish", "ese", "i")
_DATES = frozenset(
    """January February March April May June July August September October November December Jan. Feb. Aug. Sept. Oct.
    Nov. Dec. Monday Tuesday Wednesday Thursday Friday Saturday Sunday""".split()
)


@dataclass(frozen=True, slots=True)
class Entity:
    """A named person, place or body of an article."""

    name: str
    """The fullest name that the article gives."""
    mentions: int
    agent: int
    """How often it is the one who acts: subject of an active verb, or "by" whom something is done."""
    patient: int
    """How often it is acted on: object of an active verb, or subject of a passive one."""
    acts_on: tuple[tuple[str, int], ...] = ()
    """On whom it acts, by name, and how often: the most often first."""


@dataclass(frozen=True, slots=True)
class Event:
    """A passive clause or a noun of violence, and who is said to act in it."""

    kind: str
    """`passive` ("were detained") or `violence` ("the killings")."""
    text: str
    start: int
    end: int
    agent: str | None
    """Who acts, in the words of the article; None where the sentence does not say."""


def find_entities(docs: Iterable[Doc], names: Names) -> tuple[Entity, ...]:
    """The named entities of an article, the most mentioned first. Pronouns are not counted."""
    mentions: Counter[str] = Counter()
    agent: Counter[str] = Counter()
    patient: Counter[str] = Counter()
    acts: dict[str, Counter[str]] = {}
    known = numbers_of(word for word in names.fullest if word[0].isupper())
    for doc in docs:
        ends = set(name_ends(doc))
        others = places_of(known, doc, ORTH)
        by_verb: dict[int, tuple[list[str], list[str]]] = {}
        for i in sorted(ends.union(others)):
            token = doc[i]
            if i not in ends and token.pos_ == "PROPN":
                continue  # the name goes on
            name = names.of(token)
            if name is None or name in _DATES:
                continue
            mentions[name] += 1
            first = _first_of_list(token)
            if _acts(first):
                agent[name] += 1
                by_verb.setdefault(_verb(first).i, ([], []))[0].append(name)
            elif first.dep_ in _ACTED_ON:
                patient[name] += 1
                by_verb.setdefault(first.head.i, ([], []))[1].append(name)
        for actors, others_named in by_verb.values():
            for actor in actors:
                acts.setdefault(actor, Counter()).update(name for name in others_named if name != actor)
    return tuple(
        Entity(name, n, agent[name], patient[name], tuple(acts.get(name, Counter()).most_common()))
        for name, n in mentions.most_common()
    )


def find_events(chunks: Sequence[ReadChunk], text: str) -> tuple[Event, ...]:
    """Passive clauses and nouns of violence in the counted segments of an article, in order of place.

    Left out are nouns of violence that do not say clearly whether somebody acts in them.
    """
    return tuple(
        Event(kind, text[start:end], start, end, agent)
        for chunk in chunks
        for kind, first, last, agent in _events(chunk)
        for start, end in (chunk.clean.original(first, last),)
    )


def _events(chunk: ReadChunk) -> Iterator[tuple[str, int, int, str | None]]:
    doc, segments = chunk.doc, chunk.clean.segments
    passive = set(places_of(_PASSIVE, doc, DEP))
    violent = set(places_of(_numbers_of_violence(), doc, LOWER))
    for i in sorted(passive | violent):
        token = doc[i]
        if not segments[bisect_right(chunk.clean.starts, token.idx) - 1].counted:
            continue
        if i in passive:
            verb = token.head
            auxiliary = next((c for c in verb.children if c.dep_ == "auxpass" and c.i < verb.i), verb)
            agent = next((object_of(c) for c in verb.children if c.dep_ == "agent"), None)
            yield "passive", auxiliary.idx, verb.idx + len(verb), _phrase(agent)
        if i in violent and token.pos_ == "NOUN" and token.dep_ not in ("compound", "amod") and not _is_harmless(token):
            clear, agent = _violence_of(token)
            if clear:
                yield "violence", token.idx, token.idx + len(token), _phrase(agent)


def _violence_of(noun: Token) -> tuple[bool, Token | None]:
    """Whether a noun of violence tells clearly if somebody acts in it, and who.

    A name before it may be the place ("the Paris attacks"), an owner the victim ("her murder") or a critic
    ("his attacks on the press"): such a noun says neither.
    """
    table = _violence()
    for child in noun.children:
        if child.dep_ == "poss":
            return noun.lower_ not in table["owned_by_victims"], child
        if child.dep_ in ("compound", "amod", "nmod"):
            if child.lower_ in table["actors"] or (
                child.pos_ == "ADJ" and child.text[0].isupper() and _is_people(child)
            ):
                return True, child
            if child.text[0].isupper() and not child.is_sent_start:
                return False, None
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "between") and (who := object_of(child)):
            return True, who
    if noun.dep_ in ("dobj", "nsubjpass") and noun.head.lower_ in _verbs_of_violence():
        return True, source_of(noun.head)
    return True, None


def _is_people(adjective: Token) -> bool:
    """Whether a capitalised adjective may be a people's; where a sentence opens any word has a capital."""
    return not adjective.is_sent_start or adjective.lower_.endswith(_PEOPLES)


def _is_harmless(noun: Token) -> bool:
    return any(c.dep_ in ("compound", "amod") and c.lower_ in _violence()["harmless"] for c in noun.children)


@cache
def _violence() -> dict[str, frozenset[str]]:
    table = tomllib.loads(files("framing.evidence").joinpath("violence.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in table.items()}


@cache
def _verbs_of_violence() -> frozenset[str]:
    return frozenset(f for verb in _violence()["carried_out_by"] for f in forms_of(Term(verb, pos=("VERB",))))


@cache
def _numbers_of_violence() -> Numbers:
    return numbers_of(_violence()["nouns"])


def _acts(first: Token) -> bool:
    if first.dep_ == "pobj":
        return first.head.dep_ == "agent"
    return first.dep_ == "nsubj" and first.head.pos_ == "VERB"


def _verb(actor: Token) -> Token:
    return actor.head.head if actor.dep_ == "pobj" else actor.head


def _phrase(head: Token | None) -> str | None:
    """An actor in the words of the article: its head with the words before that belong to it."""
    if head is None:
        return None
    parts = [t for t in head.lefts if t.dep_ in ("compound", "amod", "nmod", "nummod")]
    return str(head.doc[min([head.i, *(t.left_edge.i for t in parts)]) : head.i + 1])


def _first_of_list(token: Token) -> Token:
    """The first of coordinated names, which carries the role of all."""
    while token.dep_ == "conj" and token.head.pos_ in ("PROPN", "NOUN"):
        token = token.head
    return token
