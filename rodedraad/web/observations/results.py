"""What the list shows: a page of what was found, and the facets beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from sqlalchemy import select

from corpus import query, schema
from corpus.about import documents
from corpus.columns import shown
from corpus.facets import FACETS, answer
from corpus.filters import written
from corpus.highlights import highlighter
from corpus.ranking import spoken
from rodedraad.web.documents.titles import titles
from rodedraad.web.observations.labels import HEADINGS, label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sqlalchemy import Connection

    from corpus.codebook import Codebook
    from corpus.facets import Answer, Inquiry
    from corpus.highlights import Range
    from corpus.rows import Row
    from corpus.store import Corpus
    from rodedraad.web.observations.wanted import Wanted

LARGEST = 8
"""Values of a facet that are shown at once."""
MOST_VALUES = 100
"""Idem behind "meer": who looks for another has the filter language."""
AROUND = 2
"""Sentences that are shown before and after one."""
ASPECTS = ("rol", "thema", "toerekening", "eerder")
WARM = {"knelpunt": "bad", "gevolg": "warm", "meerwaarde": "good", "oproep": "note", "toezegging": "note"}


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: how many there are, and the address at which it is chosen or no longer chosen."""

    text: str
    count: int
    url: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with its values: those that are chosen and the largest, and `rest`."""

    name: str
    heading: str
    first: tuple[Value, ...]
    rest: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What counts of one aspect, what the machine said, and whether a person made it something else."""

    aspect: str
    counts: str
    machine: str

    @property
    def differs(self) -> bool:
        """Whether the two are not the same."""
        return self.counts != self.machine


