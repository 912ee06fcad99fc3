"""What an import came to, in the words of whoever did it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rodedraad.exporting import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rodedraad.importing import Report

LISTED = 100
"""Lines of what was refused; of more the number is enough."""


def summary(found: Report, *, dry_run: bool) -> str:
    """What was taken over, a line for each kind."""
    return "\n".join(_lines(found, dry_run=dry_run))


def _lines(found: Report, *, dry_run: bool) -> Iterator[str]:
    if dry_run:
        yield "Proef: er is niets vastgelegd. Dit zou gebeuren:"
    if found.documents:
        observations = counted(found.observations, "waarneming", "waarnemingen")
        carried = f" en {counted(found.carried, 'oordeel', 'oordelen')}" if found.carried else ""
        yield f"{counted(found.documents, 'stuk', 'stukken')} opgenomen, met {observations}{carried}."
    if found.judged or found.same or found.unknown or found.refused:
        judged = counted(found.judged, "oordeel", "oordelen")
        yield (
            f"{judged} vastgelegd, {found.same} ongewijzigd, {found.unknown} onbekend, "
            f"{len(found.refused)} niet overgenomen."
        )
    yield from found.told
    if not (found.documents or found.judged or found.same or found.unknown or found.refused or found.told):
        yield "Geen verschil."


def trouble(found: Report) -> Iterator[str]:
    """What was not taken over and why."""
    yield from (f"Niet overgenomen: {line}" for line in found.refused[:LISTED])
    if len(found.refused) > LISTED:
        yield f"En nog {counted(len(found.refused) - LISTED, 'andere', 'andere')}."
