"""`framing lexicon`: tools for people who extend lexicons."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.table import Table

from framing import __version__
from framing.analyzer import Analyzer
from framing.cli import lexicon_texts
from framing.cli.shared import ReportConsole, add_analysis, add_config, analyzer_from, complain, config_path
from framing.config import read_config
from framing.errors import FramingError
from framing.evidence.examples import failing_examples
from framing.evidence.pipeline import load_pipeline
from framing.evidence.vocabulary import known_words
from framing.files import write_files
from framing.house import house_lexicons
from framing.lexicon import Lexicon, builtin_lexicons, load_lexicons
from framing.lexicon.checks import CHECKS, Surroundings, Usage, check_lexicon, select_checks
from framing.lexicon.codebook import codebook_csv, codebook_markdown
from framing.lexicon.converting import convert_dictionary
from framing.lexicon.writing import lexicon_template
from framing.signature import write_lock
from framing.study import count_usage, read_corpus

_CITE = "framing {version} (2026), https://pypi.org/project/media-framing; lexicon edition as above. See CITATION.cff."


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The commands and their arguments."""
    lexicon = commands.add_parser("lexicon", help="start, check, try, convert, audit, lock or describe lexicons")
    lexicon_commands = lexicon.add_subparsers(required=True, metavar="COMMAND")

    listing = lexicon_commands.add_parser("list", help="categories, or the terms that a search finds")
    _add_paths(listing)
    listing.add_argument(
        "--search", metavar="TEXT", help="list terms whose form, note or neutral wording contains TEXT"
    )
    listing.set_defaults(run=_list)

    new = lexicon_commands.add_parser("new", help="write a lexicon file to start from")
    new.add_argument("path", metavar="FILE", help="the file to write, named after its category: mine.toml")
    new.add_argument("--family", default="loaded", help="the family it belongs to (default: loaded)")
    new.set_defaults(run=_new)

    check = lexicon_commands.add_parser("check", help="validate lexicons and run their hits and misses")
    _add_paths(check)
    check.add_argument("--select", metavar="CODES", help="only these checks, separated by commas")
    check.add_argument("--ignore", metavar="CODES", help="all but these checks")
    check.add_argument("--codes", action="store_true", help="list the checks with their codes")
    check.add_argument(
        "--corpus", metavar="FILE", nargs="+", default=[], help="texts in which terms should fire, but not everywhere"
    )
    check.add_argument("--text", metavar="COLUMN", default="text", help="the corpus' column of texts (default: text)")
    check.add_argument("--pipeline", metavar="NAME", help="an installed spaCy pipeline; blank:en for none")
    check.set_defaults(run=_check)

    lexicon_texts.add_parsers(lexicon_commands)

    convert = lexicon_commands.add_parser("convert", help="lexicon files from a CSV, LIWC or quanteda dictionary")
    convert.add_argument("dictionary", metavar="FILE", help=".csv, .tsv, .dic, .dicx, .yml or .yaml")
    convert.add_argument("--out", metavar="FOLDER", required=True, help="where <family>/<category>.toml are written")
    convert.add_argument("--family", metavar="NAME", help="the family (default: the file's name)")
    convert.add_argument("--weight", type=int, default=1, metavar="N", help="strength where none is given (default: 1)")
    convert.add_argument("--source", default="", metavar="TEXT", help="who compiled it, from what")
    convert.add_argument("--license", default="", metavar="TEXT", help="its licence")
    convert.set_defaults(run=_convert)

    codebook = lexicon_commands.add_parser("codebook", help="write the lexicons as a codebook: Markdown or CSV")
    _add_paths(codebook)
    codebook.add_argument("--out", metavar="FILE", help="a .md or .csv file; Markdown on standard output otherwise")
    add_config(codebook)
    codebook.set_defaults(run=_codebook)

    lock = lexicon_commands.add_parser("lock", help="write versions and digests that later analyses are held to")
    lock.add_argument("--out", metavar="FILE", help="the lock (default: the one in framing.toml, or framing.lock)")
    add_analysis(lock)
    lock.set_defaults(run=_lock)


def _add_paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="files or folders; the built-in set where none is given"
    )


def _lexicons(paths: Sequence[str]) -> list[Lexicon]:
    if not paths:
        return list(builtin_lexicons())
    return [lexicon for path in paths for lexicon in load_lexicons(path)]


