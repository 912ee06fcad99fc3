"""What the file with the state of the pages says, turned into what a user can act on."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DatabaseError

from corpus.databases import ABSENT, in_dutch
from corpus.errors import CorpusBusyError, OutputError, StateDamagedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus.errors import RodedraadError


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Raises `StateDamagedError`, `CorpusBusyError` and `OutputError` in place of what SQLite says."""
    try:
        yield
    except DatabaseError as error:
        if (found := _told_as(error.orig, path)) is None:
            raise  # a violated constraint is a fault of the program
        raise found from error
    except ValueError as error:  # no JSON, no value of ours: this program never wrote it
        raise _damaged(path) from error


def _told_as(error: BaseException | None, path: Path) -> RodedraadError | None:
    complaint = str(error)
    if type(error) is sqlite3.DatabaseError or any(word in complaint for word in (*ABSENT, "UTF-8")):
        return _damaged(path)
    if not isinstance(error, sqlite3.OperationalError):
        return None
    if "locked" in complaint:
        return CorpusBusyError(
            f"'{path}' is in gebruik door een ander programma.",
            "Wacht tot dat klaar is en probeer het opnieuw.",
        )
    return OutputError(
        f"'{path}' kan niet worden gelezen of geschreven ({in_dutch(complaint)}).",
        "Controleer de rechten op de map, die op dit bestand zelf, en de vrije schijfruimte.",
    )


def _damaged(path: Path) -> StateDamagedError:
    return StateDamagedError(
        f"'{path}', het bestand met accounts, aanmeldingen en taken, is beschadigd.",
        "Stop Rodedraad en zet dit bestand terug uit een kopie van de map, of haal het weg (met "
        "web.db-wal en web.db-shm) en maak de accounts opnieuw. Stukken en oordelen staan in het corpus.",
    )
