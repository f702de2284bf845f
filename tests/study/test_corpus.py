"""Corpora and labelled tables as people have them."""

import gzip
import json
from pathlib import Path

import pytest

from framing.errors import CorpusError
from framing.study import read_corpus, read_labelled


def test_a_folder_of_all_kinds_is_read_in_order_of_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One text.", encoding="utf-8")
    (tmp_path / "b.csv").write_text('text;outlet\n"Two; texts.";Herald\nThree.;Courier\n', encoding="utf-8-sig")
    rows = [{"text": "Four.", "date": "2020-01-02", "n": 3}, {"text": "Five.", "date": None, "n": None}]
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    (tmp_path / "notes.pdf").write_bytes(b"no text")
    documents = list(read_corpus([tmp_path]))
    assert [d.article.text for d in documents] == ["One text.", "Two; texts.", "Three.", "Four.", "Five."]
    assert documents[2].columns == {"outlet": "Courier"}
    assert documents[2].article.outlet == "Courier"
    assert documents[2].place == f"{tmp_path / 'b.csv'}, row 3"
    assert (documents[3].article.published, documents[3].columns["n"]) == ("2020-01-02", "3")
    assert documents[4].article.published is None


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", b"body,outlet\nOne.,Herald\n", "a.csv, row 2: has no column 'text': its columns are body, outlet"),
        ("a.csv", b"text,outlet\nOne.,Herald,3\n", "row 2: has more cells than the header"),
        ("a.csv", b"text,outlet\nOne.\n", "row 2: has fewer cells than the header"),
        ("a.csv", b"text,outlet\n ,Herald\n", "row 2: article text is empty"),
        ("a.csv", b"text\n", "a.csv: has no rows"),
        ("a.csv", b"", "a.csv: has no rows"),
        ("a.csv", "text\nCafé\n".encode("latin-1"), "a.csv: is not UTF-8 text (byte 8)"),
        ("a.jsonl", b'{"text": "One."}\n[1]\n', "line 2: is list [1]: give one object a line"),
        ("a.jsonl", b'{"text": "One."}\n{"text": \n', "line 2: is not JSON"),
        ("a.jsonl", b'{"text": 3}\n', "line 1: article text is int 3"),
        ("a.jsonl.gz", b"plain", "a.jsonl.gz: cannot be read"),
        ("a.docx", b"x", "a.docx: is of no known kind"),
    ],
)
def test_bad_corpora_are_named_with_place_and_cure(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CorpusError) as caught:
        list(read_corpus([tmp_path / name]))
    assert message in str(caught.value)


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no such file"):
        list(read_corpus([tmp_path / "none.csv"]))
    with pytest.raises(CorpusError, match="holds no corpus"):
        list(read_corpus([tmp_path]))


def labelled(folder: Path, *labels: str) -> Path:
    path = folder / "labelled.csv"
    rows = (f"Text {i}.,{label}\n" for i, label in enumerate(labels))
    path.write_text("text,label\n" + "".join(rows), encoding="utf-8")
    return path


def test_labels_are_read_as_people_write_them(tmp_path: Path) -> None:
    path = labelled(tmp_path, "1", "0", "Yes", "no", "TRUE", "False")
    assert [item.label for item in read_labelled(path)] == [True, False] * 3
    path = labelled(tmp_path, "Biased", "Neutral", "")
    assert [item.label for item in read_labelled(path, positive="biased")] == [True, False, False]


@pytest.mark.parametrize(
    ("labels", "positive", "message"),
    [
        (("1", "maybe"), None, "row 3: label is 'maybe': write 1 or 0, or say which label is meant"),
        (("1", ""), None, "row 3: label is ''"),
        (("1", "1"), None, "all 2 labels are yes: give labels of both kinds"),
        (("biased", "not"), "baised", "all 2 labels are no: give labels of both kinds; is 'baised' spelled"),
    ],
)
def test_bad_labels_are_named(tmp_path: Path, labels: tuple[str, ...], positive: str | None, message: str) -> None:
    with pytest.raises(CorpusError) as caught:
        read_labelled(labelled(tmp_path, *labels), positive=positive)
    assert message in str(caught.value)
