from pathlib import Path

import pytest

from framing import Lexicon, LexiconError, Term, load_lexicons

HEAD = 'source = "test"\nlicense = "CC0-1.0"\n'


def load(tmp_path: Path, content: str | bytes) -> Lexicon:
    path = tmp_path / "loaded" / "mine.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Lexicon.load(path)


def test_three_lines_are_a_lexicon(tmp_path: Path) -> None:
    lexicon = load(tmp_path, HEAD + 'terms = ["doomsday cult"]')
    assert (lexicon.family, lexicon.category) == ("loaded", "mine")
    assert lexicon.terms == (Term("doomsday cult", weight=1),)


def test_file_group_and_term_values(tmp_path: Path) -> None:
    lexicon = load(
        tmp_path,
        HEAD
        + """family = "mine"
        weight = 2
        pos = ["VERB"]
        terms = ["gut"]
        [[group]]
        weight = 3
        neutral = ["criticise"]
        terms = ["slam", "tear into"]
        hits = ["They slammed it.", "She slams and tears into it."]
        [[term]]
        term = "cave"
        unless = ["cave in"]
        """,
    )
    gut, slam, tear, cave = lexicon.terms
    assert lexicon.family == "mine"
    assert gut == Term("gut", weight=2, pos=("VERB",))
    assert slam.hits == ("They slammed it.", "She slams and tears into it.")
    assert tear.hits == ("She slams and tears into it.",)
    assert (tear.weight, tear.neutral) == (3, ("criticise",))
    assert (cave.weight, cave.unless) == (2, ("cave in",))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('license = "x"\nterms = ["a"]', 'source is missing: add a line source = "..."'),
        ('source = "x"\nterms = ["a"]', "license is missing"),
        (HEAD, r'holds no terms: add terms = \["..."\]'),
        (HEAD + 'terms = "regime"', "file: terms 'regime' is not a list of strings"),
        (HEAD + 'terms = ["regime", ""]', "term '' is empty: give a word or phrase, or delete the entry"),
        (HEAD + "terms = [1]", "term 1 is not text: put it in quotation marks"),
        (HEAD + 'terms = ["regime", "Regime"]', "term 'Regime' stands twice: delete one"),
        (HEAD + 'wieght = 2\nterms = ["a"]', "unknown key 'wieght': did you mean 'weight'?"),
        (HEAD + '[[term]]\nterm = "regime"\nweight = 7', "term 'regime': weight 7 is not 1, 2 or 3"),
        (HEAD + '[[term]]\nterm = "regime"\nweight = true', "weight True is not 1, 2 or 3"),
        (HEAD + '[[term]]\nterm = "regime"\nunles = []', "term 'regime': unknown key 'unles': did you mean 'unless'?"),
        (HEAD + "[[term]]\nweight = 2", r"\[\[term\]\] number 1: has no term"),
        (HEAD + '[[term]]\nterm = "regime"\npos = ["NOUM"]', "pos 'NOUM' is not one of ADJ, ADP"),
        (HEAD + '[[term]]\nterm = "regime"\nneutral = "state"', "neutral 'state' is not a list of strings"),
        (HEAD + "[[group]]\nweight = 2", "group 1: holds no terms"),
        (HEAD + '[[group]]\nterms = ["a"]\nhits = ["zzz"]', "group 1: hits 'zzz' contains no term of the group"),
        (HEAD + '[term]\nterm = "regime"', r"term is not a table: write \[\[term\]\]"),
        (HEAD + 'terms = ["a" "b"]', "is not valid TOML: .*line 3"),
        (HEAD.encode() + 'terms = ["régime"]'.encode("latin-1"), r"is not UTF-8 \(byte \d+\): save it with UTF-8"),
    ],
)
def test_errors_name_file_place_value_and_cure(tmp_path: Path, content: str | bytes, message: str) -> None:
    with pytest.raises(LexiconError, match=message) as caught:
        load(tmp_path, content)
    assert "mine" in str(caught.value)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"none.toml: no such file: check the path"):
        Lexicon.load(tmp_path / "none.toml")
    with pytest.raises(LexiconError, match="is a folder: load it with load_lexicons"):
        Lexicon.load(tmp_path)
    with pytest.raises(LexiconError, match="holds no lexicon"):
        load_lexicons(tmp_path)


def test_a_folder_gives_one_lexicon_a_file(tmp_path: Path) -> None:
    load(tmp_path, HEAD + 'terms = ["a"]')
    other = tmp_path / "mine" / "second.toml"
    other.parent.mkdir()
    other.write_text("\ufeff" + HEAD + 'terms = ["b"]', encoding="utf-8")  # a byte order mark is no error
    assert [lexicon.name for lexicon in load_lexicons(tmp_path)] == ["loaded/mine", "mine/second"]
