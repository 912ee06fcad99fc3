"""The folder that the user hands in: which files it holds and what is in them by content hash."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from corpus.errors import DossierEmptyError, DossierNotFoundError
from ingest import registry

if TYPE_CHECKING:
    from pathlib import Path

CHUNK = 1 << 20
"""Bytes hashed at a time, so that a large scan does not fill memory."""


def files(dossier: Path) -> dict[str, Path]:
    """The readable-looking files below the folder, by their name within it, in order of name.

    Links that lead out of the folder are left out. Raises `DossierNotFoundError`, `DossierEmptyError`.
    """
    if not dossier.is_dir():
        raise DossierNotFoundError(
            f"De dossiermap '{dossier}' bestaat niet of is geen map.",
            "Geef de map met brieven, verslagen en toetsen op.",
        )
    root = dossier.resolve()
    found = {
        path.relative_to(dossier).as_posix(): path
        for path in dossier.rglob("*")
        if path.is_file() and registry.takes(path) and path.resolve().is_relative_to(root)
    }
    if not found:
        raise DossierEmptyError(
            f"In '{dossier}' staat geen bestand dat Rodedraad kan lezen.",
            f"Zet er bestanden in van een van deze soorten: {' '.join(registry.SUFFIXES)}.",
        )
    return dict(sorted(found.items()))


def content_id(path: Path) -> str:
    """The SHA-256 of the file's bytes; "" when it cannot be opened (its reader will say why)."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
