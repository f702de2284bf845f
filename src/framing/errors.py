"""The errors of the library.

    FramingError                 catch this one to catch them all
    ├── ArticleError             the text or HTML handed in cannot be an article
    ├── LexiconError             a lexicon file or term is not as it should be
    ├── PipelineError            the spaCy pipeline asked for is not there or does not serve
    ├── ReportError              stored report data cannot be read back
    └── MissingPackageError      an optional package is needed and not installed

Each message names the place, the value and the cure.
"""


class FramingError(Exception):
    """Any error that this library raises on purpose."""


class ArticleError(FramingError, ValueError):
    """The text or HTML handed in cannot be an article."""


class LexiconError(FramingError, ValueError):
    """A lexicon file or term is not as it should be."""


class PipelineError(FramingError, ValueError):
    """The spaCy pipeline asked for is not there or does not serve."""


class ReportError(FramingError, ValueError):
    """Stored report data cannot be read back."""


class MissingPackageError(FramingError, ImportError):
    """An optional package is needed and not installed."""


def describe(value: object) -> str:
    """Type and value of what was not expected, short enough for a message."""
    try:
        return f"{type(value).__name__} {value!r:.60}"
    except Exception:  # too deep, too large, or not willing to be shown
        return type(value).__name__
