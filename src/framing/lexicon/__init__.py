"""Lexicons: categories of terms as data, loaded, checked, merged and written."""

from framing.lexicon.families import NEWS_FRAMES, POLICY_FRAMES, WORDING
from framing.lexicon.lexicon import (
    Lexicon,
    as_lexicons,
    builtin_lexicons,
    digest,
    load_lexicons,
    merge_lexicons,
)
from framing.lexicon.term import Term

__all__ = [
    "NEWS_FRAMES",
    "POLICY_FRAMES",
    "WORDING",
    "Lexicon",
    "Term",
    "as_lexicons",
    "builtin_lexicons",
    "digest",
    "load_lexicons",
    "merge_lexicons",
]
