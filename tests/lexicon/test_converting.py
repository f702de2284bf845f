from collections.abc import Iterable
from pathlib import Path

import pytest
import spacy

from framing import Analyzer, LexiconError, load_lexicons
from framing.lexicon.converting import Conversion, convert_dictionary

WORDS = (
    "abandon abandoned abandoning abandonment band cut cuts cutting grumble grumbled grumbling harm harmless harms "
    "organisation organization tax taxes taxed ungrateful woman women Zebra"
).split()
LIWC = "%\n1\tgloom\n\t02\t+Mood+ (all of it)\n%\n"


def convert(
    tmp_path: Path, name: str, content: str | bytes, words: Iterable[str] = WORDS, **more: object
) -> Conversion:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return convert_dictionary(path, words=words, **more)  # type: ignore[arg-type]


def terms(conversion: Conversion) -> dict[str, list[str]]:
    return {lexicon.category: [term.term for term in lexicon] for lexicon in conversion.lexicons}


def reasons(conversion: Conversion) -> list[tuple[int | None, str, str]]:
    return [(skipped.line, skipped.entry, skipped.why) for skipped in conversion.skipped]


def found(conversion: Conversion, text: str) -> list[tuple[str, str]]:
    report = Analyzer(conversion.lexicons, pipeline=spacy.blank("en")).analyze(text)
    return [(match.text, match.term) for match in report.matches]


def test_a_liwc_dictionary_is_a_family_of_lexicons(tmp_path: Path) -> None:
    conversion = convert(tmp_path, "My moods.dic", LIWC + "abandon*\t1 2\ngrim\t1\nill at ease\t2\n:(\t2\n")
    gloom, mood = conversion.lexicons
    assert (gloom.name, mood.name) == ("my_moods/gloom", "my_moods/mood_all_of_it")
    assert (gloom.title, mood.title) == ("gloom", "+Mood+ (all of it)")
    assert gloom.source == "converted from My moods.dic"
    assert "authors" in gloom.license
    assert terms(conversion) == {"gloom": ["abandon*", "grim"], "mood_all_of_it": ["abandon*", "ill at ease", ":("]}
    assert (conversion.n_entries, conversion.n_expanded, conversion.skipped) == (5, 2, ())


def test_converted_terms_are_found_in_text_under_the_entry_of_the_dictionary(tmp_path: Path) -> None:
    conversion = convert(tmp_path, "moods.dic", LIWC + "abandon*\t1\ngrim\t1\ncan't bear\t1\ntax* cut*\t1\n")
    text = "Abandoned by all, the grim grimmest town can’t bear the tax cuts or taxes cutting the band."
    assert found(conversion, text) == [
        ("Abandoned", "abandon*"),
        ("grim", "grim"),
        ("can’t bear", "can't bear"),
        ("tax cuts", "tax* cut*"),
        ("taxes cutting", "tax* cut*"),
    ]


@pytest.mark.parametrize("name", ["moods.dic", "moods.yml", "moods.csv"])
def test_converted_lexicons_are_written_and_loaded_again(tmp_path: Path, name: str) -> None:
    content = {
        "moods.dic": LIWC + 'abandon*\t1\ngrim\t1\n:(\t2\nso "so"\t2\n',
        "moods.yml": "gloom: [abandon*, grim, 'it''s']\nmood: {low: [tax* cut*], '': [harm?]}",
        "moods.csv": 'term,category,weight,unless\ngrim,"Gloom, all",3,grim reaper;grim fairy tale\nabandon*,low,,\n',
    }[name]
    conversion = convert(tmp_path, name, content, weight=2, source="a codebook", license="CC0-1.0")
    for lexicon in conversion.lexicons:
        file = tmp_path / "out" / lexicon.family / f"{lexicon.category}.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        lexicon.write(file)
    assert len(conversion.lexicons) > 1
    assert sorted(load_lexicons(tmp_path / "out"), key=str) == sorted(conversion.lexicons, key=str)


