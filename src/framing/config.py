"""`framing.toml`: found, read and checked; `house.py` lays what it says over the lexicons."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing.errors import ConfigError, FramingError, describe
from framing.lexicon import Term
from framing.metrics.thresholds import Threshold

NAME = "framing.toml"
_KEYS = ("builtin", "lexicons", "accept", "reject", "strengths", "least_strength", "thresholds", "pipeline")
_FILES = ("validation", "lock")
_REJECT_KEYS = {"term", "weight", "neutral", "note", "case"}


@dataclass(frozen=True, kw_only=True)
class Config:
    """What a `framing.toml` says."""

    path: Path
    builtin: bool = True
    """Whether the built-in lexicons are used."""
    lexicons: tuple[Path, ...] = ()
    """Files and folders of terms to add."""
    accept: tuple[str, ...] = ()
    """Terms that are never reported, in any category."""
    reject: tuple[Term, ...] = ()
    """Terms that are always reported, in any word class and phrase; not inside a name or a longer term."""
    strengths: tuple[tuple[str, str, int], ...] = ()
    """Category (empty for every one but the built-in frames), term, strength."""
    least_strength: int = 1
    """Weaker terms are left out, but for those of the built-in frames."""
    thresholds: tuple[Threshold, ...] = ()
    pipeline: str | None = None
    validation: Path | None = None
    lock: Path | None = None


def find_config(folder: Path) -> Path | None:
    """The `framing.toml` of a folder, or of the nearest one above it, up to the top of its repository."""
    for place in (folder, *folder.parents):
        if (place / NAME).is_file():
            return place / NAME
        if (place / ".git").exists():
            return None
    return None


def read_config(path: str | Path) -> Config:
    """Read a `framing.toml`, or that of a folder; paths in it are relative to it.

    Raises `ConfigError`, naming file, key, value and cure.
    """
    if not isinstance(path, str | Path):
        raise ConfigError(f"path is {describe(path)}: give that of a framing.toml, or of its folder")
    place = Path(path)
    place = place / NAME if place.is_dir() else place
    try:
        return Config(**_fields(_parsed(place), place))
    except FramingError as error:
        raise ConfigError(f"{place}: {error}") from None


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise ConfigError("no such file: check the path") from None
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError) as error:  # TOML, or bytes that are no UTF-8
        raise ConfigError(f"is not valid TOML: {error}") from None


def _fields(data: dict[str, Any], path: Path) -> dict[str, Any]:
    for key in data:
        if key not in (*_KEYS, *_FILES):
            close = difflib.get_close_matches(key, (*_KEYS, *_FILES), n=1)
            cure = f"did you mean {close[0]!r}?" if close else f"known are {', '.join((*_KEYS, *_FILES))}"
            raise ConfigError(f"unknown key {key!r}: {cure}")
    if not isinstance(data.get("builtin", True), bool):
        raise ConfigError(f"builtin {data['builtin']!r:.60} is not true or false")
    least = data.get("least_strength", 1)
    if type(least) is not int or least not in (1, 2, 3):
        raise ConfigError(f"least_strength {least!r:.60} is not 1, 2 or 3")
    found: dict[str, Any] = {
        "path": path,
        "builtin": data.get("builtin", True),
        "lexicons": tuple(path.parent / name for name in _texts(data, "lexicons")),
        "accept": _texts(data, "accept"),
        "least_strength": least,
        "thresholds": tuple(_threshold(name, value) for name, value in _table(data, "thresholds").items()),
        "pipeline": _text(data, "pipeline"),
    }
    found["reject"], weighed = _rejected(data)
    found["strengths"] = (*_strengths(_table(data, "strengths")), *weighed)
    return found | {key: path.parent / name for key in _FILES if (name := _text(data, key))}


def _rejected(data: dict[str, Any]) -> tuple[tuple[Term, ...], list[tuple[str, str, int]]]:
    """Rejected terms, and the strengths given with them."""
    items = data.get("reject", [])
    if not isinstance(items, list):
        raise ConfigError(f"reject {items!r:.60} is not a list of terms")
    terms, strengths = [], []
    for item in items:
        table = {"term": item} if isinstance(item, str) else item
        if not isinstance(table, dict) or "term" not in table or table.keys() - _REJECT_KEYS:
            raise ConfigError(
                f"reject holds {item!r:.80}: give a string, "
                "or { term = ..., weight = ..., neutral = [...], note = ..., case = true }"
            )
        terms.append(Term(**{"weight": 2, **table}))
        if terms[-1].term.casefold() in {term.term.casefold() for term in terms[:-1]}:
            raise ConfigError(f"reject holds {terms[-1].term!r} twice: delete one")
        strengths += [("", terms[-1].term, terms[-1].weight)] if "weight" in table else []
    return tuple(terms), strengths


def _strengths(table: dict[str, Any]) -> Iterator[tuple[str, str, int]]:
    for key, value in table.items():
        items = value.items() if isinstance(value, dict) else ((key, value),)
        for term, weight in items:
            if type(weight) is not int or weight not in (1, 2, 3):
                raise ConfigError(f"strengths: {term!r} has {weight!r:.60}, which is not 1, 2 or 3")
            yield key if isinstance(value, dict) else "", term, weight


def _threshold(name: str, value: Any) -> Threshold:
    limits = value if isinstance(value, Mapping) else {"max": value}
    if isinstance(value, Mapping) and value and not value.keys() & {"min", "max"}:
        inner = next(iter(value))
        deeper = value[inner]
        whole = f"{name}.{inner}" + (f"/{next(iter(deeper))}" if isinstance(deeper, Mapping) and deeper else "")
        raise ConfigError(f'thresholds: {name} is a table: put the whole name in quotation marks: "{whole}"')
    if not limits or limits.keys() - {"min", "max"}:
        raise ConfigError(f"thresholds: {name} {value!r:.60} is neither a number nor {{ min = ..., max = ... }}")
    return Threshold(name, limits.get("min"), limits.get("max"))


def _texts(data: dict[str, Any], key: str) -> tuple[str, ...]:
    value = data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise ConfigError(f"{key} {value!r:.60} is not a list of non-empty strings")
    return tuple(value)


def _text(data: dict[str, Any], key: str) -> str | None:
    value = data.get(key)
    if value is not None and not (isinstance(value, str) and value.strip()):
        raise ConfigError(f"{key} {value!r:.60} is not a non-empty string")
    return value


def _table(data: dict[str, Any], key: str) -> dict[str, Any]:
    value = data.get(key, {})
    if not isinstance(value, dict):
        raise ConfigError(f"{key} {value!r:.60} is not a table: write [{key}] above its lines")
    return value
