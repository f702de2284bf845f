"""`framing analyze`: a report on one article."""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import fields
from pathlib import Path

from framing.article import Article
from framing.cli.shared import ReportConsole, add_analysis, analyzer_from, complain, print_csv
from framing.errors import ArticleError
from framing.metrics import Frame
from framing.report import Report


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command's arguments."""
    analyze = commands.add_parser("analyze", help="report on one article", description="Report on one article.")
    analyze.add_argument("file", metavar="FILE", help="text or saved HTML; - for standard input")
    form = analyze.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the whole report as JSON")
    form.add_argument("--table", action="store_true", help="print the matches as CSV")
    form.add_argument("--frames", action="store_true", help="print the frames as CSV")
    analyze.add_argument("--html", action="store_true", help="take the input as HTML (told by itself otherwise)")
    analyze.add_argument("--title", help="the headline, where it helps to find it in the text")
    add_analysis(analyze)
    analyze.set_defaults(run=_analyze)


def _analyze(arguments: argparse.Namespace) -> int:
    article = _read_article(arguments)
    report = analyzer_from(arguments).analyze(article)
    if arguments.table or arguments.frames:
        for warning in report.warnings:
            complain(warning)
    if arguments.json:
        print(report.to_json(indent=2))
    elif arguments.table:
        print_csv(report.tables()["matches"], _MATCH_COLUMNS)
    elif arguments.frames:
        print_csv(report.tables()["frames"], _FRAME_COLUMNS)
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
    console = ReportConsole()
    if console.is_terminal:
        console.print(report.view(), crop=False)
    else:
        print(report)


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
