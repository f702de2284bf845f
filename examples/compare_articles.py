"""Two reports on one event, side by side: which words does each outlet choose in its own voice?"""

from collections import Counter

import framing

FIRST = """Minister resigns after questions about contracts

The minister resigned on Tuesday. Auditors had asked how three contracts were awarded.
"They never gave her a chance," a party spokesman said. The opposition called for an inquiry."""

SECOND = """Disgraced minister finally caves in brazen contracts fiasco

The embattled minister caved on Tuesday, days after her cronies were caught in a shameless
cover-up. Opposition leaders slammed the corrupt regime and its lackeys."""


def main() -> None:
    analyzer = framing.Analyzer()
    for name, report in zip(("first", "second"), analyzer.stream([FIRST, SECOND]), strict=True):
        own = Counter(m.term for m in report.loaded_terms if m.voice == "author")
        print(f"{name}: {report.metrics['loaded_language_density']:.1f} loaded terms per 100 words of its own")
        for term, count in own.most_common():
            print(f"  {count} x {term}")


if __name__ == "__main__":
    main()
