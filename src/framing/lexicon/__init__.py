"""Lexicons: categories of terms as data, loaded, checked, merged and written."""

from framing.lexicon.lexicon import (
    WORDING,
    Lexicon,
    as_lexicons,
    builtin_lexicons,
    digest,
    load_lexicons,
    merge_lexicons,
)
from framing.lexicon.term import Term

__all__ = ["WORDING", "Lexicon", "Term", "as_lexicons", "builtin_lexicons", "digest", "load_lexicons", "merge_lexicons"]
