"""What a careful reader would object to in a lexicon, found without matching any text.

Each check is a small function from a lexicon to messages; `CHECKS` names them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from framing.lexicon.families import WORDING
from framing.lexicon.inflection import contains_form
from framing.lexicon.lexicon import Lexicon


def strong_terms_have_examples(lexicon: Lexicon) -> Iterator[str]:
    """A term of wording with strength 3 needs a hit and a miss."""
    for term in lexicon if lexicon.family in WORDING else ():
        if term.weight == 3 and not (term.hits and term.misses):
            yield f"term {term.term!r}: strength 3 without hits and misses: add a sentence of each, or lower the weight"


def frames_have_examples(lexicon: Lexicon) -> Iterator[str]:
    """A category that is read as a frame needs a hit and a miss: sentences that a coder would and would not code."""
    for key in ("hits", "misses") if lexicon.family not in WORDING else ():
        if not any(getattr(term, key) for term in lexicon):
            yield f"has no {key}: add a sentence that a coder would{' not' if key == 'misses' else ''} code"


def ambiguous_terms_have_examples(lexicon: Lexicon) -> Iterator[str]:
    """A term with innocent senses (`unless`) needs a hit and a miss."""
    for term in lexicon:
        if term.unless and not (term.hits and term.misses):
            yield f"term {term.term!r}: has unless phrases without hits and misses: add a sentence of each"


def examples_contain_the_term(lexicon: Lexicon) -> Iterator[str]:
    """An example that holds no form of its term tests nothing."""
    for term in lexicon:
        for kind, sentences in (("hit", term.hits), ("miss", term.misses)):
            for sentence in sentences:
                if not contains_form(sentence, term):
                    yield f"term {term.term!r}: {kind} {sentence!r} contains no form of the term: mend the sentence"


def category_is_described(lexicon: Lexicon) -> Iterator[str]:
    """A category needs a title and a definition for others to apply it."""
    for key in ("title", "description"):
        if not getattr(lexicon, key):
            yield f"has no {key}: say what belongs in the category"


CHECKS: dict[str, Callable[[Lexicon], Iterator[str]]] = {
    f.__name__: f
    for f in (
        category_is_described,
        strong_terms_have_examples,
        frames_have_examples,
        ambiguous_terms_have_examples,
        examples_contain_the_term,
    )
}


def check_lexicon(lexicon: Lexicon) -> list[str]:
    """All objections to a lexicon, each with its place and cure; empty for a good one."""
    place = lexicon.path or lexicon.name
    return [f"{place}: {message}" for check in CHECKS.values() for message in check(lexicon)]
