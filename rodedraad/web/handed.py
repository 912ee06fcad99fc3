"""Files that a visitor hands in for one job: a draft to test, a template. They never enter the dossier.

Each lies by its contents in a folder of its own, under a name that any system can have; when no job speaks of
it any more it goes.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import time
import unicodedata
from pathlib import PurePath
from typing import TYPE_CHECKING

from rodedraad.web.state import jobs

if TYPE_CHECKING:
    from pathlib import Path

    from rodedraad.web.state.database import State

HELD = "bestand"
"""The argument of a job that says which file it is about."""
LONGEST = 100
"""Characters of a name."""
MOST_BYTES = 180
"""Bytes of it: file systems take 255, and a name that is half written is longer."""
PATIENCE = 3600
"""Seconds that a file stays for which no job was asked yet."""
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f"*/:<>?\\|\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+')
_RESERVED = re.compile(r"(?i:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)")


def keep(state: State, name: str, content: bytes) -> str:
    """Keep a file; gives the key by which `path` finds it with its name."""
    clear(state)
    key = hashlib.sha256(content).hexdigest()
    place = path(state, key, name)
    place.parent.mkdir(parents=True, exist_ok=True)
    half = place.with_name(f".{place.name}.{time.monotonic_ns()}")
    half.write_bytes(content)
    half.replace(place)
    return key


def path(state: State, key: str, name: str) -> Path:
    """Where a file is."""
    return _folder(state) / key / safe(name)


def safe(name: str) -> str:
    """The name of a file without its folders and without what no file can have in its name."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    pure = PurePath(_UNSAFE.sub("-", last).strip(" .") or "concept")
    cut = _RESERVED.sub("bestand", pure.stem)[:LONGEST].encode()[:MOST_BYTES]
    stem = cut.decode(errors="ignore")
    return f"{stem}{pure.suffix[:10]}"


def clear(state: State) -> None:
    """Take away what no job speaks of."""
    known = {str(job.arguments.get(HELD, "")) for job in jobs.listed(state, limit=10_000)}
    now = time.time()
    for held in _folder(state).glob("*"):  # what lies ahead was kept by a clock that was wrong
        if held.name not in known and abs(now - held.stat().st_mtime) > PATIENCE:
            shutil.rmtree(held, ignore_errors=True)


def _folder(state: State) -> Path:
    return state.folder / "handed"
