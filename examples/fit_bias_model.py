"""A bias model fitted to labelled sentences of one's own: python examples/fit_bias_model.py [CSV]

The CSV has the columns `text` and `biased` (1 or 0). Without one, 50 made-up sentences show the way; a model that is
worth using needs some hundreds of real ones.
"""

import csv
import sys
from pathlib import Path

import framing

HERE = Path(__file__).parent
TEXT = "The board met on Monday. Its chairman, that pompous windbag, bored everybody to tears."


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "sentences.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    model = framing.fit_bias([row["text"] for row in rows], [int(row["biased"]) for row in rows])
    for sentence in framing.Analyzer(bias=model).analyze(TEXT).sentences:
        print(f"{sentence.bias:.2f}  {sentence.text}")
        for part in sentence.why[:4]:
            print(f"      {part.contribution:+.2f}  {part.feature}")


if __name__ == "__main__":
    main()
