"""Whether the files that were read are still what they were: each is named by the hash of its bytes."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import select

from corpus import holdings, schema
from corpus.errors import OutputError, reason
from corpus.integrity.report import Damage, Found

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sqlalchemy import Connection

HALF = ".deel"
"""A file of this kind is being written, or was when the program was ended."""


def names(connection: Connection) -> tuple[dict[str, str], frozenset[str]]:
    """The documents that the folder holds, name by id, and the ids of those that were removed.

    What was imported as a table has no file.
    """
    table = schema.document
    own = (table.c.id.in_(holdings.held()), table.c.format != holdings.IMPORTED)
    held = select(table.c.id, table.c.name).where(*own)
    removed = select(table.c.id).where(table.c.erased != "")
    return {row.id: row.name for row in connection.execute(held)}, frozenset(connection.scalars(removed))


def unharmed(folder: Path, held: Mapping[str, str], removed: frozenset[str]) -> Found:
    """The files in the folder by their hash: none that was removed, and none missing that counts.

    Raises `OutputError` when the folder cannot be read.
    """
    try:
        files = sorted(path for path in folder.iterdir() if path.is_file() and path.suffix != HALF)
        hashes = {path: _hash(path) for path in files}
    except OSError as error:
        raise OutputError(
            f"'{folder}' kan niet worden gelezen ({reason(error)}).", "Controleer de rechten op de map."
        ) from error
    damage = [
        Damage(
            f"'{path}' is niet meer het bestand dat is gelezen.",
            "Verwijder het en draai 'rodedraad run' met --force, of zet een reservekopie terug.",
        )
        for path, found in hashes.items()
        if found != path.stem
    ]
    damage += [
        Damage(
            f"'{path}' is nog niet weg, hoewel het stuk is verwijderd.",
            f"Verwijder het opnieuw: rodedraad remove {path.stem[:12]}.",
        )
        for path in files
        if path.stem in removed
    ]
    kept = {path.stem for path in files}
    damage += [
        Damage(
            f"Van '{name}' ontbreekt het stuk zelf ({id_}) in '{folder}'.",
            "Draai 'rodedraad run' met --force over het dossier, of zet een reservekopie terug.",
        )
        for id_, name in sorted(held.items(), key=lambda one: one[1])
        if id_ not in kept
    ]
    return Found({"stukken zelf": len(files)}, tuple(damage))


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
