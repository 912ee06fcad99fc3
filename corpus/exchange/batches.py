"""Documents of a completed table as rows of the store's tables: what saving and deriving each would make.

Pure, and made for speed: values are worked out a column at a time, and what many rows share once.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import accumulate, pairwise, repeat
from typing import TYPE_CHECKING, Any

from corpus import schema
from corpus.exchange import placing
from corpus.exchange.arriving import IMPORT, KEY
from corpus.ids import observation_id
from corpus.model import stem_of
from corpus.recording import DOCUMENT_BITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    import polars
    from sqlalchemy import TableClause

    from corpus.language import Language

Rows = list[tuple[Any, ...]]


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


@dataclass(slots=True)
class Batch:
    """The rows by table, in the order in which they can be entered, and what could not be made.

    `judged` are the documents on which people's judgements have to be worked out, `placed` those with a
    position.
    """

    tables: dict[TableClause, Rows] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    documents: int = 0
    observations: int = 0
    judged: list[str] = field(default_factory=list)
    placed: set[str] = field(default_factory=set)

    def add(self, table: TableClause, rows: Iterable[tuple[Any, ...]]) -> None:
        """Put rows with those of a table."""
        self.tables[table].extend(rows)


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
    made = Batch(tables={table: [] for table in ORDER})
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
    schema.document, schema.source, schema.part, schema.fact, schema.block, schema.holding, schema.analysis,
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
    if any(id_ != observation_id(own, start, end, text) for id_, start, end, text in places):
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
    made.add(schema.document, [
        (document.id, document.name, stem, IMPORT, pages, document.about["laag"], at, position,
         document.analysis, int(not derived), ""),
    ])  # fmt: skip
    made.add(schema.source, [(document.id, placed.source)])
    made.add(schema.part, _parts(document))
    made.add(schema.fact, _facts(document))
    made.add(schema.block, [(document.id, *block) for block in placed.blocks])
    made.add(schema.holding, [(numbers.holding + offset, document.name, document.id, moment, "")])
    stamp = (document.about["lezer"], document.about["model"], document.about["codeboek"])
    made.add(schema.analysis, [(document.analysis, document.id, *stamp, moment)])
    made.add(schema.adoption, [(numbers.adoption + offset, document.analysis, moment)])
    made.add(schema.observation, _observations(document))
    codings = _codings(document)
    made.add(schema.coding, codings)
    if position is not None:
        made.placed.add(document.id)
    if judged:
        made.judged.append(document.id)
    elif position is not None:
        _derived(made, document, codings, position, language)


def _parts(document: _Document) -> Rows:
    first = dict(
        zip(
            reversed(document["deel"]),
            zip(reversed(document["part"]), reversed(document["bijlage"]), strict=True),
            strict=True,
        )
    )
    return [(document.id, idx, kind, "", "", "[]", file or "") for idx, (kind, file) in sorted(first.items())]


def _facts(document: _Document) -> Rows:
    facts = [("sender", i, value) for i, value in enumerate(document.about["bron"])]
    facts += [("date", 0, document.about["datum"])] if document.about["datum"] else []
    facts += [("subject", 0, document.about["titel"])] if document.about["titel"] else []
    if document.about["vertrouwelijk"]:
        facts.append(("confidential", 0, document.about["reden_vertrouwelijk"] or "vertrouwelijk"))
    return [(document.id, name, i, value, value, 0) for name, i, value in facts]


def _observations(document: _Document) -> Rows:
    first = document.number << DOCUMENT_BITS
    size = document.size
    own = (document[name] for name in ("deel", "blok", "begin", "eind", "page", "text"))
    paths = map(_listed, document["kop"])
    numbers = range(first, first + size)
    given = zip(
        numbers, document["id"], repeat(document.id), range(size), *own, paths, document["herkenning"],
        repeat(1), repeat(0), strict=False,
    )  # fmt: skip
    return list(given)


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


def _codings(document: _Document) -> Rows:
    first = document.number << DOCUMENT_BITS
    numbers = range(first, first + document.size)
    themas = map(_scored, document["thema_machine"], document["thema_machine_score"])
    reasons = map(_reasons, document["waarom"], document["gewichten"])
    mentions = (f"[{','.join(one)}]" for one in document["genoemd"])
    actions = map(_action, document["eigenaar"], document["deadline"], document["actie_bij"])
    return list(zip(
        repeat(document.analysis), numbers, document["rol_machine"], document["rol_score"], themas,
        map(_listed, document["onderwerp"]), document["toerekening_machine"], document["eerder_machine"],
        document["fase"], document["spreker"], map(int, document["onzeker_machine"]), document["modaliteit"],
        document["taal"], map(_listed, document["getroffen"]), document["aan"], reasons, mentions, actions,
        strict=False,
    ))  # fmt: skip


def _derived(made: Batch, document: _Document, codings: Rows, position: int, language: Language) -> None:
    """What counts of a document that nobody judged."""
    first, size, place = document.number << DOCUMENT_BITS, document.size, position << DOCUMENT_BITS
    themas = (row[4].replace(",", ", ") for row in codings)  # so deriving writes what no thema has in it
    numbers = range(first, first + size)
    found = [language.indexed(text) for text in document["text"]]
    made.add(schema.effective, zip(
        range(place, place + size), numbers, repeat(document.number), repeat(document.analysis), numbers,
        document["rol_machine"], document["rol_score"], themas, map(_listed, document["onderwerp"]),
        document["toerekening_machine"], document["eerder_machine"], document["fase"],
        map(int, document["onzeker_machine"]), repeat("geen"), repeat("[]"),
        (words for words, _ in found), (lemmas for _, lemmas in found), strict=False,
    ))  # fmt: skip
    for name, table in (("thema_machine", schema.effective_thema), ("onderwerp", schema.effective_onderwerp)):
        made.add(
            table,
            ((value, place + i) for i, values in enumerate(document[name]) if values for value in values),
        )
