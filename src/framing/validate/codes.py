"""The codes of coded sheets, by row and coder, with every row checked against the key."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from framing.errors import SheetError
from framing.files import safe_cell
from framing.validate.key import Key, check_of
from framing.validate.sheets import ADJUDICATED, SHOWN, csv_bytes, is_code, read_rows

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


def read_codes(sheets: Sequence[str | Path], key: Key) -> dict[str, Codes]:
    """The codes of some sheets by row; rows without any are left out.

    A column `code` belongs to the coder that the file is named after, `code_anna` to anna; `adjudicated` decides.
    Raises `SheetError`, naming file, row, value and cure.
    """
    known = {row.row: row for row in key.rows}
    by_row: dict[str, dict[str, bool]] = {}
    adjudicated: dict[str, bool] = {}
    names: dict[str, str] = {}
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
                said = _code(value, f"{place}, row {name}, column {column}") if is_code(column) else None
                if said is None:
                    continue
                if column == ADJUDICATED:
                    if adjudicated.setdefault(name, said) != said:
                        raise SheetError(
                            f"{place}: row {name} is adjudicated otherwise in another sheet: make them agree"
                        )
                else:
                    who = _coder(column) or coder
                    who = names.setdefault(who.casefold(), who)
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
    lines: list[list[str]] = [[*SHOWN, *(f"said_{coder}" for coder in coders), ADJUDICATED, "note"]]
    for row in (row for sheet in sheets for _, row in read_rows(Path(sheet))):
        if row["row"] in split:
            split.remove(row["row"])
            said = codes[row["row"]].by_coder
            marks = [str(int(said[coder])) if coder in said else "" for coder in coders]
            lines.append([*(safe_cell(row[column]) for column in SHOWN), *marks, "", ""])
    return csv_bytes(lines)


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


def _coder(column: str) -> str:
    return column.removeprefix("code").strip("_- ")
