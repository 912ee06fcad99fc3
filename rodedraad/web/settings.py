"""How the pages are served."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MOST_UPLOADED = 200 * 2**20
"""Bytes of a request; a scanned report of some hundreds of pages stays below it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the corpus, the state of the pages and the dossier folder are.

    `out` is the folder of a run: originals are kept in it, so that pages can be shown. `dossier` is the
    folder that a run reads, `None` when it is not known; files that are handed in are put there.
    """

    corpus: Path | str
    out: Path
    dossier: Path | None = None
    most_uploaded: int = MOST_UPLOADED

    @property
    def state(self) -> Path:
        """The folder with the state of the pages."""
        return self.out / "web"
