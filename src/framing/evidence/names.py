"""Names: the mentions of one person or place share the fullest name that the article gives them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

_TITLES = frozenset(
    """President Prime Vice Minister Chancellor King Queen Prince Princess Senator Sen. Representative Rep.
    Congressman Congresswoman Governor Gov. Mayor Judge Justice Attorney General Gen. Colonel Col. Captain Capt.
    Sheriff Chief Director Secretary Speaker Leader Chairman Chairwoman Professor Prof. Dr. Mr. Mrs. Ms. Sir Pope
    Ambassador Republican Democrat Democratic Foreign State Deputy Former""".split()
)
_LONGEST = 4  # words in a name


@dataclass(frozen=True)
class Names:
    """The names of an article, by the word they end with: "Putin" is "Vladimir Putin"."""

    fullest: dict[str, str]

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
    for doc in docs:
        for token in doc:
            if token.pos_ == "PROPN" and not (token.i + 1 < len(doc) and doc[token.i + 1].pos_ == "PROPN"):
                counts.setdefault(token.text, Counter())[_name_ending(token)] += 1
    return Names({last: max(found, key=lambda name: (name.count(" "), found[name])) for last, found in counts.items()})


def _name_ending(head: Token) -> str:
    """The run of proper nouns that a word stands in, without titles before it; a hyphenated end is part of it."""
    doc, start, end = head.doc, head.i, head.i + 1
    while start > 0 and doc[start - 1].pos_ == "PROPN" and head.i - start < _LONGEST - 1:
        start -= 1
    while end + 1 < len(doc) and doc[end].text == "-" and doc[end + 1].pos_ == "PROPN":
        end += 2
    titles = [i for i in range(start, head.i) if doc[i].text in _TITLES]
    start = titles[-1] + 1 if titles else start
    return str(doc[start:end])
