"""Which files of a folder are documents, by the name that each gets; what is not, and what is closed."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from corpus.errors import InputError, UnreadableError, reason
from ingest import registry

if TYPE_CHECKING:
    from collections.abc import Container

SYSTEM = frozenset({"lost+found", "System Volume Information", "$RECYCLE.BIN"})
"""Folders of the system on a disk, closed to all: nobody's documents are in them."""
_NO_TEXT = frozenset({"Cc", "Cs", "Zl", "Zp"})
_TURNING = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""What makes a name look like another (Unicode Standard Annex 9)."""


@dataclass(frozen=True, slots=True)
class Sifted:
    """The documents of a folder by name, the folders that are closed to us, the names of all else."""

    files: dict[str, Path] = field(default_factory=dict)
    closed: dict[str, UnreadableError] = field(default_factory=dict)
    other: list[str] = field(default_factory=list)


def sifted(folder: Path, own: Path | None, unsaid: str) -> Sifted:
    """What the folder holds, but for what the program wrote itself (in `own`) and the file called `unsaid`.

    Raises `InputError` when the folder itself is closed.
    """
    root, found = real(folder), Sifted()
    there, closed = _below(folder)
    for path in there:
        if registry.is_hidden(path.name) or _is_in(path.absolute(), own):
            continue
        inside, name = _lies_in(path, root, own), printable(path.relative_to(folder).as_posix())
        if inside and _is_file(path) and registry.takes(path):
            found.files[free(name, found.files)] = path
        elif name != unsaid and not (inside and _is_folder(path)):
            found.other.append(name)
    for path, error in closed.items():
        if path.name not in SYSTEM and not _is_in(path.absolute(), own):
            found.closed[printable(path.relative_to(folder).as_posix())] = error
    return found


def _below(folder: Path) -> tuple[list[Path], dict[Path, UnreadableError]]:
    """What is below the folder, in order, links not followed; and the folders that cannot be opened."""
    refused: list[OSError] = []
    there = [
        Path(place, name)
        for place, folders, files in os.walk(folder, onerror=refused.append)
        for name in (*folders, *files)
    ]
    closed = {Path(error.filename): _told(error) for error in refused}
    if folder in closed:
        raise InputError(f"De dossiermap '{folder}' kan niet worden geopend.", closed[folder].remedy)
    return sorted(there), closed


def _told(error: OSError) -> UnreadableError:
    return UnreadableError(
        f"De map kan niet worden geopend ({reason(error)}); wat erin staat is niet gelezen.",
        "Controleer de rechten op de map en de schijf.",
    )


def _is_file(path: Path) -> bool:
    """Whether it is a file, or a broken link, or in a folder that is closed to us: its reader will say so."""
    try:
        return path.is_file() or (path.is_symlink() and not path.exists())
    except OSError:
        return True


def _is_folder(path: Path) -> bool:
    """Whether it is a folder, or a link to one: what is in it has a place of its own, or is closed."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _lies_in(path: Path, root: Path, own: Path | None) -> bool:
    place = real(path)
    return place.is_relative_to(root) and not _is_in(place, own)


def real(path: Path) -> Path:
    """The place that links lead to; `Path.resolve` fails where they lead round, until Python 3.13."""
    return Path(os.path.realpath(path))


def _is_in(path: Path, own: Path | None) -> bool:
    return own is not None and path.is_relative_to(own)


def printable(name: str) -> str:
    """The name with a question mark for what is no text, or turns it round: it goes on paper and on a screen.

    Bytes that are no text, and the codes by which a terminal takes commands or begins another line.
    """
    return "".join(
        "?" if unicodedata.category(letter) in _NO_TEXT or letter in _TURNING else letter for letter in name
    )


def free(name: str, taken: Container[str]) -> str:
    """The name, or the first of "naam (2).pdf", "naam (3).pdf" and so on that is not taken."""
    if name not in taken:
        return name
    path = PurePosixPath(name)
    tried = (str(path.with_stem(f"{path.stem} ({number})")) for number in count(2))
    return next(one for one in tried if one not in taken)
