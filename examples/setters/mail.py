"""Texts as mails, with what is enclosed (RFC 5322, MIME)."""

from __future__ import annotations

import textwrap
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from setters.tekst import Blok, Tekst

BOUNDARY = "=-verzonnen-voorbeeld-="
"""The line between the parts of a mail; it is made up by chance if it is not given."""

WIDTH = 76
"""Characters on a line, as mail programs break them (RFC 2646 advises fewer than 80)."""


def as_eml(tekst: Tekst, enclosed: Mapping[str, bytes]) -> bytes:
    """The text as a mail with these PDF files enclosed."""
    mail = EmailMessage(policy=SMTP)
    for field in ("From", "To", "Date", "Subject", "Message-ID"):
        mail[field] = tekst.opmaak[field]
    mail.set_content("\n\n".join(map(_plain, tekst.blokken)) + "\n", cte="8bit")
    for name, content in enclosed.items():
        mail.add_attachment(content, maintype="application", subtype="pdf", filename=name)
    if mail.is_multipart():
        mail.set_boundary(BOUNDARY)
    return mail.as_bytes()


def _plain(blok: Blok) -> str:
    match blok.soort:
        case "alinea":
            return textwrap.fill(" ".join(blok.regels), WIDTH)
        case "citaat":
            return "\n>\n".join(f"> {line}" for line in blok.regels)
        case _:
            return "\n".join(blok.regels)
