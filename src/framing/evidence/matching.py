"""Lexicons against text: which terms stand where, in which voice. The hot path.

All forms of all terms go into one `PhraseMatcher`; what a term asks of its context (word class,
capital letters, innocent phrases, not inside a name) is looked at only where a form was found.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

from spacy.attrs import LOWER
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from framing.errors import LexiconError
from framing.evidence.attribution import Voices
from framing.evidence.names import Names
from framing.evidence.pipeline import ReadChunk
from framing.evidence.records import Mention, TermMatch
from framing.evidence.targets import find_targets
from framing.lexicon import Lexicon, Term
from framing.lexicon.inflection import forms_of
from framing.lexicon.term import WILDCARD

_SMALL_WORDS = frozenset("a an and as at but by for from if in into is of off on or over the to up vs with".split())
"""Words that title case leaves small."""


Excuse: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]
"""Words left and right of the term in an `unless` phrase, lower case."""


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A term as the matcher knows it."""

    term: Term
    lexicon: Lexicon
    forms: frozenset[str]
    excuses: dict[tuple[int, str], tuple[Excuse, ...]]
    """`unless` phrases by side (-1 left, 1 right) and word next to the term; wild cards under (0, "")."""


@dataclass(frozen=True)
class TermMatcher:
    """All forms of a set of lexicons, ready for the documents of one pipeline."""

    phrases: PhraseMatcher
    entries: dict[int, tuple[Entry, ...]]
    """The terms that share a form, by the matcher's key of that form."""


def build_matcher(lexicons: Iterable[Lexicon], nlp: Language) -> TermMatcher:
    """A matcher for these lexicons; raises `LexiconError` for an `unless` phrase without its term."""
    tokenizer = _separate_tokenizer(nlp)
    by_form: defaultdict[str, list[Entry]] = defaultdict(list)
    for lexicon in lexicons:
        for term in lexicon.terms:
            forms = forms_of(term)
            excuses = _by_neighbour(_excuse(phrase, term, forms, tokenizer, lexicon) for phrase in term.unless)
            entry = Entry(term, lexicon, frozenset(forms), excuses)
            for form in dict.fromkeys(form.lower() for form in forms):
                by_form[form].append(entry)
    vocab = tokenizer("").vocab
    phrases = PhraseMatcher(vocab, attr="LOWER")
    for form in by_form:
        phrases.add(form, [tokenizer(form)])
    return TermMatcher(phrases, {vocab.strings[form]: tuple(entries) for form, entries in by_form.items()})


def _separate_tokenizer(nlp: Language) -> Callable[[str], Doc]:
    """The pipeline's tokeniser over a vocabulary of its own.

    spaCy stops caching words when a vocabulary has 10,000 of them; forms of terms would use these
    up and make every article slower to tokenise.
    """
    own: Any = nlp.tokenizer
    if type(own) is not Tokenizer:
        tokenizer: Callable[[str], Doc] = own
        return tokenizer
    getters: Any = {LOWER: str.lower}
    separate: Callable[[str], Doc] = Tokenizer(
        Vocab(lex_attr_getters=getters),
        rules=own.rules,
        prefix_search=own.prefix_search,
        suffix_search=own.suffix_search,
        infix_finditer=own.infix_finditer,
        token_match=own.token_match,
        url_match=own.url_match,
    )
    return separate


def _excuse(phrase: str, term: Term, forms: Iterable[str], tokenizer: Callable[[str], Doc], lexicon: Lexicon) -> Excuse:
    words = [token.lower_ for token in tokenizer(phrase)]
    for form in forms:
        wanted = [token.lower_ for token in tokenizer(form)]
        for i in range(len(words) - len(wanted) + 1):
            if words[i : i + len(wanted)] == wanted:
                return tuple(words[:i]), tuple(words[i + len(wanted) :])
    raise LexiconError(
        f"{lexicon.path or lexicon.name}: term {term.term!r}: unless {phrase!r} does not contain the term"
    )


