"""Keeping `effective` in step with the record: one document at a time, and only the rows that changed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, select

from corpus import renaming, rows, schema
from corpus.codebookfile import CODEBOOK, codebook_of
from corpus.effective import Coded, effective_rows, judged, themas_of
from corpus.heirs import Placed
from corpus.ids import observation_id
from corpus.pieces import Span
from corpus.recording import DOCUMENT_BITS, insert, outdate
from corpus.spans import AlignedText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from corpus.codebook import Codebook
    from corpus.effective import Judged
    from corpus.judgements import Judgement
    from corpus.labels import Labels
    from corpus.language import Language
    from corpus.rows import Row

LABELS = tuple(c.name for c in schema.effective.c if c.name not in {"place", "words", "lemmas"})
CHUNK = 500
"""Values in one `IN`."""


def place(position: int, rank: int) -> int:
    """The place of the observation with this rank in the document at this position."""
    return (position << DOCUMENT_BITS) + rank


@dataclass(frozen=True, slots=True)
class Sight:
    """A document as it stands in the record: what the machine says, the log, and what follows from both."""

    about: Row
    found: tuple[Coded, ...]
    events: tuple[Judgement, ...]
    judged_with: tuple[str, str]
    said: Judged

    def machine(self, observation: str) -> Labels:
        """The machine's labels of an observation that stands."""
        basis = next(s.basis for s in self.said.structure.standing if s.id == observation)
        return next(one.machine for one in self.found if one.span.id == basis)

    def rows(self, numbers: Mapping[str, int]) -> list[Row]:
        """The rows of `effective`, without words and lemmas; `numbers` gives an observation's by its id."""
        first = place(self.about["position"], 0)
        about = self.about["nr"], self.about["analysis"]
        return effective_rows(*about, first, self.found, self.said, numbers)

    def texts(self, numbers: Mapping[str, int]) -> dict[int, str]:
        """The text of each observation that stands, by its number."""
        return {numbers[span.id]: span.text for span in self.said.structure.standing}


def look(connection: Connection, document: str) -> Sight:
    """A document as it stands."""
    about = dict(
        connection.execute(select(schema.document).where(schema.document.c.id == document)).mappings().one()
    )
    analysis = connection.execute(
        select(schema.analysis).where(schema.analysis.c.nr == about["analysis"])
    ).one()
    found = coded(connection, document, about["analysis"])
    return _sight(connection, about, found, (analysis.model, analysis.codebook))


def _sight(connection: Connection, about: Row, found: Sequence[Coded], judged_with: tuple[str, str]) -> Sight:
    """What the machine found, with all that was said of it by now."""
    document = about["id"]
    events = judgements_about(connection, document)
    present = {one.span.id for one in found}
    gone = placed(connection, [event for event in events if event.observation not in present])
    cut = cutter(connection, document) if events else _never
    said = judged(found, events, gone, judged_with, cut)
    return Sight(about, tuple(found), tuple(events), judged_with, said)


def derive(connection: Connection, document: str, language: Language) -> Sight:
    """Bring the rows of one document in step; gives the document as it stands."""
    return _kept(connection, look(connection, document), language)


def derive_judged(connection: Connection, before: Sight, language: Language) -> Sight:
    """Idem of a document that was seen in this transaction, when nothing but judgements was entered since."""
    return _kept(connection, _sight(connection, before.about, before.found, before.judged_with), language)


def _kept(connection: Connection, seen: Sight, language: Language) -> Sight:
    """The document, once its rows say what was seen."""
    document = seen.about["id"]
    numbers = {one.span.id: one.row["nr"] for one in seen.found}
    numbers |= _pieces(connection, document, seen.said, seen.found, numbers)
    _write(connection, seen.about["nr"], seen.rows(numbers), seen.texts(numbers), language)
    return seen


def coded(connection: Connection, document: str, analysis: int) -> list[Coded]:
    """The observations that the current reading finds, in order, with what an analysis says of them."""
    observation, coding = schema.observation, schema.coding
    joined = observation.join(coding, coding.c.observation == observation.c.nr)
    labels = [c for c in coding.c if c.name not in {"observation", "analysis"}]
    query = (
        select(observation, *labels)
        .select_from(joined)
        .where(observation.c.document == document, observation.c.present == 1, coding.c.analysis == analysis)
        .order_by(observation.c.seq)
    )
    return [_coded(dict(row)) for row in connection.execute(query).mappings()]


def _coded(row: Row) -> Coded:
    span = Span(row["id"], row["block"], row["start_at"], row["end_at"], row["text"], row["id"])
    return Coded(span, row)


def judgements_about(connection: Connection, document: str) -> list[Judgement]:
    """The log of a document and of those that it replaced, by number, in the words of the codebook in use."""
    table = schema.judgement
    family = [document, *ancestors(connection, document)]
    query = select(table).where(table.c.document.in_(family)).order_by(table.c.nr)
    said = [rows.judgement_of(dict(row)) for row in connection.execute(query).mappings()]
    codebook = _codebook(connection) if said else None
    return [renaming.fitted_judgement(one, codebook) for one in said] if codebook else said


