"""The house layer: what a project's `framing.toml` adds to the built-in lexicons, leaves out, or weighs otherwise.

Nothing built in is edited: the file is a layer over it.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from framing.config import Config
from framing.errors import ConfigError
from framing.lexicon import WORDING, Lexicon, Term, as_lexicons, builtin_lexicons, merge_lexicons
from framing.lexicon.families import DEFINITIONS
from framing.lexicon.inflection import forms_of
from framing.lexicon.placeholders import PLACEHOLDER
from framing.lexicon.term import GAP

HOUSE = "house_style"
"""Category, in the family `loaded`, of rejected terms that no other one has."""


def house_lexicons(config: Config, added: Iterable[Lexicon | str | Path] = ()) -> tuple[Lexicon, ...]:
    """The lexicons of a project: the built-in set, its own and `added` ones, as its config changes them.

    Raises `ConfigError` for terms and categories that no lexicon has.
    """
    sources = [*(builtin_lexicons() if config.builtin else ()), *config.lexicons, *added]
    if not sources and not config.reject:
        raise ConfigError(f"{config.path}: builtin = false leaves no lexicon: name some under lexicons")
    lexicons = list(as_lexicons(sources))
    try:
        _check_known(config, lexicons)
    except ConfigError as error:
        raise ConfigError(f"{config.path}: {error}") from None
    lexicons = [_layered(lexicon, config) for lexicon in lexicons]
    new = tuple(term for term in config.reject if not any(_holds(lexicon, term.term) for lexicon in lexicons))
    if new:
        house = Lexicon(
            category=HOUSE, family="loaded", terms=new, title="House style", source=str(config.path), license="own"
        )
        lexicons = list(merge_lexicons([*lexicons, house]))
    return tuple(lexicons)


def _layered(lexicon: Lexicon, config: Config) -> Lexicon:
    accepted = {term.casefold() for term in config.accept}
    layered = _is_layered(lexicon.family)
    rejected = {term.term.casefold(): term for term in config.reject} if layered else {}
    weights = _weights(lexicon, config)
    terms: list[Term] = []
    for term in lexicon:
        key = term.term.casefold()
        if key in accepted:
            continue
        if key in rejected:
            neutral = rejected[key].neutral or term.neutral
            term = replace(term, forms=_forms(term), pos=(), unless=(), misses=(), neutral=neutral)
        if key in weights:
            term = replace(term, weight=weights[key])
        if not layered or term.weight >= config.least_strength or key in rejected:
            terms.append(term)
    return lexicon if tuple(terms) == lexicon.terms else replace(lexicon, terms=tuple(terms))


def _is_layered(family: str) -> bool:
    """Whether terms of a family are rejected and weighed by name alone: all but the built-in families of frames."""
    return family in WORDING or family not in DEFINITIONS


def _forms(term: Term) -> tuple[str, ...]:
    """The forms of a term, which its word classes steered; a rule and a gap keep theirs."""
    return term.forms if GAP in term.term or PLACEHOLDER.search(term.term) else forms_of(term)


def _weights(lexicon: Lexicon, config: Config) -> dict[str, int]:
    """Strengths for one category: those by its name go before those for all."""
    general = {t.casefold(): w for name, t, w in config.strengths if not name and _is_layered(lexicon.family)}
    return general | {t.casefold(): w for name, t, w in config.strengths if name == lexicon.name}


def _holds(lexicon: Lexicon, term: str) -> bool:
    return _is_layered(lexicon.family) and any(t.term.casefold() == term.casefold() for t in lexicon)


def _check_known(config: Config, lexicons: list[Lexicon]) -> None:
    names = {lexicon.name: {term.term.casefold() for term in lexicon} for lexicon in lexicons}
    everywhere = frozenset().union(*names.values())
    layered = frozenset().union(*(terms for name, terms in names.items() if _is_layered(name.partition("/")[0])))
    rejected = {term.term.casefold() for term in config.reject}
    for rejected_term in sorted(rejected - layered):
        if base := _base_of(rejected_term, lexicons):
            raise ConfigError(f"reject: {rejected_term!r} is a form of the term {base!r}: write that")
    for term in config.accept:
        _known(term, everywhere, "accept")
    for name, term, _ in config.strengths:
        if name and name not in names:
            raise ConfigError(f"strengths: {name!r} is no category{_close(name, names)}")
        _known(term, names[name] if name else layered | rejected, "strengths")
    if both := {term.casefold() for term in config.accept} & rejected:
        raise ConfigError(f"{sorted(both)[0]!r} stands under accept and under reject: delete one")


def _base_of(form: str, lexicons: list[Lexicon]) -> str | None:
    """A term of which this is a form."""
    for lexicon in lexicons:
        for term in lexicon if _is_layered(lexicon.family) else ():
            if form[:2] == term.term[:2].casefold() and form in map(str.casefold, forms_of(term)):
                return term.term
    return None


def _known(term: str, known: Iterable[str], key: str) -> None:
    if term.casefold() not in known:
        raise ConfigError(f"{key}: no lexicon in use has the term {term!r}{_close(term.casefold(), known)}")


def _close(value: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(value, known, n=1)
    return f": did you mean {close[0]!r}?" if close else ": see framing lexicon list --search TEXT"
