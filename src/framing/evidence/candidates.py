"""Likely loaded words that no lexicon lists, with reasons; and how likely each word is to be marked as loaded.

Most loaded words occur once in a corpus; no list holds them all. So each word is read by named features (what two
readers said of it, how rare it is, its class, its part in the sentence, its ending, what stands beside it) and a
scorecard (`candidates.toml`) gives the probability that expert annotators would mark it. It was fitted to words that
experts marked, never to single words or names. Words of a lexicon are read as well, by their strength and voice: a
sentence is judged by all its words.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import numpy as np
from spacy.attrs import DEP, IDX, LENGTH, POS, SENT_START
from spacy.strings import StringStore

from framing.evidence.pipeline import ReadChunk
from framing.evidence.records import Candidate, Span, TermMatch
from framing.evidence.scorecard import Scorecard
from framing.evidence.spans import is_inside
from framing.evidence.style import MOST, Style
from framing.evidence.vocabulary import connotation, zipf

LIKELY = 0.25
"""From this probability on a word is shown: the best balance of hits and false alarms against the experts' marks."""

_CONTENT = frozenset(("NOUN", "VERB", "ADJ", "ADV", "INTJ", "PROPN"))
_WORD = re.compile(r"[^\W\d_][\w'’]*(?:-[\w'’]+)*")
_SUFFIXES = (
    *("able", "al", "ation", "ed", "er", "ers", "esque", "ful", "ian", "ic", "ical", "ing", "ish", "ism", "ist"),
    *("ists", "ity", "ive", "less", "ly", "monger", "ness", "ous", "y"),
)
_PREFIXES = ("anti", "dis", "in", "mis", "non", "out", "over", "pseudo", "re", "super", "ultra", "un")
_ROLES = frozenset(
    """acomp advcl advmod amod appos attr ccomp compound conj dobj nmod npadvmod nsubj nsubjpass oprd pcomp pobj poss
    prep prt relcl ROOT xcomp acl""".split()
)
_COUNTED = {
    "connotation: pejorative": "pejorative words",
    "connotation: laudatory": "laudatory words",
    "connotation: sensational": "sensational words",
    "connotation: doubting": "doubting words",
    "connotation: informal": "informal words",
    "frequency below zipf 3.5": "rare words",
}
_SURE = 0.001
"""No sentence is surer than this, either way."""
_NEAR = 25
"""Characters between a word and a loaded term beside it."""


class Reading(NamedTuple):
    """One word or term, with what is known of it, by name."""

    start: int
    end: int
    features: tuple[str, ...]
    """Those of the word itself."""
    place: tuple[str, ...]
    """Those of its place in the sentence."""
    listed: bool
    quoted: bool
    sentence: int


def is_loaded(match: TermMatch) -> bool:
    """Whether a match counts as loaded wording: the family `loaded`, and strong terms of `speech` and `epistemic`."""
    return match.family == "loaded" or (match.family in ("speech", "epistemic") and match.weight > 1)


def find_candidates(
    chunks: Sequence[ReadChunk],
    text: str,
    matches: Sequence[TermMatch],
    sentences: Sequence[Span],
    quotations: Sequence[Span],
    reported: Sequence[Span],
) -> tuple[tuple[Candidate, ...], tuple[Style, ...]]:
    """Likely loaded words of an article, in order of place, and for each of its sentences what its words come to."""
    card = word_scorecard()
    found: list[Candidate] = []
    by_sentence: list[list[tuple[float, Reading]]] = [[] for _ in sentences]
    for chunk in chunks:
        for reading in read_words(chunk, text, matches, sentences, quotations, reported):
            probability = _probability(card, reading)
            if not reading.quoted:
                by_sentence[reading.sentence].append((probability, reading))
            if probability >= LIKELY and not reading.listed:
                found.append(_candidate(card, reading, probability, chunk, text))
    return tuple(found), tuple(map(words_of_sentence, by_sentence))


