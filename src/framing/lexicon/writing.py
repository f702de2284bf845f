"""A lexicon as TOML text, and the template of a new one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from itertools import takewhile
from typing import Any

import tomli_w

from framing.lexicon.term import Term

_PLAIN = {f.name: f.default for f in fields(Term)}


def lexicon_to_toml(head: dict[str, Any], terms: Iterable[Term]) -> str:
    """A lexicon file from its head and terms, in their order: the plain mild ones that come first in bulk."""
    tables = [_table(term) for term in terms]
    parts = {key: value for key, value in head.items() if value}
    plain = list(takewhile(lambda table: len(table) == 1, tables))
    if plain:
        parts["terms"] = [table["term"] for table in plain]
    return tomli_w.dumps(parts | {"term": tables[len(plain) :]}, multiline_strings=True)


def lexicon_template(family: str) -> str:
    """A lexicon file to start from, with every key that most people need."""
    return f"""title = "My terms"
description = "What belongs here. Include: ... Exclude: ..."
source = "who compiled it, from what"
license = "CC0-1.0"
language = "en"
family = {family!r}
weight = 2                     # strength where nothing else is said: 1 mild, 2 clear, 3 strong

terms = ["robber landlord"]    # phrases, matched with their inflections

[[term]]
term = "phantom majority"
weight = 3
neutral = ["majority"]         # what a neutral writer would put
note = "Denies that the votes are there."
hits = ["The premier rules with a phantom majority."]
misses = ["She reviewed the film Phantom Majority Rising."]
"""


def _table(term: Term) -> dict[str, Any]:
    values = {name: getattr(term, name) for name in _PLAIN}
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in values.items()
        if name == "term" or value != _PLAIN[name]
    }
