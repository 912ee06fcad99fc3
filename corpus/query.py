"""Choosing observations: what can be asked, and the frame that answers.

Only values reach SQL, always as bound parameters.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, literal, select

from corpus import deriving, rows, schema
from corpus.about import documents
from corpus.columns import shown
from corpus.conditions import NONE, SETS, Asking
from corpus.filters.syntax import EVERYTHING, AllOf, AnyOf, Is, Not, Phrase, Word, both
from corpus.framing import framed
from corpus.fulltext import full_text
from corpus.judgements import State
from corpus.model import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import polars
    from sqlalchemy import Connection, Select

    from corpus.filters.syntax import Question
    from corpus.language import Language
    from corpus.model import Observation
    from corpus.rows import Row

COLUMNS = {
    "id": "str",
    "document": "str",
    "bestand": "str",
    "part": "str",
    "bijlage": "str",
    "page": "int",
    "text": "str",
    "rol": "str",
    "rol_score": "float",
    "thema": "list",
    "thema_score": "scores",
    "onderwerp": "list",
    "toerekening": "str",
    "eerder": "str",
    "fase": "str",
    "spreker": "str",
    "onzeker": "bool",
    "beoordeling": "str",
    "door": "list",
    "rol_machine": "str",
    "thema_machine": "list",
    "toerekening_machine": "str",
    "eerder_machine": "str",
    "modaliteit": "str",
    "getroffen": "list",
    "aan": "str",
    "taal": "str",
    "bron": "list",
    "laag": "str",
    "datum": "str",
    "kop": "list",
    "vertrouwelijk": "bool",
    "eigenaar": "str",
    "deadline": "str",
    "herkenning": "float",
    "waarom": "list",
    "model": "str",
    "codeboek": "str",
}
"""The columns of an observation, in order, with their type.