def words_of_sentence(words: Sequence[tuple[float, Reading]]) -> Style:
    """What the words of a sentence come to, outside of quotations."""
    chances = sorted((probability for probability, _ in words), reverse=True)
    some = min(max(1 - math.prod(1 - p for p in chances), _SURE), 1 - _SURE)
    names = Counter(name for _, reading in words for name in reading.features if name in _COUNTED)
    return {
        "any word marked, log-odds": math.log(some / (1 - some)),
        "words marked, expected, logarithm": math.log(sum(chances) + 0.1),
        "likeliest word": chances[0] if chances else 0.0,
        "second likeliest word": chances[1] if len(chances) > 1 else 0.0,
        **{title: float(min(names[name], MOST)) for name, title in _COUNTED.items()},
    }


def _candidate(card: Scorecard, reading: Reading, probability: float, chunk: ReadChunk, text: str) -> Candidate:
    start, end = reading.start, reading.end
    segments = chunk.clean.segments
    segment = segments[max(0, bisect_right(segments, start, key=lambda s: s.start) - 1)]
    voice = "quoted" if reading.quoted else "reported" if "in indirect speech" in reading.place else "author"
    why = card.explain(dict.fromkeys((*reading.features, *reading.place), 1.0))
    return Candidate(text[start:end], start, end, probability, voice, segment.kind, why)


def _probability(card: Scorecard, reading: Reading) -> float:
    log_odds = card.intercept + _of_word(reading.features) + sum(card.coefficients.get(f, 0.0) for f in reading.place)
    return 1 / (1 + math.exp(-log_odds))


@cache
def _of_word(features: tuple[str, ...]) -> float:
    coefficients = word_scorecard().coefficients
    return sum(coefficients.get(feature, 0.0) for feature in features)


def read_words(
    chunk: ReadChunk,
    text: str,
    matches: Sequence[TermMatch],
    sentences: Sequence[Span],
    quotations: Sequence[Span],
    reported: Sequence[Span],
) -> Iterator[Reading]:
    """Each content word that no term covers, and each loaded term, with its features; for a piece of an article."""
    if not sentences:
        return
    clean = chunk.clean
    first, last = clean.segments[0].start, clean.segments[-1].end
    loaded = [m for m in matches if first <= m.start < last and is_loaded(m)]
    covered = sorted((m.start, m.end) for m in loaded)
    starts = [start for start, _ in sentences]
    in_sentence: dict[int, int] = {}
    for match in loaded:
        i = max(0, bisect_right(starts, match.start) - 1)
        in_sentence[i] = in_sentence.get(i, 0) + (match.weight > 1)
    lengths: dict[int, str] = {}

    def place(start: int, end: int) -> tuple[int, bool, list[str]]:
        i = max(0, bisect_right(starts, start) - 1)
        quoted = is_inside(start, quotations)
        names = []
        if quoted:
            names.append("in quotation marks")
        elif is_inside(start, reported):
            names.append("in indirect speech")
        if i not in lengths:
            lengths[i] = _length(text, sentences[i])
        names.append(lengths[i])
        strong = in_sentence.get(i, 0)
        if strong:
            names.append(f"strong terms in the sentence: {min(strong, 3)}{'' if strong < 3 else ' or more'}")
        at = bisect_right(covered, (start, end))
        neighbours = covered[max(0, at - 2) : at + 2]
        if any((s, e) != (start, end) and s - end < _NEAR and start - e < _NEAR for s, e in neighbours):
            names.append("beside a loaded term")
        return i, quoted, names

    for start, end, word, word_class, role in _content_words(chunk):
        at = bisect_right(covered, (start, end + 1)) - 1
        if any(s < end and start < e for s, e in covered[max(0, at - 1) : at + 2]):
            continue
        i, quoted, names = place(start, end)
        if role in _ROLES:
            names.append(f"role: {role}")
        yield Reading(start, end, word_features(word, word_class), tuple(names), False, quoted, i)
    for match in loaded:
        i, quoted, names = place(match.start, match.end)
        yield Reading(match.start, match.end, term_features(match), tuple(names), True, quoted, i)


