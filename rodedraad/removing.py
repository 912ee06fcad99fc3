"""Removing a document from a corpus and from what lies around it: the original, the reports that quote it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus import erasing
from corpus.errors import OutputError, reason
from rodedraad import backups, edits, halves, opening, output, versions

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.store import Corpus


@dataclass(frozen=True, slots=True)
class Removed:
    """What went: the document by its id, and the files. `searched` says whether originals were looked for.

    `left` are reports that may still hold its words: they were edited, or written somewhere else.
    """

    id: str
    files: tuple[Path, ...]
    left: tuple[Path, ...]
    searched: bool


def remove(where: Path | str, name: str, why: str, author: str, originals: Path | None) -> Removed:
    """Take a document out of a corpus, with its original and the reports, which the next run writes anew.

    What the user edited is his, and is left; what earlier versions of reports said is forgotten.
    Raises `UnknownDocumentError`, `OutputError` and `CorpusError`s.
    """
    with opening.corpus(where) as corpus:
        id_ = erasing.erase(corpus, name, why, author)
        versions.forget(corpus)
        folder = backups.originals_of(corpus, originals)
        files = [*folder.glob(f"{id_}.*")] if folder is not None else []
        out = corpus.location.folder or (folder.parent if folder is not None else None)
        ours, left = _reports(corpus, out)
        gone = tuple(path for path in (*files, *ours) if _unlink(path))
        if out is not None:  # else whoever says where they lie has them known by their hashes
            edits.forget(corpus)
        erasing.clean(corpus)
    return Removed(id_, gone, left, out is not None)


def _reports(corpus: Corpus, out: Path | None) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The reports in `out` as they were written, and those that are not to be taken away unasked."""
    known = edits.known(corpus)
    standing = [file for path in edits.places(corpus, known) for file in edits.versions(path)]
    if out is None:
        return (), tuple(standing)
    half = [one for path in output.paths(out) for one in halves.halves(path)]
    there = [file for path in output.paths(out) for file in edits.versions(path)]
    edited = [file for file in there if known.is_edited(file)]
    inside = {file.absolute() for file in there}
    elsewhere = [file for file in standing if file.absolute() not in inside]
    return (*(file for file in there if file not in edited), *half), (*edited, *elsewhere)


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
