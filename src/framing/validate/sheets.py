"""Coding sheets as files, CSV or XLSX: written whole or not at all, and read back with every row checked."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing.errors import CorpusError, MissingPackageError, SheetError
from framing.files import safe_cell, write_files
from framing.study.corpus import read_table
from framing.validate.drawing import Drawing, SheetRow
from framing.validate.key import Key, check_of, key_to_json

_SHOWN = ("row", "category", "before", "marked", "after")
_COLUMNS = (*_SHOWN, "code", "note")
_WIDTHS = (13, 24, 60, 40, 60, 7, 30)
_ADJUDICATED = "adjudicated"
_CODES = {"1": True, "yes": True, "y": True, "true": True, "0": False, "no": False, "n": False, "false": False}
_GAPS = ("", "?", "na", "n/a")


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of one row, by coder."""

    by_coder: dict[str, bool]
    adjudicated: bool | None = None

    @property
    def decision(self) -> bool | None:
        """The adjudicated code, else that of most coders; None where they are split."""
        if self.adjudicated is not None:
            return self.adjudicated
        yes = sum(self.by_coder.values())
        no = len(self.by_coder) - yes
        return None if yes == no else yes > no


def write_drawing(drawing: Drawing, path: str | Path) -> list[Path]:
    """Write a sheet (`.csv` or `.xlsx`), the second coder's, the key and the coders' codebook; gives their paths.

    Raises `FramingError` where one of them is there already, since it may hold codes, and leaves nothing half-written.
    """
    first, second, key, codebook = sheet_paths(path)
    contents: dict[Path, bytes | str] = {first: _sheet_bytes(drawing.rows, drawing.instructions, first.suffix)}
    if drawing.second:
        contents[second] = _sheet_bytes(drawing.second, drawing.instructions, first.suffix)
    contents |= {key: key_to_json(drawing.key), codebook: drawing.instructions}
    write_files(contents, replace=False)
    return list(contents)


def sheet_paths(path: str | Path) -> tuple[Path, Path, Path, Path]:
    """Where sheet, second coder's sheet, key and codebook go; raises `SheetError` for a sheet of another kind."""
    sheet = Path(path)
    if sheet.suffix not in (".csv", ".xlsx"):
        raise SheetError(f"{sheet}: a sheet ends in .csv or .xlsx: try {sheet.stem or 'sheet'}.csv")
    second = sheet.with_name(f"{sheet.stem}-2{sheet.suffix}")
    return sheet, second, sheet.with_suffix(".key.json"), sheet.with_suffix(".codebook.md")


def key_path(sheet: Path) -> Path:
    """Where the key of a sheet stands beside it, that of a second coder's too."""
    key = sheet.with_suffix(".key.json")
    first = sheet.with_name(sheet.stem.removesuffix("-2") + ".key.json")
    return first if sheet.stem.endswith("-2") and not key.exists() else key


def read_codes(sheets: Sequence[str | Path], key: Key) -> dict[str, Codes]:
    """The codes of some sheets by row; rows without any are left out.

    A column `code` belongs to the coder that the file is named after, `code_anna` to anna; `adjudicated` decides.
    Raises `SheetError`, naming file, row, value and cure.
    """
    if not sheets:
        raise SheetError("no sheet is given: name at least one coded sheet")
    known = {row.row: row for row in key.rows}
    by_row: dict[str, dict[str, bool]] = {}
    adjudicated: dict[str, bool] = {}
    stems = [Path(sheet).stem for sheet in sheets]
    if len({Path(sheet).resolve() for sheet in sheets}) < len(sheets):
        raise SheetError("a sheet is given twice: name each once")
    for sheet in map(Path, sheets):
        coder = sheet.stem if stems.count(sheet.stem) == 1 else str(sheet)
        seen: dict[str, str] = {}
        for place, row in read_rows(sheet):
            name = row["row"]
            if name not in known:
                raise SheetError(f"{place}: row {name!r:.40} {_stranger(name, key)}")
            if name in seen:
                raise SheetError(f"{place}: row {name!r} stands here and at {seen[name]}: delete one")
            seen[name] = place
            _check_place(place, row, known[name].check, key)
            for column, value in row.items():
                said = _code(value, f"{place}, row {name}, column {column}") if _is_code(column) else None
                if said is None:
                    continue
                if column == _ADJUDICATED:
                    if adjudicated.setdefault(name, said) != said:
                        raise SheetError(
                            f"{place}: row {name} is adjudicated otherwise in another sheet: make them agree"
                        )
                else:
                    who = _coder(column) or coder
                    if by_row.setdefault(name, {}).setdefault(who, said) != said:
                        raise SheetError(
                            f"{place}: coder {who!r} coded row {name} otherwise in another sheet: delete one"
                        )
    rows = by_row.keys() | adjudicated.keys()
    return {name: Codes(by_row.get(name, {}), adjudicated.get(name)) for name in known if name in rows}


def disagreements(sheets: Sequence[str | Path], codes: Mapping[str, Codes]) -> bytes:
    """Rows that coders code differently and nobody has decided, as a CSV sheet with a column to decide them in.

    What each coder said stands in a column `said_NAME`, which is not read again.
    """
    split = {name for name, c in codes.items() if c.adjudicated is None and len(set(c.by_coder.values())) > 1}
    coders = sorted({coder for name in split for coder in codes[name].by_coder})
    lines: list[list[str]] = [[*_SHOWN, *(f"said_{coder}" for coder in coders), _ADJUDICATED, "note"]]
    for row in (row for sheet in sheets for _, row in read_rows(Path(sheet))):
        if row["row"] in split:
            split.remove(row["row"])
            said = codes[row["row"]].by_coder
            marks = [str(int(said[coder])) if coder in said else "" for coder in coders]
            lines.append([*(safe_cell(row[column]) for column in _SHOWN), *marks, "", ""])
    return _csv_bytes(lines)


