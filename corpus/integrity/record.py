"""Whether the record of a document holds together: its text, its pages, what was observed and said of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, select

from corpus import holdings, schema
from corpus.ids import observation_id
from corpus.integrity.report import AGAIN, BACK, Damage, Found
from corpus.recording import DOCUMENT_BITS
from corpus.rows import BLANK
from corpus.spans import AlignedText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from corpus.rows import Row

LISTS = ("thema", "onderwerp", "getroffen", "evidence", "mentions")
"""The columns of a coding that are JSON."""


@dataclass(frozen=True, slots=True)
class Held:
    """The rows of one document: `observations` are those that its reading finds, each with its coding.

    `source` is None when the text is missing; the columns of a coding are None when it is.
    """

    about: Row
    source: str | None
    pages: Sequence[Row]
    blocks: Sequence[Row]
    observations: Sequence[Row]

    @property
    def name(self) -> str:
        """As a user knows it."""
        return f"'{self.about['name']}' ({self.about['id'][:12]})"


def held_together(connection: Connection) -> Found:
    """Every document that was not removed, held to its own text."""
    table = schema.document
    counts = dict.fromkeys(("stukken", "pagina's", "blokken", "waarnemingen"), 0)
    damage: list[Damage] = []
    broken: set[str] = set()
    held = set(connection.scalars(holdings.held()))
    for about in connection.execute(select(table).where(table.c.erased == "")).mappings().all():
        document = _held(connection, dict(about))
        sizes = (1, len(document.pages), len(document.blocks), len(document.observations))
        counts = {name: counts[name] + size for name, size in zip(counts, sizes, strict=True)}
        troubles = list(_troubles(document, is_held=about["id"] in held))
        damage += troubles
        if troubles:
            broken.add(about["id"])
    return Found(counts, tuple(damage), broken=frozenset(broken))


def _held(connection: Connection, about: Row) -> Held:
    id_, block, page = about["id"], schema.block, schema.page
    observation, coding = schema.observation, schema.coding
    said = and_(coding.c.observation == observation.c.nr, coding.c.analysis == about["analysis"])
    names = [coding.c[name] for name in (*LISTS, "action", "rol")]
    found = (
        select(observation, *names)
        .select_from(observation.outerjoin(coding, said))
        .where(observation.c.document == id_, observation.c.present == 1)
        .order_by(observation.c.seq)
    )
    of = (select(t).where(t.c.document == id_).order_by(t.c.idx) for t in (page, block))
    pages, blocks, observations = (
        [dict(row) for row in connection.execute(query).mappings()] for query in (*of, found)
    )
    text = select(schema.source.c.text).where(schema.source.c.document == id_)
    return Held(about, connection.scalar(text), pages, blocks, observations)


def _troubles(document: Held, *, is_held: bool) -> Iterator[Damage]:
    """One for each kind of trouble of a document."""
    if document.about["analysis"] is None or document.source is None:
        if is_held or document.about["analysis"] is not None:
            yield Damage(f"Van stuk {document.name} ontbreekt de tekst of de codering.", AGAIN)
        return
    yield from _trouble(document, "pagina", document.pages, _is_right_page(document))
    yield from _trouble(document, "blok", document.blocks, _is_right_block(document))
    yield from _trouble(document, "waarneming", document.observations, _is_right_observation(document))
    yield from _trouble(document, "codering", document.observations, _is_coded)


def _trouble(
    document: Held, kind: str, rows: Sequence[Row], is_right: Callable[[Row], bool]
) -> Iterator[Damage]:
    wrong = [row for row in rows if not _holds(is_right, row)]
    if wrong:
        which = wrong[0].get("id", wrong[0].get("idx"))
        yield Damage(
            f"Van stuk {document.name} kloppen {len(wrong)} van de {len(rows)} rijen van de soort '{kind}' "
            f"niet (de eerste: {which}).",
            AGAIN,
        )


def _holds(is_right: Callable[[Row], bool], row: Row) -> bool:
    """Whether it is right; what cannot even be read is not."""
    try:
        return is_right(row)
    except (ValueError, TypeError, LookupError):
        return False


def _is_right_page(document: Held) -> Callable[[Row], bool]:
    """Its range lies in the source, and so do the words that were recognised on it."""
    size = len(document.source or "")

    def is_right(row: Row) -> bool:
        words = json.loads(row["words"])
        return 0 <= row["start_at"] <= row["end_at"] <= size and all(end <= size for _, end, _ in words)

    return is_right


def _is_right_block(document: Held) -> Callable[[Row], bool]:
    """Its text is aligned to the source, character by character, and it stands where its number says."""
    size = len(document.source or "")
    rank = {row["idx"]: rank for rank, row in enumerate(document.blocks)}

    def is_right(row: Row) -> bool:
        at = 0
        for offset, start, length in json.loads(row["runs"]):
            if offset != at or start < 0 or length < 1 or start + length > size:
                return False
            at += length
        json.loads(row["path"]), json.loads(row["regions"])
        return at == len(row["text"]) and rank[row["idx"]] == row["idx"]

    return is_right


def _is_right_observation(document: Held) -> Callable[[Row], bool]:
    """None is missing before it, its words stand where it says, its id and number are those of that place.

    An id is of the words as they were read, before a database refused some of their characters.
    """
    blocks: Mapping[int, Row] = {row["idx"]: row for row in document.blocks}
    pages = {row["number"] for row in document.pages} | {0}
    rank = {row["nr"]: rank for rank, row in enumerate(document.observations)}
    aligned: dict[int, AlignedText] = {}

    def is_right(row: Row) -> bool:
        index, start, end = row["block"], row["start_at"], row["end_at"]
        if index not in aligned:
            block = blocks[index]
            aligned[index] = AlignedText.from_runs(block["text"], json.loads(block["runs"]))
        content = aligned[index]
        text: Any = row["text"]
        return (
            row["seq"] == rank[row["nr"]]
            and 0 <= start < end <= len(content)
            and content.text[start:end] == text
            and (BLANK in text or _id(row, content) == row["id"])
            and row["nr"] >> DOCUMENT_BITS == document.about["nr"]
            and row["page"] in pages
        )

    return is_right


def _id(row: Row, content: AlignedText) -> str:
    span = content.source_span(row["start_at"], row["end_at"])
    return observation_id(row["document"], *span, row["text"])


def _is_coded(row: Row) -> bool:
    """The analysis that counts says something of it, and what that names stands in the text."""
    if row["rol"] is None:
        return False
    values = {name: json.loads(row[name]) for name in LISTS}
    named = all(row["text"][start:end] == text for _, start, end, text, _ in values["mentions"])
    return named and (not row["action"] or len(json.loads(row["action"])) == 3)


def log_holds(connection: Connection) -> Found:
    """Every judgement is about an observation that the corpus has, and of the document that it says."""
    judgement, observation = schema.judgement, schema.observation
    joined = judgement.outerjoin(observation, observation.c.id == judgement.c.observation)
    columns = (judgement.c.nr, judgement.c.document, observation.c.document.label("where_it_is"))
    rows = connection.execute(select(*columns).select_from(joined).order_by(judgement.c.nr)).all()
    lost = [row.nr for row in rows if row.where_it_is is None]
    moved = [row.nr for row in rows if row.where_it_is not in {None, row.document}]
    damage = [
        Damage(f"{_count(of)} over een waarneming die {what} (de eerste: oordeel {of[0]}).", BACK)
        for of, what in ((lost, "het corpus niet heeft"), (moved, "in een ander stuk staat"))
        if of
    ]
    return Found({"oordelen": len(rows)}, tuple(damage))


def _count(of: Sequence[int]) -> str:
    return "1 oordeel gaat" if len(of) == 1 else f"{len(of)} oordelen gaan"


def removed_is_gone(connection: Connection) -> Found:
    """Of a document that was removed only its hash is left."""
    table = schema.document
    ids = list(connection.scalars(select(table.c.id).where(table.c.erased != "")))
    left: set[str] = set()
    for kept in (*schema.READING, schema.observation, schema.analysis, schema.judgement, schema.vector):
        left |= set(connection.scalars(select(kept.c.document).where(kept.c.document.in_(ids)).distinct()))
    damage = (
        Damage(
            f"Van het verwijderde stuk {id_[:12]} is nog niet alles weg.",
            f"Verwijder het opnieuw: rodedraad remove {id_[:12]}.",
        )
        for id_ in sorted(left)
    )
    return Found({"verwijderde stukken": len(ids)}, tuple(damage))
