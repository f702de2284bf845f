"""The errors of the library.

    FramingError                 catch this one to catch them all
    ├── ArticleError             the text or HTML handed in cannot be an article
    ├── LexiconError             a lexicon file or term is not as it should be
    ├── PipelineError            the spaCy pipeline asked for is not there or does not serve
    ├── ReportError              stored report data cannot be read back
    ├── ConfigError              a framing.toml is not as it should be
    ├── LockError                an analysis differs from the lock it is held to
    ├── CorpusError              a file of texts or labels cannot be read
    ├── SheetError               a coding sheet or its key is not as it was drawn
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


class ConfigError(FramingError, ValueError):
    """A framing.toml is not as it should be."""


class LockError(FramingError, ValueError):
    """An analysis differs from the lock it is held to."""


class CorpusError(FramingError, ValueError):
    """A file of texts or labels cannot be read."""


class SheetError(FramingError, ValueError):
    """A coding sheet or its key is not as it was drawn."""


class MissingPackageError(FramingError, ImportError):
    """An optional package is needed and not installed."""


def describe(value: object) -> str:
    """Type and value of what was not expected, short enough for a message."""
    try:
        return f"{type(value).__name__} {value!r:.60}"
    except Exception:  # too deep, too large, or not willing to be shown
        return type(value).__name__
