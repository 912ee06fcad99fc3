"""The two sides of a comparison, read from the record as a user names them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from corpus import deriving, scanning
from corpus.comparing import analyses, moments
from corpus.comparing.comparison import Entry, Said
from corpus.comparing.pairing import DOCUMENTS, DOSSIERS, STATES, compared
from corpus.comparing.standing import Record
from corpus.comparing.versions import version
from corpus.errors import ComparisonError, UnknownDocumentError
from corpus.filters import EVERYTHING

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from corpus.comparing.comparison import Comparison
    from corpus.comparing.pairing import Kinship
    from corpus.filters import Question
    from corpus.language import Language
    from corpus.rows import Row
    from corpus.store import Corpus

WANTED = (
    "id", "text", "document", "bestand", "page", "kop", "rol", "thema", "toerekening", "eerder", "fase",
    "bron", "vertrouwelijk", "beoordeling",
)  # fmt: skip


class Kind(StrEnum):
    """What the sides of a comparison are."""

    QUESTION = "vraag"
    """Questions of the filter language over the corpus as it is."""
    VERSION = "versie"
    """Documents, by the first digits of their id or the name of a file."""
    CODEBOOK = "codeboek"
    """What the machine made of the same documents with two codebooks."""
    MODEL = "model"
    """Idem, with two models."""
    MOMENT = "stand"
    """The record as it was at two moments."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Two sides, how their entries may be paired, and the files that only one was asked about."""

    left: tuple[Entry, ...]
    right: tuple[Entry, ...]
    kinship: Kinship
    left_out: tuple[str, ...] = ()

    @property
    def comparison(self) -> Comparison:
        """What is new, gone, changed and the same on the right, seen from the left."""
        return compared(self.left, self.right, self.kinship)


def sides(corpus: Corpus, left: Question | str, right: Question | str, kind: str = Kind.QUESTION) -> Sides:
    """The sides as a user names them; see `Kind` for what they may be.

    Raises `FilterError` for a question that is not right, `UnknownDocumentError` for a document that is not
    there, `ComparisonError` for anything else.
    """
    kind = _kind(kind)
    if kind is Kind.QUESTION:
        asked = [corpus.question(side) if side else EVERYTHING for side in (left, right)]
        with corpus.reading() as connection:
            ours, theirs = (answer(connection, one, corpus.language) for one in asked)
        return Sides(ours, theirs, DOSSIERS)
    named = _named(left), _named(right)
    at = [moments.moment(name) for name in named] if kind is Kind.MOMENT else []
    with corpus.reading() as connection:
        match kind:
            case Kind.MOMENT:
                ours, theirs = moments.stands(connection, at)
                return Sides(ours, theirs, STATES)
            case Kind.VERSION:
                ours, theirs = (_version(connection, name) for name in named)
                return Sides(ours, theirs, DOCUMENTS)
            case _:
                ours, theirs, left_out = analyses.analyses(Record.of(connection), named, kind.value)
                return Sides(ours, theirs, STATES, left_out)


def _kind(name: str) -> Kind:
    try:
        return Kind(name)
    except ValueError as error:
        raise ComparisonError(
            f"Op '{name}' is niet te vergelijken.", f"Kies uit: {', '.join(Kind)}."
        ) from error


def _named(side: Question | str) -> str:
    if isinstance(side, str) and side.strip():
        return side.strip()
    raise ComparisonError("Een kant van de vergelijking heeft geen naam.", "Noem beide kanten.")


def answer(connection: Connection, question: Question, language: Language) -> tuple[Entry, ...]:
    """What a question asks for, by document stem and place."""
    found = scanning.batches(connection, question, language, WANTED)
    return tuple(_entry(row, seq) for seq, row in enumerate(row for some in found for row in some))


def _entry(row: Row, seq: int) -> Entry:
    return Entry(
        id=row["id"],
        text=row["text"],
        document=row["document"],
        file=row["bestand"],
        page=row["page"] or 0,
        path=tuple(row["kop"]),
        seq=seq,
        said=Said(row["rol"], tuple(row["thema"]), row["toerekening"], row["eerder"], row["fase"]),
        bron=tuple(row["bron"]),
        confidential=row["vertrouwelijk"],
        state=row["beoordeling"],
    )


def _version(connection: Connection, name: str) -> tuple[Entry, ...]:
    """What a document says, or said last when it counts no longer. Raises `UnknownDocumentError`."""
    record = Record.of(connection)
    document = version(connection, name)
    analysis = record.current(document)
    events = deriving.judgements_about(connection, document)
    if analysis is None:
        raise UnknownDocumentError(
            f"Stuk '{name}' is uit het corpus verwijderd.", "Kies een ander uit: rodedraad documents."
        )
    return record.entries(analysis, events)
