"""Readability of the body, through textstat: the only place that imports it.

Grades say how many years of US school a reader needs: higher means harder. Formulas were made for
English prose of at least 100 words; on short texts they swing widely. Sentences are those of the
report, since textstat by itself ends one at the full stop of every "Mr."; a hyphenated compound is
read as its parts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from framing.evidence import Evidence

_STOPS = re.compile(r"[.!?…]+")
_INNER = re.compile(r"[-\u2010-\u2015]")

if TYPE_CHECKING:
    from textstat.textstat import textstatistics


def flesch_reading_ease(text: str) -> float:
    """Flesch reading ease, about 0 to 100; higher means easier (Flesch 1948)."""
    return float(_textstat().flesch_reading_ease(text))


def flesch_kincaid_grade(text: str) -> float:
    """Flesch-Kincaid grade; higher means harder (Kincaid et al. 1975)."""
    return float(_textstat().flesch_kincaid_grade(text))


def gunning_fog(text: str) -> float:
    """Gunning fog grade; higher means harder (Gunning 1952)."""
    return float(_textstat().gunning_fog(text))


def smog_index(text: str) -> float:
    """SMOG grade; higher means harder; 0 under three sentences (McLaughlin 1969)."""
    return float(_textstat().smog_index(text))


def automated_readability_index(text: str) -> float:
    """Automated readability index, a grade; higher means harder (Smith and Senter 1967)."""
    return float(_textstat().automated_readability_index(text))


def coleman_liau_index(text: str) -> float:
    """Coleman-Liau grade; higher means harder (Coleman and Liau 1975)."""
    return float(_textstat().coleman_liau_index(text))


def dale_chall_readability_score(text: str) -> float:
    """New Dale-Chall score, 4.9 and lower for grade 4, 9.0 and higher for college; higher means harder (1995)."""
    return float(_textstat().dale_chall_readability_score(text))


def linsear_write_formula(text: str) -> float:
    """Linsear Write grade, on the first hundred words; higher means harder (O'Hayre 1966)."""
    return float(_textstat().linsear_write_formula(text))


def lix(text: str) -> float:
    """LIX, under 30 very easy, over 60 very hard; higher means harder (Björnsson 1968)."""
    return float(_textstat().lix(text))


def rix(text: str) -> float:
    """RIX, long words per sentence, 0.2 for grade 1 to over 7.2 for college; higher means harder (Anderson 1983)."""
    return float(_textstat().rix(text))


def word_count(text: str) -> float:
    """Words as textstat counts them, which all formulas here rest on."""
    return float(_textstat().lexicon_count(text))


def sentence_count(text: str) -> float:
    """Sentences as textstat counts them."""
    return float(_textstat().sentence_count(text))


def syllable_count(text: str) -> float:
    """Syllables, by the CMU pronouncing dictionary and hyphenation."""
    return float(_textstat().syllable_count(text))


def reading_time(text: str) -> float:
    """Seconds that silent reading takes, at 14.69 ms a character (Demberg and Keller 2008)."""
    return float(_textstat().reading_time(text))


READABILITY: dict[str, Callable[[str], float]] = {
    f.__name__: f
    for f in (
        flesch_reading_ease,
        flesch_kincaid_grade,
        gunning_fog,
        smog_index,
        automated_readability_index,
        coleman_liau_index,
        dale_chall_readability_score,
        linsear_write_formula,
        lix,
        rix,
        word_count,
        sentence_count,
        syllable_count,
        reading_time,
    )
}


def readability(evidence: Evidence) -> dict[str, float]:
    """All formulas on the body of an article; empty where it has no words or is not English."""
    prose = _prose(evidence)
    return {name: formula(prose) for name, formula in READABILITY.items()} if prose and evidence.english else {}


def _prose(evidence: Evidence) -> str:
    """The sentences of body and block quotes, each with one full stop, as the formulas expect them."""
    sentences = [
        _INNER.sub(" ", _STOPS.sub("", s.text)) for s in evidence.sentences if s.segment in ("body", "blockquote")
    ]
    return " ".join(" ".join(s.split()) + "." for s in sentences if any(c.isalnum() for c in s))


@cache
def _textstat() -> textstatistics:
    """An instance of our own, in US English whatever language the module-wide one was set to."""
    from textstat.textstat import textstatistics

    own = textstatistics()
    own.set_lang("en_US")
    return own
