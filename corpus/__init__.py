"""The domain model and its store.

Begin at `model` (what a document and an observation are), `codebook` (the values they are coded with)
and `findings` (what synthesis makes of them). `corpus.open(DIR).observations()` gives a polars frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.store import Corpus


def open(directory: Path | str) -> Corpus:
    """The corpus in a folder that `rodedraad run` made; see `corpus.store.open`."""
    from corpus import store

    return store.open(directory)
