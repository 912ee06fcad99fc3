"""What is enclosed in a mail: read as any other file, each under its own name, within the limits."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.model import Notice
from ingest.office.package import MIB, members
from ingest.registry import READERS, is_hidden, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ingest.lines import Raw
    from ingest.settings import Limits, Settings

LONGEST_NAME = 120
"""In characters: names are shown in lists and in reports."""

_UNSAFE = re.compile(r'[<>:"|?*]')


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file in a mail: the name it was given, and its bytes, or how to read it when it is a mail itself."""

    name: str
    data: bytes = b""
    read: Callable[[Settings], Raw] | None = None


def safe_name(name: str) -> str:
    """The name without folders, signs that steer a screen or a file system, and surplus length."""
    last = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    shown = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c)[0] != "C")
    clean = _UNSAFE.sub("_", " ".join(shown.split())).strip(" .") or "bijlage"
    suffix = PurePosixPath(clean).suffix[:10]
    return clean[: -len(suffix) or None][:LONGEST_NAME].rstrip() + suffix


def read_enclosures(enclosures: Sequence[Enclosure], settings: Settings) -> tuple[list[Raw], list[Notice]]:
    """The texts of what is enclosed, in order, and a notice for each file that could not be read."""
    found: list[Raw] = []
    notices: list[Notice] = []
    left = settings.limits.archive_mb * MIB
    waiting = list(reversed(enclosures))
    for count in range(settings.limits.archive_files):
        if not waiting:
            return _told_apart(found), notices
        enclosure = waiting.pop()
        left -= len(enclosure.data)
        try:
            limits = _within(settings.limits, left, count)
            packed = list(_unpacked(enclosure, limits))
            waiting += reversed(packed)
            if not packed:
                found.append(_read(enclosure, replace(settings, limits=limits)))
        except UnreadableError as error:
            name = safe_name(enclosure.name)
            notices.append(Notice(f"De bijlage {name} is niet gelezen. {error}", lost=True))
    if waiting:
        notices.append(
            Notice(f"Van de bijlagen zijn er {len(waiting)} niet gelezen: het zijn er te veel.", lost=True)
        )
    return _told_apart(found), notices


def _within(limits: Limits, left: int, count: int) -> Limits:
    """What the limits leave for a file that stands in this one."""
    if limits.depth <= 0:
        raise UnreadableError(
            "Hij zit te diep in andere bestanden.", "Sla de bijlage apart op en lever haar los aan."
        )
    if left <= 0:
        raise UnreadableError(
            f"De bijlagen zijn samen groter dan {limits.archive_mb} MiB.", "Sla ze op en lever ze los aan."
        )
    inner = limits.archive_files - count
    return replace(limits, depth=limits.depth - 1, archive_mb=-(-left // MIB), archive_files=inner)


def _unpacked(enclosure: Enclosure, limits: Limits) -> Iterator[Enclosure]:
    """The files in an archive; none for any other file, and for a document that is stored as an archive."""
    if not enclosure.name.lower().endswith(".zip") or any(reader.shows(enclosure.data) for reader in READERS):
        return
    for name, data in members(enclosure.data, limits, _is_document).items():
        yield Enclosure(name, data)


def _is_document(name: str) -> bool:
    return not any(is_hidden(part) for part in name.split("/"))


def _read(enclosure: Enclosure, settings: Settings) -> Raw:
    name = safe_name(enclosure.name)
    if enclosure.read is not None:
        return replace(enclosure.read(settings), file=name)
    if not enclosure.data:
        raise UnreadableError("Zij is leeg (0 bytes).", "Vraag de afzender om de bijlage.")
    raw = read_bytes(enclosure.data, name, settings)[1]
    if not raw.lines and not raw.attachments:
        raise UnreadableError("Zij bevat geen tekst.", "Vraag de afzender om een versie met tekst.")
    return replace(raw, file=name)


def _told_apart(found: Sequence[Raw]) -> list[Raw]:
    """The same, those that bear the name of an earlier one numbered."""
    taken: set[str] = set()
    return [_renamed(raw, taken) for raw in found]


def _renamed(raw: Raw, taken: set[str]) -> Raw:
    stem, suffix = PurePosixPath(raw.file).stem, PurePosixPath(raw.file).suffix
    name, number = raw.file, 2
    while name in taken:
        name, number = f"{stem} ({number}){suffix}", number + 1
    taken.add(name)
    return replace(raw, file=name, attachments=tuple(_renamed(inner, taken) for inner in raw.attachments))
