"""Mails as Outlook stores them (MSG: MS-OXMSG properties in a compound file, MS-CFB)."""

from __future__ import annotations

import io
import re
import struct
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from corpus.errors import UnreadableError
from corpus.model import Notice
from ingest.web.charsets import decoded
from ingest.web.correspondence import Body, Mail, compose, is_logo
from ingest.web.enclosures import Enclosure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.lines import Raw
    from ingest.settings import Settings

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PROPERTIES = "__properties_version1.0"
ATTACHMENT = "__attach_version1.0_#"
EMBEDDED = "__substg1.0_3701000D"

TOP_HEADER, INNER_HEADER, PART_HEADER = 32, 24, 8
"""In bytes: what stands before the properties of a file, of a mail in a mail, of an attachment (2.4.1)."""

SUBJECT, CLASS, SENT, DELIVERED = 0x0037, 0x001A, 0x0039, 0x0E06
SENDER, SENDER_ADDRESS, SENDER_SMTP, ON_BEHALF = 0x0C1A, 0x0C1F, 0x5D01, 0x0042
TO, CC, BODY, HTML, RTF, CODEPAGE = 0x0E04, 0x0E03, 0x1000, 0x1013, 0x1009, 0x3FDE
LONG_NAME, SHORT_NAME, SHOWN_NAME, DATA, CONTENT_ID = 0x3707, 0x3704, 0x3001, 0x3701, 0x3712
"""The properties that are read, by their number (MS-OXPROPS)."""

_CODEPAGES = {65001: "utf-8", 28591: "iso-8859-1", 28605: "iso-8859-15", 20127: "ascii"}
_DAMAGE = (
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    struct.error,
    RecursionError,
    OverflowError,
)
"""What olefile raises on a damaged file: it tells no damage from a fault of its own."""

_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|bmp|svg|webp)$", re.IGNORECASE)


def is_message(data: bytes) -> bool:
    """Whether the bytes are a compound file with the properties of a mail at its top."""
    if not data.startswith(SIGNATURE) or PROPERTIES.encode("utf-16-le") not in data:
        return False
    try:
        with closing(_opened(data)) as file:
            return bool(file.exists(PROPERTIES))
    except UnreadableError:
        return False


def read(data: bytes, settings: Settings) -> Raw:
    """The head, body and attachments of a mail.

    Raises `UnreadableError` when it is no mail of Outlook, or damaged.
    """
    with closing(_opened(data)) as file:
        store = _Store(file, len(data))
        if not file.exists(PROPERTIES):
            raise _damaged()
        return compose(_mail(store, TOP_HEADER), settings)


def _opened(data: bytes) -> Any:
    import olefile

    try:
        return olefile.OleFileIO(io.BytesIO(data))
    except _DAMAGE as error:
        raise _damaged() from error


def _damaged() -> UnreadableError:
    return UnreadableError(
        "Dit is geen Outlook-bericht, of het is beschadigd.",
        "Open het in Outlook en sla het opnieuw op als .msg.",
    )


@dataclass(frozen=True, slots=True)
class _Store:
    """A mail or an attachment in a compound file: where its properties are; `size` is the file's."""

    file: Any
    size: int
    path: tuple[str, ...] = ()

    def stream(self, name: str) -> bytes:
        """The bytes of a stream; none when it is missing, and no more than the file can hold."""
        place = [*self.path, name]
        try:
            if not self.file.exists(place) or self.file.get_size(place) > self.size:
                return b""
            found: bytes = self.file.openstream(place).read()
        except _DAMAGE:
            return b""
        return found

    def binary(self, number: int) -> bytes:
        """A property that is bytes."""
        return self.stream(f"__substg1.0_{number:04X}0102")

    def text(self, number: int, charset: str = "") -> str:
        """A property that is text: in UTF-16, or else in the character set of its writer."""
        wide = self.stream(f"__substg1.0_{number:04X}001F")
        text = (
            decoded(wide, "utf-16-le")
            if wide
            else decoded(self.stream(f"__substg1.0_{number:04X}001E"), charset)
        )
        return text.replace("\x00", "")

    def value(self, number: int, header: int) -> int:
        """A property that is a number or a time; 0 when it is missing."""
        listed = self.stream(PROPERTIES)[header:]
        for place in range(0, len(listed) - 15, 16):
            _, found, _, value = struct.unpack_from("<HHIQ", listed, place)
            if found == number:
                return int(value)
        return 0

    def inner(self) -> Iterator[_Store]:
        """The attachments, in the order of their numbers."""
        depth = len(self.path)
        under = (
            entry for entry in self.file.listdir(streams=False, storages=True) if len(entry) == depth + 1
        )
        names = sorted(entry[-1] for entry in under if tuple(entry[:-1]) == self.path)
        for name in names:
            if name.startswith(ATTACHMENT):
                yield _Store(self.file, self.size, (*self.path, name))


