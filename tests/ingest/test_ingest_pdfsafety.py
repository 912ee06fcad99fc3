"""PDF: passwords, limits, damage, and what a page holds without showing it."""

from __future__ import annotations

import hashlib
import random
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from corpus.errors import UnreadableError
from corpus.model import REDACTED
from ingest import pdf
from ingest.pages.blackout import Cover, Glyph, bars, is_covered, marked
from ingest.pages.fragments import Fragment
from ingest.pages.overlay import overlay
from ingest.reading import compose
from ingest.settings import DEFAULT, Limits, Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.model import Reading

    Typeset = Callable[[str], bytes]

TEXT = b"BT /F1 12 Tf 72 700 Td (De termijn is te kort.) Tj ET"


def read(data: bytes, settings: Settings = DEFAULT) -> Reading:
    return compose(pdf.read(data, settings), name="a.pdf", format_="pdf", digest="0")


def texts(data: bytes, settings: Settings = DEFAULT) -> list[str]:
    return [block.text for block in read(data, settings).blocks]


def made(
    content: bytes = TEXT, *, page: bytes = b"", resources: bytes = b"", more: tuple[bytes, ...] = (),
    pages: int = 1, box: bytes = b"0 0 595 842", trailer: bytes = b"",
) -> bytes:  # fmt: skip
    """A PDF of equal pages; `more` are objects from number 6 on."""
    kids = b" ".join([b"3 0 R"] * pages)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R %s "
        b"/Resources << /Font << /F1 5 0 R >> %s >> >>" % (box, page, resources),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *more,
    ]
    body, offsets = b"%PDF-1.6\n", []
    for number, value in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    end = b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (size, trailer, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table) + end


PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
"""ISO 32000-1, 7.6.3.3."""


def rc4(key: bytes, data: bytes) -> bytes:
    state, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def locked(*, user: bytes, owner: bytes = b"baas") -> bytes:
    """A PDF encrypted by the standard handler, revision 2 (40 bits)."""
    kept = rc4(md5((owner + PADDING)[:32])[:5], (user + PADDING)[:32])
    key = md5((user + PADDING)[:32] + kept + (-4 & 0xFFFFFFFF).to_bytes(4, "little") + b"id")[:5]
    content = rc4(md5(key + (4).to_bytes(3, "little") + (0).to_bytes(2, "little"))[:10], TEXT)
    entries = (kept.hex().encode(), rc4(key, PADDING).hex().encode())
    lock = b"/ID [<6964> <6964>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % entries
    return made(content, trailer=lock)


def test_a_locked_file_asks_for_its_password() -> None:
    with pytest.raises(UnreadableError, match="niet bekend") as caught:
        read(locked(user=b"geheim"))
    assert caught.value.remedy == "Geef het wachtwoord met --password of in dossier.toml."
    with pytest.raises(UnreadableError, match="geen van de opgegeven wachtwoorden"):
        read(locked(user=b"geheim"), Settings(passwords=("fout", "ook fout")))


@pytest.mark.parametrize("passwords", [("geheim",), ("fout", "geheim"), ("baas",)])
def test_each_password_is_tried(passwords: tuple[str, ...]) -> None:
    assert texts(locked(user=b"geheim"), Settings(passwords=passwords)) == ["De termijn is te kort."]


def test_a_file_that_only_its_owner_locked_is_read_as_usual() -> None:
    assert texts(locked(user=b"")) == ["De termijn is te kort."]


def test_more_pages_than_the_limit() -> None:
    many = made(pages=12)
    assert read(many).document.page_count == 12
    with pytest.raises(UnreadableError, match="12 pagina's, meer dan de grens van 10") as caught:
        read(many, Settings(limits=replace(Limits(), pages=10)))
    assert "'paginas' in dossier.toml" in caught.value.remedy


ODD = [
    made(pages=0),
    made(b""),
    made(box=b"0 0 0 0"),
    made(box=b"0 0 283464 283464"),
    made(box=b"-99999999999 -99999999999 99999999999 99999999999"),
    made(box=b"nan"),
    made(b"q /X Do Q", resources=b"/XObject << /X 6 0 R >>", more=(
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >> "
        b"/Length 5 >>"
        b"\nstream\n/X Do\nendstream",)),
    made(b"q 595 0 0 842 0 0 cm /X Do Q", resources=b"/XObject << /X 6 0 R >>", more=(
        b"<< /Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceGray "
        b"/BitsPerComponent 8 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
        % (len(zlib.compress(b"\0" * 9999)), zlib.compress(b"\0" * 9999)),)),
    made().replace(b"startxref\n", b"startxref\n9"),
    made()[:-5],
    made()[:200] + b"%%EOF",
    b"%PDF-1.7\n%%EOF",
    b"",
]  # fmt: skip


@pytest.mark.parametrize("data", ODD)
def test_odd_files_are_read_or_refused_with_a_reason(data: bytes) -> None:
    refused = None
    try:
        read(data)
    except UnreadableError as error:
        refused = error
    assert refused is None or (refused.message.endswith(".") and refused.remedy)


