"""Likely loaded words that no lexicon of wording lists, with reasons; and what the words of each sentence come to.

Most loaded words occur once in a corpus; no list holds them all. A scorecard over named features (`candidates.toml`)
gives the probability that expert annotators would mark a word; it was fitted to words that experts marked.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from framing.evidence.pipeline import ReadChunk
from framing.evidence.records import Candidate
from framing.evidence.scorecard import Scorecard, logistic
from framing.evidence.style import MOST, Style
from framing.evidence.word_features import STEPS, Reading, Surroundings, frequency_feature, read_words

LIKELY = 0.25
"""From this probability on a word is shown: the best balance of hits and false alarms against the experts' marks."""

CHANCE = "chance of a loaded word, log-odds"
"""The feature that says most of a sentence: whether experts would mark any of its words."""

_RARE = 3.5
"""Words below this step of the Zipf scale count as rare."""
_COUNTED = {
    "connotation: pejorative": "pejorative words",
    "connotation: laudatory": "laudatory words",
    "connotation: sensational": "sensational words",
    "connotation: doubting": "doubting words",
    "connotation: informal": "informal words",
    **{frequency_feature(step): "rare words" for step in STEPS if step < _RARE},
}
_SURE = 0.001
"""No sentence is surer than this, either way."""


def find_candidates(
    chunks: Sequence[ReadChunk], around: Surroundings
) -> tuple[tuple[Candidate, ...], tuple[Style, ...]]:
    """Likely loaded words of an article, in order of place, and for each of its sentences what its words come to."""
    found: list[Candidate] = []
    by_sentence: list[list[tuple[float, Reading]]] = [[] for _ in around.sentences]
    for chunk in chunks:
        for reading in read_words(chunk, around):
            probability = logistic(word_scorecard().intercept + _log_odds(reading.word) + _log_odds(reading.place))
            by_sentence[reading.sentence].append((probability, reading))
            if probability >= LIKELY and not reading.listed:
                found.append(_candidate(reading, probability, chunk, around.text))
    return tuple(found), tuple(map(words_of_sentence, by_sentence))


def words_of_sentence(words: Sequence[tuple[float, Reading]]) -> Style:
    """What the words of a sentence come to outside of quotations, given the probability that each would be marked."""
    own = [(probability, reading) for probability, reading in words if reading.voice != "quoted"]
    chances = sorted((probability for probability, _ in own), reverse=True)
    some = min(max(1 - math.prod(1 - p for p in chances), _SURE), 1 - _SURE)
    counts = Counter(_COUNTED[name] for _, reading in own for name in reading.word if name in _COUNTED)
    return {
        CHANCE: math.log(some / (1 - some)),
        "loaded words expected, logarithm": math.log(sum(chances) + 0.1),
        "chance of the likeliest loaded word": chances[0] if chances else 0.0,
        "chance of the second likeliest": chances[1] if len(chances) > 1 else 0.0,
        **{title: float(min(counts[title], MOST)) for title in sorted(set(_COUNTED.values()))},
    }


def _candidate(reading: Reading, probability: float, chunk: ReadChunk, text: str) -> Candidate:
    start, end = reading.start, reading.end
    segments = chunk.clean.segments
    segment = segments[max(0, bisect_right(segments, start, key=lambda s: s.start) - 1)]
    why = word_scorecard().explain(dict.fromkeys((*reading.word, *reading.place), 1.0))
    return Candidate(text[start:end], start, end, probability, reading.voice, segment.kind, why)


@lru_cache(1 << 16)
def _log_odds(names: tuple[str, ...]) -> float:
    coefficients = word_scorecard().coefficients
    return sum(coefficients.get(name, 0.0) for name in names)


@cache
def word_scorecard() -> Scorecard:
    """The scorecard for words that comes with the library; its `about` is the model card."""
    return Scorecard.load(Path(str(files(__package__) / "candidates.toml")))
