"""The readers, and the road from a file to a `Reading`: `read` is the entry of this package."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.ids import source_digest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from corpus.model import Reading
    from ingest.lines import Raw

CERTAIN, LIKELY, NEVER = 2, 1, 0
"""What a reader bids: its format shows in the bytes, in the name, or not at all."""

NOT_TAKEN = frozenset({"dossier.toml"})
"""Files of the dossier that are not documents."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: its name (also its module's), the suffixes of its files, and whether bytes show it."""

    name: str
    suffixes: tuple[str, ...]
    shows: Callable[[bytes], bool] = lambda _: False

    def bid(self, path: Path, data: bytes) -> int:
        """How sure this reader is that a file is its own."""
        if self.shows(data):
            return CERTAIN
        return LIKELY if path.suffix.lower() in self.suffixes else NEVER


def _shows_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]  # ISO 32000-1, Annex H: rubbish may stand before the header


def _shows_docx(data: bytes) -> bool:
    from ingest.docx import holds_document

    return data.startswith(b"PK") and holds_document(data)


READERS = (
    Reader("pdf", (".pdf",), _shows_pdf),
    Reader("docx", (".docx",), _shows_docx),
    Reader("txt", (".txt",)),
    Reader("md", (".md", ".markdown")),
)
MODULES = {"pdf": "ingest.pdf", "docx": "ingest.docx", "txt": "ingest.text", "md": "ingest.markdown"}
SUFFIXES: tuple[str, ...] = tuple(suffix for reader in READERS for suffix in reader.suffixes)


READER_VERSION: str = source_digest("ingest")
"""What this package makes of a file depends on nothing else in the project."""


def takes(path: Path) -> bool:
    """Whether a file of a dossier is a document, by its name alone: no hidden file, no lock file of Word."""
    hidden = path.name.startswith((".", "~$")) or path.name in NOT_TAKEN
    return not hidden and path.suffix.lower() in SUFFIXES


def read(path: Path, *, name: str) -> Reading:
    """What a file says, block by block; `name` is its path within the dossier.

    Raises `UnreadableError` with the reason when it cannot be read wholly.
    """
    from ingest.reading import compose

    data = _bytes(path)
    reader = max(READERS, key=lambda candidate: candidate.bid(path, data))
    if reader.bid(path, data) == NEVER:
        raise UnreadableError(
            f"Dit soort bestand ({path.suffix or 'zonder extensie'}) wordt niet gelezen.",
            f"Lever het aan als {', '.join(SUFFIXES)}.",
        )
    module = import_module(MODULES[reader.name])
    raw: Raw = module.read(data)
    return compose(raw, name=name, format_=reader.name, digest=hashlib.sha256(data).hexdigest())


def _bytes(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except PermissionError as error:
        raise UnreadableError(
            "Er is geen toestemming om dit bestand te lezen.", "Geef leesrechten."
        ) from error
    except OSError as error:
        raise UnreadableError(
            f"Het bestand kan niet worden geopend ({error.strerror}).", "Controleer de schijf en het pad."
        ) from error
    if not data:
        raise UnreadableError(
            "Het bestand is leeg (0 bytes).", "Haal het bestand opnieuw op bij de afzender."
        )
    return data
