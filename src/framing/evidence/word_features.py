"""What is known of each content word and each loaded term of an article, by name: what a scorecard reads.

Of a word: what two readers said of it, how frequent it is, its class, ending and length. Of its place: voice, part in
the sentence, loaded terms beside it. Never the word itself, and no names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from spacy.attrs import DEP, IDX, LENGTH, POS, SENT_START
from spacy.strings import StringStore

from framing.evidence.context import is_in_title_case
from framing.evidence.pipeline import ReadChunk
from framing.evidence.records import Span, TermMatch
from framing.evidence.spans import is_inside, joined
from framing.evidence.vocabulary import Connotation, connotation, rating, zipf
from framing.lexicon import WORDING

IN_QUOTATION = "in quotation marks"
IN_INDIRECT_SPEECH = "in indirect speech"

_CONTENT = frozenset(("NOUN", "VERB", "ADJ", "ADV", "INTJ", "PROPN"))
_WORD = re.compile(r"[^\W\d_][\w'’]*(?:-[\w'’]+)*")
STEPS = (1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5)
"""Steps of the Zipf scale that are told apart; what is more frequent counts as the last."""
RATINGS = tuple(step / 2 for step in range(15))
"""Steps of the readers' ratings."""
_LETTERS = (5, 7, 9, 11)
_SHORTEST = 3
"""Shorter words are never loaded."""
_SUFFIXES = (
    *("able", "al", "ation", "ed", "er", "ers", "esque", "ful", "ian", "ic", "ical", "ing", "ish", "ism", "ist"),
    *("ists", "ity", "ive", "less", "ly", "monger", "ness", "ous", "y"),
)
_PREFIXES = ("anti", "dis", "in", "mis", "non", "out", "over", "pseudo", "re", "super", "ultra", "un")
_ROLES = frozenset(
    """acl acomp advcl advmod amod appos attr ccomp compound conj dobj nmod npadvmod nsubj nsubjpass oprd pcomp pobj
    poss prep prt relcl ROOT xcomp""".split()
)
_REMEMBERED = 1 << 16
"""Words whose features are kept, so that an archive does not fill the memory."""
_NEAR = 25
"""Characters between a word and a loaded term beside it."""


class Surroundings(NamedTuple):
    """What an article's words stand among. All spans are in order and free of overlap."""

    text: str
    matches: Sequence[TermMatch]
    sentences: Sequence[Span]
    quotations: Sequence[Span]
    reported: Sequence[Span]


class Reading(NamedTuple):
    """One word or term with its named features."""

    start: int
    end: int
    word: tuple[str, ...]
    """Features of the word itself."""
    place: tuple[str, ...]
    """Features of its place."""
    listed: bool
    """Whether a lexicon of wording holds it."""
    sentence: int
    """The number of its sentence."""

    @property
    def voice(self) -> str:
        """`quoted`, `reported` or `author`."""
        if IN_QUOTATION in self.place:
            return "quoted"
        return "reported" if IN_INDIRECT_SPEECH in self.place else "author"


def is_loaded(match: TermMatch) -> bool:
    """Whether a match counts as loaded wording: the family `loaded`, and strong terms of `speech` and `epistemic`."""
    return match.family == "loaded" or (match.family in ("speech", "epistemic") and match.weight > 1)


def read_words(chunk: ReadChunk, around: Surroundings) -> Iterator[Reading]:
    """The content words that no loaded term covers, then the loaded terms, in a piece of an article with sentences."""
    first, last = chunk.clean.segments[0].start, chunk.clean.segments[-1].end
    matches = [m for m in around.matches if first <= m.start < last and m.family in WORDING]
    loaded = [m for m in matches if is_loaded(m)]
    listed = joined((m.start, m.end) for m in matches)
    places = _Places(around, loaded)
    for start, end, word, word_class, role in _content_words(chunk):
        if not places.covered(start, end):
            names = (*places.names(start, end), f"role: {role}") if role in _ROLES else places.names(start, end)
            known = is_inside(start, listed)
            yield Reading(start, end, word_features(word, word_class), names, known, places.sentence(start))
    for match in loaded:
        names = places.names(match.start, match.end)
        yield Reading(match.start, match.end, term_features(match), names, True, places.sentence(match.start))


class _Places:
    """Looks up what a place stands in and beside."""

    def __init__(self, around: Surroundings, loaded: Sequence[TermMatch]) -> None:
        self.around = around
        self.terms = sorted({(m.start, m.end) for m in loaded})
        self.starts = [start for start, _ in around.sentences]
        self.strong = Counter(self.sentence(m.start) for m in loaded if m.weight > 1)
        self.lengths: dict[int, str] = {}

    def sentence(self, start: int) -> int:
        return max(0, bisect_right(self.starts, start) - 1)

    def covered(self, start: int, end: int) -> bool:
        return any(s < end and start < e for s, e in self._near(start))

    def names(self, start: int, end: int) -> tuple[str, ...]:
        i = self.sentence(start)
        if i not in self.lengths:
            self.lengths[i] = _length(len(_WORD.findall(self.around.text, *self.around.sentences[i])))
        names = [self.lengths[i]]
        if is_inside(start, self.around.quotations):
            names.append(IN_QUOTATION)
        elif is_inside(start, self.around.reported):
            names.append(IN_INDIRECT_SPEECH)
        if strong := self.strong[i]:
            names.append(f"strong terms in the sentence: {strong if strong < 3 else '3 or more'}")
        if any((s, e) != (start, end) and s - end < _NEAR and start - e < _NEAR for s, e in self._near(start)):
            names.append("beside a loaded term")
        return tuple(names)

    def _near(self, start: int) -> list[Span]:
        at = bisect_right(self.terms, (start, 1 << 60))
        return self.terms[max(0, at - 2) : at + 2]


