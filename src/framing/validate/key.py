"""The key of a coding sheet: what the machine found in each row, how likely each was to be drawn, by which setup."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from framing.errors import SheetError

SCHEMA = "framing.key/1"


@dataclass(frozen=True, slots=True)
class Stratum:
    """A part of the corpus that rows were drawn from, each with the same probability."""

    label: str
    """The category that coders are asked about: `loaded/epithets`, or a whole family, `loaded`."""
    kind: str
    """`term`: matches of the label; `sentence`: whole sentences; `decoy`: other words, to hide which are matches."""
    matched: bool
    """Whether the machine found the label: in every `term` row, in some sentences, in no decoy."""
    voice: str
    """Of a sentence, the voice of most of it."""
    by: dict[str, str]
    """The other columns that the strata were made of."""
    population: int
    """How many there are in the corpus."""
    drawn: int


@dataclass(frozen=True, slots=True)
class KeyRow:
    """What a row of the sheet hides."""

    row: str
    stratum: int
    """Position in the strata of the key."""
    inclusion_probability: float
    term: str
    category: str
    """Of the match, with its family; of a sentence all labelled categories found, separated by `; `."""
    place: str
    start: int
    end: int
    check: str
    """Digest of what the coder sees, by which a row that was moved or edited is known."""


@dataclass(frozen=True)
class Key:
    """The key of one drawing."""

    sheet: str
    """The beginning of every row's name in its sheets."""
    seed: int
    signature: str
    n_articles: int
    n_sentences: int
    lexicons: dict[str, str]
    """Digest of each category's terms."""
    strata: tuple[Stratum, ...]
    rows: tuple[KeyRow, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """What coders are asked about, in order."""
        return tuple(dict.fromkeys(stratum.label for stratum in self.strata))


def key_to_json(key: Key) -> str:
    """The key as JSON text, with a digest of all that it says."""
    data = {"schema": SCHEMA, **asdict(key)}
    return json.dumps({**data, "digest": _digest(data)}, indent=1)


def read_key(path: Path) -> Key:
    """The key that was written with a sheet.

    Raises `SheetError` for a file of another kind, or one that was changed.
    """
    try:
        data: Any = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SheetError(f"{path}: no such key: name the .key.json file that was written with the sheet") from None
    except OSError as error:
        raise SheetError(f"{path}: cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, Mapping) or data.get("schema") != SCHEMA:
        raise SheetError(f"{path}: is no key of a coding sheet: name the .key.json file that was written with it")
    said = {name: value for name, value in data.items() if name != "digest"}
    if data.get("digest") != _digest(said):
        raise SheetError(f"{path}: was changed since the sheet was drawn: take the key as it was written")
    strata = tuple(Stratum(**row) for row in said.pop("strata"))
    rows = tuple(KeyRow(**row) for row in said.pop("rows"))
    del said["schema"]
    return Key(**said, strata=strata, rows=rows)


def name_of(checks: list[str], seed: int, populations: list[int]) -> str:
    """A short name of a drawing, by which a key of another sheet is known."""
    return _digest([checks, seed, populations])[:6]


def check_of(label: str, before: str, marked: str, after: str) -> str:
    """Digest of what a coder sees, whatever a spreadsheet does to its spaces and to marks of text."""
    seen = [" ".join(part.split()).lstrip("'") for part in (label, before, marked, after)]
    return _digest(seen)[:12]


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
