"""The layouts that anyone may look at while tuning: letters and a scan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content import Aside, Design, Furniture, Heading, Lines, Pages, Stamp
from pieces import figures, lead, listed
from text import Dealer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content import Block


def kamerbrief() -> Pages:
    """A letter to parliament: narrow text, references at the right, repeated on later pages."""
    design = Design(
        font="Liberation Sans", size=9.5, margins=(120, 150, 70, 88), leading=1.4, gap=0.75, furniture_size=7,
        heading_sizes=(12, 9.5, 9.5, 9.5), heading_italic=(False, False, True, False),
        heading_bold=(True, True, False, False),
    )  # fmt: skip
    groups = (
        ("Ministerie van Opvang en Bouwen",
         "Directie Uitvoering en Toezicht", "Turfmarkt 9", "Postbus 30100", "2500 GA Den Haag"),
        ("Onze referentie", "4471093"),
        ("Uw referentie", "2025D31208"),
        ("Bijlagen", "2"),
    )  # fmt: skip
    furniture = Furniture(
        foot=(("", "", "Pagina {page} van {pages}"),) * 2,
        margin=("Datum", "17 november 2025", "Onze referentie", "4471093"),
    )
    aside = Aside(groups, 462, 122, 115)
    return Pages("kamerbrief", "typst", design, tuple(_kamerbrief(Dealer(11))), furniture, None, aside)


def _kamerbrief(deal: Dealer) -> Iterator[Block]:
    yield Lines(("> Retouradres Postbus 30100 2500 GA Den Haag",), gap=2.2)
    yield Lines(
        ("Aan de Voorzitter van de Tweede Kamer", "der Staten-Generaal", "Postbus 30417", "2500 GK DEN HAAG"),
        gap=4,
    )
    yield Lines(("Datum 17 november 2025", "Betreft Voortgang van de opvang in de provincies"), gap=2.5)
    yield Lines(("Geachte voorzitter,",), gap=1.2)
    yield from deal.paragraphs(3, notes=2)
    for title in (
        "Aanleiding",
        "Stand van de opvang",
        "Vergunningen en beroep",
        "Samenwerking",
        "Toezicht",
        "Huisvesting",
        "Middelen",
        "Vervolg",
    ):
        yield Heading(1, title)
        yield from deal.paragraphs(3, notes=1)
        if title == "Stand van de opvang":
            yield lead("Uit de gesprekken met de provincies komen vier punten naar voren:")
            yield from listed(deal, ("•",) * 4)
            yield from deal.paragraphs(1)
        if title == "Toezicht":
            for sub in ("Bij gemeenten", "Door het Rijk"):
                yield Heading(2, sub)
                yield from deal.paragraphs(3, notes=1)
        if title == "Vervolg":
            yield lead("Ik neem de volgende stappen:")
            yield from listed(deal, ("a.", "b.", "c.", "d."))
            yield from deal.paragraphs(1)
    yield Lines(("Hoogachtend,",), gap=3)
    yield Lines(("de minister van Opvang en Bouwen,",), gap=3)
    yield Lines(("E.M. Santvoort",))


def provinciebrief() -> Pages:
    """A letter of a province with a row of references above the text, a date stamp and footnotes."""
    design = Design(
        font="Nimbus Sans", size=10.5, margins=(92, 85, 84, 92), leading=1.4, gap=0.8, furniture_size=7.5,
        heading_sizes=(14, 10.5, 10.5, 10.5), heading_italic=(False, False, True, False),
        heading_bold=(True, True, False, False),
    )  # fmt: skip
    furniture = Furniture(
        head=(("Provincie Westmark", "", "Ons kenmerk WM/2025/20817"),) * 2,
        foot=(("Postadres Postbus 411, 6800 AB Westmark", "", "{page}/{pages}"),) * 2,
        first_head=False,
    )
    stamp = Stamp(("INGEKOMEN", "24 JAN 2025"), 380, 95, -12)
    return Pages(
        "provinciebrief", "libreoffice", design, tuple(_provinciebrief(Dealer(37))), furniture, stamp
    )


def _provinciebrief(deal: Dealer) -> Iterator[Block]:
    yield Lines(
        (
            "Ministerie van Opvang en Bouwen",
            "t.a.v. de minister, mw. E.M. Santvoort",
            "Postbus 30100",
            "2500 GA DEN HAAG",
        ),
        gap=2,
    )
    yield Lines(
        (
            "Datum: 21 januari 2025",
            "Ons kenmerk: WM/2025/20817",
            "Contactpersoon: R. Schreuder-Bos",
            "Onderwerp: bijdrage aan de toets van de wet",
        ),
        gap=2,
    )
    yield Lines(("Geachte mevrouw Santvoort,",))
    yield from deal.paragraphs(2, notes=1)
    for title in ("Algemeen beeld", "Knelpunten bij de opvang", "Huisvesting", "Samenwerking in de regio"):
        yield Heading(1, title)
        yield from deal.paragraphs(3, notes=2)
        if title == "Knelpunten bij de opvang":
            yield lead("Wij onderscheiden daarbij:")
            yield from listed(deal, ("1.", "2.", "3."))
            yield Heading(2, "Gevolgen voor bewoners")
            yield from deal.paragraphs(2)
            yield from listed(deal, ("-", "-", "-"), depth=2)
        if title == "Huisvesting":
            yield figures(deal, 6, look="regels")
            yield from deal.paragraphs(2, notes=1)
    for title in ("Toezicht", "Middelen"):
        yield Heading(1, title)
        yield from deal.paragraphs(4, notes=1)
    yield Heading(1, "Wat wij u vragen")
    yield lead("Wij vragen u het volgende:")
    yield from listed(deal, ("a)", "b)", "c)", "d)"))
    yield from deal.paragraphs(2)
    yield Lines(("Hoogachtend,",), gap=2)
    yield Lines(("Gedeputeerde Staten van Westmark,",), gap=2)
    yield Lines(("W.F. Nijenhuis, voorzitter", "mr. A.J. de Wit, secretaris"))


def scanbrief() -> Pages:
    """A signed letter with a list, a table and a stamp, scanned."""
    design = Design(
        font="Liberation Serif", size=11.5, margins=(85, 80, 75, 90), leading=1.4, gap=0.8, furniture_size=9,
        heading_sizes=(14, 12, 11.5, 11.5),
    )  # fmt: skip
    furniture = Furniture(
        head=(("Gemeente Noorderhaven", "", "Zaaknummer Z/25/081443"),) * 2,
        foot=(("", "- {page} -", ""),) * 2, first_head=False,
    )  # fmt: skip
    stamp = Stamp(("ONTVANGEN", "12 FEB. 2025"), 395, 130, 9)
    return Pages("scanbrief", "typst", design, tuple(_scanbrief(Dealer(41))), furniture, stamp, scan=True)


def _scanbrief(deal: Dealer) -> Iterator[Block]:
    yield Lines(("Gemeente Noorderhaven", "Kade 3", "8890 AB Noorderhaven"), gap=2)
    yield Lines(("Aan de commissaris van de Koning in Westmark", "Postbus 411", "6800 AB WESTMARK"), gap=2)
    yield Lines(("Noorderhaven, 10 februari 2025", "Betreft: inbreng voor het provinciaal verslag"), gap=2)
    yield Lines(("Geachte commissaris,",), gap=1)
    yield from deal.paragraphs(2)
    for title in ("Opvang in onze gemeente", "Huisvesting", "Samenwerking", "Toezicht", "Wat ons belemmert"):
        yield Heading(1, title)
        yield from deal.paragraphs(3)
        if title == "Huisvesting":
            yield figures(deal, 4, look="lijnen")
            yield from deal.paragraphs(2)
    yield from listed(deal, ("1.", "2.", "3.", "4."))
    yield from deal.paragraphs(1)
    yield Lines(("Met vriendelijke groet,", "namens het college,"), gap=3)
    yield Lines(("S. el Amrani", "burgemeester"))


LETTERS = (kamerbrief, provinciebrief, scanbrief)
