"""Who is signed in: keys of 256 bits that are kept hashed, so that the file itself lets nobody in."""

from __future__ import annotations

import hashlib
import secrets
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from corpus.errors import OutputError
from rodedraad.web.state import tables

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from rodedraad.web.state.database import State

IDLE = 60 * 60
"""Seconds without a request after which a session is over: long enough to read a report beside it."""
LONGEST = 12 * 60 * 60
"""Seconds after which it is over anyhow: a working day."""
NOTED_EVERY = 60
"""Seconds between two notes of when a session was last used: not each request needs to write."""
KEY_BYTES = 32
SLACK = 5 * 60
"""Seconds by which a clock may be set back: a session from further on in time is of a clock that was wrong,
and would outlast its day."""
ALONE = ""
"""The account of a session of whoever works alone, without accounts."""


@dataclass(frozen=True, slots=True)
class Session:
    """A session that is not over: whose it is, and the token that goes along with what changes something."""

    account: str
    csrf: str


def begin(state: State, account: str, at: float) -> str:
    """Begin a session for an account; gives its key, which is kept nowhere else."""
    key, table = secrets.token_urlsafe(KEY_BYTES), tables.session
    csrf = secrets.token_urlsafe(KEY_BYTES)
    row = {"key": _hashed(key), "account": account, "csrf": csrf, "made": at, "seen": at}
    with state.writing() as connection:
        over = or_(table.c.seen < at - IDLE, table.c.made < at - LONGEST, table.c.seen > at + SLACK)
        connection.execute(table.delete().where(over))
        connection.execute(table.insert(), row)
    return key


def found(state: State, key: str, at: float) -> Session | None:
    """The session with this key, unless it is over: then it is ended, whatever the clock says later."""
    table, hashed = tables.session, _hashed(key)
    with state.reading() as connection:
        row = connection.execute(select(table).where(table.c.key == hashed)).first()
    if row is None:
        return None
    lives = -SLACK <= at - row.seen <= IDLE and at - row.made <= LONGEST
    if not lives or at - row.seen > NOTED_EVERY:
        with suppress(OutputError), state.writing() as connection:  # on a full disk one can still read
            noted = table.update().values(seen=at) if lives else table.delete()
            connection.execute(noted.where(table.c.key == hashed))
    return Session(row.account, row.csrf) if lives else None


def end(state: State, key: str) -> None:
    """End a session."""
    with state.writing() as connection:
        connection.execute(tables.session.delete().where(tables.session.c.key == _hashed(key)))


def end_all(connection: Connection, account: str) -> None:
    """End all sessions of an account."""
    connection.execute(tables.session.delete().where(tables.session.c.account == account))


def _hashed(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()
