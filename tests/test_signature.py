"""A lock holds an analysis to versions, lexicons and settings, and names what differs."""

from pathlib import Path

import pytest
import spacy

from framing import Analyzer, Lexicon, LockError, Term
from framing.signature import write_lock


def analyzer(*terms: Term, lock: Path | None = None, **settings: object) -> Analyzer:
    lexicon = Lexicon(category="doom", family="mine", terms=terms, source="x", license="x")
    return Analyzer(lexicon, pipeline=spacy.blank("en"), lock=lock, **settings)  # type: ignore[arg-type]


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    path = tmp_path / "framing.lock"
    write_lock(analyzer(Term("chaos")).setup, path)
    return path


def test_the_same_setup_passes(lock: Path) -> None:
    report = analyzer(Term("chaos"), lock=lock).analyze("It was chaos.")
    assert report.signature in lock.read_text(encoding="utf-8")
    for part in ("framing ", "spaCy ", "scikit-learn ", "blank en", "lexicons ", "settings "):
        assert part in report.signature


@pytest.mark.parametrize("terms", [(Term("chaos", weight=2),), (Term("chaos"), Term("doom")), (Term("Chaos"),)])
def test_another_edition_of_a_lexicon_is_refused_by_name(lock: Path, terms: tuple[Term, ...]) -> None:
    with pytest.raises(LockError, match=r"lexicon mine/doom: locked 1 terms, \w+, now \d terms, \w+"):
        analyzer(*terms, lock=lock)


def test_other_settings_and_pipelines_are_refused_by_name(lock: Path) -> None:
    with pytest.raises(LockError, match=r"setting metrics: locked \[.*, now \[\]"):
        analyzer(Term("chaos"), lock=lock, metrics={})
    lexicon = Lexicon(category="doom", family="mine", terms=(Term("chaos"),), source="x", license="x")
    with pytest.raises(LockError, match="pipeline: locked blank en, now blank de") as caught:
        Analyzer(lexicon, pipeline=spacy.blank("de"), lock=lock)
    assert "lexicon" not in str(caught.value).partition("restore")[0].partition("locked:")[2]


def test_another_version_of_a_package_is_refused_by_name(lock: Path) -> None:
    changed = lock.read_text(encoding="utf-8").replace('textstat = "', 'textstat = "9.')
    lock.write_text(changed, encoding="utf-8")
    with pytest.raises(LockError, match=r"version of textstat: locked 9\."):
        analyzer(Term("chaos"), lock=lock)


@pytest.mark.parametrize("content", ["", "lock = 1", "not toml", "lock = 1\npackages = 1\nsettings = 1\nlexicons = 1"])
def test_what_is_no_lock_is_said(tmp_path: Path, content: str) -> None:
    path = tmp_path / "framing.lock"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LockError, match="is no lock"):
        analyzer(Term("chaos"), lock=path)
    with pytest.raises(LockError, match="no such lock: write it with: framing lexicon lock"):
        analyzer(Term("chaos"), lock=tmp_path / "none.lock")
