"""Both sides are measured alike: names exchanged, and the vocabularies of two sides compared."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from framing import Analyzer, builtin_lexicons
from framing.evidence.vocabulary import rating, ratings
from framing.lexicon import WORDING
from framing.lexicon.placeholders import placeholders

PAIRS = [
    ("Democrats", "Republicans"),
    ("Democratic", "Republican"),
    ("Labour", "Tory"),
    ("Trump", "Obama"),
    ("Russia", "France"),
    ("Russian", "French"),
    ("China", "Japan"),
    ("Chinese", "Japanese"),
    ("Israeli", "Canadian"),
    ("Iranian", "Spanish"),
    ("Muslim", "Christian"),
    ("Jewish", "Hindu"),
    ("women", "men"),
]
SENTENCES = [
    "The {} regime slammed its critics and whipped up hatred of {} voters.",
    "A reckless {} scheme by shameless hacks, {} officials said.",
    "The {} puppet and the {} virus were in every headline.",
    "He warned of {} terrorists and a {} takeover.",
    "The {} civil war grew, and the {} plan was a disgraceful sham.",
    "Critics of {} bureaucrats mocked the clueless {} elite.",
]
INNOCENT_OF_ONE = {
    *("likely democratic", "likely republican", "democrats are dubious", "republicans are dubious"),  # both sides
    *("so-called islamic", "declare war on islamic state", "declare war on the islamic state"),  # an organisation
    *("french farce", "democratic socialist", "compassionate conservative", "south africa's coloured people"),  # names
    *("declare war on the soviet union", "declare war on austria-hungary", "soviet gulag", "siberian gulag"),  # history
    "un-american activities",  # a committee
}
COUNTERPARTS = tomllib.loads((Path(__file__).parent / "data" / "counterparts.toml").read_text(encoding="utf-8"))["pair"]
STRENGTHS = {
    term.term.lower(): (term.weight, lexicon.family)
    for lexicon in builtin_lexicons()
    if lexicon.family in WORDING
    for term in lexicon
}


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: "-".join(pair))
def test_exchanged_names_change_no_match_and_no_metric(pair: tuple[str, str], blank: Analyzer) -> None:
    for sentence in SENTENCES:
        one, other = (blank.analyze(sentence.format(name, name)) for name in pair)
        found = [
            Counter((m.text.replace(name, "NAME"), m.category, m.weight, m.voice) for m in report.matches)
            for name, report in zip(pair, (one, other), strict=True)
        ]
        assert found[0] == found[1], sentence
        assert one.metrics == other.metrics


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: "-".join(pair))
def test_exchanged_names_in_the_sample(pair: tuple[str, str], blank: Analyzer, sample: str) -> None:
    other = dict((pair, pair[::-1]))
    names = re.compile(rf"\b({'|'.join(pair)})\b")
    exchanged = blank.analyze(names.sub(lambda found: other[found[0]], sample))
    assert exchanged.metrics["loaded_language_score"] == blank.analyze(sample).metrics["loaded_language_score"]


@pytest.mark.parametrize("pair", COUNTERPARTS, ids=lambda pair: f"{pair['left']}-{pair['right']}")
def test_counterparts_have_the_same_strength(pair: dict[str, str]) -> None:
    left, right = (STRENGTHS[pair[side].lower()] for side in ("left", "right"))
    assert left == right or pair.get("note"), "give both the same strength and family, or say why not"


@pytest.mark.parametrize(
    "pair",
    [p for p in COUNTERPARTS if " " not in p["left"] + p["right"]],
    ids=lambda pair: f"{pair['left']}-{pair['right']}",
)
def test_counterparts_have_the_same_rating(pair: dict[str, str]) -> None:
    assert rating(pair["left"].lower()) == rating(pair["right"].lower())


def test_names_of_places_faiths_parties_and_groups_have_no_rating() -> None:
    names = {name for names in placeholders().values() for name in names} | {name for pair in PAIRS for name in pair}
    assert {name.lower() for name in names} & ratings().keys() == set()


@pytest.mark.parametrize(("one", "other"), [("Canadian", "German"), ("American", "Russian"), ("Indian", "Brazilian")])
def test_a_nation_changes_no_frame(one: str, other: str, blank: Analyzer) -> None:
    text = "Most {0}s want a referendum. {0} culture, {0} values and un-{0} habits were all one heard of {0} troops."
    found = [[(f.family, f.name, f.salience) for f in blank.analyze(text.format(x)).frames] for x in (one, other)]
    assert found[0] == found[1]


def test_what_is_innocent_of_one_is_innocent_of_all() -> None:
    """An `unless` phrase about one place, religion or party is a rule about all (`{place}`), or stands here."""
    one = {name.lower() for names in placeholders().values() for name in names} - {"green", "turkey"}
    named = re.compile(rf"\b({'|'.join(sorted(map(re.escape, one)))})s?\b", re.IGNORECASE)
    lexicons = [lexicon for lexicon in builtin_lexicons() if lexicon.family in WORDING]
    phrases = {p.lower() for lexicon in lexicons for term in lexicon for p in term.unless if named.search(p)}
    assert phrases - INNOCENT_OF_ONE == set()


def test_no_frame_names_one_nation_alone() -> None:
    named = re.compile(r"\b(american|canadian|british|australian|russian|chinese|israeli|iranian)s?\b", re.IGNORECASE)
    terms = [term.term for lexicon in builtin_lexicons() if lexicon.family not in WORDING for term in lexicon]
    assert [term for term in terms if named.search(term)] == []
