"""Frames against human coders, and how left, center and right outlets frame the same topics.

    python -m benchmarks.frames           scores on coded sentences and articles, with bootstrap intervals
    python -m benchmarks.frames topics    mean salience by topic and leaning in the news articles

Nothing is trained. Data: the folder FRAMING_DATA (default ../shared/data): sentences with a policy frame (FrAC),
articles on climate with news frames (Frermann et al. 2023), news articles by leaning (Baly et al. 2020).
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import confusion_matrix, f1_score, roc_auc_score

from benchmarks.bias import interval
from benchmarks.data import described, rows
from framing import Analyzer, Report, builtin_lexicons

POLICY = {
    1: "economic",
    3: "morality",
    4: "fairness_and_equality",
    5: "legality_and_jurisprudence",
    6: "policy_prescription",
    8: "security_and_defense",
    9: "health_and_safety",
    11: "cultural_identity",
    12: "public_opinion",
}
NEWS = {
    "RE": "resolution",
    "HI": "human_interest",
    "CO": "conflict",
    "MO": "morality",
    "EC": "economic_consequences",
}
TOPICS = (
    *("gun_control_and_gun_rights", "healthcare", "immigration", "coronavirus", "environment", "economy_and_jobs"),
    *("race_and_racism", "supreme_court", "national_security", "middle_east", "education", "elections"),
)
LEANINGS = ("left", "center", "right")


def main() -> None:
    print(described())
    if "topics" in sys.argv[1:]:
        report_topics()
    else:
        report_policy()
        report_news()


def salience(report: Report, family: str) -> dict[str, float]:
    return {frame.name: frame.salience for frame in report.frames if frame.family == family}


def analyzer(*families: str) -> Analyzer:
    return Analyzer([lexicon for lexicon in builtin_lexicons() if lexicon.family in families])


def report_policy() -> None:
    """Macro-F1 over nine frames of the most salient one in a sentence."""
    data = [row for row in rows("policy") if row["frame"] in POLICY]
    coded = np.array([row["frame"] for row in data])
    found = np.array([likeliest(report) for report in analyzer("frames").stream(row["text"] for row in data)])
    labels = list(POLICY)

    def macro(i: NDArray[Any]) -> float:
        return float(f1_score(coded[i], found[i], labels=labels, average="macro", zero_division=0))

    print(f"policy frames, {len(data)} sentences: macro-F1 {interval(len(data), macro)}")
    table = confusion_matrix(coded, found, labels=[*labels, 0])
    for row, code in enumerate(labels):
        one = f1_score(coded == code, found == code)
        missed = Counter({POLICY.get(c, "nothing"): int(n) for c, n in zip([*labels, 0], table[row], strict=True) if n})
        del missed[POLICY[code]]
        print(f"  {POLICY[code]:28} n {table[row].sum():3}  F1 {one:.2f}  else {dict(missed.most_common(3))}")


def likeliest(report: Report) -> int:
    found = salience(report, "frames")
    best = max(POLICY, key=lambda code: found.get(POLICY[code], 0.0))
    return best if found.get(POLICY[best], 0.0) > 0 else 0


def report_news() -> None:
    """AUC of the salience of each news frame, with a parser and with words alone."""
    import spacy

    data = rows("narrative")
    coded = {key: np.array([row["frames"][key] for row in data]) for key in NEWS}
    lexicons = [lexicon for lexicon in builtin_lexicons() if lexicon.family == "news_frames"]
    for name, pipeline in (("with a parser", None), ("words alone", spacy.blank("en"))):
        reports = Analyzer(lexicons, pipeline=pipeline).stream(row["text"] for row in data)
        found = [salience(report, "news_frames") for report in reports]
        values = {key: np.array([f.get(frame, 0.0) for f in found]) for key, frame in NEWS.items()}

        def mean(i: NDArray[Any], values: dict[str, NDArray[Any]] = values) -> float:
            return float(np.mean([roc_auc_score(coded[key][i], values[key][i]) for key in NEWS]))

        print(f"news frames, {len(data)} articles, {name}: mean AUC {interval(len(data), mean)}")
        for key, frame in NEWS.items():
            auc = roc_auc_score(coded[key], values[key])
            print(f"  {frame:28} n {coded[key].sum():3}  AUC {auc:.3f}")


def report_topics() -> None:
    """For each topic the frames that are most salient, and those that left and right outlets weigh differently."""
    data = [row for row in rows("allsides") if row["topic"] in TOPICS]
    cells: defaultdict[tuple[str, str], list[dict[str, float]]] = defaultdict(list)
    for row, report in zip(data, analyzer("frames").stream(row["text"] for row in data), strict=True):
        cells[row["topic"], row["leaning"]].append(salience(report, "frames"))
    for topic in TOPICS:
        groups = {side: cells[topic, side] for side in LEANINGS}
        numbers = ", ".join(f"{side} {len(groups[side])}" for side in LEANINGS)
        print(f"\n{topic.replace('_', ' ')}  ({numbers} articles; evidence per 100 words)")
        names = sorted({name for group in groups.values() for found in group for name in found})
        overall = {name: float(np.mean([mean_of(groups[side], name) for side in LEANINGS])) for name in names}
        apart = {name: gap(groups["left"], groups["right"], name) for name in names}
        shown = sorted(names, key=lambda name: -overall[name])[:4]
        shown += [name for name in names if name not in shown and overall[name] > 0.3 and excludes_zero(apart[name])]
        for name in shown:
            means = "  ".join(f"{side} {mean_of(groups[side], name):4.1f}" for side in LEANINGS)
            difference, low, high = apart[name]
            mark = "  *" if excludes_zero(apart[name]) else ""
            print(f"  {name:28} {means}  left - right {difference:+.1f} [{low:+.1f}, {high:+.1f}]{mark}")


def mean_of(group: Iterable[dict[str, float]], name: str) -> float:
    return float(np.mean([found[name] for found in group]))


def gap(left: Sequence[dict[str, float]], right: Sequence[dict[str, float]], name: str) -> tuple[float, float, float]:
    """Difference of the means, with its bootstrap 95% interval over articles."""
    generator = np.random.default_rng(0)
    one, other = (np.array([found[name] for found in group]) for group in (left, right))
    draws = [generator.choice(one, len(one)).mean() - generator.choice(other, len(other)).mean() for _ in range(1000)]
    low, high = np.percentile(draws, (2.5, 97.5))
    return float(one.mean() - other.mean()), float(low), float(high)


def excludes_zero(found: tuple[float, float, float]) -> bool:
    return found[1] > 0 or found[2] < 0


if __name__ == "__main__":
    main()
