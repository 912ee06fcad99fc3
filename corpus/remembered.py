"""What was worked out of the corpus, kept for as long as the corpus says that nothing of it has changed.

The database counts the changes of what a thing rests on (`revision`, by triggers), so that they are seen
whoever made them. Connections that write keep nothing: what they see may never have been.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import select

from corpus import schema

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

Made = TypeVar("Made")

DOCUMENTS, VECTORS, LABELS = "documents", "vectors", "labels"
"""What changes are counted of; of labels also for each document (`labelled`)."""
MEMORY = "memory"
"""The option of a connection that holds what is kept."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What was made, by name, with the revisions that it was made of. Threads may share it."""

    kept: dict[str, tuple[object, Any]] = field(default_factory=dict)
    lock: RLock = field(default_factory=RLock)


def remembered(connection: Connection, name: str, of: tuple[str, ...], make: Callable[[], Made]) -> Made:
    """What `make` gives; what it gave before when nothing changed since of `DOCUMENTS` and the like."""
    return renewed(connection, name, of, lambda _: make(), keep=False)


def renewed(
    connection: Connection,
    name: str,
    of: tuple[str, ...],
    make: Callable[[Made | None], Made],
    *,
    keep: bool = True,
) -> Made:
    """Idem, where `make` is given what it gave before, to change no more of it than it must.

    Without `keep` it is given nothing, and what was kept is let go first, so that there is room for another.
    """
    memory = connection.get_execution_options().get(MEMORY)
    if memory is None:
        return make(None)
    revisions = _revisions(connection, of)
    with memory.lock:
        kept = memory.kept.get(name)
        if kept is None or kept[0] != revisions:
            if not keep:
                memory.kept.pop(name, None)
            kept = memory.kept[name] = (revisions, make(kept[1] if kept and keep else None))
        made: Made = kept[1]
    return made


def _revisions(connection: Connection, of: tuple[str, ...]) -> object:
    """How often each was changed."""
    table = schema.revision
    return sorted(map(tuple, connection.execute(select(table).where(table.c.name.in_(of)))))
