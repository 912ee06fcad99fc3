"""What Rodedraad wrote, so that a file which the user has edited since is known and never written over.

The corpus keeps a hash of all that was written. A file of another content is the user's, wherever it came
from.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from corpus.store import Corpus

SETTING = "geschreven"
"""The setting that holds what was written."""
REMEMBERED = 2000
"""Hashes that are kept; a file from before these counts as edited."""
BESIDE = "nieuw"
"""What the name of a new version ends in when it stands beside an edited one."""


@dataclass(frozen=True, slots=True)
class Known:
    """Hashes of all that was written, the oldest first, and of what was last made for a place."""

    hashes: tuple[str, ...] = ()
    last: Mapping[str, str] = field(default_factory=dict)

    def expecting(self, contents: Iterable[bytes]) -> Known:
        """The same with what is about to be written: a run that is broken off leaves no file unknown."""
        hashes = dict.fromkeys((*self.hashes, *map(hash_of, contents)))
        return replace(self, hashes=tuple(hashes)[-REMEMBERED:])

    def is_edited(self, path: Path) -> bool:
        """Whether something else stands there than Rodedraad wrote. Raises `OSError`."""
        return path.exists() and hash_of(path.read_bytes()) not in self.hashes


def hash_of(content: bytes) -> str:
    """By what a content is known."""
    return hashlib.sha256(content).hexdigest()


def known(corpus: Corpus) -> Known:
    """What was written for this corpus."""
    kept = json.loads(corpus.setting(SETTING) or "{}")
    return Known(tuple(kept.get("hashes", ())), kept.get("last", {}))


def keep(corpus: Corpus, written: Known) -> None:
    """Keep what was written."""
    text = json.dumps({"hashes": written.hashes, "last": dict(written.last)}, sort_keys=True)
    if corpus.setting(SETTING) != text:
        corpus.set_setting(SETTING, text)


def forget(corpus: Corpus) -> None:
    """Keep nothing of it: whatever stands on disk counts as the user's."""
    if corpus.setting(SETTING):
        corpus.set_setting(SETTING, "")


def place(corpus: Corpus, path: Path) -> str:
    """How a place is kept: from the corpus on where it lies there, so that both may be moved together."""
    folder, full = corpus.location.folder, path.absolute()
    within = folder is not None and full.is_relative_to(folder.absolute())
    return os.path.relpath(full, folder) if within else os.fspath(full)


def places(corpus: Corpus, written: Known) -> tuple[Path, ...]:
    """Where anything was written, as far as that is known."""
    folder = corpus.location.folder or Path()
    return tuple(folder / name for name in sorted(written.last))


def versions(path: Path) -> tuple[Path, ...]:
    """The file and what was written beside it, as far as these are there."""
    beside = path.parent.glob(f"{path.stem}-{BESIDE}*{path.suffix}")
    return tuple(one for one in (path, *sorted(beside)) if one.is_file())
