"""A mail as text, whatever program stored it: its head as letter lines, its body, what is enclosed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.model import BlockKind, Notice
from corpus.spans import AlignedText
from ingest.html import page
from ingest.lines import Line, Raw
from ingest.settings import DEFAULT
from ingest.text import read as read_text
from ingest.web.enclosures import read_enclosures
from ingest.web.quoted import apart, forwards, uncited
from ingest.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.settings import Settings
    from ingest.web.enclosures import Enclosure

HEAD_WORDS = 12
"""A line of letter furniture has no more; a long list of addressees takes several lines."""

REAL_SHARE = 0.5
"""A plain text with fewer than this share of the words of its HTML is a stub ("open dit in uw browser")."""

LOGO = 65_536
"""In bytes: a picture that the text shows is a logo or a line when it is smaller; a scanned page is not."""

FORWARDED = "doorgestuurd bericht"


@dataclass(frozen=True, slots=True)
class Body:
    """One text of a mail in the forms that it comes in."""

    plain: str = ""
    html: str = ""


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as it was taken out of its file."""

    subject: str
    date: str
    sender: str
    to: str
    cc: str
    bodies: tuple[Body, ...]
    enclosures: tuple[Enclosure, ...]
    notices: tuple[Notice, ...] = ()


def compose(mail: Mail, settings: Settings) -> Raw:
    """The text of a mail and of what is enclosed; what is not read of it is told in the notices."""
    head = _head(mail)
    own, passed_on = _split(mail, [_read(body) for body in mail.bodies])
    enclosed, notices = read_enclosures(mail.enclosures, settings)
    return Raw(
        head.source + own.source,
        (),
        (*head.lines, *_moved(own.lines, len(head.source))),
        (*mail.notices, *own.notices, *notices),
        attachments=(*passed_on, *enclosed),
    )


def is_logo(size: int, identifier: str, page: str) -> bool:
    """Whether a picture of so many bytes is decoration: small, and shown by the HTML under its Content-ID."""
    name = identifier.strip(" <>")
    return size < LOGO and bool(name) and f"cid:{name}" in page


def _head(mail: Mail) -> Raw:
    """The fields of a mail under the labels of a Dutch letter."""
    fields = [("Van", mail.sender), ("Datum", mail.date), ("Onderwerp", mail.subject)]
    fields += [("Aan", some) for some in _shares(mail.to)] + [("Cc", some) for some in _shares(mail.cc)]
    lines: list[Line] = []
    source = ""
    for text in (f"{label}: {value}" for label, value in fields if value):
        content = AlignedText(text, tuple(range(len(source), len(source) + len(text))))
        lines.append(Line(content, kind=BlockKind.LETTERHEAD, closed=True, apart=not lines))
        source += f"{text}\n"
    return Raw(source, (), tuple(lines))


def _shares(addressees: str) -> Iterator[str]:
    share: list[str] = []
    for one in addressees.split(", "):
        if share and len(words(", ".join([*share, one]))) > HEAD_WORDS:
            yield ", ".join(share)
            share = []
        share.append(one)
    yield ", ".join(share)


def _read(body: Body) -> Raw:
    """The lines of a text of a mail: of the plain form if that says as much as the HTML does."""
    web = page(body.html) if body.html.strip() else Raw("", (), ())
    if len(words(body.plain)) >= max(1, REAL_SHARE * len(words(web.source))):
        plain = body.plain.replace("\x00", "").replace("\f", "\n")
        return read_text(plain.encode(), DEFAULT)
    return web


def _split(mail: Mail, bodies: Sequence[Raw]) -> tuple[Raw, tuple[Raw, ...]]:
    """The sender's own text, earlier mails under it labelled, and apart from it a mail that is passed on."""
    source, lines = "", list[Line]()
    for body in bodies:
        lines += _moved(body.lines, len(source))
        source += body.source.rstrip("\n") + "\n"
    start = forwards(lines, mail.subject)
    if start is None:
        return Raw(source, (), apart(lines)), ()
    cut = min(lines[start].content.origins)
    notice = Notice(
        "Deze mail stuurt een ander bericht door; wie dat schreef staat boven het doorgestuurde bericht."
    )
    passed_on = Raw(
        source[cut:], (), apart(uncited(_moved(lines[start:], -cut)), forwarded=True), file=FORWARDED
    )
    return Raw(source[:cut], (), apart(lines[:start]), (notice,)), (passed_on,)


def _moved(lines: Sequence[Line], by: int) -> list[Line]:
    """The lines, their text further on in the source."""
    return [
        replace(
            line, content=_shift(line.content, by), row=line.row and line.row.each(lambda c: _shift(c, by))
        )
        for line in lines
    ]


def _shift(content: AlignedText, by: int) -> AlignedText:
    return AlignedText(content.text, tuple(origin + by for origin in content.origins))
