"""PDFs in which something leads back to itself, or unfolds without end, written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TEXT = b"BT /F1 12 Tf 72 700 Td (De termijn is te kort.) Tj ET"
WORDS = "De termijn is te kort."
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
XREF = b"xref\n0 1\n0000000000 65535 f \n"


def written(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """The file with these objects, of which the first is the catalogue."""
    body, offsets = b"%PDF-1.7\n", {}
    for number, value in sorted(objects.items()):
        offsets[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    size = max(objects) + 1
    rows = (
        b"%010d 00000 %s \n" % (offsets.get(n, 0), b"n" if n in offsets else b"f") for n in range(1, size)
    )
    end = b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (size, trailer, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, b"".join(rows)) + end


def stream(content: bytes, said: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), said, content)


def form(content: bytes, own: bytes = b"") -> bytes:
    font = b"/Font << /F1 5 0 R >>"
    said = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << %s %s >>" % (font, own)
    return stream(content, said)


def made(
    content: bytes = TEXT, more: Mapping[int, bytes] = {}, *, own: bytes = b"", catalogue: bytes = b"",
    kids: bytes = b"3 0 R", count: int = 1, parent: int = 2, font: bytes = FONT, fonts: bytes = b"",
    trailer: bytes = b"",
) -> bytes:  # fmt: skip
    """A page with text; `more` are objects from number 6 on, or in the place of one before."""
    page = b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << %s %s >> >>"
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        3: page % (parent, b"/Font << /F1 5 0 R %s >>" % fonts, own),
        4: stream(content),
        5: font,
    }
    return written(objects | dict(more), trailer)


def updated_in_a_ring() -> bytes:
    """Two tables of objects that each name the other as the one before."""
    first = made(trailer=b"/Prev 0000000000")
    at, second = int(first.rsplit(b"startxref\n", 1)[1].split()[0]), len(first) + 1
    first = first.replace(b"/Prev 0000000000", b"/Prev %010d" % second)
    trailer = b"trailer << /Size 6 /Root 1 0 R /Prev %d >>" % at
    return first + b"\n" + XREF + trailer + b"\nstartxref\n%d\n%%%%EOF" % second


def laughs(depth: int, wide: int) -> bytes:
    """Forms that each draw the next one so many times."""
    again = {6 + n: form(b"/X Do " * wide, b"/XObject << /X %d 0 R >>" % (7 + n)) for n in range(depth)} | {
        6 + depth: form(TEXT)
    }
    return made(b"/X Do " + TEXT, again, own=b"/XObject << /X 6 0 R >>")


def letters_of_letters(depth: int) -> bytes:
    """A font of which each letter is drawn as ten of the next: quick to read, and never drawn."""
    fonts: dict[int, bytes] = {}
    for n in range(depth):
        at, inner = 6 + 2 * n, 8 + 2 * n if n + 1 < depth else 5
        fonts[at] = (
            b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [.001 0 0 .001 0 0] "
            b"/FirstChar 97 /LastChar 97 /Widths [500] /Encoding << /Differences [97 /a] >> "
            b"/CharProcs << /a %d 0 R >> /Resources << /Font << /F1 %d 0 R >> >> >>" % (at + 1, inner)
        )
        fonts[at + 1] = stream(b"500 0 d0 BT /F1 1000 Tf (aaaaaaaaaa) Tj ET")
    text = TEXT + b" BT /F2 12 Tf 72 600 Td (aaaaaaaaaa) Tj ET"
    return made(text, fonts, fonts=b"/F2 6 0 R")


def tree_without_end(depth: int) -> bytes:
    """Pages of pages, each twice the next: more than anybody can count."""
    levels = {
        6 + n: b"<< /Type /Pages /Parent %d 0 R /Kids [%d 0 R %d 0 R] /Count %d >>"
        % (5 + n if n else 2, inner, inner, 2 ** (depth - n))
        for n in range(depth)
        for inner in (7 + n if n + 1 < depth else 3,)
    }
    return made(more=levels, kids=b"6 0 R 6 0 R", count=4000)


READ = {
    "a page tree that holds itself": made(kids=b"2 0 R 3 0 R", count=2),
    "a page that is its own parent": made(parent=3),
    "parents in a ring": made(more={6: b"<< /Parent 7 0 R >>", 7: b"<< /Parent 6 0 R >>"}, parent=6),
    "a table of objects that comes before itself": made(trailer=b"/Prev 0"),
    "two tables that each come before the other": updated_in_a_ring(),
    "a length that is the stream itself": made(
        more={4: b"<< /Length 4 0 R >>\nstream\n%s\nendstream" % TEXT}
    ),
    "an outline that is its own branch": made(
        catalogue=b"/Outlines 6 0 R",
        more={
            6: b"<< /First 7 0 R /Last 7 0 R >>",
            7: b"<< /Title (a) /Parent 7 0 R /Next 7 0 R /First 7 0 R >>",
        },
    ),
    "names that hold themselves": made(
        catalogue=b"/Names << /EmbeddedFiles 6 0 R /Dests 6 0 R >>", more={6: b"<< /Kids [6 0 R 6 0 R] >>"}
    ),
    "an attachment that is its own description": made(
        catalogue=b"/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>",
        more={6: stream(b"%PDF-1.7", b"/Type /Filespec /F (a.pdf) /EF << /F 6 0 R >>")},
    ),
    "a form that draws itself": made(
        b"/X Do " + TEXT, {6: form(b"/X Do", b"/XObject << /X 6 0 R >>")}, own=b"/XObject << /X 6 0 R >>"
    ),
    "an encoding that is its font": made(font=FONT.replace(b">>", b"/Encoding 5 0 R /ToUnicode 5 0 R >>")),
    "letters of letters": letters_of_letters(9),
}  # fmt: skip
"""What leads round beside the text, which is read."""
REFUSED = {
    "an object that is itself": made(more={4: b"4 0 R"}),
    "two objects that are each other": made(more={4: b"6 0 R", 6: b"4 0 R"}),
    "contents that are a list of themselves": made(more={4: b"[4 0 R 4 0 R]"}),
    "a page tree of nothing but itself": made(kids=b"2 0 R"),
}
"""What leads round in the place of the text."""