def test_liwc_separated_by_spaces_and_with_old_line_ends(tmp_path: Path) -> None:
    content = "\ufeff%\r1   gloom\r2   mood\r%\rharm*      1 2\rill at ease   2\r\rgrim\t\t1 02\r"
    conversion = convert(tmp_path, "moods.dic", content)
    assert terms(conversion) == {"gloom": ["harm*", "grim"], "mood": ["harm*", "ill at ease", "grim"]}


def test_liwc_entries_that_cannot_be_converted_say_why(tmp_path: Path) -> None:
    body = "like\t(02 134)125/464\t1\nkind (<of>)1/2\ngrim\t9\ngrim\t1\t1\nlow\nxylo*\t1\n*\t2\nnot * good\t2\n...\t2\n"
    conversion = convert(tmp_path, "moods.dic", LIWC + body + "x" * 300 + "\t2\n")
    assert terms(conversion) == {"gloom": ["grim"]}
    expected = [
        (5, "like", "hangs on the words around it"),
        (6, "kind (<of>)1/2", "hangs on the words around it"),
        (7, "grim", "category '9' is not in the header"),
        (8, "grim", "stands twice"),
        (9, "low", "has no category"),
        (10, "xylo*", "no word of the vocabulary matches 'xylo*': write its forms out, or give more words"),
        (11, "*", "alone is any word"),
        (12, "not * good", "alone is any word"),
        (13, "...", "a gap is written once"),
        (14, "x" * 200, "longer than 200 characters"),
        (None, "+Mood+ (all of it)", "category without a term"),
    ]
    for (line, entry, why), (expected_line, expected_entry, part) in zip(reasons(conversion), expected, strict=True):
        assert (line, entry) == (expected_line, expected_entry)
        assert part in why
    assert conversion.n_entries == 11


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        ("abandon*", ("abandon", "abandoned", "abandoning", "abandonment")),
        ("grumbl*", ("grumbl", "grumble", "grumbled", "grumbling")),
        ("*grateful", ("grateful", "ungrateful")),
        ("*band*", ("band", "abandon", "abandoned", "abandoning", "abandonment")),
        ("org*tion", ("orgtion", "organisation", "organization")),
        ("organi?ation", ("organisation", "organization")),
        ("wom?n", ("woman", "women")),
        ("harm?", ("harms",)),
        ("Zebr*", ("zebr", "zebra")),
        ("no tax*", ("no tax", "no taxed", "no taxes")),
    ],
)
def test_wildcards_stand_for_words_of_the_vocabulary(tmp_path: Path, entry: str, forms: tuple[str, ...]) -> None:
    ((term,),) = convert(tmp_path, "moods.yml", f"gloom: ['{entry}']").lexicons
    assert (term.term, term.forms) == (entry, forms)


def test_a_stem_that_the_vocabulary_lacks_is_found_all_the_same(tmp_path: Path) -> None:
    conversion = convert(tmp_path, "m.yml", "gloom: [grouch*]", words=["grouches"])
    assert found(conversion, "A grouch and two grouches.") == [("grouch", "grouch*"), ("grouches", "grouch*")]


def test_a_name_that_the_vocabulary_lacks_stands_for_itself(tmp_path: Path) -> None:
    conversion = convert(tmp_path, "m.yml", "gloom: [New Ruritanian*, ruritanian*]")
    assert found(conversion, "New Ruritanians and a New Ruritanian.") == [
        ("New Ruritanians", "New Ruritanian*"),
        ("New Ruritanian", "New Ruritanian*"),
    ]
    assert [entry for _, entry, _ in reasons(conversion)] == ["ruritanian*"]


def test_a_question_mark_is_a_wildcard_in_quanteda_alone(tmp_path: Path) -> None:
    ((term,),) = convert(tmp_path, "moods.dic", LIWC + "huh?\t1\n").lexicons
    assert (term.term, term.forms) == ("huh?", ())


def test_an_entry_with_too_many_forms_is_skipped(tmp_path: Path) -> None:
    words = [f"a{i}" for i in range(40)]
    conversion = convert(tmp_path, "moods.yml", "gloom: [a* a*, a1*]", words)
    assert terms(conversion) == {"gloom": ["a1*"]}
    assert reasons(conversion) == [(None, "a* a*", "comes to more than 1000 forms: write out those that are meant")]


