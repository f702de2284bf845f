"""The command line: `framing analyze`, `framing lexicon` and `framing validate`.

Exit codes: 0 done, 1 a check found something, 2 bad input or usage, or output that cannot be written.
Errors are one line on standard error.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from framing import __version__
from framing.cli import analyze, lexicon, validate
from framing.cli.shared import complain
from framing.errors import FramingError


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
    complain(message)
    return 2


def _drop_output() -> None:
    """Nothing more is written: what is still buffered would fail again at exit."""
    with suppress(OSError):  # a stand-in for standard output may have no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="framing", description="Show how a news article frames its subject.")
    parser.add_argument("--version", action="version", version=f"framing {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    analyze.add_parser(commands)
    lexicon.add_parser(commands)
    validate.add_parser(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
