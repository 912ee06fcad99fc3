"""Copies of a corpus with the documents that it was read from: to a folder, or into a database."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus import backup, rights
from rodedraad import opening, placing
from rodedraad.intake import ORIGINALS

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.store import Corpus


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied: where to, how many documents the corpus holds, how many originals went along."""

    place: str
    documents: int
    originals: int


def originals_of(corpus: Corpus, said: Path | None) -> Path | None:
    """The folder with the documents themselves: as said, else beside the corpus; none where there is none."""
    if said is not None or corpus.location.folder is None:
        return said
    beside = corpus.location.folder / ORIGINALS
    return beside if beside.is_dir() else None


def make(where: Path | str, out: Path | str, originals: Path | None) -> Copied:
    """Copy a corpus, with its originals where `out` is a folder, which has to be new or empty.

    Raises `OutputError`, and then leaves nothing behind, and `CorpusError`s.
    """
    with opening.corpus(where) as corpus:
        if isinstance(out, str):
            with opening.corpus(out, create=True) as target:
                backup.carry(corpus, target)
                return Copied(target.name, len(target.files()), 0)
        source = originals_of(corpus, originals)
        with placing.placed(out, ()) as half:
            backup.copied(corpus, half)
            # After the corpus: what it holds then is sure to lie there.
            kept = _keep(source, half / ORIGINALS) if source is not None else 0
        return Copied(str(out), len(corpus.files()), kept)


def _keep(source: Path, target: Path) -> int:
    """Copy the originals; gives how many there are. On the same disk both names share one file."""
    rights.make(target)
    files = [path for path in sorted(source.iterdir()) if path.is_file() and path.suffix != ".deel"]
    for path in files:
        try:
            os.link(path, target / path.name)
        except OSError:  # another disk, or one that knows no links
            shutil.copyfile(path, target / path.name)
    return len(files)
