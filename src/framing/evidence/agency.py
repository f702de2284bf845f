"""Who acts and who is acted on: subjects and objects of verbs, active and passive (Sap et al. 2017)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from framing.evidence.names import Names

_ACTED_ON = frozenset(("dobj", "nsubjpass", "dative"))
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


@dataclass(frozen=True, slots=True)
class Passives:
    """Passive clauses of an article, and those of them that do not say who acts."""

    total: int = 0
    agentless: int = 0


def find_entities(docs: Iterable[Doc], names: Names) -> tuple[Entity, ...]:
    """The named entities of an article, the most mentioned first. Pronouns are not counted."""
    mentions: Counter[str] = Counter()
    agent: Counter[str] = Counter()
    patient: Counter[str] = Counter()
    for doc in docs:
        for token in doc:
            if token.i + 1 < len(doc) and token.pos_ == doc[token.i + 1].pos_ == "PROPN":
                continue  # the name goes on
            name = names.of(token)
            if name is None or name in _DATES:
                continue
            mentions[name] += 1
            if _acts(token):
                agent[name] += 1
            elif _first_of_list(token).dep_ in _ACTED_ON:
                patient[name] += 1
    return tuple(Entity(name, n, agent[name], patient[name]) for name, n in mentions.most_common())


def count_passives(docs: Iterable[Doc]) -> Passives:
    """Clauses with a passive subject; agentless: without a "by" phrase."""
    total = agentless = 0
    for doc in docs:
        for token in doc:
            if token.dep_ == "nsubjpass":
                total += 1
                agentless += all(child.dep_ != "agent" for child in token.head.children)
    return Passives(total, agentless)


def _acts(token: Token) -> bool:
    first = _first_of_list(token)
    return (first.dep_ == "nsubj" and first.head.pos_ == "VERB") or (
        first.dep_ == "pobj" and first.head.dep_ == "agent"
    )


def _first_of_list(token: Token) -> Token:
    """The first of coordinated names, which carries the role of all."""
    while token.dep_ == "conj" and token.head.pos_ in ("PROPN", "NOUN"):
        token = token.head
    return token