def test_flipped_cut_and_doubled_bytes(typeset: Typeset) -> None:
    chance = random.Random(7)  # noqa: S311
    table = "#table(columns: 2, [Gemeente], [Plekken], [Hier], [12])"
    originals = [
        made(),
        typeset(f"#set page(width: 9cm, height: 5cm)\n= Kop\nEen zin. {table}"),
        locked(user=b""),
    ]
    for turn in range(90):
        data = bytearray(originals[turn % 3])
        for _ in range(chance.randint(1, 12)):
            at = chance.randrange(len(data))
            match turn % 4:
                case 0:
                    data[at] = chance.randrange(256)
                case 1:
                    del data[at : at + chance.randint(1, 20)]
                case 2:
                    data[at:at] = data[at : at + chance.randint(1, 20)]
                case _:
                    data[at] ^= 1 << chance.randrange(8)
        try:
            read(bytes(data))
        except UnreadableError:
            continue


def line(words: bytes, *, y: int = 700, x: int = 72) -> bytes:
    return b"BT /F1 12 Tf %d %d Td (%s) Tj ET\n" % (x, y, words)


def bar(x: int, y: int, width: int, *, height: int = 14, colour: bytes = b"0 g") -> bytes:
    return b"q %s %d %d %d %d re f Q\n" % (colour, x, y, width, height)


HEAR = line(b"De heer Jansen meldt dat het klopt.")
OVER = bar(117, 696, 42)

HIDDEN: list[tuple[bytes, list[str]]] = [
    (HEAR + OVER, [f"De heer {REDACTED} meldt dat het klopt."]),
    (OVER + HEAR, ["De heer Jansen meldt dat het klopt."]),
    (HEAR + bar(117, 696, 42, colour=b"0.1 0.1 0.4 rg"), [f"De heer {REDACTED} meldt dat het klopt."]),
    (HEAR + bar(60, 690, 400, height=30), [REDACTED]),
    (HEAR + bar(117, 697, 42, height=1), ["De heer Jansen meldt dat het klopt."]),
    (HEAR + bar(117, 690, 42, height=7), ["De heer Jansen meldt dat het klopt."]),
    (HEAR + b"q 0 G 14 w 117 703 m 159 703 l S Q", [f"De heer {REDACTED} meldt dat het klopt."]),
    (HEAR + b"q 1 0 0 1 100 0 cm 17 696 42 14 re f Q", [f"De heer {REDACTED} meldt dat het klopt."]),
    (HEAR + b"q 10 10 5 5 re W n 117 696 42 14 re f Q", ["De heer Jansen meldt dat het klopt."]),
    (line(b"De heer") + bar(117, 698, 42, height=12) + line(b"meldt dat het klopt.", x=162),
     [f"De heer {REDACTED} meldt dat het klopt."]),
    (bar(60, 690, 400, height=30) + b"1 g " + line(b"Opgave en plekken"), ["Opgave en plekken"]),
    (line(b"Gezien.") + b"1 g " + line(b"Wit op wit.", y=600), ["Gezien."]),
    (line(b"Gezien.") + b"3 Tr " + line(b"Ongetekend.", y=600), ["Gezien."]),
    (line(b"Gezien.") + line(b"Buiten beeld.", y=2000), ["Gezien."]),
    (line(b"Gezien.") + line(b"Ernaast.", x=-300), ["Gezien."]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), HIDDEN)
def test_what_is_not_shown_is_not_read(content: bytes, expected: list[str]) -> None:
    assert texts(made(content)) == expected


def test_nothing_under_a_bar_reaches_the_source() -> None:
    found = read(made(HEAR + OVER))
    assert "Jansen" not in found.source
    assert [notice.message for notice in found.notices] == ["Onder 1 balk staat tekst die niet is gelezen."]


@pytest.mark.parametrize(
    "mark",
    [
        b"/Type /Annot /Subtype /Redact /Rect [117 696 159 710]",
        b"/Type /Annot /Subtype /Square /IC [0 0 0] /C [0 0 0] /Rect [117 696 159 710]",
        b"/Type /Annot /Subtype /Highlight /C [0 0 0] /Rect [117 696 159 710] "
        b"/QuadPoints [117 710 159 710 117 696 159 696]",
    ],
)
def test_a_bar_laid_over_by_a_reader_program(mark: bytes) -> None:
    data = made(HEAR, page=b"/Annots [6 0 R]", more=(b"<< %s >>" % mark,))
    assert texts(data) == [f"De heer {REDACTED} meldt dat het klopt."]


def test_a_highlight_in_colour_hides_nothing() -> None:
    mark = b"<< /Type /Annot /Subtype /Highlight /C [1 1 0] /Rect [117 696 159 710] >>"
    assert texts(made(HEAR, page=b"/Annots [6 0 R]", more=(mark,))) == ["De heer Jansen meldt dat het klopt."]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_bars_on_a_turned_page(turn: int) -> None:
    found = read(made(HEAR + OVER, page=b"/Rotate %d" % turn))
    assert "Jansen" not in found.source
    assert REDACTED in found.source


