"""Document text is shown to the letter and never read as markup."""

import io
from functools import cache

import docx as python_docx
import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports import build, docx, html
from reports.characters import isolated, printable
from reports.quotes import LETTER_QUOTE

HOSTILE = [
    "<script>alert('x')</script>",
    "</td></table></body><img src=http://voorbeeld.test/x onerror=alert(1)>",
    "&lt;b&gt; & &amp; &#60;",
    "<!-- commentaar --> ]]> <![CDATA[x]]>",
    "<w:p><w:r><w:t>vals</w:t></w:r></w:p>",
    "{{ 7 * 7 }} {% for x in y %} {# weg #}",
    "%s {0} {bron} $x",
    '" onmouseover="alert(1)',
    "javascript:alert(1)",
    "Links \u202eomgekeerd\u202c en \u200frechts\u200e",
    "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "Lettergreep" * 400,
    "\U0001f3e0 huis, é en e\u0301",
]


@pytest.fixture(scope="module")
def outputs(saying, derive, codebook, passages):
    """Gives a page and the text of a Word file of both reports of a dossier that says a text."""

    @cache
    def of(text):
        row = {"rol": "knelpunt", "themas": "termijnen"}
        said = saying(text, 70, **row), saying(text, 71, rol="oproep"), saying(text, 72, rol="kop")
        found = derive((*passages, *said))
        made = [build.report(kind, found, codebook) for kind in ("rapport", "kamerbrief")]
        return [
            (lxml.html.document_fromstring(html.render(one)), _docx_text(docx.render(one))) for one in made
        ]

    return of


def _docx_text(data):
    """All text nodes of the body, and nothing else."""
    body = python_docx.Document(io.BytesIO(data)).element.body
    return "\n".join(node.text or "" for node in body.iter(f"{{{body.nsmap['w']}}}t"))


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stands_literally_in_both_formats(text, outputs):
    (page, word), (letter_page, letter) = outputs(text)
    assert text in page.text_content()
    assert text in word
    assert text in letter_page.text_content()
    assert text in letter or (len(text) > LETTER_QUOTE and text[:LETTER_QUOTE] not in letter)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_adds_no_element(text, outputs):
    plain = [page for page, _ in outputs("Gewoon.")]
    for page, expected in zip(outputs(text), plain, strict=True):
        assert not page[0].xpath("//script|//img|//iframe|//@onerror|//@onmouseover")
        assert {e.tag for e in page[0].iter()} == {e.tag for e in expected.iter()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x00b\x08c\x1bd", "abcd"),
        ("regel\nregel\ttab", "regel\nregel\ttab"),
        ("x\ufffey\uffff", "xy"),
        ("half \ud800 paar", "half  paar"),
        ("\x7f\x80\x9f", ""),
        ("\ufdd0", ""),
        ("\U0001f600 blijft", "\U0001f600 blijft"),
    ],
)
def test_characters_that_no_file_holds_are_left_out(text, expected):
    assert printable(text) == expected


def test_control_characters_break_no_format(outputs):
    for page, word in outputs("Be\x00gin \x0bmidden\ufffe ein\x1bde \udc80"):
        assert "Begin midden einde" in page.text_content()
        assert "Begin midden einde" in word


@pytest.mark.parametrize(
    ("text", "expected"),
    [("gewoon", "gewoon"), ("\u202eom", "\u2068\u202eom\u2069"), ("a\u200fb", "\u2068a\u200fb\u2069")],
)
def test_direction_marks_are_kept_and_isolated(text, expected):
    assert isolated(text) == expected


@settings(max_examples=300)
@given(st.text(st.characters(exclude_categories=())))
def test_any_text_becomes_valid_xml(text):
    element = lxml.html.Element("p")
    element.text = printable(text)
    assert printable(printable(text)) == printable(text)
    assert len(printable(text)) <= len(text)
    printable(text).encode("utf-8")
