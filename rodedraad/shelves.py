"""The documents of a corpus for people, as a table on standard output, and for programs, as JSON."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING, Any

from corpus import inventory
from corpus.erasures import SHOWN
from corpus.model import stem_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.inventory import Listed, Version

WIDTH = 120
"""Characters where there is no terminal to fill."""


def show(held: Sequence[Listed], gone: Sequence[Version]) -> None:
    """Write the documents as a table, each with the versions that it came in the place of."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False, markup=False)
    table = Table(show_lines=True)
    for name in ("stuk", "afzender", "inhoud", "versies"):
        table.add_column(name, overflow="fold")
    for listed in held:
        table.add_row(*map(Text, (_name(listed), _sender(listed), _content(listed), _versions(listed))))
    console.print(table)
    console.print(f"{len(held)} {'stuk' if len(held) == 1 else 'stukken'}")
    for version in gone:
        console.print(f"niet meer in de map: {version.name} ({_version(version)})")


def _name(listed: Listed) -> str:
    about = listed.about
    return "\n".join(filter(None, (about.name, about.date, "vertrouwelijk" if about.confidential else "")))


def _sender(listed: Listed) -> str:
    return "\n".join((*listed.about.senders, f"({listed.about.laag})"))


def _content(listed: Listed) -> str:
    kinds = ", ".join(dict.fromkeys(listed.kinds))
    pages = f"{listed.pages} {'bladzijde' if listed.pages == 1 else 'bladzijden'}" if listed.pages else ""
    judged = f"{listed.judged} beoordeeld" if listed.judged else "niet beoordeeld"
    return "\n".join(filter(None, (kinds, pages, f"{listed.observations} waarnemingen, {judged}")))


def _versions(listed: Listed) -> str:
    now = f"{listed.about.id[:SHOWN]} {_when(listed.since, 'sinds')}".rstrip()
    return "\n".join((now, *map(_version, listed.earlier)))


def _version(version: Version) -> str:
    parts = (version.document[:SHOWN], _when(version.since, "sinds"), _when(version.until, "tot"))
    return " ".join(filter(None, parts))


def _when(moment: str, word: str) -> str:
    """A moment of the record on the clock of this computer; nothing when the record does not know it."""
    return f"{word} {datetime.fromisoformat(moment).astimezone():%Y-%m-%d %H:%M}" if moment else ""


def as_json(held: Sequence[Listed], gone: Sequence[Version]) -> list[dict[str, Any]]:
    """One object a document, with the columns of `corpus.inventory`; moments are in UTC.

    What the folder holds no longer comes last, with `in_map` false and without what is not known of it.
    """
    nothing = dict.fromkeys(inventory.COLUMNS)
    there = [
        inventory.row(listed) | {"eerder": [_as_json(v) for v in listed.earlier], "tot": None, "in_map": True}
        for listed in held
    ]
    left = [
        nothing | _as_json(v) | {"document": stem_of(v.name), "eerder": [], "in_map": False} for v in gone
    ]
    return [*there, *left]


def _as_json(version: Version) -> dict[str, Any]:
    return {
        "id": version.document,
        "bestand": version.name,
        "sinds": version.since or None,
        "tot": version.until or None,
    }
