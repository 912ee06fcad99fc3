"""Who changed what, when: only ever added to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rodedraad.web.state import tables
from rodedraad.web.state.database import now

if TYPE_CHECKING:
    from rodedraad.web.state.database import State


def note(state: State, who: str, act: str, subject: str = "") -> None:
    """Note a change: `act` in Dutch ("beoordeeld", "stuk toegevoegd"), `subject` what it was done to."""
    with state.writing() as connection:
        connection.execute(tables.trail.insert(), {"at": now(), "who": who, "act": act, "subject": subject})
