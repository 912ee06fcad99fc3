"""Mails as mail programs send and store them (EML: RFC 5322 and MIME, RFC 2045 to 2049, 2231, 3676)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from email.errors import MessageError
from email.header import decode_header
from email.parser import BytesParser
from email.policy import Compat32
from email.utils import parsedate_to_datetime
from functools import partial
from mimetypes import guess_extension
from typing import TYPE_CHECKING, cast

from corpus.errors import UnreadableError
from corpus.model import Notice
from ingest.web.charsets import decoded
from ingest.web.correspondence import Body, Mail, compose, is_logo
from ingest.web.enclosures import Enclosure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from email.message import Message

    from ingest.lines import Raw
    from ingest.settings import Settings

LONGEST_FIELD = 10_000
"""In characters: no honest field of a head is longer, and reading a field takes time by its square."""

LONGEST_HEAD = 65_536
"""In bytes: within them a mail has named its sender, below what servers write above it."""

MOST_PARTS = 10_000
"""A mail with more parts is made to keep its reader busy."""

_HEAD = re.compile(rb"\A\s{0,10}(?:From [^\n]*\n)?((?:[!-9;-~]{1,100}[ \t]?:[^\n]*(?:\n[ \t][^\n]*)*\n?)+)")
_NAME = re.compile(rb"^([!-9;-~]+)[ \t]?:", re.MULTILINE)
_SENT = frozenset((b"date", b"message-id", b"received", b"mime-version", b"return-path", b"x-mailer"))

_SIGNATURES = frozenset(
    (
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "application/pgp-signature",
        "application/pgp-keys",
    )
)
_SEALED = frozenset(("application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"))
_TEXTS = {"text/plain": "plain", "text/html": "html"}
_OTHER_FORMS = frozenset(("text/x-amp-html", "text/watch-html", "text/enriched", "text/rfc822-headers"))


def is_mail(data: bytes) -> bool:
    """Whether the bytes open with the head of a mail: fields only, its sender and a field of its journey."""
    head = _HEAD.match(data[:LONGEST_HEAD])
    names = {name.lower() for name in _NAME.findall(head[1])} if head else set()
    return bool(names & {b"from", b"sender"}) and bool(names & _SENT)


def read(data: bytes, settings: Settings) -> Raw:
    """The head, body and attachments of a mail.

    Raises `UnreadableError` when it is no mail, or one that nests as no mail program writes it.
    """
    try:
        message = BytesParser(policy=_Lenient()).parsebytes(data)
    except (RecursionError, ValueError, LookupError, MessageError) as error:
        raise _damaged() from error
    if not message.keys():
        raise _damaged()
    return compose(_mail(message), settings)


def _damaged() -> UnreadableError:
    return UnreadableError(
        "Dit is geen e-mail, of zij is beschadigd.",
        "Sla het bericht in het mailprogramma opnieuw op als .eml.",
    )


class _Lenient(Compat32):
    """Fields stay the text they are: the default policy's parser is recursive, and slow on hostile ones."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """The name and the value of a field, what is too long of it cut off."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:LONGEST_FIELD]


