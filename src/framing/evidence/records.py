"""The finds in one article, as frozen records. Offsets are characters of the text as given."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]
"""Start and end, in characters of the text as given: `text[start:end]`."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names something."""

    text: str
    start: int
    end: int
    entity: str
    """The name that the article's mentions of one thing share."""


@dataclass(frozen=True, slots=True)
class TermMatch:
    """One occurrence of a lexicon term: `article.text[start:end] == text`."""

    term: str
    """The dictionary form, as the lexicon has it."""
    category: str
    family: str
    text: str
    start: int
    end: int
    weight: int
    """Strength: 1 mild, 2 clear, 3 strong."""
    voice: str
    """`author` for the outlet's own words, `quoted` inside direct speech, `reported` in indirect speech."""
    segment: str
    """Kind of the segment it stands in: `headline`, `body`, `caption`, ..."""
    neutral: tuple[str, ...] = ()
    """What a neutral writer would put."""
    speaker: str | None = None
    """Who says it, where that is known."""
    scare_quoted: bool | None = None
    """Whether quotation marks hold the word at a distance; None where this was not determined."""
    negated: bool | None = None
    """Whether its clause denies it ("is no puppet"); None without a parser. Denied terms count all the same."""
    targets: tuple[Mention, ...] = ()
    """Whom it is about, where that is known."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that the article gives to somebody else, as source, cue and content (Pareti 2012)."""

    kind: str
    """`direct` in quotation marks, `indirect`, `mixed` of both; `belief`: thought, wanted or judged, not said."""
    content: tuple[Span, ...]
    """What is said."""
    source: tuple[Span, ...] = ()
    """Who says it, where that is known."""
    cue: tuple[Span, ...] = ()
    """The words that mark it as said, where they are known."""
    speaker: str | None = None
    """The name of the source, also where a pronoun stands for it; None where it has none or is not clear."""
    stance: str | None = None
    """What the cue says of it: `neutral`, `affirming`, `doubting`, `emotional`, as the family `speech` has it."""
    via: str | None = None
    """The medium it was said to or passed on by, where the article names one ("told ABC News")."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one named feature adds to a probability; all of them together are the probability."""

    feature: str
    value: float
    """The feature's value; 1 where it is there or not."""
    contribution: float
    """In units of the probability: 0.12 is twelve points more."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word in no lexicon that is likely loaded. It is shown apart and never counted as a match."""

    text: str
    start: int
    end: int
    probability: float
    """Probability, from 0 to 1, that expert annotators would mark the word here."""
    voice: str
    """`author`, `quoted` or `reported`, as for a match."""
    segment: str
    why: tuple[Contribution, ...] = ()
    """What the probability is made of; the contributions add up to it."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; it never runs over the end of a segment."""

    text: str
    start: int
    end: int
    segment: str
    bias: float | None = None
    """Probability, from 0 to 1, that expert annotators would call it biased; None where it was not estimated."""
    why: tuple[Contribution, ...] = ()
    """What the estimate is made of; the contributions add up to it."""
    frames: tuple[str, ...] = ()
    """Frames with evidence in it (`frames/economic`), the one with the most evidence first."""
