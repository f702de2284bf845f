"""Coding sheets as they come back from people: every mistake is named with file, row, value and cure."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import spacy

from framing import Analyzer, FramingError, Lexicon, SheetError, Term
from framing.validate import Drawing, draw, score, write_drawing
from framing.validate.codes import disagreements, read_codes
from framing.validate.key import read_key

DOOM = Lexicon(category="doom", family="mine", terms=(Term("chaos"), Term("ruin")), source="x", license="x")
ARTICLES = [
    {"text": f"It was chaos number {i}. The hall was full. =SUM(A1) is what he wrote. A ruin, she said. Rain fell."}
    for i in range(12)
]
Row = dict[str, str]


@pytest.fixture(scope="module")
def drawing() -> Drawing:
    analyzer = Analyzer(DOOM, pipeline=spacy.blank("en"))
    return draw(ARTICLES, analyzer, categories=["mine/doom"], rows=40, overlap=0.5, seed=3)


@pytest.fixture
def sheet(drawing: Drawing, tmp_path: Path) -> Path:
    write_drawing(drawing, tmp_path / "sheet.csv")
    return tmp_path / "sheet.csv"


def rows_of(sheet: Path) -> list[Row]:
    return list(csv.DictReader(sheet.read_text(encoding="utf-8-sig").splitlines()))


def changed(sheet: Path, change: Callable[[list[Row]], object], delimiter: str = ",") -> Path:
    rows = rows_of(sheet)
    for row in rows:
        row["code"] = str(int("chaos" in row["marked"]))
    change(rows)
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return sheet


def test_a_sheet_may_be_reordered_cut_and_saved_with_semicolons(sheet: Path) -> None:
    original = sheet.read_text(encoding="utf-8-sig")
    before = score(changed(sheet, lambda rows: None))
    assert score(changed(sheet, list.reverse, delimiter=";")) == before
    sheet.write_text(original, encoding="utf-8")
    half = score(changed(sheet, lambda rows: rows.__delitem__(slice(20, None))))
    assert (half.decided, half.rows) == (20, 40)


def test_xlsx_holds_text_alone_and_codes_come_back(drawing: Drawing, tmp_path: Path) -> None:
    path = tmp_path / "sheet.xlsx"
    write_drawing(drawing, path)
    book = openpyxl.load_workbook(path)
    page = book["codes"]
    assert {cell.data_type for row in page.iter_rows() for cell in row} == {"s", "n"}  # n: an empty cell
    assert any("=SUM" in str(page[f"D{row}"].value) for row in range(2, 42))
    assert "How to code" in str(book["codebook"]["A1"].value)
    values: list[object] = [1, 0, 1.0, "yes", "N", True, None, "?"]
    for row, value in zip(range(2, 10), values, strict=True):
        page[f"F{row}"].value = value
    book.save(path)
    assert score(path).decided == 6


def test_coders_are_told_apart_by_column(sheet: Path) -> None:
    def two(rows: list[Row]) -> None:
        for i, row in enumerate(rows):
            row["code_anna"] = row.pop("code")
            row["code_ben"] = row["code_anna"] if i % 5 else str(1 - int(row["code_anna"]))
            row["adjudicated"] = "1" if i == 0 else ""

    validation = score(changed(sheet, two))
    assert validation.coders == ("anna", "ben")
    assert (validation.double, validation.adjudicated, validation.split) == (40, 1, 7)
    assert validation.alpha is not None
    assert validation.alpha.value < 1


def without(column: str) -> Callable[[list[Row]], object]:
    return lambda rows: [row.pop(column) for row in rows]


def with_value(number: int, column: str, value: str) -> Callable[[list[Row]], object]:
    return lambda rows: rows[number].__setitem__(column, value)


def adjudicated(code: str) -> Callable[[list[Row]], object]:
    return lambda rows: [row.update(adjudicated=code) for row in rows]


def moved(rows: list[Row]) -> None:
    """One column sorted apart from the others."""
    for row, marked in zip(rows, sorted(row["marked"] for row in rows), strict=True):
        row["marked"] = marked


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (without("code"), "row 2: the sheet has no column code"),
        (without("marked"), "row 2: the sheet has no column marked"),
        (without("row"), "row 2: the sheet has no column row"),
        (with_value(3, "code", "maybe"), "column code: 'maybe' is no code: write 1 or 0"),
        (with_value(3, "code", "2"), "column code: '2' is no code"),
        (with_value(3, "code", "1/0"), "column code: '1/0' are two codes: write one"),
        (with_value(3, "code", "1 0"), "column code: '1 0' are two codes"),
        (with_value(3, "row", "abcdef-0001"), "row 5: row 'abcdef-0001' is not of this key, whose rows begin with"),
        (with_value(3, "marked", "something else"), "holds a text that was changed ('something else')"),
        (lambda rows: rows.append(dict(rows[4])), "stands here and at"),
        (moved, "a column was sorted or edited apart from the others"),
        (lambda rows: [row.update(code="") for row in rows], "no row has a code"),
        (lambda rows: rows[2].__setitem__("row", rows[2]["row"][:-4] + "9999"), "was never drawn"),
    ],
)
def test_bad_sheets_name_row_value_and_cure(
    sheet: Path, change: Callable[[list[Row]], object], message: str, tmp_path: Path
) -> None:
    before = sorted(tmp_path.iterdir())
    with pytest.raises(SheetError) as caught:
        score(changed(sheet, change)).save(tmp_path / "validation.json")
    assert message in str(caught.value)
    assert sorted(tmp_path.iterdir()) == before


def test_a_row_with_anothers_text_names_the_other(sheet: Path) -> None:
    rows = rows_of(sheet)
    one = next(row for row in rows if "chaos" in row["marked"])
    other = next(row for row in rows if (row["before"], row["marked"]) != (one["before"], one["marked"]))

    def swap(rows: list[Row]) -> None:
        target = next(row for row in rows if row["row"] == one["row"])
        target.update({column: other[column] for column in ("before", "marked", "after")})

    with pytest.raises(SheetError, match=f"row {one['row']} holds the text of row"):
        score(changed(sheet, swap))


def test_the_key_of_another_sheet_and_a_changed_key_are_refused(sheet: Path, tmp_path: Path) -> None:
    changed(sheet, lambda rows: None)
    analyzer = Analyzer(DOOM, pipeline=spacy.blank("en"))
    write_drawing(draw(ARTICLES, analyzer, categories=["mine/doom"], rows=40, seed=4), tmp_path / "other.csv")
    with pytest.raises(SheetError, match="is not of this key"):
        score(sheet, tmp_path / "other.key.json")
    key = tmp_path / "sheet.key.json"
    data = json.loads(key.read_text(encoding="utf-8"))
    data["strata"][0]["population"] += 1
    key.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(SheetError, match="was changed since the sheet was drawn"):
        score(sheet)
    key.write_text("{}", encoding="utf-8")
    with pytest.raises(SheetError, match="is no key of a coding sheet"):
        score(sheet)
    key.unlink()
    with pytest.raises(SheetError, match="no such key"):
        score(sheet)


def test_sheets_that_contradict_each_other_are_refused(sheet: Path, tmp_path: Path) -> None:
    changed(sheet, adjudicated("1"))
    other = tmp_path / "other.csv"
    other.write_text(sheet.read_text(encoding="utf-8"), encoding="utf-8")
    changed(other, adjudicated("0"))
    with pytest.raises(SheetError, match="is adjudicated otherwise in another sheet: make them agree"):
        score([sheet, other], tmp_path / "sheet.key.json")


def test_coders_keep_their_names_when_what_they_said_is_adjudicated(sheet: Path, tmp_path: Path) -> None:
    def three(rows: list[Row]) -> None:
        for i, row in enumerate(rows):
            row["code_Anna"], row["code_Ben"] = row.pop("code"), str(i % 2)

    changed(sheet, three)
    key = read_key(tmp_path / "sheet.key.json")
    before = score(sheet)
    adjudicated = tmp_path / "adjudicated.csv"
    adjudicated.write_bytes(disagreements([sheet], read_codes([sheet], key)))
    rows = rows_of(adjudicated)
    assert len(rows) == before.split > 0
    assert all(row["said_Anna"] != row["said_Ben"] for row in rows)
    text = adjudicated.read_text(encoding="utf-8-sig").replace(",,\n", ",1,\n").replace(",,\r\n", ",1,\r\n")
    adjudicated.write_text(text, encoding="utf-8")
    after = score([sheet, adjudicated])
    assert after.coders == before.coders == ("Anna", "Ben")
    assert (after.alpha, after.split, after.adjudicated) == (before.alpha, 0, before.split)
    with pytest.raises(SheetError, match="a sheet is given twice"):
        score([sheet, tmp_path / ".." / tmp_path.name / "sheet.csv"])


def test_any_text_comes_back_as_it_was_drawn(tmp_path: Path) -> None:
    odd = "It was chaos \ufffe and \ud800 here\x01. " + "The war " + "goes on and on " * 3000 + "in chaos."
    analyzer = Analyzer(DOOM, pipeline=spacy.blank("en"))
    drawing = draw([odd, "Rain fell."], analyzer, categories=["mine/doom"], rows=8)
    write_drawing(drawing, tmp_path / "one.csv")
    write_drawing(drawing, tmp_path / "two.xlsx")
    for name in ("one.csv", "two.xlsx"):  # every row is as it was drawn, and not yet coded
        with pytest.raises(SheetError, match="no row has a code"):
            score(tmp_path / name)


def test_a_result_replaces_an_earlier_result_and_nothing_else(sheet: Path, tmp_path: Path) -> None:
    validation = score(changed(sheet, lambda rows: None))
    validation.save(tmp_path / "validation.json")
    validation.save(tmp_path / "validation.json")
    with pytest.raises(FramingError, match="is there already and is no earlier result"):
        validation.save(sheet)
    assert score(sheet) == validation


def test_two_columns_of_one_name_are_refused(sheet: Path) -> None:
    changed(sheet, lambda rows: None)
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("code,note", "code,code", 1), encoding="utf-8")
    with pytest.raises(SheetError, match="two columns have one name"):
        score(sheet)


def test_nothing_is_overwritten_and_nothing_half_written(drawing: Drawing, tmp_path: Path) -> None:
    (tmp_path / "sheet.key.json").write_text("mine", encoding="utf-8")
    with pytest.raises(FramingError, match=r"sheet\.key\.json: is there already"):
        write_drawing(drawing, tmp_path / "sheet.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.key.json"]
    with pytest.raises(SheetError, match=r"a sheet ends in \.csv or \.xlsx"):
        write_drawing(drawing, tmp_path / "sheet.ods")
    with pytest.raises(FramingError, match="cannot be written"):
        write_drawing(drawing, tmp_path / "none" / "sheet.csv")


def test_one_sheet_under_two_names_is_suspected(sheet: Path, tmp_path: Path) -> None:
    changed(sheet, lambda rows: None)
    copy = tmp_path / "copy.csv"
    copy.write_text(sheet.read_text(encoding="utf-8"), encoding="utf-8")
    assert "two coders, or one sheet given twice?" in str(score([sheet, copy]))


def test_a_coder_spelled_in_two_ways_is_one(sheet: Path, tmp_path: Path) -> None:
    changed(sheet, lambda rows: [row.update(Code_anna=row.pop("code")) for row in rows])
    copy = tmp_path / "Anna.csv"
    copy.write_text(sheet.read_text(encoding="utf-8").replace("Code_anna", "code", 1), encoding="utf-8")
    assert len(score([copy, sheet]).coders) == 1


@pytest.mark.parametrize("sheets", [None, [], 5, [None]])
def test_what_is_no_path_is_said(sheets: object) -> None:
    with pytest.raises(SheetError, match="give the path of a coded sheet, or a list of them"):
        score(sheets)  # type: ignore[arg-type]
