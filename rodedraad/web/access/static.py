"""Addresses of files that never change: the digest of the content stands in them."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "static"


@cache
def address(name: str) -> str:
    """Where a file of the folder `static` is, by its name in it; a browser may keep it for ever."""
    digest = hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()
    return f"/static/{name}?v={digest[:16]}"
