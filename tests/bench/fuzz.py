"""Reads damaged copies of the examples: `tests/bench/fuzz.py [COUNT] [SEED] [--scans] [--keep FOLDER]`.

Whatever is done to a file, it is read, or refused with an `UnreadableError`; never slowly, and twice the
same way. Each copy is read in a worker, so that a crash or a hang of native code is caught as well. A copy
depends on the seed and its number alone. What went wrong is printed, and the copies are kept in FOLDER.

Pages that ask for it are recognised with --scans only, and neither timed nor compared then: to recognise
takes seconds a page, and how pdfium draws a damaged font depends on what it drew before.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import traceback
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from damage import copies

from corpus.errors import UnreadableError
from ingest import registry
from ingest.pictures import ocr
from ingest.settings import Limits, Settings
from rodedraad import archives, workers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.model import Reading

COUNT, SEED = 240, 2024
"""So many copies are read in about 15 seconds on two cores; another seed gives other copies."""

SLOW = 10.0
"""In seconds: no example, however damaged, may take longer to read."""

LIMITS = Limits(
    file_mb=5, pages=40, megapixels=8, archive_mb=20, archive_files=200, depth=2, seconds=45, memory_mb=3_000
)
"""Small, so that limits are met; a worker that is no more than slow lives to tell."""

TWICE = 4
"""Every so many copies one is read twice: what depends on chance or on what was read before shows soon."""


def trouble(name: str, data: bytes, times: int) -> str:
    """What is wrong with how a file of this name and these bytes is read; "" when nothing is.

    With `times` 0 it is read once, and its scanned pages are recognised.
    """
    start = time.process_time()
    try:
        if not times:
            _read(name, data)
            return ""
        with patch.object(ocr, "tesseract", nullcontext):
            found = [_read(name, data) for _ in range(times)]
    except Exception:
        return traceback.format_exc()
    slow = (time.process_time() - start) / times
    if slow > SLOW:
        return f"slow: {slow:.1f} seconds"
    return "" if all(result == found[0] for result in found) else "read in two ways"


def _read(name: str, data: bytes) -> dict[str, Reading | str]:
    """What the file says, and each file in it if it is an archive, or why it cannot be read."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        if not registry.is_archive(path):
            return {name: _one(path)}
        inside = archives.unpacked(path, name, Path(folder), LIMITS)
        return {member: _one(place) for member, place in inside.files.items()}


def _one(path: Path) -> Reading | str:
    try:
        return registry.read(path, name=path.suffix, settings=Settings(LIMITS))
    except UnreadableError as error:
        return str(error)


def campaign(count: int, seed: int, *, scans: bool = False) -> Iterator[tuple[str, str, bytes, str]]:
    """The number and kind, the file's name, the bytes and the trouble of each copy that went wrong."""
    made = {label: (name, data) for label, name, data in copies(count, seed)}
    times = {label: 0 if scans else 1 + (i % TWICE == 0) for i, label in enumerate(made)}
    tasks = {label: (*file, times[label]) for label, file in made.items()}
    limits = replace(LIMITS, seconds=300) if scans else LIMITS
    for label, result in workers.each(trouble, tasks, jobs=2, limits=limits):
        if result:
            yield label, *made[label], str(result)


def main() -> int:
    """The number of copies that went wrong, at most 100."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=COUNT)
    parser.add_argument("seed", nargs="?", type=int, default=SEED)
    parser.add_argument("--scans", action="store_true")
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    wrong = 0
    for label, name, data, result in campaign(given.count, given.seed, scans=given.scans):
        wrong += 1
        print(f"{label} as {name}: {result}", flush=True)  # noqa: T201
        if given.keep:
            given.keep.mkdir(parents=True, exist_ok=True)
            (given.keep / f"{label.split()[0]}-{name}").write_bytes(data)
    print(f"{given.count} copies read, {wrong} went wrong")  # noqa: T201
    return min(wrong, 100)


if __name__ == "__main__":
    sys.exit(main())
