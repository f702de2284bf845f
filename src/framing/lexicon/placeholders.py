"""Placeholders in terms: `{place} virus` is a rule about all places, not one. The table is `placeholders.toml`."""

from __future__ import annotations

import math
import re
import tomllib
from functools import cache
from importlib.resources import files

_MOST = 10_000
"""Forms that the placeholders of one term may come to."""
PLACEHOLDER = re.compile(r"\{(\w*)\}")


@cache
def placeholders() -> dict[str, tuple[str, ...]]:
    """What each placeholder stands for, by its name."""
    table = tomllib.loads((files(__package__) / "placeholders.toml").read_text(encoding="utf-8"))
    phrases = table.pop("phrases")
    return {name: (*words.split(), *phrases.get(name, ())) for name, words in table.items()}


def check_placeholders(phrase: str) -> str:
    """What is wrong with the placeholders of a phrase; empty where nothing is."""
    names = PLACEHOLDER.findall(phrase)
    known = ", ".join(f"{{{name}}}" for name in placeholders())
    for name in names:
        if name not in placeholders():
            return f"unknown placeholder {{{name}}}: known are {known}"
    if re.search("[{}]", PLACEHOLDER.sub("", phrase)):
        return f"a brace without its placeholder: known are {known}"
    if math.prod(len(placeholders()[name]) for name in names) > _MOST:
        return f"more than {_MOST} forms: use fewer placeholders"
    return ""


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
