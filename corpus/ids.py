"""Identities: of an observation by its place, and of the code and data that a cached result rests on."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

SUFFIXES = (".py", ".toml", ".j2", ".css", ".typ", ".json", ".npz", ".safetensors")
"""Code, word lists, templates and model: what decides what a package makes of its input."""


def observation_id(document: str, start: int, end: int, text: str) -> str:
    """The id of the text in this half-open range of a document's source: 16 hexadecimal digits."""
    return hashlib.sha256(f"{document} {start} {end} {text}".encode()).hexdigest()[:16]


@cache
def source_digest(*packages: str) -> str:
    """A short digest of the code and data of these packages: it changes whenever their results might."""
    digest = hashlib.sha256()
    for package in packages:
        for path, content in sorted(_contents(files(package), package)):
            digest.update(path.encode() + b"\0" + content)
    return digest.hexdigest()[:12]


def _contents(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for item in folder.iterdir():
        path = f"{name}/{item.name}"
        if item.is_dir():
            yield from _contents(item, path)
        elif item.name.endswith(SUFFIXES):
            yield path, item.read_bytes()
