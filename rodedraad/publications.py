"""Official publications of which a dossier holds the XML: it is read in the place of PDF and HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import stem_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

RENDERED = (".pdf", ".html", ".htm", ".odt")
"""The other forms in which officielebekendmakingen.nl gives a publication."""
LARGEST = 16 * 1024 * 1024
"""Bytes of the largest publication that is looked into here, in the process that does all else: with pictures
in them they take a few million."""


def replaced(files: Mapping[str, Path]) -> dict[str, str]:
    """The names of files in the place of which another is read: the XML of the same publication."""
    sources = [name for name in sorted(files) if name.lower().endswith(".xml")]
    xmls = {key: name for name in sources for key in _keys(name, files)}
    return {
        name: xmls[stem_of(name).lower()]
        for name in sorted(files)
        if name.lower().endswith(RENDERED) and stem_of(name).lower() in xmls
    }


def _keys(name: str, files: Mapping[str, Path]) -> set[str]:
    """What the other forms of this publication may be called: by its official name, or as the file is."""
    from ingest.officialxml import identifier

    try:
        with files[name].open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError:
        return set()
    official = identifier(data) if len(data) <= LARGEST else ""
    return {stem_of(name).lower(), official.lower()} if official else set()
