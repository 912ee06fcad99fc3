"""Word (Office Open XML, ECMA-376): paragraphs, lists and tables, tracked changes accepted."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from corpus.errors import UnreadableError
from corpus.model import BlockKind
from corpus.spans import AlignedText
from ingest.lines import Line, Raw
from ingest.wordstyles import Styles, W, attribute, switched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.settings import Settings

MAIN = "word/document.xml"

LARGEST_XML = 60_000_000
"""In bytes, unpacked: a thousand pages take some 10 MB; more is a zip bomb."""

SHORT_LINE = 60
"""In characters: paragraphs under it that follow one another are the lines of an address."""

OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""The first bytes of a Compound File: an old .doc, or a .docx behind a password."""

_SKIPPED = frozenset((f"{W}del", f"{W}moveFrom", f"{W}txbxContent", f"{W}pPr", f"{W}rPr"))
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\u00ad",
}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def holds_document(data: bytes) -> bool:
    """Whether the bytes are a ZIP archive with a Word document in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return MAIN in archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return False


def read(data: bytes, _: Settings) -> Raw:
    """The paragraphs of a Word file; a file of this kind has no fixed pages.

    Raises `UnreadableError` when it is no Word file, damaged, protected, or unpacks to a suspicious size.
    """
    parts = _parts(data)
    sheet = _parse(parts["word/styles.xml"]) if "word/styles.xml" in parts else None
    styles = Styles.of(sheet, _parse(parts[MAIN]))
    names = [
        MAIN,
        *sorted(n for n in parts if n.startswith(("word/header", "word/footer", "word/footnotes"))),
    ]
    builder = _Builder(styles)
    for name in names:
        builder.add(_parse(parts[name]), furniture="er" in name[5:11] and name != MAIN, aside=name != MAIN)
    return Raw(builder.source, (), tuple(builder.lines))


def _parts(data: bytes) -> dict[str, bytes]:
    if data.startswith(OLD_OFFICE):
        raise UnreadableError(
            "Dit is een oud Word-bestand (.doc) of een Word-bestand met een wachtwoord.",
            "Sla het in Word zonder wachtwoord op als .docx.",
        )
    if not holds_document(data):
        raise UnreadableError(
            "Dit is geen Word-bestand, of het is beschadigd.",
            "Open het in Word en sla het opnieuw op als .docx, of haal het opnieuw op bij de afzender.",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            wanted = [
                i
                for i in archive.infolist()
                if i.filename.startswith("word/") and i.filename.endswith(".xml")
            ]
            if sum(info.file_size for info in wanted) > LARGEST_XML:
                raise UnreadableError(
                    "Het Word-bestand is uitgepakt verdacht groot.",
                    "Vraag de afzender om een nieuw exemplaar.",
                )
            return {info.filename: archive.read(info) for info in wanted}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise _damaged() from error


def _damaged() -> UnreadableError:
    return UnreadableError("Het Word-bestand is beschadigd.", "Haal het bestand opnieuw op bij de afzender.")


def _parse(xml: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise _damaged() from error
    if root.getroottree().docinfo.doctype:  # Word writes none; its entities could hide or blow up text
        raise UnreadableError(
            "Het Word-bestand bevat een documenttypedefinitie, zoals Word die niet maakt.",
            "Open het in Word en sla het opnieuw op als .docx.",
        )
    return root


class _Builder:
    """The source text and its lines as they grow, paragraph by paragraph."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.source = ""
        self.lines: list[Line] = []
        self.blank = True

    def add(self, root: Any, *, furniture: bool, aside: bool) -> None:
        """All paragraphs and table rows of one XML part; `furniture` says that it is a header or footer."""
        first = len(self.lines)
        for element in _blocks(root):
            if element.tag == f"{W}tr":
                self._row(element)
            else:
                self._paragraph(element)
        if aside:
            kind = BlockKind.FURNITURE if furniture else None
            self.lines[first:] = [
                replace(line, kind=kind or line.kind, aside=True) for line in self.lines[first:]
            ]

    def _row(self, row: Any) -> None:
        cells = [
            " ".join(_text(p) for p in cell.iter(f"{W}p")).strip() for cell in row.iterchildren(f"{W}tc")
        ]
        text = " | ".join(cell for cell in cells if cell)
        self._line(text, Line(AlignedText("", ()), kind=BlockKind.TABLE_ROW, closed=True, apart=True))

    def _paragraph(self, element: Any) -> None:
        text = _text(element)
        kind, level = self.styles.role(element)
        pieces = text.split("\n")
        for number, piece in enumerate(pieces, start=1):
            short = len(piece) <= SHORT_LINE and bool(self.lines) and len(self.lines[-1].text) <= SHORT_LINE
            shape = Line(
                AlignedText("", ()),
                size=self.styles.size(element),
                bold=_is_bold(element, self.styles),
                apart=self.blank or not (short or number > 1),
                kind=kind,
                level=level,
                closed=number == len(pieces),
            )
            self._line(piece, shape)

    def _line(self, text: str, shape: Line) -> None:
        if text.strip():
            content = AlignedText(text, tuple(range(len(self.source), len(self.source) + len(text))))
            self.lines.append(replace(shape, content=content))
        self.blank = not text.strip()
        self.source += text + "\n"


def _blocks(root: Any) -> Iterator[Any]:
    """Paragraphs and table rows in order; a row's own paragraphs are part of it."""
    for child in root:
        if child.tag in (f"{W}p", f"{W}tr"):
            yield child
            for box in _boxes(child):
                yield from _blocks(box)
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED and child.tag != _FALLBACK:
            yield from _blocks(child)


def _boxes(element: Any) -> Iterator[Any]:
    """The text boxes that hang on a paragraph, once: Word stores each twice, for old readers too."""
    for box in element.iter(f"{W}txbxContent"):
        if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
            yield box


def _text(element: Any) -> str:
    """The text of a paragraph as it reads when all tracked changes are accepted."""
    pieces = []
    for child in element:
        if child.tag == f"{W}t":
            pieces.append(child.text or "")
        elif child.tag in _CHARACTERS:
            pieces.append(_CHARACTERS[child.tag])
        elif child.tag not in _SKIPPED and child.tag != _FALLBACK:
            pieces.append(_text(child))
    return "".join(pieces)


def _is_bold(element: Any, styles: Styles) -> bool:
    """Whether all words of a paragraph are bold, by its style or by hand."""
    runs = [run for run in element.iter(f"{W}r") if _text(run).strip()]
    default = styles.bold(attribute(element, f"{W}pPr/{W}pStyle"))
    marks = [switched(run.find(f"{W}rPr/{W}b")) for run in runs]
    return bool(runs) and all(default if mark is None else mark for mark in marks)
