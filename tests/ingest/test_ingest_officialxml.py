"""What is read of an official publication in XML, its number, and what a hostile one cannot do."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableError
from corpus.model import BlockKind
from ingest.officialxml import identifier, is_publication, read
from ingest.registry import read_bytes
from ingest.settings import DEFAULT

HEAD, ITEM, ROW, FRAME = BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.FURNITURE
LETTER = BlockKind.LETTERHEAD


def _publication(text: str, meta: str = "", before: str = "") -> bytes:
    return f"""<?xml version="1.0" encoding="utf-8"?>{before}
<officiele-publicatie><metadata>{meta}</metadata><kamerstuk>
<kamerstukkop><tekstregel inhoud="vergaderjaar">Vergaderjaar 2030-2031</tekstregel></kamerstukkop>
<dossier><dossiernummer><dossiernr>99 123</dossiernr></dossiernummer>
<titel>Regels over bruggen</titel></dossier>
<stuk><stuknr>Nr. <ondernummer kamer="2">7</ondernummer></stuknr><titel>BRIEF VAN DE MINISTER</titel>
<algemeen><vrije-tekst>{text}</vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>""".encode()


def _lines(text: str) -> list[tuple[str, BlockKind | None, int]]:
    lines = read(_publication(text), DEFAULT).lines
    return [(line.text.strip(), line.kind, line.level) for line in lines][5:]


def test_the_particulars_are_letter_lines() -> None:
    meta = (
        '<meta name="DC.identifier" scheme="x" content="kst-99123-7"/><meta '
        'name="DCTERMS.issued" content="2030-11-05"/>'
        '<meta name="OVERHEIDop.datumBrief" content="2030-11-04"/><meta '
        'name="OVERHEIDop.indiener" content="A. Brug"/>'
        '<meta name="OVERHEIDop.documenttitel" content="Voortgang bruggen"/>'
    )
    lines = read(_publication("<tekst><al>Tekst.</al></tekst>", meta), DEFAULT).lines
    assert [(line.text, line.kind) for line in lines] == [
        ("Datum: 2030-11-04", LETTER),
        ("Onderwerp: Voortgang bruggen", LETTER),
        ("Indiener: A. Brug", LETTER),
        ("Kenmerk: kst-99123-7", LETTER),
        ("Vergaderjaar 2030-2031", FRAME),
        ("99 123 Regels over bruggen", LETTER),
        ("Nr. 7", LETTER),
        ("BRIEF VAN DE MINISTER", HEAD),
        ("Tekst.", None),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "<tekst><al>Een <nadruk type='cur'>zin</nadruk>.</al><al>Twee.</al></tekst>",
            [("Een zin.", None, 0), ("Twee.", None, 0)],
        ),
        (
            (
                "<al>Aan de Voorzitter van de Kamer</al><al>Den Haag, 4 november 2030</al>"
                "<al>Aan de brug is gebouwd.</al>"
            ),
            [
                ("Aan de Voorzitter van de Kamer", LETTER, 0),
                ("Den Haag, 4 november 2030", LETTER, 0),
                ("Aan de brug is gebouwd.", None, 0),
            ],
        ),
        ("<al>Brug<?xpp afbm?>wachter</al>", [("Brugwachter", None, 0)]),
        ("<al>40 m<sup>2</sup> van <extref doc='http://x'>x</extref></al>", [("40 m2 van x", None, 0)]),
        (
            "<divisie><kop><nr>1.</nr><titel>Een</titel></kop><divisie><kop><nr>1.1</nr><titel>Twee</titel></kop><al>a</al>"
            "</divisie></divisie>",
            [("1. Een", HEAD, 2), ("1.1 Twee", HEAD, 3), ("a", None, 0)],
        ),
        (
            (
                "<tekst><tussenkop kopopmaak='vet'>Groot</tussenkop><tussenkop "
                "kopopmaak='cur'>Klein</tussenkop></tekst>"
            ),
            [("Groot", HEAD, 2), ("Klein", HEAD, 3)],
        ),
        ("<tekst><tussenkop kopopmaak='cur'>Enige</tussenkop></tekst>", [("Enige", HEAD, 2)]),
        (
            "<lijst><li><li.nr>a.</li.nr><al>een</al><al>meer</al><lijst><li><li.nr>–</li.nr><al>diep</al></li></lijst></li></lijst>",
            [("a. een", ITEM, 1), ("meer", None, 0), ("– diep", ITEM, 2)],
        ),
        (
            "<artikel><kop><label>Artikel</label><nr>1</nr></kop><lid><lidnr>1.</lidnr><al>Lid.</al></lid></artikel>",
            [("Artikel 1", HEAD, 2), ("1. Lid.", ITEM, 1)],
        ),
        (
            "<al>Opsomming:<lijst><li><li.nr>1.</li.nr><al>x</al></li></lijst></al>",
            [("Opsomming:", None, 0), ("1. x", ITEM, 1)],
        ),
        (
            (
                "<ondertekening>De <functie>Minister</functie> van Bruggen,<naam><voornaam>"
                "A.</voornaam><achternaam>Brug</achternaam></naam>"
                "</ondertekening>"
            ),
            [("De Minister van Bruggen,", LETTER, 0), ("A. Brug", LETTER, 0)],
        ),
        (
            "<datumtekst>Ontvangen <datum isodatum='2030-11-05'>5 november 2030</datum></datumtekst>",
            [("Ontvangen 5 november 2030", LETTER, 0)],
        ),
        (
            "<vraag><nr>Vraag 1</nr><al>Klopt dit?</al></vraag>",
            [("Vraag 1", HEAD, 2), ("Klopt dit?", None, 0)],
        ),
        (
            "<officiele-inhoudsopgave><kop><titel>Inhoud</titel></kop><al>1</al></officiele-inhoudsopgave>",
            [("Inhoud", FRAME, 0), ("1", FRAME, 0)],
        ),
        ("<nieuw><onbekend>Tekst</onbekend> en meer</nieuw>", [("Tekst en meer", None, 0)]),
        (
            "<definitielijst><definitie-item><term>Brug:</term><definitie><al>oeververbinding</al></definitie></definitie-item></definitielijst>",
            [("Brug:", ITEM, 1), ("oeververbinding", None, 0)],
        ),
    ],
)
def test_elements_as_lines(text: str, expected: list[tuple[str, BlockKind | None, int]]) -> None:
    assert _lines(text)[-len(expected) :] == expected


NOTE = (
    "<noot id='a' type='voet'><noot.nr>12</noot.nr><noot.al>Zie <nadruk>het plan</nadruk>.</noot.al></noot>"
)


@pytest.mark.parametrize(
    ("text", "above"),
    [
        (f"<al>Wij bouwen{NOTE} verder.</al>", "Wij bouwen verder."),
        (f"<lijst><li><li.nr>a.</li.nr><al>Wij bouwen{NOTE}.</al></li></lijst>", "a. Wij bouwen."),
        (f"<tussenkop>Bouwen{NOTE}</tussenkop>", "Bouwen"),
        (
            (
                f"<table><tgroup cols='1'><tbody><row><entry><al>Bouwen{NOTE}</al>"
                f"</entry></row></tbody></tgroup></table>"
            ),
            "Bouwen",
        ),
    ],
)
def test_notes_come_under_the_text_and_their_number_is_not_glued(text: str, above: str) -> None:
    raw = read(_publication(text), DEFAULT)
    line, note = raw.lines[-2:]
    assert line.text.strip() == above
    assert (note.text.strip(), note.note, note.aside) == ("Zie het plan.", True, True)
    assert "12" in raw.source


def test_tables_keep_their_columns() -> None:
    table = """<table><title>Overzicht</title><tgroup cols="3">
    <colspec colname="a"/><colspec colname="b"/><colspec colname="c"/>
    <thead><row><entry colname="a"><al>Jaar</al></entry>
    <entry namest="b" nameend="c"><al>Bruggen</al></entry></row></thead>
    <tbody><row><entry colname="a" morerows="1"><al>2030</al></entry><entry colname="b"><al>4</al></entry>
    <entry colname="c"><al>5</al><al>6</al></entry></row>
    <row><entry colname="c">7</entry></row></tbody></tgroup></table>"""
    lines = read(_publication(table), DEFAULT).lines
    rows = [line.row for line in lines if line.row]
    assert [row.header for row in rows] == [True, False, False]
    assert [[cell.text for cell in row.contents] for row in rows] == [
        ["Jaar", "Bruggen", ""],
        ["2030", "4", "5 6"],
        ["", "", "7"],
    ]
    assert lines[-4].text.strip() == "Overzicht"


def test_pictures_are_told() -> None:
    raw = read(_publication("<al>a</al><plaatje><illustratie naam='x.png'/></plaatje>"), DEFAULT)
    assert [(notice.lost, "(1)" in notice.message) for notice in raw.notices] == [(True, True)]


@pytest.mark.parametrize(
    ("data", "number"),
    [
        (_publication("<al>a</al>"), "kst-99123-7"),
        (_publication("<al>a</al>", '<meta name="DC.identifier" content="kst-1268678"/>'), "kst-1268678"),
        (_publication("<al>a</al>", '<meta name="DC.identifier" content="../x"/>'), "kst-99123-7"),
        (_publication("<al>a</al>").replace(b"99 123<", b"99 123 VII<"), "kst-99123-VII-7"),
        (
            b'<metadata_gegevens><metadata name="DC.identifier" content="stb-2024-12"/></metadata_gegevens>',
            "stb-2024-12",
        ),
        (b"<staatsblad><al>a</al></staatsblad>", ""),
        (b"geen XML", ""),
        (b"", ""),
    ],
)
def test_the_number_of_a_publication(data: bytes, number: str) -> None:
    assert identifier(data) == number


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (_publication(""), True),
        (b"<!-- a --><staatscourant>", True),
        (b'\xef\xbb\xbf<!DOCTYPE kamerstuk SYSTEM "x.dtd"><kamerstuk/>', True),
        (b"<o:staatsblad xmlns:o='x'>", True),
        (b"<html><kamerstuk/></html>", False),
        (b"<kamerstukken/>", False),
        (b"", False),
        (b"<!---->" * 2_000, False),
    ],
)
def test_a_publication_is_known_by_its_root(data: bytes, shown: bool) -> None:
    assert is_publication(data) is shown


def test_a_document_type_elsewhere_is_passed_by() -> None:
    data = _publication(
        "<al>Tekst.</al>", before='<!DOCTYPE officiele-publicatie SYSTEM "http://voorbeeld.example/op.dtd">'
    )
    reader, raw = read_bytes(data, "kst.xml", DEFAULT)
    assert reader.name == "xml"
    assert raw.lines[-1].text == "Tekst."


@pytest.mark.parametrize(
    "data",
    [
        b"<rekening><al>a</al></rekening>",
        b"<officiele-publicatie><al>a",
        _publication("<al>&e;</al>", before='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'),
        _publication("<al>&b;</al>", before='<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'),
        _publication(
            "<al>a</al>", before='<!DOCTYPE x [<!ENTITY % p SYSTEM "http://voorbeeld.example/p"> %p;]>'
        ),
        _publication("<divisie>" * 10_000 + "</divisie>" * 10_000),
        b"",
        b"\x00\xff",
    ],
    ids=["ander", "afgebroken", "bestand", "bom", "parameter", "diep", "leeg", "rommel"],
)
def test_what_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        read(data, DEFAULT)


GOOD = _publication(
    f"<al>Wij bouwen{NOTE}.</al><lijst><li><li.nr>a.</li.nr><al>x</al></li></lijst>"
    f"<table><tgroup cols='1'><tbody><row>"
    "<entry morerows='1'><al>b</al></entry></row></tbody></tgroup></table>"
    "<ondertekening><naam>A</naam></ondertekening>"
)
PIECES = st.sampled_from(
    [
        "gemeente",
        "<al>",
        "</al>",
        "<li>",
        "</li>",
        "<noot>",
        "</noot>",
        "<table>",
        "</table>",
        "<row>",
        "</row>",
        "<entry>",
        "</entry>",
    ]
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=150)
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=4))
def test_damage_ends_in_a_reading_or_an_error_for_the_user(flips: list[tuple[int, int]]) -> None:
    data = bytearray(GOOD)
    for place, value in flips:
        data[place] = value
    try:
        read(bytes(data), DEFAULT)
    except UnreadableError:
        return


TREES = st.recursive(
    st.sampled_from(["gemeente", "<plaatje/>", " "]),
    lambda inner: st.builds(
        lambda name, children: f"<{name}>{''.join(children)}</{name}>",
        st.sampled_from(
            [
                "al",
                "li",
                "lijst",
                "noot",
                "noot.al",
                "noot.nr",
                "table",
                "tgroup",
                "tbody",
                "row",
                "entry",
                "kop",
                "titel",
                "nadruk",
                "ondertekening",
                "naam",
                "lid",
                "onbekend",
            ]
        ),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=200)
@given(st.lists(TREES, max_size=4))
def test_every_word_lies_in_a_line_once(trees: list[str]) -> None:
    text = "".join(trees)
    raw = read(_publication(text), DEFAULT)
    covered = [origin for line in raw.lines for origin in line.content.origins]
    lost = [c for i, c in enumerate(raw.source) if not c.isspace() and i not in set(covered)]
    assert set(lost) <= set("gemeente")  # the number of a note may be a word here
    if "noot.nr" not in text:
        assert lost == []
        assert raw.source.count("gemeente") == text.count("gemeente")
