"""What a careful reader would object to in a lexicon. Each check is a small function; `CHECKS` names them by code."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from framing.errors import LexiconError
from framing.lexicon.families import WORDING
from framing.lexicon.inflection import contains_form, forms_of
from framing.lexicon.lexicon import Lexicon
from framing.lexicon.placeholders import PLACEHOLDER
from framing.lexicon.term import Term

_FEW = 20
"""Articles in a corpus that is too small to say that a term fires too often."""


@dataclass(frozen=True)
class Usage:
    """How often terms fire in a corpus."""

    n_articles: int
    articles: Mapping[tuple[str, str], int]
    """Articles with a match, by category (`family/category`) and term."""


@dataclass(frozen=True)
class Surroundings:
    """What a lexicon is checked against; a check that needs what is not there objects to nothing."""

    others: Sequence[Lexicon] = ()
    """Lexicons that are used beside it, the built-in ones above all."""
    usage: Usage | None = None
    failing_examples: Callable[[Lexicon], Iterable[str]] | None = None
    """Gives a message for each hit that is not found and each miss that is."""
    by_form: dict[str, list[tuple[Lexicon, Term]]] = field(init=False)
    """Terms of wording of the others, by each of their forms in lower case."""

    def __post_init__(self) -> None:
        wording = [other for other in self.others if other.family in WORDING]
        object.__setattr__(self, "by_form", _by_form(wording))


Check: TypeAlias = Callable[[Lexicon, Surroundings], Iterator[str]]


def category_is_described(lexicon: Lexicon, _: Surroundings) -> Iterator[str]:
    """A category needs a title and a definition for others to apply it."""
    for key in ("title", "description"):
        if not getattr(lexicon, key):
            yield f"has no {key}: say what belongs in the category"


def strong_terms_have_examples(lexicon: Lexicon, _: Surroundings) -> Iterator[str]:
    """A term of wording with strength 3 needs a hit and a miss."""
    for term in lexicon if lexicon.family in WORDING else ():
        if term.weight == 3 and not (term.hits and term.misses):
            yield f"term {term.term!r}: strength 3 without hits and misses: add a sentence of each, or lower the weight"


def frames_have_examples(lexicon: Lexicon, _: Surroundings) -> Iterator[str]:
    """A category that is read as a frame needs a hit and a miss: sentences that a coder would and would not code."""
    for key in ("hits", "misses") if lexicon.family not in WORDING else ():
        if not any(getattr(term, key) for term in lexicon):
            yield f"has no {key}: add a sentence that a coder would{' not' if key == 'misses' else ''} code"


def ambiguous_terms_have_examples(lexicon: Lexicon, _: Surroundings) -> Iterator[str]:
    """A term with innocent senses (`unless`) needs a hit and a miss."""
    for term in lexicon:
        if term.unless and not (term.hits and term.misses):
            yield f"term {term.term!r}: has unless phrases without hits and misses: add a sentence of each"


def examples_contain_the_term(lexicon: Lexicon, _: Surroundings) -> Iterator[str]:
    """An example that holds no form of its term tests nothing."""
    for term in lexicon:
        for kind, sentences in (("hit", term.hits), ("miss", term.misses)):
            for sentence in sentences:
                if not contains_form(sentence, term):
                    yield f"term {term.term!r}: {kind} {sentence!r} contains no form of the term: mend the sentence"


def examples_come_true(lexicon: Lexicon, surroundings: Surroundings) -> Iterator[str]:
    """A term must be found in its hits and not in its misses."""
    if surroundings.failing_examples:
        yield from surroundings.failing_examples(lexicon)


def forms_are_told_apart(lexicon: Lexicon, _: Surroundings) -> Iterator[str]:
    """A term that is a form of another of its category is the same find twice, unless their word classes differ."""
    by_form = _by_form([lexicon])
    for term in lexicon:
        for _lexicon, twin in by_form.get(term.term.casefold(), ()):
            if twin is not term and _is_twin(term, twin):
                yield f"term {term.term!r}: is a form of {twin.term!r}, which stands here too: delete one"
                break


def terms_stand_in_one_category(lexicon: Lexicon, surroundings: Surroundings) -> Iterator[str]:
    """A term of wording that another category of its family has counts in both."""
    for term, other, twin in _twins(lexicon, surroundings):
        if other.family == lexicon.family and term.weight == twin.weight:
            yield (
                f"term {term.term!r}: {other.name} has {twin.term!r} too, so both categories count it: "
                "delete yours, or name your file after that category to override"
            )


def strengths_agree(lexicon: Lexicon, surroundings: Surroundings) -> Iterator[str]:
    """A term of wording should not have one strength here and another in the same family elsewhere."""
    for term, other, twin in _twins(lexicon, surroundings):
        if other.family == lexicon.family and term.weight != twin.weight:
            yield (
                f"term {term.term!r}: strength {term.weight}, but {other.name} has {twin.term!r} with {twin.weight}: "
                "say in a note why, or use strengths in framing.toml"
            )


def limits_are_kept(lexicon: Lexicon, surroundings: Surroundings) -> Iterator[str]:
    """A term that stands elsewhere with innocent senses (`unless`) needs some here too."""
    for term, other, twin in _twins(lexicon, surroundings):
        if twin.unless and not term.unless:
            yield (
                f"term {term.term!r}: {other.name} excuses it in {len(twin.unless)} phrases "
                f"({twin.unless[0]!r} is one), yours in none: add unless"
            )


def terms_fire(lexicon: Lexicon, surroundings: Surroundings) -> Iterator[str]:
    """A term that no article of the corpus has tells nothing about it."""
    usage = surroundings.usage
    for term in lexicon if usage else ():
        if usage and not usage.articles.get((lexicon.name, term.term)):
            yield f"term {term.term!r}: fires in none of {usage.n_articles} articles: check its forms, or delete it"


def terms_tell_articles_apart(lexicon: Lexicon, surroundings: Surroundings) -> Iterator[str]:
    """A term that fires in every second article of the corpus is hardly marked."""
    usage = surroundings.usage
    for term in lexicon if usage and usage.n_articles >= _FEW else ():
        n = usage.articles.get((lexicon.name, term.term), 0) if usage else 0
        if usage and 2 * n >= usage.n_articles:
            yield f"term {term.term!r}: fires in {n} of {usage.n_articles} articles: narrow it with unless or a phrase"


CHECKS: dict[str, Check] = {
    "undescribed": category_is_described,
    "strong-without-examples": strong_terms_have_examples,
    "frame-without-examples": frames_have_examples,
    "ambiguous-without-examples": ambiguous_terms_have_examples,
    "example-without-term": examples_contain_the_term,
    "example-fails": examples_come_true,
    "shared-form": forms_are_told_apart,
    "duplicate": terms_stand_in_one_category,
    "other-strength": strengths_agree,
    "other-limits": limits_are_kept,
    "never-fires": terms_fire,
    "fires-everywhere": terms_tell_articles_apart,
}
"""Checks by the code that selects them."""


def select_checks(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> dict[str, Check]:
    """The checks of these codes, all where none is given, without those to ignore; raises `LexiconError`."""
    select, ignore = list(select), list(ignore)
    for code in (*select, *ignore):
        if code not in CHECKS:
            close = difflib.get_close_matches(code, CHECKS, n=1)
            raise LexiconError(
                f"no check has the code {code!r}: "
                + (f"did you mean {close[0]!r}?" if close else f"known are {', '.join(CHECKS)}")
            )
    return {code: check for code, check in CHECKS.items() if (not select or code in select) and code not in ignore}


def check_lexicon(
    lexicon: Lexicon, surroundings: Surroundings | None = None, checks: Mapping[str, Check] = CHECKS
) -> list[str]:
    """All objections to a lexicon, each with its place, cure and code; empty for a good one."""
    place = lexicon.path or lexicon.name
    against = surroundings or Surroundings()
    return [f"{place}: {message} [{code}]" for code, check in checks.items() for message in check(lexicon, against)]


def _by_form(lexicons: Iterable[Lexicon]) -> dict[str, list[tuple[Lexicon, Term]]]:
    found: defaultdict[str, list[tuple[Lexicon, Term]]] = defaultdict(list)
    for lexicon in lexicons:
        for term in lexicon:
            if not PLACEHOLDER.search(term.term):  # a term of its own goes before the rule
                for form in dict.fromkeys(map(str.casefold, forms_of(term))):
                    found[form].append((lexicon, term))
    return found


def _twins(lexicon: Lexicon, surroundings: Surroundings) -> Iterator[tuple[Term, Lexicon, Term]]:
    """Terms of wording with a namesake in another category; one of the same name overrides, and is no twin."""
    for term in lexicon if lexicon.family in WORDING else ():
        for other, twin in surroundings.by_form.get(term.term.casefold(), ()):
            if other.name != lexicon.name and _is_twin(term, twin):
                yield term, other, twin
                break


def _is_twin(term: Term, twin: Term) -> bool:
    """Whether both match the term's dictionary form; participles ("stabbing", "stab") have entries of their own."""
    name, other = term.term.casefold(), twin.term.casefold()
    same_class = not term.pos or not twin.pos or bool(set(term.pos) & set(twin.pos))
    in_use = not term.forms or name in map(str.casefold, term.forms)
    participle = name != other and name.partition(" ")[0].endswith(("ing", "ed"))
    return same_class and in_use and not participle and not (term.case or twin.case)
