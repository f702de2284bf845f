"""Whether the words around a form speak for or against the term: data of the lexicon, and a few small rules."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from spacy.tokens import Doc, Token

from framing.evidence.pipeline import ReadChunk
from framing.lexicon import Term
from framing.lexicon.term import WILDCARD

Excuse: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]
"""Words left and right of the term in an `unless` phrase, lower case."""


Excuses: TypeAlias = Mapping[tuple[int, str], tuple[Excuse, ...]]
"""`unless` phrases by side (-1 left, 1 right) and word next to the term; wild cards under (0, "")."""

_OPENING = frozenset("“‘\"'")
_CLOSING = frozenset("”’\"'")
_SMALL_WORDS = frozenset("a an and as at but by for from if in into is of off on or over the to up vs with".split())
"""Words that title case leaves small."""


def by_neighbour(excuses: Iterable[Excuse]) -> Excuses:
    """Excuses in the order in which they are looked up."""
    found: defaultdict[tuple[int, str], list[Excuse]] = defaultdict(list)
    for left, right in excuses:
        if left and left[-1] != WILDCARD:
            found[-1, left[-1]].append((left, right))
        elif right and right[0] != WILDCARD:
            found[1, right[0]].append((left, right))
        else:
            found[0, ""].append((left, right))
    return {key: tuple(value) for key, value in found.items()}


def is_excused(doc: Doc, first: int, last: int, excuses: Excuses) -> bool:
    """Whether the words of one of the `unless` phrases stand around a match."""
    before = doc[first - 1].lower_ if first else ""
    after = doc[last].lower_ if last < len(doc) else ""
    for key in ((-1, before), (1, after), (0, "")):
        for left, right in excuses.get(key, ()):
            if first < len(left) or last + len(right) > len(doc):
                continue
            if all(w in (WILDCARD, doc[first - len(left) + i].lower_) for i, w in enumerate(left)) and all(
                w in (WILDCARD, doc[last + i].lower_) for i, w in enumerate(right)
            ):
                return True
    return False


def has_class(token: Token, wanted: tuple[str, ...]) -> bool:
    """Whether a token has one of the word classes, with room for what taggers confuse in news."""
    pos = token.pos_
    if pos in wanted:
        return True
    if pos == "PROPN":  # a capitalised noun is a name, as in "Mr. Yob"; adjectives are judged by their neighbours
        return token.is_lower or token.is_upper or "ADJ" in wanted
    if pos == "VERB":
        return ("ADJ" in wanted and token.tag_ in ("VBN", "VBG")) or "AUX" in wanted
    return pos == "AUX" and "VERB" in wanted


def odd_capital(doc: Doc, first: int, last: int, term: Term) -> int | None:
    """The first word of a match that has a capital which the term itself lacks; all capitals do not count."""
    if term.term != term.term.lower() or "{" in term.term:
        return None
    for i in range(first, last):
        token = doc[i]
        if token.text[0].isupper() and not (token.is_upper and len(token) > 1):
            return i
    return None


def is_in_name(doc: Doc, first: int, last: int, capital: int, tagged: bool) -> bool:
    """Whether a capitalised match goes on as a name to its left or right ("Rogue One", "Crisis Group")."""
    if first > 1 and doc[first - 1].text == "-" and not doc[first - 2].whitespace_ and not doc[first - 1].whitespace_:
        return True  # the end of a hyphenated name, as in "al-Sham"
    if capital == first and _is_title(doc, first, last):
        return True
    goes_on = last < len(doc) and _is_name_word(doc[last])
    if capital == first and _opens_sentence(doc, first):
        return goes_on and tagged and all(t.pos_ == "PROPN" for t in (*doc[first:last], doc[last]))
    return goes_on or (first > 0 and _is_name_word(doc[first - 1]) and not _opens_sentence(doc, first - 1))


def _is_title(doc: Doc, first: int, last: int) -> bool:
    """Whether a match stands alone in quotation marks in the middle of a sentence: the film “Bombshell,” the novel."""
    if first < 2 or last >= len(doc) or doc[first - 1].text not in _OPENING or not doc[first - 2].is_alpha:
        return False
    behind = doc[last].text if doc[last].text not in ",." or last + 1 >= len(doc) else doc[last + 1].text
    return behind in _CLOSING


def _is_name_word(token: Token) -> bool:
    return token.text[0].isupper() and token.is_alpha


def _opens_sentence(doc: Doc, i: int) -> bool:
    return i == 0 or doc[i - 1].is_space or not any(c.isalnum() or c in ",;&" for c in doc[i - 1].text)


def is_in_title_case(chunk: ReadChunk, start: int) -> bool:
    """Whether the segment of a find is set in title case, as headlines are, so that capitals say nothing."""
    starts, text = chunk.clean.starts, chunk.clean.text
    i = bisect_right(starts, start) - 1
    end = starts[i + 1] if i + 1 < len(starts) else len(text)
    words = [w for w in text[starts[i] : min(end, starts[i] + 300)].split() if w[0].isalpha() and w not in _SMALL_WORDS]
    share = 0.7 if chunk.clean.segments[i].kind == "headline" else 0.9
    return len(words) > 1 and sum(w[0].isupper() for w in words) >= share * len(words)
