"""The command line: `framing analyze` and `framing lexicon`.

Exit codes: 0 done, 1 a check found something, 2 bad input or usage, or output that cannot be written.
Errors are one line on standard error.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import re
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from framing import __version__
from framing.analyzer import Analyzer
from framing.article import Article
from framing.errors import ArticleError, FramingError
from framing.evidence.examples import failing_examples
from framing.evidence.pipeline import load_pipeline
from framing.lexicon import Lexicon, builtin_lexicons, load_lexicons
from framing.lexicon.checks import check_lexicon
from framing.lexicon.writing import lexicon_template
from framing.metrics import Frame
from framing.report import Report
from framing.report.text import report_view


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit code."""
    arguments = _parser().parse_args(argv)
    if sys.stdout is None:
        return _failed("standard output is closed: open it, or send it to a file")
    if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal may lack characters that news has
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except FramingError as error:
        return _failed(str(error))
    except BrokenPipeError:  # the reader of a pipe has left, as `head` does
        _drop_output()
        return 0
    except OSError as error:
        if error.filename is None:
            _drop_output()
        return _failed(f"{error.filename or 'standard output'}: cannot be used: {error.strerror or error}")
    except KeyboardInterrupt:
        return 130
    return code


def _failed(message: str) -> int:
    _complain(message)
    return 2


def _complain(message: str) -> None:
    if sys.stderr is not None:  # with None, print would write to standard output
        with suppress(OSError):
            print(f"framing: {message}", file=sys.stderr, flush=True)


def _drop_output() -> None:
    """Nothing more is written: what is still buffered would fail again at exit."""
    with suppress(OSError):  # a stand-in for standard output may have no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Console(Console):
    """Leaves a closed pipe to `main`; rich itself would exit with 1."""

    def on_broken_pipe(self) -> None:
        raise


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="framing", description="Show how a news article frames its subject.")
    parser.add_argument("--version", action="version", version=f"framing {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    analyze = commands.add_parser("analyze", help="report on one article", description="Report on one article.")
    analyze.add_argument("file", metavar="FILE", help="text or saved HTML; - for standard input")
    form = analyze.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the whole report as JSON")
    form.add_argument("--table", action="store_true", help="print the matches as CSV")
    form.add_argument("--frames", action="store_true", help="print the frames as CSV")
    analyze.add_argument("--html", action="store_true", help="take the input as HTML (told by itself otherwise)")
    analyze.add_argument("--title", help="the headline, where it helps to find it in the text")
    analyze.add_argument("--pipeline", metavar="NAME", help="an installed spaCy pipeline")
    analyze.add_argument(
        "--lexicon", metavar="PATH", action="append", default=[], help="a file or folder of terms to add (repeatable)"
    )
    analyze.add_argument("--no-builtin", action="store_true", help="use only the lexicons given with --lexicon")
    analyze.set_defaults(run=_analyze)

    lexicon = commands.add_parser("lexicon", help="list, check or start lexicons")
    lexicon_commands = lexicon.add_subparsers(required=True, metavar="COMMAND")
    listing = lexicon_commands.add_parser("list", help="categories, or the terms that a search finds")
    listing.add_argument(
        "paths", nargs="*", metavar="PATH", help="files or folders; the built-in set where none is given"
    )
    listing.add_argument(
        "--search", metavar="TEXT", help="list terms whose form, note or neutral wording contains TEXT"
    )
    listing.set_defaults(run=_list)
    check = lexicon_commands.add_parser("check", help="validate lexicons and run their hits and misses")
    check.add_argument(
        "paths", nargs="*", metavar="PATH", help="files or folders; the built-in set where none is given"
    )
    check.set_defaults(run=_check)
    new = lexicon_commands.add_parser("new", help="write a lexicon file to start from")
    new.add_argument("path", metavar="FILE", help="the file to write, named after its category: mine.toml")
    new.add_argument("--family", default="loaded", help="the family it belongs to (default: loaded)")
    new.set_defaults(run=_new)
    return parser


def _analyze(arguments: argparse.Namespace) -> int:
    builtin: list[Lexicon | str] = [] if arguments.no_builtin else list(builtin_lexicons())
    if not builtin and not arguments.lexicon:
        raise FramingError("--no-builtin leaves no lexicon: name one with --lexicon PATH")
    article = _read_article(arguments)
    analyzer = Analyzer([*builtin, *arguments.lexicon], pipeline=arguments.pipeline)
    report = analyzer.analyze(article)
    if arguments.json:
        print(report.to_json(indent=2))
    elif arguments.table:
        _print_csv(report.tables()["matches"], _MATCH_COLUMNS)
    elif arguments.frames:
        _print_csv(report.tables()["frames"], _FRAME_COLUMNS)
    else:
        _print_report(report)
    return 0


def _read_article(arguments: argparse.Namespace) -> Article:
    name = arguments.file
    place = "standard input" if name == "-" else name
    if name == "-" and sys.stdin is None:
        raise ArticleError("standard input: is closed: pipe a text in, or name a file")
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL character
        raise ArticleError(f"{place}: cannot be read: {getattr(error, 'strerror', error)}") from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArticleError(f"{place}: is not UTF-8 text (byte {error.start}): convert it to UTF-8") from None
    html = arguments.html or _HTML.match(text) is not None
    if html and arguments.title:
        raise ArticleError(f"{place}: is a web page, which brings its own title: leave out --title")
    try:
        return Article.from_html(text) if html else Article(text, title=arguments.title)
    except ArticleError as error:
        raise ArticleError(f"{place}: {error}") from None


def _print_report(report: Report) -> None:
    console = _Console()
    if console.is_terminal:
        view = report_view(
            report.evidence,
            report.sentences,
            report.frames,
            report.metrics,
            report.readability,
            report.signature,
        )
        console.print(view, crop=False)
    else:
        print(report)


def _print_csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    writer = csv.writer(sys.stdout)
    writer.writerow(columns)
    writer.writerows([row[name] for name in columns] for row in rows)


_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*|<!--.{0,500}?-->\s*){0,5}<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL
)
_MATCH_COLUMNS = (
    "start",
    "end",
    "text",
    "term",
    "family",
    "category",
    "weight",
    "voice",
    "segment",
    "neutral",
    "signature",
)
_FRAME_COLUMNS = (*(f.name for f in fields(Frame)), "signature")


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
    console = _Console(width=None if sys.stdout.isatty() else 160, markup=False)
    console.print(table)
    console.print(f"{found} terms")
    return 0


def _check(arguments: argparse.Namespace) -> int:
    pipeline = load_pipeline()
    problems, terms = 0, 0
    for lexicon in _lexicons(arguments.paths):
        terms += len(lexicon)
        for message in (*check_lexicon(lexicon), *failing_examples(lexicon, pipeline)):
            print(message)
            problems += 1
    for warning in pipeline.warnings:
        _complain(warning)
    print(f"{terms} terms checked, {problems} problems")
    return 1 if problems else 0


def _new(arguments: argparse.Namespace) -> int:
    path = Path(arguments.path)
    if path.suffix != ".toml":
        raise FramingError(f"{path}: a lexicon file ends in .toml: try {path.with_suffix('.toml')}")
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(lexicon_template(arguments.family))
    except FileExistsError:
        raise FramingError(f"{path}: is there already: choose another name") from None
    except OSError as error:
        raise FramingError(f"{path}: cannot be written: {error.strerror}") from None
    print(f"wrote {path}: fill it in, then run: framing lexicon check {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
