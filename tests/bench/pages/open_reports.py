"""The layouts that anyone may look at while tuning: reports, a note with tables, minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content import Box, Design, Furniture, Heading, Lines, PageBreak, Pages, Paragraph, Wide
from pieces import PEOPLE, actions, chapter, figures, lead, listed, quarters, questions
from text import Dealer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content import Block


def tweekolom() -> Pages:
    """A report in two justified, hyphenated columns with notes below and the chapter in the header."""
    design = Design(
        font="Libertinus Serif", size=10, margins=(82, 60, 72, 60), columns=2, justify=True, hyphenate=True,
        leading=1.3,
        gap=0.0, indent=1.2, heading_font="Liberation Sans", heading_sizes=(22, 14, 11, 10),
        heading_colour="1f3c66",
        heading_italic=(False, False, False, True), heading_bold=(True, True, True, False),
        rule_under_head=True,
    )  # fmt: skip
    furniture = Furniture(
        head=(("Onderzoek opvang 2025", "", "{chapter}"), ("{chapter}", "", "Onderzoek opvang 2025")),
        foot=(("", "", "{page}"), ("{page}", "", "")),
    )
    return Pages("tweekolom", "typst", design, tuple(_tweekolom(Dealer(23))), furniture)


def _tweekolom(deal: Dealer) -> Iterator[Block]:
    yield from chapter(deal, "1", "Inleiding", ("Aanpak", "Leeswijzer"), notes=1)
    yield from chapter(deal, "2", "Opvang", ("Plaatsen", "Bezetting", "Doorstroom"), topic="opvang", notes=1)
    yield lead("De geraadpleegde colleges noemen drie knelpunten:")
    yield from listed(deal, ("–",) * 3)
    yield from chapter(
        deal, "3", "Vergunningen", ("Termijnen", "Bezwaar en beroep"), topic="vergunning", notes=1
    )
    for i, sub in enumerate(("Zienswijzen", "Voorlopige voorziening"), start=1):
        yield Heading(3, sub, f"3.2.{i}")
        yield from deal.paragraphs(2)
    yield from chapter(deal, "4", "Toezicht en naleving", ("Rollen", "Escalatie", "Rapportage"), notes=1)
    yield from chapter(deal, "5", "Middelen", ("Uitkeringen", "Verantwoording"), topic="middelen", notes=1)
    yield from chapter(
        deal, "6", "Huisvesting", ("Taakstelling", "Doorstroom", "Bijzondere groepen"), topic="huisvesting"
    )
    yield from chapter(deal, "7", "Samenwerking", ("Regietafels", "Informatie", "Draagvlak"), notes=1)
    yield Heading(1, "Conclusies", "8")
    yield from deal.paragraphs(3, notes=2)
    yield from listed(deal, ("1.", "2.", "3.", "4."))
    yield from deal.paragraphs(2)


def nota() -> Pages:
    """A note with tables of three looks, a kader, and a wide table on a landscape page."""
    design = Design(
        font="Nimbus Roman", size=11, margins=(80, 75, 75, 75), leading=1.35, gap=0.6,
        heading_font="Nimbus Sans",
        heading_sizes=(19, 14, 12, 11), heading_colour="7a2048", accent="f3e3ea",
        furniture_font="Nimbus Sans", furniture_size=8,
    )  # fmt: skip
    furniture = Furniture(
        head=(("Nota plaatsen en middelen", "", "Concept 0.4 – 2 april 2025"),) * 2,
        foot=(("", "{page} / {pages}", ""),) * 2,
    )
    return Pages("nota", "typst", design, tuple(_nota(Dealer(53))), furniture)


def _nota(deal: Dealer) -> Iterator[Block]:
    yield Heading(0, "Plaatsen en middelen in zes regio’s")
    yield from deal.paragraphs(2)
    yield Heading(1, "Stand per gemeente", "1.")
    yield from deal.paragraphs(2)
    yield figures(deal, 9, look="lijnen")
    yield from deal.paragraphs(1)
    yield Box((Heading(0, "Wat is een plaats?", like=2), *deal.paragraphs(2)))
    yield Heading(1, "Bevindingen", "2.")
    yield from deal.paragraphs(1)
    yield questions(deal, 6, look="regels")
    yield from deal.paragraphs(2)
    yield Wide(
        (
            Paragraph(("Tabel 3: plaatsen per halfjaar en kosten",), "bijschrift"),
            quarters(deal, 13, look="vlakken"),
        )
    )
    yield Heading(1, "Reacties van de regio’s", "3.")
    yield from deal.paragraphs(3)
    for i, sub in enumerate(("Westmark", "Oosterland", "Middenrijk"), start=1):
        yield Heading(2, sub, f"3.{i}")
        yield from deal.paragraphs(3)
    yield Heading(1, "Vervolg", "4.")
    yield from deal.paragraphs(2)
    yield Heading(2, "Planning", "4.1")
    yield actions(deal, 8, look="vlakken")
    yield from deal.paragraphs(3)


def webrapport() -> Pages:
    """A report from a browser: coloured headings and boxes, nested lists, shaded tables, notes."""
    design = Design(
        font="DejaVu Sans", size=9.2, margins=(72, 62, 66, 62), leading=1.5, gap=0.7,
        heading_sizes=(24, 17, 12.5, 10),
        heading_colour="0b5345", accent="e2f0ec", furniture_size=7.5, hang_numbers=True,
    )  # fmt: skip
    furniture = Furniture(
        head=(("Monitor opvang 2025", "", "Regio Merwedal"),) * 2,
        foot=(("Versie 1.2", "", "Pagina {page} van {pages}"),) * 2,
    )
    return Pages("webrapport", "chromium", design, tuple(_webrapport(Dealer(61))), furniture)


def _webrapport(deal: Dealer) -> Iterator[Block]:
    yield Heading(0, "Monitor opvang 2025")
    yield deal.paragraph(sentences=3, look="inleiding")
    yield from deal.paragraphs(1, notes=1)
    yield from chapter(deal, "1", "Waarom deze monitor", ("Vraag", "Bronnen"), notes=1)
    yield PageBreak()
    yield Heading(1, "Wat wij zien", "2")
    yield from deal.paragraphs(2, notes=2)
    yield lead("De regio onderscheidt twee soorten belemmeringen:")
    yield from listed(deal, ("1.",))
    yield from listed(deal, ("a.", "b."), depth=2)
    yield from listed(deal, ("2.",))
    yield from listed(deal, ("a.", "b.", "c."), depth=2)
    yield figures(deal, 7, look="vlakken")
    yield PageBreak()
    for number, title in enumerate(
        ("Vergunningen", "Huisvesting", "Toezicht", "Samenwerking", "Middelen"), start=3
    ):
        yield Heading(1, title, str(number))
        yield from deal.paragraphs(3)
        yield Box((Heading(0, "Uit de praktijk", like=2), *deal.paragraphs(1), *listed(deal, ("•", "•"))))
        yield from deal.paragraphs(2)
    yield actions(deal, 6, look="lijnen")
    yield from deal.paragraphs(2)


def krant() -> Pages:
    """A news-letter in two narrow justified columns, with words broken at soft hyphens."""
    design = Design(
        font="P052", size=9.8, paper=(566.9, 793.7), margins=(66, 48, 60, 48), leading=1.34, gap=0.0,
        indent=1.0, columns=2,
        justify=True, hyphenate=True, heading_font="URW Gothic", heading_sizes=(26, 13, 10.5, 10),
        heading_colour="a04000",
        heading_bold=(True, True, True, False), heading_italic=(False, False, False, True),
        furniture_font="URW Gothic",
        accent="fbeee6", rule_under_head=True,
    )  # fmt: skip
    furniture = Furniture(
        head=(("", "", "Nieuwsbrief regietafel | nr. 14"), ("Nieuwsbrief regietafel | nr. 14", "", "")),
        foot=(("", "", "{page}"), ("{page}", "", "")),
    )
    return Pages("krant", "chromium", design, tuple(_krant(Dealer(71))), furniture)


def _krant(deal: Dealer) -> Iterator[Block]:
    titles = (
        "Plaatsen erbij in Oosterwold",
        "Waarom een besluit zo lang duurt",
        "De wachtlijst groeit",
        "Op bezoek bij Lindhorst",
    )
    for number, title in enumerate(
        (
            *titles,
            "Wie betaalt de rekening?",
            "Toezicht krijgt vorm",
            "Wat staat er op de rol",
            "De raad aan het woord",
            "Tot slot",
        )
    ):
        yield Heading(1, title)
        yield from deal.paragraphs(4)
        if number % 2:
            yield Heading(
                2, ("Ondertussen in de regio", "Vraag en antwoord", "De cijfers", "Agenda")[number // 2]
            )
            yield from deal.paragraphs(3)
            yield from listed(deal, ("•",) * 3)
        else:
            yield Box((Heading(0, "Kort", like=2), *deal.paragraphs(1)))
        yield from deal.paragraphs(2)


def verslag() -> Pages:
    """Minutes: attendance, agenda headings, actions in the text and in a list, pages left and right."""
    design = Design(
        font="Liberation Sans Narrow", size=11.5, margins=(96, 70, 84, 96), leading=1.35, gap=0.6,
        furniture_size=8.5,
        heading_sizes=(17, 12.5, 11.5, 11.5), heading_italic=(False, False, True, False), hang_numbers=True,
    )  # fmt: skip
    furniture = Furniture(
        head=(
            ("Verslag regietafel", "", "Vastgesteld 4 juni 2025"),
            ("Vastgesteld 4 juni 2025", "", "Verslag regietafel"),
        ),
        foot=(("", "", "pagina {page}"), ("pagina {page}", "", "")),
    )
    return Pages("verslag", "libreoffice", design, tuple(_verslag(Dealer(83))), furniture)


def _verslag(deal: Dealer) -> Iterator[Block]:
    yield Heading(0, "Verslag provinciale regietafel Westmark")
    yield Lines(
        (
            "Datum: 14 mei 2025, 13.30 - 16.00 uur",
            "Plaats: Provinciehuis, zaal 2.14",
            "Voorzitter: L. Ouwehand",
        )
    )
    yield Lines(
        (
            "Aanwezig:",
            *(f"{person} (gemeente {i + 1})" for i, person in enumerate(PEOPLE[:7])),
            "Afwezig m.k.: C. Adema",
        )
    )
    agenda = ("Opening en mededelingen", "Verslag van 12 maart", "Voortgang opvang", "Huisvesting",
              "Signalen van het toezicht",
              "Middelen", "Rondvraag en sluiting")  # fmt: skip
    for number, title in enumerate(agenda, start=1):
        yield Heading(1, title, f"{number}.")
        yield from deal.paragraphs(2 if number in (1, 2, 7) else 5)
        if number in (3, 5):
            yield Heading(2, ("Terugkoppeling COA", "Bespreking")[number == 5], f"{number}.1")
            yield from deal.paragraphs(2)
            yield from listed(deal, ("-", "-", "-"))
        if number > 2:
            yield Paragraph((f"Actie: {deal.sentence()}",), "actie")
    yield Heading(1, "Actielijst")
    yield actions(deal, 9, look="lijnen")


REPORTS = (tweekolom, nota, webrapport, krant, verslag)
