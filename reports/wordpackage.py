"""The package of a Word document: what it says of itself, and its bytes without a clock."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from reports.characters import printable
from reports.wordstyle import LANGUAGE
from reports.wordxml import W, add

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.rel import Relationships
    from lxml.etree import _Element as Element

    from reports.report import Report

EPOCH = datetime(1980, 1, 1)
"""The oldest moment that a zip entry can bear: the same input gives the same bytes."""

KEPT = {
    "styles", "settings", "fontTable", "theme", "numbering", "header", "footer",
    "core-properties", "extended-properties", "officeDocument",
}  # fmt: skip
"""The last words of the types of relations that a report needs; the others belong to a body that is gone."""

OUTWARD = (f"{W}attachedTemplate", f"{W}mailMerge", f"{W}endnotePr")
"""The settings that need a part or file that is left out."""

LONGEST = 255
"""Characters that a property can hold."""

MODE = "compatibilityMode"


def describe(document: Document, report: Report) -> None:
    """Title, subject and language of the document; Dutch for all its text."""
    properties = document.core_properties
    properties.title = printable(report.title)[:LONGEST]
    properties.subject = printable(report.subtitle)[:LONGEST]
    properties.language = LANGUAGE
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = EPOCH
    properties.revision = 1
    _language(document.styles.element)
    for theme in document.settings.element.iter(f"{W}themeFontLang"):
        theme.set(f"{W}val", LANGUAGE)
    for mode in document.settings.element.iter(f"{W}compatSetting"):
        if mode.get(f"{W}name") == MODE:
            mode.set(f"{W}val", "15")


def _language(styles: Element) -> None:
    """Dutch, so that spelling and reading aloud are right."""
    known = list(styles.iter(f"{W}lang"))
    for lang in known:
        lang.set(f"{W}val", LANGUAGE)
    default = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    if default is not None and default.find(f"{W}lang") is None:
        add(default, "lang", val=LANGUAGE)


def strip(document: Document) -> None:
    """Leave out what belongs to a body that is gone, the preview, and references to other files."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    settings = document.settings.element  # made by this if a template has none
    settings_part = document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS)
    for relations in (document.part.package.rels, document.part.rels, settings_part.rels):
        _strip(relations)
    for setting in [setting for setting in settings if setting.tag in OUTWARD]:
        settings.remove(setting)


def _strip(relations: Relationships) -> None:
    lost = [name for name, of in relations.items() if of.is_external or of.reltype.split("/")[-1] not in KEPT]
    for name in lost:
        del relations[name]


def packed(document: Document) -> bytes:
    """The document as a file, with the same moment on each of its entries."""
    saved, result = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as source, ZipFile(result, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, EPOCH.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return result.getvalue()
