"""What a general dictionary knows of a word: how frequent it is, what it connotes, how readers rate it; tables here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple


class Connotation(NamedTuple):
    """What two readers said of a word."""

    first: int | None
    """The first reader's strength: 0 seldom loaded in news, 1 sometimes, 2 mostly, 3 nearly always; None never."""
    second: int | None
    """The second reader's."""
    read_twice: bool
    """Whether the second reader was asked."""
    kind: str
    """`pejorative`, `laudatory`, `sensational`, `doubting`, `informal` or `other`."""
    fits: bool
    """Whether the word stands in the word class that they had in mind."""

    @property
    def strength(self) -> float:
        """Mean of the strengths, where plain counts as 0."""
        given = [self.first or 0, self.second or 0][: 1 + self.read_twice]
        return sum(given) / len(given)


class Rating(NamedTuple):
    """What two further readers said of a form, without its word class; means of both."""

    marked: float
    """How often annotators would mark it as loaded: 0 hardly ever, 3 one time in eight, 5 half, 7 nearly always."""
    register: float
    """What it says of its sentence: -3 sober report, 0 nothing, 3 polemic."""


def zipf(word: str) -> float | None:
    """Frequency of a form in lower case, in half steps of the Zipf scale; None for a word the table lacks.

    7 is "and", 5.5 "house", 2.5 "brazen", 1 "yonks" (van Heuven et al. 2014).
    """
    return _frequencies().get(word)


def known_words() -> frozenset[str]:
    """Every form in the table of frequencies, in lower case."""
    return frozenset(_frequencies())


@lru_cache(1 << 16)
def connotation(word: str, word_class: str) -> Connotation | None:
    """The connotation of a form in lower case; None for a plain word.

    Where the word is listed in several classes, one that fits comes first, then the strongest.
    """
    best: Connotation | None = None
    for base, through in _bases(word):
        for listed, said in _connotations().get(base, ()):
            if through and listed != through:
                continue
            found = said._replace(fits=_fits(word_class, listed, through))
            if best is None or (found.fits, found.strength) > (best.fits, best.strength):
                best = found
        if best and best.fits:
            break
    return best


@lru_cache(1 << 16)
def rating(word: str) -> Rating | None:
    """How readers rate a form in lower case, or the word that it is a form of; None for a word not rated."""
    return next((found for base, _ in _bases(word) if (found := ratings().get(base))), None)


@cache
def ratings() -> dict[str, Rating]:
    """Every rated form in lower case."""
    return {word: Rating(*map(float, head.split())) for head, words in _blocks("ratings.txt") for word in words}


def _fits(word_class: str, listed: str, through: str | None) -> bool:
    if through == "VERB":
        return word_class in ("VERB", "ADJ")
    if through == "ADJ":
        return word_class in ("ADJ", "ADV", "NOUN")
    return word_class == listed or (listed == "VERB" and word_class == "AUX")


def _bases(word: str) -> Iterator[tuple[str, str | None]]:
    """The word, and words that it may be a form of, with the class which that form has."""
    yield word, None
    if len(word) < 4:
        return
    for ending, replacements, through in _ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            for replacement in replacements:
                yield stem + replacement, through
            if "" in replacements and through and len(stem) > 3 and stem[-1] == stem[-2]:
                yield stem[:-1], through  # "slammed", "sadder"


_ENDINGS: tuple[tuple[str, tuple[str, ...], str | None], ...] = (
    ("ies", ("y",), None),
    ("es", ("",), None),
    ("s", ("",), None),
    ("ied", ("y",), "VERB"),
    ("ed", ("", "e"), "VERB"),
    ("ing", ("", "e"), "VERB"),
    ("ier", ("y",), "ADJ"),
    ("er", ("", "e"), "ADJ"),
    ("iest", ("y",), "ADJ"),
    ("est", ("", "e"), "ADJ"),
    ("ily", ("y",), "ADJ"),
    ("ly", ("",), "ADJ"),
    ("iness", ("y",), "ADJ"),
    ("ness", ("",), "ADJ"),
)


@cache
def _frequencies() -> dict[str, float]:
    return {word: float(head) for head, words in _blocks("frequencies.txt") for word in words}


@cache
def _connotations() -> dict[str, list[tuple[str, Connotation]]]:
    table: defaultdict[str, list[tuple[str, Connotation]]] = defaultdict(list)
    for head, words in _blocks("connotations.txt"):
        first, second, word_class, kind = head.split()
        said = Connotation(_strength(first), _strength(second), second != ".", kind, fits=True)
        for word in words:
            table[word].append((word_class, said))
    return dict(table)


def _strength(text: str) -> int | None:
    return int(text) if text.isdigit() else None


def _blocks(name: str) -> Iterator[tuple[str, list[str]]]:
    """The blocks of a table: a head that ends in a colon, then words up to an empty line."""
    text = (files(__package__) / name).read_text(encoding="utf-8")
    for block in text.split("\n\n"):
        head, _, words = block.partition(":\n")
        if not head.startswith("#"):
            yield head, words.split()