def _mail(store: _Store, header: int) -> Mail:
    codepage = store.value(CODEPAGE, header) & 0xFFFF_FFFF
    charset = _CODEPAGES.get(codepage, f"cp{codepage}")
    page = decoded(store.binary(HTML), charset).replace("\x00", "") or store.text(HTML, charset)
    body = Body(store.text(BODY, charset), page)
    return Mail(
        subject=_line(store.text(SUBJECT, charset)),
        date=_day(store.value(SENT, header) or store.value(DELIVERED, header)),
        sender=_sender(store, charset),
        to=_line(store.text(TO, charset)).replace("; ", ", "),
        cc=_line(store.text(CC, charset)).replace("; ", ", "),
        bodies=(body,),
        enclosures=tuple(_enclosures(store, page)),
        notices=tuple(_notices(store, body)),
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def _sender(store: _Store, charset: str) -> str:
    name = _line(store.text(SENDER, charset) or store.text(ON_BEHALF, charset))
    address = _line(store.text(SENDER_SMTP, charset) or store.text(SENDER_ADDRESS, charset))
    return f"{name} <{address}>" if "@" in address and address != name else name or address


def _day(ticks: int) -> str:
    """The day in the Netherlands of a time in tenths of microseconds since 1601 ("": none)."""
    try:
        moment = datetime(1601, 1, 1, tzinfo=UTC) + timedelta(microseconds=ticks // 10)
        return moment.astimezone(_zone()).date().isoformat() if ticks else ""
    except OverflowError:
        return ""


def _zone() -> Any:
    try:
        return ZoneInfo("Europe/Amsterdam")
    except ZoneInfoNotFoundError:  # Windows has no list of time zones of its own
        return UTC


def _enclosures(store: _Store, page: str) -> Iterator[Enclosure]:
    left = store.size
    for inner in store.inner():
        name = inner.text(LONG_NAME) or inner.text(SHORT_NAME) or inner.text(SHOWN_NAME) or "bijlage"
        embedded = _Store(store.file, store.size, (*inner.path, EMBEDDED))
        if store.file.exists([*embedded.path, PROPERTIES]):
            yield Enclosure(f"{name.removesuffix('.msg')}.msg", read=partial(_nested, embedded))
            continue
        data = inner.binary(DATA)
        left -= len(data)
        if left < 0:  # attachments that share their bytes
            raise _damaged()
        if not (_PICTURE.search(name) and is_logo(len(data), inner.text(CONTENT_ID), page)):
            yield Enclosure(name, data)


def _nested(store: _Store, settings: Settings) -> Raw:
    return compose(_mail(store, INNER_HEADER), settings)


def _notices(store: _Store, body: Body) -> Iterator[Notice]:
    if "SMIME" in store.text(CLASS).upper():
        yield Notice(
            "Deze mail is versleuteld of digitaal verzegeld en is misschien niet geheel gelezen. "
            "Open haar in Outlook en sla haar onversleuteld op.",
            lost=True,
        )
    if not (body.plain.strip() or body.html.strip()) and store.binary(RTF):
        yield Notice(
            "De tekst van deze mail staat er alleen als opgemaakte tekst (RTF) in en is niet gelezen. "
            "Zet de opmaak in Outlook op HTML of tekst zonder opmaak en sla haar opnieuw op.",
            lost=True,
        )
