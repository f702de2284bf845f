"""Coding sheets as files, CSV or XLSX, written whole or not at all, and read back as rows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from framing.errors import CorpusError, MissingPackageError, SheetError
from framing.files import safe_cell, write_files
from framing.study.corpus import read_table
from framing.validate.drawing import Drawing, SheetRow
from framing.validate.key import key_to_json

SHOWN = ("row", "category", "before", "marked", "after")
_COLUMNS = (*SHOWN, "code", "note")
_WIDTHS = (13, 24, 60, 40, 60, 7, 30)
ADJUDICATED = "adjudicated"
_CODE = re.compile(r"code(?:[ _-].*|\d+)?")


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


def find_key(sheets: Sequence[str | Path]) -> Path:
    """The key that stands beside one of the sheets, under the name of the first coder's or the second's."""
    names = [Path(sheet).with_suffix(".key.json") for sheet in sheets]
    names += [Path(sheet).with_name(f"{Path(sheet).stem.removesuffix('-2')}.key.json") for sheet in sheets]
    return next((name for name in names if name.exists()), names[0])


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
        missing = [column for column in SHOWN if column not in cells]
        if missing or not any(map(is_code, cells)):
            lacking = ", ".join(missing) or "code"
            raise SheetError(
                f"{place}: the sheet has no column {lacking}: its columns are {', '.join(cells)}; "
                "take the sheet as it was written, and add nothing but codes"
            )
        yield place, {name: value if is_code(name) else value.strip() for name, value in cells.items()}


def is_code(column: str) -> bool:
    """Whether a column holds codes, or the decisions over them."""
    return column == ADJUDICATED or _CODE.fullmatch(column) is not None


def _column(name: str) -> str:
    """A known column by its name in lower case; a coder keeps the letters of theirs."""
    name = name.strip()
    small = name.casefold()
    return f"code{name[4:]}" if _CODE.fullmatch(small) else small


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
    cells = [[safe_cell(getattr(row, column)) for column in SHOWN] + ["", ""] for row in rows]
    return csv_bytes([list(_COLUMNS), *cells]) if suffix == ".csv" else _xlsx_bytes(cells, instructions)


def csv_bytes(lines: list[list[str]]) -> bytes:
    """A table as a CSV file."""
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
