import pytest

from framing import Analyzer, Report

CASES = [
    # sentence, term as found, whom it is about
    ("The shameless minister left the room.", "shameless", ["minister"]),
    ("The minister is shameless.", "shameless", ["minister"]),
    ("She called the mayor a thug.", "thug", ["mayor"]),
    ("The mayor dismissed the inquiry as a witch hunt.", "witch hunt", ["inquiry"]),
    ("The senator slammed the bill.", "slammed", ["senator"]),
    ("The bill was slammed by the senator.", "slammed", ["senator"]),
    ("The bill was slammed on Monday.", "slammed", []),
    ("The mayor brazenly broke the rule.", "brazenly", ["mayor"]),
    ("The cronies of the mayor met.", "cronies", ["cronies"]),
    ("It ended with dictator Daniel Ortega in office.", "dictator", ["Daniel Ortega"]),
    ("The senator, who pandered to donors, left.", "pandered", ["senator"]),
]  # fmt: skip


def about(report: Report, term: str) -> list[str]:
    (match, *_) = [m for m in report.loaded_terms if m.text == term]
    assert all(report.article.text[t.start : t.end] == t.text for t in match.targets)
    return [t.text for t in match.targets]


@pytest.mark.parametrize(("sentence", "term", "wanted"), CASES, ids=[f"{c[1]}: {c[0]}" for c in CASES])
def test_whom_a_term_is_about(sentence: str, term: str, wanted: list[str], analyzer: Analyzer) -> None:
    found = about(analyzer.analyze(sentence), term)
    assert len(found) == len(wanted)
    assert all(w in f for w, f in zip(wanted, found, strict=True))


def test_mentions_of_one_person_share_the_fullest_name(analyzer: Analyzer) -> None:
    report = analyzer.analyze("President Maria Santos met the press. Later Santos slammed the board.")
    (slammed,) = [m for m in report.loaded_terms if m.text == "slammed"]
    assert [(t.text, t.entity) for t in slammed.targets] == [("Santos", "Maria Santos")]


def test_a_plural_takes_up_the_names_listed_before(sample_report: Report) -> None:
    assert about(sample_report, "rogue nations") == ["Venezuela", "Cuba", "Nicaragua"]
    puppet = next(m for m in sample_report.loaded_terms if m.text == "puppet president")
    assert [t.entity for t in puppet.targets] == ["Miguel Díaz-Canel"]


def test_without_a_parser_no_target_is_guessed(blank: Analyzer) -> None:
    assert all(not m.targets for m in blank.analyze("The shameless minister slammed the bill.").matches)