`document` is the file stem, `bestand` the path in the dossier, `part` the kind of part, `bron` the
senders, `kop` the headings above, `waarom` the reasons of the machine's labels. `bijlage` is the attachment
that `page` counts in, `eigenaar` and `deadline` are those of an action item, `herkenning` is how sure the
least certain word is where the text was recognised on a picture (0 to 1). `onzeker` marks a rol that the
machine only guesses; `getroffen` has who bears it, `aan` is who is to act. `rol`, `thema`, `toerekening` and
`eerder` are the labels that count, `beoordeling` says whose they are ("geen": the machine's) and `door` who
judged; beside them stand the machine's own. `thema_score` is empty for a thema that a person gave.
"""

COUNTED = Not(Is("beoordeling", (State.REJECTED.value,)))
"""What counts, unless it is asked for otherwise."""
e = schema.effective.c


@dataclass(frozen=True, slots=True)
class Page:
    """Which rows of an answer are wanted, `None` for all; `doubtful` puts the least certain first."""

    limit: int | None = None
    offset: int = 0
    doubtful: bool = False


ALL = Page()


def counted(question: Question) -> Question:
    """The question, without what was rejected, unless it asks for how observations were judged."""
    return question if asks_for(question, "beoordeling") else both(question, COUNTED)


def asks_for(question: Question, field: str) -> bool:
    """Whether the question says something of a field, anywhere."""
    match question:
        case AllOf(parts) | AnyOf(parts):
            return any(asks_for(part, field) for part in parts)
        case Not(part):
            return asks_for(part, field)
        case Word() | Phrase():
            return False
        case _:
            return question.field == field


def asking(connection: Connection, language: Language) -> Asking:
    """What a question is asked of."""
    dialect = connection.dialect.name
    return Asking(documents(connection), full_text(dialect, language).condition, dialect)


def places(connection: Connection, question: Question, asked: Asking, language: Language) -> Select[Any]:
    """The places of what a question asks for, in order of place."""
    return meeting(connection, counted(question), asked, language)


def meeting(connection: Connection, question: Question, asked: Asking, language: Language) -> Select[Any]:
    """Idem, what was rejected included."""
    found, rest = parted(question)
    if found != EVERYTHING:
        start = full_text(connection.dialect.name, language).places(found)
    else:
        start, rest = _start(rest)
    return start.where(asked.condition(rest)) if rest != EVERYTHING else start


def _start(question: Question) -> tuple[Select[Any], Question]:
    """The places to go through, those of one thema or subject where it is asked for; what is left to ask."""
    parts = question.parts if isinstance(question, AllOf) else (question,)
    for part in parts:
        match part:
            case Is(("thema" | "onderwerp") as field, (value,)) if value != NONE:
                named = SETS[field].alias("named")
                joined = schema.effective.join(named, named.c.place == e.place)
                start = select(named.c.place).select_from(joined).where(named.c[field] == value)
                return start.order_by(named.c.place), both(*(other for other in parts if other is not part))
    return select(e.place).order_by(e.place), question


def parted(question: Question) -> tuple[Question, Question]:
    """The words and phrases that must all be there, and the rest of the question."""
    parts = question.parts if isinstance(question, AllOf) else (question,)
    return both(*filter(is_text, parts)), both(*(part for part in parts if not is_text(part)))


def is_text(question: Question) -> bool:
    """Whether it is made of words and phrases alone, none of them denied."""
    match question:
        case Word() | Phrase():
            return True
        case AllOf(parts) | AnyOf(parts):
            return bool(parts) and all(map(is_text, parts))
        case _:
            return False


def coded(connection: Connection) -> tuple[Observation, ...]:
    """The observations that count as values of the model, by document id and place."""
    query = _joined().where(e.state != State.REJECTED.value)
    found = [dict(row) for row in connection.execute(query).mappings()]
    found.sort(key=lambda row: (row["document"], row["place"]))
    return tuple(rows.observation_of(row) for row in found)


def _joined() -> Select[Any]:
    """Every row that counts with its observation, coding and analysis; labels are those that count."""
    observation, coding, analysis = schema.observation, schema.coding, schema.analysis
    effective = schema.effective
    basis = and_(coding.c.analysis == e.analysis, coding.c.observation == e.basis)
    joined = (
        effective.join(observation, observation.c.nr == e.observation)
        .join(coding, basis)
        .join(analysis, analysis.c.nr == e.analysis)
    )
    mine = [c for c in e if c.name not in {"words", "lemmas", "document", "observation"}]
    said = ("spreker", "modaliteit", "taal", "getroffen", "aan", "evidence", "mentions", "action")
    machine = ("rol", "thema", "toerekening", "eerder")
    return select(
        *mine,
        *(c for c in observation.c if c.name not in {"nr", "seq", "present", "origin"}),
        e.document.label("document_nr"),
        *(coding.c[name] for name in said),
        *(coding.c[name].label(f"machine_{name}") for name in machine),
        analysis.c.model,
        analysis.c.codebook,
    ).select_from(joined)


def frame(
    connection: Connection, question: Question, language: Language, page: Page = ALL
) -> polars.DataFrame:
    """What a question asks for, by document stem and place; columns as in `COLUMNS`."""
    asked = asking(connection, language)
    wanted = places(connection, question, asked, language)
    if page.doubtful:
        wanted = wanted.order_by(None).order_by(e.rol_score, e.place)
    if page != ALL:
        wanted = wanted.limit(page.limit).offset(page.offset or None)
    found = list(_described(connection, wanted, page))
    return polars_frame([shown(row, asked.documents.by_number[row["document_nr"]]) for row in found])


def polars_frame(found: Sequence[Row], names: Iterable[str] = COLUMNS) -> polars.DataFrame:
    """Rows as a frame with these columns of `COLUMNS`."""
    return framed(found, {name: COLUMNS[name] for name in names})


def polars_schema(names: Iterable[str] = COLUMNS) -> dict[str, Any]:
    """The types of these columns in a frame."""
    import polars

    types: dict[str, Any] = {
        "str": polars.String,
        "int": polars.Int64,
        "float": polars.Float64,
        "bool": polars.Boolean,
        "list": polars.List(polars.String),
        "scores": polars.List(polars.Float64),
    }
    return {name: types[COLUMNS[name]] for name in names}


def _described(connection: Connection, wanted: Select[Any], page: Page) -> Iterator[Row]:
    """The rows at these places with all that hangs on them, in the order of the places."""
    if page == ALL:
        chosen = wanted.order_by(None).subquery()
        query = detailed().join(chosen, chosen.c.place == e.place).order_by(e.place)
        yield from (dict(row) for row in connection.execute(query).mappings())
        return
    yield from at(connection, list(connection.scalars(wanted)))


def described(connection: Connection, found: Sequence[int]) -> list[Row]:
    """The rows at these places, in this order, with the columns of `COLUMNS`."""
    about = documents(connection).by_number
    return [shown(row, about[row["document_nr"]]) for row in at(connection, found)]


def at(connection: Connection, found: Sequence[int]) -> Iterator[Row]:
    """The rows at these places, in this order."""
    for some in deriving.chunks(found, deriving.CHUNK):
        query = detailed().where(e.place.in_(some))
        there = {row["place"]: dict(row) for row in connection.execute(query).mappings()}
        yield from (there[place] for place in some)


@cache
def detailed() -> Select[Any]:
    """Every row that counts with all that a frame shows of it."""
    part = schema.part
    observation = schema.observation.c
    own_part = and_(part.c.document == observation.document, part.c.idx == observation.part)
    return (
        _joined()
        .outerjoin(part, own_part)
        .add_columns(
            func.coalesce(part.c.kind, literal(PartKind.OTHER.value)).label("part_kind"),
            func.coalesce(part.c.file, literal("")).label("file"),
        )
    )


def grouped(connection: Connection, query: Select[Any], key: str) -> defaultdict[str, list[Row]]:
    """The rows of a query, gathered by one of its columns."""
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        groups[row[key]].append(dict(row))
    return groups
