"""The readers, and the road from a file to a `Reading`: `read` is the entry of this package."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError, reason
from corpus.ids import source_digest
from corpus.model import Notice
from ingest.settings import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from corpus.model import Reading
    from ingest.lines import Raw
    from ingest.settings import Limits, Settings

SHOWN, NAMED, NEVER = 2, 1, 0
"""What a reader bids when its format shows in the bytes, when the name says it (added up), or neither."""

MIB = 1024 * 1024
SNIFFED = 4096
"""In bytes: a format shows in the first ones, but for those that are stored as a ZIP or an OLE file."""
CONTAINERS = (b"PK", b"\xd0\xcf\x11\xe0")
WHOLE = DEFAULT.limits.file_mb * MIB
"""So many bytes of those are looked at; a larger one is what it is called."""
ARCHIVE = ".zip"

NOT_TAKEN = frozenset({"dossier.toml"})
"""Files of the dossier that are not documents."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: its name (also its module's), the suffixes of its files, and whether bytes show it."""

    name: str
    suffixes: tuple[str, ...]
    shows: Callable[[bytes], bool] = lambda _: False

    def bid(self, suffix: str, data: bytes) -> int:
        """How sure this reader is that a file with this suffix (in lower case) is its own."""
        return SHOWN * self.shows(data) + NAMED * (suffix in self.suffixes)


def _shows_pdf(data: bytes) -> bool:
    # ISO 32000-1, Annex H: rubbish may stand before the header, but an archive may begin with a PDF
    return b"%PDF-" in data[:1024] and not data.startswith(b"PK\x03\x04")


def _shows_docx(data: bytes) -> bool:
    from ingest.docx import holds_document

    return holds_document(data)


def _shows_odt(data: bytes) -> bool:
    from ingest.odt import holds_text

    return holds_text(data)


def _shows_html(data: bytes) -> bool:
    from ingest.html import is_html

    return is_html(data)


def _shows_mail(data: bytes) -> bool:
    from ingest.mail import is_mail

    return is_mail(data)


def _shows_outlook(data: bytes) -> bool:
    from ingest.outlook import is_message

    return is_message(data)


def _shows_publication(data: bytes) -> bool:
    from ingest.officialxml import is_publication

    return is_publication(data)


READERS = (
    Reader("pdf", (".pdf",), _shows_pdf),
    Reader("docx", (".docx", ".docm", ".dotx", ".dotm"), _shows_docx),
    Reader("odt", (".odt", ".ott", ".fodt"), _shows_odt),
    Reader("txt", (".txt",)),
    Reader("md", (".md", ".markdown")),
    Reader("html", (".html", ".htm", ".xhtml"), _shows_html),
    Reader("eml", (".eml",), _shows_mail),
    Reader("msg", (".msg",), _shows_outlook),
    Reader("xml", (".xml",), _shows_publication),
)
MODULES = {
    "pdf": "ingest.pdf",
    "docx": "ingest.docx",
    "odt": "ingest.odt",
    "txt": "ingest.text",
    "md": "ingest.markdown",
    "html": "ingest.html",
    "eml": "ingest.mail",
    "msg": "ingest.outlook",
    "xml": "ingest.officialxml",
}
SAVED_AS = dict.fromkeys(
    (".doc", ".dot", ".rtf", ".wpd", ".pages"), "Sla het op als .docx en lever het opnieuw aan."
)
SAVED_AS |= dict.fromkeys(
    (".xls", ".xlsx", ".xlsm", ".ods", ".ppt", ".pptx", ".odp"),
    "Sla het op als .pdf en lever het opnieuw aan.",
)
"""What helps for kinds of files that are not read but often handed in."""

SUFFIXES: tuple[str, ...] = tuple(suffix for reader in READERS for suffix in reader.suffixes)


def recogniser() -> str:
    """By what name pages without text are read: where there is no Tesseract they are lost until there is."""
    from ingest.pictures.ocr import tessdata

    return "ocr" if tessdata() else "zonder-ocr"


