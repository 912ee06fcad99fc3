"""What a draft letter does with each point of the dossier, and how far the dossier bears its claims out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from corpus.coverage import Coverage
from reports import claims, coveredpoints, sources
from reports.blocks import Cell, Chart, Fixed, Heading, Paragraph, Row, Section, Table
from reports.dossier import COUNTED
from reports.dutch import counted, figures, lowered, number
from reports.report import Report
from reports.status import status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.coverage import Audit, Covered
    from reports.blocks import Block
    from reports.dossier import Dossier

ORDER = (Coverage.TREATED, Coverage.WEAKENED, Coverage.MENTIONED, Coverage.ABSENT)
"""What a draft does with a point, from best to worst."""


def tested(dossier: Dossier) -> Report:
    """The audit of a draft as a report. Raises `ValueError` for a dossier without one."""
    audit = dossier.audit
    if audit is None:
        raise ValueError("Een dekkingstoets zonder getoetst concept.")
    sections = (
        Section(Heading("Uitkomst", "uitkomst"), _outcome(dossier, audit)),
        *coveredpoints.sections(dossier, audit),
        *claims.sections(audit),
    )
    return Report(
        kind="dekkingstoets",
        title="Dekkingstoets van een conceptbrief",
        subtitle=f"Het concept naast wat de bronnen over de {dossier.codebook.law.name} zeggen",
        status=status(dossier),
        sections=sections,
        sources=sources.cited(dossier, sections),
    )


def _outcome(dossier: Dossier, audit: Audit) -> tuple[Block, ...]:
    """What the draft does with how many points, its score, and the picture by thema."""
    if not audit.points:
        return (Paragraph((Fixed("Het dossier bevat geen knelpunten om aan te toetsen.", COUNTED),)),)
    every = [p for covered in audit.points for p in covered.point.passages]
    told = (_counts(audit), _score(audit))
    return (Paragraph(tuple(dossier.say(text, every) for text in told)), _chart(dossier, audit))


def _counts(audit: Audit) -> str:
    treated, weakened, mentioned, absent = (
        number(n) if (n := len(audit.having(state))) else "geen" for state in ORDER
    )
    points = counted(len(audit.points), "punt", "punten")
    return (
        f"Van {points} in het dossier behandelt het concept er {treated}; "
        f"het zwakt er {weakened} af, noemt er {mentioned} zonder inhoud en laat er {absent} weg."
    )


def _score(audit: Audit) -> str:
    score = f"{audit.score:.2f}".replace(".", ",")
    return (
        f"De dekking is {score} op een schaal van 0 tot 1; een punt weegt zwaarder als meer bronnen het "
        "maken, als er oproepen aan vastzitten en als het al eerder is gemeld."
    )


def _chart(dossier: Dossier, audit: Audit) -> Chart:
    """The points by thema and by what the draft does with them."""
    groups: defaultdict[str, list[Covered]] = defaultdict(list)
    for covered in audit.points:
        groups[covered.point.thema].append(covered)
    order = [t.id for t in dossier.codebook.themas if t.id in groups] + [""] * ("" in groups)
    rows = tuple(_row(dossier, thema, groups[thema]) for thema in order)
    header = ("Thema", *(state.value.capitalize() for state in ORDER))
    worst = max(order, key=lambda thema: len(_having(groups[thema], Coverage.ABSENT)))
    text = f"Het vaakst ontbreken punten over ‘{lowered(dossier.thema(worst))}’."
    missing = _having(groups[worst], Coverage.ABSENT)
    cited = [p for covered in missing or audit.points for p in covered.point.passages]
    if not missing:
        text = "Van geen thema ontbreekt een punt."
    table = Table("Punten naar thema en dekking", header, rows, (12, 3, 3, 3, 3))
    return Chart("bars", dossier.say(text, cited), table)


def _row(dossier: Dossier, thema: str, covered: Sequence[Covered]) -> Row:
    label = Cell(dossier.fixed(dossier.thema(thema)))
    return Row((label, *(_cell(dossier, _having(covered, state)) for state in ORDER)))


def _cell(dossier: Dossier, covered: Sequence[Covered]) -> Cell:
    if not covered:
        return Cell(Fixed("0", COUNTED), amount=0)
    said = dossier.say(figures(len(covered)), (p for one in covered for p in one.point.passages))
    return Cell(said, amount=len(covered))


def _having(covered: Sequence[Covered], state: Coverage) -> list[Covered]:
    return [one for one in covered if one.status is state]
