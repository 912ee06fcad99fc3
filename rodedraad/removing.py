"""Removing a document from a corpus and from what lies around it: the original, the reports that quote it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus import erasing
from corpus.errors import OutputError, reason
from rodedraad import backups, opening, output

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Removed:
    """What went: the document by its id, and the files. `searched` says whether originals were looked for."""

    id: str
    files: tuple[Path, ...]
    searched: bool


def remove(where: Path | str, name: str, why: str, author: str, originals: Path | None) -> Removed:
    """Take a document out of a corpus, with its original and the reports, which the next run writes anew.

    Raises `UnknownDocumentError`, `OutputError` and `CorpusError`s.
    """
    with opening.corpus(where) as corpus:
        id_ = erasing.erase(corpus, name, why, author)
        folder = backups.originals_of(corpus, originals)
        files = [*folder.glob(f"{id_}.*")] if folder is not None else []
        out = corpus.location.folder or (folder.parent if folder is not None else None)
        if out is not None:
            files += [path for name in output.REPORTS for path in (out / name, out / f".{name}.deel")]
        gone = tuple(path for path in files if _unlink(path))
        erasing.clean(corpus)
    return Removed(id_, gone, out is not None)


def allow(where: Path | str, name: str) -> str:
    """Let a removed document be read again; gives its id. Raises `UnknownDocumentError`."""
    with opening.corpus(where) as corpus:
        return erasing.allow(corpus, name)


def _unlink(path: Path) -> bool:
    """Take a file away; gives whether it was there. Raises `OutputError`."""
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise OutputError(
            f"'{path}' kan niet worden verwijderd ({reason(error)}).",
            "Verwijder het zelf, en geef dan dezelfde opdracht nog eens met het id van het stuk.",
        ) from error
    return True
