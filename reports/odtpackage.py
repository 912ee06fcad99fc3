"""The package of an OpenDocument text: its parts in one zip file, without a clock."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from reports import odtxml
from reports.characters import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reports.report import Report

MIMETYPE = "application/vnd.oasis.opendocument.text"
LANGUAGE = "nl-NL"

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The oldest moment that a zip entry can bear: the same input gives the same bytes."""

TYPES = {"xml": "text/xml", "png": "image/png"}


def packed(report: Report, parts: Mapping[str, bytes]) -> bytes:
    """The file with these parts, and what a package needs besides."""
    every = {**parts, "meta.xml": _meta(report)}
    result = BytesIO()
    with ZipFile(result, "w") as target:
        # first and not compressed, so that the kind of file shows in its first bytes
        target.writestr(ZipInfo("mimetype", EPOCH), MIMETYPE, ZIP_STORED)
        for name, data in {**every, "META-INF/manifest.xml": _manifest(every)}.items():
            target.writestr(ZipInfo(name, EPOCH), data, ZIP_DEFLATED)
    return result.getvalue()


def _meta(report: Report) -> bytes:
    root = odtxml.root("office:document-meta")
    meta = odtxml.add(root, "office:meta")
    told = {
        "meta:generator": "Rodedraad",
        "dc:title": report.title,
        "dc:subject": report.subtitle,
        "dc:language": LANGUAGE,
    }
    for tag, text in told.items():
        odtxml.add(meta, tag).text = printable(text)
    return odtxml.written(root)


def _manifest(names: Iterable[str]) -> bytes:
    root = odtxml.root("manifest:manifest")
    whole = {"manifest:full-path": "/", "manifest:version": odtxml.VERSION, "manifest:media-type": MIMETYPE}
    odtxml.add(root, "manifest:file-entry", whole)
    for name in names:
        kind = TYPES[name.rsplit(".", 1)[1]]
        odtxml.add(root, "manifest:file-entry", {"manifest:full-path": name, "manifest:media-type": kind})
    return odtxml.written(root)