def test_quanteda_categories_nest_and_phrases_may_be_joined(tmp_path: Path) -> None:
    content = "mood:\n  Low:\n    - grim\n    - ill_at_ease\n  '': Dull day\nhigh: [glad, NO, 911, ~, true]\nnone: []\n"
    conversion = convert(tmp_path, "moods.yaml", content, family="mine")
    assert [lexicon.name for lexicon in conversion.lexicons] == ["mine/mood_low", "mine/mood", "mine/high"]
    assert terms(conversion) == {"mood_low": ["grim", "ill at ease"], "mood": ["Dull day"], "high": ["glad", "NO"]}
    assert reasons(conversion) == [
        (None, "911", "is int, not text: quote it"),
        (None, "null", "is empty: give a word, or quote it"),
        (None, "True", "is bool, not text: quote it"),
        (None, "none", "category without a term: not written"),
    ]
    assert found(conversion, "A DULL DAY, he felt ill at ease.") == [
        ("DULL DAY", "Dull day"),
        ("ill at ease", "ill at ease"),
    ]


def test_a_table_of_ones_own_inflects_and_keeps_what_its_columns_say(tmp_path: Path) -> None:
    content = (
        "Term;Category;Family;Weight;Pos;Neutral;Note;Unless;Inflect;Count\n"
        'slash;cuts;money;3;verb;"cut; lower";Violent.;"slash and burn";;7\n'
        "Big Squeeze;;;;;;;;no;2\n"
    )
    conversion = convert(tmp_path, "words.csv", content, weight=2)
    cuts, words = conversion.lexicons
    assert (cuts.name, words.name) == ("money/cuts", "words/words")
    slash, squeeze = cuts.terms[0], words.terms[0]
    assert (slash.weight, slash.pos, slash.neutral, slash.note) == (3, ("VERB",), ("cut", "lower"), "Violent.")
    assert (slash.unless, squeeze.weight) == (("slash and burn",), 2)
    assert found(conversion, "He slashed it: Big Squeezes, Big Squeeze.") == [
        ("slashed", "slash"),
        ("Big Squeeze", "Big Squeeze"),
    ]
    assert reasons(conversion) == [(1, "count", "say nothing of a term: these columns are left out")]


def test_only_accepted_rows_of_a_sheet_count(tmp_path: Path) -> None:
    content = "term\taccept\tscore\ngrim\tyes\t0.9\ndull\t\t0.8\nlow\tx\t0.7\nsad\tno\t0.7\n"
    conversion = convert(tmp_path, "sheet.tsv", content)
    assert (terms(conversion), conversion.n_entries) == ({"sheet": ["grim", "low"]}, 2)
    assert reasons(conversion) == []


def test_rows_that_are_no_terms_are_told_with_their_line(tmp_path: Path) -> None:
    content = "word,category,weight,pos\ngrim,a,0.75,\n,a,1,\nlow,a,2,adjective\nLow,a,2,adj\nlow,a,2.0,\nsad,b,4,\n"
    conversion = convert(tmp_path, "words.csv", content)
    assert terms(conversion) == {"a": ["Low"]}
    expected = [
        (2, "grim", "weight '0.75' is not 1, 2 or 3"),
        (3, "", "is empty: give a word"),
        (4, "low", "pos 'ADJECTIVE' is not one of"),
        (6, "low", "stands twice"),
        (7, "sad", "weight '4' is not 1, 2 or 3"),
        (None, "b", "category without a term"),
    ]
    for (line, entry, why), (expected_line, expected_entry, part) in zip(reasons(conversion), expected, strict=True):
        assert (line, entry) == (expected_line, expected_entry)
        assert part in why


@pytest.mark.parametrize("name", ["moods.dicx", "moods.csv"])
def test_liwc_22_marks_categories_with_x(tmp_path: Path, name: str) -> None:
    conversion = convert(tmp_path, name, "DicTerm,Gloom,Rage,Joy\nharm*,X,x,\ngrim,X,,0\nglad,,,0.7\n")
    assert terms(conversion) == {"gloom": ["harm*", "grim"], "rage": ["harm*"]}
    assert [(line, entry) for line, entry, _ in reasons(conversion)] == [(4, "glad"), (None, "Joy")]
    assert found(conversion, "Grim harms, grimmer.") == [("Grim", "grim"), ("harms", "harm*"), ("harms", "harm*")]


