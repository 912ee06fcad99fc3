"""Reading the texts of a project file with their selections and codings.

Positions count the characters of the text as it stands in its file, without a byte order mark, and a line
end of two characters (CR LF) counts as two: so NVivo counts. ATLAS.ti counts it as one; its texts are read
with LF alone. Both are as the importer of QualCoder found them.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from corpus.refi.project import Coding, Note, Original, Selection, Source
from corpus.refi.xmlreading import content, damaged, first, identity, local, moment, named, reference, value

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from corpus.refi.archive import Members
    from corpus.refi.xmlreading import Element

_ENCODINGS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


class Texts:
    """The texts in the members of a project file; `one_line_end` says that CR LF counts as one character."""

    def __init__(self, members: Members, one_line_end: bool) -> None:
        self._members = members
        self._one_line_end = one_line_end

    def note(self, element: Element) -> Note:
        """The note that an element holds; its text is "" when it lies outside the project file."""
        inline = content(element, "PlainTextContent")
        text = inline or self._text(element) or content(element, "Description")
        return Note(identity(element), value(element, "name"), text, *_made(element))

    def source(self, element: Element, linked: Mapping[str, tuple[str, ...]]) -> Source | None:
        """The source that a TextSource or PDFSource holds, None when its text lies outside the project file.

        `linked` has the guids of notes that belong to a source or selection by its guid.
        """
        is_pdf = local(element) == "PDFSource"
        holder = first(element, "Representation") if is_pdf else element
        text = "" if holder is None else self._text(holder)
        if text is None:
            return None
        own = identity(element)
        holders = (element,) if holder is None or holder is element else (element, holder)
        user, created = _made(element)
        return Source(
            guid=own,
            name=value(element, "name"),
            text=text,
            user=user,
            created=created,
            description=content(element, "Description"),
            selections=tuple(_selection(e, text, linked) for e in named(holder, "PlainTextSelection")),
            codings=tuple(_coding(e) for h in holders for e in named(h, "Coding")),
            notes=tuple(_note(e) for h in holders for e in named(h, "NoteRef")) + linked.get(own, ()),
            original=self._original(element, is_pdf),
        )

    def _text(self, element: Element) -> str | None:
        path = value(element, "plainTextPath")
        if not path:
            inline = first(element, "PlainTextContent")
            return "" if inline is None else "".join(inline.itertext())
        data = self._members.source(path)
        text = None if data is None else _decoded(data, path)
        return text.replace("\r\n", "\n") if text and self._one_line_end else text

    def _original(self, element: Element, is_pdf: bool) -> Original | None:
        path = value(element, "path" if is_pdf else "richTextPath")
        if not path or not (is_pdf or path.lower().endswith(".docx")):
            return None
        data = self._members.source(path)
        return Original("pdf" if is_pdf else "docx", data, path if data is None else "")


def _decoded(data: bytes, path: str) -> str:
    mark = next((mark for mark in _ENCODINGS if data.startswith(mark)), b"")
    try:
        return data[len(mark) :].decode(_ENCODINGS.get(mark, "utf-8"))
    except UnicodeDecodeError as error:
        raise damaged(f"De tekst '{path}' in het projectbestand is geen UTF-8.") from error


def _selection(element: Element, text: str, linked: Mapping[str, tuple[str, ...]]) -> Selection:
    own = identity(element)
    start, end = _position(element, "startPosition"), _position(element, "endPosition")
    if not 0 <= start <= end <= len(text):
        raise damaged(f"Een selectie loopt van {start} tot {end} in een tekst van {len(text)} tekens.")
    user, created = _made(element)
    codings = tuple(named(element, "Coding"))
    references = [*named(element, "NoteRef"), *(e for coding in codings for e in named(coding, "NoteRef"))]
    return Selection(
        guid=own,
        start=start,
        end=end,
        name=value(element, "name"),
        user=user,
        created=created,
        description=content(element, "Description"),
        codings=tuple(map(_coding, codings)),
        notes=tuple(map(_note, references)) + linked.get(own, ()),
    )


def _position(element: Element, attribute: str) -> int:
    digits = element.get(attribute, "").strip()
    # Nine digits are more than any text has.
    if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
        raise damaged(f"Een selectie heeft geen bruikbare {attribute}.")
    return int(digits)


def _coding(element: Element) -> Coding:
    code = first(element, "CodeRef")
    target = "" if code is None else reference(code, "targetGUID")
    return Coding(identity(element), target, *_made(element))


def _note(element: Element) -> str:
    return reference(element, "targetGUID")


def _made(element: Element) -> tuple[str, datetime | None]:
    return (
        reference(element, "creatingUser", "modifyingUser"),
        moment(element, "creationDateTime", "modifiedDateTime"),
    )
