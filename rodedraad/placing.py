"""Writing a folder: wholly or not at all."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from corpus import rights
from corpus.errors import OutputError, reason
from rodedraad import halves

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path


@contextmanager
def placed(folder: Path, names: Collection[str]) -> Iterator[Path]:
    """A new folder to write in, which takes the place of `folder` when the context ends without an error.

    What `folder` held goes, provided that it held nothing but these names. Raises `OutputError`.
    """
    folder = folder.resolve()
    half = halves.half(folder)
    try:
        _check(folder, names)
        folder.parent.mkdir(parents=True, exist_ok=True)
        rights.make(half)
        yield half
        _swap(half, folder)
    except OSError as error:
        raise OutputError(
            f"De map '{folder}' kan niet worden geschreven ({reason(error)}).",
            "Kies een map waarin u mag schrijven, en controleer de vrije schijfruimte.",
        ) from error
    finally:
        shutil.rmtree(half, ignore_errors=True)


def _check(folder: Path, names: Collection[str]) -> None:
    other = [path.name for path in folder.iterdir() if path.name not in names] if folder.exists() else []
    if other:
        raise OutputError(
            f"In '{folder}' staat al iets anders, zoals '{min(other)}'.", "Kies een nieuwe map."
        )


def _swap(half: Path, folder: Path) -> None:
    """Put the new folder in the place of the old one, which stays when that fails."""
    if not folder.exists():
        half.replace(folder)
        return
    old = half.with_suffix(".oud")
    folder.replace(old)
    try:
        half.replace(folder)
    except OSError:
        old.replace(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