def _codebook(connection: Connection) -> Codebook | None:
    """The codebook in use; none when it was never kept."""
    setting = schema.setting.c
    kept = connection.scalar(select(setting.value).where(setting.name == CODEBOOK))
    return codebook_of(kept) if kept else None


def ancestors(connection: Connection, document: str) -> list[str]:
    """The documents that the folder had under a name of this one before it, latest first."""
    later, earlier = schema.holding.alias("later"), schema.holding.alias("earlier")
    joined = later.join(earlier, and_(earlier.c.name == later.c.name, earlier.c.nr < later.c.nr))
    query = (
        select(earlier.c.document, earlier.c.nr)
        .select_from(joined)
        .where(later.c.document == document, earlier.c.document != document)
        .order_by(earlier.c.nr.desc())
    )
    return list(dict.fromkeys(row.document for row in connection.execute(query)))


def placed(connection: Connection, events: Iterable[Judgement]) -> list[Placed]:
    """Where the observations of these events stood, those that were judged last first."""
    latest = {event.observation: event.nr for event in events}
    table = schema.observation
    found = [
        row
        for ids in chunks(sorted(latest), CHUNK)
        for row in connection.execute(select(table).where(table.c.id.in_(ids))).mappings()
    ]
    found.sort(key=lambda row: (-latest[row["id"]], row["id"]))
    return [Placed(r["id"], r["text"], tuple(json.loads(r["path"])), r["seq"]) for r in found]


def _never(_block: int, _start: int, _end: int) -> tuple[str, str]:
    raise AssertionError("no event, no cut")


def cutter(connection: Connection, document: str) -> Callable[[int, int, int], tuple[str, str]]:
    """Gives id and text of a range of a block of the document."""

    def cut(block: int, start: int, end: int) -> tuple[str, str]:
        table = schema.block
        query = select(table.c.text, table.c.runs).where(table.c.document == document, table.c.idx == block)
        row = connection.execute(query).one()
        text = row.text[start:end]
        content = AlignedText.from_runs(row.text, json.loads(row.runs))
        return observation_id(document, *content.source_span(start, end), text), text

    return cut


def _pieces(
    connection: Connection, document: str, said: Judged, found: Sequence[Coded], numbers: dict[str, int]
) -> dict[str, int]:
    """Enter what reviewers cut anew, as absent from the machine's reading; gives the numbers by id."""
    made = [span for span in said.structure.standing if span.id not in numbers]
    if not made:
        return {}
    table = schema.observation
    known = numbers_of(connection, document)
    by_id = {one.span.id: one.row for one in found}
    free = max(known.values()) + 1
    new: list[Row] = []
    for span in made:
        if span.id not in known:
            basis = {name: by_id[span.basis][name] for name in (c.name for c in table.c)}
            place_of = {"block": span.block, "start_at": span.start, "end_at": span.end, "text": span.text}
            new.append(basis | place_of | {"id": span.id, "nr": free, "present": 0, "origin": span.origin})
            known[span.id], free = free, free + 1
    insert(connection, table, new)
    if new:
        outdate(connection, document)
    return known


def numbers_of(connection: Connection, document: str) -> dict[str, int]:
    """The number of each observation that any reading found in a document, by id."""
    table = schema.observation
    query = select(table.c.id, table.c.nr).where(table.c.document == document)
    return {row.id: row.nr for row in connection.execute(query)}


def _write(
    connection: Connection, number: int, wanted: Sequence[Row], texts: dict[int, str], language: Language
) -> None:
    """Make the rows of a document what is wanted, touching only those that differ."""
    table = schema.effective
    there = {
        row["observation"]: dict(row)
        for row in connection.execute(
            select(table.c.place, *(table.c[name] for name in LABELS)).where(table.c.document == number)
        ).mappings()
    }
    changed = [row for row in wanted if there.get(row["observation"]) != row]
    stay = {row["observation"] for row in wanted} - {row["observation"] for row in changed}
    drop(connection, [row["place"] for nr, row in there.items() if nr not in stay])
    words = [found_by(texts[row["observation"]], language) for row in changed]
    insert(connection, table, [row | found for row, found in zip(changed, words, strict=True)])
    themas = [{"thema": t, "place": row["place"]} for row in changed for t in themas_of(row)]
    insert(connection, schema.effective_thema, themas)
    subjects = [
        {"onderwerp": t, "place": row["place"]} for row in changed for t in json.loads(row["onderwerp"])
    ]
    insert(connection, schema.effective_onderwerp, subjects)


def found_by(text: str, language: Language) -> Row:
    """The words and lemmas by which a text is found."""
    words, lemmas = language.indexed(text)
    return {"words": words, "lemmas": lemmas}


def drop(connection: Connection, places: Sequence[int]) -> None:
    """Take these places out of what counts."""
    for table in schema.DERIVED if places else ():
        at = [{"at": one} for one in places]
        connection.execute(table.delete().where(table.c.place == bindparam("at")), at)


def drop_document(connection: Connection, number: int) -> None:
    """Take a document out of what counts."""
    table = schema.effective
    drop(connection, list(connection.scalars(select(table.c.place).where(table.c.document == number))))


def chunks(values: Sequence[Any], size: int) -> Iterable[Sequence[Any]]:
    """The values in pieces of at most so many."""
    return (values[start : start + size] for start in range(0, len(values), size))
