"""Documents of a completed table as rows of the store's tables: what saving and deriving each would make.

Pure, and made for speed: values are worked out a column at a time, and what many rows share once.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import accumulate, pairwise, repeat
from typing import TYPE_CHECKING, Any, NamedTuple

from corpus import schema
from corpus.exchange import placing
from corpus.exchange.arriving import IMPORT, KEY
from corpus.ids import observation_id
from corpus.model import REDACTED, stem_of
from corpus.recording import DOCUMENT_BITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    import polars
    from sqlalchemy import TableClause

    from corpus.language import Language

Row = tuple[Any, ...]
Rows = list[Row]


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers that documents, analyses, adoptions and holdings get, counted from these on.

    `positions` are those of the documents by id, empty when they are yet to be found.
    """

    document: int
    analysis: int
    adoption: int
    holding: int
    positions: Mapping[str, int]


class Same(NamedTuple):
    """One value for all rows; a tuple, since tens of thousands of them go from one process to another."""

    value: Any


Columns = tuple["Sequence[Any] | Same", ...]


@dataclass(slots=True)
class Batch:
    """Rows by table, in the order in which they can be entered, as the columns of each document's rows.

    `findable` has those of the full-text index. `refused` tells which documents could not be made and why.
    `judged` are those on which people's judgements have to be worked out, `placed` those with a position.
    """

    tables: dict[str, list[Columns]]
    findable: list[Columns] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    documents: int = 0
    observations: int = 0
    judged: list[str] = field(default_factory=list)
    placed: set[str] = field(default_factory=set)

    def add(self, table: TableClause, *columns: Sequence[Any] | Same) -> None:
        """Put rows with those of a table; one column at least is no `Same`."""
        self.tables[table.name].append(columns)

    def add_rows(self, table: TableClause, rows: Sequence[Row]) -> None:
        """Idem, a row at a time."""
        if rows:
            self.add(table, *zip(*rows, strict=True))


def rows_of(columns: Iterable[Columns]) -> Iterator[Row]:
    """The rows that these columns make."""
    for one in columns:
        yield from zip(*(repeat(c.value) if isinstance(c, Same) else c for c in one), strict=False)


@dataclass(slots=True)
class _Document:
    """The rows of one document, as columns."""

    about: Mapping[str, Any]
    columns: Mapping[str, list[Any]]
    name: str = ""
    number: int = 0
    analysis: int = 0

    def __getitem__(self, name: str) -> list[Any]:
        return self.columns[name]

    @property
    def id(self) -> str:
        return str(self.about[KEY])

    @property
    def size(self) -> int:
        return len(self.columns["id"])


def batch(
    rows: polars.DataFrame, names: Mapping[str, str], numbers: Numbers, moment: str, language: Language
) -> Batch:
    """The rows of whole documents for the store; `names` are those that they get, where it is another."""
    made = Batch({table.name: [] for table in ORDER})
    for document in _documents(rows):
        document.name = names.get(document.id, document.about["bestand"])
        wrong = _unfit(document)
        if wrong:
            made.refused[document.name] = wrong
            continue
        document.number = numbers.document + made.documents
        document.analysis = numbers.analysis + made.documents
        _enter(made, document, numbers, moment, language)
        made.documents += 1
        made.observations += document.size
    return made


ORDER = (
    schema.document, schema.source, schema.part, schema.fact, schema.page, schema.block,
    schema.holding, schema.analysis,
    schema.adoption, schema.observation, schema.coding, schema.effective, schema.effective_thema,
    schema.effective_onderwerp,
)  # fmt: skip


def _documents(rows: polars.DataFrame) -> Iterator[_Document]:
    columns = {name: _values(rows[name]) for name in EACH}
    lengths = rows[KEY].rle().struct.field("len").to_list()
    starts = [0, *accumulate(lengths)]
    first = rows.select(OF_DOCUMENT)[starts[:-1]].rows(named=True)
    for about, (start, end) in zip(first, pairwise(starts), strict=True):
        yield _Document(about, {name: values[start:end] for name, values in columns.items()})


def _values(series: polars.Series) -> list[Any]:
    """The values of a column; those of lists are cut from all elements at once, which is far sooner done."""
    if not series.dtype.is_nested():
        return series.to_list()
    lengths = series.list.len()
    every = series.filter(lengths > 0).explode().to_list()
    bounds = [0, *accumulate(lengths.to_list())]
    return [every[start:end] if end > start else [] for start, end in pairwise(bounds)]


