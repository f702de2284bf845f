import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from framing import Analyzer, Lexicon
from framing.cli import main

TEXT = "The regime slammed its critics.\n"
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_report_is_plain_when_piped(article: str, capsys: Captured) -> None:
    assert main(["analyze", article]) == 0
    out = capsys.readouterr().out
    assert "Loaded terms in the outlet's own voice" in out
    assert "\x1b" not in out


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode()), encoding="utf-8"))
    assert main(["analyze", "-", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [m["text"] for m in data["matches"] if m["family"] == "loaded"] == ["regime", "slammed"]


def test_table_is_csv(article: str, capsys: Captured) -> None:
    assert main(["analyze", article, "--table"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["text"], row["start"]) for row in rows if row["family"] == "loaded"] == [
        ("regime", "4"),
        ("slammed", "11"),
    ]


def test_frames_are_csv(article: str, capsys: Captured) -> None:
    assert main(["analyze", article, "--frames"]) == 0
    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert {row["family"] for row in rows} == {"frames", "news_frames", "morals"}
    assert [float(row["salience"]) for row in rows] == sorted((float(row["salience"]) for row in rows), reverse=True)


def test_saved_html_is_told_by_itself(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<!doctype html><html><body><article><p>{TEXT * 8}</p></article></body></html>")
    assert main(["analyze", str(path), "--json"]) == 0
    assert "<p>" not in json.loads(capsys.readouterr().out)["article"]["text"]


def test_own_lexicon_is_added_or_used_alone(article: str, tmp_path: Path, capsys: Captured) -> None:
    mine = tmp_path / "loaded" / "mine.toml"
    mine.parent.mkdir()
    mine.write_text('source = "test"\nlicense = "CC0-1.0"\nterms = ["critics"]\n')
    assert main(["analyze", article, "--lexicon", str(mine), "--json"]) == 0
    assert {"regime", "slammed", "critics"} <= {m["text"] for m in json.loads(capsys.readouterr().out)["matches"]}
    assert main(["analyze", article, "--lexicon", str(mine), "--no-builtin", "--json"]) == 0
    assert [m["text"] for m in json.loads(capsys.readouterr().out)["matches"]] == ["critics"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "article text is empty"),
        (b"\xff\xfe\x00", "is not UTF-8 text (byte 0): convert it to UTF-8"),
        (b"<html></html>", "HTML holds no article text"),
    ],
)
def test_bad_articles_are_one_line_and_exit_2(tmp_path: Path, capsys: Captured, content: bytes, message: str) -> None:
    path = tmp_path / "bad"
    path.write_bytes(content)
    assert main(["analyze", str(path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(f"framing: {path}: ")
    assert message in captured.err
    assert captured.err.count("\n") == 1


def test_missing_files_and_lexicons(article: str, capsys: Captured) -> None:
    assert main(["analyze", "none.txt"]) == 2
    assert "none.txt: cannot be read: No such file" in capsys.readouterr().err
    assert main(["analyze", article, "--lexicon", "none.toml"]) == 2
    assert "none.toml: no such file: check the path" in capsys.readouterr().err
    assert main(["analyze", article, "--no-builtin"]) == 2
    assert "name one with --lexicon PATH" in capsys.readouterr().err
    assert main(["analyze", article, "--pipeline", "xx_none"]) == 2
    assert "pipeline 'xx_none' is not installed" in capsys.readouterr().err


def test_lexicon_list_and_search(capsys: Captured) -> None:
    assert main(["lexicon", "list"]) == 0
    assert "loaded/delegitimising_labels" in capsys.readouterr().out
    assert main(["lexicon", "list", "--search", "puppet pres"]) == 0
    assert "puppet president" in capsys.readouterr().out


def test_new_lexicon_checks_without_a_problem_and_is_never_overwritten(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "mine.toml"
    assert main(["lexicon", "new", str(path)]) == 0
    assert main(["lexicon", "check", str(path)]) == 0
    assert "0 problems" in capsys.readouterr().out
    assert main(["lexicon", "new", str(path)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert main(["lexicon", "new", str(tmp_path / "mine.txt")]) == 2
    assert "ends in .toml" in capsys.readouterr().err


def test_check_reports_each_problem_and_exits_1(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        'source = "t"\nlicense = "x"\ntitle = "T"\ndescription = "D"\n[[term]]\nterm = "slam"\nweight = 3\n'
        'pos = ["VERB"]\nunless = ["slam into"]\nhits = ["A grand slam won it."]\nmisses = ["No such word."]\n'
    )
    assert main(["lexicon", "check", str(path)]) == 1
    out = capsys.readouterr().out
    assert "term 'slam': miss 'No such word.' contains no form of the term" in out
    assert "term 'slam' is not found in its hit 'A grand slam won it.'" in out
    assert "1 terms checked, 2 problems" in out


def test_saved_page_with_a_comment_before_its_doctype(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "page"
    page = f"<html><body><article><p>{TEXT * 8}</p></article></body></html>"
    path.write_text(f"<!-- saved from url=https://example.org -->\n<!doctype html>{page}")
    assert main(["analyze", str(path), "--json"]) == 0
    assert "<p>" not in json.loads(capsys.readouterr().out)["article"]["text"]


@pytest.mark.parametrize("form", ["--json", "--table", None])
def test_a_terminal_that_lacks_characters_gets_them_spelled_out(form: str | None, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("The “régime” slammed\xa0its critics … 😀", encoding="utf-8")
    command = [sys.executable, "-m", "framing", "analyze", str(path), *([form] if form else [])]
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)  # noqa: S603
    assert done.returncode == 0, done.stderr
    assert "slammed" in done.stdout


def shell(command: str) -> subprocess.CompletedProcess[str]:
    """Runs `framing` as `$F` in a shell, since closed streams and pipes are the shell's to give."""
    environment = os.environ | {"F": f"{sys.executable} -m framing"}
    return subprocess.run(  # noqa: S603
        ["/bin/bash", "-c", command], env=environment, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell")
@pytest.mark.parametrize("form", ["lexicon list", "analyze ARTICLE --table"])
def test_a_reader_who_leaves_is_no_error(form: str, article: str) -> None:
    done = shell(f"$F {form.replace('ARTICLE', article)} | true; echo ${{PIPESTATUS[0]}}")
    assert (done.stdout, done.stderr) == ("0\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("form", ["lexicon list", "analyze ARTICLE --json"])
@pytest.mark.parametrize(
    ("output", "message"), [("/dev/full", "standard output: cannot be used: No space left"), ("&-", "is closed")]
)
def test_output_that_cannot_be_written_is_one_line(form: str, output: str, message: str, article: str) -> None:
    done = shell(f"$F {form.replace('ARTICLE', article)} >{output}")
    assert done.returncode == 2
    assert message in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell")
def test_closed_input_and_closed_errors() -> None:
    done = shell("$F analyze - <&-")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "standard input: is closed: pipe a text in, or name a file" in done.stderr
    done = shell("$F analyze none.txt 2>&-")
    assert (done.returncode, done.stdout) == (2, "")


def test_framing_toml_is_found_named_or_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    (tmp_path / "framing.toml").write_text('accept = ["regime"]', encoding="utf-8")
    draft = tmp_path / "drafts" / "draft.txt"
    draft.parent.mkdir()
    draft.write_text("The regime slammed its critics.", encoding="utf-8")
    monkeypatch.chdir(draft.parent)

    def terms(*argv: str) -> list[str]:
        assert main(["analyze", "draft.txt", "--table", *argv]) == 0
        rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
        signatures.add(rows[0]["signature"])
        return [row["term"] for row in rows if row["family"] == "loaded"]

    signatures: set[str] = set()
    assert terms() == ["slam"]
    assert signatures == {Analyzer.from_config(tmp_path).signature}
    assert terms("--no-config") == ["regime", "slam"]
    monkeypatch.chdir(tmp_path.parent)
    assert main(["analyze", str(draft), "--config", str(tmp_path), "--no-builtin", "--lexicon", "x.toml"]) == 2
    assert "write builtin = false into" in capsys.readouterr().err


def test_dictionaries_convert_into_files_that_load(tmp_path: Path, capsys: Captured) -> None:
    source = tmp_path / "mood.dic"
    source.write_text("%\n1\tGloom\n%\ngrim*\t1\nzzqx*\t1\n", encoding="utf-8")
    assert main(["lexicon", "convert", str(source), "--out", str(tmp_path / "lexicons")]) == 0
    captured = capsys.readouterr()
    assert "2 entries: 1 converted (1 with wildcards" in captured.out
    assert "'zzqx*' no word of the vocabulary matches" in captured.err
    lexicon = Lexicon.load(tmp_path / "lexicons" / "mood" / "gloom.toml")
    assert "grimly" in lexicon.terms[0].forms
    assert main(["lexicon", "convert", str(source), "--out", str(tmp_path / "lexicons")]) == 2
    assert "is there already" in capsys.readouterr().err


def test_checks_are_listed_and_selected(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "loaded" / "mine.toml"
    path.parent.mkdir()
    path.write_text('source = "x"\nlicense = "x"\nterms = ["thug", "thugs"]', encoding="utf-8")
    assert main(["lexicon", "check", "--codes"]) == 0
    assert "never-fires" in capsys.readouterr().out
    assert main(["lexicon", "check", str(path), "--select", "shared-form"]) == 1
    assert "is a form of 'thug', which stands here too: delete one [shared-form]\n" in capsys.readouterr().out
    assert main(["lexicon", "check", str(path), "--ignore", "shared-form,undescribed,duplicate,other-strength"]) == 0
    news = tmp_path / "news.txt"
    news.write_text("All is well.", encoding="utf-8")
    argv = ["lexicon", "check", str(path), "--select", "never-fires", "--corpus", str(news), "--pipeline", "blank:en"]
    assert main(argv) == 1
    assert "term 'thug': fires in none of 1 articles" in capsys.readouterr().out


def test_formulas_in_texts_stay_text_in_tables(tmp_path: Path, capsys: Captured) -> None:
    text = tmp_path / "news.txt"
    text.write_text("=1+1 the war", encoding="utf-8")
    assert main(["lexicon", "try", "war", str(text), "--csv", "--pipeline", "blank:en"]) == 0
    assert next(csv.DictReader(io.StringIO(capsys.readouterr().out)))["before"] == "'=1+1 the"


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["lexicon", "check", "--select", "nothing"], "no check has the code 'nothing'"),
        (["lexicon", "codebook", "--out", "book.pdf"], "a codebook ends in .md or .csv: try book.md"),
        (["lexicon", "audit", "none.csv"], "none.csv: no such file"),
        (["validate", "draw", "none.csv", "--out", "sheet.ods"], "a sheet ends in .csv or .xlsx: try sheet.csv"),
        (["validate", "score", "none.csv"], "none.csv: no such file"),
    ],
)
def test_bad_input_of_the_kit_is_one_line_and_exit_2(
    argv: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(argv) == 2
    captured = capsys.readouterr()
    assert message in captured.err
    assert captured.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