def test_categories_with_like_names_are_told_apart(tmp_path: Path) -> None:
    conversion = convert(tmp_path, "m.yml", "Mood+: [glad]\nMood-: [sad]\n'#': [odd]")
    assert terms(conversion) == {"mood": ["glad"], "mood_2": ["sad"], "category": ["odd"]}
    assert [lexicon.title for lexicon in conversion.lexicons] == ["Mood+", "Mood-", "#"]
    assert reasons(conversion) == [(None, "Mood-", "category named 'mood_2': another one is 'mood' already")]


def test_a_category_cannot_name_a_file_elsewhere(tmp_path: Path) -> None:
    (lexicon,) = convert(tmp_path, "m.csv", "term,category,family\ngrim,../../etc/x,/root\n").lexicons
    assert lexicon.name == "root/etc_x"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("m.xlsx", "", r"m\.xlsx: suffix '\.xlsx' tells no format: rename it to one of \.csv, \.tsv, \.dic, "),
        ("m.dic", "grim\t1\n", "has no LIWC header: put the categories"),
        ("m.dic", "%\n1\tgloom\n%\n", "holds no entry"),
        ("m.dic", "%\n1\tgloom\n%\ncafé\t1\n".encode("cp1252"), r"is not UTF-8 \(byte \d+\): save it with UTF-8"),
        ("m.csv", "", "put a line on top that calls the words' one 'term'"),
        ("m.csv", "term,valence\n", "holds no entry"),
        ("m.csv", "lemma,score\ngrim,1\n", "has columns 'lemma, score': put a line on top"),
        (
            "m.csv",
            "word,valence\ngrim,-0.7\nlow,\nglad,0.8\n",
            "column 'valence' holds numbers, and scores are not strengths",
        ),
        ("m.csv", "term,accept\ngrim,\n", "holds no entry: .* rows to keep say yes in accept"),
        ("m.csv", 'term,note\n"grim,1\n' + "x,y\n" * 40_000, "is a quotation mark left open"),
        ("m.yml", "gloom: [grim", "is not valid YAML"),
        ("m.yml", "- grim\n", "has no categories: write 'name:' above each list"),
        ("m.yml", "gloom: !!python/object/apply:os.getcwd []", "is not valid YAML"),
        ("m.yml", "gloom: &a [*a, *a]", "holds more than 500000 entries"),
        ("m.yml", "gloom: &a {low: *a}", "20 categories in each other"),
        ("m.yml", "gloom: " + "[" * 1_500, "is not valid YAML"),
        (
            "m.yml",
            "a: &a [x, x, x, x, x, x, x, x, x]\n"
            + "".join(
                f"{c}: &{c} [{', '.join([f'*{before}'] * 9)}]\n" for before, c in zip("abcdefg", "bcdefgh", strict=True)
            ),
            "holds more than 500000 entries",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path, name: str, content: str | bytes, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        convert(tmp_path, name, content)


def test_a_missing_file_and_wrong_arguments_are_errors(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no such file: check the path"):
        convert_dictionary(tmp_path / "none.dic", words=WORDS)
    with pytest.raises(LexiconError, match="weight 5 is not 1, 2 or 3"):
        convert(tmp_path, "m.yml", "a: [b]", weight=5)
    with pytest.raises(LexiconError, match="words is one string"):
        convert(tmp_path, "m.yml", "a: [b]", words="abandon")


def test_patterns_of_strangers_do_not_hang(tmp_path: Path) -> None:
    words = ["a" * n for n in range(1, 60)]
    conversion = convert(tmp_path, "m.dic", LIWC + "*a" * 90 + "b\t1\n" + "(" * 100_000 + " 1\n", words)
    assert conversion.lexicons == ()
    assert "no word of the vocabulary" in conversion.skipped[0].why
