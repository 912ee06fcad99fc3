"""What travels to a worker: a task with the bytes of its file, and the model of the user's own.

Workers need not see the folder. What is packed is only unpacked by the same version of the program.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import tempfile
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from corpus.ids import source_digest
from ingest import registry
from nlp import codebooks, modelfiles

if TYPE_CHECKING:
    from corpus.store import Stamp
    from rodedraad.tasks import Task

PACKAGES = ("corpus", "ingest", "nlp", "rodedraad")
"""What decides what becomes of a file on its way to a worker and back."""


@cache
def version() -> str:
    """The version of the program that runs here: a digest of its code and data, and that of Python."""
    return f"{source_digest(*PACKAGES)}/{sys.version_info.major}.{sys.version_info.minor}"


def packed(task: Task) -> bytes:
    """The task with the bytes of its file, without the model. Raises `UnreadableError`."""
    content = registry.read_file(task.path, task.settings.limits)
    return pickle.dumps((replace(task, path=Path(task.path.name), model=None), task.stamp, content))


def unpacked(parcel: bytes, room: Path) -> tuple[Task, Stamp]:
    """The task, with its file in this folder, and what the sender reads and codes it with."""
    task, stamp, content = cast("tuple[Task, Stamp, bytes]", pickle.loads(parcel))  # noqa: S301  # of our own
    path = room / f"stuk{task.path.suffix}"
    path.write_bytes(content)
    return replace(task, path=path), stamp


def packed_model(folder: Path | None) -> bytes:
    """The files of the model in a folder; nothing of the one that comes with the program."""
    if folder is None:
        return b""
    named = [folder / name for name in modelfiles.names(codebooks.DEFAULT)]
    every = sorted(path for one in named for path in (one, *one.rglob("*")) if path.is_file())
    return pickle.dumps({path.relative_to(folder).as_posix(): path.read_bytes() for path in every})


def unpacked_model(model: bytes, room: Path) -> Path | None:
    """The folder below `room` that holds this model, written once; none for the program's own."""
    if not model:
        return None
    folder = room / f"rodedraad-model-{hashlib.sha256(model).hexdigest()[:12]}"
    if not folder.is_dir():
        half = Path(tempfile.mkdtemp(dir=room))
        for name, content in pickle.loads(model).items():  # noqa: S301  # of our own
            (half / name).parent.mkdir(parents=True, exist_ok=True)
            (half / name).write_bytes(content)
        with suppress(OSError):  # another thread had it ready first
            os.rename(half, folder)  # noqa: PTH104  # Path.rename would replace a file
    return folder
