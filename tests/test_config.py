"""The house layer: what a framing.toml changes, and what it refuses."""

from pathlib import Path

import pytest
import spacy

from framing import Analyzer, FramingError, Report, builtin_lexicons
from framing.config import find_config, read_config
from framing.house import house_lexicons

TEXT = "The regime slammed the door. The thugs and the cronies ran. A gravy train, a thought leader said, is a wheeze."


def house(folder: Path, content: str) -> Path:
    path = folder / "framing.toml"
    path.write_text(content, encoding="utf-8")
    return path


def analysed(folder: Path, content: str, text: str = TEXT) -> Report:
    return Analyzer.from_config(house(folder, content), pipeline=spacy.blank("en")).analyze(text)


def found(report: Report) -> dict[str, int]:
    return {match.term: match.weight for match in report.loaded_terms}


def test_accepted_terms_are_never_reported(tmp_path: Path) -> None:
    before = found(analysed(tmp_path, ""))
    after = found(analysed(tmp_path, 'accept = ["Regime", "thug"]'))
    assert {"regime", "thug"} <= before.keys()
    assert after == {term: weight for term, weight in before.items() if term not in ("regime", "thug")}


def test_rejected_terms_are_reported_whatever_stands_around_them(tmp_path: Path) -> None:
    assert "slam" not in found(analysed(tmp_path, ""))  # a door is slammed
    report = analysed(tmp_path, 'reject = ["slam", { term = "thought leader", weight = 3, neutral = ["expert"] }]')
    assert found(report)["slam"] == 2
    leader = next(m for m in report.loaded_terms if m.term == "thought leader")
    assert (leader.category, leader.weight, leader.neutral) == ("house_style", 3, ("expert",))


def test_rejected_terms_keep_their_forms_and_capitals(tmp_path: Path) -> None:
    report = analysed(
        tmp_path, 'reject = ["lie", { term = "Karen", case = true }]', "The book lay there. He lies. A karen met Karen."
    )
    assert [m.text for m in report.loaded_terms if m.term in ("lie", "Karen")] == ["lies", "Karen"]


def test_the_layer_covers_families_of_a_projects_own(tmp_path: Path) -> None:
    mine = 'source = "x"\nlicense = "x"\n[[term]]\nterm = "zork"\nunless = ["zork game"]\n[[term]]\nterm = "quux"'
    (tmp_path / "mine.toml").write_text(mine, encoding="utf-8")
    layer = 'builtin = false\nlexicons = ["mine.toml"]\nreject = ["zork"]\nstrengths = { zork = 3 }\n'
    report = analysed(tmp_path, "least_strength = 2\n" + layer, "A zork game and a quux.")
    assert [(m.term, m.category, m.weight) for m in report.matches] == [("zork", "mine", 3)]


def test_strengths_change_only_what_they_name(tmp_path: Path) -> None:
    layered = house_lexicons(read_config(house(tmp_path, 'strengths = { slam = 1, "loaded/epithets" = { thug = 3 } }')))
    changed = {
        (lexicon.name, term.term, term.weight)
        for lexicon, built_in in zip(layered, builtin_lexicons(), strict=True)
        for term, other in zip(lexicon, built_in, strict=True)
        if term != other
    }
    assert changed == {("loaded/attack_verbs", "slam", 1), ("loaded/epithets", "thug", 3)}


def test_least_strength_leaves_mild_wording_out_and_frames_alone(tmp_path: Path) -> None:
    layered = house_lexicons(read_config(house(tmp_path, "least_strength = 2")))
    weights = {lexicon.family: {term.weight for term in lexicon} for lexicon in layered}
    assert weights["loaded"] == {2, 3}
    assert 1 in weights["frames"]


def test_own_lexicons_are_read_from_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "mine.toml").write_text('source = "x"\nlicense = "x"\nterms = ["wheeze"]', encoding="utf-8")
    report = analysed(tmp_path, 'builtin = false\nlexicons = ["words"]')
    assert [(m.term, m.family, m.category) for m in report.matches] == [("wheeze", "words", "mine")]


