"""A user's own Word template: its styles, page, headers and footers win, ours fill the gaps."""

from __future__ import annotations

import zlib
from copy import deepcopy
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from corpus.errors import TemplateError
from reports.wordlists import adopt_list
from reports.wordstyle import HEIGHT, MARGIN, WIDTH
from reports.wordxml import W

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from docx.document import Document
    from lxml.etree import _Element as Element

TEMPLATE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
"""What a .dotx and a .docx call their main part; python-docx opens the last alone."""

TYPES = "[Content_Types].xml"
VALUE = f"{W}val"
LARGEST = 200 * 2**20
"""Bytes of all parts unpacked: a small file may hide any amount."""
USES = tuple(f"{W}{tag}" for tag in ("pStyle", "rStyle", "tblStyle"))
UNREADABLE = (
    BadZipFile, zlib.error, EOFError, RuntimeError, KeyError, ValueError, AttributeError, TypeError,
    IndexError,
)  # fmt: skip
"""What a package that is broken, encrypted or no document makes of reading it."""
RESTS_ON = tuple(f"{W}{tag}" for tag in ("basedOn", "link", "next"))


def opened(template: bytes) -> Document:
    """The template as a document without text. Raises `TemplateError` when it is none."""
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import LxmlError

    try:
        document = Document(BytesIO(_as_document(template)))
        _measured(document)
    except (*UNREADABLE, PackageNotFoundError, LxmlError) as error:
        raise TemplateError(
            "Het sjabloon is geen Word-document dat kan worden gelezen.",
            "Sla het in Word op als .docx of .dotx, zonder macro's of wachtwoord, en probeer het opnieuw.",
        ) from error
    body = document.element.body
    for element in list(body):
        if element is not body.sectPr:
            body.remove(element)
    return document


def _measured(document: Document) -> None:
    """Give a page without measures those of ours; reads all that is needed later."""
    from docx.shared import Cm

    section = document.sections[-1]
    section.page_width, section.page_height = (
        section.page_width or Cm(WIDTH),
        section.page_height or Cm(HEIGHT),
    )
    section.left_margin = Cm(MARGIN) if section.left_margin is None else section.left_margin
    section.right_margin = Cm(MARGIN) if section.right_margin is None else section.right_margin
    _ = document.styles, document.settings, document.core_properties


def _as_document(template: bytes) -> bytes:
    """The same package, named a document."""
    result = BytesIO()
    with ZipFile(BytesIO(template)) as source, ZipFile(result, "w") as target:
        if sum(part.file_size for part in source.infolist()) > LARGEST:
            raise BadZipFile
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data.replace(TEMPLATE, DOCUMENT) if name == TYPES else data)
    return result.getvalue()


def adopt(document: Document, ours: Document, texts: Sequence[Element]) -> None:
    """Name the template's styles in the texts, and add to it those that only we have.

    Styles are the same by name: the id of "heading 1" differs by the language of Word.
    """
    own = {_id(style): style for style in _styles(ours)}
    theirs = {_name(style): _id(style) for style in _styles(document)}
    names = {identity: theirs[_name(style)] for identity, style in own.items() if _name(style) in theirs}
    lacking = _lacking(own, names, [use.get(VALUE) for use in _uses(texts)])
    names |= {identity: _free(identity, theirs.values()) for identity in lacking}
    for identity in lacking:
        added = deepcopy(own[identity])
        _fit(added, names)
        adopt_list(added, ours, document)
        document.styles.element.append(added)
    for use in _uses(texts):
        use.set(VALUE, names[use.get(VALUE)])


def _styles(document: Document) -> Iterator[Element]:
    yield from document.styles.element.iterchildren(f"{W}style")


def _id(style: Element) -> str:
    return str(style.get(f"{W}styleId"))


def _name(style: Element) -> str:
    return str(style.find(f"{W}name").get(VALUE)).casefold()


def _uses(texts: Iterable[Element]) -> Iterator[Element]:
    """The places where a text names a style."""
    for text in texts:
        yield from text.iter(*USES)


def _lacking(own: Mapping[str, Element], names: Mapping[str, str], used: Iterable[str]) -> tuple[str, ...]:
    """The styles in use that the template lacks, and those that they rest on, each once."""
    found: dict[str, None] = {}
    waiting = list(used)
    while waiting:
        identity = waiting.pop()
        if identity in names or identity in found:
            continue
        found[identity] = None
        waiting += [rests.get(VALUE) for rests in own[identity].iterchildren(f"{W}basedOn")]
    return tuple(sorted(found))


def _free(identity: str, taken: Iterable[str]) -> str:
    known = set(taken)
    return next(name for n in count() if (name := f"{identity}{n or ''}") not in known)


def _fit(style: Element, names: Mapping[str, str]) -> None:
    """Make our style one of the template's: in its font, and resting on its styles."""
    style.set(f"{W}styleId", names[_id(style)])
    style.attrib.pop(f"{W}default", None)
    for fonts in list(style.iter(f"{W}rFonts")):
        fonts.getparent().remove(fonts)
    for rests in [e for tag in RESTS_ON for e in style.findall(tag)]:
        if rests.get(VALUE) in names:
            rests.set(VALUE, names[rests.get(VALUE)])
        else:
            style.remove(rests)