OF_DOCUMENT = (
    KEY, "bestand", "titel", "reden_vertrouwelijk", "vertrouwelijk", "bron", "laag", "datum", "model",
    "codeboek", "lezer",
)  # fmt: skip
"""The columns of which the first row of a document tells all."""
EACH = (
    "part", "bijlage", "deel", "page", "id", "text", "kop", "blok", "bloksoort", "niveau", "begin", "eind",
    "oorsprong_begin", "oorsprong_eind", "herkenning", "rol_machine", "rol_score", "thema_machine",
    "thema_machine_score", "onderwerp", "toerekening_machine", "eerder_machine", "fase", "spreker",
    "onzeker_machine", "modaliteit", "taal", "getroffen", "aan", "waarom", "gewichten", "genoemd",
    "eigenaar", "deadline", "actie_bij", "beoordeling", "oordelen",
)  # fmt: skip


def _unfit(document: _Document) -> str:
    """Why a document cannot be entered: a text that is not the one that its id was made of."""
    places = zip(
        document["id"], document["oorsprong_begin"], document["oorsprong_eind"], document["text"], strict=True
    )
    own = document.id
    other = [text for id_, start, end, text in places if id_ != observation_id(own, start, end, text)]
    if other and all(REDACTED in text for text in other):
        return "er staan balken in de plaats van namen (voer het stuk uit met --include-names)"
    if other:
        return "een tekst of plaats die na de uitvoer is gewijzigd"
    for text, named in zip(document["text"], document["genoemd"], strict=True):
        if named and not all(_is_mention(one, text) for one in named):
            return "een onbegrijpelijke waarde in kolom 'genoemd'"
    return ""


def _is_mention(written: str, text: str) -> bool:
    try:
        kind, start, end, said, value = json.loads(written)
    except (ValueError, TypeError, RecursionError):
        return False
    texts = all(isinstance(one, str) for one in (kind, said, value))
    places = type(start) is int and type(end) is int and 0 <= start <= end
    return texts and places and text[start:end] == said


def _enter(made: Batch, document: _Document, numbers: Numbers, moment: str, language: Language) -> None:
    placed = placing.placed(*(document[name] for name in placing.WANTED))
    position = numbers.positions.get(document.id)
    judged = any(state != "geen" for state in document["beoordeling"]) or any(document["oordelen"])
    at, offset = document.number, made.documents
    stem = stem_of(document.name)
    pages = max(document["page"])
    derived = position is not None and not judged
    about = (
        document.id, document.name, stem, IMPORT, pages, document.about["laag"], at, position,
        document.analysis, int(not derived), "",
    )  # fmt: skip
    stamp = (document.about["lezer"], document.about["model"], document.about["codeboek"])
    made.add_rows(schema.document, [about])
    made.add_rows(schema.source, [(document.id, placed.source)])
    made.add_rows(schema.part, _parts(document))
    made.add_rows(schema.fact, _facts(document))
    made.add_rows(schema.page, _pages(document))
    made.add(schema.block, Same(document.id), *zip(*placed.blocks, strict=True))
    made.add_rows(schema.holding, [(numbers.holding + offset, document.name, document.id, moment, "")])
    made.add_rows(schema.analysis, [(document.analysis, document.id, *stamp, moment)])
    made.add_rows(schema.adoption, [(numbers.adoption + offset, document.analysis, moment)])
    made.add(schema.observation, *_observations(document))
    written = _written(document)
    made.add(schema.coding, *_codings(document, written))
    if position is not None:
        made.placed.add(document.id)
    if judged:
        made.judged.append(document.id)
    elif position is not None:
        _derived(made, document, written, position, language)


def _parts(document: _Document) -> Rows:
    first = dict(
        zip(
            reversed(document["deel"]),
            zip(reversed(document["part"]), reversed(document["bijlage"]), strict=True),
            strict=True,
        )
    )
    return [(document.id, idx, kind, "", "", "[]", file or "") for idx, (kind, file) in sorted(first.items())]


def _pages(document: _Document) -> Rows:
    """The pages that have sentences, from the first to the last of these in the source."""
    found: dict[tuple[str, int], tuple[int, int]] = {}
    names = ("bijlage", "page", "oorsprong_begin", "oorsprong_eind")
    for file, number, start, end in zip(*(document[name] for name in names), strict=True):
        if number:
            first, last = found.get((file or "", number), (start, end))
            found[file or "", number] = min(first, start), max(last, end)
    return [
        (document.id, i, number, start, end, 0.0, 0.0, file, "[]")
        for i, ((file, number), (start, end)) in enumerate(found.items())
    ]


def _facts(document: _Document) -> Rows:
    facts = [("sender", i, value) for i, value in enumerate(document.about["bron"])]
    facts += [("date", 0, document.about["datum"])] if document.about["datum"] else []
    facts += [("subject", 0, document.about["titel"])] if document.about["titel"] else []
    if document.about["vertrouwelijk"]:
        facts.append(("confidential", 0, document.about["reden_vertrouwelijk"] or "vertrouwelijk"))
    return [(document.id, name, i, value, value, 0) for name, i, value in facts]


