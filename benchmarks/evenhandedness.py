"""Whether both sides are measured alike: `python -m benchmarks.evenhandedness [N]`, N articles to exchange names in.

1. Names of parties, leaders, countries, religions and groups are exchanged in news articles: which of the author's
   loaded matches change, and how far metrics and estimates move. Every change is printed with its reason.
2. Counterparts in the vocabularies of two sides (tests/data/counterparts.toml): strength, use in each side's outlets.
3. False alarms against expert annotation, by the leaning of the outlet.
"""

from __future__ import annotations

import random
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.data import described, rows
from framing import Analyzer, Report, TermMatch, builtin_lexicons
from framing.evidence.word_features import is_loaded
from framing.lexicon import WORDING

COUNTERPARTS = Path(__file__).parents[1] / "tests" / "data" / "counterparts.toml"
PAIRS = (
    *(
        ("Democrats", "Republicans"),
        ("Democratic", "Republican"),
        ("Labour", "Conservative"),
        ("Democrat", "Republican"),
    ),
    *(("Trump", "Obama"), ("Biden", "Romney"), ("Clinton", "Bush"), ("Pelosi", "McConnell"), ("Sanders", "Cruz")),
    *(("Russia", "France"), ("Russian", "French"), ("China", "Japan"), ("Chinese", "Japanese"), ("Iran", "Spain")),
    *(
        ("Iranian", "Spanish"),
        ("Israel", "Canada"),
        ("Israeli", "Canadian"),
        ("Ukraine", "Poland"),
        ("Mexico", "Italy"),
    ),
    *(("Muslim", "Christian"), ("Muslims", "Christians"), ("Jewish", "Hindu"), ("Jews", "Hindus")),
    *(("women", "men"), ("woman", "man"), ("Black", "White"), ("immigrants", "citizens"), ("gay", "straight")),
)
SIDES = ("left", "center", "right")


def main() -> None:
    print(described())
    analyzer = Analyzer()
    exchange(analyzer, int(sys.argv[1]) if len(sys.argv) > 1 else 400)
    counterparts(analyzer)
    false_alarms(analyzer)


def exchange(analyzer: Analyzer, n: int) -> None:
    """Names exchanged: what stays of the author's loaded matches, of the density and of the estimates."""
    other = {a: b for pair in PAIRS for a, b in (pair, pair[::-1])}
    names = re.compile(r"\b(" + "|".join(sorted(other, key=len, reverse=True)) + r")\b")
    texts = [row["text"] for row in random.Random(5).sample(rows("allsides"), n)]
    exchanged = [names.sub(lambda found: other[found[0]], text) for text in texts]
    same = total = 0
    reasons: Counter[str] = Counter()
    listed: Counter[str] = Counter()
    moves: list[float] = []
    densities: list[float] = []
    for before, after in zip(analyzer.stream(texts), analyzer.stream(exchanged), strict=True):
        kept, lost = compared(before, after, names)
        same += 2 * kept
        total += 2 * kept + len(lost)
        for match, report, partner in lost:
            reason = why_changed(match, report, partner, names)
            reasons[reason] += 1
            if reason == "the term names somebody":
                listed[match.term] += 1
        if len(before.sentences) == len(after.sentences):  # otherwise the parser ends a sentence elsewhere
            moves += [
                abs((a.bias or 0) - (b.bias or 0))
                for a, b in zip(before.sentences, after.sentences, strict=True)
                if names.search(a.text)
            ]
        densities.append(abs(before.metrics["loaded_language_density"] - after.metrics["loaded_language_density"]))
    print(f"\nExchange of names in {n} articles, {len(PAIRS)} pairs")
    print(f"author's loaded matches unchanged  {same / max(1, total):.4f} of {total}")
    for reason, count in reasons.most_common():
        print(f"  {count:4}  {reason}")
    for term, count in listed.most_common():
        print(f"        {count} {term}")
    for name, sizes in (("loaded_language_density", densities), ("Sentence.bias with names", moves)):
        print(f"{name:24} moves  mean {np.mean(sizes):.4f}, 95th percentile {np.quantile(sizes, 0.95):.3f}")


