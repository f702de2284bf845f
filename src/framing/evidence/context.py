"""Whether the words around a form speak for or against the term: data of the lexicon, and a few small rules."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from framing.evidence.pipeline import ReadChunk
from framing.lexicon.term import WILDCARD

Excuse: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]
"""Words left and right of the term in an `unless` phrase: spaCy's numbers of their lower case."""


_ANY: int = get_string_id(WILDCARD)


class Excuses(NamedTuple):
    """The `unless` phrases of a term by the word next to it, which is looked up first."""

    before: Mapping[int, tuple[Excuse, ...]]
    after: Mapping[int, tuple[Excuse, ...]]
    wild: tuple[Excuse, ...]
    """Those with a wild card next to the term."""


_OPENING = frozenset("“‘\"'")
_CLOSING = frozenset("”’\"'")
_SMALL_WORDS = frozenset("a an and as at but by for from if in into is of off on or over the to up vs with".split())
"""Words that title case leaves small."""


def by_neighbour(excuses: Iterable[Excuse]) -> Excuses | None:
    """Excuses in the order in which they are looked up; None where there are none."""
    before: defaultdict[int, tuple[Excuse, ...]] = defaultdict(tuple)
    after: defaultdict[int, tuple[Excuse, ...]] = defaultdict(tuple)
    wild: tuple[Excuse, ...] = ()
    for left, right in excuses:
        if left and left[-1] != _ANY:
            before[left[-1]] += ((left, right),)
        elif right and right[0] != _ANY:
            after[right[0]] += ((left, right),)
        else:
            wild += ((left, right),)
    return Excuses(dict(before), dict(after), wild) if before or after or wild else None


def is_excused(doc: Doc, first: int, last: int, excuses: Excuses) -> bool:
    """Whether the words of one of the `unless` phrases stand around a match."""
    if first and (found := excuses.before.get(doc[first - 1].lower)) and _stands(found, doc, first, last):
        return True
    if last < len(doc) and (found := excuses.after.get(doc[last].lower)) and _stands(found, doc, first, last):
        return True
    return bool(excuses.wild) and _stands(excuses.wild, doc, first, last)


def _stands(excuses: Iterable[Excuse], doc: Doc, first: int, last: int) -> bool:
    for left, right in excuses:
        if first < len(left) or last + len(right) > len(doc):
            continue
        if all(w in (_ANY, doc[first - len(left) + i].lower) for i, w in enumerate(left)) and all(
            w in (_ANY, doc[last + i].lower) for i, w in enumerate(right)
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


def odd_capital(doc: Doc, first: int, last: int) -> int | None:
    """The first word of a match that has a capital; words in capitals throughout do not count."""
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
    return _is_title_case(text[starts[i] : min(end, starts[i] + 300)], chunk.clean.segments[i].kind)


@lru_cache(1024)
def _is_title_case(text: str, kind: str) -> bool:
    words = [w for w in text.split() if w[0].isalpha() and w not in _SMALL_WORDS]
    share = 0.7 if kind == "headline" else 0.9
    return len(words) > 1 and sum(w[0].isupper() for w in words) >= share * len(words)