def _stranger(name: str, key: Key) -> str:
    if name.rpartition("-")[0] == key.sheet:
        return "was never drawn: restore its name from the sheet as it was written"
    return (
        f"is not of this key, whose rows begin with {key.sheet}: give the key that was written with this sheet, "
        "or take the row out"
    )


def _check_place(place: str, row: Mapping[str, str], check: str, key: Key) -> None:
    found = check_of(*(row[column] for column in ("category", "before", "marked", "after")))
    if found != check:
        other = next((r.row for r in key.rows if r.check == found), None)
        what = f"holds the text of row {other}" if other else "holds a text that was changed"
        raise SheetError(
            f"{place}: row {row['row']} {what} ({row['marked']!r:.60}): a column was sorted or edited apart from the "
            "others; restore the sheet as it was written and move the codes"
        )


def _code(value: str, place: str) -> bool | None:
    said = value.strip().casefold()
    said = said.removesuffix(".0") if said in ("1.0", "0.0") else said
    if said in _GAPS:
        return None
    if said in _CODES:
        return _CODES[said]
    parts = re.split(r"[\s,;/|&+]+|\band\b", said)
    if len(parts) > 1 and all(part in _CODES for part in parts):
        raise SheetError(
            f"{place}: {value!r:.40} are two codes: write one, and the other coder's into a column of its own"
        )
    raise SheetError(f"{place}: {value!r:.40} is no code: write 1 or 0, or nothing where it was not coded")


def _is_code(column: str) -> bool:
    return column == _ADJUDICATED or (column.startswith("code") and column != "coder")


def _coder(column: str) -> str:
    return column.removeprefix("code").strip("_- ")


def read_rows(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Rows with their place; columns by name in lower case."""
    try:
        rows = list(_xlsx_rows(path) if path.suffix.lower() == ".xlsx" else read_table(path, ()))
    except CorpusError as error:
        raise SheetError(str(error)) from None
    if not rows:
        raise SheetError(f"{path}: has no rows: give the sheet as it was coded")
    for place, row in rows:
        cells = {_column(str(name)): "" if value is None else str(value) for name, value in row.items()}
        missing = [column for column in _SHOWN if column not in cells]
        if missing or not any(map(_is_code, cells)):
            lacking = ", ".join(missing) or "code"
            raise SheetError(
                f"{place}: the sheet has no column {lacking}: its columns are {', '.join(cells)}; "
                "take the sheet as it was written, and add nothing but codes"
            )
        yield place, {name: value if _is_code(name) else value.strip() for name, value in cells.items()}


def _column(name: str) -> str:
    """A known column by its name in lower case; a coder keeps the letters of theirs."""
    name = name.strip()
    small = name.casefold()
    return f"code{name[4:]}" if small.startswith("code") else small


def _xlsx_rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    openpyxl = _openpyxl()
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        header, *rows = book.worksheets[0].iter_rows(values_only=True)
        book.close()
    except FileNotFoundError:
        raise SheetError(f"{path}: no such file: check the path") from None
    except Exception as error:  # a zip file of another kind fails in many ways
        raise SheetError(f"{path}: is not a readable XLSX file ({error}): save it anew") from None
    named = [str(name) for name in header if name is not None]
    if len(set(named)) < len(named):
        raise SheetError(f"{path}: two columns have one name: give each its own ({', '.join(named):.200})")
    for number, row in enumerate(rows, start=2):
        if any(value is not None for value in row):
            cells = zip(header, row, strict=False)
            yield f"{path}, row {number}", {str(name): value for name, value in cells if name is not None}


def _sheet_bytes(rows: Sequence[SheetRow], instructions: str, suffix: str) -> bytes:
    cells = [[safe_cell(getattr(row, column)) for column in _SHOWN] + ["", ""] for row in rows]
    return _csv_bytes([list(_COLUMNS), *cells]) if suffix == ".csv" else _xlsx_bytes(cells, instructions)


def _csv_bytes(lines: list[list[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(lines)
    return out.getvalue().encode("utf-8-sig", "replace")  # the mark tells a spreadsheet the encoding


def _xlsx_bytes(cells: list[list[str]], instructions: str) -> bytes:
    openpyxl = _openpyxl()
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.datavalidation import DataValidation

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "codes"
    for row in [list(_COLUMNS), *cells]:
        sheet.append([cell or None for cell in row])
    for column, width in zip("ABCDEFG", _WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
        for cell in sheet[column]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.data_type = "s" if cell.value else cell.data_type
    for cell in (*sheet[1], *sheet["D"]):
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    allowed = DataValidation(type="list", formula1='"1,0"', allow_blank=True)
    allowed.add(f"F2:F{len(cells) + 1}")
    sheet.add_data_validation(allowed)
    book.create_sheet("codebook")
    for line in instructions.splitlines():
        book["codebook"].append([safe_cell(line)])
    book["codebook"].column_dimensions["A"].width = 120
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _openpyxl() -> Any:
    try:
        import openpyxl
    except ImportError:
        raise MissingPackageError("XLSX sheets need openpyxl: pip install 'media-framing[xlsx]', or use .csv") from None
    return openpyxl
