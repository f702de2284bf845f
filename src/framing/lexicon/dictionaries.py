"""Dictionary files of other tools as entries: LIWC (`.dic`, `.dicx`), quanteda (`.yml`) and tables (`.csv`, `.tsv`)."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

import srsly

from framing.errors import LexiconError

_LARGEST = 20_000_000
"""Bytes of a file, at most: files come from strangers."""
_MOST = 500_000
"""Entries of a file, at most; so many are walked in YAML, whose aliases can make millions of a few lines."""
_DEEPEST = 20
_LISTS = ("pos", "neutral", "unless", "forms")
_FLAGS = ("inflect", "case", "epithet")
_COLUMNS = frozenset(("category", "family", "weight", "note", "accept", *_LISTS, *_FLAGS))
_YES = frozenset(("1", "x", "y", "yes", "true"))
_NO = frozenset(("", "0", "n", "no", "false"))
_CONDITION = re.compile(r"\([^()]*\)\s*\d|<[^<>]*>|\d/\d")
"""In LIWC 2001 and 2007 a category that hangs on the words around, as in `like (02 134)125/464`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry in one category, as its file has it."""

    line: int | None
    category: str
    text: str
    values: dict[str, Any] = field(default_factory=dict)
    """What the file says of it, by the field of `Term`."""
    family: str = ""
    why: str = ""
    """Why it cannot be converted, where reading has shown it."""


@dataclass(frozen=True, slots=True)
class Dictionary:
    """What a file holds."""

    entries: list[Entry]
    categories: Iterable[str] = ()
    """Those that it declares, with or without entries."""
    left_out: tuple[str, ...] = ()
    """Columns that nothing is made of."""
    wildcards: str = "*"


def read_dictionary(path: Path) -> Dictionary:
    """The entries of a dictionary file, its format told by its suffix; raises `LexiconError` where it has none."""
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise LexiconError(f"suffix {path.suffix!r} tells no format: rename it to one of {', '.join(_READERS)}")
    found = reader(_text(path), path.stem)
    if not found.entries:
        raise LexiconError("holds no entry: check that it is the dictionary, and that rows to keep say yes in accept")
    if len(found.entries) > _MOST:
        raise LexiconError(f"holds more than {_MOST} entries: split it")
    return found


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise LexiconError(f"is larger than {_LARGEST // 1_000_000} MB: split it")
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise LexiconError("no such file: check the path") from None
    except OSError as error:
        raise LexiconError(f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        cure = "save it with UTF-8 encoding (in Excel as 'CSV UTF-8')"
        raise LexiconError(f"is not UTF-8 (byte {error.start}): {cure}") from None


def _read_liwc(text: str, stem: str) -> Dictionary:
    """LIWC 2001 to 2015: between two lines of `%` a number and a name each, then entries with their numbers."""
    lines = [line.strip() for line in text.splitlines()]
    marks = [i for i, line in enumerate(lines) if line == "%"][:2]
    if len(marks) < 2 or any(lines[: marks[0]]):
        raise LexiconError("has no LIWC header: put the categories, as in '1<TAB>anger', between two lines of % on top")
    names = dict(_category(line) for line in lines[marks[0] + 1 : marks[1]] if line)
    entries: list[Entry] = []
    for n, line in enumerate(lines[marks[1] + 1 :], start=marks[1] + 2):
        text, numbers = _parted(line)
        if _CONDITION.search(" ".join(numbers) if "\t" in line else line):
            why = f"hangs on the words around it ({line!r:.80}): write the phrases that are meant"
            entries.append(Entry(n, "", text, why=why))
        elif not numbers and text:
            entries.append(Entry(n, "", text, why="has no category: put its number behind a tab"))
        else:
            for number in numbers:
                name = names.get(number.lstrip("0"), "")
                why = "" if name else f"category {number!r} is not in the header: add it there, or mend the number"
                entries.append(Entry(n, name, text, {"inflect": False}, why=why))
    return Dictionary(entries, names.values())


def _category(line: str) -> tuple[str, str]:
    number, *name = line.split(maxsplit=1)
    return number.lstrip("0"), name[0] if name else number


def _parted(line: str) -> tuple[str, list[str]]:
    """An entry and its numbers, which stand behind a tab or else are the numbers at the end."""
    entry, tab, rest = line.partition("\t")
    if tab:
        return entry.strip(), rest.split()
    parts = line.split()
    at = next((i for i in range(len(parts), 1, -1) if not parts[i - 1].isdigit()), 1)
    return " ".join(parts[:at]), parts[at:]


def _read_yaml(text: str, stem: str) -> Dictionary:
    """quanteda: nested categories with lists of entries; `*` and `?` are wildcards, `_` joins the words of a phrase."""
    try:
        tree = srsly.yaml_loads(text)
    except (RecursionError, ValueError) as error:
        raise LexiconError(f"is not valid YAML: {' '.join(str(error).split()):.200}") from None
    if not isinstance(tree, dict):
        raise LexiconError("has no categories: write 'name:' above each list of words")
    entries: list[Entry] = []
    categories: dict[str, None] = {}
    stack: list[tuple[tuple[str, ...], Any]] = [((), tree)]
    n_walked = 0
    while stack:
        keys, node = stack.pop()
        n_walked += len(node) if isinstance(node, dict | list) else 0
        if n_walked > _MOST or len(keys) > _DEEPEST:
            raise LexiconError(f"holds more than {_MOST} entries, or {_DEEPEST} categories in each other: split it")
        category = "_".join(key for key in keys if key.strip())
        if isinstance(node, dict):
            stack += [((*keys, str(key)), value) for key, value in reversed(node.items())]
        elif isinstance(node, list):
            categories[category] = None
            stack += [(keys, value) for value in reversed(node)]
        elif isinstance(node, str):
            entries.append(Entry(None, category, node.replace("_", " "), {"inflect": False}))
        else:
            why = (
                "is empty: give a word, or quote it"
                if node is None
                else f"is {type(node).__name__}, not text: quote it"
            )
            entries.append(Entry(None, category, "null" if node is None else str(node), why=why))
    return Dictionary(entries, categories, wildcards="*?")


def _read_table(text: str, stem: str) -> Dictionary:
    """A table with a column `term`, or that of LIWC-22: DicTerm, then a column for each category, marked with X."""
    first = text.lstrip().splitlines()[:1]
    rows = csv.reader(StringIO(text, newline=""), delimiter=max(",;\t", key="".join(first).count))
    try:
        header = [name.strip() for name in next(rows, [])]
        cells = [(rows.line_num, [cell.strip() for cell in row]) for row in rows if any(map(str.strip, row))]
    except csv.Error as error:
        raise LexiconError(f"line {rows.line_num}: {error}: is a quotation mark left open?") from None
    small = [name.lower() for name in header]
    term = next((name for name in ("term", "word", "dicterm") if name in small), None)
    if term is None:
        raise LexiconError(
            f"has columns {', '.join(header)!r:.200}: put a line on top that calls the words' one 'term'"
        )
    if term == "dicterm" and "category" not in small:
        return _marked(header, small.index(term), cells)
    return _sheet(small, term, [(n, dict(zip(small, row, strict=False))) for n, row in cells], stem)


def _marked(header: Sequence[str], at: int, rows: Iterable[tuple[int, list[str]]]) -> Dictionary:
    entries = [
        Entry(n, name, row[at], {"inflect": False}, why="" if mark.lower() in _YES else _no_strength(mark, "X"))
        for n, row in rows
        for i, (name, mark) in enumerate(zip(header, row, strict=False))
        if i != at < len(row) and mark.lower() not in _NO and not (_is_number(mark) and float(mark) == 0)
    ]
    return Dictionary(entries, [name for i, name in enumerate(header) if i != at])


def _sheet(header: Sequence[str], term: str, rows: Sequence[tuple[int, dict[str, str]]], stem: str) -> Dictionary:
    left_out = tuple(name for name in header if name and name not in (term, *_COLUMNS) and "accept" not in header)
    for name in left_out if not {"category", "weight", "accept"} & set(header) else ():
        cells = [row[name] for _, row in rows if row.get(name)]
        if cells and all(map(_is_number, cells)):
            cure = (
                "keep the words that belong, say in columns category and weight (1, 2 or 3) how, and delete the scores"
            )
            raise LexiconError(f"column {name!r} holds numbers, and scores are not strengths: {cure}")
    kept = [(n, row) for n, row in rows if "accept" not in header or _is_accepted(row)]
    return Dictionary([_row_entry(n, row, term, stem) for n, row in kept], left_out=left_out)


def _is_accepted(row: dict[str, str]) -> bool:
    return row.get("accept", "").lower().removesuffix(".0") in _YES


def _row_entry(n: int, row: dict[str, str], term: str, stem: str) -> Entry:
    values: dict[str, Any] = {name: row[name].lower() not in _NO for name in _FLAGS if row.get(name)}
    for name in _LISTS:
        if items := tuple(item.strip() for item in row.get(name, "").split(";") if item.strip()):
            values[name] = tuple(map(str.upper, items)) if name == "pos" else items
    if note := row.get("note"):
        values["note"] = note
    why = ""
    if weight := row.get("weight", "").removesuffix(".0"):
        values["weight"] = int(weight) if weight in ("1", "2", "3") else 0
        why = "" if values["weight"] else "weight " + _no_strength(weight, "1, 2 or 3")
    return Entry(n, row.get("category") or stem, row.get(term, ""), values, row.get("family", ""), why)


def _no_strength(value: str, wanted: str) -> str:
    return f"{value!r:.40} is not {wanted}: decide which words belong, and how strongly; a score does not say it"


def _is_number(cell: str) -> bool:
    try:
        return float(cell) is not None
    except ValueError:
        return False


_READERS: dict[str, Callable[[str, str], Dictionary]] = {
    ".csv": _read_table,
    ".tsv": _read_table,
    ".dic": _read_liwc,
    ".dicx": _read_table,
    ".yml": _read_yaml,
    ".yaml": _read_yaml,
}
