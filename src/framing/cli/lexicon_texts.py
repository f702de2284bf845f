"""`framing lexicon try | suggest | audit | convert`: terms against texts and labels, and from other tools' files."""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import asdict, fields
from itertools import islice
from pathlib import Path
from typing import Any

from framing.analyzer import Analyzer
from framing.cli.shared import add_analysis, analyzer_from, config_path, print_csv, whole_number
from framing.config import read_config
from framing.lexicon import Lexicon, Term, load_lexicons
from framing.study import (
    Labelled,
    Line,
    Suggestion,
    audit_lexicons,
    concordance,
    read_corpus,
    read_labelled,
    suggest_terms,
)

_SHOWN = 20


def add_parsers(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The commands and their arguments."""
    trial = commands.add_parser("try", help="show a term's matches in texts, before it enters a lexicon")
    trial.add_argument("term", metavar="TERM", help="a word or phrase, as a lexicon would have it")
    trial.add_argument("files", metavar="FILE", nargs="+", help="texts, saved HTML, CSV, JSON lines, or folders")
    trial.add_argument("--pos", metavar="CLASS", action="append", default=[], help="a word class: NOUN, VERB, ...")
    trial.add_argument("--unless", metavar="PHRASE", action="append", default=[], help="a phrase that excuses the term")
    trial.add_argument("--text", metavar="COLUMN", default="text", help="the column of texts (default: text)")
    trial.add_argument("--pipeline", metavar="NAME", help="an installed spaCy pipeline; blank:en for none")
    trial.add_argument("--limit", type=whole_number, default=_SHOWN, metavar="N", help=f"how many (default: {_SHOWN})")
    trial.add_argument("--csv", action="store_true", help="print all matches as CSV")
    trial.set_defaults(run=_try)

    suggest = commands.add_parser("suggest", help="terms that texts labelled yes use more than those labelled no")
    _add_labelled(suggest)
    suggest.add_argument("--limit", type=whole_number, default=50, metavar="N", help="terms suggested (default: 50)")
    suggest.add_argument("--least", type=whole_number, default=3, metavar="N", help="uses in texts of yes (default: 3)")
    suggest.add_argument(
        "--prior",
        type=float,
        default=0.1,
        metavar="X",
        help="pseudo-counts of the prior for each use (default: 0.1)",
    )
    suggest.add_argument("--all", action="store_true", help="also names, and terms with a function word at an end")
    suggest.add_argument("--csv", action="store_true", help="print CSV with a column accept, for convert to read")
    add_analysis(suggest)
    suggest.set_defaults(run=_suggest)

    audit = commands.add_parser("audit", help="precision of each term against labelled texts")
    _add_labelled(audit)
    audit.add_argument("--csv", action="store_true", help="print CSV")
    add_analysis(audit)
    audit.set_defaults(run=_audit)


def _add_labelled(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("labelled", metavar="LABELLED", help="a CSV or JSON-lines table of texts and labels")
    parser.add_argument("--text", metavar="COLUMN", default="text", help="the column of texts (default: text)")
    parser.add_argument("--label", metavar="COLUMN", default="label", help="the column of labels (default: label)")
    parser.add_argument("--positive", metavar="LABEL", help="the label that counts as yes (default: 1, yes or true)")


def _try(arguments: argparse.Namespace) -> int:
    term = Term(arguments.term, pos=tuple(arguments.pos), unless=tuple(arguments.unless))
    trial = Lexicon(category="term", family="trial", terms=(term,), source="trial", license="trial")
    analyzer = Analyzer(trial, pipeline=arguments.pipeline)
    documents = list(read_corpus(arguments.files, text=arguments.text))
    lines = concordance(analyzer, documents)
    if arguments.csv:
        print_csv([asdict(line) for line in lines], [f.name for f in fields(Line)])
        return 0
    found = list(lines)
    for line in islice(found, arguments.limit):
        print(f"{line.place} ({line.voice})\n    {line.before} [{line.text}] {line.after}")
    places = len({line.place for line in found})
    voices = Counter(line.voice for line in found)
    by_voice = ", ".join(f"{voice} {n}" for voice, n in voices.most_common())
    print(f"{len(found)} matches in {places} of {len(documents)} texts" + (f" ({by_voice})" if by_voice else ""))
    return 0


def _suggest(arguments: argparse.Namespace) -> int:
    labelled = _labelled(arguments)
    suggestions = suggest_terms(
        labelled,
        analyzer_from(arguments),
        limit=arguments.limit,
        least=arguments.least,
        prior=arguments.prior,
        everything=arguments.all,
    )
    if arguments.csv:
        rows: list[dict[str, Any]] = [
            {"accept": "", **asdict(s), "examples": " | ".join(s.examples)} for s in suggestions
        ]
        print_csv(rows, ["accept", *(f.name for f in fields(Suggestion))])
        return 0
    yes = sum(item.label for item in labelled)
    print(f"{len(labelled)} texts, {yes} labelled yes; terms in no lexicon, for you to accept or not")
    print(f"{'term':28}  log-odds (95% interval)   yes    no  texts  likely loaded, basis")
    for s in suggestions:
        chance = "" if s.candidate is None else f"{s.candidate:.2f}"
        interval = f"{s.log_odds:5.2f} [{s.low:.2f}, {s.high:.2f}]"
        print(f"{s.term:28}  {interval:23}  {s.yes:4}  {s.no:4}  {s.texts:5}  {chance:4}  {s.basis}")
        print(f"    {s.examples[0]:.160}")
    return 0


def _audit(arguments: argparse.Namespace) -> int:
    analyzer = analyzer_from(arguments)
    own = own_categories(arguments)
    audit = audit_lexicons(_labelled(arguments), analyzer, categories=own or None)
    if arguments.csv:
        names = ["category", "term", "texts", "yes", "precision", "low", "high", "recall", "false_alarms"]
        print_csv([row.flat() for row in (*audit.categories, *audit.terms)], names)
    else:
        print(audit)
    return 0


def own_categories(arguments: argparse.Namespace) -> list[str]:
    """The categories that were added to the built-in ones, by argument or by framing.toml."""
    config = config_path(arguments)
    paths: list[str | Path] = [*(read_config(config).lexicons if config is not None else ()), *arguments.lexicon]
    return list(dict.fromkeys(lexicon.name for path in paths for lexicon in load_lexicons(path)))


def _labelled(arguments: argparse.Namespace) -> list[Labelled]:
    return read_labelled(arguments.labelled, text=arguments.text, label=arguments.label, positive=arguments.positive)
