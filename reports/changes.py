"""What differs between a report and the version before it, as a section of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.blocks import Cell, Fixed, Heading, Paragraph, Row, Section, Statement, Table
from reports.dutch import counted, enumeration
from reports.rewording import changes as reworded

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from reports.blocks import Block, Sentence
    from reports.rewording import Change
    from reports.versions import Told, Version

TITLE = "Gewijzigd sinds de vorige versie"
PREVIOUS = "vorige versie van dit stuk"
"""The basis of what only that version says."""
COMPARED = "vergelijking met de vorige versie van dit stuk"
FOR_EDITORS = "Deze lijst is voor wie het stuk bewerkt en hoort er niet bij; haal haar weg voor verzending."
"""Why a letter of three pages may have more with it."""
WITHHELD = "[een citaat uit een stuk dat niet meer meetelt of vertrouwelijk is]"
"""What stands in the place of a quotation that may not be shown any more."""
NONE = "–"
LISTED = 30
"""Changes of a chapter that are shown; whoever has to read more had better read the chapter."""
NEW, CHANGED, DROPPED = "nieuw", "gewijzigd", "vervallen"
GONE = "Onderdelen die zijn vervallen"
HEADER = ("Wijziging", "Was", "Is")
WIDTHS = (2, 7, 7)


def changes(previous: Version, current: Version, sayable: Container[str]) -> tuple[Section, ...]:
    """The sentences that are new, changed or dropped, by chapter; no section when there are none.

    `sayable` holds the observations of which the words may be shown now: a sentence that is no more and has
    words of another one is told of and not shown.
    """
    found = reworded(previous, current)
    if not found:
        return ()
    chapters = tuple(dict.fromkeys(told.chapter for told in current))
    by_chapter = [(name, [one for one in found if one.chapter == name]) for name in chapters]
    by_chapter.append((GONE, [one for one in found if one.chapter not in chapters]))
    parts = (_chapter(name, of, sayable) for name, of in by_chapter if of)
    return (Section(Heading(TITLE), (_summary(found), *parts)),)


def _kind(change: Change) -> str:
    return NEW if change.was is None else DROPPED if change.now is None else CHANGED


def _summary(found: Sequence[Change]) -> Paragraph:
    kinds = [_kind(change) for change in found]
    counts = (
        (kinds.count(NEW), "zin nieuw", "zinnen nieuw"),
        (kinds.count(CHANGED), "zin gewijzigd", "zinnen gewijzigd"),
        (kinds.count(DROPPED), "zin vervallen", "zinnen vervallen"),
    )
    told = enumeration([counted(*count) for count in counts if count[0]])
    verb = "is" if next(count for count, *_ in counts if count) == 1 else "zijn"
    compared = Fixed(f"Vergeleken met de vorige versie {verb} {told}.", COMPARED)
    return Paragraph((compared, Fixed(FOR_EDITORS, COMPARED)))


def _chapter(name: str, found: Sequence[Change], sayable: Container[str]) -> Section:
    shown = tuple(_row(change, sayable) for change in found[:LISTED])
    table = Table(f"Wijzigingen in ‘{name}’", HEADER, shown, WIDTHS)
    return Section(Heading(name), (table, *_rest(len(found) - LISTED)))


def _rest(number: int) -> tuple[Block, ...]:
    if number <= 0:
        return ()
    text = (
        f"In dit onderdeel {'is' if number == 1 else 'zijn'} nog {counted(number, 'zin', 'zinnen')} anders."
    )
    return (Paragraph((Fixed(text, COMPARED),)),)


def _row(change: Change, sayable: Container[str]) -> Row:
    contents = (Fixed(_kind(change), COMPARED), _was(change.was, sayable), _is(change.now))
    return Row(tuple(map(Cell, contents)))


def _was(told: Told | None, sayable: Container[str]) -> Sentence:
    if told is None:
        return Fixed(NONE, COMPARED)
    secret = told.quoted and not all(id_ in sayable for id_ in told.observations)
    return Fixed(WITHHELD if secret else told.text, PREVIOUS)


def _is(told: Told | None) -> Sentence:
    if told is None:
        return Fixed(NONE, COMPARED)
    return Statement(told.text, told.observations) if told.observations else Fixed(told.text, COMPARED)
