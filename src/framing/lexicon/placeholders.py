"""Placeholders in terms: `{place} virus` is a rule about all places, not one. The table is `placeholders.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

PLACEHOLDER = re.compile(r"\{(\w*)\}")


@cache
def placeholders() -> dict[str, tuple[str, ...]]:
    """What each placeholder stands for, by its name."""
    table = tomllib.loads((files(__package__) / "placeholders.toml").read_text(encoding="utf-8"))
    phrases = table.pop("phrases")
    return {name: (*words.split(), *phrases.get(name, ())) for name, words in table.items()}


def fill(form: str) -> list[str]:
    """The form with each thing that its first placeholder stands for; itself where it has none.

    >>> fill("rogue nation")
    ['rogue nation']
    >>> "Christian terrorist" in fill("{faith} terrorist")
    True
    """
    found = PLACEHOLDER.search(form)
    if not found:
        return [form]
    before, after = form[: found.start()], form[found.end() :]
    return [before + word + rest for word in placeholders()[found[1]] for rest in fill(after)]
