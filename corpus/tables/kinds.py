"""The kinds of column that a table may have, by the words that `corpus.query.COLUMNS` uses for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corpus.errors import ExchangeError
from corpus.query import COLUMNS
from corpus.tables.carried import CARRIED, WISHED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import polars

KINDS = ("str", "int", "float", "bool", "list", "scores")
LISTS = ("list", "scores")
BY_NAME = COLUMNS | CARRIED | WISHED
"""The kinds of the columns that this program writes."""


def dtypes() -> dict[str, Any]:
    """The type in polars of each kind."""
    import polars

    simple = (polars.String, polars.Int64, polars.Float64, polars.Boolean)
    nested = (polars.List(polars.String), polars.List(polars.Float64))
    return dict(zip(KINDS, (*simple, *nested), strict=True))


def of_frame(frame: polars.DataFrame) -> dict[str, str]:
    """The kind of each column of a frame that is `plain`."""
    kinds = {dtype: kind for kind, dtype in dtypes().items()}
    return {name: kinds[dtype] for name, dtype in frame.schema.items()}


def plain(frame: polars.DataFrame) -> polars.DataFrame:
    """The same values in the types of the six kinds: smaller numbers widened, categories as words.

    Raises `ExchangeError` for a column of another type, such as a date or a list of lists.
    """
    types = dtypes()
    return frame.cast({name: types[_kind(name, dtype)] for name, dtype in frame.schema.items()})


def known(names: Iterable[str], stated: Mapping[str, str]) -> dict[str, str]:
    """The kind of each column: as the file states it, else as it is by its name, else text."""
    return {name: stated.get(name) or BY_NAME.get(name, "str") for name in names}


def _kind(name: str, dtype: polars.DataType) -> str:
    import polars

    inner = dtype.inner if isinstance(dtype, polars.List) else None
    kind = _simple(inner or dtype)
    if inner is not None:
        kind = {"str": "list", "float": "scores", "int": "scores"}.get(kind or "")
    if kind is None:
        raise ExchangeError(
            f"Kolom '{name}' bevat gegevens van een soort die tabellen niet kennen ({dtype}).",
            "Gebruik tekst, getallen, ja of nee, of lijsten van tekst of getallen.",
        )
    return kind


def _simple(dtype: Any) -> str | None:
    import polars

    if dtype == polars.String or isinstance(dtype, polars.Categorical | polars.Enum) or dtype == polars.Null:
        return "str"
    if dtype == polars.Boolean:
        return "bool"
    if dtype.is_integer():
        return "int"
    return "float" if dtype.is_float() else None
