"""A lexicon file becomes the fields of a `Lexicon`; every error names file, term, value and cure."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from framing.errors import LexiconError
from framing.lexicon.inflection import contains_form
from framing.lexicon.term import Term

_SHARED = {"weight", "pos", "neutral", "inflect", "epithet"}
_FILE_KEYS = {
    "title",
    "description",
    "literature",
    "source",
    "license",
    "language",
    "family",
    "terms",
    "term",
    "group",
} | _SHARED
_GROUP_KEYS = {"terms", "note", "unless", "case", "hits", "misses"} | _SHARED
_TERM_KEYS = {"term", "note", "unless", "case", "forms", "hits", "misses"} | _SHARED


def read_lexicon_file(path: Path) -> dict[str, Any]:
    """The fields of the lexicon in one TOML file; family and category come from its folder and name."""
    try:
        return _lexicon_fields(_parsed(path), path)
    except LexiconError as error:
        raise LexiconError(f"{path}: {error}") from None


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise LexiconError("no such file: check the path") from None
    except IsADirectoryError:
        raise LexiconError("is a folder: load it with load_lexicons") from None
    except OSError as error:
        raise LexiconError(f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise LexiconError(f"is not UTF-8 (byte {error.start}): save it with UTF-8 encoding") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise LexiconError(f"is not valid TOML: {error}") from None
    except ValueError as error:  # a path with a NUL character
        raise LexiconError(f"cannot be read: {error}") from None


def _lexicon_fields(data: dict[str, Any], path: Path) -> dict[str, Any]:
    _only(data, _FILE_KEYS, "file")
    for key in ("source", "license"):
        if not _is_text(data.get(key)):
            raise LexiconError(f'{key} is missing: add a line {key} = "..." at the top')
    for key in ("title", "description", "language", "family"):
        if key in data and not _is_text(data[key]):
            raise LexiconError(f"{key} {data[key]!r} is not a non-empty string")
    literature = data.get("literature", [])
    if not isinstance(literature, list) or not all(map(_is_text, literature)):
        raise LexiconError(f"literature {literature!r} is not a list of strings")
    terms = tuple(_terms(data))
    if not terms:
        raise LexiconError('holds no terms: add terms = ["..."] or a [[term]] table')
    return {
        "category": path.stem,
        "family": data.get("family") or path.resolve().parent.name,
        "terms": terms,
        "source": data["source"],
        "license": data["license"],
        "title": data.get("title", ""),
        "description": data.get("description", "").strip(),
        "literature": tuple(literature),
        "language": data.get("language", "en"),
        "path": str(path),
    }


def _terms(data: dict[str, Any]) -> Iterator[Term]:
    shared = {key: data[key] for key in _SHARED if key in data}
    for name in _list(data, "terms", "file"):
        yield Term(name, **shared)
    for i, group in enumerate(_tables(data, "group"), start=1):
        _only(group, _GROUP_KEYS, f"group {i}")
        values = shared | {key: value for key, value in group.items() if key not in ("terms", "hits", "misses")}
        names = _list(group, "terms", f"group {i}")
        if not names:
            raise LexiconError(f'group {i}: holds no terms: add terms = ["..."] or delete it')
        yield from _with_examples([Term(name, **values) for name in names], group, f"group {i}")
    for i, table in enumerate(_tables(data, "term"), start=1):
        if "term" not in table:
            raise LexiconError(f'[[term]] number {i}: has no term: add term = "..."')
        _only(table, _TERM_KEYS, f"term {table['term']!r}")
        yield Term(**(shared | table))


def _with_examples(terms: list[Term], group: dict[str, Any], where: str) -> Iterator[Term]:
    """The terms of a group, each with those hits and misses of the group that contain a form of it."""
    examples: dict[Term, dict[str, Any]] = {term: {} for term in terms}
    for key in ("hits", "misses"):
        for sentence in _list(group, key, where):
            shown = [term for term in terms if isinstance(sentence, str) and contains_form(sentence, term)]
            if not shown:
                raise LexiconError(f"{where}: {key} {sentence!r} contains no term of the group")
            for term in shown:
                examples[term][key] = (*examples[term].get(key, ()), sentence)
    for term in terms:
        yield replace(term, **examples[term]) if examples[term] else term


def _only(table: dict[str, Any], known: set[str], where: str) -> None:
    for key in table:
        if key not in known:
            close = difflib.get_close_matches(key, known, n=1)
            cure = f"did you mean {close[0]!r}?" if close else f"known are {', '.join(sorted(known))}"
            raise LexiconError(f"{where}: unknown key {key!r}: {cure}")


def _list(table: dict[str, Any], key: str, where: str) -> list[Any]:
    value = table.get(key, [])
    if not isinstance(value, list):
        raise LexiconError(f"{where}: {key} {value!r:.60} is not a list of strings")
    return value


def _tables(data: dict[str, Any], key: str) -> list[dict[str, Any]]:
    value = data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise LexiconError(f"{key} is not a table: write [[{key}]] above its lines")
    return value


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