def test_broken_thresholds_warn_wherever_the_report_is_read(tmp_path: Path) -> None:
    limits = '[thresholds]\nloaded_language_density = 2\n"readability.flesch_reading_ease" = { min = 130 }'
    report = analysed(tmp_path, limits)
    density = report.metrics["loaded_language_density"]
    warning = f"loaded_language_density is {density:.2f}, over the threshold of 2"
    ease = report.readability["flesch_reading_ease"]
    assert report.warnings[-2:] == (
        warning,
        f"readability.flesch_reading_ease is {ease:.2f}, under the threshold of 130",
    )
    stored = Report.from_json(report.to_json())
    for text in (str(report), str(stored), report.tables()["document"][0]["warnings"], "; ".join(stored.warnings)):
        assert warning in text
    assert stored == report


def test_a_report_says_what_is_not_validated_on_its_corpus(tmp_path: Path) -> None:
    report = analysed(tmp_path, 'validation = "validation.json"')
    warning = next(w for w in report.warnings if w.startswith("not validated on this corpus: "))
    assert f"loaded (all {sum(x.family == 'loaded' for x in builtin_lexicons())} categories)" in warning
    assert warning in " ".join(str(report).split())


def test_the_nearest_file_above_is_found_up_to_the_top_of_the_repository(tmp_path: Path) -> None:
    inner = tmp_path / "repository" / "inner"
    inner.mkdir(parents=True)
    path = house(tmp_path, "")
    assert find_config(inner) == path
    (tmp_path / "repository" / ".git").mkdir()
    assert find_config(inner) is None
    nearer = house(inner, "")
    assert find_config(inner) == nearer


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("acept = []", "unknown key 'acept': did you mean 'accept'?"),
        ("builtin = 1", "builtin 1 is not true or false"),
        ("builtin = false", "builtin = false leaves no lexicon"),
        ("least_strength = 4", "least_strength 4 is not 1, 2 or 3"),
        ("accept = 'regime'", "accept 'regime' is not a list of non-empty strings"),
        ("accept = ['regmie']", "accept: no lexicon in use has the term 'regmie': did you mean 'regime'?"),
        ("accept = ['slam']\nreject = ['Slam']", "'slam' stands under accept and under reject: delete one"),
        ("reject = ['puppets']", "reject: 'puppets' is a form of the term 'puppet': write that"),
        ("[thresholds]\nquoted_share = 1" + "0" * 400, "threshold 'quoted_share': high is int"),
        ("[thresholds]\ncategory_density.loaded.epithets = 3", '"category_density.loaded/epithets"'),
        ("reject = [3]", "reject holds 3: give a string, or {"),
        ("reject = [{ term = 'x', mood = 1 }]", "reject holds {'term': 'x', 'mood': 1}"),
        ("reject = ['Zork', 'zork']", "reject holds 'zork' twice: delete one"),
        ("[thresholds]\nreadability.lix = 4", 'put the whole name in quotation marks: "readability.lix"'),
        ("[thresholds]\nquoted_share = { min = 5, max = 1 }", "low 5 is above high 1"),
        ("[thresholds]\n'segment_density.hedline' = 1", "no report has such a number: did you mean"),
        ("pipeline = 'none'", "pipeline 'none' is not installed"),
        ('lexicons = ["a\\u0000b"]', "cannot be read"),
        ("accept = " + "[" * 5000, "is not valid TOML"),
        ("reject = [{ term = 'x', weight = 9 }]", "term 'x': weight 9 is not 1, 2 or 3"),
        ("[strengths]\nslam = 0", "strengths: 'slam' has 0, which is not 1, 2 or 3"),
        ("[strengths]\nqwxz = 1", "strengths: no lexicon in use has the term 'qwxz'"),
        ("[strengths.'loaded/epithet']\nthug = 1", "'loaded/epithet' is no category: did you mean 'loaded/epithets'?"),
        ("[thresholds]\nquoted_share = 'x'", "threshold 'quoted_share': high is str 'x': give a finite number"),
        ("[thresholds]\nquoted_sahre = 1", "threshold 'quoted_sahre': no report has such a number: did you mean"),
        ("thresholds = 3", "thresholds 3 is not a table"),
        ("lock = 3", "lock 3 is not a non-empty string"),
        ("lexicons = ['none.toml']", "none.toml: no such file"),
        ("accept = [", "is not valid TOML"),
    ],
)
def test_each_mistake_is_named_with_its_cure(tmp_path: Path, content: str, message: str) -> None:
    path = house(tmp_path, content)
    with pytest.raises(FramingError) as caught:
        Analyzer.from_config(path, pipeline=None if "pipeline" in content else spacy.blank("en"))
    assert message in str(caught.value)
    assert str(tmp_path) in str(caught.value)
