import pytest

from framing import Analyzer


@pytest.mark.parametrize(
    ("text", "term", "negated"),
    [
        ("He is not a dictator.", "dictator", True),
        ("He is no dictator.", "dictator", True),
        ("The premier did not slam the bill.", "slam", True),
        ("There is no evidence of a sham.", "sham", True),
        ("They found no evidence of a sham.", "sham", True),
        ("The vote went on without chaos.", "chaos", True),
        ("The plan is not shameful.", "shameful", True),
        ("He is a dictator.", "dictator", False),
        ("The premier slammed the bill.", "slam", False),
        ("The premier did not see the shameful plan.", "shameful", False),
        ("Not everyone calls him a dictator.", "dictator", False),
    ],
)
def test_a_term_that_its_clause_denies(text: str, term: str, negated: bool, analyzer: Analyzer) -> None:
    assert {m.negated for m in analyzer.analyze(text).matches if m.term == term} == {negated}


def test_without_a_parser_it_is_not_known(blank: Analyzer) -> None:
    assert [m.negated for m in blank.analyze("He is not a dictator.").loaded_terms] == [None]
