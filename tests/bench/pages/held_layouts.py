"""The layouts that measure only: whoever tunes the reader does not look at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content import (
    Aside,
    Box,
    Design,
    Furniture,
    Heading,
    Lines,
    PageBreak,
    Pages,
    Paragraph,
    Stamp,
    Wide,
)
from pieces import PEOPLE, actions, chapter, figures, lead, listed, quarters, questions
from text import Dealer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content import (
        Block,
    )


def jaarverslag() -> Pages:
    """A report in two columns: justified with soft hyphens, hanging numbers, notes under columns."""
    design = Design(
        font="C059", size=10.2, margins=(90, 64, 84, 64), leading=1.34, gap=0.55, columns=2, justify=True,
        hyphenate=True,
        heading_font="Nimbus Sans Narrow", heading_sizes=(21, 15, 12, 10.5), heading_colour="4a235a",
        hang_numbers=True,
        heading_bold=(True, False, True, False), heading_italic=(False, False, False, True), furniture_size=8,
        furniture_font="Nimbus Sans Narrow", rule_under_head=True,
    )  # fmt: skip
    furniture = Furniture(
        head=(("", "", "Jaarverslag toezicht 2024"), ("Provincie Oosterland", "", "")),
        foot=(("", "", "{page} | Provincie Oosterland"), ("{page} | Jaarverslag toezicht 2024", "", "")),
    )
    return Pages("jaarverslag", "libreoffice", design, tuple(_jaarverslag(Dealer(101))), furniture, held=True)


def _jaarverslag(deal: Dealer) -> Iterator[Block]:
    yield from chapter(deal, "1", "Vooraf", ("Opdracht", "Werkwijze"), notes=1)
    yield from chapter(
        deal, "2", "Toezicht op opvang", ("Bezoeken", "Bevindingen", "Maatregelen"), topic="toezicht", notes=1
    )
    yield lead("De toezichthouder let in het bijzonder op:")
    yield from listed(deal, ("a.", "b.", "c.", "d."))
    yield from deal.paragraphs(2)
    yield from chapter(
        deal,
        "3",
        "Huisvesting van vergunninghouders",
        ("Taakstelling", "Achterstanden"),
        topic="huisvesting",
        notes=1,
    )
    for i, sub in enumerate(("Kleine gemeenten", "Grote gemeenten"), start=1):
        yield Heading(3, sub, f"3.2.{i}")
        yield from deal.paragraphs(2)
    yield from chapter(
        deal, "4", "Procedures", ("Bezwaar", "Beroep", "Doorlooptijd"), topic="vergunning", notes=1
    )
    yield from chapter(
        deal, "5", "Middelen en personeel", ("Formatie", "Begroting"), topic="middelen", notes=1
    )
    yield from listed(deal, ("•",) * 4)
    yield from chapter(deal, "6", "Vooruitblik", ("Agenda", "Aanbevelingen"), notes=1)
    yield from deal.paragraphs(3)


def positiestuk() -> Pages:
    """A paper on wide margins: tables of all looks, a landscape page, kaders, notes, nested numbers."""
    design = Design(
        font="New Computer Modern", size=10.8, paper=(595.3, 841.9), margins=(95, 95, 90, 95), leading=1.4,
        gap=0.0, indent=1.4,
        justify=True, hyphenate=True, heading_sizes=(20, 13.5, 11.5, 10.8),
        heading_italic=(False, False, True, True),
        heading_bold=(True, True, False, False), accent="fdf2cc", table_size=0.86, furniture_size=8.5,
    )  # fmt: skip
    furniture = Furniture(
        head=(("{chapter}", "", "{page}"), ("{page}", "", "{chapter}")),
        foot=(("", "Vereniging van Regiogemeenten – inbreng op de toets", ""),) * 2,
    )
    return Pages("positiestuk", "typst", design, tuple(_positiestuk(Dealer(103))), furniture, held=True)


def _positiestuk(deal: Dealer) -> Iterator[Block]:
    yield Heading(1, "Onze inbreng in het kort", "I")
    yield from deal.paragraphs(3, notes=2)
    yield Box((Heading(0, "Drie punten vooraf", like=2), *listed(deal, ("1.", "2.", "3."))))
    yield from deal.paragraphs(2)
    yield Heading(1, "Cijfers per gemeente", "II")
    yield from deal.paragraphs(2, notes=1)
    yield figures(deal, 8, look="regels")
    yield from deal.paragraphs(2)
    yield Heading(2, "Wat leden daarover zeggen")
    yield from deal.paragraphs(2)
    yield from listed(deal, ("1.1", "1.2"))
    yield from listed(deal, ("–", "–"), depth=2)
    yield questions(deal, 5, look="lijnen")
    yield Wide(
        (Paragraph(("Tabel 3 Verdeling over halve jaren",), "bijschrift"), quarters(deal, 11, look="regels"))
    )
    yield Heading(1, "Wat er moet gebeuren", "III")
    for sub in ("Door het Rijk", "Door provincies", "Door gemeenten"):
        yield Heading(2, sub)
        yield from deal.paragraphs(2, notes=1)
    yield actions(deal, 7, look="vlakken")
    yield Box((*deal.paragraphs(2),))
    yield from deal.paragraphs(2)


def ministerbrief() -> Pages:
    """A letter with its references in a left column, a date stamp, and notes at the foot of its sections."""
    design = Design(
        font="Nimbus Sans", size=10, margins=(110, 66, 72, 172), leading=1.45, gap=0.9, furniture_size=7.2,
        heading_sizes=(15, 11.5, 10, 10), heading_bold=(True, True, True, False),
        heading_italic=(False, False, False, True),
        heading_colour="154273", accent="e8eef5",
    )  # fmt: skip
    groups = (
        ("Bestuur en Ruimte", "Afdeling Wonen", "Parklaan 200", "5600 CD Oosterland"),
        ("Datum", "28 februari 2026"),
        ("Ons kenmerk", "BR-2026-00917"),
        ("Uw brief van", "5 december 2025"),
        ("Contact", "T. in ’t Veld", "(040) 555 01 37"),
    )
    furniture = Furniture(
        foot=(("Provincie Oosterland", "", "blad {page} van {pages}"),) * 2,
        margin=("Datum", "28 februari 2026", "Ons kenmerk", "BR-2026-00917"),
    )
    stamp = Stamp(("GRIFFIE", "3 MRT 2026", "nr. 448"), 425, 122, -7)
    aside = Aside(groups, 40, 112, 118)
    return Pages(
        "ministerbrief",
        "chromium",
        design,
        tuple(_ministerbrief(Dealer(107))),
        furniture,
        stamp,
        aside,
        held=True,
    )


def _ministerbrief(deal: Dealer) -> Iterator[Block]:
    yield Lines(("Aan de minister van Opvang en Bouwen", "Postbus 30100", "2500 GA Den Haag"), gap=3)
    yield Lines(("Onderwerp: werking van de wet in Oosterland",), gap=1.5)
    yield Lines(("Excellentie,",), gap=1)
    yield from deal.paragraphs(3, notes=2)
    yield Heading(1, "Wat goed gaat")
    yield from deal.paragraphs(2, notes=1)
    yield PageBreak()
    yield Heading(1, "Waar het knelt")
    yield from deal.paragraphs(1)
    for sub in ("Opvang van minderjarigen", "Doorstroom naar woningen"):
        yield Heading(2, sub)
        yield from deal.paragraphs(2, notes=1)
    yield PageBreak()
    yield Heading(1, "Cijfers")
    yield from deal.paragraphs(1)
    yield figures(deal, 7, look="vlakken")
    yield Box(deal.paragraphs(2))
    for title in ("Toezicht en rolverdeling", "Geld", "Tot slot"):
        yield Heading(1, title)
        yield from deal.paragraphs(4)
        yield from listed(deal, ("○",) * 3)
    yield from deal.paragraphs(2)
    yield Lines(("Met de meeste hoogachting,",), gap=3)
    yield Lines(("drs. M.C.G. Hofstra", "commissaris van de Koning in Oosterland"))


def scannotulen() -> Pages:
    """Minutes on paper: attendance, numbered items, a list of actions; scanned."""
    design = Design(
        font="Liberation Sans", size=10.5, margins=(96, 75, 84, 84), leading=1.4, gap=0.6, furniture_size=8.5,
        heading_sizes=(16, 12, 10.5, 10.5), heading_italic=(False, False, True, False),
    )  # fmt: skip
    furniture = Furniture(
        head=(("Notulen bestuurlijk overleg Veenrand", "", "18 september 2025"),) * 2,
        foot=(("", "", "Pagina {page} van {pages}"),) * 2,
    )
    return Pages(
        "scannotulen",
        "libreoffice",
        design,
        tuple(_scannotulen(Dealer(109))),
        furniture,
        scan=True,
        held=True,
    )


def _scannotulen(deal: Dealer) -> Iterator[Block]:
    yield Heading(0, "Notulen bestuurlijk overleg")
    yield Lines(
        (
            "Aanwezig: " + ", ".join(PEOPLE[3:6]),
            "Afgemeld: " + ", ".join(PEOPLE[8:10]),
            "Notulist: J. van Rhijn",
        )
    )
    for number, title in enumerate(
        ("Opening", "Ingekomen stukken", "Stand van zaken opvang", "Woningen", "Rondvraag"), start=1
    ):
        yield Heading(1, title, f"{number}")
        yield from deal.paragraphs(4 if number in (3, 4) else 2)
        if number in (3, 4):
            yield from listed(deal, ("a.", "b.", "c."))
            yield Paragraph((f"Besluit: {deal.sentence()}",), "actie")
            yield Heading(2, ("Vragen uit de zaal", "Toelichting corporaties")[number - 3])
            yield from deal.paragraphs(3)
    yield Heading(1, "Actiepunten")
    yield actions(deal, 7, look="lijnen")
    yield from deal.paragraphs(3)
    yield Lines(("Vastgesteld te Veenrand op 2 oktober 2025,", "H.B. Terpstra, voorzitter"))


HELD = (jaarverslag, positiestuk, ministerbrief, scannotulen)
