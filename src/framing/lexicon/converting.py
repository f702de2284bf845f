"""Dictionaries of other tools become lexicons.

The matcher knows no wildcards, so `abandon*` keeps its name and gets the words of a vocabulary as its forms. What
cannot be converted is never dropped in silence: `Conversion.skipped` holds it, with the reason.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import translate
from itertools import product
from pathlib import Path

from framing.errors import LexiconError
from framing.lexicon.dictionaries import Dictionary, read_dictionary
from framing.lexicon.inflection import forms_of
from framing.lexicon.lexicon import Lexicon
from framing.lexicon.term import WEIGHTS, Term

_MOST_FORMS = 1_000
"""Forms that one entry with wildcards may come to."""
_MOST_FORMS_OF_FILE = 2_000_000
_MOST_PATTERNS = 20_000
"""Different words with wildcards in a file."""
_LONGEST = 200
"""Characters of an entry."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """What could not be converted, or not as it stood."""

    line: int | None
    """Line of the file, where it is known."""
    entry: str
    why: str
    """The reason, with the cure where there is one."""


@dataclass(frozen=True)
class Conversion:
    """A dictionary as lexicons, and what became of its entries."""

    lexicons: tuple[Lexicon, ...]
    """One for each category that has terms."""
    skipped: tuple[Skipped, ...]
    n_entries: int
    """Entries of the source; a word in two categories is two."""
    n_expanded: int
    """Converted entries whose wildcards were expanded."""


def convert_dictionary(
    path: str | Path,
    *,
    words: Iterable[str],
    family: str | None = None,
    weight: int = 1,
    source: str = "",
    license: str = "",  # noqa: A002
    language: str = "en",
) -> Conversion:
    """Lexicons from a dictionary of another tool: LIWC `.dic` or `.dicx`, quanteda `.yml`, or a `.csv` or `.tsv` table.

    `words` is the vocabulary that wildcards stand for; `weight` the strength of entries that come without; `family` is
    the file's name where not given. Entries of LIWC and quanteda mean exactly the form they show, those of a table
    inflect unless its column `inflect` says no. Raises `LexiconError` where the file as a whole cannot be converted.
    """
    path = Path(path)
    if weight not in WEIGHTS:
        raise LexiconError(f"weight {weight!r} is not 1, 2 or 3")
    if isinstance(words, str):
        raise LexiconError("words is one string: give a list of words")
    try:
        read = read_dictionary(path)
        terms, skipped, n_expanded = _terms(read, sorted({word.lower() for word in words}), weight)
    except LexiconError as error:
        raise LexiconError(f"{path}: {error}") from None
    names, renamed = _file_names(terms, _safe(family or path.stem))
    lexicons = tuple(
        Lexicon(
            category=category,
            family=kin,
            terms=tuple(terms[key].values()),
            source=source or f"converted from {path.name}",
            license=license or "unknown: ask the authors of the dictionary",
            title=key[1],
            description=f"Converted from {path.name}: no definition came with it.",
            language=language,
        )
        for key, (kin, category) in names.items()
    )
    full = {name for _, name in names}
    declared = dict.fromkeys((*read.categories, *(entry.category for entry in read.entries)))
    left_out = ", ".join(read.left_out)
    notes = [Skipped(1, left_out, "say nothing of a term: these columns are left out")] if left_out else []
    empty = [
        Skipped(None, name, "category without a term: not written") for name in declared if name and name not in full
    ]
    return Conversion(lexicons, (*notes, *skipped, *renamed, *empty), len(read.entries), n_expanded)


def _terms(
    read: Dictionary, words: Sequence[str], weight: int
) -> tuple[dict[tuple[str, str], dict[str, Term]], list[Skipped], int]:
    """The terms of each family and category by their folded name, what was skipped, and how many were expanded."""
    found: dict[tuple[str, str], dict[str, Term]] = {}
    skipped: list[Skipped] = []
    known: dict[str, list[str]] = {}
    n_expanded = n_forms = 0
    for entry in read.entries:
        text = " ".join(entry.text.replace("’", "'").split())
        values = {"weight": weight} | entry.values
        wild = "forms" not in values and any(sign in text for sign in read.wildcards)
        try:
            if entry.why or len(text) > _LONGEST:
                raise LexiconError(entry.why or f"longer than {_LONGEST} characters: a term is a word or phrase")
            if wild:
                values["forms"] = _expanded(text, words, read.wildcards, known)
                values.pop("inflect", None)
            term = Term(text, **values)
            same = found.setdefault((entry.family, entry.category), {})
            if same.setdefault(term.term.casefold(), term) is not term:
                raise LexiconError("stands twice in its category: kept once")
        except LexiconError as error:
            why = str(error).removeprefix(f"term {text!r}").lstrip(": ")
            skipped.append(Skipped(entry.line, text[:_LONGEST], why))
        else:
            n_expanded += wild
            n_forms += len(term.forms)
        if n_forms > _MOST_FORMS_OF_FILE or len(known) > _MOST_PATTERNS:
            limits = f"{_MOST_PATTERNS} wildcards, or they come to more than {_MOST_FORMS_OF_FILE} forms"
            raise LexiconError(f"holds more than {limits}: split it")
    return {key: terms for key, terms in found.items() if terms}, skipped, n_expanded


def _expanded(text: str, words: Sequence[str], wildcards: str, known: dict[str, list[str]]) -> tuple[str, ...]:
    """The forms that an entry with wildcards stands for; `known` keeps those of each word with one."""
    choices: list[list[str]] = []
    for part in text.split():
        wild = any(sign in part for sign in wildcards)
        if wild and not part.strip(wildcards):
            raise LexiconError(f"{part!r} alone is any word: write the words out, or a gap ('let ... off the hook')")
        if wild and part not in known:
            known[part] = _matching(part.lower(), words, wildcards) or _name(part, wildcards)
        choices.append(known[part] if wild else [part])
        if not choices[-1]:
            raise LexiconError(f"no word of the vocabulary matches {part!r}: write its forms out, or give more words")
    if math.prod(map(len, choices)) > _MOST_FORMS:
        raise LexiconError(f"comes to more than {_MOST_FORMS} forms: write out those that are meant")
    return tuple(" ".join(parts) for parts in product(*choices))


def _matching(pattern: str, words: Sequence[str], wildcards: str) -> list[str]:
    """The words that match a pattern, after what is left of it where `*` stands for nothing.

    That comes first, in the vocabulary or not: "jihadist*" must find "jihadist", and "terroris" does no harm.
    """
    pieces = re.split(f"[{wildcards}]+", pattern)
    first, last = bisect_left(words, pieces[0]), bisect_left(words, pieces[0] + chr(0x10FFFF))
    found = list(words[first:last])
    if pattern != pieces[0] + "*":
        glob = pattern.replace("[", "[[]")
        fits = re.compile(translate(glob if "?" in wildcards else glob.replace("?", "[?]"))).match
        longest = max(pieces, key=len)
        found = [word for word in found if longest in word and fits(word)]
    bare = pattern.replace("*", "")
    exact = found and not ("?" in wildcards and "?" in bare) and bare[0].isalnum() and bare[-1].isalnum()
    return list(dict.fromkeys((bare, *found))) if exact else found


def _name(pattern: str, wildcards: str) -> list[str]:
    """What stands for a name ("Botswanan*") that the vocabulary lacks, as it lacks most: itself, inflected."""
    stem = pattern[:-1]
    is_name = stem[:1].isupper() and pattern[-1] == "*" and not any(sign in stem for sign in wildcards)
    return list(forms_of(Term(stem, pos=("NOUN",)))) if is_name else []


def _file_names(
    keys: Iterable[tuple[str, str]], family: str
) -> tuple[dict[tuple[str, str], tuple[str, str]], list[Skipped]]:
    """Family and category for each pair as the source writes them; those that would fall together are told apart."""
    names: dict[tuple[str, str], tuple[str, str]] = {}
    notes: list[Skipped] = []
    taken: set[tuple[str, str]] = set()
    for key in keys:
        kin, stem = _safe(key[0]) if key[0] else family, _safe(key[1])
        name, n = stem, 1
        while (kin, name) in taken:
            n += 1
            name = f"{stem}_{n}"
        if n > 1:
            notes.append(Skipped(None, key[1], f"category named {name!r}: another one is {stem!r} already"))
        taken.add((kin, name))
        names[key] = kin, name
    return names, notes


def _safe(name: str) -> str:
    """A name as the stem of a file: small letters, digits and single underscores."""
    return "_".join("".join(c if c.isalnum() else " " for c in name.lower()).split())[:80] or "category"
