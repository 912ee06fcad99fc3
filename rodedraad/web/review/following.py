"""What comes next in a queue for somebody: the first that is still open and that nobody else looks at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus import reviewed
from corpus.deriving import chunks
from corpus.judgements import State
from corpus.sampling.control import lot
from rodedraad.web.review import claims
from rodedraad.web.review.choice import Choice, Line
from rodedraad.web.review.orders import order

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from rodedraad.web.house import House
    from rodedraad.web.visitor import Visitor

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


def queued(house: House, visitor: Visitor, choice: Choice) -> Queued:
    """A queue as it stands; some of what an edition holds may have been judged since."""
    live = LIVE.get(choice.line)
    if live is None:
        found = order(house.edition(visitor), choice)
        return Queued(tuple(one.id for one in found.wanted), found.total)
    with house.corpus(visitor).reading() as connection:
        ids = live(connection, visitor.name, choice.of)
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


def following(house: House, visitor: Visitor, choice: Choice, after: str = "") -> str | None:
    """The id of what comes next, behind `after` where the queue has that; claimed for the visitor."""
    ids = queued(house, visitor, choice).ids
    rest = ids[ids.index(after) + 1 :] if after in ids else ids
    open_ = OPEN.get(choice.line, AWAITING)
    for some in chunks(rest, AT_ONCE):
        with house.corpus(visitor).reading() as connection:
            states = reviewed.states(connection, some)
        fit = (str(id_) for id_ in some if states.get(id_) in open_)
        found = next((id_ for id_ in fit if _is_free(house, visitor, choice, id_)), None)
        if found is not None:
            return found
    return None


def _is_free(house: House, visitor: Visitor, choice: Choice, id_: str) -> bool:
    return choice.line in SHARED or claims.take(house.state, id_, visitor.name)
