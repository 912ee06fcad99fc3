"""What the latest run that changed anything brought: documents new, changed and gone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from corpus import inventory, schema
from corpus.comparing.comparison import Comparison

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from corpus.inventory import Listed, Version
    from corpus.store import Corpus

MOST = 50
"""Documents of each kind that are named; more are counted."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """A document: its id, its name in the dossier, and how many observations count in it."""

    document: str
    name: str
    observations: int


@dataclass(frozen=True, slots=True)
class Changed:
    """A document that came in the place of another, and what that did to the observations."""

    document: str
    name: str
    added: int
    gone: int
    altered: int


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What changed at `moment` (ISO 8601 in UTC, "" when that was never kept).

    `is_first` says that nothing was there before. Lists hold the first `MOST` of as many as the numbers
    beside them say; `observations` counts those that were not there before.
    """

    moment: str
    is_first: bool
    new: tuple[Arrived, ...]
    arrived: int
    changed: tuple[Changed, ...]
    renewed: int
    gone: tuple[str, ...]
    departed: int
    observations: int


class _Turn(NamedTuple):
    """The documents that a moment concerns."""

    new: Sequence[Listed]
    renewed: Sequence[Listed]
    gone: Sequence[Version]


def arrivals(corpus: Corpus) -> Arrivals:
    """What the latest change of the folder brought, as far as the corpus shows it."""
    with corpus.reading() as connection:
        held = inventory.inventory(connection)
        departed = tuple(_visible(connection, inventory.departed(connection)))
        latest = inventory.latest(connection)
    turn = _turn(held, departed, latest)
    changed = tuple(_changed(corpus, one) for one in turn.renewed)
    return Arrivals(
        moment=latest,
        is_first=len(turn.new) == len(held) and not departed,
        new=tuple(Arrived(one.about.id, one.about.name, one.observations) for one in turn.new[:MOST]),
        arrived=len(turn.new),
        changed=changed[:MOST],
        renewed=len(changed),
        gone=tuple(version.name for version in turn.gone[:MOST]),
        departed=len(turn.gone),
        observations=sum(one.observations for one in turn.new) + sum(one.added for one in changed),
    )


def _turn(held: Iterable[Listed], departed: Iterable[Version], moment: str) -> _Turn:
    """What came, came anew and went at a moment."""
    came = [one for one in held if one.since == moment]
    return _Turn(
        [one for one in came if not one.earlier],
        [one for one in came if one.earlier],
        [version for version in departed if version.until == moment],
    )


def _visible(connection: Connection, versions: Iterable[Version]) -> Iterator[Version]:
    """Those of which the corpus has the document: a public one has none that is confidential."""
    known = set(connection.scalars(select(schema.document.c.id)))
    return (version for version in versions if version.document in known)


def _changed(corpus: Corpus, listed: Listed) -> Changed:
    """What a new version did to the observations, seen from the latest that the corpus shows."""
    with corpus.reading() as connection:
        before = next(_visible(connection, listed.earlier), None)
    if before is None:
        return Changed(listed.about.id, listed.about.name, listed.observations, 0, 0)
    found: Comparison = corpus.compare(before.document, listed.about.id, "versie")
    counts = len(found.new), len(found.gone), len(found.changed)
    return Changed(listed.about.id, listed.about.name, *counts)
