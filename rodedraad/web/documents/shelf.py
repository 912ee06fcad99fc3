"""The table of documents: what a visitor asked to see of it, row by row, in the order that was asked for."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from sqlalchemy import select

from corpus import inventory, lawbook, schema
from corpus.folding import folded
from corpus.model import Laag, Notice, PartKind
from corpus.remembered import DOCUMENTS, LABELS, remembered
from reports import voices
from rodedraad import noticing
from rodedraad.web.documents.titles import titles

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from sqlalchemy import Connection

    from corpus.inventory import Listed

ROWS = 50
"""Rows of a page."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What of the table is asked for; `sort` is one of `ORDERS`, with "-" before it the other way round."""

    words: str = ""
    laag: str = ""
    soort: str = ""
    state: str = ""
    sort: str = "naam"
    page: int = 1

    def url(self, **other: str | int) -> str:
        """The address of this table, with something else asked for."""
        asked = {
            "q": self.words, "laag": self.laag, "soort": self.soort, "staat": self.state,
            "volgorde": self.sort, "bladzijde": self.page,
        } | other  # fmt: skip
        usual = {"volgorde": "naam", "bladzijde": 1}
        said = {key: value for key, value in asked.items() if value and usual.get(key) != value}
        return f"/documenten?{urlencode(said)}" if said else "/documenten"

    def page_url(self, page: int) -> str:
        """The address of another page of it."""
        return self.url(bladzijde=page)

    def sorted_by(self, name: str) -> str:
        """The address with this order, the other way round when it is in it already."""
        return self.url(volgorde=f"-{name}" if self.sort == name else name, bladzijde=1)


@dataclass(frozen=True, slots=True)
class Row:
    """A document in the table, with its title and how much there is to know of it."""

    listed: Listed
    title: str
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """The rows that are shown, how many there are in all, and how many of the documents that is."""

    rows: tuple[Row, ...]
    found: int
    total: int
    wish: Wish

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.found // ROWS))


ORDERS: Mapping[str, Callable[[Row], Any]] = {
    "naam": lambda row: folded(row.title),
    "afzender": lambda row: (not row.listed.about.senders, folded(", ".join(row.listed.about.senders))),
    "datum": lambda row: row.listed.about.date,
    "paginas": lambda row: row.listed.pages,
    "waarnemingen": lambda row: row.listed.observations,
    "beoordeeld": lambda row: row.listed.judged,
    "sinds": lambda row: row.listed.since,
}
STATES: Mapping[str, tuple[str, Callable[[Row], bool]]] = {
    "vertrouwelijk": ("vertrouwelijk", lambda row: row.listed.about.confidential),
    "openbaar": ("openbaar", lambda row: not row.listed.about.confidential),
    "onbeoordeeld": ("nog niets beoordeeld", lambda row: not row.listed.judged),
    "zonder-datum": ("zonder datum", lambda row: not row.listed.about.date),
    "zonder-afzender": ("zonder afzender", lambda row: not row.listed.about.senders),
    "opmerking": ("met een opmerking bij het lezen", lambda row: bool(row.notices)),
    "vervangen": ("kwam in de plaats van een eerdere versie", lambda row: bool(row.listed.earlier)),
}
LAGEN = frozenset(laag.value for laag in Laag)
KINDS = tuple(kind.value for kind in PartKind)


def layers() -> tuple[tuple[str, str], ...]:
    """The layers of government, each by its name; who speaks as one goes by what the law in use calls it."""
    return tuple((laag.value, name) for laag, name in voices.layers().items())


def kinds() -> tuple[tuple[str, str], ...]:
    """The kinds of papers, each with what it is called under the law in use."""
    return tuple((kind, lawbook.paper(kind)) for kind in KINDS)


def wish(
    q: str = "",
    laag: str = "",
    soort: str = "",
    staat: str = "",
    volgorde: str = "naam",
    bladzijde: int = 1,
) -> Wish:
    """What is asked for, without what the table does not know."""
    return Wish(
        q.strip()[:200],
        laag if laag in LAGEN else "",
        soort if soort in KINDS else "",
        staat if staat in STATES else "",
        volgorde if volgorde.removeprefix("-") in ORDERS else "naam",
        max(1, bladzijde),
    )


def shelf(connection: Connection, wish: Wish) -> Shelf:
    """The page of the table that is asked for; the last one where there are not as many."""
    rows = remembered(connection, "shelf", (DOCUMENTS, LABELS), lambda: _rows(connection))
    words = folded(wish.words)
    found = [row for row in rows if _fits(row, wish, words)]
    found.sort(key=ORDERS[wish.sort.removeprefix("-")], reverse=wish.sort.startswith("-"))
    page = min(wish.page, max(1, -(-len(found) // ROWS)))
    some = found[(page - 1) * ROWS : page * ROWS]
    asked = Wish(wish.words, wish.laag, wish.soort, wish.state, wish.sort, page)
    return Shelf(tuple(some), len(found), len(rows), asked)


def _rows(connection: Connection) -> tuple[Row, ...]:
    """All rows."""
    named, told = titles(connection), notices(connection)
    return tuple(
        Row(one, named.get(one.about.id) or one.about.stem, told[one.about.id])
        for one in inventory.inventory(connection)
    )


def _fits(row: Row, wish: Wish, words: str) -> bool:
    """Whether a row is asked for; `words` are those of the wish, folded."""
    about = row.listed.about
    texts = (row.title, about.name, *about.senders)
    return (
        (not wish.laag or about.laag == wish.laag)
        and (not wish.soort or wish.soort in row.listed.kinds)
        and (not wish.state or STATES[wish.state][1](row))
        and (not wish.words or any(words in folded(text) for text in texts))
    )


def notices(connection: Connection, document: str = "") -> Mapping[str, tuple[Notice, ...]]:
    """What there is to know of how documents were read, of one or of all: what was lost, what is doubtful."""
    told: defaultdict[str, tuple[Notice, ...]] = defaultdict(tuple)
    notice, part = schema.notice.c, schema.part.c
    read = select(notice.document, notice.message, notice.page, notice.lost)
    doubted = select(part.document, part.idx, part.title, part.kind, part.alternatives)
    doubted = doubted.where(part.alternatives != "[]")
    if document:
        read, doubted = read.where(notice.document == document), doubted.where(part.document == document)
    for row in connection.execute(read.order_by(notice.document, notice.idx)):
        told[row.document] += (Notice(row.message, row.page, bool(row.lost)),)
    for piece in connection.execute(doubted.order_by(part.document, part.idx)):
        others = map(PartKind, json.loads(piece.alternatives))
        told[piece.document] += (noticing.doubt(piece.idx, piece.title, PartKind(piece.kind), others),)
    return told
