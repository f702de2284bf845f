"""Text into tokens, fast on an archive and on runs of signs; the tokens are those of the pipeline's tokeniser."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any, TypeAlias

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.vocab import Vocab

Tokenise: TypeAlias = Callable[[str], Doc]

_REMEMBERED = 50_000
"""Words with their punctuation whose tokens are kept; some 40 MB when full."""
_LONGEST = 30
"""Longer ones hardly come again."""
_PIECE = 100
"""Longer runs of signs are tokenised in pieces: the tokeniser's time grows with the square of a run's length."""
_RUN = re.compile(rf"(?:['’][sS]|[^\w\s]|_){{{2 * _PIECE},}} ?")


def tokenizer_like(nlp: Language, vocab: Vocab, *, remembered: int = 10_000) -> Tokenise:
    """A tokeniser with a pipeline's rules, for a vocabulary; one that is not spaCy's own is returned as it is."""
    own: Any = nlp.tokenizer
    if type(own) is not Tokenizer:
        tokenizer: Tokenise = own
        return tokenizer
    like: Tokenise = Tokenizer(
        vocab,
        rules=own.rules,
        prefix_search=own.prefix_search,
        suffix_search=own.suffix_search,
        infix_finditer=own.infix_finditer,
        token_match=own.token_match,
        url_match=own.url_match,
        max_cache_size=remembered,
    )
    return like


def remembering(nlp: Language) -> Tokenise:
    """A pipeline's tokeniser that remembers what it has read.

    spaCy's stops remembering behind the first special case ("U.S.", "don't") of each text. So words that are new are
    tokenised alone first, where nothing stands before them.
    """
    tokenizer = tokenizer_like(nlp, nlp.vocab, remembered=_REMEMBERED)
    if type(tokenizer) is not Tokenizer:
        return tokenizer
    known: set[str] = set()

    def read(text: str) -> Doc:
        if len(known) < _REMEMBERED:
            new = [word for word in set(text.split()) - known if len(word) <= _LONGEST][: _REMEMBERED - len(known)]
            for word in new:
                tokenizer(word)
            known.update(new)
        return tokenizer(text)

    return read


def tokenised(text: str, tokenizer: Tokenise) -> Doc:
    """The tokens of a text."""
    pieces = _pieces(text)
    if len(pieces) == 1:
        return tokenizer(text)
    return Doc.from_docs([tokenizer(piece) for piece in pieces], ensure_whitespace=False)


def _pieces(text: str) -> list[str]:
    """The text, cut inside long runs of signs ("((((((") where it has any."""
    blocks = range(0, len(text), _PIECE)  # a run of twice that length fills one of these
    if all(" " in text[i : i + _PIECE] for i in blocks) or max(map(len, text.split()), default=0) < 2 * _PIECE:
        return [text]
    cuts = {cut for run in _RUN.finditer(text) for cut in (*range(run.start(), run.end() - 1, _PIECE), run.end())}
    bounds = sorted(cuts | {0, len(text)})
    return [text[start:end] for start, end in pairwise(bounds)] or [text]
