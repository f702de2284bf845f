import framing


def test_public_names_are_these() -> None:
    assert sorted(framing.__all__) == [
        "Analyzer",
        "Article",
        "ArticleError",
        "Attribution",
        "Candidate",
        "Contribution",
        "Entity",
        "Event",
        "Evidence",
        "Frame",
        "FramingError",
        "Lexicon",
        "LexiconError",
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
        "Source",
        "Term",
        "TermMatch",
        "__version__",
        "analyze",
        "builtin_lexicons",
        "fit_bias",
        "load_lexicons",
        "merge_lexicons",
    ]
    assert all(hasattr(framing, name) for name in framing.__all__)


def test_version_is_that_of_the_distribution() -> None:
    from importlib.metadata import version

    assert framing.__version__ == version("media-framing")
