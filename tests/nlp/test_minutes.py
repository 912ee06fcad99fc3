"""Minutes: who does what by when, and what it follows from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import REDACTED, Block, BlockKind, Row
from corpus.spans import AlignedText
from nlp.analysis import analyse
from nlp.deadlines import deadline_of
from nlp.features import WORD
from nlp.minutes import action_lists, read_item

if TYPE_CHECKING:
    from pathlib import Path

MEETING = date(2026, 2, 12)

ITEMS = [
    ("Actie: Team SW", "Team SW", ""),
    ("Actie: Team SW.", "Team SW", ""),
    ("Actie: Team SW levert voor 1 maart een overzicht.", "Team SW", "2026-03-01"),
    ("Actiepunt 4 (AenM, 1 april): toelichting rondsturen", "AenM", "2026-04-01"),
    ("Actiepunt 3a: COA belt de gemeenten", "COA", ""),
    (
        "ACTIE – provincie: agenderen voor de volgende vergadering",
        "provincie",
        "voor de volgende vergadering",
    ),
    ("Actie (Team SW): toelichten", "Team SW", ""),
    ("Actiehouder: Drenthe", "Drenthe", ""),
    ("A: secretariaat", "secretariaat", ""),
    ("Actie: █ levert het overzicht z.s.m. aan.", REDACTED, "z.s.m."),
    ("Actie: de heer █ levert dit op 1-4-2026.", REDACTED, "2026-04-01"),
    ("Actie █: overzicht leveren", REDACTED, ""),
    ("Actie: levert het overzicht aan", "", ""),
    ("Actie: stukken rondsturen", "", ""),
    ("Actie: Overzicht rondsturen in Q2 2026", "", "Q2 2026"),
    ("Actie: COA-cijfers nalopen vóór het zomerreces", "", "vóór het zomerreces"),
    ("Actie:", "", ""),
    ("Actie: n.t.b.", "", ""),
    ("Actie: AenM i.s.m. IPO", "AenM i.s.m. IPO", ""),
    ("Actie: COA en FEZ stemmen dit af", "COA en FEZ", ""),
    ("Actie: FEZ en Team SW werken dit uit, gereed 1 juli.", "FEZ en Team SW", "2026-07-01"),
    ("Actie: afdeling toezicht AenM", "afdeling toezicht AenM", ""),
    ("Actie: werkgroep data vergelijkt de varianten", "werkgroep data", ""),
    ("Actie: directie stuurt het rond", "directie", ""),
    ("Actie: college van B&W reageert per direct", "college van B&W", "per direct"),
    (
        "Actie: gemeenten Emmen en Assen melden zich voor 29 februari",
        "gemeenten Emmen en Assen",
        "2028-02-29",
    ),
    ("Actie: allen, reactie doorgeven aan de secretaris", "allen", ""),
    ("Actie secretaris: lijst bijwerken in week 12", "secretaris", "week 12"),
    ("Actie COA en provincie: beginstand per 1 februari", "COA en provincie", "2027-02-01"),
    ("Actie: voorbeelden opnemen (Team SW, voor 1 juli)", "Team SW", "2026-07-01"),
    ("Actie: notitie over gevolgen (JZ, eind mei)", "JZ", "eind mei"),
    ("Actie: DMB plant een overleg in maart 2027", "DMB", "maart 2027"),
    ("Actie: COA reageert op de brief van 3 juli.", "COA", ""),
    ("Actie: Jan de Vries stuurt de stukken rond", "Jan de Vries", ""),
    ("Actie: A.B. Jansen", "A.B. Jansen", ""),
    ("Afgesproken wordt dat de secretaris voor 15 oktober een lijst maakt.", "de secretaris", "2026-10-15"),
]


@pytest.mark.parametrize(("text", "owner", "deadline"), ITEMS)
def test_owner_and_deadline(text: str, owner: str, deadline: str) -> None:
    assert read_item(text, MEETING) == (owner, deadline)


DEADLINES = [
    ("uiterlijk vrijdag", "uiterlijk vrijdag"),
    ("eind maart", "eind maart"),
    ("voor de zomer", "voor de zomer"),
    ("vierde kwartaal 2026", "vierde kwartaal 2026"),
    ("wk. 7", "wk. 7"),
    ("in de volgende regietafel", "in de volgende regietafel"),
    ("op 2026-05-01", "2026-05-01"),
    ("op 12 februari", "2026-02-12"),
    ("op 11 februari", "2027-02-11"),
    ("op 31 februari", ""),
    ("de periode 2024-2026", ""),
    ("12 gemeenten", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), DEADLINES)
def test_deadlines(text: str, expected: str) -> None:
    assert deadline_of(text, since=MEETING) == expected


def test_without_a_meeting_day_a_day_keeps_its_words() -> None:
    assert deadline_of("voor 1 maart", since=None) == "1 maart"
    assert deadline_of("voor 1 maart 2026", since=None) == "2026-03-01"


def test_a_day_on_its_own_is_a_deadline_in_a_cell_only() -> None:
    assert deadline_of("1 maart", since=MEETING) == ""
    assert deadline_of("1 maart", since=MEETING, bare=True) == "2026-03-01"


@given(st.text(st.sampled_from("Actie: COA en █(),.–1 maart voor z.s.m. Team SW\n"), max_size=80))
def test_any_text_is_read(text: str) -> None:
    owner, _ = read_item(text, MEETING)
    assert owner == REDACTED or owner in text


def row(index: int, *cells: str, header: bool = False, table: int = 1) -> Block:
    text = " | ".join(cells)
    starts = [sum(len(cell) + 3 for cell in cells[:i]) for i in range(len(cells))]
    places = tuple((at, at + len(cell)) for at, cell in zip(starts, cells, strict=True))
    return Block(index, 0, BlockKind.TABLE_ROW, AlignedText.of(text), 1, row=Row(table, header, places))


HEADERS = [
    (("Nr", "Actie", "Eigenaar", "Deadline"), {"task": 1, "owner": 2, "deadline": 3}),
    (("Wat", "Wie", "Wanneer"), {"task": 0, "owner": 1, "deadline": 2}),
    (("Actiepunt", "Actiehouder", "Gereed op"), {"task": 0, "owner": 1, "deadline": 2}),
    (("Actie", "Datum"), {"task": 0, "deadline": 1}),
    (("Actie", "Status"), None),
    (("Dorp", "Plekken"), None),
    (("Onderwerp", "Datum"), None),
]


@pytest.mark.parametrize(("labels", "columns"), HEADERS)
@pytest.mark.parametrize("header", [True, False])
def test_action_lists(labels: tuple[str, ...], columns: dict[str, int] | None, *, header: bool) -> None:
    blocks = [row(0, *labels, header=header), row(1, *["x"] * len(labels)), row(2, "Dorp", "Geld", table=2)]
    assert action_lists(blocks) == ({1: columns} if columns else {})


MINUTES = """\
# Verslag regietafel polder

