"""`framing validate`: a coding sheet is drawn from a corpus, people code it, the codes are scored."""

from __future__ import annotations

import argparse
from pathlib import Path

from framing.cli.lexicon_texts import own_categories
from framing.cli.shared import add_analysis, analyzer_from, complain, print_csv, whole_number
from framing.errors import SheetError
from framing.files import check_free, write_files
from framing.study import read_corpus
from framing.validate import draw, score, write_drawing
from framing.validate.codes import disagreements, read_codes
from framing.validate.key import read_key
from framing.validate.sheets import find_key, sheet_paths
from framing.validate.validation import check_result


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The commands and their arguments."""
    validate = commands.add_parser("validate", help="measure the analysis on a corpus of your own, by human codes")
    validate_commands = validate.add_subparsers(required=True, metavar="COMMAND")

    drawing = validate_commands.add_parser("draw", help="draw a coding sheet from a corpus")
    drawing.add_argument(
        "files", metavar="FILE", nargs="+", help="the corpus: texts, saved HTML, CSV, JSON lines, or folders of them"
    )
    drawing.add_argument("--out", metavar="SHEET", required=True, help="the sheet to write, .csv or .xlsx")
    drawing.add_argument(
        "--category",
        metavar="NAME",
        action="append",
        default=[],
        help="what coders are asked about: family/category, or a family as one (repeatable; default: the lexicons "
        "added to the built-in ones, or else loaded)",
    )
    drawing.add_argument("--rows", type=whole_number, default=200, metavar="N", help="codes to ask for (default: 200)")
    drawing.add_argument(
        "--by", metavar="COLUMN", action="append", default=[], help="a column for strata, besides voice (repeatable)"
    )
    drawing.add_argument(
        "--overlap", type=float, default=0.2, metavar="SHARE", help="share for a second coder too (default: 0.2)"
    )
    drawing.add_argument("--seed", type=int, default=0, metavar="N", help="the same seed draws the same sheet")
    drawing.add_argument("--text", metavar="COLUMN", default="text", help="the column of texts (default: text)")
    add_analysis(drawing)
    drawing.set_defaults(run=_draw)

    scoring = validate_commands.add_parser("score", help="what the codes of a sheet say")
    scoring.add_argument("sheets", metavar="SHEET", nargs="+", help="coded sheets of one drawing, one a coder or more")
    scoring.add_argument("--key", metavar="FILE", help="the key (default: the one beside the first sheet)")
    form = scoring.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help="print the scores as CSV")
    form.add_argument("--methods", action="store_true", help="print a paragraph for a methods section")
    scoring.add_argument("--save", metavar="FILE", help="write the result as JSON, for validation in framing.toml")
    scoring.add_argument("--disagreements", metavar="FILE", help="write the rows to adjudicate as a sheet (CSV)")
    scoring.add_argument(
        "--within", type=float, metavar="X", help="say how many more codes an interval of plus and minus X needs"
    )
    scoring.set_defaults(run=_score)


def _draw(arguments: argparse.Namespace) -> int:
    check_free(sheet_paths(arguments.out))  # before an hour of analysis
    analyzer = analyzer_from(arguments)
    drawing = draw(
        read_corpus(arguments.files, text=arguments.text),
        analyzer,
        categories=arguments.category or own_categories(arguments) or ["loaded"],
        rows=arguments.rows,
        by=arguments.by,
        overlap=arguments.overlap,
        seed=arguments.seed,
    )
    for warning in drawing.warnings:
        complain(warning)
    written = write_drawing(drawing, arguments.out)
    kinds = ("sheet", "sheet of the second coder", "key, which no coder should see", "codebook for the coders")
    names = [kinds[0], *(kinds[1:2] if drawing.second else ()), *kinds[2:]]
    for path, what in zip(written, names, strict=True):
        print(f"wrote {path}: {what}")
    print(f"{len(drawing.rows)} rows from {drawing.key.n_articles:,} articles; {len(drawing.second)} of them twice")
    return 0


def _score(arguments: argparse.Namespace) -> int:
    validation = score(arguments.sheets, arguments.key)
    more = validation.more_codes(arguments.within) if arguments.within is not None else []
    contents: dict[Path, bytes | str] = {}
    if arguments.save:
        check_result(Path(arguments.save))
        contents[Path(arguments.save)] = validation.to_json()
    if arguments.disagreements:
        target = Path(arguments.disagreements)
        if target.suffix != ".csv":
            raise SheetError(f"{target}: disagreements are written as .csv: try {target.stem or 'adjudicate'}.csv")
        check_free([target])
        key = read_key(Path(arguments.key) if arguments.key else find_key(arguments.sheets))
        contents[target] = disagreements(arguments.sheets, read_codes(arguments.sheets, key))
    write_files(contents)
    if arguments.csv:
        table = validation.table()
        print_csv(table, list(table[0]))
    else:
        print(validation.methods() if arguments.methods else validation)
    for row in more:
        needed = [f"{row[key]} more {what}" for key, what in _NEEDED.items() if row[key] is not None]
        line = f"{row['category']}: for plus and minus {arguments.within:g} some {', '.join(needed) or 'codes first'}"
        complain(line) if arguments.csv or arguments.methods else print(line)
    return 0


_NEEDED = {"for_precision": "marked terms for precision", "for_recall": "sentences for recall"}
