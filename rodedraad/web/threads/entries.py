"""Calls, commitments and actions as the pages of themas and points show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.entries import NOUNS, STATUSES
from reports.voices import plain
from rodedraad.web.threads import sayings
from rodedraad.web.threads.sayings import Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.codebook import Codebook
    from corpus.points import Entry

SHOWN = 20
"""Entries that a page shows; the register has all."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of the register: who is to do what by when, how it stands and why.

    `reason` says why it answers the point with which it is shown, "" where it stands by itself.
    """

    id: str
    kind: str
    said: Said
    owner: str
    addressee: str
    deadline: str
    status: str
    because: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """The first of a number of entries, and that number."""

    items: tuple[Listed, ...]
    total: int


def listed(entry: Entry, codebook: Codebook, to: str = "") -> Listed:
    """An entry, as it answers the point with the id `to` where that is given."""
    reasons = dict.fromkeys(answer.reason for answer in entry.answers if answer.to == to)
    return Listed(
        id=entry.id,
        kind=NOUNS[entry.kind][0],
        said=sayings.said(entry.passage, codebook),
        owner=plain(entry.owner) if entry.owner else "",
        addressee=plain(entry.addressee) if entry.addressee else "",
        deadline=entry.deadline,
        status=STATUSES[entry.status],
        because=entry.because,
        reason=" ".join(reasons),
    )


def listing(entries: Iterable[Entry], codebook: Codebook) -> Listing:
    """The first of the entries."""
    found: Sequence[Entry] = tuple(entries)
    return Listing(tuple(listed(entry, codebook) for entry in found[:SHOWN]), len(found))
