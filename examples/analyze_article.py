"""Analyse one article and print the report. `make example` runs this on the sample in `seeds/`.

python examples/analyze_article.py [ARTICLE] [--lexicon PATH]...
"""

import argparse
from pathlib import Path

import framing

SAMPLE = Path(__file__).parents[1] / "seeds" / "000_92f0504ddabff86c.txt"


def main() -> None:
    parser = argparse.ArgumentParser(description="Analyse one article and print the report.")
    parser.add_argument("article", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--lexicon", action="append", default=[], help="a file or folder of your own terms, added")
    arguments = parser.parse_args()

    text = arguments.article.read_text(encoding="utf-8")
    analyzer = framing.Analyzer([*framing.builtin_lexicons(), *arguments.lexicon])
    print(analyzer.analyze(text))


if __name__ == "__main__":
    main()