def _length(words: int) -> str:
    most = next((most for most in (10, 20, 30) if words <= most), None)
    return f"sentence of up to {most} words" if most else "sentence of more than 30 words"


def _content_words(chunk: ReadChunk) -> Iterator[tuple[int, int, str, str, str]]:
    """Nouns, verbs, adjectives, adverbs and the like: place in the text as given, lower case, class and role.

    Hyphens join ("heretic-hunting"); names are left out.
    """
    doc, clean = chunk.doc, chunk.clean
    strings: StringStore = doc.vocab.strings
    columns = doc.to_array([IDX, LENGTH, POS, DEP, SENT_START]).astype(np.int64, copy=False).tolist()
    text, n, i = clean.text, len(columns), 0
    while i < n:
        start, length, _, _, opens = columns[i]
        end, head = start + length, i
        while (
            head + 2 < n
            and text[end : end + 1] == "-"
            and columns[head + 1][1] == 1
            and text[end + 1 : end + 2].isalpha()
        ):
            head += 2
            end = columns[head][0] + columns[head][1]
        i = head + 1
        tag = strings[columns[head][2]]
        word = text[start:end]
        if tag not in _CONTENT or end - start < _SHORTEST or not _WORD.fullmatch(word):
            continue
        if tag == "PROPN" or (word[0].isupper() and opens != 1):
            tag = _class_in_title(word.lower()) if is_in_title_case(chunk, start) else ""
            if not tag:
                continue
        begin, stop = clean.original(start, end)
        yield begin, stop, word.lower(), tag, strings[columns[head][3] % 2**64]


@lru_cache(_REMEMBERED)
def _class_in_title(word: str) -> str:
    """The class in which a word of a headline connotes most; empty for a plain word, which may be a name."""
    found = [(c.strength, tag) for tag in ("ADJ", "NOUN", "VERB", "ADV") if (c := connotation(word, tag)) and c.fits]
    return max(found)[1] if found else ""


@lru_cache(_REMEMBERED)
def word_features(word: str, word_class: str) -> tuple[str, ...]:
    """Named features of a word in lower case that no lexicon lists."""
    parts = word.split("-")
    names = [f"class: {word_class}", *(["hyphenated"] if len(parts) > 1 else [])]
    known = [z for z in ([zipf(word)] if zipf(word) is not None else map(zipf, parts)) if z is not None]
    names.append(frequency_feature(min(known)) if known else "in no word list")
    found = connotation(word, word_class)
    if found is None and len(parts) > 1:
        found = max(filter(None, (connotation(part, word_class) for part in parts)), key=_rank, default=None)
    names += _connotation_features(found) if found else []
    names.append(_rating_feature(word))
    names += [f"ends in -{s}" for s in _SUFFIXES if word.endswith(s) and len(word) > len(s) + 2]
    names += [f"begins with {p}-" for p in _PREFIXES if word.startswith(p) and len(word) > len(p) + 3]
    names += [f"{n} letters or more" for n in _LETTERS if len(word) >= n]
    return tuple(names)


def frequency_feature(step: float) -> str:
    """The name of a step of the Zipf scale as a feature."""
    return f"frequency: zipf {min(max(step, STEPS[0]), STEPS[-1]):g}"


def term_features(match: TermMatch) -> tuple[str, ...]:
    """Named features of a lexicon term: strength, category, and what the readers said of it."""
    names = ["listed", f"listed with strength {match.weight}", f"listed in {match.family}/{match.category}"]
    if " " in match.text:
        names.append("listed phrase")
    else:
        names += [f"listed, {name}" for name in _readings(match.text.lower())]
    if match.negated:
        names.append("denied")
    if match.scare_quoted:
        names.append("in scare quotes")
    return tuple(names)


def _readings(word: str) -> list[str]:
    """What all readers said of a listed word, in the word class in which it connotes most."""
    found = max(filter(None, (connotation(word, c) for c in sorted(_CONTENT))), key=_rank, default=None)
    return [*(_readers(found) if found and found.fits else []), _rating_feature(word)]


def _rank(found: Connotation) -> tuple[bool, float]:
    return found.fits, found.strength


def _connotation_features(found: Connotation) -> list[str]:
    if not found.fits:
        return [f"connotation {found.strength:g} in another class"]
    return [*_readers(found), f"connotation: {found.kind}"]


def _readers(found: Connotation) -> list[str]:
    second = [f"second reader: {'plain' if found.second is None else found.second}"] if found.read_twice else []
    return [f"first reader: {'plain' if found.first is None else found.first}", *second]


def _rating_feature(word: str) -> str:
    """Of a hyphenated word that readers did not see, the highest rating of its parts."""
    found = rating(word)
    known = [found] if found else [r for r in map(rating, word.split("-")) if r]
    return rated_feature(max(r.marked for r in known)) if known else "not rated"


def rated_feature(marked: float) -> str:
    """The name of a rating as a feature."""
    return f"rated {marked:g} of 7"


SCALES = (
    [frequency_feature(step) for step in STEPS],
    [rated_feature(marked) for marked in RATINGS],
    [f"listed, {rated_feature(marked)}" for marked in RATINGS],
)
"""Features of which a word has one, from the lowest step of a scale to the highest."""
