"""Who changed what, when: only ever added to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from rodedraad.web.state import tables
from rodedraad.web.state.database import now

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from rodedraad.web.state.database import State


@dataclass(frozen=True, slots=True)
class Trace:
    """One change: when (ISO 8601 in UTC), who, what was done, and to what."""

    nr: int
    at: str
    who: str
    act: str
    subject: str


@dataclass(frozen=True, slots=True)
class Sought:
    """Which changes are asked for; "" asks for all.

    `since` and `until` are ISO dates, both included. `acts` are those that whoever asks may know of,
    `None` for all.
    """

    who: str = ""
    act: str = ""
    words: str = ""
    since: str = ""
    until: str = ""
    acts: tuple[str, ...] | None = None


def note(state: State, who: str, act: str, subject: str = "") -> None:
    """Note a change: `act` in Dutch ("beoordeeld", "stuk toegevoegd"), `subject` what it was done to."""
    with state.writing() as connection:
        note_within(connection, who, act, subject)


def note_within(connection: Connection, who: str, act: str, subject: str = "") -> None:
    """Note a change in the transaction that makes it, so that neither is there without the other."""
    connection.execute(tables.trail.insert(), {"at": now(), "who": who, "act": act, "subject": subject})


def count(state: State, sought: Sought) -> int:
    """How many changes answer to this."""
    with state.reading() as connection:
        query = select(func.count()).select_from(tables.trail).where(*_conditions(sought))
        return connection.scalar(query) or 0


def listed(state: State, sought: Sought, limit: int | None = None, skipped: int = 0) -> tuple[Trace, ...]:
    """The changes that answer to this, the latest first."""
    table = tables.trail
    query = select(table).where(*_conditions(sought)).order_by(table.c.nr.desc())
    with state.reading() as connection:
        rows = connection.execute(query.limit(limit).offset(skipped) if limit else query)
        return tuple(Trace(row.nr, row.at, row.who, row.act, row.subject) for row in rows)


def known(state: State, column: str, acts: tuple[str, ...] | None = None) -> tuple[str, ...]:
    """The different values of `who` or `act`, in alphabetical order."""
    wanted = tables.trail.c[column]
    query = select(wanted).distinct().where(*_conditions(Sought(acts=acts)))
    with state.reading() as connection:
        return tuple(sorted(connection.scalars(query), key=str.casefold))


def _conditions(sought: Sought) -> list[ColumnElement[bool]]:
    table = tables.trail.c
    asked: list[tuple[Any, ColumnElement[bool]]] = [
        (sought.who, table.who == sought.who),
        (sought.act, table.act == sought.act),
        (sought.words, table.subject.icontains(sought.words, autoescape=True)),
        (sought.since, table.at >= sought.since),
        (sought.until, func.substr(table.at, 1, 10) <= sought.until),
        (sought.acts is not None, table.act.in_(sought.acts or ())),
    ]
    return [condition for is_asked, condition in asked if is_asked]
