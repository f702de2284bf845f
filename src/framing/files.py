"""Files, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from framing.errors import FramingError


def write_files(contents: Mapping[Path, bytes | str], *, replace: bool = True) -> None:
    """Write some files, all or none of them; a text as UTF-8, its line ends as they are.

    Raises `FramingError` where one cannot be written, or is there already and `replace` is False.
    """
    waiting: list[tuple[str, Path]] = []
    if not replace:
        for target in contents:
            if target.exists():
                raise FramingError(f"{target}: is there already: choose another name, or move it away")
    try:
        for target, content in contents.items():
            handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=target.suffix)
            waiting.append((name, target))
            with os.fdopen(handle, "wb") as file:
                file.write(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
            os.chmod(name, 0o644)
        for name, target in waiting:
            os.replace(name, target)
    except OSError as error:
        for name, _ in waiting:
            with suppress(OSError):
                os.unlink(name)
        raise FramingError(f"{target}: cannot be written: {error.strerror}") from None
