"""Files, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from framing.errors import FramingError


def write_files(contents: Mapping[Path, bytes | str], *, replace: bool = True) -> None:
    """Write some files, all or none of them; a text as UTF-8, its line ends as they are.

    Raises `FramingError` where one cannot be written, or is there already and `replace` is False.
    """
    waiting: list[tuple[str, Path]] = []
    if not replace:
        check_free(contents)
    try:
        for target, content in contents.items():
            data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
            if target.exists() and not target.is_file():  # a device: it is no file to be put in place
                target.write_bytes(data)
                continue
            place = target.resolve()
            handle, name = tempfile.mkstemp(dir=place.parent, prefix=".", suffix=target.suffix)
            waiting.append((name, place))
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.chmod(name, 0o666 & ~_umask())
        for name, place in waiting:
            os.replace(name, place)
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL character
        for name, _ in waiting:
            with suppress(OSError):
                os.unlink(name)
        cure = ": make its folder first" if isinstance(error, FileNotFoundError) else ""
        raise FramingError(f"{target}: cannot be written: {getattr(error, 'strerror', error)}{cure}") from None


def check_free(targets: Iterable[Path]) -> None:
    """Raises `FramingError` where one of the files is there already."""
    for target in targets:
        if target.exists():
            raise FramingError(f"{target}: is there already: choose another name, or move it away")


def safe_cell(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula, with a mark that makes it text; all else as it is."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


_FORMULA = ("=", "+", "-", "@", "\t", "\r")