def test_a_bar_in_a_form() -> None:
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 600 900] /Matrix [1 0 0 1 17 0] "
    form += b"/Length %d >>\nstream\n%s\nendstream"
    content = b"0 g 0 696 42 14 re f"
    data = made(HEAR + b"q 1 0 0 1 100 0 cm /X Do Q", resources=b"/XObject << /X 6 0 R >>",
                more=(form % (len(content), content),))  # fmt: skip
    assert texts(data) == [f"De heer {REDACTED} meldt dat het klopt."]


def test_a_table_with_a_dark_header_keeps_it(typeset: Typeset) -> None:
    header = "table.header([], text(fill: white)[Opgave], text(fill: white)[Plekken])"
    fill = "(x, y) => if y == 0 { black }"
    data = typeset(
        f"#table(columns: (4cm, 4cm, 4cm), fill: {fill}, {header}, [Hier], [100], [120], [Daar], [9], [8])"
    )
    found = texts(data)
    assert any("Opgave" in one and "Plekken" in one for one in found)
    assert REDACTED not in "".join(found)


BOX = (10.0, 10.0, 20.0, 20.0)


@pytest.mark.parametrize(
    ("cover", "order", "covered"),
    [
        ((10.0, 10.0, 20.0, 20.0), 2, True),
        ((10.0, 10.0, 20.0, 20.0), 0, False),
        ((0.0, 0.0, 15.5, 30.0), 2, True),
        ((0.0, 0.0, 14.5, 30.0), 2, False),
        ((30.0, 10.0, 40.0, 20.0), 2, False),
    ],
)
def test_covered(cover: tuple[float, float, float, float], order: int, covered: bool) -> None:
    assert is_covered(Glyph(BOX, 1), [Cover(cover, order)]) is covered


@pytest.mark.parametrize(
    ("cover", "found"),
    [
        (Cover((100.0, 10.0, 140.0, 20.0), 1), True),
        (Cover((100.0, 10.0, 140.0, 20.0), 1, 0.24), False),  # a bar of a chart in dark blue
        (Cover((100.0, 10.0, 140.0, 12.0), 1), False),  # a rule
        (Cover((100.0, 10.0, 108.0, 18.0), 1), False),  # a square bullet
        (Cover((100.0, 10.0, 140.0, 40.0), 1), False),  # a block
        (Cover((5.0, 9.0, 60.0, 21.0), 1), False),  # text stands on it
    ],
)
def test_an_empty_bar(cover: Cover, found: bool) -> None:
    assert bars([cover], [], [BOX]) == ((cover.box,) if found else ())


def test_bars_over_each_other_are_one() -> None:
    covers = [Cover((100.0, 10.0, 140.0, 20.0), 1), Cover((101.0, 9.0, 139.0, 21.0), 2)]
    assert bars(covers, [], [BOX]) == ((100.0, 9.0, 140.0, 21.0),)


def test_a_mark_keeps_the_notes_of_its_line() -> None:
    words = ((10.0, 30.0), (80.0, 100.0))
    piece = Fragment("zin1 slot2", 10.0, 10.0, 100.0, 20.0, 10.0, notes=((3, 4), (9, 10)), words=words)
    (found,) = marked([piece], [(40.0, 10.0, 70.0, 20.0)], [])
    assert found.text == f"zin1 {REDACTED} slot2"
    assert [found.text[a:b] for a, b in found.notes] == ["1", "2"]
    assert found.words == ((10.0, 30.0), (40.0, 70.0), (80.0, 100.0))


def strange(words: bytes) -> bytes:
    """A page of letters in a font that is not in the file and that says no widths."""
    font = b"/BaseFont /Onbekend"
    return made(line(words)).replace(b"/Subtype /Type1 /BaseFont /Helvetica", b"/Subtype /TrueType " + font)


def shown(data: bytes) -> tuple[tuple[float, ...], bytes]:
    """Where a file's text stands, and its first page as a picture; the next file is read after that."""
    with pdf._opened(data, DEFAULT) as document:
        page = document[0]
        edges = tuple(round(page.get_textpage().get_charbox(i)[2], 3) for i in range(5))
        return edges, page.render(scale=2, grayscale=True).to_numpy().tobytes()


def test_the_order_of_files_does_not_matter() -> None:
    files = [strange(b"WWW mmm krap"), strange(b"iii lll fjt"), strange(b"Overleg Q")]
    forward = [shown(data) for data in files]
    backward = [shown(data) for data in reversed(files)][::-1]
    assert forward == backward


@pytest.mark.parametrize("box", [b"0 0 100000000000000000000 842", b"0 0 595 99999", b"0 0 283464 283464"])
def test_a_page_too_large_to_show(box: bytes) -> None:
    with pytest.raises(UnreadableError, match="te groot") as caught:
        overlay(made(box=box), 1, [])
    assert caught.value.remedy.endswith(".")


def test_a_raised_number_on_a_turned_page_is_a_note() -> None:
    raised = b"BT /F1 12 Tf 72 700 Td (Dat kan zo.) Tj 7 Ts /F1 7 Tf (4) Tj ET\n"
    for turn in (0, 90, 180, 270):
        assert texts(made(raised, page=b"/Rotate %d" % turn)) == ["Dat kan zo."]
