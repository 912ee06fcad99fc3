"""Writing a dossier of any size, with what is true of it beside it, in memory that does not grow with it."""

from __future__ import annotations

import json
from functools import partial
from itertools import chain
from multiprocessing import get_context
from typing import TYPE_CHECKING

from dossier_maker.composing import composed
from dossier_maker.layout import laid_out
from dossier_maker.setting import SETTERS
from dossier_maker.truth import Counts, told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dossier_maker.truth import Told

AT_ONCE = 250
"""Documents that a process writes before it tells what is true of them."""
PROCESSES = 2


def truth_of(folder: Path) -> Path:
    """Where stands what is true of the documents in a folder: beside it, so that no run reads it."""
    return folder.with_name(f"{folder.name}.waarheid.jsonl")


def counts_of(folder: Path) -> Path:
    """Idem the counts."""
    return folder.with_name(f"{folder.name}.tellingen.json")


def make(folder: Path, size: int, *, seed: int = 0, short: bool = False, processes: int = PROCESSES) -> None:
    """Write so many documents to a folder: the same for the same seed, whatever the number of processes."""
    folder.mkdir(parents=True, exist_ok=True)
    counts = Counts()
    with truth_of(folder).open("w", encoding="utf-8") as stream:
        for document in _written(folder, size, seed, short, processes):
            counts.add(document)
            stream.write(json.dumps(document, ensure_ascii=False) + "\n")
    counts_of(folder).write_text(json.dumps(counts.counted(), ensure_ascii=False, indent=1) + "\n", "utf-8")


def _written(folder: Path, size: int, seed: int, short: bool, processes: int) -> Iterator[Told]:
    """What is true of each document, in order, once it stands in the folder."""
    some = [range(first, min(first + AT_ONCE, size)) for first in range(0, size, AT_ONCE)]
    work = partial(_write, folder, seed, short)
    if processes == 1 or len(some) == 1:
        yield from chain.from_iterable(map(work, some))
        return
    with get_context("spawn").Pool(processes) as pool:
        yield from chain.from_iterable(pool.imap(work, some))


def _write(folder: Path, seed: int, short: bool, numbers: range) -> list[Told]:
    """Write the documents with these numbers."""
    done = []
    for number in numbers:
        piece = composed(seed, number, short=short)
        path = folder / piece.name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(SETTERS[piece.form](laid_out(piece)))
        done.append(told(piece))
    return done