12 februari 2026

## 1. Opening

De heer [naam] opent de vergadering en heet iedereen welkom. Actie: Team SW maakt voor 1 maart een verslag.

## 2. Cijfers

Het COA licht toe dat de cijfers later komen dan gepland. De tafel vraagt om een overzicht.

- Actie: [redacted] levert dat overzicht.
- Actie provincie: agenderen in week 12

## 3. Acties

| Nr | Actie | Eigenaar | Deadline |
|---|---|---|---|
| 1 | Overzicht rondsturen aan alle dorpen in de polder | COA | 1 april |
| 2 | Regels uitleggen | [naam] | z.s.m. |
| 3 | Locaties bezoeken | | |
"""

LISTED = """\
Verslag regietafel polder
12 februari 2026

1. Cijfers
Het COA licht toe dat de cijfers dit jaar later komen dan in de planning stond en
dat er nog geen overzicht is.

Nr   Actie                    Eigenaar     Deadline
1    Cijfers rondsturen       COA          1 april
2    Regels uitleggen         [naam]       z.s.m.
3    Locaties bezoeken                     week 12
"""


def test_minutes_in_markdown(read_minutes):
    _reading, found = read_minutes("verslag.md", MINUTES)
    about = {one.id: one.text for one in found}
    assert [
        (one.action.owner, one.action.deadline, about.get(one.action.about, ""))
        for one in found
        if one.action
    ] == [
        ("Team SW", "2026-03-01", "De heer █ opent de vergadering en heet iedereen welkom."),
        ("█", "", "De tafel vraagt om een overzicht."),
        ("provincie", "week 12", "De tafel vraagt om een overzicht."),
        ("COA", "2026-04-01", ""),
        ("█", "z.s.m.", ""),
        ("", "", ""),
    ]
    assert all((one.coding.rol == "actie") == (one.action is not None) for one in found)


def test_minutes_in_plain_text(read_minutes):
    _, found = read_minutes("verslag.txt", LISTED)
    assert [(one.action.owner, one.action.deadline) for one in found if one.action] == [
        ("COA", "2026-04-01"),
        ("█", "z.s.m."),
        ("", "week 12"),
    ]


def test_minutes_in_word(read_minutes):
    import io

    from docx import Document

    document = Document()
    document.add_heading("Verslag regietafel polder")
    document.add_paragraph("12 februari 2026")
    document.add_paragraph(
        "De tafel vraagt om een overzicht van de plekken. Actie: COA levert dit voor 1 mei."
    )
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(
        [cell for line in table.rows for cell in line.cells],
        ["Actie", "Eigenaar", "Deadline", "Locaties bezoeken", "Team SW", "eind april"],
        strict=True,
    ):
        cell.text = text
    target = io.BytesIO()
    document.save(target)
    _, found = read_minutes("verslag.docx", target.getvalue())
    assert [(one.action.owner, one.action.deadline) for one in found if one.action] == [
        ("COA", "2026-05-01"),
        ("Team SW", "eind april"),
    ]


FORMS = [
    ("Actie: COA", True),
    ("Actiepunt 4 (AenM, 1 april): telregels rondsturen", True),
    ("ACTIE – provincie: agenderen", True),
    ("Actiehouder: COA", True),
    ("Actie: █ belt", True),
    ("A: secretariaat", True),
    ("Acties: COA belt en schrijft", True),
    ("Actiepunten:", False),
    ("Actie is nodig op drie punten: geld, grond en tijd", False),
    ("A: dat kan pas na de zomer als het plan er is", False),
    ("De actie: niets doen", False),
]


@pytest.mark.parametrize(("text", "acts"), FORMS)
def test_the_codebook_knows_the_forms_of_an_action(text: str, *, acts: bool) -> None:
    from nlp import codebooks

    hits = {hit.label for hit in codebooks.load().rules.in_text(text) if hit.weight >= 9}
    assert ("rol:actie" in hits) is acts


def test_a_mark_of_redaction_is_no_word() -> None:
    assert WORD.findall(f"De heer {REDACTED} opent") == WORD.findall("De heer opent")


@pytest.fixture
def read_minutes(tmp_path: Path):
    ingest = pytest.importorskip("ingest.registry")

    def make(name, content):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        reading = ingest.read(path, name=name)
        return reading, analyse(reading)

    return make
