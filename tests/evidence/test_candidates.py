import pytest

from framing import Analyzer

RARE = "The mayor's sclerotic jamokes bungled the heretic-hunting plan, and Karen Blunderbuss of Grimsby left."


def test_rare_coloured_words_in_no_lexicon_are_candidates(analyzer: Analyzer) -> None:
    report = analyzer.analyze("The senator gave a mendacious, dyspeptic harangue about these grotty apparatchiks.")
    listed = {(m.start, m.end) for m in report.matches}
    assert report.candidates
    for candidate in report.candidates:
        assert report.article.text[candidate.start : candidate.end] == candidate.text
        assert (candidate.start, candidate.end) not in listed
        assert 0.25 <= candidate.probability <= 1
        assert sum(c.contribution for c in candidate.why) == pytest.approx(candidate.probability, abs=1e-6)


def test_plain_reports_have_none(analyzer: Analyzer) -> None:
    text = "The council approved the budget on Tuesday. It raises spending on roads by 3 percent, officials said."
    assert analyzer.analyze(text).candidates == ()


def test_names_are_no_candidates(analyzer: Analyzer) -> None:
    found = {c.text for c in analyzer.analyze(RARE).candidates}
    assert not found & {"Karen", "Blunderbuss", "Grimsby"}


def test_a_hyphenated_word_is_one_word(analyzer: Analyzer) -> None:
    report = analyzer.analyze("He led a sleaze-soaked, grift-addled crusade of gutter-dwelling hacks.")
    assert all(not text.startswith("-") and not text.endswith("-") for text in (c.text for c in report.candidates))
    assert any("-" in c.text for c in report.candidates)


def test_a_quoted_word_is_less_likely_and_has_the_speakers_voice(analyzer: Analyzer) -> None:
    (own,) = analyzer.analyze("The plan is a grotty muddle of ideas, in short.").candidates[:1]
    quoted = analyzer.analyze("“The plan is a grotty muddle of ideas,” she said.").candidates
    assert own.voice == "author"
    assert all(c.voice == "quoted" and c.probability < own.probability for c in quoted if c.text == own.text)


def test_without_a_parser_there_are_none(blank: Analyzer) -> None:
    assert blank.analyze(RARE).candidates == ()


def test_candidates_change_no_metric(analyzer: Analyzer) -> None:
    plain = analyzer.analyze("The mayor presented a careful plan.")
    coloured = analyzer.analyze("The mayor presented a grotty plan.")
    assert plain.metrics["loaded_language_density"] == coloured.metrics["loaded_language_density"] == 0


@pytest.mark.parametrize("text", ["a\r\nb and x", "See http://x.y/z for it", "de Blasio and bin Laden met"])
def test_letters_addresses_and_parts_of_names_are_no_candidates(text: str, analyzer: Analyzer) -> None:
    assert analyzer.analyze(text).candidates == ()


def test_words_that_any_lexicon_of_wording_lists_are_none(analyzer: Analyzer) -> None:
    text = "He insisted the grotty plan was allegedly, merely, seemingly undocumented, and she reportedly whined."
    report = analyzer.analyze(text)
    listed = {(m.start, m.end) for m in report.matches}
    assert len({m.family for m in report.matches}) > 2
    assert not listed & {(c.start, c.end) for c in report.candidates}
