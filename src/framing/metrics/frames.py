"""How salient each frame is: which aspects of a matter an article dwells on (Entman 1993), by lexicon.

A frame is a category of the families `frames` (Boydstun et al. 2014), `news_frames` (Semetko and Valkenburg 2000) and
`morals` (Graham et al. 2009), or of any family of a user's own. Its salience is its evidence, the sum of the strengths
of its terms, per 100 words of the body in all voices. Higher means that more of the article is about that aspect, be
it for or against.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.evidence import Evidence, Sentence
from framing.evidence.words import count_words
from framing.lexicon import WORDING

_SAMPLES = 1000
"""Bootstrap samples of the sentences; drawn anew from the same seed, so that a report can be made again."""
_BLOCKS = 500
"""Of more sentences, runs that follow each other are drawn as one, so that a book does not fill the memory."""
_TAILS = (2.5, 97.5)
_FEWEST = 3
"""A primary frame has evidence in that many sentences."""
VOICES = ("author", "quoted", "reported")


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame with its salience in an article; the evidence itself is in `matches`, by family and category."""

    family: str
    name: str
    salience: float
    """Sum of strengths per 100 words of the body, all voices."""
    low: float
    """Lower end of the 95% interval: percentile bootstrap over sentences."""
    high: float
    author: float
    """The part of the salience in the outlet's own voice."""
    quoted: float
    """The part of the salience in quotation marks."""
    reported: float
    """The part of the salience in indirect speech; the three add up to it."""
    sentences: int
    """Sentences with evidence."""
    primary: bool
    """Whether it leads its family: stronger than each other in 95% of the bootstrap samples, in 3 sentences or more."""


def find_frames(evidence: Evidence) -> tuple[Frame, ...]:
    """Each category of each family of frames, strongest first; empty without words in the body."""
    text = evidence.article.text
    sentences = [s for s in evidence.sentences if s.segment in ("body", "blockquote")]
    words = np.array([count_words(text, s.start, s.end) for s in sentences], dtype=float)
    names = [name for name in evidence.lexicons if name.partition("/")[0] not in WORDING]
    total = words.sum()
    if not names or not total:
        return ()
    counts = _counts(evidence, sentences, names)
    by_sentence = counts.sum(axis=2)
    draws = _draws(min(len(sentences), _BLOCKS))
    drawn = draws @ _in_blocks(by_sentence) / np.maximum(draws @ _in_blocks(words), 1)[:, None] * 100
    low, high = np.percentile(drawn, _TAILS, axis=0)
    parts = counts.sum(axis=0) / total * 100
    frames = []
    for i, name in enumerate(names):
        family, _, category = name.partition("/")
        rivals = [j for j, other in enumerate(names) if other.startswith(f"{family}/") and j != i]
        n = int((by_sentence[:, i] > 0).sum())
        leads = n >= _FEWEST and all((drawn[:, i] > drawn[:, j]).mean() >= 0.95 for j in rivals)
        author, quoted, reported = map(float, parts[i])
        whole = author + quoted + reported
        frames.append(Frame(family, category, whole, float(low[i]), float(high[i]), author, quoted, reported, n, leads))
    return tuple(sorted(frames, key=lambda frame: -frame.salience))


def primary_frames(frames: Sequence[Frame]) -> dict[str, str]:
    """For each family the frame that leads it; `mixed` where none is clearly ahead, `none` without evidence.

    >>> strong = Frame("frames", "economic", 4.0, 3.1, 5.2, 4.0, 0.0, 0.0, 9, True)
    >>> primary_frames([strong])
    {'frames': 'economic'}
    """
    found: dict[str, str] = {}
    for frame in frames:
        if frame.primary:
            found[frame.family] = frame.name
        elif found.get(frame.family, "none") == "none":
            found[frame.family] = "mixed" if frame.salience else "none"
    return found


def _counts(evidence: Evidence, sentences: Sequence[Sentence], names: Sequence[str]) -> NDArray[Any]:
    """Evidence by sentence, frame and voice."""
    column = {name: i for i, name in enumerate(names)}
    starts = [s.start for s in sentences]
    counts = np.zeros((len(sentences), len(names), len(VOICES)))
    for match in evidence.frame_matches:
        i = bisect_right(starts, match.start) - 1
        if i >= 0 and match.start < sentences[i].end:
            counts[i, column[f"{match.family}/{match.category}"], VOICES.index(match.voice)] += match.weight
    return counts


def _in_blocks(values: NDArray[Any]) -> NDArray[Any]:
    """Numbers of sentences as sums of blocks, where there are too many."""
    n = len(values)
    return values if n <= _BLOCKS else np.add.reduceat(values, np.arange(_BLOCKS) * n // _BLOCKS, axis=0)


@lru_cache(64)
def _draws(n: int) -> NDArray[Any]:
    """How often each of n sentences or blocks is drawn in each bootstrap sample."""
    return np.random.default_rng(0).multinomial(n, np.full(n, 1 / n), size=_SAMPLES).astype(np.float32)
