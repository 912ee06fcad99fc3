"""Values as the text of a cell, and back: exact for what was written, lenient for what people type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.errors import ExchangeError
from corpus.tables import lists
from corpus.tables.kinds import LISTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars

YES, NO = "ja", "nee"
_TRUE, _FALSE = (YES, "waar", "true", "1"), (NO, "onwaar", "false", "0")
_DUTCH_NUMBER = r"^[+-]?(\d+|\d{1,3}(\.\d{3})+),\d+([eE][+-]?\d+)?$"
_WHOLE = 2**53
"""From here on not every whole number is a double."""
_MEANT = {
    "int": "een geheel getal",
    "float": "een getal",
    "bool": "ja of nee",
    "scores": "een lijst getallen",
}


def decimal(number: polars.Expr) -> polars.Expr:
    """The shortest text that gives the same double; NaN, INF and -INF as XML Schema writes them."""
    import polars

    return number.cast(polars.String).replace({"inf": "INF", "-inf": "-INF"})


def text_of(name: str, kind: str) -> polars.Expr:
    """The column as the text of its cells; null is an empty cell."""
    import polars

    column = polars.col(name)
    if kind == "bool":
        return polars.when(column).then(polars.lit(YES)).when(~column).then(polars.lit(NO)).alias(name)
    if kind == "scores":
        return lists.joined(column.list.eval(decimal(polars.element()))).alias(name)
    if kind == "list":
        return lists.joined(column).alias(name)
    return decimal(column) if kind == "float" else column.cast(polars.String)


def typed(texts: polars.DataFrame, kinds: Mapping[str, str]) -> polars.DataFrame:
    """The values that a frame of texts stands for, without the rows that hold nothing.

    Raises `ExchangeError` that names row (as a spreadsheet counts) and column of what is no such value.
    """
    import polars

    values = texts.select(_value(name, kinds[name]).alias(name) for name in texts.columns)
    for name in texts.columns:
        _check(texts[name], values[name], kinds[name])
    return values.filter(polars.any_horizontal(texts[name].is_not_null() for name in texts.columns))


def _value(name: str, kind: str) -> polars.Expr:
    import polars

    text = polars.col(name)
    if kind == "str":
        return text
    if kind == "bool":
        words = dict.fromkeys(_TRUE, True) | dict.fromkeys(_FALSE, False)
        return (
            text.str.strip_chars()
            .str.to_lowercase()
            .replace_strict(words, default=None, return_dtype=polars.Boolean)
        )
    if kind in LISTS:
        elements = lists.split(text)
        return elements.list.eval(_number(polars.element())) if kind == "scores" else elements
    return _number(text) if kind == "float" else _whole(text)


def _number(text: polars.Expr) -> polars.Expr:
    """With a decimal point, or a decimal comma and perhaps points between thousands."""
    import polars

    stripped = text.str.strip_chars()
    dutch = stripped.str.replace_all(".", "", literal=True).str.replace(",", ".", literal=True)
    plain = polars.when(stripped.str.contains(_DUTCH_NUMBER)).then(dutch).otherwise(stripped)
    return plain.cast(polars.Float64, strict=False)


def _whole(text: polars.Expr) -> polars.Expr:
    import polars

    number = _number(text)
    rounded = polars.when((number.floor() == number) & (number.abs() < _WHOLE)).then(number)
    return polars.coalesce(
        text.str.strip_chars().cast(polars.Int64, strict=False), rounded.cast(polars.Int64, strict=False)
    )


def _check(texts: polars.Series, values: polars.Series, kind: str) -> None:
    """Raise if a text that says something came to nothing."""
    import polars

    if kind not in _MEANT:
        return
    if kind == "scores":
        none = values.list.eval(polars.element().is_null()).list.sum()
        lost = none > texts.str.count_matches(lists.NO_VALUE, literal=True)
    else:
        lost = values.is_null() & (texts.str.strip_chars() != "")
    place = lost.fill_null(value=False).arg_max() if lost.any() else None
    if place is not None:
        raise ExchangeError(
            f"Rij {place + 2}, kolom '{texts.name}': '{texts[place][:40]}' is niet {_MEANT[kind]}.",
            "Verbeter de cel in het bestand en lees het opnieuw in.",
        )
