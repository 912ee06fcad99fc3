"""The footnotes of a Word document: a part of its own, which python-docx does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from reports import wordxml

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element as Element

TEXT, MARK = "FootnoteText", "FootnoteReference"
"""The ids of the styles of a note and of its number."""

SEPARATORS = {"-1": "separator", "0": "continuationSeparator"}
"""The lines above notes, which Word wants as notes with these ids."""

PARTNAME = "/word/footnotes.xml"

BEHIND = (
    "endnotePr", "compat", "docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang",
    "clrSchemeMapping", "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions",
    "readModeInkLockDown", "smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags",
    "decimalSymbol", "listSeparator",
)  # fmt: skip
"""The settings that follow those of footnotes."""


class Footnotes:
    """The notes of one document, numbered from 1 in the order in which they are added."""

    def __init__(self) -> None:
        self.root = etree.Element(f"{wordxml.W}footnotes", nsmap={"w": wordxml.NAMESPACE})
        self.count = 0
        for number, kind in SEPARATORS.items():
            note = wordxml.add(self.root, "footnote", type=kind, id=number)
            wordxml.add(wordxml.add(wordxml.paragraph(note, TEXT), "r"), kind)

    def after(self, element: Element) -> Element:
        """A number at the end of a paragraph; the paragraph of its note, to write in, is returned."""
        self.count += 1
        number = str(self.count)
        wordxml.add(wordxml.styled_run(element, MARK), "footnoteReference", id=number)
        note = wordxml.paragraph(wordxml.add(self.root, "footnote", id=number), TEXT)
        wordxml.add(wordxml.styled_run(note, MARK), "footnoteRef")
        wordxml.run(note, " ")
        return note

    def attach(self, document: Document) -> None:
        """Make the notes a part of the document."""
        from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import XmlPart

        part = XmlPart(PackURI(PARTNAME), CONTENT_TYPE.WML_FOOTNOTES, self.root, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        _declare(document.settings.element)


def _declare(settings: Element) -> None:
    """Name the separators in the settings, in place of those of a template."""
    for known in settings.findall(f"{wordxml.W}footnotePr"):
        settings.remove(known)
    declared = wordxml.add(settings, "footnotePr")
    for number in SEPARATORS:
        wordxml.add(declared, "footnote", id=number)
    behind = next((e for e in settings if etree.QName(e).localname in BEHIND), None)
    if behind is not None:
        behind.addprevious(declared)
