"""Which categories people have coded on a corpus; a report on that corpus names those that they have not."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from framing.errors import ConfigError, describe
from framing.lexicon import Lexicon, digest

SCHEMA = "framing.validation/1"
"""Name and version of the file that `framing validate score --save` writes."""


def unvalidated(path: Path, lexicons: Sequence[Lexicon]) -> tuple[str, ...]:
    """A warning that names the categories without codes on this corpus, or with codes of another edition.

    `path`: what `framing validate score --save` wrote; where it is not there yet, nothing is validated.
    Raises `ConfigError` for a file of another kind.
    """
    coded = _coded(path)
    none = [lexicon for lexicon in lexicons if lexicon.name not in coded]
    other = [lexicon for lexicon in lexicons if coded.get(lexicon.name, digest((lexicon,))) != digest((lexicon,))]
    warnings = []
    if none:
        warnings.append(f"not validated on this corpus: {_listed(none, lexicons)}")
    if other:
        warnings.append(f"not validated on this corpus in this edition of its terms: {_listed(other, lexicons)}")
    return tuple(warnings)


def _coded(path: Path) -> dict[str, str]:
    """The digest of each coded category's terms, by name."""
    try:
        data: Any = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ConfigError(f"validation {path}: cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, Mapping) or data.get("schema") != SCHEMA or not isinstance(data.get("coded"), Mapping):
        raise ConfigError(f"validation {path}: is not what framing validate score --save writes: write it anew")
    for name, edition in data["coded"].items():
        if not isinstance(edition, str):
            raise ConfigError(f"validation {path}: coded {name!r:.60} is {describe(edition)}: write it anew")
    return dict(data["coded"])


def _listed(found: Sequence[Lexicon], lexicons: Sequence[Lexicon]) -> str:
    """Categories by name, whole families in a word."""
    families: defaultdict[str, list[str]] = defaultdict(list)
    for lexicon in found:
        families[lexicon.family].append(lexicon.category)
    parts = []
    for family, categories in families.items():
        total = sum(lexicon.family == family for lexicon in lexicons)
        whole = len(categories) == total and total > 1
        parts += [f"{family} (all {total} categories)"] if whole else [f"{family}/{name}" for name in categories]
    return ", ".join(parts)
