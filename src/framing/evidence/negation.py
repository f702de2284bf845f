"""Whether a term is denied: "is no puppet", "did not slam", "no evidence of collusion", "without chaos"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

_NO = frozenset(("no", "not", "never", "neither", "nor", "n't", "nothing", "hardly", "nobody", "none"))
_SIGNS = frozenset("evidence proof sign signs hint indication indications trace suggestion basis question".split())
_DENYING = frozenset(("neg", "det", "preconj", "advmod"))
_PREDICATES = frozenset(("attr", "acomp", "oprd"))


def is_negated(doc: Doc, first: int, last: int) -> bool:
    """Whether the clause says that the term in `doc[first:last]` does not hold."""
    token = doc[first:last].root
    if _has_no(token, first):
        return True
    if token.dep_ in ("amod", "compound") and not first <= token.head.i < last:
        noun = token.head
        return _has_no(noun, first) or (noun.dep_ in _PREDICATES and _has_no(noun.head, first))
    if token.dep_ in _PREDICATES:
        return _has_no(token.head, first)
    if token.dep_ == "conj" and token.head.i < first:
        return is_negated(doc, token.head.i, token.head.i + 1)
    if token.dep_ == "pobj":
        preposition, sign = token.head, token.head.head
        if preposition.lower_ == "without":
            return True
        return preposition.lower_ in ("of", "for") and sign.lower_ in _SIGNS and _is_denied(sign)
    return False


def _has_no(token: Token, before: int) -> bool:
    """Whether a word of denial before the term hangs on a word."""
    return any(
        c.lower_ in _NO and c.i <= before and c.dep_ in ("neg", "det", "preconj", "advmod") for c in token.children
    )


def _is_denied(sign: Token) -> bool:
    return _has_no(sign, sign.i) or (sign.dep_ in ("dobj", "attr") and _has_no(sign.head, sign.i))
