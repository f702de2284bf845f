"""`Lexicon`: one category of terms, and the sets of them that an analysis uses."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import TypeAlias

from framing.errors import LexiconError, describe
from framing.lexicon.reading import read_lexicon_file
from framing.lexicon.term import Term
from framing.lexicon.writing import lexicon_to_toml

_HEAD = ("title", "description", "source", "license", "language", "family")


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """One category: its terms, what it is, and where it comes from.

    Read one with `Lexicon.load`, or build one:

    >>> mine = Lexicon(category="doom", family="loaded", terms=(Term("doomsday cult", weight=3),),
    ...                source="my codebook", license="CC0-1.0")
    >>> mine.override(Term("doomsday cult", weight=2)).terms
    (Term('doomsday cult', weight=2),)
    """

    category: str
    """The category's name; for a file, its stem."""
    family: str
    """The family's name; for a file, its folder. `loaded` is what the loaded-language metrics count."""
    terms: tuple[Term, ...]
    source: str
    license: str
    title: str = ""
    description: str = ""
    """Definition, with what is included and excluded."""
    literature: tuple[str, ...] = ()
    language: str = "en"
    path: str | None = field(default=None, compare=False)
    """Where it was read from."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "terms", tuple(self.terms))
        seen: set[str] = set()
        for term in self.terms:
            if not isinstance(term, Term):
                raise LexiconError(f'{self.name}: terms holds {describe(term)}: give Term("...") objects')
            if _key(term) in seen:
                raise LexiconError(f"{self.path or self.name}: term {term.term!r} stands twice: delete one")
            seen.add(_key(term))

    @classmethod
    def load(cls, path: str | Path) -> Lexicon:
        """Read one lexicon file (TOML); see `load_lexicons` for a folder of them.

        Raises `LexiconError`, naming file, term, value and cure.
        """
        return cls(**read_lexicon_file(Path(path)))

    def write(self, path: str | Path) -> None:
        """Write the lexicon to a file that `Lexicon.load` reads back as an equal one."""
        Path(path).write_text(self.to_toml(), encoding="utf-8")

    def to_toml(self) -> str:
        """The text of its file."""
        head = {name: getattr(self, name) for name in _HEAD} | {"literature": list(self.literature)}
        return lexicon_to_toml(head, self.terms)

    def override(self, *terms: Term) -> Lexicon:
        """A lexicon in which these terms stand in for their namesakes; new ones are added."""
        new = {_key(term): term for term in terms}
        kept = [new.pop(_key(term), term) for term in self.terms]
        return replace(self, terms=(*kept, *new.values()))

    def exclude(self, *terms: str) -> Lexicon:
        """A lexicon without these terms, compared without regard to case; a term that is not there is an error."""
        gone = {term.casefold() for term in terms}
        if unknown := gone - {term.term.casefold() for term in self.terms}:
            raise LexiconError(f"{self.name}: cannot exclude {sorted(unknown)}: no such term in this category")
        return replace(self, terms=tuple(term for term in self.terms if term.term.casefold() not in gone))

    def search(self, text: str) -> tuple[Term, ...]:
        """Terms that contain a text, or whose note or neutral wording does, without regard to case."""
        wanted = text.casefold()
        return tuple(t for t in self.terms if wanted in " ".join((t.term, t.note, *t.neutral)).casefold())

    @property
    def name(self) -> str:
        """Family and category: `loaded/epithets`."""
        return f"{self.family}/{self.category}"

    def __len__(self) -> int:
        return len(self.terms)

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __repr__(self) -> str:
        return f"Lexicon({self.name!r}, {len(self.terms)} terms)"


Source: TypeAlias = Lexicon | str | Path


def load_lexicons(path: str | Path) -> tuple[Lexicon, ...]:
    """The lexicon in a file, or all lexicons below a folder (`<family>/<category>.toml`), sorted by name."""
    root = Path(path)
    if not root.is_dir():
        return (Lexicon.load(root),)
    files = sorted(file for file in root.rglob("*.toml") if file.name != "framing.toml")
    if not files:
        raise LexiconError(f"{root}: holds no lexicon: put <family>/<category>.toml files in it")
    return merge_lexicons(Lexicon.load(file) for file in files)


@cache
def builtin_lexicons() -> tuple[Lexicon, ...]:
    """The lexicons that come with the library, one for each category."""
    return load_lexicons(_builtin_folder())


def as_lexicons(lexicons: Source | Iterable[Source] | None) -> tuple[Lexicon, ...]:
    """Lexicons from what a caller may give: nothing (the built-in set), a lexicon, a path, or several of these."""
    if lexicons is None:
        return builtin_lexicons()
    if isinstance(lexicons, Lexicon | str | Path):
        lexicons = (lexicons,)
    if not isinstance(lexicons, Iterable):
        raise LexiconError(f"lexicons is {type(lexicons).__name__}: give Lexicon objects or paths")
    found: list[Lexicon] = []
    for item in lexicons:
        if isinstance(item, Lexicon):
            found.append(item)
        elif isinstance(item, str | Path):
            found.extend(load_lexicons(item))
        else:
            raise LexiconError(f"lexicons holds {type(item).__name__} {item!r:.60}: give Lexicon objects or paths")
    return merge_lexicons(found)


def merge_lexicons(lexicons: Iterable[Lexicon]) -> tuple[Lexicon, ...]:
    """One lexicon a category: where two have the same family and category, the later one's terms override."""
    merged: dict[str, Lexicon] = {}
    for lexicon in lexicons:
        earlier = merged.get(lexicon.name)
        merged[lexicon.name] = earlier.override(*lexicon.terms) if earlier else lexicon
    return tuple(merged.values())


def digest(lexicons: Sequence[Lexicon]) -> str:
    """A fingerprint of all that can change a match: families, categories and every field of every term."""
    values = attrgetter(*(f.name for f in fields(Term)))
    content = sorted((lexicon.name, [values(term) for term in lexicon.terms]) for lexicon in lexicons)
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:12]


def _key(term: Term) -> str:
    return term.term if term.case else term.term.casefold()


def _builtin_folder() -> Path:
    """In an installed package beside the code, in a checkout at its top."""
    package = Path(__file__).parents[1] / "lexicons"
    return package if package.is_dir() else Path(__file__).parents[3] / "lexicons"
