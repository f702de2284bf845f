"""Articles a second, beside the bare tokeniser and the bare pipeline: `python -m benchmarks.speed [FOLDER]`.

FOLDER holds plain-text articles (*.txt), or `allsides.jsonl.gz`; the default is the folder
FRAMING_DATA. Without any, copies of the sample in `seeds/` are read, which flatters caches.
"""

import gzip
import json
import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy

import framing
from framing.evidence.pipeline import load_pipeline
from framing.metrics import readability

ROOT = Path(__file__).parents[1]


def articles(limit: int) -> list[str]:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("FRAMING_DATA", ROOT.parent / "shared" / "data"))
    archive = folder / "allsides.jsonl.gz"
    if archive.is_file():
        with gzip.open(archive) as lines:
            rows: list[str] = [json.loads(line)["text"] for line in lines]
        return random.Random(3).sample(rows, min(limit, len(rows)))
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))[:limit]]
    if texts:
        return texts
    print(f"no articles in {folder}: using copies of the sample", file=sys.stderr)
    return [path.read_text(encoding="utf-8") for path in (ROOT / "seeds").glob("*.txt")] * min(limit, 50)


def per_second(work: Callable[[], object], n: int, repeats: int = 3) -> float:
    """Articles a second, median of some runs."""
    rates = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        rates.append(n / (time.perf_counter() - start))
    return statistics.median(rates)


def measure(name: str, texts: Sequence[object], work: Callable[[], object], base: float | None = None) -> float:
    rate = per_second(work, len(texts))
    print(f"{name:44} {rate:8.1f} articles/s" + (f"   {rate / base:.2f} of the base" if base else ""))
    return rate


def main() -> None:
    texts = articles(200)
    start = time.perf_counter()
    lexical = framing.Analyzer(pipeline=spacy.blank("en"))
    print(f"{'analyzer ready in':44} {time.perf_counter() - start:8.1f} s")
    blank = spacy.blank("en")
    list(blank.pipe(texts[:20]))
    list(lexical.stream(texts[:20]))
    base = measure("bare tokeniser", texts, lambda: list(blank.pipe(texts)))
    measure("blank pipeline: matches", texts, lambda: [r.matches for r in lexical.stream(texts)], base)
    measure("blank pipeline: matches and metrics", texts, lambda: [r.metrics for r in lexical.stream(texts)], base)
    reports = list(lexical.stream(texts[:40]))
    measure("readability alone", reports, lambda: [readability(r.evidence) for r in reports])
    full = load_pipeline()
    if full.tags:
        few = texts[:40]
        analyzer = framing.Analyzer(pipeline=full.nlp)
        base = measure(f"bare {full.name}", few, lambda: list(full.nlp.pipe(few)))
        measure("full pipeline: matches and metrics", few, lambda: [r.metrics for r in analyzer.stream(few)], base)


if __name__ == "__main__":
    main()
