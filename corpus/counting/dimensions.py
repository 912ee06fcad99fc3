"""What observations can be counted by, and in which order its values are shown."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from corpus.errors import ComparisonError
from corpus.filters.fields import NONE
from corpus.judgements import State
from corpus.language import folded
from corpus.model import Laag, Modaliteit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.about import About
    from corpus.codebook import Codebook


class Dimension(StrEnum):
    """A row or column of a matrix: a label of the observation, or what is known of its document."""

    THEMA = "thema"
    ONDERWERP = "onderwerp"
    ROL = "rol"
    FASE = "fase"
    TOEREKENING = "toerekening"
    EERDER = "eerder"
    MODALITEIT = "modaliteit"
    BEOORDELING = "beoordeling"
    BRON = "bron"
    LAAG = "laag"
    DOCUMENT = "document"
    JAAR = "jaar"
    MAAND = "maand"
    DATUM = "datum"


UNKNOWN = "onbekend"
"""The sender or date of a document that does not tell."""
LISTS = frozenset({Dimension.THEMA, Dimension.ONDERWERP})
"""Of which an observation may have several; it counts under each."""
OF_DOCUMENTS = frozenset(
    {
        Dimension.BRON,
        Dimension.LAAG,
        Dimension.DOCUMENT,
        Dimension.JAAR,
        Dimension.MAAND,
        Dimension.DATUM,
    }
)
DATES = {Dimension.JAAR: len("2026"), Dimension.MAAND: len("2026-01"), Dimension.DATUM: len("2026-01-26")}
CODED = {
    Dimension.THEMA: "thema",
    Dimension.ONDERWERP: "thema",
    Dimension.ROL: "rol",
    Dimension.FASE: "fase",
    Dimension.TOEREKENING: "toerekening",
}
"""The part of the codebook's vocabulary that gives the values; all are shown, those with nothing too."""
FIXED: dict[Dimension, tuple[str, ...]] = {
    Dimension.EERDER: ("ja", "nee"),
    Dimension.MODALITEIT: tuple(Modaliteit),
}

RANKED: dict[Dimension, tuple[str, ...]] = {
    Dimension.LAAG: tuple(Laag),
    Dimension.BEOORDELING: tuple(State),
}
"""Fixed lists of which only the values that occur are shown."""


def dimension(name: str) -> Dimension:
    """The dimension with this name. Raises `ComparisonError`, which lists them."""
    try:
        return Dimension(name)
    except ValueError as error:
        raise ComparisonError(
            f"Naar '{name}' is niet te tellen.", f"Kies uit: {', '.join(Dimension)}."
        ) from error


def of_document(about: About, by: Dimension, name: str) -> tuple[str, ...]:
    """The values of a document, which goes by `name`."""
    if by is Dimension.BRON:
        return about.senders or (UNKNOWN,)
    if by is Dimension.LAAG:
        return (about.laag,)
    return (name if by is Dimension.DOCUMENT else about.date[: DATES[by]] or UNKNOWN,)


def in_order(by: Dimension, found: Iterable[str], codebook: Codebook, *, every: bool = True) -> list[str]:
    """The values to show: those of the codebook or of a fixed list first, `every` one or what was found."""
    there = set(found)
    first = codebook.vocabulary[CODED[by]] if by in CODED else FIXED.get(by, ())
    order = {value: rank for rank, value in enumerate(RANKED.get(by, ()))}
    rest = there.difference(first)
    key = {value: (value in {NONE, UNKNOWN}, order.get(value, 0), folded(value), value) for value in rest}
    return [*(value for value in first if every or value in there), *sorted(rest, key=key.__getitem__)]
