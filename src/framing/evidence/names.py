"""Names: the mentions of one person or place share the fullest name that the article gives them."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.resources import files

from spacy.attrs import POS
from spacy.symbols import PROPN
from spacy.tokens import Doc, Token

from framing.lexicon import Term
from framing.lexicon.inflection import forms_of

_WORDS = tomllib.loads(files("framing.evidence").joinpath("names.toml").read_text(encoding="utf-8"))
_TABLE = {key: frozenset(words) for key, words in _WORDS.items()}
PERSONS = frozenset(form for word in _TABLE["persons"] for form in forms_of(Term(word, pos=("NOUN",))))
"""Common nouns, singular and plural, that name persons who speak."""
_LONGEST = 4  # words in a name


@dataclass(frozen=True)
class Names:
    """The names of an article, by the word they end with: "Putin" is "Vladimir Putin"."""

    fullest: dict[str, str]
    people: frozenset[str] = frozenset()
    """Full names that are persons', to all appearance: with a title, or first and last name without an article."""
    genders: Mapping[str, str] = field(default_factory=dict)
    """The pronoun ("he", "she") of names whose title tells."""

    def of(self, head: Token | None) -> str | None:
        """The fullest name that a word stands for, without titles; None for one that is no name here.

        A capitalised word that ends a name elsewhere in the article is one whatever the tagger says.
        """
        if head is None:
            return None
        known = self.fullest.get(head.text) if head.text[0].isupper() else None
        return known or (_name_ending(head) if head.pos_ == "PROPN" else None)


def find_names(docs: Iterable[Doc]) -> Names:
    """The names in the documents of one article."""
    counts: dict[str, Counter[str]] = {}
    with_title: dict[str, str] = {}
    with_article: Counter[str] = Counter()
    for doc in docs:
        for i in name_ends(doc):
            start, end = _bounds(doc[i])
            last = doc[i].text
            counts.setdefault(last, Counter())[str(doc[start:end])] += 1
            before = doc[start - 1] if start else None
            if before is not None and before.text in _TABLE["titles"]:
                with_title[last] = before.text
            elif before is not None and before.lower_ in ("the", "a", "an"):
                with_article[last] += 1
    fullest = {last: max(found, key=lambda name: _fullness(name, found[name])) for last, found in counts.items()}
    people = (
        name
        for last, name in fullest.items()
        if not _TABLE["not_of_persons"].intersection(name.split())
        and (last in with_title or (" " in name and with_article[last] * 2 < counts[last].total()))
    )
    genders = {
        fullest[last]: pronoun
        for last, title in with_title.items()
        for pronoun in ("he", "she")
        if title in _TABLE[pronoun]
    }
    return Names(fullest, frozenset(people), genders)


def _fullness(name: str, times: int) -> tuple[bool, int, int]:
    """The name to take is one of several words, all different; of such the most frequent, then the longest."""
    words = name.split()
    return len(words) > 1 and len(set(words)) == len(words), times, len(words)


def medium_in(doc: Doc, start: int, end: int) -> str | None:
    """The first name of a newspaper, station or agency among these tokens."""
    for token in doc[start:end]:
        if token.text[0].isupper() and (token.text in _TABLE["media"] or token.lower_.endswith("news")):
            last = token
            while last.i + 1 < end and last.nbor().pos_ == "PROPN":
                last = last.nbor()
            return _name_ending(last)
    return None


def name_ends(doc: Doc) -> list[int]:
    """The places of the last word of every run of proper nouns."""
    proper = doc.to_array(POS) == PROPN
    proper[:-1] &= ~proper[1:]
    ends: list[int] = proper.nonzero()[0].tolist()
    return ends


def _name_ending(head: Token) -> str:
    start, end = _bounds(head)
    return str(head.doc[start:end])


def _bounds(head: Token) -> tuple[int, int]:
    """The run of proper nouns that a word stands in, without titles before it; a hyphenated end is part of it."""
    doc, start, end = head.doc, head.i, head.i + 1
    while start > 0 and doc[start - 1].pos_ == "PROPN" and head.i - start < _LONGEST - 1:
        start -= 1
    while end + 1 < len(doc) and doc[end].text == "-" and doc[end + 1].pos_ == "PROPN":
        end += 2
    if head.text in _TABLE["not_of_persons"]:
        return start, end  # "Foreign Ministry"
    titles = [i for i in range(start, head.i) if doc[i].text in _TABLE["titles"]]
    return titles[-1] + 1 if titles else start, end
