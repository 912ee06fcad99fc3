"""Rows as a polars frame, a column at a time: polars makes a series of each list, which takes long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import polars


def framed(rows: Sequence[Mapping[str, Any]], kinds: Mapping[str, str]) -> polars.DataFrame:
    """The rows as a frame with these columns, of the kinds that `corpus.query.COLUMNS` uses."""
    import polars

    types: dict[str, Any] = {
        "str": polars.String,
        "int": polars.Int64,
        "float": polars.Float64,
        "bool": polars.Boolean,
    }
    inner: dict[str, Any] = {"list": polars.String, "scores": polars.Float64}
    columns = []
    for name, kind in kinds.items():
        values = [row[name] for row in rows]
        if kind in inner:
            columns.append(nested(name, values, inner[kind]))
        else:
            columns.append(polars.Series(name, values, dtype=types[kind]))
    return polars.DataFrame(columns)


def nested(name: str, values: Sequence[Sequence[Any] | None], inner: Any) -> polars.Series:
    """A column of lists of this type, made of all elements at once."""
    import polars

    elements = polars.Series(name, [one for value in values if value for one in value], inner, strict=True)
    places = [place for place, value in enumerate(values) if value for _ in value]
    lists = polars.DataFrame([polars.Series("place", places, polars.Int64), elements.alias("list")])
    lists = lists.group_by("place", maintain_order=True).agg("list")
    every = polars.DataFrame(
        {"place": range(len(values)), "none": [value is None for value in values]},
        schema={"place": polars.Int64, "none": polars.Boolean},
    )
    every = every.join(lists, on="place", how="left", maintain_order="left")
    there = polars.when(~polars.col("none")).then(polars.col("list").fill_null([]))
    return every.select(there.alias(name)).to_series()
