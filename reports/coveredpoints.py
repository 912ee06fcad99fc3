"""The points of a dossier beside what a draft makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.coverage import Coverage
from reports import selection
from reports.blocks import Cell, Fixed, Heading, Paragraph, Row, Section, Statement, Table
from reports.dossier import COUNTED
from reports.dutch import capital, counted, enumeration, lowered
from reports.quotes import quoted
from reports.voices import all_named, designation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.coverage import Audit, Covered
    from reports.dossier import Dossier

DRAFT = "het getoetste concept"
"""The basis of what a draft says, and of what is found of it."""
VOICES = 2
"""Sources that are quoted beside a draft."""
NONE = "–"

HEADINGS = {
    Coverage.WEAKENED: (
        "Afgezwakt",
        "zegt het concept in zachtere woorden dan de bronnen",
        "zwakt geen punt af",
    ),
    Coverage.ABSENT: ("Weggelaten", "noemt het concept niet", "laat geen punt weg"),
    Coverage.MENTIONED: (
        "Alleen genoemd",
        "noemt het concept zonder te zeggen wat er knelt",
        "noemt geen punt zonder inhoud",
    ),
    Coverage.TREATED: ("Behandeld", "geeft het concept weer", "behandelt geen punt"),
}
"""The heading, how many points there are of it, and that there are none: the costliest first."""


def sections(dossier: Dossier, audit: Audit) -> tuple[Section, ...]:
    """A section for each thing that a draft can do with a point."""
    if not audit.points:
        return ()
    return tuple(_section(dossier, audit.having(state), state) for state in HEADINGS)


def _section(dossier: Dossier, found: Sequence[Covered], state: Coverage) -> Section:
    title, does, none = HEADINGS[state]
    heading = Heading(title, state.value)
    if not found:
        return Section(heading, (Paragraph((Fixed(f"Het concept {none}.", COUNTED),)),))
    many = capital(counted(len(found), "punt", "punten"))
    order = "; het zwaarste staat bovenaan" if len(found) > 1 else ""
    said = dossier.say(f"{many} {does}{order}.", (p for one in found for p in one.point.passages))
    shown = found[: dossier.room(selection.COVERED)]
    table = _absent(dossier, shown) if state is Coverage.ABSENT else _told(dossier, title, shown)
    less = selection.left_out(len(shown), len(found), "punten", "die het zwaarst wegen")
    return Section(heading, (Paragraph((said,)), table, *less))


def _absent(dossier: Dossier, found: Sequence[Covered]) -> Table:
    """The points that the draft leaves out: who makes them, in which words, what is asked."""
    rows = tuple(
        Row((_title(dossier, one), Cell(_who(dossier, one)), Cell(_words(one)), Cell(_weight(dossier, one))))
        for one in found
    )
    header = ("Punt", "Wie het zegt", "Wat de bronnen zeggen", "Wat erbij komt")
    return Table("Punten die het concept niet noemt", header, rows, (27, 18, 38, 17))


def _told(dossier: Dossier, title: str, found: Sequence[Covered]) -> Table:
    """The words of the sources beside those of the draft."""
    rows = tuple(
        Row((_title(dossier, one), Cell(_words(one)), Cell(_draft(one)), Cell(Fixed(one.reason, DRAFT))))
        for one in found
    )
    header = ("Punt", "Wat de bronnen zeggen", "Wat het concept zegt", "Oordeel")
    return Table(f"{title}: bronnen en concept naast elkaar", header, rows, (24, 30, 28, 18))


def _title(dossier: Dossier, covered: Covered) -> Cell:
    text = f"{capital(covered.point.label)} ({lowered(dossier.thema(covered.point.thema))})"
    return Cell(dossier.say(text, covered.point.passages))


def _who(dossier: Dossier, covered: Covered) -> Statement:
    named = all_named(covered.point.sources) or "alleen weergegeven als bevinding van anderen"
    return dossier.say(capital(named), covered.point.passages)


def _words(covered: Covered) -> Statement:
    """Some of the sources in their own words."""
    shown = (covered.sources or covered.point.passages)[:VOICES]
    text = " ".join(f"{capital(designation(p.bron))}: {quoted(p)}" for p in shown)
    return Statement(text, tuple(dict.fromkeys(p.id for p in shown)))


def _draft(covered: Covered) -> Fixed:
    return Fixed(" ".join(f"“{sentence.text}”" for sentence in covered.sentences) or NONE, DRAFT)


def _weight(dossier: Dossier, covered: Covered) -> Statement | Fixed:
    """What makes leaving it out costlier: calls, and that it was raised before."""
    calls = [counted(len(covered.calls), "oproep", "oproepen")] if covered.calls else []
    told = enumeration([*calls, *(["al eerder gemeld"] if covered.recurring else [])])
    if not told:
        return Fixed(NONE, COUNTED)
    return dossier.say(capital(told), (*covered.point.passages, *covered.calls))
