"""ZIP packages (Word, OpenDocument, spreadsheets, archives) unpacked in memory, within limits."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from ingest.settings import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable

    from ingest.settings import Limits

MIB = 1024 * 1024

CHUNK = 64 * 1024
"""In bytes: so much is unpacked at a time, and no more than that beyond a limit."""

HARMLESS = 16 * MIB
"""In bytes: what unpacks to less is no bomb, however well it is packed; an empty form packs well."""

METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The only ways of packing in office files (ISO/IEC 21320-1); others unpack without a bound on memory."""

LOCAL_HEADER = 30
"""In bytes: what stands at least before the contents of a member (APPNOTE.TXT, 4.3.7)."""

ENTRY, END, LOCATOR = b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x07"
"""The marks of an entry in the directory, of its end, and of a ZIP64 end (APPNOTE.TXT, 4.3)."""

_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


def names(data: bytes) -> tuple[str, ...]:
    """The names of all members, in the order of the package; none when the bytes are no ZIP package."""
    if not data.startswith(b"PK") or _entries(data) > DEFAULT.limits.archive_files:
        return ()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return tuple(_name(info) for info in archive.infolist())
    except _DAMAGE:
        return ()


def members(data: bytes, limits: Limits, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """The members of a ZIP package whose name is wanted, by name (with forward slashes), in its order.

    What is unpacked is counted as it comes, whatever the package claims. Raises `UnreadableError` when the
    package is damaged, protected or twisted, or unpacks to more than the limits allow.
    """
    if _entries(data) > limits.archive_files:
        raise _too_much(f"meer dan {limits.archive_files} bestanden", "archief_bestanden")
    found: dict[str, bytes] = {}
    left = limits.archive_mb * MIB
    stream = io.BytesIO(data)
    try:
        with zipfile.ZipFile(stream) as archive:
            _check_layout(archive)
            for info in archive.infolist():
                if wanted(_name(info)) and not info.is_dir():
                    found[_name(info)] = _unpacked(archive, stream, info, left, limits)
                    left -= len(found[_name(info)])
    except _DAMAGE as error:
        raise UnreadableError(
            "Het bestand is beschadigd: de inhoud kan niet worden uitgepakt.",
            "Open het in het programma waarmee het is gemaakt en sla het opnieuw op, "
            "of haal het opnieuw op bij de afzender.",
        ) from error
    return found


def _name(info: zipfile.ZipInfo) -> str:
    return info.filename.replace("\\", "/")


def _entries(data: bytes) -> int:
    """How many members the directory lists at most, without reading it."""
    end = data.rfind(END)
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    start = 0 if LOCATOR in data[max(0, end - 20) : end] else max(0, end - size)
    return data.count(ENTRY, start)


def _check_layout(archive: zipfile.ZipFile) -> None:
    """Each name once, and no two members of the same bytes: nothing that an honest program writes."""
    infos = sorted(archive.infolist(), key=lambda info: info.header_offset)
    ends = [info.header_offset + LOCAL_HEADER + info.compress_size for info in infos]
    starts = [*(info.header_offset for info in infos[1:]), archive.start_dir]
    overlap = any(end > start for end, start in zip(ends, starts, strict=False))
    if overlap or len({_name(info) for info in infos}) < len(infos):
        raise UnreadableError(
            "Het bestand is verdacht opgebouwd: onderdelen overlappen elkaar of komen dubbel voor.",
            "Vraag de afzender om een nieuw exemplaar.",
        )


def _unpacked(
    archive: zipfile.ZipFile, stream: io.BytesIO, info: zipfile.ZipInfo, left: int, limits: Limits
) -> bytes:
    if info.flag_bits & 1:
        raise UnreadableError(
            "Het bestand is met een wachtwoord beveiligd.",
            "Sla het zonder wachtwoord op en lever het opnieuw aan.",
        )
    if info.compress_type not in METHODS:
        raise NotImplementedError(info.compress_type)
    content = bytearray()
    with archive.open(info) as member:
        while chunk := member.read(CHUNK):
            content += chunk
            if len(content) > left:
                raise _too_much(f"meer dan {limits.archive_mb} MiB", "archief_mb")
            if len(content) > max(HARMLESS, limits.ratio * _taken(stream, info)):
                raise _too_much(f"meer dan {limits.ratio} keer zoveel als het inpakt", "verhouding")
    return bytes(content)


def _taken(stream: io.BytesIO, info: zipfile.ZipInfo) -> int:
    """How many bytes of the package have gone into a member so far."""
    return stream.tell() - info.header_offset


def _too_much(what: str, limit: str) -> UnreadableError:
    return UnreadableError(
        f"Het bestand is uitgepakt verdacht groot: {what}.",
        "Vraag de afzender om een nieuw exemplaar; is het te vertrouwen, verhoog dan de grens "
        f"'{limit}' in dossier.toml (grenzen: archief_mb, verhouding, archief_bestanden).",
    )
