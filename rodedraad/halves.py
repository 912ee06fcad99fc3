"""What is written beside a file or folder before it takes its place in one step, and what was left of it."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from corpus.integrity.originals import HALF

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def half(path: Path) -> Path:
    """Where this process writes what is to stand at a path; another may be at the same path."""
    return path.with_name(f".{path.name}.{os.getpid()}{HALF}")


def halves(path: Path) -> Iterator[Path]:
    """What processes wrote, or are writing, to stand at a path."""
    return path.parent.glob(f".{path.name}.*{HALF}")


def sweep(folder: Path) -> None:
    """Take away the half files in a folder of processes that are no more."""
    for left in folder.glob(f".*.*{HALF}"):
        process = left.name.removesuffix(HALF).rpartition(".")[2]
        if process.isdecimal() and left.is_file() and not _lives(int(process)):
            with suppress(OSError):
                left.unlink()


def _lives(process: int) -> bool:
    """Whether it may be writing. On Windows nobody is asked: what somebody writes cannot be taken away."""
    if os.name == "nt":
        return process == os.getpid()
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        pass
    return True
