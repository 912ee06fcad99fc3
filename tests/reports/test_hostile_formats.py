"""Nasty text stands to the letter in every kind of report and every format."""

import io
import unicodedata
from zipfile import ZipFile

import lxml.html
import pytest
from lxml import etree
from markdown_it import MarkdownIt

from corpus.coverage import Audit, Coverage, Covered
from reports import build
from reports.blocks import sentences
from reports.formats import RENDERERS
from tests.reports.conftest import make_findings, make_passage
from tests.reports.formatreading import text_of

NASTY = (
    "</td><script>alert(1)</script> {{ 7 * 7 }} &amp; ]]> <w:t>x</w:t> %s $x$ blijft te laat.",
    '#import "x.typ": * // #eval("1") \\ `raw` **vet** [link](http://voorbeeld.test) | te laat.',
    '=HYPERLINK("http://voorbeeld.test";"klik") @SUM(1+1) -2+3 komt te laat.',
    "Wind" * 50 + " te laat.",
)
ROLLEN = ("knelpunt", "gevolg", "oproep", "toezegging", "actie", "vraag", "meerwaarde")


@pytest.fixture(scope="module")
def told(passages):
    """Findings in which each nasty text stands in every rol, and the audit of a draft that has them too."""
    themas = {"meerwaarde": ""}
    said = [
        make_passage(50 + 10 * n + at, text=text, rol=rol, themas=themas.get(rol, "termijnen"))
        for n, text in enumerate(NASTY)
        for at, rol in enumerate(ROLLEN)
    ]
    found = make_findings((*passages, *said))
    draft = (said[0].observation,)
    covered = tuple(
        Covered(p, Coverage.TREATED, NASTY[0], draft, p.passages[:1], (), True, 1.0) for p in found.points
    )
    return found, Audit(covered, (), 0.5)


@pytest.fixture(scope="module")
def written(told, codebook):
    """The report of each kind, made once."""
    found, audit = told
    return {kind: build.report(kind, found, codebook, audit=audit) for kind in build.WRITERS}


UNSEEN = ("Cc", "Cf", "Cn", "Pd")
"""Hidden breaks, and the hyphens at which a line of a page is broken."""


def _letters(text):
    """The text without white space and hyphens: a line may break anywhere."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(c for c in plain if not c.isspace() and unicodedata.category(c) not in UNSEEN)


def _read(data, form):
    """What a reader sees, and nothing of what the format itself needs."""
    if form == "html":
        return lxml.html.document_fromstring(data).text_content()
    if form == "md":
        return lxml.html.fromstring(
            MarkdownIt("gfm-like", {"linkify": False}).render(data.decode())
        ).text_content()
    if form == "pdf":
        return text_of(data)
    with ZipFile(io.BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml" if form == "docx" else "content.xml"))
    return "".join(body.itertext())


def _shown(report):
    """The nasty texts that the report says outside its annex, which short kinds show in no other format."""
    blocks = (*report.opening, *report.sections)
    told = [s.text for block in blocks for s in sentences(block)]
    return [text for text in NASTY if any(text in words for words in told)]


@pytest.mark.parametrize("form", RENDERERS)
@pytest.mark.parametrize("kind", build.WRITERS)
def test_nasty_text_stands_to_the_letter(written, kind, form):
    read = _letters(_read(RENDERERS[form](written[kind]), form))
    lost = [text for text in _shown(written[kind]) if _letters(text) not in read]
    assert lost == []


def test_the_kinds_together_say_every_nasty_text(written):
    assert {text for report in written.values() for text in _shown(report)} == set(NASTY)
    assert all(_shown(written[kind]) for kind in ("rapport", "register", "dekkingstoets", "kamerbrief"))
