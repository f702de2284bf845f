import pytest

from framing import Analyzer


def test_who_acts_and_who_is_acted_on(analyzer: Analyzer) -> None:
    report = analyzer.analyze("Maria Santos attacked Peter Reed. Reed was praised by Santos. Reed left.")
    table = report.entities
    assert {name: (row["mentions"], row["agent"], row["patient"]) for name, row in table.items()} == {
        "Maria Santos": (2, 2, 0),
        "Peter Reed": (3, 1, 2),
    }


def test_coordinated_names_share_the_role(analyzer: Analyzer) -> None:
    table = analyzer.analyze("The army attacked Venezuela, Cuba and Nicaragua.").entities
    assert {name: row["patient"] for name, row in table.items()} == {"Venezuela": 1, "Cuba": 1, "Nicaragua": 1}


def test_loaded_terms_about_an_entity_are_counted_by_category(analyzer: Analyzer) -> None:
    table = analyzer.analyze("Maria Santos slammed the bill. Santos is shameless.").entities
    assert table["Maria Santos"]["terms"] == {"attack_verbs": 1, "condemning_adjectives": 1}


def test_terms_about_an_entity_are_counted_by_strength(analyzer: Analyzer) -> None:
    table = analyzer.analyze("Maria Santos slammed the bill. Santos is shameless.").entities
    assert sum(table["Maria Santos"]["strengths"].values()) == 2


def test_who_acts_on_whom(analyzer: Analyzer) -> None:
    table = analyzer.analyze(
        "Maria Santos attacked Peter Reed. Reed was sued by Santos. Reed praised Ann Moore."
    ).entities
    assert table["Maria Santos"]["acts_on"] == {"Peter Reed": 2}
    assert table["Peter Reed"]["acts_on"] == {"Ann Moore": 1}
    assert table["Ann Moore"]["acts_on"] == {}


@pytest.mark.parametrize(
    ("text", "event", "agent"),
    [
        ("Ten people were detained on Monday.", ("passive", "were detained"), None),
        ("Ten people were detained by the police.", ("passive", "were detained"), "police"),
        ("The killings went on.", ("violence", "killings"), None),
        ("The shelling of the town by rebels went on.", ("violence", "shelling"), "rebels"),
        ("Israel's bombing of the town went on.", ("violence", "bombing"), "Israel"),
        ("Russian shelling destroyed the town.", ("violence", "shelling"), "Russian"),
        ("The militia launched an attack on the village.", ("violence", "attack"), "militia"),
    ],
)
def test_events_and_who_acts_in_them(text: str, event: tuple[str, str], agent: str | None, analyzer: Analyzer) -> None:
    events = {(e.kind, e.text): e.agent for e in analyzer.analyze(text).events}
    assert events[event] == agent


@pytest.mark.parametrize(
    "text",
    [
        "The Paris attacks changed the country.",
        "Police looked into her murder.",
        "They condemned his attacks on the press.",
    ],
)
def test_a_noun_that_does_not_say_who_acts_or_suffers_is_left_out(text: str, analyzer: Analyzer) -> None:
    assert not [e for e in analyzer.analyze(text).events if e.kind == "violence"]


def test_heart_attacks_and_attack_ads_are_no_violence(analyzer: Analyzer) -> None:
    assert not [
        e for e in analyzer.analyze("He had a heart attack after the attack ads.").events if e.kind == "violence"
    ]


def test_events_point_into_the_text_as_given(analyzer: Analyzer) -> None:
    text = "The ten  people were\u00a0 detained on Monday. The kil\u00adlings went on."
    events = analyzer.analyze(text).events
    assert [text[e.start : e.end] for e in events] == [e.text for e in events]
    assert [e.text for e in events] == ["were\u00a0 detained", "kil\u00adlings"]


def test_violence_without_an_actor(analyzer: Analyzer) -> None:
    metrics = analyzer.analyze("The killings went on. Russian shelling destroyed the town.").metrics
    assert metrics["agentless_violence_share"] == 0.5


def test_agentless_passives(analyzer: Analyzer) -> None:
    metrics = analyzer.analyze("Weapons have been used. The law was passed by the council.").metrics
    assert metrics["agentless_passive_share"] == 0.5


def test_without_a_parser_there_are_no_entities(blank: Analyzer) -> None:
    report = blank.analyze("Maria Santos attacked Peter Reed.")
    assert report.entities == {}
    assert any("no parser" in warning for warning in report.warnings)
