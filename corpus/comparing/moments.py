"""The record as it was at a moment: what the folder held, which analyses and judgements counted."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from corpus import log, schema
from corpus.comparing.standing import Record
from corpus.errors import ComparisonError
from corpus.filters import periods

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection, Select

    from corpus.comparing.comparison import Entry
    from corpus.judgements import Judgement


class Held(NamedTuple):
    """That the folder held a document under a name, from when until when; "" is always, or still."""

    name: str
    document: str
    since: str
    until: str


NOW = "nu"
LATEST = "9999"
"""Sorts after every moment that the record can hold."""


def moment(text: str) -> str:
    """A moment as the record writes it: ISO 8601 in UTC. A day, month or year means its end; `nu` means now.

    A time without a zone is one of this computer's. Raises `ComparisonError`.
    """
    if text.strip().casefold() == NOW:
        return LATEST
    span = periods.span(text.strip())
    try:
        if span is not None:
            read = datetime.combine(date.fromisoformat(span[1]), time(23, 59, 59))
        else:
            read = datetime.fromisoformat(text.strip())
        return read.astimezone(UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError) as error:
        raise ComparisonError(
            f"'{text}' is geen moment.",
            "Geef een dag (2026-11-01), een dag met tijd (2026-11-01T09:30) of: nu.",
        ) from error


def stands(connection: Connection, moments: Sequence[str]) -> Iterator[tuple[Entry, ...]]:
    """The observations that counted at each moment (`moment` makes one), by file and place.

    What was recorded before the record kept moments has none, and counted from the beginning.
    """
    record = Record.of(connection)
    held = [Held(r.name, r.document, r.since, r.until) for r in connection.execute(_holdings())]
    adopted = [(row.analysis, row.adopted_at) for row in connection.execute(_adoptions())]
    log_ = log.everything(connection)
    known: dict[object, tuple[Entry, ...]] = {}
    for at in moments:
        there = [one for one in held if one.since <= at]
        counting = {a.document: a for a in (record.analyses[nr] for nr, since in adopted if since <= at)}
        events, before = _by_document(e for e in log_ if e.made_at <= at), _before(there)
        found: list[Entry] = []
        for document, file in _files(there, at).items():
            if document in counting:
                family = (event for id_ in (document, *before[document]) for event in events[id_])
                own = sorted(family, key=lambda event: event.nr)
                key = counting[document], file, tuple(event.nr for event in own)
                if key not in known:
                    known[key] = record.entries(counting[document], own, file)
                found += known[key]
        yield tuple(found)


def _holdings() -> Select[tuple[str, str, str, str]]:
    table = schema.holding
    return select(table.c.name, table.c.document, table.c.since, table.c.until).order_by(table.c.nr)


def _adoptions() -> Select[tuple[int, str]]:
    table = schema.adoption
    return select(table.c.analysis, table.c.adopted_at).order_by(table.c.nr)


def _files(there: Iterable[Held], at: str) -> dict[str, str]:
    """The documents that the folder held, each with the first of its names, by name."""
    found: dict[str, str] = {}
    for one in sorted(there):
        if not one.until or one.until > at:
            found.setdefault(one.document, one.name)
    return found


def _before(there: Iterable[Held]) -> defaultdict[str, dict[str, None]]:
    """The documents that the folder had under a name of each one before it."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    by_name: defaultdict[str, list[str]] = defaultdict(list)
    for one in there:
        found[one.document] |= dict.fromkeys(id_ for id_ in by_name[one.name] if id_ != one.document)
        by_name[one.name].append(one.document)
    return found


def _by_document(events: Iterable[Judgement]) -> defaultdict[str, list[Judgement]]:
    found: defaultdict[str, list[Judgement]] = defaultdict(list)
    for event in events:
        found[event.document].append(event)
    return found