def _list(arguments: argparse.Namespace) -> int:
    table = Table(box=None, pad_edge=False)
    found = 0
    if arguments.search:
        for column in ("term", "weight", "category", "neutral"):
            table.add_column(column)
        for lexicon in _lexicons(arguments.paths):
            for term in lexicon.search(arguments.search):
                table.add_row(term.term, str(term.weight), lexicon.name, ", ".join(term.neutral))
                found += 1
    else:
        for column in ("category", "terms", "mild", "clear", "strong", "title"):
            table.add_column(column, justify="right" if column in ("terms", "mild", "clear", "strong") else "left")
        for lexicon in _lexicons(arguments.paths):
            by_weight = [sum(term.weight == weight for term in lexicon) for weight in (1, 2, 3)]
            table.add_row(lexicon.name, str(len(lexicon)), *map(str, by_weight), lexicon.title)
            found += len(lexicon)
    console = ReportConsole(width=None if sys.stdout.isatty() else 160, markup=False)
    console.print(table)
    console.print(f"{found} terms")
    return 0


def _new(arguments: argparse.Namespace) -> int:
    path = Path(arguments.path)
    if path.suffix != ".toml":
        raise FramingError(f"{path}: a lexicon file ends in .toml: try {path.stem or 'mine'}.toml")
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(lexicon_template(arguments.family))
    except FileExistsError:
        raise FramingError(f"{path}: is there already: choose another name") from None
    except OSError as error:
        raise FramingError(f"{path}: cannot be written: {error.strerror}") from None
    print(f"wrote {path}: fill it in, then run: framing lexicon check {path}")
    return 0


def _check(arguments: argparse.Namespace) -> int:
    if arguments.codes:
        for code, check in CHECKS.items():
            print(f"{code:26} {check.__doc__}")
        return 0
    select, ignore = (
        [code.strip() for code in (codes or "").split(",") if code.strip()]
        for codes in (arguments.select, arguments.ignore)
    )
    checks = select_checks(select, ignore)
    pipeline = load_pipeline(arguments.pipeline)
    lexicons = _lexicons(arguments.paths)
    surroundings = Surroundings(
        builtin_lexicons(), _usage(lexicons, arguments), lambda lexicon: failing_examples(lexicon, pipeline)
    )
    problems = 0
    for lexicon in lexicons:
        for message in check_lexicon(lexicon, surroundings, checks):
            print(message)
            problems += 1
    for warning in pipeline.warnings:
        complain(warning)
    print(f"{sum(map(len, lexicons))} terms checked, {problems} problems")
    return 1 if problems else 0


def _usage(lexicons: Sequence[Lexicon], arguments: argparse.Namespace) -> Usage | None:
    if not arguments.corpus:
        return None
    return count_usage(
        Analyzer(lexicons, pipeline=arguments.pipeline), read_corpus(arguments.corpus, text=arguments.text)
    )


def _codebook(arguments: argparse.Namespace) -> int:
    lexicons = _lexicons(arguments.paths)
    if not arguments.paths and (config := config_path(arguments)) is not None:
        lexicons = list(house_lexicons(read_config(config)))
    path = Path(arguments.out) if arguments.out else None
    if path is not None and path.suffix not in (".md", ".csv"):
        raise FramingError(f"{path}: a codebook ends in .md or .csv: try {path.stem or 'codebook'}.md")
    if path is not None and path.suffix == ".csv":
        text = codebook_csv(lexicons, __version__)
    else:
        text = codebook_markdown(lexicons, __version__, _CITE.format(version=__version__))
    if path is None:
        print(text, end="")
        return 0
    write_files({path: text})
    print(f"wrote {path}: {len(lexicons)} categories")
    return 0


def _convert(arguments: argparse.Namespace) -> int:
    conversion = convert_dictionary(
        arguments.dictionary,
        words=known_words(),
        family=arguments.family,
        weight=arguments.weight,
        source=arguments.source,
        license=arguments.license,
    )
    root = Path(arguments.out)
    files = {root / lexicon.family / f"{lexicon.category}.toml": lexicon for lexicon in conversion.lexicons}
    for folder in {path.parent for path in files}:
        folder.mkdir(parents=True, exist_ok=True)
    write_files({path: lexicon.to_toml() for path, lexicon in files.items()}, replace=False)
    for path, lexicon in files.items():
        print(f"wrote {path}: {len(lexicon)} terms")
    for skipped in conversion.skipped:
        complain(
            f"{arguments.dictionary}{f', line {skipped.line}' if skipped.line else ''}: {skipped.entry!r} {skipped.why}"
        )
    terms = sum(map(len, conversion.lexicons))
    print(
        f"{conversion.n_entries} entries: {terms} converted ({conversion.n_expanded} with wildcards, expanded over a "
        f"general vocabulary), {len(conversion.skipped)} remarks"
    )
    return 0 if conversion.lexicons else 1


def _lock(arguments: argparse.Namespace) -> int:
    config = config_path(arguments)
    named = read_config(config).lock if config is not None else None
    path = Path(arguments.out) if arguments.out else named or Path("framing.lock")
    analyzer = analyzer_from(arguments, locked=False)
    write_lock(analyzer.setup, path)
    print(f"wrote {path}: {analyzer.signature}")
    return 0
