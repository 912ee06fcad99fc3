"""A comparison as polars frames, with Dutch names for who reads them."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from corpus.comparing.comparison import tallies

if TYPE_CHECKING:
    import polars

    from corpus.comparing.comparison import Comparison, Entry, Pair

COUNTED = {
    "left": "links",
    "right": "rechts",
    "new": "nieuw",
    "gone": "vervallen",
    "changed": "gewijzigd",
    "same": "gelijk",
}
"""The counts of a comparison and their Dutch names."""
SHOWN = {
    "id": "str",
    "document": "str",
    "page": "int",
    "text": "str",
    "rol": "str",
    "thema": "list",
    "toerekening": "str",
    "eerder": "str",
    "fase": "str",
    "bron": "list",
    "beoordeling": "str",
}
LEFT = "_links"
COLUMNS = {
    "wat": "str",
    "gewijzigd": "list",
    **SHOWN,
    **{f"{name}{LEFT}": kind for name, kind in SHOWN.items()},
}
"""The columns of a comparison, in order, with their type.

`wat` is nieuw, vervallen, gewijzigd or gelijk, `gewijzigd` names the labels that differ, with `text` when it
was reworded. Then comes the observation as the right side has it, empty for what is gone, and with `_links`
behind the names as the left side has it, empty for what is new.
"""


def frame(found: Comparison) -> polars.DataFrame:
    """A row for each entry or pair, in the order of the groups."""
    import polars

    types: dict[str, Any] = {
        "str": polars.String,
        "int": polars.Int64,
        "list": polars.List(polars.String),
    }
    rows = [
        *(_row(COUNTED["new"], None, entry) for entry in found.new),
        *(_row(COUNTED["gone"], entry, None) for entry in found.gone),
        *(_row(COUNTED["changed"], p.left, p.right) | {"gewijzigd": _changed(p)} for p in found.changed),
        *(_row(COUNTED["same"], pair.left, pair.right) for pair in found.same),
    ]
    return polars.DataFrame(rows, schema={name: types[kind] for name, kind in COLUMNS.items()}, orient="row")


def counts(found: Comparison, by: str) -> polars.DataFrame:
    """The tallies per `thema` or `bron`: the value, then the counts of `COUNTED`."""
    import polars

    rows = [[tally.value, *(getattr(tally, name) for name in COUNTED)] for tally in tallies(found, by)]
    schema = {by: polars.String, **dict.fromkeys(COUNTED.values(), polars.Int64)}
    return polars.DataFrame(rows, schema=schema, orient="row")


def _changed(pair: Pair) -> list[str]:
    return [*pair.changed, *(["text"] if pair.reworded else [])]


def _row(what: str, left: Entry | None, right: Entry | None) -> dict[str, Any]:
    nothing = dict.fromkeys(SHOWN)
    shown_left = nothing if left is None else _shown(left)
    shown_right = nothing if right is None else _shown(right)
    old = {f"{name}{LEFT}": value for name, value in shown_left.items()}
    return {"wat": what, "gewijzigd": [], **shown_right, **old}


def _shown(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "document": entry.document,
        "page": entry.page or None,
        "text": entry.text,
        **{name: list(v) if isinstance(v, tuple) else v for name, v in asdict(entry.said).items()},
        "bron": list(entry.bron),
        "beoordeling": entry.state,
    }
