"""The inflected forms of a term, generated once when a lexicon is made ready for matching.

Morphology comes from LemmInflect (irregular and unknown words too); it registers spaCy token
extensions as it is imported, so it stays behind `_inflections` here and off the hot path.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from framing.lexicon.placeholders import fill
from framing.lexicon.term import GAP, Term

_PREPOSITIONS = frozenset(
    ("of", "in", "on", "for", "with", "to", "from", "against", "at", "by", "over", "under", "about", "behind", "than")
)
_GAP = re.escape(GAP)
_FILLED = r"\s(?:\S{1,30}\s){0,6}"
_TAGS = {"NOUN": ("NN", "NNS"), "VERB": ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"), "ADJ": ("JJ", "JJR", "JJS")}


def forms_of(term: Term) -> tuple[str, ...]:
    """Every form in which a term is looked for, the dictionary form first.

    >>> forms_of(Term("ram through", pos=("VERB",)))
    ('ram through', 'rammed through', 'ramming through', 'rams through')
    >>> forms_of(Term("enemy of the people", pos=("NOUN",)))
    ('enemy of the people', 'enemies of the people')
    """
    if term.forms:
        found = list(term.forms)
    elif not term.inflect:
        found = [term.term]
    else:
        found = [term.term, *sorted(_generated(term.term.split(), term.pos) - {term.term})]
    found = [filled for form in found for filled in fill(form)]
    found += [form.replace("'", "’") for form in found if "'" in form]
    return tuple(dict.fromkeys(found))


def contains_form(text: str, term: Term) -> bool:
    """Whether a form of the term stands in a text, whatever its context."""
    lower = text.lower()
    return any(
        re.search(rf"(?<!\w){re.escape(form).replace(_GAP, _FILLED)}(?!\w)", text, re.IGNORECASE)
        for form in forms_of(term)
        if form.partition(GAP)[0].lower() in lower
    )


def _generated(words: list[str], pos: tuple[str, ...]) -> set[str]:
    """Forms by word class; without one, by every class that the dictionary knows the word in."""
    single = len(words) == 1
    if not pos:
        in_dictionary = single and any(_inflections(words[0], tag, known_only=True) for tag in _TAGS)
        noun = _replaced(words, _noun_head(words), "NOUN", known_only=in_dictionary)
        verb = _replaced(words, 0, "VERB", known_only=True)
        return noun | verb | (_replaced(words, 0, "ADJ", known_only=True) if single else set())
    found: set[str] = set()
    if "NOUN" in pos or "PROPN" in pos:
        found |= _replaced(words, _noun_head(words), "NOUN", known_only=False)
    if "VERB" in pos or ("AUX" in pos and not single):
        found |= _replaced(words, 0, "VERB", known_only=False)
    if "ADJ" in pos and single:
        found |= _replaced(words, 0, "ADJ", known_only=True)
    return found


def _noun_head(words: list[str]) -> int:
    """The last word before a preposition: "enemy of the people", "puppet president"."""
    return next((i - 1 for i, word in enumerate(words) if i and word.lower() in _PREPOSITIONS), len(words) - 1)


def _replaced(words: list[str], at: int, word_class: str, *, known_only: bool) -> set[str]:
    """The phrase with one word in each of its forms; of a hyphenated word the last part inflects."""
    before, hyphen, last = words[at].rpartition("-")
    if hyphen and word_class == "ADJ":
        return set()
    return {
        " ".join([*words[:at], before + hyphen + form, *words[at + 1 :]])
        for form in _inflections(last, word_class, known_only=known_only)
    }


@cache
def _inflections(word: str, word_class: str, *, known_only: bool) -> tuple[str, ...]:
    """All forms of one word in one class; with `known_only`, none for a word that the dictionary lacks."""
    morphology = _morphology()
    known: dict[str, tuple[str, ...]] = morphology.getAllInflections(word, word_class)
    if not known and word_class == "VERB":
        known = morphology.getAllInflections(word, "AUX")
    if known:
        if word_class == "VERB":  # the dictionary lacks some regular forms ("dared")
            known = morphology.getAllInflectionsOOV(word, "VERB") | known
        return tuple(form for tag in known if tag in _TAGS[word_class] for form in known[tag])
    if known_only or not word or _is_plural(word, word_class):
        return ()
    if word_class == "NOUN" and word.endswith("man") and len(word) > 5:
        return (word[:-3] + "men",)
    guessed: dict[str, tuple[str, ...]] = morphology.getAllInflectionsOOV(word, word_class)
    return tuple(form for tag in guessed if tag in _TAGS[word_class] for form in guessed[tag])


def _is_plural(word: str, word_class: str) -> bool:
    """A noun that the dictionary lacks as a base form and that ends like a plural ("elites", "libs") stays as it is."""
    return word_class == "NOUN" and word.endswith("s") and not word.endswith("ss")


@cache
def _morphology() -> Any:
    import lemminflect

    return lemminflect
