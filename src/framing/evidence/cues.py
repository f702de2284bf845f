"""Cues: the words that give words, thoughts or wishes to a source. The table is `cues.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from framing.lexicon import Term
from framing.lexicon.inflection import forms_of


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue word and the complements of it that hold content."""

    lemma: str
    thought: bool
    """Whether it names a mental state, not speech."""
    clause: bool
    """Whether a clause is content ("said that ...")."""
    infinitive: bool = False
    object: bool = False
    prepositions: frozenset[str] = frozenset()
    label: bool = False
    """Whether it puts a label or charge on somebody ("called him a thug")."""
    asserted: bool = False
    """Whether its object is itself a statement ("predicts a vicious battle")."""
    evidential: bool = False
    """Whether it is speech only with a person as its subject ("the decision suggests")."""


_LISTS = ("thought", "clause", "infinitive", "object", "label", "asserted", "evidential")


@cache
def load_cues() -> dict[str, dict[str, Cue]]:
    """Cues by word class (`VERB`, `NOUN`, `ADJ`) and inflected form, lower case."""
    table = tomllib.loads(files("framing.evidence").joinpath("cues.toml").read_text(encoding="utf-8"))
    found: dict[str, dict[str, Cue]] = {}
    for section, word_class in (("verbs", "VERB"), ("nouns", "NOUN"), ("adjectives", "ADJ")):
        part = table[section]
        prepositions = part.get("preposition", {})
        lists = {
            name: frozenset(part.get(name, ()))
            for name in ("thought", "clause", "infinitive", "object", "label", "asserted", "evidential")
        }
        by_form: dict[str, Cue] = {}
        for lemma in sorted(lists["clause"] | lists["infinitive"] | lists["object"] | set(prepositions)):
            cue = Cue(
                lemma=lemma,
                thought=lemma in lists["thought"] or word_class == "ADJ",
                clause=lemma in lists["clause"],
                infinitive=lemma in lists["infinitive"],
                object=lemma in lists["object"],
                prepositions=frozenset(prepositions.get(lemma, ())),
                label=lemma in lists["label"],
                asserted=lemma in lists["asserted"],
                evidential=lemma in lists["evidential"],
            )
            for form in forms_of(Term(lemma, pos=(word_class,))):
                by_form.setdefault(form, cue)
        found[word_class] = by_form
    found["AUX"] = found["VERB"]
    return found
