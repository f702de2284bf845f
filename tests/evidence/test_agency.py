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


def test_agentless_passives(analyzer: Analyzer) -> None:
    metrics = analyzer.analyze("Weapons have been used. The law was passed by the council.").metrics
    assert metrics["agentless_passive_share"] == 0.5


def test_without_a_parser_there_are_no_entities(blank: Analyzer) -> None:
    report = blank.analyze("Maria Santos attacked Peter Reed.")
    assert report.entities == {}
    assert any("no parser" in warning for warning in report.warnings)