READER_VERSION: str = source_digest("ingest")
"""What this package makes of a file depends on nothing else in the project."""


def is_hidden(name: str) -> bool:
    """Whether a file of this name is kept out of sight: by the system, or as a lock file of Word."""
    return name.startswith((".", "~$")) or name == "__MACOSX"


def takes(path: Path) -> bool:
    """Whether a file of a dossier is a document or an archive, by its name or else by its contents."""
    if is_hidden(path.name) or path.name in NOT_TAKEN:
        return False
    return path.suffix.lower() in (*SUFFIXES, ARCHIVE) or _shown(path)


def is_archive(path: Path) -> bool:
    """Whether a file is to be read as a folder: a ZIP, unless it is a document that is stored as one."""
    return path.suffix.lower() == ARCHIVE and not _shown(path)


def _shown(path: Path) -> bool:
    """Whether the bytes of a file show a format, whatever it is called."""
    try:
        with path.open("rb") as stream:
            head = stream.read(SNIFFED)
            data = head + stream.read(WHOLE) if head.startswith(CONTAINERS) else head
    except OSError:
        return False
    return any(reader.shows(data) for reader in READERS)


def read(path: Path, *, name: str, settings: Settings = DEFAULT) -> Reading:
    """What a file says, block by block; `name` is its path within the dossier.

    Raises `UnreadableError` with the reason when nothing of it can be read; what is lost of it
    otherwise is told in the reading's notices.
    """
    from ingest.reading import compose

    data = read_file(path, settings.limits)
    reader, raw = read_bytes(data, path.name, settings)
    digest = hashlib.sha256(data).hexdigest()
    known = settings.organisations
    return compose(raw, name=name, format_=reader.name, digest=digest, organisations=known)


def read_bytes(data: bytes, name: str, settings: Settings) -> tuple[Reader, Raw]:
    """The reader that takes a file with this name and these contents, and what it finds in it.

    Raises `UnreadableError`.
    """
    suffix = PurePath(name).suffix.lower()
    reader = max(READERS, key=lambda candidate: candidate.bid(suffix, data))
    if reader.bid(suffix, data) == NEVER:
        remedy = SAVED_AS.get(suffix, f"Lever het aan als {', '.join(SUFFIXES)}.")
        raise UnreadableError(
            f"Dit soort bestand ({suffix or 'zonder extensie'}) wordt niet gelezen.", remedy
        )
    raw: Raw = import_module(MODULES[reader.name]).read(data, settings)
    return reader, raw


def misnamed(name: str, format_: str) -> tuple[Notice, ...]:
    """What there is to tell of a file's name when it does not fit the format that it was read as."""
    suffix, suffixes = PurePath(name).suffix.lower(), _suffixes(format_)
    if suffix in suffixes:
        return ()
    return (Notice(f"De extensie ({suffix or 'geen'}) klopt niet: het is gelezen als {suffixes[0]}."),)


def _suffixes(format_: str) -> tuple[str, ...]:
    return next(reader.suffixes for reader in READERS if reader.name == format_)


def read_file(path: Path, limits: Limits) -> bytes:
    """The bytes of a file. Raises `UnreadableError` when it cannot be opened, is empty or too large."""
    try:
        if path.stat().st_size > limits.file_mb * MIB:
            raise UnreadableError(
                f"Het bestand is groter dan {limits.file_mb} MiB.",
                "Splits het, of verhoog de grens 'bestand_mb' in dossier.toml.",
            )
        data = path.read_bytes()
    except PermissionError as error:
        raise UnreadableError(
            "Er is geen toestemming om dit bestand te lezen.", "Geef leesrechten."
        ) from error
    except OSError as error:
        raise UnreadableError(
            f"Het bestand kan niet worden geopend ({reason(error)}).", "Controleer de schijf en het pad."
        ) from error
    if not data:
        raise UnreadableError(
            "Het bestand is leeg (0 bytes).", "Haal het bestand opnieuw op bij de afzender."
        )
    return data
