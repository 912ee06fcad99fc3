"""The first row of a sheet: which column is which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.errors import ExchangeError
from corpus.query import COLUMNS
from corpus.tables import cells, kinds
from corpus.tables.damage import damaged

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars


def typed(texts: polars.DataFrame, stated: Mapping[str, str]) -> polars.DataFrame:
    """The values of a frame of texts that has the headings in its first row, in the columns' own order.

    A column without heading that is empty is left out. `stated` has the kinds as far as the file tells
    them. Raises `ExchangeError` if headings are missing, double, or all unknown.
    """
    if not texts.height:
        raise damaged("tabel")
    heading, body = texts.row(0), texts.slice(1)
    names = {place: (name or "").strip() for place, name in zip(texts.columns, heading, strict=True)}
    exact = {place: name for place, name in zip(texts.columns, heading, strict=True) if name in stated}
    found = {place: exact.get(place, name) for place, name in names.items()}
    found = {place: name for place, name in found.items() if name or body[place].null_count() < body.height}
    _check(list(found.values()), stated)
    body = body.select(list(found)).rename(found)
    return cells.typed(body, kinds.known(found.values(), stated))


def _check(names: list[str], stated: Mapping[str, str]) -> None:
    twice = next((name for name in names if names.count(name) > 1), None)
    if not all(name or name in stated for name in names):
        raise _wrong("Een kolom met gegevens heeft geen naam.", "Zet een naam in de eerste rij.")
    if twice is not None:
        raise _wrong(f"De kolom '{twice[:40]}' staat er twee keer.", "Geef elke kolom een eigen naam.")
    if not any(name in stated or name in COLUMNS for name in names):
        raise _wrong(
            "In de eerste rij staat geen enkele kolom van een tabel van Rodedraad.",
            f"Zet de namen van de kolommen in de eerste rij, zoals {', '.join(list(COLUMNS)[:4])}.",
        )


def _wrong(message: str, remedy: str) -> ExchangeError:
    return ExchangeError(message, remedy)
