"""Scans: what is recognised, where it stands, which reading is kept, and what is told of the rest."""

from __future__ import annotations

import io
import math
import re
import string
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageOps

from corpus.errors import UnreadableError
from corpus.model import REDACTED, BlockKind
from ingest import pdf
from ingest.pages.drawings import NOTHING
from ingest.pictures import levelled, ocr
from ingest.pictures.askew import ASKEW, slope_of
from ingest.pictures.inkareas import areas_on
from ingest.pictures.inkrules import erased, ruled_on
from ingest.pictures.legible import legibility, vocabulary
from ingest.pictures.secondly import Completed, completed
from ingest.pictures.unread import unread
from ingest.reading import compose
from ingest.settings import DEFAULT, Limits, Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from corpus.model import Reading

    Typeset = Callable[[str], bytes]

with ocr.tesseract() as found:
    HERE = found is not None
real = pytest.mark.skipif(not HERE, reason="Tesseract of zijn Nederlandse taalgegevens ontbreken")

SENTENCE = (
    "Gemeenten melden dat de tijd tussen besluit en oplevering te kort is voor een zorgvuldige inpassing in "
    "de omgeving, en dat omwonenden willen worden gehoord voordat er een keuze valt."
)
LETTER = f"""
#set page(paper: "a4", margin: 2.5cm)
#set text(lang: "nl", size: 11pt)
#text(16pt)[*Bevindingen in de uitvoering*]

{SENTENCE} {SENTENCE}

Wij vragen het kabinet:
+ de termijnen te verlengen naar een jaar;
+ het toezicht te starten.

- opvangplekken tellen pas mee als zij bezet kunnen worden;
- de kosten van vertraging zijn voor de provincie.

{SENTENCE}
"""
READ = Settings()


def picture(data: bytes, *, dpi: int = 200, turn: int = 0, skew: float = 0.0, page: int = 0) -> Image.Image:
    with pypdfium2.PdfDocument(data) as document:
        drawn = document[page].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    askew = drawn.rotate(skew, fillcolor=255, resample=Image.Resampling.BICUBIC)
    return askew.rotate(-turn, expand=True)


def scan(*pictures: Image.Image, dpi: int = 200) -> bytes:
    stream = io.BytesIO()
    pictures[0].save(stream, "PDF", resolution=dpi, save_all=True, append_images=pictures[1:])
    return stream.getvalue()


def read(data: bytes, settings: Settings = DEFAULT) -> Reading:
    return compose(pdf.read(data, settings), name="a.pdf", format_="pdf", digest="0")


def text(reading: Reading) -> str:
    return " ".join(block.text for block in reading.blocks)


def errors(found: str, meant: str) -> float:
    changes = SequenceMatcher(None, meant, found, autojunk=False).get_opcodes()
    return sum(max(b - a, d - c) for kind, a, b, c, d in changes if kind != "equal") / len(meant)


