"""Words that set texts labelled yes apart from those labelled no, for a person to accept or not.

Log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008, "Fightin' Words", Political
Analysis 16, equations 16 to 22).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.lang.en.stop_words import STOP_WORDS

from framing.analyzer import Analyzer
from framing.errors import CorpusError
from framing.evidence.words import WORD
from framing.study.corpus import Labelled
from framing.study.intervals import Z95

_EXAMPLES = 3
_LONGEST = 300
_MOST_PRIOR = 1e6
_CAPITALISED = re.compile(r"(?<![.?!:\"“‘] )(?<!^)\b[A-Z][\w’']*(?:[ -][A-Z][\w’']*)*")
"""A word, or several in a row, with a capital letter that no beginning of a sentence explains."""
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class LogOdds:
    """How much more likely one side is to use a word, in natural logarithms of odds ratios."""

    value: float
    """Above 0 where the first side uses it more."""
    low: float
    """Lower end of the 95% interval."""
    high: float
    z: float
    """The value in standard deviations."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word or pair of words that texts labelled yes use more often."""

    term: str
    basis: str
    """`log-odds`: its interval lies above 0; `candidate`: too rare for that, but likely loaded."""
    log_odds: float
    low: float
    """Lower end of the 95% interval."""
    high: float
    z: float
    yes: int
    """Uses in texts labelled yes."""
    no: int
    texts: int
    """Texts labelled yes that use it."""
    candidate: float | None
    """Mean probability as a likely loaded word (`report.candidates`); None where it never was one."""
    examples: tuple[str, ...]
    """Texts labelled yes that use it, the shortest first."""


def log_odds(first: Mapping[str, int], second: Mapping[str, int], prior: Mapping[str, float]) -> dict[str, LogOdds]:
    """Log-odds ratios of the words of a prior between two sides' counts (Monroe et al. 2008).

    `prior`: pseudo-counts, above 0, of each word; counts of other words are left out.
    """
    n_first, n_second = (sum(side.get(word, 0) for word in prior) for side in (first, second))
    n_prior = sum(prior.values())
    found = {}
    for word, alpha in prior.items():
        y_first, y_second = first.get(word, 0) + alpha, second.get(word, 0) + alpha
        rest_first, rest_second = n_first + n_prior - y_first, n_second + n_prior - y_second
        if rest_first <= 0 or rest_second <= 0:  # the only word there is
            continue
        value = math.log(y_first / rest_first) - math.log(y_second / rest_second)
        deviation = math.sqrt(1 / y_first + 1 / y_second)
        found[word] = LogOdds(value, value - Z95 * deviation, value + Z95 * deviation, value / deviation)
    return found


def suggest_terms(
    labelled: Sequence[Labelled],
    analyzer: Analyzer,
    *,
    limit: int = 50,
    least: int = 3,
    prior: float = 0.1,
    pairs: bool = True,
    everything: bool = False,
) -> list[Suggestion]:
    """Terms to consider for a lexicon: those whose interval lies above 0, the clearest first, then likely loaded words.

    `analyzer`: terms that its lexicons list are left out, and its `report.candidates` are counted; give the one that
    you use. `least`: uses in texts labelled yes. `prior`: pseudo-counts for each use of a term in the whole table; a
    larger one asks for more evidence. `pairs`: also two words in a row. `everything`: names, and terms that begin or
    end with a function word, too; no lexicon should have them. Raises `CorpusError` for one label alone.
    """
    if not 0 < prior < _MOST_PRIOR:
        raise CorpusError(f"prior is {prior!r:.60}: give a number above 0 and below {_MOST_PRIOR:g}, such as 0.1")
    if len({item.label for item in labelled}) < 2:
        raise CorpusError("all labels are the same: give texts of both kinds")
    counts: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    using: defaultdict[str, list[str]] = defaultdict(list)
    listed: set[str] = set()
    capitalised: Counter[str] = Counter()
    chances: defaultdict[str, list[float]] = defaultdict(list)
    for item, report in zip(labelled, analyzer.stream(item.text for item in labelled), strict=True):
        terms = _terms(item.text, pairs=pairs)
        counts[item.label].update(terms)
        for name in _CAPITALISED.findall(item.text):
            capitalised.update(_terms(name, pairs=pairs))
        listed |= {match.text.casefold() for match in report.matches}
        for candidate in report.candidates:
            chances[candidate.text.casefold()].append(candidate.probability)
        if item.label:
            for term in set(terms):
                using[term].append(item.text)
    suggestions = []
    for term, odds in _by_length(counts, prior).items():
        uses = counts[True][term] + counts[False][term]
        usual = everything or not (_has_function_word(term) or 2 * capitalised[term] > uses)
        chance = chances.get(term)
        clear = odds.low > 0 and counts[True][term] >= least
        likely = bool(chance) and counts[True][term] > counts[False][term] and odds.high > 0
        if (clear or likely) and term not in listed and usual:
            suggestions.append(
                Suggestion(
                    term,
                    "log-odds" if clear else "candidate",
                    odds.value,
                    odds.low,
                    odds.high,
                    odds.z,
                    counts[True][term],
                    counts[False][term],
                    len(using[term]),
                    sum(chance) / len(chance) if chance else None,
                    tuple(" ".join(text.split())[:_LONGEST] for text in sorted(using[term], key=len)[:_EXAMPLES]),
                )
            )
    suggestions.sort(
        key=lambda s: (s.basis != "log-odds", -s.z if s.basis == "log-odds" else -(s.candidate or 0), s.term)
    )
    return suggestions[:limit]


def _by_length(counts: dict[bool, Counter[str]], prior: float) -> dict[str, LogOdds]:
    """Log-odds of single words, and of pairs among pairs; the prior is spread like the counts of the whole table."""
    found: dict[str, LogOdds] = {}
    both = counts[True] + counts[False]
    for is_pair in (False, True):
        priors = {term: prior * n for term, n in both.items() if (" " in term) == is_pair}
        found |= log_odds(counts[True], counts[False], priors)
    return found


def _has_function_word(term: str) -> bool:
    ends = {term.partition(" ")[0], term.rpartition(" ")[2]}
    return any(word.partition("'")[0] in STOP_WORDS or word.endswith("n't") for word in ends)


def _terms(text: str, *, pairs: bool) -> list[str]:
    """Words in lower case, and two in a row where nothing but a space stands between them."""
    words = list(WORD.finditer(text))
    found = [word[0].casefold().replace("’", "'") for word in words]
    if pairs:
        neighbours = zip(words, words[1:], found, found[1:], strict=False)
        found = found + [f"{a} {b}" for one, two, a, b in neighbours if text[one.end() : two.start()].isspace()]
    return [term for term in found if _LETTER.search(term)]
