"""A corpus or a table of labelled texts, read from files: every error names file, row, value and cure."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing.article import Article
from framing.errors import ArticleError, CorpusError, describe

SUFFIXES = (".txt", ".html", ".htm", ".csv", ".tsv", ".jsonl", ".jsonl.gz")
_ABOUT = {"title": "title", "outlet": "outlet", "url": "url", "published": "published", "date": "published"}
"""Columns that an article knows, by their usual names."""
_YES = frozenset(("1", "1.0", "yes", "y", "true", "t"))
_NO = frozenset(("0", "0.0", "no", "n", "false", "f"))
_MISSING = ("nan", "NaT", "<NA>")
_CELL = 1 << 27
"""Characters in a cell of a CSV file, at most."""


@dataclass(frozen=True, slots=True)
class Document:
    """One text of a corpus with what its table says of it."""

    article: Article
    place: str
    """Where it stands, for messages and for coders: `news.csv, row 17`."""
    columns: Mapping[str, str]
    """The other columns of its row."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text that somebody has labelled."""

    text: str
    label: bool
    place: str


def read_corpus(paths: Iterable[str | Path], *, text: str = "text") -> Iterator[Document]:
    """The documents of files and folders, in order of name: text, saved HTML, CSV, TSV and JSON lines (also `.gz`).

    A table has a header and a column `text`; `title`, `outlet`, `url` and `published` (or `date`) describe the article,
    every column can be a stratum. Raises `CorpusError`, naming file, row, value and cure.
    """
    for given in paths:
        path = Path(given)
        files = (
            sorted(file for file in path.rglob("*") if _suffix(file) and file.is_file()) if path.is_dir() else [path]
        )
        if not files:
            raise CorpusError(f"{path}: holds no corpus: put {', '.join(SUFFIXES)} files in it")
        for file in files:
            yield from _documents(file, text)


def as_document(item: str | Article | Mapping[str, Any] | Document, number: int) -> Document:
    """A document from what a caller has: a text, an article, a row with a `text`, or a document."""
    if isinstance(item, Document):
        return item
    place = f"article {number}"
    try:
        if isinstance(item, Mapping):
            return _from_row(dict(item), "text", place)
        article = item if isinstance(item, Article) else Article(item)
    except ArticleError as error:
        raise CorpusError(f"{place}: {error} (rows are dicts: of a DataFrame df.to_dict('records'))") from None
    about = ("outlet", "url", "title", "published")
    return Document(article, place, {name: _cell(getattr(article, name)) for name in about})


def read_labelled(
    path: str | Path, *, text: str = "text", label: str = "label", positive: str | None = None
) -> list[Labelled]:
    """The labelled texts of a CSV, TSV or JSON-lines table, with columns `text` and `label`.

    `positive`: the label that counts as yes, every other one as no; without it labels are 1 or 0, yes or no, true
    or false. Raises `CorpusError`, naming file, row, value and cure.
    """
    found = []
    for place, row in read_table(Path(path), (text, label)):
        said = _cell(row[label]).casefold()
        if positive is None and said not in _YES | _NO:
            raise CorpusError(
                f"{place}: {label} is {row[label]!r:.60}: write 1 or 0, or say which label is meant with positive"
            )
        if not _cell(row[text]):
            raise CorpusError(f"{place}: {text} is empty: fill it in, or delete the row")
        yes = said == positive.strip().casefold() if positive is not None else said in _YES
        found.append(Labelled(_cell(row[text]), yes, place))
    if len({item.label for item in found}) < 2:
        which = "yes" if found and found[0].label else "no"
        cure = "give labels of both kinds" + (f"; is {positive!r} spelled as in the file?" if positive else "")
        raise CorpusError(f"{path}: all {len(found)} labels are {which}: {cure}")
    return found


