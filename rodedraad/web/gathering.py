"""The dossier folder of the pages' own, for a corpus of which no folder is known."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import OutputError
from rodedraad.intake import ORIGINALS
from rodedraad.pipeline import FOLDER
from rodedraad.placing import placed

if TYPE_CHECKING:
    from corpus.store import Corpus

OWN = "dossier"


def known(corpus: Corpus, out: Path) -> Path | None:
    """The folder that was read at the last run, or else the one of our own, if there is one.

    What was read and is not there now (a disk that is away) stays what it is, so that a run says so.
    """
    kept, own = corpus.setting(FOLDER), out / OWN
    if kept and Path(kept).is_dir():
        return Path(kept)
    return own if own.is_dir() else (Path(kept) if kept else None)


def gathered(corpus: Corpus, out: Path) -> Path:
    """A folder of our own below `out` with the documents that the corpus holds, under their names.

    So none of them drops out of the dossier when the folder is read. Raises `OutputError` when the file of
    one is not there any more, and then makes no folder.
    """
    files, kept = corpus.files(), _originals(out)
    lost = [name for name, id_ in files.items() if id_ not in kept]
    if lost:
        raise OutputError(
            f"Van '{min(lost)}' is het bestand zelf er niet meer; "
            "een map met alle stukken kan niet worden gemaakt.",
            "Wijs de map met de stukken aan: rodedraad serve --dossier MAP.",
        )
    with placed(out / OWN, ()) as half:
        for name, id_ in files.items():
            _put(kept[id_], half, name)
    return out / OWN


def _originals(out: Path) -> dict[str, Path]:
    """The files that were kept, by document id."""
    folder = out / ORIGINALS
    return {path.stem: path for path in folder.iterdir()} if folder.is_dir() else {}


def _put(source: Path, folder: Path, name: str) -> None:
    target = folder.joinpath(*name.split("/"))
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
