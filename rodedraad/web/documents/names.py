"""Names of files that somebody hands in: what may stand in the dossier folder, on any system. Pure."""

from __future__ import annotations

import re
import unicodedata
from itertools import count
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from corpus.errors import InputError
from ingest.registry import is_hidden

if TYPE_CHECKING:
    from collections.abc import Container

LONGEST_PART, LONGEST, DEEPEST = 200, 400, 8
"""Bytes of a name and of a whole path, and folders in folders: file systems take 255 bytes and more."""
REMEDY = "Geef het bestand een andere naam en lever het opnieuw aan."
_REFUSED = re.compile(r'[<>:"|?*\x00-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069]')
"""What Windows refuses, what no name should have, and what makes a name look like another."""
_DEVICE = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?")
"""Microsoft, "Naming Files, Paths, and Namespaces"."""


def safe(name: str) -> str:
    """The name as it may stand below the dossier folder, with `/` between folders. Raises `InputError`."""
    parts = unicodedata.normalize("NFC", name).replace("\\", "/").split("/")
    whole = "/".join(map(_part, parts))
    if len(parts) > DEEPEST or len(whole.encode()) > LONGEST:
        raise InputError("De naam met de mappen ervoor is te lang.", REMEDY)
    return whole


def _part(part: str) -> str:
    if part in ("", ".", ".."):
        raise InputError("De naam wijst naar een plaats buiten de map.", REMEDY)
    if _REFUSED.search(part) or part != part.strip(" ") or part.endswith("."):
        raise InputError("In de naam staat een teken dat niet mag.", REMEDY)
    if _DEVICE.fullmatch(part):
        raise InputError("Zo mag een bestand op Windows niet heten.", REMEDY)
    if len(part.encode()) > LONGEST_PART:
        raise InputError("De naam is te lang.", REMEDY)
    if is_hidden(part):
        raise InputError(
            "Dit is een verborgen bestand van het systeem.", "Het hoeft niet te worden aangeleverd."
        )
    return part


def beside(name: str, taken: Container[str]) -> str:
    """The first of "naam (2).pdf", "naam (3).pdf" and so on that is not taken (in `key`s)."""
    path = PurePosixPath(name)
    tried = (str(path.with_stem(f"{path.stem} ({number})")) for number in count(2))
    return next(one for one in tried if key(one) not in taken)


def key(name: str) -> str:
    """What two names have in common that are one name on some system."""
    return unicodedata.normalize("NFC", name).casefold()
