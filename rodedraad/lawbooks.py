"""Which codebook a dossier is coded with: what the user names, `dossier.toml` says, or what it was."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from corpus import lawbook

if TYPE_CHECKING:
    from corpus.lawbook import Lawbook
    from corpus.store import Corpus
    from ingest.overrides.corrections import Dossier

CHOICE = "codeboekkeuze"
"""The setting that holds the name or the folder of the codebook that was chosen."""


def chosen(corpus: Corpus, folder: Path, said: Dossier, wish: str) -> Lawbook:
    """The codebook to code with, kept with the corpus as the choice from now on.

    `wish` is a name or a folder, "" when the user names none; one in `dossier.toml` is found from the
    dossier's `folder`. An own folder that is gone is replaced by what the corpus kept of it. Raises
    `CodebookError`.
    """
    named = str(_place(Path(), wish)) if wish else str(_place(folder, said.lawbook)) if said.lawbook else ""
    kept = corpus.setting(CHOICE) or ""
    if not named and kept and kept not in lawbook.names() and not Path(kept).is_dir():
        return corpus.lawbook() or lawbook.named(kept)
    where = named or kept or lawbook.default()
    book = lawbook.named(where)
    if kept != where:
        corpus.set_setting(CHOICE, where)
    return book


def _place(base: Path, where: str) -> str | Path:
    """A name of a codebook of ours as it is, a folder as a full path."""
    return where if where in lawbook.names() else (base / where).resolve()
