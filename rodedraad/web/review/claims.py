"""Who looks at which observation now, so that two reviewers do not do the same work.

A claim is no lock: it only says what is handed out, and ends by itself. One that would last longer than any
was made by a clock that ran ahead, and is over.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, not_, or_, select
from sqlalchemy.dialects.sqlite import insert

from rodedraad.web.state import tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from rodedraad.web.state.database import State

LASTS = 10 * 60.0
"""Seconds that a claim lasts: longer than anybody looks at one sentence without doing anything."""


def take(state: State, observation: str, who: str, clock: Callable[[], float] = time.time) -> bool:
    """Claim an observation, and let go of what one had; gives whether nobody else has it."""
    table, moment = tables.claim, clock()
    mine = {"observation": observation, "who": who, "until": moment + LASTS}
    entered = insert(table).values(mine)
    free = or_(not_(_lasts(moment)), table.c.who == who)
    with state.writing() as connection:
        connection.execute(table.delete().where(free, table.c.observation != observation))
        taken = connection.execute(entered.on_conflict_do_update(set_=mine, where=free))
        return taken.rowcount == 1


def holder(state: State, observation: str, who: str, clock: Callable[[], float] = time.time) -> str:
    """Who else looks at an observation now; "" when nobody does."""
    table = tables.claim.c
    asked = select(table.who).where(table.observation == observation, table.who != who, _lasts(clock()))
    with state.reading() as connection:
        return connection.scalar(asked) or ""


def _lasts(moment: float) -> ColumnElement[bool]:
    until = tables.claim.c.until
    return (until > moment) & (until <= moment + LASTS)
