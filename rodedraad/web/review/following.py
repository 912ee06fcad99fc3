"""What comes next in a queue for somebody: the first that is still open and that nobody else looks at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus import reviewed
from corpus.deriving import chunks
from corpus.judgements import State
from corpus.sampling.control import lot
from rodedraad.web.review import claims
from rodedraad.web.review.choice import Line
from rodedraad.web.review.orders import order

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from rodedraad.web.review.asked import Asked

AT_ONCE = 20
"""Observations that are looked up together: mostly the first will do."""
LATEST = 50
"""So many of one's own judgements can be gone through again."""
AWAITING = frozenset({State.MACHINE, State.REOPENED, State.DISPUTED})
OPEN = {Line.DOUBLE: frozenset({State.HUMAN}), Line.MINE: frozenset(State)}
"""The states in which an observation belongs to a queue, where these are others than those that await."""
SHARED = {Line.DOUBLE, Line.MINE, Line.DISPUTES}
"""The queues from which two may have the same observation at once."""


@dataclass(frozen=True, slots=True)
class Queued:
    """The ids of a queue in order; `total` is how many there are, of which the order may hold the first."""

    ids: tuple[str, ...]
    total: int


def queued(asked: Asked) -> Queued:
    """The queue as it stands; some of what an edition holds may have been judged since."""
    live = LIVE.get(asked.choice.line)
    if live is None:
        found = order(asked.edition, asked.choice)
        return Queued(tuple(one.id for one in found.wanted), found.total)
    with asked.corpus.reading() as connection:
        ids = live(connection, asked.visitor.name, asked.choice.of)
    return Queued(ids, len(ids))


def _doubled(connection: Connection, author: str, _: str) -> tuple[str, ...]:
    return tuple(sorted(reviewed.judged_by_others(connection, author), key=lot))


LIVE: dict[Line, Callable[[Connection, str, str], tuple[str, ...]]] = {
    Line.DISPUTES: lambda connection, _author, _of: reviewed.disputed(connection),
    Line.MINE: lambda connection, author, _: reviewed.judged_by(connection, author, LATEST),
    Line.DOCUMENT: lambda connection, _, of: reviewed.unjudged_of(connection, of),
    Line.DOUBLE: _doubled,
}
"""The queues that are asked of the corpus as it is now."""


def following(asked: Asked) -> str | None:
    """The id of what comes next, behind `asked.after` where the queue has that; claimed for the reviewer."""
    ids = queued(asked).ids
    rest = ids[ids.index(asked.after) + 1 :] if asked.after in ids else ids
    open_ = OPEN.get(asked.choice.line, AWAITING)
    for some in chunks(rest, AT_ONCE):
        with asked.corpus.reading() as connection:
            states = reviewed.states(connection, some)
        fit = (str(id_) for id_ in some if states.get(id_) in open_)
        found = next((id_ for id_ in fit if _is_free(asked, id_)), None)
        if found is not None:
            return found
    return None


def _is_free(asked: Asked, observation: str) -> bool:
    shared = asked.choice.line in SHARED
    return shared or claims.take(asked.house.state, observation, asked.visitor.name)