def _by_neighbour(excuses: Iterable[Excuse]) -> dict[tuple[int, str], tuple[Excuse, ...]]:
    found: defaultdict[tuple[int, str], list[Excuse]] = defaultdict(list)
    for left, right in excuses:
        if left and left[-1] != WILDCARD:
            found[-1, left[-1]].append((left, right))
        elif right and right[0] != WILDCARD:
            found[1, right[0]].append((left, right))
        else:
            found[0, ""].append((left, right))
    return {key: tuple(value) for key, value in found.items()}


def find_terms(
    chunk: ReadChunk, matcher: TermMatcher, text: str, voices: Voices, names: Names | None, *, tagged: bool
) -> Iterator[TermMatch]:
    """The terms in one piece of an article, in order of place; `text` is the article's, as given.

    Inside one category the longest match wins; categories do not compete. `names` are those of the
    article, or None where there is no parse to find targets by.
    """
    clean = chunk.clean
    for found in _longest(_accepted(chunk, matcher, tagged=tagged)):
        segment = clean.segments[bisect_right(clean.starts, found.start) - 1]
        start, end = clean.original(found.start, found.end)
        voice, speaker = voices.at(start)
        entry = found.entry
        yield TermMatch(
            entry.term.term,
            entry.lexicon.category,
            entry.lexicon.family,
            text[start:end],
            start,
            end,
            entry.term.weight,
            voice,
            segment.kind,
            entry.term.neutral,
            speaker,
            voices.held(start),
            targets=_mentions(chunk, found, text, names) if names else (),
        )


def _mentions(chunk: ReadChunk, found: Found, text: str, names: Names) -> tuple[Mention, ...]:
    doc, clean = chunk.doc, chunk.clean
    mentions = []
    for target in find_targets(doc, found.first, found.last, epithet=found.entry.term.epithet):
        final = doc[target.end - 1]
        start, end = clean.original(doc[target.start].idx, final.idx + len(final))
        mentions.append(Mention(text[start:end], start, end, names.of(target.head) or text[start:end]))
    return tuple(mentions)


class Found(NamedTuple):
    """A form in a document: characters of the clean text, the term it is a form of, and its tokens."""

    start: int
    end: int
    entry: Entry
    first: int
    last: int


def _accepted(chunk: ReadChunk, matcher: TermMatcher, *, tagged: bool) -> Iterator[Found]:
    """Forms found whose context does not speak against the term."""
    doc, text = chunk.doc, chunk.clean.text
    for key, first, last in matcher.phrases(doc):
        start, final = doc[first].idx, doc[last - 1]
        end = final.idx + len(final)
        form = text[start:end]
        capitals = not form.islower()
        for entry in matcher.entries[key]:
            term = entry.term
            if term.case and form not in entry.forms:
                continue
            if entry.excuses and _excused(doc, first, last, entry.excuses):
                continue
            wrong_class = tagged and term.pos and last - first == 1 and not _has_class(doc[first], term.pos)
            if wrong_class and not capitals:
                continue
            if capitals and (capital := _capital(doc, first, last, entry)) is not None:
                if (wrong_class or _in_name(doc, first, last, capital, tagged)) and not _in_title_case(chunk, start):
                    continue
            elif wrong_class:
                continue
            yield Found(start, end, entry, first, last)


def _excused(doc: Doc, first: int, last: int, excuses: Mapping[tuple[int, str], tuple[Excuse, ...]]) -> bool:
    """Whether the words of one of the `unless` phrases stand around a match."""
    before = doc[first - 1].lower_ if first else ""
    after = doc[last].lower_ if last < len(doc) else ""
    for key in ((-1, before), (1, after), (0, "")):
        for left, right in excuses.get(key, ()):
            if first < len(left) or last + len(right) > len(doc):
                continue
            if all(w in (WILDCARD, doc[first - len(left) + i].lower_) for i, w in enumerate(left)) and all(
                w in (WILDCARD, doc[last + i].lower_) for i, w in enumerate(right)
            ):
                return True
    return False