def _length(text: str, span: Span) -> str:
    words = len(_WORD.findall(text, *span))
    return f"sentence of {'up to 10' if words <= 10 else 'up to 20' if words <= 20 else 'up to 30' if words <= 30 else 'over 30'} words"


def _content_words(chunk: ReadChunk) -> Iterator[tuple[int, int, str, str, str]]:
    """Nouns, verbs, adjectives, adverbs and the like: place in the text as given, lower case, class and role.

    Hyphens join ("heretic-hunting"); names are left out.
    """
    doc, clean = chunk.doc, chunk.clean
    strings: StringStore = doc.vocab.strings
    columns = doc.to_array([IDX, LENGTH, POS, DEP, SENT_START]).astype(np.int64, copy=False).tolist()
    text = clean.text
    n = len(columns)
    i = 0
    while i < n:
        start, length, _, _, opens = columns[i]
        end, head = start + length, i
        while i + 2 < n and text[end : end + 1] == "-" and columns[i + 1][1] == 1 and text[end + 1 : end + 2].isalpha():
            i += 2
            end = columns[i][0] + columns[i][1]
            head = i
        i += 1
        tag = strings[columns[head][2]]
        if tag not in _CONTENT:
            continue
        word = text[start:end]
        named = word[0].isupper() and (tag == "PROPN" or opens != 1)
        if named or not _WORD.fullmatch(word):
            continue
        begin, stop = clean.original(start, end)
        yield begin, stop, word.lower(), tag, strings[columns[head][3] % 2**64]


@cache
def word_features(word: str, word_class: str) -> tuple[str, ...]:
    """Named features of an unlisted word in lower case."""
    names = [f"class: {word_class}"]
    parts = word.split("-")
    known = zipf(word)
    if known is None and len(parts) > 1:
        known = min((z for z in map(zipf, parts) if z is not None), default=None)
    if known is None:
        names.append("in no frequency list")
    else:
        names += [f"frequency below zipf {step:g}" for step in (1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5) if known < step]
    if len(parts) > 1:
        names.append("hyphenated")
    names += _connotation_features(word, word_class)
    names += [f"ends in -{s}" for s in _SUFFIXES if word.endswith(s) and len(word) > len(s) + 2]
    names += [f"begins with {p}-" for p in _PREFIXES if word.startswith(p) and len(word) > len(p) + 3]
    names += [f"{n} letters or more" for n in (5, 7, 9, 11) if len(word) >= n]
    return tuple(names)


def _connotation_features(word: str, word_class: str) -> Iterator[str]:
    found = connotation(word, word_class)
    if found is None and "-" in word:
        parts = [c for part in word.split("-") if (c := connotation(part, word_class))]
        found = max(parts, key=lambda c: (c.fits, c.strength), default=None)
    if found is None:
        return
    if not found.fits:
        yield f"connotation {found.strength:g} in another class"
        return
    yield f"connotation {found.strength:g}"
    yield f"connotation: {found.kind}"


def term_features(match: TermMatch) -> tuple[str, ...]:
    """Named features of a lexicon term: its strength, and what is said of it in its place."""
    names = ["listed", f"listed with strength {match.weight}"]
    if match.family != "loaded":
        names.append(f"listed in family {match.family}")
    if " " in match.text:
        names.append("phrase")
    else:
        best = max((c.strength for tag in ("ADJ", "NOUN", "VERB", "ADV") if (c := connotation(match.text.lower(), tag)) and c.fits), default=None)
        names.append("listed, not in the dictionary reading" if best is None else f"listed, connotation {best:g}")
    if match.negated:
        names.append("denied")
    if match.scare_quoted:
        names.append("in scare quotes")
    return tuple(names)


@cache
def word_scorecard() -> Scorecard:
    """The scorecard that comes with the library; its `about` is the model card."""
    return Scorecard.load(Path(str(files(__package__) / "candidates.toml")))
