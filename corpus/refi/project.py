"""What a project of qualitative analysis holds, as the REFI-QDA standard 1.5 exchanges it.

The values are those that Rodedraad and other programs share: codes, coders, texts, and who coded which
stretch of text as what. Ranges are half-open and count characters (Unicode code points) of `Source.text`.
A guid is written in lower case without braces; `canonical` makes any spelling of one so. References
(`Coding.code`, `.user`, `.notes`) are guids; "" refers to nobody.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:rodedraad:refi")
_GUID = re.compile(r"\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?")

ORIGIN = "Rodedraad"
"""The program that a project says it comes from."""


def guid(*parts: str) -> str:
    """The guid of what these parts name: the same parts give the same guid anywhere (UUID version 5)."""
    name = "\x1f".join(parts)
    return str(uuid.uuid5(_SPACE, name.encode("utf-8", "backslashreplace").decode()))


def canonical(text: str) -> str:
    """A guid as this package writes it; what is no guid at all gets one of its own, "" stays ""."""
    stripped = text.strip().lower()
    match = _GUID.fullmatch(stripped)
    if match:
        return match[1]
    return guid("vreemd", stripped) if stripped else ""


@dataclass(frozen=True, slots=True)
class User:
    """A coder: a person or a machine."""

    guid: str
    name: str


@dataclass(frozen=True, slots=True)
class Code:
    """A code with the codes below it; `codable` is False for a heading that no text is coded with.

    `colour` is "#RRGGBB", "#RGB" or "" for none.
    """

    guid: str
    name: str
    description: str = ""
    colour: str = ""
    codable: bool = True
    children: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class Coding:
    """The judgement of a user that a code applies. The code need not be in the project."""

    guid: str
    code: str
    user: str = ""
    created: datetime | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """A stretch of a source's text with its codings; `name` is mostly its first words.

    `description` is the comment of its user, `notes` the guids of notes that belong to it.
    """

    guid: str
    start: int
    end: int
    name: str = ""
    user: str = ""
    created: datetime | None = None
    description: str = ""
    codings: tuple[Coding, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Original:
    """The file that a text was taken from: its bytes, or (`content` None) where it lies outside the project.

    `link` is then a path as the standard writes it: "absolute:///..." or "relative:///...".
    """

    format: Literal["pdf", "docx"]
    content: bytes | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A text that was coded; `codings` are those of the text as a whole."""

    guid: str
    name: str
    text: str
    user: str = ""
    created: datetime | None = None
    description: str = ""
    selections: tuple[Selection, ...] = ()
    codings: tuple[Coding, ...] = ()
    notes: tuple[str, ...] = ()
    original: Original | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A memo that stands by itself or belongs to what refers to it."""

    guid: str
    name: str
    text: str
    user: str = ""
    created: datetime | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """A project; `notices` tell in Dutch what of a file that was read has no place here."""

    name: str
    users: tuple[User, ...] = ()
    codes: tuple[Code, ...] = ()
    sources: tuple[Source, ...] = ()
    notes: tuple[Note, ...] = ()
    description: str = ""
    created: datetime | None = None
    user: str = ""
    origin: str = ORIGIN
    notices: tuple[str, ...] = field(default=(), compare=False)
