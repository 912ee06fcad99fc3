import io
from zipfile import ZipFile

import docx as python_docx
import pytest
from docx.shared import Pt, Twips
from openxml_audit import OpenXmlValidator
from PIL import Image

from corpus.errors import TemplateError
from reports import docx, wordtemplate
from tests.reports import everyblock
from tests.reports.wordreading import W, names, opened, part, styled, text

HEADING = "Kop1"
DOCUMENT = b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def _template(*, picture=b""):
    """A template of a Dutch Word: few styles, whose ids are Dutch, own page and header, and a body."""
    document = python_docx.Document()
    styles = document.styles.element
    kept = {"Normal", "Default Paragraph Font", "heading 1", "header"}
    for style in [s for s in styles.findall(f"{W}style") if s.find(f"{W}name").get(f"{W}val") not in kept]:
        styles.remove(style)
    heading = document.styles["Heading 1"]
    heading.element.set(f"{W}styleId", HEADING)
    heading.font.size = Pt(30)
    for named in [e for tag in ("next", "link") for e in styles.iter(f"{W}{tag}")]:
        named.getparent().remove(named)
    section = document.sections[0]
    section.page_width, section.left_margin = Twips(11000), Twips(2000)
    section.header.paragraphs[0].text = "Ministerie van Proef"
    document.add_paragraph("Hier komt de tekst.")
    if picture:
        document.add_picture(io.BytesIO(picture))
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


@pytest.fixture(scope="module", params=["rapport", "kamerbrief", "register"])
def made(request):
    report = everyblock.report(kind=request.param)
    data = docx.render(report, _template())
    return report, data, opened(data)


def test_body_is_replaced_and_every_sentence_is_there(made):
    report, _, document = made
    told = text(document.element.body)
    assert "Hier komt" not in told
    assert [s.text for s in report.sentences() if s.text not in told] == []


def test_styles_page_and_header_of_the_template_win(made):
    _, _, document = made
    assert document.styles["Heading 1"].font.size == Pt(30)
    assert len(styled(document, HEADING)) >= 3
    assert styled(document, "Heading1") == []
    (section, *_) = document.sections
    assert (section.page_width, section.left_margin) == (Twips(11000), Twips(2000))
    assert section.header.paragraphs[0].text == "Ministerie van Proef"


def test_styles_that_it_lacks_are_ours_in_its_font(made):
    _, data, document = made
    known = {s.get(f"{W}styleId") for s in document.styles.element.findall(f"{W}style")}
    roots = [document.element.body, part(data, "word/footnotes.xml")]
    used = {e.get(f"{W}val") for root in roots for tag in ("pStyle", "rStyle", "tblStyle")
            for e in root.iter(f"{W}{tag}")}  # fmt: skip
    assert used <= known
    assert document.styles["Tabeltekst"].font.size == Pt(7)
    assert document.styles["Tabeltekst"].font.name is None
    assert len(known) == len(document.styles.element.findall(f"{W}style"))


def test_bullets_have_a_definition(made):
    _, _, document = made
    number = document.styles["List Bullet"].element.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
    numbering = document.part.numbering_part.element
    (found,) = [n for n in numbering.findall(f"{W}num") if n.get(f"{W}numId") == number]
    abstract = found.find(f"{W}abstractNumId").get(f"{W}val")
    assert [a for a in numbering.findall(f"{W}abstractNum") if a.get(f"{W}abstractNumId") == abstract]


def test_word_takes_it_without_repair(made, tmp_path):
    _, data, _ = made
    (tmp_path / "uit.docx").write_bytes(data)
    assert [str(error) for error in OpenXmlValidator().validate(tmp_path / "uit.docx").errors] == []


def test_tables_fit_its_page(made):
    _, _, document = made
    width = 11000 - 2000 - document.sections[0].right_margin // 635
    assert int(document.tables[0]._tbl.tblPr.find(f"{W}tblW").get(f"{W}w")) == pytest.approx(width, abs=12)


def test_language_is_dutch(made):
    _, _, document = made
    assert {e.get(f"{W}val") for e in document.styles.element.iter(f"{W}lang")} == {"nl-NL"}


def test_pictures_of_the_old_body_are_gone():
    picture = io.BytesIO()
    Image.new("RGB", (4, 4)).save(picture, "PNG")
    template = _template(picture=picture.getvalue())
    report = everyblock.report(kind="register")
    assert any("media/" in name for name in names(template))
    assert len(names(docx.render(report, template))) == len(names(docx.render(report, _template())))


def _typed(kind):
    """The template with another type of main part."""
    result = io.BytesIO()
    with ZipFile(io.BytesIO(_template())) as source, ZipFile(result, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(DOCUMENT, kind))
    return result.getvalue()


def test_a_dotx_is_a_template_too():
    report = everyblock.report(kind="register")
    template = _typed(DOCUMENT.replace(b"document.main", b"template.main"))
    assert docx.render(report, template) == docx.render(report, _template())


def _without(data, lost):
    result = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as source, ZipFile(result, "w") as target:
        for name in source.namelist():
            if name != lost:
                target.writestr(name, source.read(name))
    return result.getvalue()


@pytest.mark.parametrize("lost", ["word/document.xml", "[Content_Types].xml", "word/styles.xml"])
def test_a_damaged_template_says_what_to_do(lost):
    with pytest.raises(TemplateError) as raised:
        docx.render(everyblock.report(kind="register"), _without(_template(), lost))
    assert raised.value.remedy


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04 kapot", _without(_template(), "")[:-40]])
def test_what_is_no_template_says_what_to_do(data):
    with pytest.raises(TemplateError, match="sjabloon"):
        docx.render(everyblock.report(kind="register"), data)


def test_a_small_file_that_unpacks_to_a_large_one_is_refused(monkeypatch):
    monkeypatch.setattr(wordtemplate, "LARGEST", 1000)
    with pytest.raises(TemplateError):
        wordtemplate.opened(_template())


@pytest.mark.parametrize(("head", "at"), [(b"PK\x01\x02", 8), (b"PK\x01\x02", 10)])
def test_parts_that_cannot_be_unpacked_say_what_to_do(head, at):
    """Encrypted, or packed in a way that nobody knows."""
    data = bytearray(_template())
    place = data.find(head)
    data[place + at] |= 0x41
    with pytest.raises(TemplateError):
        wordtemplate.opened(bytes(data))


def test_a_macro_is_refused():
    with pytest.raises(TemplateError):
        docx.render(everyblock.report(kind="register"), _typed(b"vnd.ms-word.document.macroEnabled.main+xml"))
