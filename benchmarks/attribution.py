"""Attribution, voice and targets against human annotation: `python -m benchmarks.attribution [N]`.

Needs the folder FRAMING_DATA (default ../shared/data) with `polnear.jsonl.gz`, `targets.jsonl.gz` and
`allsides.jsonl.gz`; N caps the articles of PolNeAR. Each figure has a bootstrap 95% interval over articles.
"""

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

import framing
from benchmarks.data import rows
from framing.evidence.agency import find_entities, find_events
from framing.evidence.attribution import find_attributions
from framing.evidence.matching import build_matcher, find_terms
from framing.evidence.names import find_names
from framing.evidence.pipeline import Pipeline, load_pipeline, read_articles
from framing.evidence.quotations import find_quotations
from framing.evidence.scare_quotes import find_scare_quotes
from framing.evidence.voices import Voices

Counts = np.ndarray[Any, Any]
Span = Sequence[int]


def mask(length: int, spans: Iterable[Span]) -> np.ndarray[Any, np.dtype[np.bool_]]:
    found = np.zeros(length, bool)
    for start, end in spans:
        found[start:end] = True
    return found


def with_interval(name: str, counts: Counts, score: Callable[[Counts], float]) -> None:
    """Print a score of summed counts, with its interval over resampled rows."""
    draw = np.random.default_rng(0)
    samples = [score(counts[draw.integers(0, len(counts), len(counts))].sum(axis=0)) for _ in range(1000)]
    low, high = np.percentile(samples, [2.5, 97.5])
    print(f"{name:24} {score(counts.sum(axis=0)):.3f}  [{low:.3f}, {high:.3f}]  n = {len(counts)}")


def f1(counts: Counts) -> float:
    hit, stray, missed = counts
    return float(2 * hit / max(1, 2 * hit + stray + missed))


def share(counts: Counts) -> float:
    return float(counts[0] / max(1, counts[1]))


def content_and_source(row: dict[str, Any], report: framing.Report) -> tuple[list[int], list[int]]:
    text = row["text"]
    n = len(text)
    letters = np.array([c.isalpha() for c in text], bool)
    gold = mask(n, (s for a in row["attributions"] for s in a["content"])) & letters
    found = mask(n, (s for a in report.attributions for s in a.content)) & letters
    content = [int((gold & found).sum()), int((found & ~gold).sum()), int((gold & ~found).sum())]
    contents = [mask(n, a.content) for a in report.attributions]
    right = asked = 0
    for a in row["attributions"]:
        wanted = mask(n, a["content"])
        shared = [int((c & wanted).sum()) for c in contents]
        if not a["source"] or not a["content"] or not shared or 2 * max(shared) < wanted.sum():
            continue
        best = report.attributions[int(np.argmax(shared))]
        asked += 1
        right += bool((mask(n, a["source"]) & mask(n, best.source)).any())
    return content, [right, asked]


def meets(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def target_and_voice(gold: dict[str, Any], report: framing.Report) -> tuple[list[int], list[int]] | None:
    strong = [m for m in report.matches if m.family == "loaded" or m.weight >= 2]
    matches = [m for m in strong if m.family in ("loaded", "speech", "epistemic")]
    matches = [m for m in matches if meets((m.start, m.end), (gold["start"], gold["end"]))]
    if not matches or not gold["loaded"]:
        return None
    said = {(t.start, t.end) for m in matches for t in m.targets}
    right = {s for s in said if any(meets(t, s) for t in gold["targets"])}
    wanted = bool(gold["targets"])
    voice = any(m.voice == gold["voice"] for m in matches)
    return [int(wanted and bool(right)), len(said - right), int(wanted and not right)], [int(voice), 1]


def main() -> None:
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else None
    pipeline = load_pipeline()
    analyzer = framing.Analyzer(pipeline=pipeline.nlp)
    print(analyzer.signature)
    articles = rows("polnear")[:limit]
    results = [
        content_and_source(row, report)
        for row, report in zip(articles, analyzer.stream(r["text"] for r in articles), strict=True)
    ]
    with_interval("attribution content F1", np.array([content for content, _ in results]), f1)
    with_interval("attribution source", np.array([source for _, source in results]), share)
    texts = {row["id"]: row["text"] for row in rows("allsides")}
    terms = rows("targets")
    reports = analyzer.stream(texts[term["id"]] for term in terms)
    found = [target_and_voice(term, report) for term, report in zip(terms, reports, strict=True)]
    covered = [pair for pair in found if pair is not None]
    with_interval("target F1", np.array([target for target, _ in covered]), f1)
    with_interval("voice", np.array([voice for _, voice in covered]), share)
    print_cost(analyzer, pipeline, [row["text"] for row in articles[:40]])


def print_cost(analyzer: framing.Analyzer, pipeline: Pipeline, texts: list[str]) -> None:
    """Time of attribution alone and of the whole report, over the bare parse; medians of five warm runs."""
    read = list(read_articles(pipeline, [framing.Article(text) for text in texts]))
    matcher = build_matcher(analyzer.lexicons, pipeline.nlp)

    def attribute() -> None:
        for article, chunks in read:
            docs = [chunk.doc for chunk in chunks]
            names = find_names(docs)
            quotations = find_quotations(article)
            attributions = find_attributions(article, chunks, quotations, names)
            scare_quotes = tuple(find_scare_quotes(article.text, quotations, attributions))
            find_entities(docs, names)
            find_events(chunks, article.text)
            voices = Voices(quotations, attributions, scare_quotes)
            for chunk in chunks:
                list(find_terms(chunk, matcher, article.text, voices, names, tagged=True))

    def match() -> None:
        for article, chunks in read:
            for chunk in chunks:
                list(find_terms(chunk, matcher, article.text, Voices((), ()), None, tagged=True))

    parse = seconds(lambda: list(pipeline.nlp.pipe(texts)))
    alone = seconds(attribute) - seconds(match)
    whole = seconds(lambda: [report.metrics for report in analyzer.stream(texts)]) - parse
    for name, cost in (("attribution alone", alone), ("whole report over parse", whole)):
        print(f"{name:24} {cost:.2f} s, {cost / parse:.1%} of a parse of {parse:.2f} s")


def seconds(work: Callable[[], object]) -> float:
    """The median of five runs, after one that warms up."""
    work()
    times = []
    for _ in range(5):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return float(np.median(times))


if __name__ == "__main__":
    main()
