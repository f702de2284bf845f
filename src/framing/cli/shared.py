"""What several commands share: how an analysis is asked for, and tables on standard output."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from rich.console import Console

from framing.analyzer import Analyzer
from framing.config import find_config
from framing.errors import FramingError
from framing.files import safe_cell
from framing.lexicon import Lexicon, builtin_lexicons


class ReportConsole(Console):
    """Leaves a closed pipe to `main`; rich itself would exit with 1."""

    def on_broken_pipe(self) -> None:
        """A reader has left."""
        raise


def add_analysis(parser: argparse.ArgumentParser) -> None:
    """Arguments that say how texts are analysed."""
    parser.add_argument("--pipeline", metavar="NAME", help="an installed spaCy pipeline; blank:en for none")
    parser.add_argument(
        "--lexicon", metavar="PATH", action="append", default=[], help="a file or folder of terms to add (repeatable)"
    )
    parser.add_argument("--no-builtin", action="store_true", help="use only the lexicons given with --lexicon")
    add_config(parser)
    parser.add_argument("--lock", metavar="PATH", help="refuse to analyse where anything differs from this lock")


def add_config(parser: argparse.ArgumentParser) -> None:
    """Arguments that say which framing.toml is used."""
    config = parser.add_mutually_exclusive_group()
    config.add_argument(
        "--config", metavar="PATH", help="a framing.toml; else the one in this folder or the nearest above is used"
    )
    config.add_argument("--no-config", action="store_true", help="use no framing.toml")


def analyzer_from(arguments: argparse.Namespace, *, locked: bool = True) -> Analyzer:
    """The analyzer that the arguments of `add_analysis` ask for."""
    if arguments.no_builtin and not arguments.lexicon:
        raise FramingError("--no-builtin leaves no lexicon: name one with --lexicon PATH")
    config = config_path(arguments)
    if arguments.no_builtin and config is not None:
        raise FramingError(f"--no-builtin goes without --config: write builtin = false into {config}")
    lock = arguments.lock if locked else None
    if config is not None:
        return Analyzer.from_config(
            config, lexicons=arguments.lexicon, pipeline=arguments.pipeline, lock=lock, locked=locked
        )
    builtin: list[Lexicon | str] = [] if arguments.no_builtin else list(builtin_lexicons())
    return Analyzer([*builtin, *arguments.lexicon], pipeline=arguments.pipeline, lock=lock)


def config_path(arguments: argparse.Namespace) -> Path | None:
    """The framing.toml that is named, or the one that is found; `--no-builtin` looks for none."""
    if arguments.config is not None:
        return Path(arguments.config)
    ignored = arguments.no_config or getattr(arguments, "no_builtin", False)
    return None if ignored else find_config(Path.cwd())


def print_csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """A table on standard output."""
    writer = csv.writer(sys.stdout)
    writer.writerow(columns)
    writer.writerows([safe_cell(row[name]) for name in columns] for row in rows)


def whole_number(text: str) -> int:
    """A number from 1, for argparse."""
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 1")
    return int(text)


def complain(message: str) -> None:
    """A line on standard error."""
    if sys.stderr is not None:  # with None, print would write to standard output
        with suppress(OSError):
            print(f"framing: {message}", file=sys.stderr, flush=True)
