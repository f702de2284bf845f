"""Writes the table of word frequencies that `framing.evidence.vocabulary` reads.

    python -m benchmarks.frequencies frequency_dictionary_en_82_765.txt

The argument is the list that SymSpell carries (in the package symspellpy): words of SCOWL with their counts in
the Google Books Ngram corpus. Words are written by half steps of the Zipf scale (van Heuven et al. 2014): the
logarithm of occurrences per thousand million words.
"""

from __future__ import annotations

import math
import sys
import textwrap
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src" / "framing" / "evidence" / "vocabulary" / "frequencies.txt"
HEAD = """\
# Words by frequency in general English: half steps of the Zipf scale (log10 of occurrences per thousand million words).
#
# Derived from frequency_dictionary_en_82_765.txt of SymSpell (MIT, Wolf Garbe), which joins word counts of the Google
# Books Ngram data (CC BY 3.0, https://books.google.com/ngrams) with the word list SCOWL (http://wordlist.aspell.net).
# Made by benchmarks/frequencies.py.
#
# zipf: words
"""


def main() -> None:
    counts = {}
    for line in Path(sys.argv[1]).read_text(encoding="utf-8-sig").splitlines():
        word, number = line.split()
        counts[word] = int(number)
    total = sum(counts.values())
    steps: defaultdict[float, list[str]] = defaultdict(list)
    for word, count in counts.items():
        steps[math.floor(2 * math.log10(1e9 * count / total)) / 2].append(word)
    lines = [HEAD]
    for step, words in sorted(steps.items(), reverse=True):
        wrapped = textwrap.fill(" ".join(sorted(words)), 118, break_on_hyphens=False, break_long_words=False)
        lines.append(f"\n{step:g}:\n{wrapped}\n")
    TARGET.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
