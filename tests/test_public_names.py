import framing


def test_public_names_are_these() -> None:
    assert sorted(framing.__all__) == [
        "Analyzer",
        "Article",
        "ArticleError",
        "Attribution",
        "Candidate",
        "ConfigError",
        "Contribution",
        "CorpusError",
        "Entity",
        "Event",
        "Evidence",
        "Frame",
        "FramingError",
        "Lexicon",
        "LexiconError",
        "LockError",
        "METRICS",
        "Mention",
        "MissingPackageError",
        "PipelineError",
        "Report",
        "ReportError",
        "ScareQuote",
        "Scorecard",
        "Segment",
        "Sentence",
        "SheetError",
        "Source",
        "Term",
        "TermMatch",
        "Threshold",
        "__version__",
        "analyze",
        "builtin_lexicons",
        "fit_bias",
        "load_lexicons",
        "merge_lexicons",
        "study",
        "validate",
    ]
    assert all(hasattr(framing, name) for name in framing.__all__)


def test_version_is_that_of_the_distribution() -> None:
    from importlib.metadata import version

    assert framing.__version__ == version("media-framing")
