"""Files that are whole or not there: written beside their place and moved in one step."""

from __future__ import annotations

import os
from contextlib import ExitStack
from typing import TYPE_CHECKING
from uuid import uuid4

from corpus.errors import OutputError, reason

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def put(path: Path, content: Iterable[bytes], beside: Path | None = None, about: bytes = b"") -> None:
    """Put a file in place, and a second that describes it.

    The description goes before the file and comes after it, so that whatever stops this in between, no
    file has the description of another. Raises `OutputError`; then the old file is still there.
    """
    try:
        with ExitStack() as halves:
            half = _half(path, content, halves)
            described = _half(beside, [about], halves) if beside else None
            if path.is_dir():
                raise IsADirectoryError(21, "Is a directory")
            if beside and described:
                beside.unlink(missing_ok=True)
            half.replace(path)
            if beside and described:
                described.replace(beside)
    except OSError as error:
        raise OutputError(
            f"'{path}' kan niet worden geschreven ({reason(error)}).",
            "Sluit het bestand als het open staat, en controleer de rechten en de schijfruimte.",
        ) from error


def _half(path: Path, content: Iterable[bytes], halves: ExitStack) -> Path:
    half = path.with_name(f".{path.name}.{uuid4().hex[:8]}.deel")
    halves.callback(half.unlink, missing_ok=True)
    with half.open("wb") as file:
        for piece in content:
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return half