def _observations(document: _Document) -> Columns:
    size = document.size
    own = (document[name] for name in ("deel", "blok", "begin", "eind", "page", "text"))
    paths = [_listed(path) for path in document["kop"]]
    return (
        _numbers(document), document["id"], Same(document.id), range(size), *own, paths,
        document["herkenning"], Same(1), Same(0),
    )  # fmt: skip


def _numbers(document: _Document) -> range:
    first = document.number << DOCUMENT_BITS
    return range(first, first + document.size)


class _Kept(dict[Any, Any]):
    """What is made of values, each worked out once; emptied when it is full."""

    MOST = 2**16

    def __init__(self, make: Callable[[Any], Any]) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, value: Any) -> Any:
        if len(self) >= self.MOST:
            self.clear()
        made = self[value] = self.make(value)
        return made


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _reason(reason: str) -> tuple[str, str]:
    """A reason "label: detail" as the JSON that stands before and after its weight."""
    label, _, detail = reason.partition(": ")
    return f"[{_dumps(label)},", f",{_dumps(detail)}]"


_WRITTEN = _Kept(_dumps)
_REASONS = _Kept(_reason)


def _listed(values: list[str]) -> str:
    return _WRITTEN[tuple(values)] if values else "[]"


def _weighed(values: Sequence[Any], weights: Sequence[float | None]) -> Iterable[tuple[Any, float]]:
    """Values with their weights, 1 for those without."""
    if len(weights) == len(values) and None not in weights:
        return zip(values, weights, strict=True)  # type: ignore[arg-type]
    known = [1.0 if weight is None else weight for weight in weights]
    return zip(values, [*known, *repeat(1.0, len(values))], strict=False)


def _scored(themas: Sequence[str], scores: Sequence[float | None]) -> str:
    """Themas with their scores as JSON; those of the codebook need no escaping."""
    if not themas:
        return "[]"
    found = [f'["{thema}",{score!r}]' for thema, score in _weighed(themas, scores)]
    return f"[{','.join(found)}]"


def _reasons(reasons: Sequence[str], weights: Sequence[float | None]) -> str:
    """The evidence as JSON."""
    found = [f"{_REASONS[one][0]}{weight!r}{_REASONS[one][1]}" for one, weight in _weighed(reasons, weights)]
    return f"[{','.join(found)}]"


def _action(owner: str | None, deadline: str | None, about: str | None) -> str:
    if owner is None and deadline is None and about is None:
        return ""
    return _dumps([owner or "", deadline or "", about or ""])


@dataclass(frozen=True, slots=True)
class _Written:
    """The lists of a document's codings as JSON."""

    themas: list[str]
    subjects: list[str]
    doubts: list[int]


def _written(document: _Document) -> _Written:
    scores = zip(document["thema_machine"], document["thema_machine_score"], strict=True)
    return _Written(
        [_scored(*one) for one in scores],
        [_listed(one) for one in document["onderwerp"]],
        [int(one) for one in document["onzeker_machine"]],
    )


def _codings(document: _Document, written: _Written) -> Columns:
    evidence = zip(document["waarom"], document["gewichten"], strict=True)
    reasons = [_reasons(*one) for one in evidence]
    mentions = [f"[{','.join(one)}]" for one in document["genoemd"]]
    action = zip(document["eigenaar"], document["deadline"], document["actie_bij"], strict=True)
    actions = [_action(*one) for one in action]
    affected = [_listed(one) for one in document["getroffen"]]
    return (
        Same(document.analysis), _numbers(document), document["rol_machine"], document["rol_score"],
        written.themas, written.subjects, document["toerekening_machine"], document["eerder_machine"],
        document["fase"], document["spreker"], written.doubts, document["modaliteit"], document["taal"],
        affected, document["aan"], reasons, mentions, actions,
    )  # fmt: skip


def _derived(made: Batch, document: _Document, written: _Written, position: int, language: Language) -> None:
    """What counts of a document that nobody judged."""
    first = position << DOCUMENT_BITS
    places = range(first, first + document.size)
    # So deriving writes it; a thema has no comma in it.
    themas = [one.replace(",", ", ") for one in written.themas]
    found = [language.indexed(text) for text in document["text"]]
    words, lemmas = [words for words, _ in found], [lemmas for _, lemmas in found]
    numbers = _numbers(document)
    made.add(
        schema.effective, places, numbers, Same(document.number), Same(document.analysis), numbers,
        document["rol_machine"], document["rol_score"], themas, written.subjects,
        document["toerekening_machine"], document["eerder_machine"], document["fase"], written.doubts,
        Same("geen"), Same("[]"), words, lemmas,
    )  # fmt: skip
    made.findable.append((places, words, lemmas))
    for name, table in (("thema_machine", schema.effective_thema), ("onderwerp", schema.effective_onderwerp)):
        named = zip(document[name], places, strict=True)
        made.add_rows(table, [(value, place) for values, place in named for value in values])
