"""What makes a result reproducible: one line of signature on every output, and a lock that an analysis is held to."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import tomli_w

from framing.errors import LockError
from framing.files import write_files
from framing.lexicon import Lexicon, digest

_PACKAGES = {
    "framing": "media-framing",
    "spaCy": "spacy",
    "scikit-learn": "scikit-learn",
    "textstat": "textstat",
    "lemminflect": "lemminflect",
}
_VERSION = 1


@dataclass(frozen=True)
class Setup:
    """All that can change a report of a text, as plain data."""

    pipeline: str
    """Name and version."""
    lexicons: tuple[Lexicon, ...]
    settings: Mapping[str, Any]
    """The other arguments of the analyzer by name, as JSON has them."""

    @property
    def signature(self) -> str:
        """One line: versions, pipeline, digest of lexicons and settings; equal ones promise equal reports."""
        packages = (f"{name} {version(package)}" for name, package in _PACKAGES.items())
        fingerprint = _digest(self.settings)[:8]
        return " | ".join((*packages, self.pipeline, f"lexicons {digest(self.lexicons)}", f"settings {fingerprint}"))


def write_lock(setup: Setup, path: str | Path) -> None:
    """Write a lock: a TOML file that `check_lock` compares a later analysis with.

    Raises `FramingError` when the file cannot be written.
    """
    head = "# Written by `framing lexicon lock`. An analysis held to this file refuses when anything below differs.\n\n"
    write_files({Path(path): head + tomli_w.dumps(_locked(setup))})


def check_lock(setup: Setup, path: str | Path) -> None:
    """Raises `LockError` where anything differs from the lock, naming each thing with both values."""
    differences = list(_differences(_read(Path(path)), _locked(setup)))
    if differences:
        shown = "".join(f"\n  {line}" for line in differences)
        raise LockError(
            f"{path}: this analysis is not the one that was locked:{shown}\n"
            "  restore what differs, or lock anew with: framing lexicon lock"
        )


def _locked(setup: Setup) -> dict[str, Any]:
    return {
        "lock": _VERSION,
        "signature": setup.signature,
        "pipeline": setup.pipeline,
        "packages": {name: version(package) for name, package in _PACKAGES.items()},
        "settings": {name: json.dumps(value, sort_keys=True) for name, value in sorted(setup.settings.items())},
        "lexicons": {
            lexicon.name: f"{len(lexicon)} terms, {digest((lexicon,))}"
            for lexicon in sorted(setup.lexicons, key=lambda lexicon: lexicon.name)
        },
    }


def _read(path: Path) -> dict[str, Any]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise LockError(f"{path}: no such lock: write it with: framing lexicon lock") from None
    except OSError as error:
        raise LockError(f"{path}: cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError) as error:
        raise LockError(f"{path}: is no lock ({error}): write it anew with: framing lexicon lock") from None
    tables = ("packages", "settings", "lexicons")
    if data.get("lock") != _VERSION or not all(isinstance(data.get(name), dict) for name in tables):
        raise LockError(f"{path}: is no lock of this version: write it anew with: framing lexicon lock")
    return data


def _differences(locked: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    if locked.get("pipeline") != now["pipeline"]:
        yield f"pipeline: locked {locked.get('pipeline')}, now {now['pipeline']}"
    for table, what in (("packages", "version of"), ("settings", "setting"), ("lexicons", "lexicon")):
        for name in sorted(locked[table].keys() | now[table].keys()):
            before, after = (str(side[table].get(name, "absent")) for side in (locked, now))
            if before != after:
                yield f"{what} {name}: locked {before:.200}, now {after:.200}"


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
