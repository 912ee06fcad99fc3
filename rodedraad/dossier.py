"""The folder that the user hands in: which files it holds and what is in them by content hash."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from corpus.errors import DossierEmptyError, DossierNotFoundError, OutputError
from ingest import registry

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = "dossier.toml"
"""The file in which a user corrects what the reader got wrong."""


def files(dossier: Path, out: Path) -> dict[str, Path]:
    """The readable-looking files below the folder, by their name within it, in order of name.

    Left out are links that lead out of the folder, and what stands in `out`: the program does not read
    its own reports. Raises `DossierNotFoundError`, `DossierEmptyError`.
    """
    if not dossier.is_dir():
        raise DossierNotFoundError(
            f"De dossiermap '{dossier}' bestaat niet of is geen map.",
            "Geef de map met brieven, verslagen en toetsen op.",
        )
    root, own = dossier.resolve(), out.resolve()
    if own == root:
        raise OutputError(
            "Het dossier en de map voor de uitvoer zijn dezelfde map.", "Kies met --out een andere map."
        )
    found = {
        _printable(path.relative_to(dossier).as_posix()): path
        for path in dossier.rglob("*")
        if registry.takes(path) and _is_file(path) and _lies_in(path, root, own)
    }
    if not found:
        raise DossierEmptyError(
            f"In '{dossier}' staat geen bestand dat Rodedraad kan lezen.",
            f"Zet er bestanden in van een van deze soorten: {' '.join(registry.SUFFIXES)}.",
        )
    return dict(sorted(found.items()))


def left_out(dossier: Path, out: Path) -> tuple[str, ...]:
    """The names of the files below the folder that `files` does not give, but for hidden and own ones."""
    root, own = dossier.resolve(), out.resolve()
    names = [
        path.relative_to(dossier).as_posix()
        for path in dossier.rglob("*")
        if _is_file(path)
        and not path.absolute().is_relative_to(own)
        and not path.name.startswith((".", "~$"))
        if not (registry.takes(path) and _lies_in(path, root, own))
    ]
    return tuple(sorted(_printable(name) for name in names if name != SETTINGS))


def _is_file(path: Path) -> bool:
    """Whether it is a file, or a broken link, or in a folder that is closed to us: its reader will say so."""
    try:
        return path.is_file() or (path.is_symlink() and not path.exists())
    except OSError:
        return True


def _lies_in(path: Path, root: Path, own: Path) -> bool:
    try:
        place = path.resolve()
    except OSError:
        return True
    return place.is_relative_to(root) and not place.is_relative_to(own)


def _printable(name: str) -> str:
    """The name with a question mark for each byte that is no text: it goes into the corpus and on paper."""
    return name.encode("utf-8", "replace").decode()


def content_id(path: Path) -> str:
    """The SHA-256 of the file's bytes; "" when it cannot be opened (its reader will say why)."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
