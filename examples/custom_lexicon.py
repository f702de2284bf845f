"""A lexicon of one's own, added to the built-in ones: as a file, or in Python."""

import tempfile
from pathlib import Path

import framing
from framing import Lexicon, Term

THREE_LINES = """\
source = "my codebook, 2026"
license = "CC0-1.0"
terms = ["gravy train", "fat cat"]
"""
TEXT = "Bankers rode the gravy train for years. Now the fat cats want another bailout, a doom loop for taxpayers."


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "loaded" / "money_metaphors.toml"  # family/category.toml
        path.parent.mkdir()
        path.write_text(THREE_LINES, encoding="utf-8")
        in_python = Lexicon(
            category="doom",
            family="loaded",
            terms=(Term("doom loop", weight=2, neutral=("cycle",)),),
            source="my codebook, 2026",
            license="CC0-1.0",
        )
        analyzer = framing.Analyzer([*framing.builtin_lexicons(), path, in_python])
    for match in analyzer.analyze(TEXT).loaded_terms:
        print(f"{match.start:3}-{match.end:3} {match.text:12} {match.category}, strength {match.weight}")


if __name__ == "__main__":
    main()
