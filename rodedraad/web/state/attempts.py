"""How often somebody tried to sign in: guessing is cut off, for a name as well as for an address."""

from __future__ import annotations

import hashlib
import ipaddress
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from rodedraad.web.state import tables
from rodedraad.web.state.accounts import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rodedraad.web.state.database import State

WINDOW = 15 * 60
"""Seconds over which attempts count."""
FOR_NAME, FROM_ADDRESS = 8, 40
"""Attempts within them: a person errs a few times; an office of people shares one address."""
NETWORK = 64
"""Leading bits of an IPv6 address that belong to one subscriber."""


def subjects(name: str, address: str) -> Mapping[str, int]:
    """What an attempt counts for, each with how many are allowed. The name is kept as a digest only."""
    digest = hashlib.sha256(folded(name).encode("utf-8", "replace")).hexdigest()
    return {f"naam:{digest}": FOR_NAME, f"adres:{_network(address)}": FROM_ADDRESS}


def allowed(state: State, of: Mapping[str, int], at: float) -> bool:
    """Count an attempt, before it is known what comes of it; false when there were too many already."""
    table = tables.attempt
    with state.writing() as connection:
        # What lies ahead was counted by a clock that was wrong, and would keep people out until then.
        over = or_(table.c.at < at - WINDOW, table.c.at > at + WINDOW)
        connection.execute(table.delete().where(over))
        for subject, most in of.items():
            counted = select(func.count()).where(table.c.of == subject)
            if (connection.scalar(counted) or 0) >= most:
                return False
        connection.execute(table.insert(), [{"of": subject, "at": at} for subject in of])
    return True


def succeeded(state: State, of: Mapping[str, int]) -> None:
    """Whoever came in begins anew; for the address only this attempt is forgotten."""
    table = tables.attempt
    name, address = of
    latest = select(func.max(table.c.nr)).where(table.c.of == address).scalar_subquery()
    with state.writing() as connection:
        connection.execute(table.delete().where(table.c.of == name))
        connection.execute(table.delete().where(table.c.nr == latest))


def _network(address: str) -> str:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "onbekend"
    if found.version == 4:
        return str(found)
    return str(ipaddress.ip_network((found, NETWORK), strict=False))
