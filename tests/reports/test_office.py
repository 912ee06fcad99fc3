"""Word and ODT files open in LibreOffice and lose nothing on the way to PDF."""

import io
import os
import re
import shutil
import subprocess
import unicodedata
from zipfile import ZipFile

import pypdfium2
import pytest
from lxml import etree

from reports import build, formats
from tests.reports import everyblock

SOFFICE = shutil.which("soffice")
FORMS = [form for form in ("docx", "odt") if form in formats.RENDERERS]
EVERY = ("rapport", "kamerbrief", "register")
"""The kinds that differ in form: with an annex, as a letter, and short."""

MADE = ("rapport", "kamerbrief", "samenvatting")
"""The kinds that are made of a dossier."""

SHORT, LONG = 1, 3
"""Pages of a letter."""

pytestmark = pytest.mark.skipif(
    SOFFICE is None and not os.environ.get("CI"), reason="LibreOffice (soffice) is not installed"
)


@pytest.fixture(scope="module")
def written(findings, codebook):
    """Reports by the name of their file."""
    made = {f"elk-{kind}": everyblock.report("Een zin uit <een> brief.", kind) for kind in EVERY}
    return made | {kind: build.report(kind, findings, codebook) for kind in MADE}


@pytest.fixture(scope="module")
def printed(written, tmp_path_factory):
    """The bytes of each file and its PDF, all made by one process."""
    assert SOFFICE, "LibreOffice must be installed where CI is set"
    folder = tmp_path_factory.mktemp("office")
    for name, report in written.items():
        for form in FORMS:
            (folder / f"{name}-{form}.{form}").write_bytes(formats.rendered(report, form))
    files = sorted(map(str, folder.iterdir()))
    pdf = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
    own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE, own, "--headless", "--convert-to", pdf, "--outdir", str(folder / "uit"), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return {
        (name, form): ((folder / f"{name}-{form}.{form}").read_bytes(), folder / "uit" / f"{name}-{form}.pdf")
        for name in written
        for form in FORMS
    }


CASES = [(name, form) for name in (*(f"elk-{k}" for k in EVERY), *MADE) for form in FORMS]


def _pages(path):
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def _letters(text):
    """The letters and digits alone: a line may break anywhere, a hyphen or a note may stand between."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


@pytest.mark.parametrize(("name", "form"), CASES)
def test_every_sentence_is_on_the_pages(written, printed, name, form):
    report = written[name]
    told = _letters(" ".join(_pages(printed[name, form][1])))
    # A footnote or the foot of a page may stand in the middle of a sentence that crosses the page.
    lost = [s.text for s in _shown(report) if not _told(_letters(s.text), told)]
    assert lost == []


def _shown(report):
    """The sentences that the office formats show: all but the annex of a report without one."""
    left_out = set() if report.has_contents else {id(s) for s in _annex(report)}
    return [s for s in report.sentences() if id(s) not in left_out]


def _annex(report):
    from reports.blocks import sentences

    return [s for section in report.annex for s in sentences(section)]


def _told(sentence, told):
    return sentence in told or any(
        sentence[:cut] in told and sentence[cut:] in told for cut in range(1, len(sentence))
    )


@pytest.mark.parametrize(("name", "form"), CASES)
def test_as_many_footnotes_as_written(printed, name, form):
    data, path = printed[name, form]
    written = _notes(data, form)
    told = _letters(" ".join(_pages(path)))
    assert written
    assert [note for note in written if not _told(_letters(note), told)] == []


def _notes(data, form):
    """The words of each note in the file."""
    with ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/footnotes.xml" if form == "docx" else "content.xml"))
    if form == "odt":
        return ["".join(body.itertext()) for body in root.iter("{*}note-body")]
    return ["".join(t.text or "" for t in note.iter("{*}t")) for note in root if note.get(_TYPE) is None]


_TYPE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}type"


@pytest.mark.parametrize("form", FORMS)
def test_a_letter_has_one_to_three_pages(printed, form):
    assert SHORT <= len(_pages(printed["kamerbrief", form][1])) <= LONG


@pytest.mark.parametrize("form", FORMS)
def test_a_summary_has_one_page(printed, form):
    assert len(_pages(printed["samenvatting", form][1])) == 1


@pytest.mark.parametrize("form", FORMS)
def test_headings_are_marked_in_the_pdf(written, printed, form):
    raw = printed["elk-rapport", form][1].read_bytes()
    assert b"/StructTreeRoot" in raw
    assert b"nl-NL" in raw
    assert len(re.findall(rb"/S\s*/H[1-4]\b", raw)) >= len(written["elk-rapport"].sections)
