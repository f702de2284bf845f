"""Lexicons against text: which terms stand where, in which voice. The hot path.

All forms of all terms go into one `PhraseMatcher`; what a term asks of its context (word class,
capital letters, innocent phrases, not inside a name) is looked at only where a form was found.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, TypeAlias

from spacy.attrs import LOWER
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from framing.errors import LexiconError
from framing.evidence.context import (
    Excuse,
    Excuses,
    by_neighbour,
    has_class,
    is_excused,
    is_in_name,
    is_in_title_case,
    odd_capital,
)
from framing.evidence.names import Names
from framing.evidence.negation import is_negated
from framing.evidence.pipeline import ReadChunk
from framing.evidence.records import Mention, Span, TermMatch
from framing.evidence.targets import Target, find_targets
from framing.evidence.tokenizing import tokenizer_like
from framing.evidence.voices import Voices
from framing.lexicon import POLICY_FRAMES, Lexicon, Term
from framing.lexicon.inflection import forms_of
from framing.lexicon.placeholders import fill
from framing.lexicon.term import GAP

_WIDEST = 6
"""Words in the gap of a term, at most."""
_ENDS = frozenset(".!?;:")
_LOWER_ALONE: Any = {LOWER: str.lower}


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A term as the matcher knows it."""

    term: Term
    lexicon: Lexicon
    forms: tuple[str, ...]
    excuses: Excuses | None
    openings: tuple[str, ...] = ()
    """Of a term with a gap, the forms of the word before it, in lower case."""
    plain: bool = False
    """Whether it asks nothing of its context but small letters and, where tagged, its class."""
    small: bool = True
    """Whether a capital letter in it is odd: the term itself has none."""


@dataclass(frozen=True)
class TermMatcher:
    """All forms of a set of lexicons, ready for the documents of one pipeline."""

    phrases: PhraseMatcher
    entries: dict[int, tuple[Entry, ...]]
    """The terms that share a form, by the matcher's key of it; forms of the same terms have one key."""


def build_matcher(lexicons: Iterable[Lexicon], nlp: Language) -> TermMatcher:
    """A matcher for these lexicons; raises `LexiconError` for an `unless` phrase without its term."""
    # spaCy stops caching words when a vocabulary is large; forms of terms would use it up, so they have their own
    tokenizer = tokenizer_like(nlp, Vocab(lex_attr_getters=_LOWER_ALONE))
    by_form: defaultdict[str, list[Entry]] = defaultdict(list)
    as_written: defaultdict[str, set[str]] = defaultdict(set)
    for lexicon in lexicons:
        for term in lexicon.terms:
            forms = forms_of(term)
            excuses = by_neighbour(_excuses(term, forms, tokenizer, lexicon)) if term.unless else None
            openings, forms = _parted(forms)
            plain = not (term.case or excuses or openings)
            small = term.term == term.term.lower() and "{" not in term.term
            entry = Entry(term, lexicon, forms, excuses, openings, plain, small)
            for form in dict.fromkeys(form.lower() for form in forms):
                by_form[form].append(entry)
            for form in forms:
                if form != form.lower():  # "U.S." is one token, "u.s." is not
                    as_written[form.lower()].add(form)
    vocab = tokenizer("").vocab
    together: defaultdict[tuple[Entry, ...], list[str]] = defaultdict(list)
    for form, entries in by_form.items():
        together[tuple(entries)] += [form, *sorted(as_written.get(form, ()))]
    phrases = PhraseMatcher(vocab, attr="LOWER")
    for same in together.values():
        phrases.add(same[0], [tokenizer(form) for form in same])
    return TermMatcher(phrases, {vocab.strings[same[0]]: entries for entries, same in together.items()})


