"""What the law prescribes: the sentences that the reports share, each with its article where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.blocks import Cell, Fixed, Heading, Paragraph, Row, Section, Table
from reports.dutch import capital, day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.codebook import Fase
    from corpus.wording import Ground
    from reports.blocks import Block
    from reports.dossier import Dossier

METHOD = "werkwijze"
"""The basis of a text about how a report was made or how it should be read."""
COLUMNS = (("Fase", 4), ("Moment", 5), ("Wie", 4), ("Artikel", 3))
"""The columns of the table of phases, with their widths."""
NONE = "–"
BEGIN = "inwerkingtreding"
"""The basis of a text about since when the law is in force."""


def chapter(dossier: Dossier) -> Section:
    """Legal basis, the line between this report and the evaluation, and the law's cycle."""
    notes = grounded(dossier, dossier.codebook.wording.notes)
    told: tuple[Block, ...] = (basis(dossier), boundary(dossier), *([Paragraph(notes)] if notes else ()))
    prescribed = "Wettelijke grondslag" if dossier.codebook.wording.article else "Grondslag"
    heading = Heading(f"{prescribed} en {dossier.codebook.wording.cycle or 'fasen'}", "grondslag")
    return Section(heading, (*told, *cycle(dossier)))


def grounded(dossier: Dossier, grounds: Iterable[Ground]) -> tuple[Fixed, ...]:
    """Sentences of the codebook, each on its article; one without article says how to read the report."""
    return tuple(
        dossier.fixed(ground.text, ground.article) if ground.article else Fixed(ground.text, METHOD)
        for ground in grounds
    )


def basis(dossier: Dossier) -> Paragraph:
    """What prescribes the toets, or what else it rests on."""
    worded = dossier.codebook.wording
    on = f"Op grond van {worded.article}, voert de minister" if worded.article else "De minister voert"
    held = " ".join(filter(None, (on, worded.moment, f"een {worded.toets} uit.")))
    sentences = (
        *in_force(dossier),
        dossier.fixed(held, worded.article),
        *grounded(dossier, worded.basis),
        dossier.fixed("Dit rapport geeft weer wat daarvoor aan stukken is ontvangen.", worded.article),
    )
    return Paragraph(sentences)


def in_force(dossier: Dossier) -> tuple[Fixed, ...]:
    """Since when the law is in force; nothing when the codebook does not say."""
    law = dossier.codebook.law
    if not law.in_force:
        return ()
    known = [text for text in (law.name, law.citation) if text and text != law.title]
    aside = f" ({'; '.join(known)})" if known else ""
    return (dossier.fixed(f"De {law.title}{aside} is op {day(law.in_force)} in werking getreden.", BEGIN),)


def boundary(dossier: Dossier) -> Paragraph:
    """What a toets is, and what it is not."""
    return Paragraph((*instrument(dossier), *evaluation(dossier), *setup(dossier), *no_conclusion()))


def instrument(dossier: Dossier) -> tuple[Fixed, ...]:
    """What the instrument looks at."""
    toets = dossier.codebook.wording.toets
    return (
        Fixed(
            f"Een {toets} wordt verricht terwijl de wet wordt uitgevoerd (ex durante) en gaat in een "
            "vroeg stadium en in kort bestek na waar de wet knelt voor uitvoerende organisaties en voor de "
            "doelgroep.",
            METHOD,
        ),
        Fixed("Zij verschilt van een uitvoeringstoets, die aan de wet voorafgaat.", METHOD),
    )


def setup(dossier: Dossier) -> tuple[Fixed, ...]:
    """How the toets was set up for this law."""
    return grounded(dossier, dossier.codebook.wording.setup)


def evaluation(dossier: Dossier) -> tuple[Fixed, ...]:
    """The evaluation, which is another thing."""
    when = held(dossier)
    which = f"de evaluatie, die {when} plaatsvindt" if when else "de evaluatie van de wet"
    article = dossier.codebook.wording.evaluation_article
    return (dossier.fixed(f"Zij verschilt ook van {which}.", article),)


def held(dossier: Dossier) -> str:
    """On what ground and when the evaluation is held, as far as the codebook says."""
    worded = dossier.codebook.wording
    on = f"op grond van {worded.evaluation_article}," if worded.evaluation_article else ""
    return " ".join(filter(None, (on, worded.evaluation_moment)))


def no_conclusion() -> tuple[Fixed, ...]:
    """That nothing is said on effectiveness."""
    return (Fixed("Conclusies over de doeltreffendheid van de wet worden hier niet getrokken.", METHOD),)


def moments(dossier: Dossier) -> str:
    """What the column of moments is headed: where articles are known, the law sets them."""
    return "Wettelijk moment" if any(fase.article for fase in dossier.codebook.fasen) else "Moment"


def cycle(dossier: Dossier) -> tuple[Table, ...]:
    """The phases as the codebook describes them; one without moment is left out, as is an empty column."""
    told = [fase for fase in dossier.codebook.fasen if fase.moment]
    if not told:
        return ()
    texts = [_texts(fase) for fase in told]
    kept = [n for n in range(len(COLUMNS)) if any(row[n] for row in texts)]
    rows = tuple(Row(tuple(Cell(dossier.fixed(row[n] or NONE)) for n in kept)) for row in texts)
    names = tuple(moments(dossier) if COLUMNS[n][0] == "Moment" else COLUMNS[n][0] for n in kept)
    caption = f"De {dossier.codebook.wording.cycle or 'fasen'} van de {dossier.codebook.law.name}"
    return (Table(caption, names, rows, tuple(COLUMNS[n][1] for n in kept)),)


def _texts(fase: Fase) -> tuple[str, ...]:
    return (capital(fase.label), fase.moment, fase.who, fase.article)