def _mail(message: Message) -> Mail:
    parts = list(_parts(message))
    bodies = _bodies(parts)
    page = " ".join(body.html for body in bodies)
    return Mail(
        subject=_field(message, "subject"),
        date=_date(_field(message, "date")),
        sender=_field(message, "from") or _field(message, "sender"),
        to=_field(message, "to"),
        cc=_field(message, "cc"),
        bodies=bodies,
        enclosures=tuple(_enclosures(parts, page)),
        notices=tuple(_notices(parts)),
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """A part that holds no parts; those with the same number are forms of one text."""

    message: Message
    number: int

    @property
    def kind(self) -> str:
        """Its media type; a container that holds no parts is a text."""
        kind = self.message.get_content_type()
        return "text/plain" if kind.startswith("multipart/") and kind not in _SEALED else kind

    @property
    def name(self) -> str:
        """The file name that it was sent under ("": none)."""
        try:
            return _decoded_words(self.message.get_filename("") or "")
        except (ValueError, LookupError, TypeError):  # from continuations without sense (RFC 2231)
            return ""

    @property
    def is_text(self) -> bool:
        """Whether it is shown as (a form of) the text of the mail."""
        return (
            self.kind in _TEXTS and not self.name and self.message.get_content_disposition() != "attachment"
        )

    @property
    def data(self) -> bytes:
        """Its bytes; none if it holds messages."""
        data = self.message.get_payload(decode=True)
        return data if isinstance(data, bytes) else b""


def _parts(message: Message) -> Iterator[_Part]:
    waiting, count = [(message, 0)], 0
    while waiting:
        part, number = waiting.pop()
        count += 1
        if count > MOST_PARTS:
            raise _damaged()
        kind = part.get_content_type()
        if part.is_multipart() and part.get_content_maintype() == "multipart" and kind not in _SEALED:
            number = number or (count if kind == "multipart/alternative" else 0)
            waiting += [(inner, number) for inner in reversed(cast("list[Message]", part.get_payload()))]
        else:
            yield _Part(part, number or -count)


def _bodies(parts: Sequence[_Part]) -> tuple[Body, ...]:
    """The texts of a mail, in order."""
    found: dict[int, Body] = {}
    for part in (part for part in parts if part.is_text):
        body, form = found.get(part.number, Body()), _TEXTS[part.kind]
        text = decoded(part.data, part.message.get_content_charset("") or "")
        if form == "plain" and str(part.message.get_param("format")).lower() == "flowed":
            text = _unflowed(text, glued=str(part.message.get_param("delsp")).lower() == "yes")
        found[part.number] = replace(body, **{form: f"{getattr(body, form)}{text}"})
    return tuple(found.values())


def _unflowed(text: str, *, glued: bool) -> str:
    """Each paragraph on a line of its own; in the file a line that ends in a space goes on (RFC 3676, 4)."""
    whole: list[str] = []
    runs_on = ""
    for line in text.splitlines():
        marks = line[: len(line) - len(line.lstrip(">"))]
        words = line[len(marks) :].removeprefix(" ")
        if runs_on and runs_on == f"{marks}|" and words != "-- ":
            whole[-1] += words
        else:
            whole.append(f"{marks} {words}" if marks else words)
        runs_on = f"{marks}|" if words.endswith(" ") and words != "-- " else ""
        if runs_on and glued:
            whole[-1] = whole[-1][:-1]
    return "\n".join(whole)


def _enclosures(parts: Sequence[_Part], page: str) -> Iterator[Enclosure]:
    """What is enclosed; without signatures of the mail, other forms of its text, and logos."""
    for part in parts:
        if (
            part.is_text
            or part.kind in _SEALED | _SIGNATURES
            or (part.number > 0 and part.kind in _OTHER_FORMS)
        ):
            continue
        if part.kind == "message/rfc822" and part.message.is_multipart():
            inner = cast("Message", part.message.get_payload(0))
            yield Enclosure(
                part.name or f"{_field(inner, 'subject') or 'bericht'}.eml", read=partial(_nested, inner)
            )
        elif not (
            part.kind.startswith("image/")
            and is_logo(len(part.data), _field(part.message, "content-id"), page)
        ):
            yield Enclosure(part.name or f"bijlage{guess_extension(part.kind) or ''}", part.data)


def _nested(message: Message, settings: Settings) -> Raw:
    return compose(_mail(message), settings)


def _notices(parts: Sequence[_Part]) -> Iterator[Notice]:
    for part in parts:
        if part.kind in _SEALED:
            yield Notice(
                "Een deel van deze mail is versleuteld of digitaal verzegeld en is niet gelezen. "
                "Open de mail in het mailprogramma en sla haar onversleuteld op.",
                lost=True,
            )


def _field(message: Message, name: str) -> str:
    """A field of the head as text on one line."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name), "")
    return _decoded_words(decoded(str(raw).encode("utf-8", "surrogateescape")))


def _decoded_words(text: str) -> str:
    """A field with its encoded words (RFC 2047) read; as it stands where they make no sense."""
    try:
        pieces = decode_header(text) if "=?" in text else [(text, None)]
        shown = [
            piece if isinstance(piece, str) else decoded(piece, charset or "") for piece, charset in pieces
        ]
    except (ValueError, MessageError):
        shown = [text]
    return " ".join(("".join(shown) or text).replace("\x00", "").split())


def _date(text: str) -> str:
    """The day on which a mail was sent, where its sender is; the field itself where that makes no sense."""
    try:
        sent = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError, IndexError):
        return text
    return sent.date().isoformat()