def _parted(forms: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of a term with a gap, the forms before it and those behind it, which are looked for; of others all behind."""
    parts = [form.partition(GAP) for form in forms]
    openings = tuple(dict.fromkeys(before.lower() for before, gap, _ in parts if gap))
    return openings, tuple(dict.fromkeys(after if gap else before for before, gap, after in parts))


def _opening(doc: Doc, first: int, openings: tuple[str, ...]) -> int | None:
    """The nearest word that opens a term with a gap, at most six words and no mark of a sentence's end before it."""
    for i in range(first - 1, max(-1, first - _WIDEST - 2), -1):
        lower = doc[i].lower_
        if lower in openings:
            return i
        if lower in _ENDS or doc[i].is_space:
            return None
    return None


def _excuses(term: Term, forms: Iterable[str], tokenizer: Callable[[str], Doc], lexicon: Lexicon) -> Iterator[Excuse]:
    """What stands before and behind the term in each of its `unless` phrases."""
    wanted = [[token.lower for token in tokenizer(form)] for form in forms]
    for phrase in term.unless:
        for filled in fill(phrase):
            words = [token.lower for token in tokenizer(filled)]
            place = next((p for form in wanted if (p := _place(form, words))), None)
            if place is None:
                raise LexiconError(
                    f"{lexicon.path or lexicon.name}: term {term.term!r}: unless {phrase!r} does not contain the term"
                )
            yield tuple(words[: place[0]]), tuple(words[place[1] :])


def _place(wanted: Sequence[int], words: Sequence[int]) -> Span | None:
    """Where some words stand among others, first and last."""
    n = len(wanted)
    return next(((i, i + n) for i in range(len(words) - n + 1) if words[i : i + n] == wanted), None)


def find_terms(
    chunk: ReadChunk, matcher: TermMatcher, text: str, voices: Voices, names: Names | None, *, tagged: bool
) -> Iterator[TermMatch]:
    """The terms in one piece of an article, in order of place; `text` is the article's, as given.

    Inside one category the longest match wins; categories do not compete. `names` are those of the
    article, or None where there is no parse to find targets by.
    """
    clean = chunk.clean
    at = -1, -1
    for opens, closes, entry, first, last in _longest(_accepted(chunk, matcher, tagged=tagged)):
        if (opens, closes) != at:  # often one form is a term of several families
            at = opens, closes
            segment = clean.segments[bisect_right(clean.starts, opens) - 1].kind
            start, end = clean.original(opens, closes)
            written = text[start:end]
            voice, speaker = voices.at(start)
            held = voices.held(start)
            negated = is_negated(chunk.doc, first, last) if names else None
        term, lexicon = entry.term, entry.lexicon
        targets: tuple[Mention, ...] = ()
        if names and lexicon.family != POLICY_FRAMES:
            targets = _mentions(chunk, find_targets(chunk.doc, first, last, epithet=term.epithet), text, names)
        yield TermMatch(
            term.term,
            lexicon.category,
            lexicon.family,
            written,
            start,
            end,
            term.weight,
            voice,
            segment,
            term.neutral,
            speaker,
            held,
            negated,
            targets,
        )


def _mentions(chunk: ReadChunk, targets: Iterable[Target], text: str, names: Names) -> tuple[Mention, ...]:
    doc, clean = chunk.doc, chunk.clean
    mentions = []
    for target in targets:
        final = doc[target.end - 1]
        start, end = clean.original(doc[target.start].idx, final.idx + len(final))
        mentions.append(Mention(text[start:end], start, end, names.of(target.head) or text[start:end]))
    return tuple(mentions)


Found: TypeAlias = tuple[int, int, Entry, int, int]
"""A form in a document: start and end in the clean text, the term it is a form of, first and last token."""


def _accepted(chunk: ReadChunk, matcher: TermMatcher, *, tagged: bool) -> Iterator[Found]:
    """Forms found whose context does not speak against the term."""
    doc, text = chunk.doc, chunk.clean.text
    for key, first, last in matcher.phrases(doc):
        token = doc[first]
        start, final = token.idx, token if last - first == 1 else doc[last - 1]
        end = final.idx + len(final)
        form = text[start:end]
        capital = None if form.islower() else odd_capital(doc, first, last)
        in_name = capital is not None and is_in_name(doc, first, last, capital, tagged)
        for entry in matcher.entries[key]:
            if entry.plain and capital is None and not (tagged and last - first == 1):
                yield start, end, entry, first, last
                continue
            term = entry.term
            if term.case and form not in entry.forms:
                continue
            if entry.excuses and is_excused(doc, first, last, entry.excuses):
                continue
            if entry.openings:
                opening = _opening(doc, first, entry.openings)
                if opening is not None:
                    yield doc[opening].idx, end, entry, opening, last
                continue
            wrong_class = tagged and term.pos and last - first == 1 and not has_class(token, term.pos)
            odd = capital is not None and entry.small
            if (wrong_class or (odd and in_name)) and not (odd and is_in_title_case(chunk, start)):
                continue
            yield start, end, entry, first, last


def _longest(found: Iterable[Found]) -> list[Found]:
    """Without those that a longer one of the same category overlaps; in order of place."""
    ordered = sorted(found, key=itemgetter(0, 1))
    last: dict[int, list[Found]] = {}  # by category, those that overlap each other last
    crowds: list[list[Found]] = []
    for item in ordered:
        category = id(item[2].lexicon)
        crowd = last.get(category)
        if crowd is None or item[0] >= crowd[0][1]:
            last[category] = [item]
            continue
        if len(crowd) == 1:
            crowds.append(crowd)
        crowd.append(item)
        if item[1] > crowd[0][1]:  # the first of a crowd tells how far it reaches
            crowd[0], crowd[-1] = item, crowd[0]
    if not crowds:
        return ordered
    dropped = {item for crowd in crowds for item in _shorter(crowd)}
    return [item for item in ordered if item not in dropped]


def _shorter(items: list[Found]) -> Iterator[Found]:
    """Those that a longer one overlaps; of equally long ones a dictionary form stays, then the first."""
    taken: list[tuple[int, int]] = []
    for item in sorted(items, key=lambda f: (f[0] - f[1], not _as_listed(f), f[0])):
        i = bisect_right(taken, item[:2])
        if (i and taken[i - 1][1] > item[0]) or (i < len(taken) and item[1] > taken[i][0]):
            yield item
        else:
            taken.insert(i, item[:2])


def _as_listed(item: Found) -> bool:
    """Whether it is a dictionary form, as long as its term and without a placeholder."""
    start, end, entry, *_ = item
    term = entry.term.term
    return len(term) == end - start and "{" not in term
