"""A page drawn for nothing before each file: pdfium shows fonts that it does not have by what it drew last.

It replaces a font that is neither in the file nor one that it carries by letters of a width that it can set,
and measures a file's letters, where the file does not tell their widths, as those drawn last left it.
"""

from __future__ import annotations

_CONTENT = b"BT /F1 9 Tf 2 2 Td (a) Tj /F2 9 Tf (a) Tj ET"

_FONT = (
    b"<</Type/Font/Subtype/TrueType/BaseFont/Unknown/Encoding/WinAnsiEncoding/FirstChar 97/LastChar 97"
    b"/Widths[%d]/FontDescriptor<</Type/FontDescriptor/FontName/Unknown/Flags %d/ItalicAngle 0"
    b"/FontBBox[0 0 1000 1000]/Ascent 800/Descent -200/CapHeight 700/StemV 80>>>>"
)

SANS, SERIF = (556, 32), (444, 34)
"""The width of an "a" in Helvetica and in Times, and the flags of such a font (ISO 32000-1, table 123)."""

_OBJECTS = (
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 20 9]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>>>",
    b"<</Length %d>>stream\n%s\nendstream" % (len(_CONTENT), _CONTENT),
    _FONT % SANS,
    _FONT % SERIF,
)


def settle_fonts() -> None:
    """Make what pdfium shows of the next file the same, whatever the process read before it."""
    import pypdfium2

    with pypdfium2.PdfDocument(_page()) as document:
        document[0].render().close()


def _page() -> bytes:
    """The smallest PDF with a letter in each of two such fonts."""
    body, offsets = b"%PDF-1.4\n", []
    for number, value in enumerate(_OBJECTS, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(_OBJECTS) + 1
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table) + end
