"""Which categories people have coded on a corpus; a report on that corpus names those that they have not."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
    names = [lexicon.name for lexicon in lexicons]
    none = [name for name in names if name not in coded]
    other = [x.name for x in lexicons if x.name in coded and coded[x.name] != digest((x,))]
    warnings = []
    if none:
        warnings.append(f"not validated on this corpus: {listed(none, names)}")
    if other:
        warnings.append(f"not validated on this corpus in this edition of its terms: {listed(other, names)}")
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


def listed(names: Iterable[str], all_names: Iterable[str]) -> str:
    """Categories by name, whole families in a word.

    >>> listed(["mine/doom", "loaded/a", "loaded/b"], ["loaded/a", "loaded/b", "mine/doom"])
    'mine/doom, loaded (all 2 categories)'
    """
    totals = Counter(name.partition("/")[0] for name in all_names)
    families: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        families[name.partition("/")[0]].append(name)
    parts: list[str] = []
    for family, found in families.items():
        whole = len(found) == totals[family] > 1
        parts += [f"{family} (all {totals[family]} categories)"] if whole else found
    return ", ".join(parts)
