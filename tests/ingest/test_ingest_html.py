"""What is read of a page of HTML, and what a hostile one cannot do."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableError
from corpus.model import BlockKind
from ingest.blocks import drafts
from ingest.html import is_html, page, read
from ingest.registry import read_bytes
from ingest.settings import DEFAULT

HEAD, ITEM, ROW, FRAME = BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.FURNITURE

PAGE = """<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Werkbezoek</title></head><body>
<header><nav><ul><li>Start</li></ul></nav></header>
<main><h1>Verslag van het werkbezoek</h1><p>De gemeente Vlierdam ontving ons hartelijk.</p>
<ol><li>De opvang is vol.</li><li>Het overleg loopt.<ul><li>Elke maand.</li></ul></li></ol>
<table><thead><tr><th>Jaar</th><th>Plekken</th></tr></thead><tbody><tr><td>2025</td><td>40</td></tr></tbody></table>
</main><footer>Afdrukken</footer></body></html>"""


def _lines(html: str) -> list[tuple[str, BlockKind | None, int]]:
    return [(line.text.strip(), line.kind, line.level) for line in page(html).lines]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Een<p>Twee", [("Een", None, 0), ("Twee", None, 0)]),
        ("<h2>Kop\n over  twee<br>regels</h2>", [("Kop over twee regels", HEAD, 2)]),
        ("<div>a<div>b</div>c</div>", [("a", None, 0), ("b", None, 0), ("c", None, 0)]),
        ("<p>Gro&shy;ot &amp; caf&eacute; &#8364;</p>", [("Gro\u00adot & café €", None, 0)]),
        ("<p>a<b>b</b><i>c</i> d</p>", [("abc d", None, 0)]),
        ("<p>Postbus 3<br>1234 AB Vlierdam", [("Postbus 3", None, 0), ("1234 AB Vlierdam", None, 0)]),
        ("<ol start=4><li>x<li>y</ol>", [("4. x", ITEM, 1), ("5. y", ITEM, 1)]),
        ("<ol type=a><li>x<ol type=i><li>y</ol></ol>", [("a. x", ITEM, 1), ("i. y", ITEM, 2)]),
        ("<ol><li value=7>x<li>y</ol>", [("7. x", ITEM, 1), ("8. y", ITEM, 1)]),
        ("<ul><li><p>x</p><p>y</p></ul>", [("x", ITEM, 1), ("y", None, 0)]),
        ("<pre>a  b\nc</pre>", [("a  b", None, 0), ("c", None, 0)]),
        ("<blockquote>zei hij</blockquote>", [("zei hij", None, 0)]),
        ("<details><summary>Meer</summary>tekst</details>", [("Meer", None, 0), ("tekst", None, 0)]),
        ("<figure><img alt=x><figcaption>Foto</figcaption></figure>", [("Foto", None, 0)]),
        ("<dl><dt>Datum</dt><dd>3 mei 2026</dd></dl>", [("Datum", None, 0), ("3 mei 2026", None, 0)]),
        ("<nav><a href=/>Start</a></nav>", [("Start", FRAME, 0)]),
        ("<div id=cookie-melding>Wij gebruiken cookies</div>", [("Wij gebruiken cookies", FRAME, 0)]),
        ("<body class=cookies-ok><p>tekst", [("tekst", None, 0)]),
        (
            "<header>Merk</header><article><header>Intro</header></article>",
            [("Merk", FRAME, 0), ("Intro", None, 0)],
        ),
        ("<div role=contentinfo>Voet</div>", [("Voet", FRAME, 0)]),
        ("<p aria-hidden=true>staat er</p>", [("staat er", None, 0)]),
    ],
)
def test_elements_as_lines(html: str, expected: list[tuple[str, BlockKind | None, int]]) -> None:
    assert _lines(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert('geheim')</script>",
        "<style>p::after{content:'geheim'}</style>",
        "<template><p>geheim</p></template>",
        "<noscript>geheim</noscript>",
        "<p hidden>geheim</p>",
        "<div style='color:red; DISPLAY : none'><p>geheim</p></div>",
        "<p style='mso-hide:all'>geheim</p>",
        "<del><p>geheim</p></del><p><s>geheim</s><strike>geheim</strike></p>",
        "<p><span style='color:red; text-decoration: underline line-through'>geheim</span></p>",
        "<!-- geheim --><!--[if mso]><p>geheim</p><![endif]-->",
        "<a href='javascript:geheim()'></a><img src='data:text/plain,geheim' alt='geheim'>",
        "<input value=geheim><table hidden><tr><td>geheim</td></tr></table><ul hidden><li>geheim</ul>",
    ],
)
def test_what_is_no_text_of_the_page(html: str) -> None:
    raw = page(f"<p>voor</p>{html}<p>na</p>")
    assert [line.text for line in raw.lines] == ["voor", "na"]
    assert "geheim" not in raw.source


@pytest.mark.parametrize(
    ("html", "header", "cells"),
    [
        ("<tr><th>a<th>b<tr><td>c<td>d", [True, False], [["a", "b"], ["c", "d"]]),
        ("<tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e", [False, False], [["a", "", "b"], ["c", "d", "e"]]),
        ("<tr><td rowspan=2>a<td>b<tr><td>c", [False, False], [["a", "b"], ["", "c"]]),
        ("<tr><td><p>a<p>b<td><ul><li>c</ul>", [False], [["a b", "c"]]),
        ("<tr><td>a<td><tr><td><td>", [False], [["a", ""]]),
    ],
)
def test_rows_of_tables(html: str, header: list[bool], cells: list[list[str]]) -> None:
    rows = [line.row for line in page(f"<table>{html}</table>").lines if line.row]
    assert [row.header for row in rows] == header
    assert [[cell.text for cell in row.contents] for row in rows] == cells


def test_tables_that_set_a_page_out_are_no_tables() -> None:
    html = (
        "<table><tr><td><table><tr><td>a<td>b</table></td></tr></table><table>"
        "<tr><td><h2>Kop</h2><p>t</table>"
    )
    assert _lines(html) == [("a | b", ROW, 0), ("Kop", HEAD, 2), ("t", None, 0)]


def test_spans_beyond_reason_are_cut() -> None:
    raw = page("<table>" + "<tr><td colspan=99999 rowspan=99999>a<td>b" * 20 + "</table>")
    assert all(line.row is not None and len(line.row.contents) < 400 for line in raw.lines)


@pytest.mark.parametrize(
    "reference",
    [
        "<sup><a href='#fn1'>1</a></sup>",
        "<a href='#fn1'><sup>1</sup></a>",
        "<a href='#_ftn1' name='_ftnref1'><span class=MsoFootnoteReference>[1]</span></a>",
        "<a role='doc-noteref' href='stuk.html#n1'>1</a>",
        "<a class='sdfootnoteanc' name='sdfootnote1anc' href='#sdfootnote1sym'><sup>1</sup></a>",
    ],
)
def test_numbers_of_notes_are_not_glued_to_words(reference: str) -> None:
    html = (
        f"<p>De regels{reference} gelden.</p><section role='doc-endnotes'><p>"
        f"Zie de toelichting.</p></section>"
    )
    text, note = page(html).lines
    assert text.text == "De regels gelden."
    assert (note.text, note.note, note.aside) == ("Zie de toelichting.", True, True)


def test_the_notes_of_an_office_program_stand_below() -> None:
    html = (
        "<p>De regels gelden.</p><div id='sdfootnote1'><p class='sdfootnote'>"
        "<a class='sdfootnotesym' href='#sdfootnote1anc'>1</a>Zie de toelichting.</p></div>"
    )
    _, note = page(html).lines
    assert (note.text, note.note) == ("Zie de toelichting.", True)


def test_a_raised_sign_that_is_no_note_stays() -> None:
    assert _lines("<p>Het vlak is 40 m<sup>2</sup> groot.")[0][0] == "Het vlak is 40 m2 groot."


def test_word_writes_lists_and_addresses_as_paragraphs() -> None:
    html = (
        "<p class=MsoNormal>Postbus 3<o:p></o:p></p><p class=MsoNormal>1234 AB Vlierdam<o:p></o:p></p>"
        "<p class=MsoNormal><o:p>&nbsp;</o:p></p>"
        "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if "
        "!supportLists]><span>-<span>&nbsp; </span>"
        "</span><![endif]>Een punt van aandacht.</p>"
    )
    first, second, item = page(html).lines
    assert (first.apart, second.apart, item.apart) == (True, False, True)
    assert (item.kind, item.level) == (ITEM, 2)
    assert drafts((item,))[0].content.text == "Een punt van aandacht."


@pytest.mark.parametrize(
    "data",
    [
        "<html><meta charset=utf-8><p>Coördinatie €</p>".encode(),
        b"\xef\xbb\xbf" + "<html><meta charset=iso-8859-1><p>Coördinatie €</p>".encode(),
        "<html><meta charset=windows-1252><p>Coördinatie €</p>".encode("cp1252"),
        '<html><meta http-equiv=x content="text/html; charset=ISO-8859-15"><p>Coördinatie €</p>'.encode(
            "iso-8859-15"
        ),
        "<html><meta charset=utf-8><p>Coördinatie €</p>".encode("cp1252"),
        "<html><meta charset=latin1><p>Coördinatie €</p>".encode(),
        "<html><meta charset=hex><p>Coördinatie €</p>".encode(),
        "\ufeff<html><p>Coördinatie €</p>".encode("utf-16-le"),
        '<?xml version="1.0" encoding="utf-8"?><html><p>Coördinatie €</p></html>'.encode(),
    ],
)
def test_character_sets_told_truly_or_not(data: bytes) -> None:
    assert [line.text for line in read(data, DEFAULT).lines] == ["Coördinatie €"]
    assert is_html(data)


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (PAGE.encode(), True),
        (b"  <!-- bewaard --><!-- x -->\n<HTML><body>", True),
        (b"Gewone tekst over <html> in een zin.", False),
        (b"# Kop\n\ntekst", False),
        (b"", False),
    ],
)
def test_html_is_known_by_its_opening(data: bytes, shown: bool) -> None:
    assert is_html(data) is shown


def test_the_reader_takes_a_page_whatever_its_name() -> None:
    assert read_bytes(PAGE.encode(), "pagina.txt", DEFAULT)[0].name == "html"
    assert read_bytes(b"<p>Los stuk zonder opening.</p>", "stuk.htm", DEFAULT)[0].name == "html"


@pytest.mark.parametrize(
    "opening", ["<div>", "<b>", "<ul><li>", "<table><tr><td>", "<blockquote>", "<ol><li><p>"]
)
def test_nesting_thousands_deep_loses_nothing(opening: str) -> None:
    started = time.monotonic()
    raw = page(opening * 5_000 + "de kern van de zaak" + "</div>" * 5_000 + "<p>en het slot")
    assert "de kern van de zaak" in raw.source
    assert "en het slot" in raw.source
    assert time.monotonic() - started < 10


def test_a_head_of_comments_does_not_keep_the_reader_busy() -> None:
    started = time.monotonic()
    assert not is_html(b"<!---->" * 290)
    assert time.monotonic() - started < 1


WORDS = st.sampled_from(
    [
        "gemeente",
        "opvang",
        "12",
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<br>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<li>",
        "<ul>",
        "</ul>",
        "<pre>",
        "&amp;",
        "<h2>",
    ]
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=100)
@given(st.lists(WORDS, max_size=40))
def test_every_word_of_the_source_lies_in_a_line(words: list[str]) -> None:
    raw = page(" ".join(words))
    covered = {origin for line in raw.lines for origin in line.content.origins}
    assert [c for i, c in enumerate(raw.source) if not c.isspace() and i not in covered] == []
    assert raw.source.split().count("gemeente") == words.count("gemeente")
    for line in raw.lines:
        if line.row is None:
            assert all(
                raw.source[o] == c for c, o in zip(line.content.text, line.content.origins, strict=True)
            )


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=100)
@given(
    st.lists(st.tuples(st.integers(0, len(PAGE) - 1), st.integers(0, 255)), max_size=12),
    st.integers(0, len(PAGE)),
)
def test_damage_ends_in_a_reading_or_an_error_for_the_user(flips: list[tuple[int, int]], length: int) -> None:
    data = bytearray(PAGE.encode())
    for place, value in flips:
        data[place] = value
    try:
        raw = read(bytes(data[: length or None]), DEFAULT)
    except UnreadableError:
        return
    raw.source.encode()
