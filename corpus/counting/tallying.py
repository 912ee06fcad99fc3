"""How many observations of each document have which labels, counted by the database."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, literal_column, select

from corpus import query, scanning, schema
from corpus.counting.dimensions import LISTS, OF_DOCUMENTS, Dimension, of_document
from corpus.filters import EVERYTHING
from corpus.filters.fields import NONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection, Select

    from corpus.about import About
    from corpus.counting.voices import Voice, Voices
    from corpus.filters import Question
    from corpus.language import Language
    from corpus.rows import Row

e, c = schema.effective.c, schema.coding.c
COLUMNS: Mapping[Dimension, ColumnElement[Any]] = {
    Dimension.THEMA: schema.effective_thema.c.thema,
    Dimension.ONDERWERP: schema.effective_onderwerp.c.onderwerp,
    Dimension.ROL: e.rol,
    Dimension.FASE: e.fase,
    Dimension.TOEREKENING: e.toerekening,
    Dimension.EERDER: e.eerder,
    Dimension.MODALITEIT: c.modaliteit,
    Dimension.BEOORDELING: e.state,
}
TABLES = {Dimension.THEMA: schema.effective_thema, Dimension.ONDERWERP: schema.effective_onderwerp}
LISTED = {Dimension.THEMA: e.thema, Dimension.ONDERWERP: e.onderwerp}
EMPTY = "[]"
"""How `effective` holds that there are none: what has some is counted from their own tables."""


@dataclass(frozen=True, slots=True)
class Cell:
    """So many observations (`number`) of a document have these values, one a dimension.

    For voices a cell is one observation: whose voice it is, and of which statement.
    """

    key: tuple[str, ...]
    about: About
    number: int = 1
    voice: Voice | None = None


def cells(
    connection: Connection, question: Question, language: Language, by: Sequence[Dimension]
) -> Iterator[Cell]:
    """What the observations that a question asks for have, document by document."""
    asked = query.asking(connection, language)
    own = [one for one in by if one not in OF_DOCUMENTS]
    names = known_as(asked.documents.by_number.values())
    condition = asked.condition(query.counted(question))
    for bare in _choices([one for one in own if one in LISTS]):
        for nr, number, *values in connection.execute(_counted(own, bare).where(condition)):
            about = asked.documents.by_number[nr]
            said = dict(zip(own, ((value,) for value in values), strict=True))
            for key in product(*(said.get(one) or of_document(about, one, names[about.id]) for one in by)):
                yield Cell(key, about, number)


def _choices(lists: Sequence[Dimension]) -> Iterator[frozenset[Dimension]]:
    """Each way in which some of these are empty and the others are not."""
    for which in product((False, True), repeat=len(lists)):
        yield frozenset(one for one, is_bare in zip(lists, which, strict=True) if is_bare)


def _counted(own: Sequence[Dimension], bare: frozenset[Dimension]) -> Select[Any]:
    """The rows with none of `bare` and something of the other lists, counted by document and values."""
    joined: Any = schema.effective
    for one in own:
        if one in TABLES and one not in bare:
            joined = joined.join(TABLES[one], TABLES[one].c.place == e.place)
        elif one is Dimension.MODALITEIT:
            joined = joined.join(schema.coding, and_(c.analysis == e.analysis, c.observation == e.basis))
    grouped = [COLUMNS[one] for one in own if one not in bare]
    columns = [literal_column(f"'{NONE}'") if one in bare else COLUMNS[one] for one in own]
    counted = select(e.document, func.count(), *columns).select_from(joined)
    return counted.where(*(LISTED[one] == EMPTY for one in bare)).group_by(e.document, *grouped)


def voiced(
    connection: Connection, question: Question, language: Language, by: Sequence[Dimension], voices: Voices
) -> Iterator[Cell]:
    """What the observations that are evidence have: the labels of the statement that each is a copy of.

    Its sender is the voice; document and date are those of the copy itself.
    """
    documents = query.asking(connection, language).documents.by_number.values()
    about, names = {one.name: one for one in documents}, known_as(documents)
    own = [one.value for one in by if one not in OF_DOCUMENTS]
    everything = _rows(connection, EVERYTHING, language, ["id", "bestand", *own])
    rows = {row["id"]: row for row in everything}
    for row in _rows(connection, question, language, ["id", "bestand"]):
        voice = voices.get(row["id"])
        if voice is not None and voice.statement in rows:
            said, document = rows[voice.statement], about[row["bestand"]]
            for key in product(*(_voiced(one, voice, said, document, names) for one in by)):
                yield Cell(key, document, voice=voice)


def _rows(
    connection: Connection, question: Question, language: Language, names: Sequence[str]
) -> Iterator[Row]:
    for some in scanning.batches(connection, question, language, names):
        yield from some


def _voiced(by: Dimension, voice: Voice, said: Row, about: About, names: Mapping[str, str]) -> Sequence[str]:
    if by in {Dimension.BRON, Dimension.LAAG}:
        return (voice.name if by is Dimension.BRON else voice.laag,)
    if by in OF_DOCUMENTS:
        return of_document(about, by, names[about.id])
    return (said[by.value] or (NONE,)) if by in LISTS else (said[by.value],)


def known_as(documents: Iterable[About]) -> dict[str, str]:
    """What each document is called, by id: its stem, or its path where another has that stem too."""
    every = tuple(documents)
    stems = Counter(about.stem for about in every)
    return {about.id: about.stem if stems[about.stem] == 1 else about.name for about in every}