def _has_class(token: Token, wanted: tuple[str, ...]) -> bool:
    """Whether a token has one of the word classes, with room for what taggers confuse in news."""
    pos = token.pos_
    if pos in wanted:
        return True
    if pos == "PROPN":  # a capitalised noun is a name, as in "Mr. Yob"; adjectives are judged by their neighbours
        return token.is_lower or "ADJ" in wanted
    if pos == "VERB":
        return ("ADJ" in wanted and token.tag_ in ("VBN", "VBG")) or "AUX" in wanted
    return pos == "AUX" and "VERB" in wanted


def _capital(doc: Doc, first: int, last: int, entry: Entry) -> int | None:
    """The first word of a match that has a capital which the term itself lacks; all capitals do not count."""
    if entry.term.term != entry.term.term.lower():
        return None
    for i in range(first, last):
        token = doc[i]
        if token.text[0].isupper() and not (token.is_upper and len(token) > 1):
            return i
    return None


def _in_name(doc: Doc, first: int, last: int, capital: int, tagged: bool) -> bool:
    """Whether a capitalised match goes on as a name to its left or right ("Rogue One", "Crisis Group")."""
    goes_on = last < len(doc) and _is_name_word(doc[last])
    if capital == first and _opens_sentence(doc, first):
        return goes_on and tagged and all(t.pos_ == "PROPN" for t in (*doc[first:last], doc[last]))
    return goes_on or (first > 0 and _is_name_word(doc[first - 1]) and not _opens_sentence(doc, first - 1))


def _is_name_word(token: Token) -> bool:
    return token.text[0].isupper() and token.is_alpha


def _opens_sentence(doc: Doc, i: int) -> bool:
    return i == 0 or doc[i - 1].is_space or not any(c.isalnum() or c in ",;&" for c in doc[i - 1].text)


def _in_title_case(chunk: ReadChunk, start: int) -> bool:
    """Whether the segment of a find is set in title case, as headlines are, so that capitals say nothing."""
    starts, text = chunk.clean.starts, chunk.clean.text
    i = bisect_right(starts, start) - 1
    end = starts[i + 1] if i + 1 < len(starts) else len(text)
    words = [w for w in text[starts[i] : min(end, starts[i] + 300)].split() if w[0].isalpha() and w not in _SMALL_WORDS]
    share = 0.7 if chunk.clean.segments[i].kind == "headline" else 0.9
    return len(words) > 1 and sum(w[0].isupper() for w in words) >= share * len(words)


def _longest(found: Iterable[Found]) -> list[Found]:
    """Without those that a longer one of the same category overlaps; in order of place."""
    ordered = sorted(found, key=itemgetter(0, 1))
    by_category: defaultdict[int, list[Found]] = defaultdict(list)
    for item in ordered:
        by_category[id(item.entry.lexicon)].append(item)
    dropped = {item for items in by_category.values() if _overlap(items) for item in _shorter(items)}
    return [item for item in ordered if item not in dropped] if dropped else ordered


def _overlap(items: list[Found]) -> bool:
    return any(left.end > right.start for left, right in pairwise(items))


def _shorter(items: list[Found]) -> Iterator[Found]:
    """Those that a longer one overlaps; of equally long ones a dictionary form stays, then the first."""
    taken: list[tuple[int, int]] = []
    for item in sorted(items, key=lambda f: (f.start - f.end, len(f.entry.term.term) != f.end - f.start, f.start)):
        i = bisect_right(taken, (item.start, item.end))
        if (i and taken[i - 1][1] > item.start) or (i < len(taken) and item.end > taken[i][0]):
            yield item
        else:
            taken.insert(i, (item.start, item.end))