def with_layer(image: Image.Image, words: str, *, mode: int = 3) -> bytes:
    """A scan with this text over it, drawn in a render mode (3: not painted)."""
    stream = io.BytesIO()
    with pypdfium2.PdfDocument(scan(image)) as document:
        page = document[0]
        raw, font = pypdfium2.raw, pypdfium2.raw.FPDFText_LoadStandardFont(document, b"Helvetica")
        for row, start in enumerate(range(0, len(words), 90)):
            written = raw.FPDFPageObj_CreateTextObj(document, font, 10.0)
            encoded = (words[start : start + 90] + "\0").encode("utf-16-le")
            buffer = (raw.FPDF_WCHAR * (len(encoded) // 2)).from_buffer_copy(encoded)
            raw.FPDFText_SetText(written, buffer)
            raw.FPDFTextObj_SetTextRenderMode(written, mode)
            raw.FPDFPageObj_Transform(written, 1, 0, 0, 1, 60, 780 - 14 * row)
            raw.FPDFPage_InsertObject(page, written)
        page.gen_content()
        document.save(stream)
    return stream.getvalue()


def shifted(words: str) -> str:
    """As a font says whose letters are named as the ones after them."""
    low, high = string.ascii_lowercase, string.ascii_uppercase
    return words.translate(str.maketrans(low + high, low[1:] + "a" + high[1:] + "A"))


@real
@pytest.mark.parametrize("skew", [0.0, 0.5, -0.5])
def test_a_clean_scan_is_read_as_its_original(typeset: Typeset, skew: float) -> None:
    data = typeset(LETTER)
    found, meant = read(scan(picture(data, skew=skew))), read(data)
    assert errors(text(found), text(meant)) <= 0.01
    kinds = [(block.kind, block.text[:30]) for block in found.blocks]
    assert kinds == [(block.kind, block.text[:30]) for block in meant.blocks]
    assert found.notices == ()


@real
def test_a_page_laid_askew_is_shown_as_it_lies(typeset: Typeset) -> None:
    foot = "#v(1fr) #align(right)[Onderaan de pagina staat dit.]"
    data = typeset(LETTER + foot)
    (level,), (askew,) = (
        [block.regions[0] for block in found.blocks if block.text.startswith("Onderaan")]
        for found in (read(scan(picture(data))), read(scan(picture(data, skew=0.5))))
    )
    assert askew.top == pytest.approx(level.top - 0.0087 * (level.x0 - 298), abs=1.5)
    assert askew.x0 == pytest.approx(level.x0 + 0.0087 * (level.top - 421), abs=1.5)


LINE = 10
"""In points: less than a line. Versions of Tesseract differ in which parts of a line they box."""


@real
@pytest.mark.parametrize("skew", [-3.0, -1.2, 2.2, 4.0])
def test_a_page_laid_well_askew_is_read_whole_and_shown_as_it_lies(typeset: Typeset, skew: float) -> None:
    data = typeset(LETTER + "#v(1fr) #align(right)[Onderaan de pagina staat dit.]")
    level, askew = read(scan(picture(data))), read(scan(picture(data, skew=skew)))
    assert errors(text(askew), text(level)) <= 0.01
    assert askew.notices == ()
    lying = {block.text: block.regions[0] for block in askew.blocks if len(block.regions) == 1}
    pairs = [(block.regions[0], lying[block.text]) for block in level.blocks if block.text in lying]
    assert len(pairs) * 2 > len(level.blocks)
    for was, lies in pairs:
        x, y = (was.x0 + was.x1) / 2 - 297.6, (was.top + was.bottom) / 2 - 420.9
        turn = math.radians(-skew)
        assert (lies.x0 + lies.x1) / 2 - 297.6 == pytest.approx(
            x * math.cos(turn) - y * math.sin(turn), abs=LINE
        )
        assert (lies.top + lies.bottom) / 2 - 420.9 == pytest.approx(
            x * math.sin(turn) + y * math.cos(turn), abs=LINE
        )


@pytest.mark.parametrize("skew", [-5.0, -2.2, -0.8, 0.0, 0.8, 3.0])
@pytest.mark.parametrize("lid", [False, True])
def test_the_fall_of_rows_is_estimated(typeset: Typeset, skew: float, lid: bool) -> None:
    image = picture(typeset(LETTER), skew=skew)
    if lid:
        image = ImageOps.expand(image, border=60, fill=10)
    assert math.degrees(math.atan(slope_of(image, 200))) == pytest.approx(-skew, abs=0.1)


def test_paper_without_rows_has_no_fall() -> None:
    image = sheet()
    ImageDraw.Draw(image).ellipse((300, 300, 1200, 1700), outline=30, width=5)
    assert slope_of(sheet(), 200) == 0.0
    assert abs(slope_of(image, 200)) < ASKEW


def second(image: Image.Image, kept: slice, recognise: ocr.Recognise) -> tuple[str, bool]:
    """What is read a second time on a page where only these fragments were recognised, and what is lost."""
    with ocr.tesseract() as reader:
        assert reader is not None
        first = ocr.read(image, 200, reader)
    part = replace(first, fragments=first.fragments[kept])
    done = completed(part, np.asarray(image), NOTHING, 200, recognise)
    return " ".join(f.text for f in done.fragments[len(part.fragments) :]), done.lost


@real
def test_lines_that_were_passed_over_are_read_by_themselves(typeset: Typeset) -> None:
    image = picture(typeset(LETTER))
    with ocr.tesseract() as recognise:
        assert recognise is not None
        again, lost = second(image, slice(1, 5), recognise)
        assert second(image, slice(None), recognise) == ("", False)
    assert "Bevindingen in de uitvoering" in again
    assert "opvangplekken tellen pas mee als zij bezet kunnen worden" in again
    assert not lost


@real
def test_lines_that_stay_unread_are_told(typeset: Typeset, monkeypatch: pytest.MonkeyPatch) -> None:
    image = picture(typeset(LETTER))
    assert second(image, slice(0, 4), lambda *_: "") == ("", True)
    monkeypatch.setattr(
        "ingest.pictures.pictured.completed", lambda found, *_: Completed(found.fragments, True)
    )
    (notice,) = read(scan(image)).notices
    assert (notice.page, notice.lost) == (1, True)
    assert notice.message.startswith("Een deel van deze bladzijde is niet herkend")


def test_only_ink_in_rows_is_text() -> None:
    image = sheet()
    draw = ImageDraw.Draw(image)
    draw.line([(200, 300), (260, 380), (330, 290), (420, 400), (500, 310)], fill=20, width=4)
    draw.rectangle((900, 300, 1300, 600), fill=90)
    assert unread(np.asarray(image), 200, ()) == []
    for row in range(3):
        draw.text((200, 900 + 36 * row), "Deze regels tekst staan op papier.", fill=20, font_size=26)
    (stretch,) = unread(np.asarray(image), 200, ())
    assert stretch.lines == 3
    assert stretch.box == pytest.approx((200, 905, 600, 1000), abs=30)
    assert unread(np.asarray(image), 200, [stretch.box]) == []


@real
def test_words_have_their_confidence_and_their_place_in_the_source(typeset: Typeset) -> None:
    found = read(scan(picture(typeset(LETTER))))
    (page,) = found.pages
    assert " ".join(found.source[w.start : w.end] for w in page.words).split() == found.source.split()
    assert all(0 <= word.confidence <= 1 for word in page.words)
    assert sum(word.confidence > 0.9 for word in page.words) > 0.9 * len(page.words)


@real
def test_a_text_layer_has_no_confidences(typeset: Typeset) -> None:
    assert read(typeset(LETTER)).pages[0].words == ()


@real
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_read_and_shown_as_it_lies(typeset: Typeset, turn: int) -> None:
    upright = picture(typeset(LETTER))
    found = read(scan(upright.rotate(-turn, expand=True)))
    assert errors(text(found), text(read(scan(upright)))) <= 0.01
    (page,) = found.pages
    assert (page.width > page.height) == (turn != 180)
    title = found.blocks[0].regions[0]
    middle = (title.x0 + title.x1) / 2 / page.width, (title.top + title.bottom) / 2 / page.height
    where = {90: (0.9, 0.3), 180: (0.7, 0.9), 270: (0.1, 0.7)}[turn]
    assert middle == pytest.approx(where, abs=0.12)


@real
def test_two_columns_of_a_scan_are_read_one_after_the_other(typeset: Typeset) -> None:
    left = "De eerste kolom gaat over de termijnen en over wat gemeenten daarvan merken. "
    right = "De tweede kolom gaat over het geld en over wie de kosten van vertraging draagt. "
    columns = f"#grid(columns: (1fr, 1fr), gutter: 1cm, [{left * 9}], [{right * 9}])"
    found = text(read(scan(picture(typeset(f'#set text(lang: "nl", hyphenate: false)\n{columns}')))))
    assert found.rindex("eerste kolom") < found.index("tweede kolom")


@real
def test_rows_without_lines_and_a_running_header(typeset: Typeset) -> None:
    markup = (
        '#set page(paper: "a4", header: [Position paper over de uitvoering #h(1fr) februari 2026])\n'
        f"{SENTENCE * 20} #pagebreak() {SENTENCE * 20}"
    )
    data = typeset(markup)
    found = read(scan(picture(data), picture(data, page=1)))
    furniture = [block.text for block in found.blocks if block.kind is BlockKind.FURNITURE]
    assert sum("Position paper over" in one for one in furniture) == 2


@real
def test_only_pages_that_are_pictures_are_recognised(typeset: Typeset) -> None:
    data = typeset(LETTER + "#pagebreak()" + SENTENCE)
    stream = io.BytesIO()
    with pypdfium2.PdfDocument(data) as whole, pypdfium2.PdfDocument(scan(picture(data))) as pictures:
        whole.import_pages(pictures, index=1)
        whole.save(stream)
    found = read(stream.getvalue())
    assert [bool(page.words) for page in found.pages] == [False, True, False]
    assert text(found).count("Bevindingen in de uitvoering") == 2


@real
def test_a_garbled_layer_gives_way_and_a_good_one_stays(typeset: Typeset) -> None:
    image = picture(typeset(LETTER))
    garbled = read(with_layer(image, shifted(f"{SENTENCE} {SENTENCE}")))
    assert "Bevindingen in de uitvoering" in text(garbled)
    assert shifted("omwonenden") not in garbled.source
    meant = f"{SENTENCE} Dit staat alleen in de tekstlaag van de pagina. {SENTENCE} {SENTENCE}"
    good = read(with_layer(image, meant))
    assert "alleen in de tekstlaag" in re.sub(r"\s+", " ", good.source)
    assert good.pages[0].words == ()


@real
def test_a_scan_with_a_stamp_typed_on_it_is_still_a_scan(typeset: Typeset) -> None:
    found = read(with_layer(picture(typeset(LETTER)), "Ingekomen 3 februari 2026", mode=0))
    assert "Wij vragen het kabinet" in text(found)


@real
def test_empty_paper_is_silent_and_a_drawing_is_told() -> None:
    paper = Image.new("L", (1654, 2339), 255)
    drawing = paper.copy()
    drawing.paste(0, (300, 300, 1300, 1800))
    letters = Image.new("L", (1654, 2339), 255)
    found = pdf.read
    with pytest.raises(UnreadableError, match="scan waarop geen tekst"):
        found(scan(paper, letters), READ)
    with pytest.raises(UnreadableError, match="zonder leesbare tekst"):
        found(scan(drawing), READ)


@real
def test_the_program_reads_as_the_library_does(typeset: Typeset, monkeypatch: pytest.MonkeyPatch) -> None:
    if ocr.program() is None:
        pytest.skip("het programma tesseract ontbreekt")
    data = scan(picture(typeset(LETTER)))
    one = text(read(data))
    monkeypatch.setitem(__import__("sys").modules, "tesserocr", None)
    assert errors(text(read(data)), one) <= 0.01


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    """A machine without Tesseract."""
    monkeypatch.setattr(ocr, "tessdata", lambda: None)
    monkeypatch.setattr("pytesseract.pytesseract.tesseract_cmd", str(tmp_path / "tesseract"))


@pytest.mark.usefixtures("without")
def test_without_tesseract_the_rest_is_read_and_the_scan_is_told(typeset: Typeset) -> None:
    data = typeset(LETTER)
    stream = io.BytesIO()
    with pypdfium2.PdfDocument(data) as whole, pypdfium2.PdfDocument(scan(picture(data))) as pictures:
        whole.import_pages(pictures, index=1)
        whole.save(stream)
    found = read(stream.getvalue())
    assert text(found) == text(read(data))
    (notice,) = found.notices
    assert (notice.page, notice.lost) == (2, True)
    assert "tesseract-ocr en tesseract-ocr-nld" in notice.message


@pytest.mark.usefixtures("without")
def test_without_tesseract_a_file_of_scans_cannot_be_read(typeset: Typeset) -> None:
    with pytest.raises(UnreadableError, match="Geen enkele pagina") as caught:
        read(scan(picture(typeset(LETTER))))
    assert "tesseract-ocr-nld" in caught.value.remedy


@pytest.mark.usefixtures("without")
def test_garbled_text_is_never_read(typeset: Typeset) -> None:
    with pytest.raises(UnreadableError):
        read(with_layer(picture(typeset(LETTER)), shifted(f"{SENTENCE} {SENTENCE}")))


@real
def test_a_picture_may_not_ask_for_more_than_the_limit(typeset: Typeset) -> None:
    small = Settings(limits=replace(Limits(), megapixels=2))
    with pytest.raises(UnreadableError, match="2 megapixel"):
        read(scan(picture(typeset(LETTER))), small)


LEGIBLE = [
    (SENTENCE, False, False),
    (shifted(SENTENCE), True, True),
    ("\ufffd" * 40 + SENTENCE, True, True),
    ("\ue001\ue002\ue003 \ue004\ue005 " * 20, True, True),
    ("Bijlage 3", False, False),
    ("", False, False),
    (
        "The municipality reports that the period between decision and delivery is too short, residents want "
        "their say before a choice is made, and the province bears what delay costs under European law.",
        True,
        False,
    ),
]


@pytest.mark.parametrize(("words", "doubtful", "illegible"), LEGIBLE)
def test_legibility(words: str, doubtful: bool, illegible: bool) -> None:
    found = legibility(words)
    assert (found.is_doubtful, found.is_illegible) == (doubtful, illegible)


def test_names_are_known_from_good_pages() -> None:
    known = vocabulary([f"{SENTENCE} Zwierdrecht", shifted(SENTENCE)])
    assert legibility("Zwierdrecht", known).known == 1
    assert legibility("Zwierdrecht").known == 0
    assert legibility(shifted("omwonenden"), known).known == 0


HOCR = """<div class='ocr_page'><span class='ocr_line' title="bbox 100 100 900 130; baseline 0 -7; x_size 30">
<span class='ocrx_word' title='bbox 100 112 108 120; x_wconf 20'>e</span>
<span class='ocrx_word' title='bbox 130 100 220 123; x_wconf 95'>Bedden</span>
<span class='ocrx_word' title='bbox 230 100 240 130; x_wconf 40'>|</span>
<span class='ocrx_word' title='bbox 700 100 760 123; x_wconf 91'>12</span></span>
<span class='ocr_line' title="bbox 10 300 40 330; baseline 0 0; x_size 30">
<span class='ocrx_word' title='bbox 10 300 40 330; x_wconf 4'>mn</span></span></div>"""


def test_hocr_gives_stretches_in_points() -> None:
    bedden, number = levelled.found_in(HOCR, 144).fragments
    assert (bedden.text, bedden.confidences) == ("• Bedden", (0.2, 0.95))
    assert (bedden.x0, bedden.x1, bedden.words) == (50, 110, ((50, 54), (65, 110)))
    assert (number.text, number.x0) == ("12", 350)
    assert bedden.top == pytest.approx(50, abs=2)
    assert bedden.bottom == pytest.approx(65, abs=2)


def test_no_hocr_is_no_text() -> None:
    assert levelled.found_in("", 300).fragments == ()


TABLE = """
#set page(paper: "a4", margin: 2.5cm)
#set text(lang: "nl", size: 11pt)
#table(columns: (4cm, 3cm, 1fr), {look},
  [Gemeente], [Plekken], [Opmerking],
  [Zandwerve], [120], [De locatie is nog niet beschikbaar omdat de vergunning ontbreekt en de raad besluit.],
  [Holterberg], [], [Geen bijzonderheden], [Meerdijk], [850], [Wacht op besluit])
"""
ROWS = [
    ["Gemeente", "Plekken", "Opmerking"],
    [
        "Zandwerve",
        "120",
        "De locatie is nog niet beschikbaar omdat de vergunning ontbreekt en de raad besluit.",
    ],
    ["Holterberg", "", "Geen bijzonderheden"],
    ["Meerdijk", "850", "Wacht op besluit"],
]


def rows(found: Reading) -> list[list[str]]:
    return [[block.text[a:b] for a, b in block.row.cells] for block in found.blocks if block.row]


@real
@pytest.mark.parametrize("skew", [0.0, 0.5, -0.5])
@pytest.mark.parametrize("look", ["stroke: 0.5pt", "stroke: 1.2pt"])
def test_ruled_tables_on_a_scan_are_read_cell_by_cell(typeset: Typeset, look: str, skew: float) -> None:
    assert rows(read(scan(picture(typeset(TABLE.format(look=look)), skew=skew)))) == ROWS


@real
@pytest.mark.parametrize("shade", ["luma(225)", 'rgb("#d9e6f2")', 'rgb("#154273")'])
def test_a_shaded_row_heads_its_table(typeset: Typeset, shade: str) -> None:
    light = "154273" in shade
    look = f"fill: (x, y) => if y == 0 {{ {shade} }}"
    markup = TABLE.format(look=look)
    if light:
        for head in ROWS[0]:
            markup = markup.replace(f"[{head}]", f"[#text(white)[*{head}*]]")
    found = read(scan(picture(typeset(markup), skew=0.3)))
    assert rows(found) == ROWS
    assert [block.row.header for block in found.blocks if block.row] == [True, False, False, False]


FIGURES = [
    ["Rij", "Gemeente", "Opgave", "Amv", "Later"],
    ["1", "Zandwerve", "210", "12", "n.n.b."],
    ["2", "Holterberg", "64", "0", "-"],
    ["3", "Meerdijk aan de Vaart", "0", "4", ""],
    ["4", "Oostwold", "7", "-", "5"],
]


@real
@pytest.mark.parametrize("skew", [0.0, 0.4, -1.5])
def test_figures_that_stand_alone_in_their_cells_are_read(typeset: Typeset, skew: float) -> None:
    cells = ", ".join(f"[{cell}]" for row in FIGURES for cell in row)
    columns = "columns: (1cm, 5cm, 3cm, 3cm, 3cm), align: (right, left, right, right, right)"
    data = typeset(f"#set text(size: 10pt)\n#table({columns}, {cells})\n\n{SENTENCE}")
    found = read(scan(picture(data, skew=skew)))
    # Some versions of Tesseract take a speck of a skewed rule for a comma.
    assert [[cell.rstrip(",") for cell in row] for row in rows(found)] == FIGURES
    assert found.notices == ()


@real
@pytest.mark.parametrize("figure", "0123456789")
def test_a_figure_alone_is_read_through_the_grain_of_a_scan(typeset: Typeset, figure: str) -> None:
    drawn = picture(typeset(f"#set page(width: 4cm, height: 3cm)\n{figure}"))
    grain = np.random.default_rng(7).normal(-10, 6, (drawn.height, drawn.width))
    grainy = Image.fromarray(np.clip(np.asarray(drawn) + grain, 0, 255).astype(np.uint8))
    down, across = np.nonzero(np.asarray(drawn) < 128)
    box = int(across.min()), int(down.min()), int(across.max()) + 1, int(down.max()) + 1
    with ocr.tesseract() as recognise:
        assert recognise is not None
        (one,) = ocr.read_piece(grainy, box, 200, 0.0, recognise, ocr.LINE)
    assert (one.text, one.confidences[0] > 0.6) == (figure, True)


BOLD = """
#set page(paper: "a4", margin: 2.5cm)
#set text(lang: "nl", size: {size}pt, font: "{font}")
*Doorlooptijd van de vergunning*

{sentence} Dat is *nadrukkelijk* van belang. {sentence}

*Let op:* {sentence}

*Wat wij het Rijk vragen*

{sentence} *Omwonenden willen worden gehoord* en dat kost tijd.
"""


@real
@pytest.mark.parametrize("size", [9, 11])
@pytest.mark.parametrize("font", ["Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"])
def test_bold_lines_are_headings_and_bold_words_are_none(typeset: Typeset, font: str, size: int) -> None:
    data = typeset(BOLD.format(font=font, size=size, sentence=SENTENCE))
    found = read(scan(picture(data, skew=0.4)))
    heads = [block.text for block in found.blocks if block.kind is BlockKind.HEADING]
    assert heads == ["Doorlooptijd van de vergunning", "Wat wij het Rijk vragen"]


BARS = """
#set page(paper: "a4", margin: 2.5cm)
#set text(lang: "nl", size: 11pt)
#let bar(width) = box(fill: black, width: width, height: 0.9em, baseline: 0.1em)
De gemeente ziet de heer #bar(3cm) als aanspreekpunt voor #bar(2cm) en omgeving.

{sentence}

#block(fill: black, width: 100%, height: 3cm)

{sentence}
"""


@real
@pytest.mark.parametrize("skew", [0.0, 0.4])
def test_bars_on_a_scan_leave_a_mark_each(typeset: Typeset, skew: float) -> None:
    found = text(read(scan(picture(typeset(BARS.format(sentence=SENTENCE)), skew=skew))))
    assert f"de heer {REDACTED} als aanspreekpunt voor {REDACTED} en omgeving" in found
    assert found.count(REDACTED) == 3


@pytest.mark.parametrize("mode", [0, 3])
def test_a_layer_says_nothing_of_what_is_black_on_its_scan(mode: int) -> None:
    image = Image.new("L", (1654, 2339), 255)
    ImageDraw.Draw(image).rectangle((160, 120, 1600, 190), fill=10)
    data = with_layer(image, f"{'Geheim ' * 12:90}{SENTENCE}", mode=mode)
    found = read(data)
    assert ("Geheim" in found.source) == (mode == 0)
    assert (REDACTED in text(found)) == (mode == 3)
    assert "omwonenden" in found.source


def sheet() -> Image.Image:
    return Image.new("L", (1654, 2339), 240)


@pytest.mark.parametrize("fall", [0, 6, -6])
@pytest.mark.parametrize("width", [1, 3, 6])
def test_lines_are_found_and_erased(width: int, fall: int) -> None:
    image = sheet()
    draw = ImageDraw.Draw(image)
    draw.line((200, 500, 1400, 500 + fall), fill=40, width=width)
    draw.line((300, 400, 300 - fall, 900), fill=40, width=width)
    grey = np.asarray(image)
    found = ruled_on(grey, 200)
    (level,), (upright,) = found.level, found.upright
    assert level.box == pytest.approx((200, 500 + min(fall, 0), 1400, 500 + max(fall, 0)), abs=6)
    assert upright.box == pytest.approx((300 - max(fall, 0), 400, 300 - min(fall, 0), 900), abs=6)
    assert erased(grey, found, 200).min() > 200


@pytest.mark.parametrize("height", [5, 2333])
def test_a_line_at_the_edge_of_the_paper_is_erased(height: int) -> None:
    image = sheet()
    ImageDraw.Draw(image).line((200, height, 1400, height), fill=40, width=2)
    grey = np.asarray(image)
    found = ruled_on(grey, 200)
    assert len(found.level) == 1
    assert erased(grey, found, 200).min() > 200


def test_a_broken_line_is_one_and_letters_are_none() -> None:
    image = sheet()
    draw = ImageDraw.Draw(image)
    for start in range(200, 1400, 120):
        draw.line((start, 500, start + 110, 500), fill=60, width=2)
        draw.text((start, 700), "HEEL VEEL ITEMS llll", fill=0, font_size=40)
    found = ruled_on(np.asarray(image), 200)
    assert [round(line.length, -2) for line in found.level] == [1200]
    assert found.upright == ()


def test_areas_are_told_apart() -> None:
    image = sheet()
    draw = ImageDraw.Draw(image)
    draw.rectangle((200, 200, 600, 235), fill=10)
    draw.rectangle((200, 400, 1400, 450), fill=60)
    draw.text((220, 405), "Gemeente", fill=240, font_size=36)
    draw.rectangle((200, 600, 1400, 660), fill=215)
    draw.text((220, 605), "Gemeente", fill=20, font_size=36)
    found = areas_on(image, 200)
    for boxes, box in (
        (found.black, (200, 200, 600, 235)),
        (found.dark, (200, 400, 1400, 450)),
        (found.grounds, (200, 600, 1400, 660)),
    ):
        assert boxes == (pytest.approx(box, abs=8),)


def test_the_data_may_lie_beside_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tessdata").mkdir()
    (tmp_path / "tessdata" / "nld.traineddata").touch()
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    monkeypatch.setattr(ocr.shutil, "which", lambda name: str(tmp_path / name))
    assert ocr.tessdata() == tmp_path / "tessdata"