def _documents(path: Path, text: str) -> Iterator[Document]:
    suffix = _suffix(path)
    if suffix in (".txt", ".html", ".htm"):
        content = _decoded(path)
        try:
            article = Article(content) if suffix == ".txt" else Article.from_html(content)
        except ArticleError as error:
            raise CorpusError(f"{path}: {error}") from None
        yield Document(article, str(path), {"file": path.name})
    else:
        for place, row in read_table(path, (text,)):
            yield _from_row(row, text, place)


def _from_row(row: dict[str, Any], text: str, place: str) -> Document:
    if text not in row:
        raise CorpusError(f"{place}: has no {text}: its columns are {', '.join(map(str, row))}")
    about: dict[str, Any] = {field: _cell(row[name]) for name, field in _ABOUT.items() if row.get(name) is not None}
    try:
        article = Article(row[text], **{name: value for name, value in about.items() if value})
    except ArticleError as error:
        raise CorpusError(f"{place}: {error}") from None
    return Document(article, place, {str(name): _cell(value) for name, value in row.items() if name != text})


def read_table(path: Path, needed: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Rows of a CSV, TSV or JSON-lines table, each with its place; every row must have the needed columns."""
    suffix = _suffix(path)
    if not path.exists():
        raise CorpusError(f"{path}: no such file: check the path")
    if suffix in (".jsonl", ".jsonl.gz"):
        rows = _json_rows(path)
    elif suffix in (".csv", ".tsv"):
        rows = _csv_rows(path)
    else:
        raise CorpusError(f"{path}: is of no known kind: give one of {', '.join(SUFFIXES)}")
    for place, row in rows:
        for name in needed:
            if name not in row:
                raise CorpusError(f"{place}: has no column {name!r}: its columns are {', '.join(map(str, row))}")
        yield place, row


def _csv_rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Rows of a table; spreadsheets of some countries write semicolons between the cells."""
    content = _decoded(path)
    header = content.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(content, newline=""), delimiter=max(",;\t", key=header.count))
    before = csv.field_size_limit(_CELL)
    try:
        names = list(reader.fieldnames or ())
        rows = list(reader)
    except csv.Error as error:
        raise CorpusError(f"{path}, line {reader.line_num}: is not CSV ({error}): save it anew") from None
    finally:
        csv.field_size_limit(before)
    if len(set(names)) < len(names):
        raise CorpusError(f"{path}: two columns have one name: give each its own ({', '.join(names):.200})")
    if not rows:
        raise CorpusError(f"{path}: has no rows: give a header and at least one row")
    for number, row in enumerate(rows, start=2):
        place = f"{path}, row {number}"
        if None in row or None in row.values():
            raise CorpusError(
                f"{place}: has {'more' if None in row else 'fewer'} cells than the header: "
                "put quotation marks around cells that hold commas or line ends"
            )
        yield place, row


def _json_rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    found = False
    for number, line in enumerate(_decoded(path).split("\n"), start=1):
        if line.strip():
            found = True
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise CorpusError(f"{path}, line {number}: is not JSON: {error}") from None
            if not isinstance(row, dict):
                raise CorpusError(f"{path}, line {number}: is {describe(row)}: give one object a line")
            yield f"{path}, line {number}", row
    if not found:
        raise CorpusError(f"{path}: has no rows: give one object a line")


def _decoded(path: Path) -> str:
    try:
        raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        return raw.decode("utf-8-sig")
    except FileNotFoundError:
        raise CorpusError(f"{path}: no such file: check the path") from None
    except UnicodeDecodeError as error:
        raise CorpusError(
            f"{path}: is not UTF-8 text (byte {error.start}): save it as UTF-8 (in Excel: CSV UTF-8)"
        ) from None
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise CorpusError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from None


def _cell(value: object) -> str:
    """A cell as text; what pandas puts for a missing one is empty."""
    text = "" if value is None else str(value).strip()
    return "" if not isinstance(value, str) and text in _MISSING else text


def _suffix(path: Path) -> str:
    name = path.name.lower()
    return next((suffix for suffix in reversed(SUFFIXES) if name.endswith(suffix)), "")