def compared(
    before: Report, after: Report, names: re.Pattern[str]
) -> tuple[int, list[tuple[TermMatch, Report, Report]]]:
    """How many matches stay, and those that do not, each with its report and the other one."""
    keys = [
        Counter((names.sub("NAME", m.text), m.category, m.weight) for m in own_matches(report))
        for report in (before, after)
    ]
    lost = []
    for report, partner, gone in ((before, after, keys[0] - keys[1]), (after, before, keys[1] - keys[0])):
        for match in own_matches(report):
            key = (names.sub("NAME", match.text), match.category, match.weight)
            if gone[key] > 0:
                gone[key] -= 1
                lost.append((match, report, partner))
    return (keys[0] & keys[1]).total(), lost


def own_matches(report: Report) -> Iterable[TermMatch]:
    return (m for m in report.matches if is_loaded(m) and m.voice == "author")


def why_changed(match: TermMatch, report: Report, partner: Report, names: re.Pattern[str]) -> str:
    if names.search(match.text):
        return "the term names somebody"
    place = len(names.sub("NAME", report.article.text[: match.start]))
    for twin in partner.matches:
        if twin.term == match.term and len(names.sub("NAME", partner.article.text[: twin.start])) == place:
            return "the parser gives the sentence to somebody else (voice)"
    return "the tagger gives the word another class"


def counterparts(analyzer: Analyzer) -> None:
    """Each pair with strengths, and uses per million words in outlets of either side."""
    pairs = tomllib.loads(COUNTERPARTS.read_text(encoding="utf-8"))["pair"]
    wording = [lexicon for lexicon in builtin_lexicons() if lexicon.family in WORDING]
    strength = {term.term.lower(): term.weight for lexicon in wording for term in lexicon}
    words: Counter[str] = Counter()
    uses: dict[str, Counter[str]] = {side: Counter() for side in SIDES}
    articles = rows("allsides")
    for row, report in zip(articles, blank().stream([row["text"] for row in articles]), strict=True):
        words[row["leaning"]] += report.evidence.n_words("author", "quoted", "reported")
        uses[row["leaning"]].update(m.term.lower() for m in report.matches)
    print(f"\nCounterparts: strength, and uses per million words in left and right outlets ({len(articles)} articles)")
    for pair in pairs:
        cells = []
        for term in (pair["left"], pair["right"]):
            rates = [1e6 * uses[side][term.lower()] / max(1, words[side]) for side in ("left", "right")]
            cells.append(f"{term:28} {strength[term.lower()]}  {rates[0]:6.1f} {rates[1]:6.1f}")
        uneven = strength[pair["left"].lower()] != strength[pair["right"].lower()]
        print("  " + "   ".join(cells) + (f"   uneven: {pair.get('note', 'no reason given')}" if uneven else ""))


def blank() -> Analyzer:
    import spacy

    return Analyzer(pipeline=spacy.blank("en"))


def false_alarms(analyzer: Analyzer) -> None:
    """Sentences that experts did not call biased: how many hold a strong term of the author's own, by leaning."""
    babe = rows("babe")
    reports = list(analyzer.stream([row["text"] for row in babe]))
    print("\nAgainst expert annotation, by leaning of the outlet")
    titles = ("sentences not biased", "with a strong term", "marked, of strong terms", "marked, of mild terms")
    print(" " * 8 + "".join(f"{title:>25}" for title in titles))
    for side in SIDES:
        here = [(row, report) for row, report in zip(babe, reports, strict=True) if row["leaning"] == side]
        plain = [(row, report) for row, report in here if not row["biased"]]
        alarms = np.mean([any(m.weight > 1 for m in own_matches(report)) for _, report in plain])
        shares = [marked_share(here, strong=strong) for strong in (True, False)]
        print(f"{side:8}{len(plain):25}{alarms:25.3f}{shares[0]:25.3f}{shares[1]:25.3f}")
    print("Calibration and false alarms of the sentence estimate, out of fold: python -m benchmarks.bias")


def marked_share(here: Sequence[tuple[dict[str, Any], Report]], *, strong: bool) -> float:
    """Of the author's own loaded terms, the share of which experts marked a word."""
    marks = []
    for row, report in here:
        marked = {word for text in row["biased_words"] for word in re.findall(r"[a-z][a-z'’-]*", text.lower())}
        for match in own_matches(report):
            if (match.weight > 1) == strong:
                marks.append(bool(marked & set(re.findall(r"[a-z][a-z'’-]*", match.text.lower()))))
    return float(np.mean(marks)) if marks else float("nan")


if __name__ == "__main__":
    main()
