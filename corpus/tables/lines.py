"""JSON Lines: one object on a line, in UTF-8; numbers that JSON lacks as "NaN", "INF" and "-INF".

The line ends that only Unicode knows are escaped, so that a program which splits on them sees whole lines.
"""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Any

from corpus.errors import ExchangeError
from corpus.framing import nested
from corpus.tables import cells, kinds
from corpus.tables.damage import told_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars

SLICE = 50_000
"""Rows that are text at the same time."""
LINE_ENDS = {"\u2028": r"\u2028", "\u2029": r"\u2029", "\x85": r"\u0085"}
NO_JSON = {"NaN": float("nan"), "INF": float("inf"), "-INF": float("-inf")}


def render(frame: polars.DataFrame) -> Iterator[bytes]:
    """The bytes of the file, in pieces."""
    import polars

    pieces: list[polars.Expr] = []
    for name, kind in kinds.of_frame(frame).items():
        key = ("," if pieces else "{") + json.dumps(name, ensure_ascii=False) + ":"
        pieces += [polars.lit(key), _json(polars.col(name), kind)]
    line = polars.concat_str([*pieces, polars.lit("}\n")]).str.replace_many(LINE_ENDS)
    for start in range(0, frame.height, SLICE):
        yield "".join(frame.slice(start, SLICE).select(line.alias("line"))["line"]).encode()


def _json(column: polars.Expr, kind: str) -> polars.Expr:
    """Each value as JSON."""
    import polars

    if kind in ("str", "list"):
        return polars.struct(column.alias("v")).struct.json_encode().str.slice(5).str.head(-1)
    if kind == "scores":
        elements = column.list.eval(_json(polars.element(), "float")).list.join(",")
        return polars.concat_str(polars.lit("["), elements, polars.lit("]")).fill_null("null")
    text = cells.decimal(column) if kind == "float" else column.cast(polars.String)
    return text.replace({name: f'"{name}"' for name in NO_JSON}).fill_null("null")


def understand(content: bytes, stated: Mapping[str, str]) -> polars.DataFrame:
    """The frame of a file; `stated` has the kinds of columns as far as they are known.

    Raises `ExchangeError` that names the line or the column.
    """
    import polars

    rows = [_object(line, number) for number, line in enumerate(content.split(b"\n"), 1) if line.strip()]
    names = list(dict.fromkeys(chain.from_iterable(rows))) if rows else list(stated)
    columns = [_column(name, [row.get(name) for row in rows], stated) for name in names]
    return polars.DataFrame(columns)


def _object(line: bytes, number: int) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise ExchangeError(
            f"Regel {number} is geen JSON-object.", "Zet op elke regel één object, tussen { en }."
        )
    return found


def _column(name: str, values: list[Any], stated: Mapping[str, str]) -> polars.Series:
    import polars

    kind = kinds.known([name], stated)[name]
    if name not in stated and name not in kinds.BY_NAME:
        kind = _kind_of(values)
    if kind in ("float", "scores"):
        values = [_number(value) for value in values]
    try:
        with told_of("JSON Lines"):
            if kind in kinds.LISTS:
                return _nested(name, values, kinds.dtypes()[kind].inner)
            return polars.Series(name, values, dtype=kinds.dtypes()[kind], strict=True)
    except ExchangeError as error:
        raise ExchangeError(
            f"In kolom '{name[:40]}' staat een waarde die daar niet past.",
            "Verbeter die en lees het bestand opnieuw in.",
        ) from error


def _nested(name: str, values: list[list[Any] | None], inner: Any) -> polars.Series:
    if not all(value is None or isinstance(value, list) for value in values):
        raise TypeError(name)
    return nested(name, values, inner)


def _number(value: Any) -> Any:
    if isinstance(value, list):
        return [_number(one) for one in value]
    if isinstance(value, str):
        return NO_JSON.get(value, value)
    return float(value) if type(value) is int else value


def _kind_of(values: list[Any]) -> str:
    """The kind of a column that nobody names: by its values."""
    types = {type(value) for value in values if value is not None}
    if types == {list}:
        inner = {type(one) for value in values if value for one in value}
        return "scores" if inner and inner <= {int, float} else "list"
    if types == {bool}:
        return "bool"
    if types and types <= {int, float}:
        return "int" if types == {int} else "float"
    return "str"