@dataclass(frozen=True, slots=True)
class Observed:
    """An observation as the pages show it. `pieces` is its text; `True` marks what was looked for."""

    id: str
    place: int
    pieces: tuple[tuple[str, bool], ...]
    tone: str
    labels: tuple[Compared, ...]
    tags: tuple[tuple[str, str], ...]
    senders: str
    date: str
    document: str
    document_url: str
    page: int | None
    headings: tuple[str, ...]
    found_by: str
    state: str
    judges: tuple[str, ...]
    reasons: tuple[str, ...]
    certainty: float
    row: Row
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text as a whole."""
        return "".join(piece for piece, _ in self.pieces)


@dataclass(frozen=True, slots=True)
class Results:
    """A page of what was found."""

    total: int
    page: int
    last: int
    hits: tuple[Observed, ...]
    facets: tuple[Facet, ...]
    chips: tuple[tuple[str, str, str], ...]
    """What is chosen: facet, value, and the address without it."""
    order: str
    has_words: bool
    by_meaning: bool
    lacks_vectors: bool
    spelt: str
    """All of it in the filter language."""


def results(corpus: Corpus, codebook: Codebook, wanted: Wanted, inquiry: Inquiry) -> Results:
    """What the list shows. Raises `FilterError` and `OtherEncoderError`."""
    with corpus.reading() as connection:
        found = answer(connection, corpus.language, inquiry)
        total = len(found.places)
        last = max(1, -(-total // wanted.per))
        page = min(wanted.pagina, last)
        places = found.places[(page - 1) * wanted.per : page * wanted.per].tolist()
        ranges = highlighter(spoken(inquiry.question), corpus.language).ranges
        hits = observed(connection, codebook, places, ranges, found)
    return Results(
        total=total,
        page=page,
        last=last,
        hits=hits,
        facets=tuple(_facets(codebook, wanted, found)),
        chips=tuple(_chips(codebook, wanted)),
        order=inquiry.order.value,
        has_words=any(True for _ in spoken(inquiry.question)),
        by_meaning=inquiry.meaning,
        lacks_vectors=not found.is_by_meaning,
        spelt=written(inquiry.whole),
    )


def observed(
    connection: Connection,
    codebook: Codebook,
    places: Sequence[int],
    ranges: Callable[[str], Iterable[Range]],
    found: Answer | None = None,
    around: int = AROUND,
) -> tuple[Observed, ...]:
    """The observations at these places, with what stands around them."""
    about, named = documents(connection).by_number, titles(connection)
    texts = _texts(connection, {place + step for place in places for step in range(-around, around + 1)})

    def beside(raw: Row, steps: range) -> tuple[str, ...]:
        near = (texts.get(raw["place"] + step) for step in steps)
        return tuple(one[1] for one in near if one is not None and one[0] == raw["document_nr"])

    return tuple(
        replace(
            _observed(codebook, raw, shown(raw, about[raw["document_nr"]]), ranges, found),
            document=named.get(raw["document"]) or about[raw["document_nr"]].stem,
            before=beside(raw, range(-around, 0)),
            after=beside(raw, range(1, around + 1)),
        )
        for raw in query.at(connection, places)
    )


def _texts(connection: Connection, places: set[int]) -> dict[int, tuple[int, str]]:
    """Document and text of what stands at these places."""
    e, o = schema.effective.c, schema.observation.c
    joined = schema.effective.join(schema.observation, o.nr == e.observation)
    wanted = select(e.place, e.document, o.text).select_from(joined).where(e.place.in_(sorted(places)))
    return {row.place: (row.document, row.text) for row in connection.execute(wanted)}


def _observed(
    codebook: Codebook,
    raw: Row,
    row: Row,
    ranges: Callable[[str], Iterable[Range]],
    found: Answer | None,
) -> Observed:
    place = raw["place"]
    at_page = f"?pagina={row['page']}" if row["page"] else ""
    return Observed(
        id=row["id"],
        place=place,
        pieces=_pieces(row["text"], tuple(ranges(row["text"]))),
        tone=WARM.get(row["rol"], "plain"),
        labels=tuple(_compared(codebook, aspect, row) for aspect in ASPECTS),
        tags=tuple(_tags(codebook, row)),
        senders=", ".join(row["bron"]),
        date=row["datum"] or "",
        document=row["document"],
        document_url=f"/documenten/{raw['document']}{at_page}#w-{row['id']}",
        page=row["page"],
        headings=tuple(row["kop"]),
        found_by=_found_by(found, place) if found else "",
        state=row["beoordeling"],
        judges=tuple(row["door"]),
        reasons=tuple(_reason(codebook, one) for one in row["waarom"]),
        certainty=row["rol_score"],
        row=row,
    )


def _pieces(text: str, ranges: Sequence[Range]) -> tuple[tuple[str, bool], ...]:
    """The text in pieces, marked and not."""
    marked = set(ranges)
    bounds = sorted({0, len(text), *(edge for one in ranges for edge in one)})
    return tuple((text[start:end], (start, end) in marked) for start, end in pairwise(bounds))


def _reason(codebook: Codebook, reason: str) -> str:
    """A reason with its label as readers know it: "Knelpunt: het woord ‘krap’"."""
    aspect, value, detail = reason.split(":", 2)
    named = HEADINGS[aspect] if aspect == "eerder" else label(codebook, aspect, value)
    return f"{named}: {detail.strip()}"


def _compared(codebook: Codebook, aspect: str, row: Row) -> Compared:
    sides = (row[aspect], row[f"{aspect}_machine"])
    return Compared(aspect, *(_said(codebook, aspect, side) for side in sides))


def _said(codebook: Codebook, aspect: str, value: str | list[str]) -> str:
    if isinstance(value, list):
        return ", ".join(label(codebook, aspect, one) for one in sorted(value)) or "geen thema"
    return label(codebook, aspect, value)


def _tags(codebook: Codebook, row: Row) -> Iterable[tuple[str, str]]:
    """The themas and what else is to be seen at once, with a tone each."""
    yield from ((label(codebook, "thema", thema), "plain") for thema in row["thema"])
    if row["toerekening"] != "geen":
        yield f"door: {label(codebook, 'toerekening', row['toerekening'])}", "plain"
    if row["eerder"] == "ja":
        yield "eerder gemeld", "plain"
    if row["onzeker"]:
        yield "machine onzeker", "warm"
    if row["beoordeling"] != "geen":
        yield label(codebook, "beoordeling", row["beoordeling"]), "good"
    if row["vertrouwelijk"]:
        yield "vertrouwelijk", "bad"


def _found_by(found: Answer, place: int) -> str:
    """By which ranking it was found."""
    said = []
    if place in found.by_words:
        said.append(f"op woorden: nr. {found.by_words[place]}")
    if place in found.by_meaning:
        said.append(f"op betekenis: nr. {found.by_meaning[place]}")
    return "; ".join(said)


def _facets(codebook: Codebook, wanted: Wanted, found: Answer) -> Iterable[Facet]:
    for name in FACETS:
        counts, chosen = found.counts[name], wanted.of(name)
        if len(counts) < 2 and not chosen:
            continue  # there is nothing to choose
        order = sorted({*counts, *chosen}, key=lambda one: (one not in chosen, -counts.get(one, 0), one))
        some = order[: max(MOST_VALUES, len(chosen))]
        values = tuple(_value(codebook, wanted, name, one, counts.get(one, 0)) for one in some)
        shown_first = max(LARGEST, len(chosen))
        yield Facet(name, HEADINGS[name], values[:shown_first], values[shown_first:])


def _value(codebook: Codebook, wanted: Wanted, name: str, value: str, count: int) -> Value:
    url = wanted.toggled(name, value).url
    return Value(label(codebook, name, value), count, url, value in wanted.of(name))


def _chips(codebook: Codebook, wanted: Wanted) -> Iterable[tuple[str, str, str]]:
    for name, values in wanted.chosen:
        for value in values:
            yield HEADINGS[name], label(codebook, name, value), wanted.toggled(name, value).url
    if wanted.van or wanted.tot:
        yield "Periode", f"{wanted.van or '…'} t/m {wanted.tot or '…'}", wanted.at(van="", tot="").url
