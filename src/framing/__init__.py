"""Shows how a news article frames its subject, every number traceable to the characters it came from."""

from framing import study, validate
from framing.analyzer import Analyzer, analyze
from framing.article import Article, Segment
from framing.errors import (
    ArticleError,
    ConfigError,
    CorpusError,
    FramingError,
    LexiconError,
    LockError,
    MissingPackageError,
    PipelineError,
    ReportError,
    SheetError,
)
from framing.evidence import (
    Attribution,
    Candidate,
    Contribution,
    Entity,
    Event,
    Evidence,
    Mention,
    ScareQuote,
    Scorecard,
    Sentence,
    Source,
    TermMatch,
)
from framing.fitting import fit_bias
from framing.lexicon import Lexicon, Term, builtin_lexicons, load_lexicons, merge_lexicons
from framing.metrics import METRICS, Frame, Threshold
from framing.report import Report

__version__ = "0.1.0"

__all__ = [
    "METRICS",
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
