"""Word and sentence estimates against expert annotation (BABE, Spinde et al. 2021).

    python -m benchmarks.bias            cross-validated scores with bootstrap intervals, beside what else is used
    python -m benchmarks.bias --write    fits both scorecards on all of the data and writes them into the package

Every figure is out of fold: both scorecards are fitted anew on nine tenths of the sentences and tried on the tenth
left out, sentences of one article in one fold. Data: the folder FRAMING_DATA (default ../shared/data).
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline

import framing
from benchmarks.data import described, rows
from framing import Analyzer, Article, Scorecard
from framing.evidence.candidates import CHANCE, LIKELY, words_of_sentence
from framing.evidence.pipeline import load_pipeline, read_articles
from framing.evidence.style import Style
from framing.evidence.word_features import SCALES, Reading, Surroundings, is_loaded, read_words
from framing.fitting import fit_scorecard

FOLDS = 10
DIVISIONS = 5
"""How often the sentences are divided into folds anew: a share of some 190 sentences moves by points with the folds."""
WORD = re.compile(r"[a-z][a-z'’-]*")
PACKAGE = Path(framing.__file__).parent
ALARM = 0.5
"""A sentence of this estimate or more counts as called biased."""
RIDGE = 0.3
"""Inverse strength of the penalty on the features of words; 0.1 and 1 give the same to the second place."""


@dataclass(frozen=True)
class Read:
    """One sentence of the data with all that the estimates are made from."""

    row: dict[str, Any]
    marked: frozenset[str]
    """Words that experts marked."""
    listed: frozenset[str]
    """Words in loaded matches."""
    readings: tuple[tuple[Reading, frozenset[str]], ...]
    styles: tuple[Style, ...]


def main() -> None:
    data = read_data()
    if "--write" in sys.argv[1:]:
        write(data)
        return
    chances, estimates = out_of_fold(data)
    print(described())
    report_words(data, chances)
    report_sentences(data, estimates)
    print(f"\nMean and range of {DIVISIONS} divisions into folds")
    report_divisions(data, [estimates, *(out_of_fold(data, i)[1] for i in range(1, DIVISIONS))])


def read_data() -> list[Read]:
    """The sentences, read by the pipeline and the lexicons."""
    pipeline = load_pipeline()
    babe = rows("babe")
    texts = [row["text"] for row in babe]
    reports = Analyzer(pipeline=pipeline.nlp).stream(texts)
    found = []
    for row, report, (article, chunks) in zip(babe, reports, read_articles(pipeline, map(Article, texts)), strict=True):
        evidence = report.evidence
        around = Surroundings(
            article.text, evidence.matches, evidence.sentence_spans or (), evidence.quotations, evidence.reported
        )
        readings = [r for chunk in chunks for r in read_words(chunk, around)]
        listed = [word for m in evidence.matches if is_loaded(m) for word in words(m.text)]
        found.append(
            Read(
                row,
                frozenset(word for marked in row["biased_words"] for word in words(marked)),
                frozenset(listed),
                tuple((r, frozenset(words(article.text[r.start : r.end]))) for r in readings),
                evidence.styles or (),
            )
        )
    return found


def words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def fit_words(data: Sequence[Read]) -> Scorecard:
    """The scorecard for words: which of them experts marked."""
    features = [dict.fromkeys(stacked((*r.word, *r.place)), 1.0) for read in data for r, _ in read.readings]
    marks = [bool(said & read.marked) for read in data for _, said in read.readings]
    vectorizer = DictVectorizer()
    regression = LogisticRegression(C=RIDGE, max_iter=1000).fit(vectorizer.fit_transform(features), marks)
    fitted = dict(zip(vectorizer.get_feature_names_out(), regression.coef_[0], strict=True))
    names = {name for read in data for r, _ in read.readings for name in (*r.word, *r.place)}
    coefficients = {name: round(float(sum(fitted[n] for n in stacked([name]))), 3) for name in sorted(names)}
    return Scorecard(
        round(float(regression.intercept_[0]), 3), {name: value for name, value in coefficients.items() if value}
    )


def stacked(names: Iterable[str]) -> list[str]:
    """Features with each step of a scale as the sum of those above it, so that the penalty makes the steps even."""
    return [part for name in names for part in _stacks().get(name, [name])]


@cache
def _stacks() -> dict[str, list[str]]:
    return {name: [f"below {above}" for above in scale[i + 1 :]] for scale in SCALES for i, name in enumerate(scale)}


def features_of(read: Read, chances: Sequence[float]) -> list[Style]:
    """The features of each sentence of a text, given the probability of each of its words."""
    by_sentence: defaultdict[int, list[tuple[float, Reading]]] = defaultdict(list)
    for chance, (reading, _) in zip(chances, read.readings, strict=True):
        by_sentence[reading.sentence].append((chance, reading))
    return [{**style, **words_of_sentence(by_sentence[i])} for i, style in enumerate(read.styles)]


def chances_of(card: Scorecard, read: Read) -> list[float]:
    return [card.probability(dict.fromkeys((*r.word, *r.place), 1.0)) for r, _ in read.readings]


def fit_sentences(data: Sequence[Read]) -> Scorecard:
    """The scorecard for sentences, over chances of words that were fitted without them."""
    groups = [read.row["url"] for read in data]
    features: list[Style] = [{}] * len(data)
    for train, test in GroupKFold(5).split(data, groups=groups):
        card = fit_words([data[i] for i in train])
        for i in test:
            features[i] = max(features_of(data[i], chances_of(card, data[i])), key=lambda f: f[CHANCE])
    return fit_scorecard(features, [read.row["biased"] for read in data], groups)


def out_of_fold(data: Sequence[Read], division: int = 0) -> tuple[list[list[float]], NDArray[Any]]:
    """For each text the probability of each word, and of the likeliest sentence, from scorecards fitted without it."""
    chances: list[list[float]] = [[]] * len(data)
    estimates = np.zeros(len(data))
    folds = GroupKFold(FOLDS, shuffle=division > 0, random_state=division or None)
    for train, test in folds.split(data, groups=[read.row["url"] for read in data]):
        part = [data[i] for i in train]
        word_card, sentence_card = fit_words(part), fit_sentences(part)
        for i in test:
            chances[i] = chances_of(word_card, data[i])
            estimates[i] = max(sentence_card.probability(f) for f in features_of(data[i], chances[i]))
    return chances, estimates


def report_words(data: Sequence[Read], chances: Sequence[Sequence[float]]) -> None:
    """Loaded-word F1 of the matches alone, and with candidates joined."""
    joined = [
        read.listed.union(
            *(said for c, (r, said) in zip(found, read.readings, strict=True) if c >= LIKELY and not r.listed)
        )
        for read, found in zip(data, chances, strict=True)
    ]
    for name, said in (("lexicon matches", [read.listed for read in data]), ("with candidates", joined)):
        counts = np.array(
            [(len(r.marked & s), len(s - r.marked), len(r.marked - s)) for r, s in zip(data, said, strict=True)]
        )
        hits, wrong, missed = counts.sum(axis=0)
        print(f"{name:34} word F1 {interval(len(data), partial(f1_of, counts))}", end="")
        print(f"  precision {hits / (hits + wrong):.3f}  recall {hits / (hits + missed):.3f}")


def f1_of(counts: NDArray[Any], which: NDArray[Any]) -> float:
    hits, wrong, missed = counts[which].sum(axis=0)
    return float(2 * hits / (2 * hits + wrong + missed))


def report_sentences(data: Sequence[Read], estimates: NDArray[Any]) -> None:
    """The sentence estimate: discrimination, calibration, parity, and what others reach on the same folds."""
    biased = np.array([read.row["biased"] for read in data])
    texts = [read.row["text"] for read in data]
    n = len(data)
    discrimination("sentence bias", biased, estimates)
    groups = [read.row["url"] for read in data]
    tfidf = make_pipeline(TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True), LogisticRegression(C=10))
    discrimination(
        "TF-IDF, logistic regression",
        biased,
        cross_val_predict(tfidf, texts, biased, groups=groups, cv=GroupKFold(FOLDS), method="predict_proba")[:, 1],
    )
    strengths = np.array([sum("listed" in r.word for r, _ in read.readings) for read in data], dtype=float)
    auc = interval(n, lambda i: float(roc_auc_score(biased[i], strengths[i])))
    print(f"{'number of loaded terms':34} AUC {auc}")
    try:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
    except ImportError:
        print("VADER: not installed (pip install vaderSentiment)")
    else:
        vader = SentimentIntensityAnalyzer()
        compound = np.array([abs(vader.polarity_scores(text)["compound"]) for text in texts])
        print(
            f"{'VADER, absolute compound':34} AUC {interval(n, lambda i: float(roc_auc_score(biased[i], compound[i])))}"
        )
    print(f"{'expected calibration error':34} {interval(n, lambda i: calibration_error(biased[i], estimates[i]))}")
    leanings(data, estimates)


def discrimination(name: str, biased: NDArray[Any], estimates: NDArray[Any]) -> None:
    """How well the estimates tell biased sentences from others."""
    auc = interval(len(biased), lambda i: float(roc_auc_score(biased[i], estimates[i])))
    macro = interval(len(biased), lambda i: float(f1_score(biased[i], estimates[i] >= ALARM, average="macro")))
    print(f"{name:34} macro-F1 {macro}  AUC {auc}")


def leanings(data: Sequence[Read], estimates: NDArray[Any]) -> None:
    """Calibration and false alarms by the leaning of the outlet."""
    biased = np.array([read.row["biased"] for read in data])
    leaning = np.array([read.row["leaning"] for read in data])
    for side in ("left", "center", "right"):
        at = leaning == side
        print(f"{side:8} n {at.sum():4}  observed {biased[at].mean():.3f}  mean {estimates[at].mean():.3f}", end="")
        plain = estimates[at & ~biased]
        print(f"  of {len(plain)} not biased: mean {plain.mean():.3f}, false alarms {(plain >= ALARM).mean():.3f}")

    def gap(values: NDArray[Any], i: NDArray[Any]) -> float:
        left, right = (values[i][(leaning[i] == side) & ~biased[i]].mean() for side in ("left", "right"))
        return float(left - right)

    n = len(data)
    print(f"{'not biased, left minus right: mean':34} {interval(n, partial(gap, estimates))}")
    for threshold in (0.4, ALARM, 0.6):
        values = (estimates >= threshold).astype(float)
        print(f"{f'    false alarms at {threshold}':34} {interval(n, partial(gap, values))}")


def report_divisions(data: Sequence[Read], divisions: Sequence[NDArray[Any]]) -> None:
    """What depends on how the sentences fall into folds."""
    biased = np.array([read.row["biased"] for read in data])
    leaning = np.array([read.row["leaning"] for read in data])

    def alarms(estimates: NDArray[Any], side: str) -> float:
        return float((estimates[(leaning == side) & ~biased] >= ALARM).mean())

    for name, values in (
        ("sentence bias, macro-F1", [f1_score(biased, e >= ALARM, average="macro") for e in divisions]),
        ("sentence bias, AUC", [roc_auc_score(biased, e) for e in divisions]),
        ("false alarms, left minus right", [alarms(e, "left") - alarms(e, "right") for e in divisions]),
    ):
        print(f"{name:34} {np.mean(values):.3f} ({min(values):.3f} to {max(values):.3f})")


def calibration_error(biased: NDArray[Any], estimates: NDArray[Any]) -> float:
    bins = np.clip((estimates * 10).astype(int), 0, 9)
    return float(
        sum(
            (bins == k).mean() * abs(estimates[bins == k].mean() - biased[bins == k].mean())
            for k in range(10)
            if (bins == k).any()
        )
    )


def interval(n: int, statistic: Callable[[NDArray[Any]], float], draws: int = 500) -> str:
    """The statistic with its bootstrap 95% interval, over sentences."""
    generator = np.random.default_rng(0)
    values = [statistic(generator.integers(0, n, n)) for _ in range(draws)]
    low, high = np.quantile(values, (0.025, 0.975))
    return f"{statistic(np.arange(n)):.3f} [{low:.3f}, {high:.3f}]"


def write(data: Sequence[Read]) -> None:
    """Fits both scorecards on everything and writes them, with their cards, into the package."""
    for card, target, about in (
        (fit_words(data), PACKAGE / "evidence" / "candidates.toml", WORD_CARD),
        (fit_sentences(data), PACKAGE / "metrics" / "bias.toml", SENTENCE_CARD),
    ):
        Scorecard(card.intercept, card.coefficients, card.references, about).write(target)
        print(f"wrote {target}: {len(card.coefficients)} coefficients")


_DATA = """\
BABE (Spinde, Plank, Krieger, Ruas, Gipp and Aizawa 2021, Neural media bias detection using distant supervision with
BABE, EMNLP Findings): a development half of 1,900 sentences of US news from 2017 to 2020, selected for disputed topics,
biased or not by majority of trained experts. None of the data ships; the coefficients over named features do."""
WORD_CARD = {
    "estimates": "Probability that expert annotators would mark a word or term as loaded.",
    "data": _DATA,
    "method": "Ridge-penalised logistic regression (scikit-learn) over the features of framing.evidence.word_features.",
    "fitted": "python -m benchmarks.bias --write",
    "scores": "docs/validity.md",
    "limits": """\
US news English. Needs a tagger and a parser. Never counted as a match, and no ground for a verdict on a writer.""",
}
SENTENCE_CARD = {
    "estimates": "Probability that a majority of trained experts would call a sentence biased.",
    "data": _DATA,
    "method": """\
Ridge-penalised logistic regression (scikit-learn) over named counts and shares, and chances of words that were fitted
without the sentence; penalty chosen by cross-validated log-loss, calibrated on held-out folds (Platt 1999).""",
    "fitted": "python -m benchmarks.bias --write",
    "scores": "docs/validity.md",
    "limits": """\
US news English; sentences of disputed topics. Too high for agencies and other plain outlets as a group. No verdict.""",
}

if __name__ == "__main__":
    main()
