"""What the law prescribes: the sentences that both reports share, each with its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.blocks import Cell, Fixed, Heading, Paragraph, Row, Section, Table
from reports.dutch import capital, day

if TYPE_CHECKING:
    from corpus.codebook import Fase
    from reports.dossier import Dossier

TOETS = "artikel 12, eerste lid"
EVALUATIE = "artikel 12, tweede lid"

METHOD = "werkwijze"
"""The basis of a text about how a report was made or how it should be read."""


def chapter(dossier: Dossier) -> Section:
    """Legal basis, the line between this report and the evaluation, and the law's cycle."""
    blocks = (basis(dossier), boundary(dossier), verslag(dossier), cycle(dossier))
    return Section(Heading("Wettelijke grondslag en cyclus", "grondslag"), blocks)


def basis(dossier: Dossier) -> Paragraph:
    """The article that prescribes the toets."""
    law = dossier.codebook.law
    sentences = (
        dossier.fixed(
            f"De {law.title} ({law.name}; {law.citation}) is op {day(law.in_force)} in werking getreden.",
            "inwerkingtreding",
        ),
        dossier.fixed(
            f"Op grond van {TOETS}, voert de minister aan het einde van de eerste cyclus "
            "een invoeringstoets uit.",
            TOETS,
        ),
        dossier.fixed("Dit rapport geeft weer wat daarvoor aan stukken is ontvangen.", TOETS),
    )
    return Paragraph(sentences)


def boundary(dossier: Dossier) -> Paragraph:
    """What a toets is, and what it is not."""
    return Paragraph((*instrument(), *evaluation(dossier), *no_conclusion()))


def instrument() -> tuple[Fixed, ...]:
    """What an invoeringstoets looks at."""
    return (
        Fixed(
            "Een invoeringstoets wordt verricht terwijl de wet wordt uitgevoerd (ex durante) en gaat in een "
            "vroeg stadium en in kort bestek na waar de wet knelt voor uitvoerende organisaties en voor de "
            "doelgroep.",
            METHOD,
        ),
        Fixed("Zij verschilt van een uitvoeringstoets, die aan de wet voorafgaat.", METHOD),
    )


def evaluation(dossier: Dossier) -> tuple[Fixed, ...]:
    """The evaluation, which is another thing."""
    text = (
        f"Zij verschilt ook van de evaluatie, die op grond van {EVALUATIE}, binnen vier jaar na "
        "de inwerkingtreding plaatsvindt."
    )
    return (dossier.fixed(text, EVALUATIE),)


def no_conclusion() -> tuple[Fixed, ...]:
    """That nothing is said on effectiveness."""
    return (Fixed("Conclusies over de doeltreffendheid van de wet worden hier niet getrokken.", METHOD),)


def verslag(dossier: Dossier) -> Paragraph:
    """Provinciaal plan and provinciaal verslag: two documents of unequal standing."""
    sentences = (
        dossier.fixed(
            "Het provinciaal verslag is wettelijk voorgeschreven en vormt de enige formele grondslag "
            "van het verdeelbesluit.",
            "artikelen 4 en 5",
        ),
        Fixed(
            "Het provinciaal plan is een afgesproken vorm van monitoring zonder wettelijke status.", METHOD
        ),
        Fixed("De twee worden in dit rapport uit elkaar gehouden.", METHOD),
    )
    return Paragraph(sentences)


def cycle(dossier: Dossier) -> Table:
    """The phases of the cycle as the codebook describes them; `algemeen` has no moment and is left out."""
    rows = tuple(_row(dossier, fase) for fase in dossier.codebook.fasen if fase.moment)
    header = ("Fase", "Wettelijk moment", "Wie", "Artikel")
    return Table(f"De cyclus van de {dossier.codebook.law.name}", header, rows, (4, 5, 4, 3))


def _row(dossier: Dossier, fase: Fase) -> Row:
    texts = (capital(fase.label), fase.moment, fase.who or "–", fase.article or "–")
    return Row(tuple(Cell(dossier.fixed(text)) for text in texts))
