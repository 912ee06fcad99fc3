"""The account that every export carries: by which codebook, model and filter it was made, and when."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from corpus.errors import ExchangeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LABELS = {
    "codebooks": "Codeboek",
    "models": "Model",
    "encoder": "Encoder",
    "filter": "Filter",
    "date": "Datum van uitvoer",
    "program": "Programma",
    "rows": "Aantal rijen",
}
"""What a reader sees before each, in order; one that has several values has a line for each."""
SEVERAL = ("codebooks", "models")
OTHER = "Overig: "
"""Stands before the name of what is in `extra`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Where a table comes from."""

    codebooks: tuple[str, ...] = ()
    """Id and version of each codebook that coded a row."""
    models: tuple[str, ...] = ()
    """The identity of each model that coded a row."""
    encoder: str = ""
    filter: str = ""
    """The question as it was asked; empty for all rows."""
    date: str
    """ISO date of the export."""
    program: str
    """Name and version."""
    rows: int = 0
    """How many were exported; `write` fills it in."""
    extra: Mapping[str, str] = field(default_factory=dict)

    def facts(self) -> tuple[tuple[str, str], ...]:
        """All of it as lines for a reader: Dutch label and value."""
        found: list[tuple[str, str]] = []
        for name, label in LABELS.items():
            value = getattr(self, name)
            found += [(label, str(one)) for one in (value if name in SEVERAL else (value,))]
        return (*found, *((OTHER + name, value) for name, value in self.extra.items()))

    def to_mapping(self) -> dict[str, Any]:
        """All of it by the names of the fields, in types that JSON knows."""
        found = {name: getattr(self, name) for name in LABELS}
        return found | {name: list(found[name]) for name in SEVERAL} | {"extra": dict(self.extra)}

    def to_json(self) -> str:
        """All of it as a JSON object, by the names of the fields."""
        return json.dumps(self.to_mapping(), ensure_ascii=False)


def of_facts(facts: Iterable[tuple[str, str]]) -> About | None:
    """The account of which these are the lines, in any order; `None` if they are of something else."""
    names = {label: name for name, label in LABELS.items()}
    found: dict[str, Any] = {"extra": {}}
    for label, value in facts:
        if label.startswith(OTHER):
            found["extra"][label.removeprefix(OTHER)] = value
        elif (name := names.get(label)) in SEVERAL:
            found[name] = [*found.get(name, ()), value]
        elif name:
            found[name] = value
    count = found.get("rows", "")
    found["rows"] = int(count) if count.isascii() and count.isdigit() and len(count) < 19 else 0
    return of_mapping(found) if {"date", "program"} <= found.keys() else None


def of_mapping(found: Any) -> About:
    """The account with these fields. Raises `ExchangeError` if one is of another kind."""
    if not isinstance(found, dict) or not all(_fits(name, value) for name, value in found.items()):
        raise _strange()
    known = {f.name: found[f.name] for f in fields(About) if f.name in found}
    if not {"date", "program"} <= known.keys():
        raise _strange()
    return About(**known | {name: tuple(known.get(name, ())) for name in SEVERAL})


def _fits(name: str, value: Any) -> bool:
    if name in SEVERAL:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    if name == "extra":
        return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
    if name == "rows":
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, str) or name not in LABELS


def _strange() -> ExchangeError:
    return ExchangeError(
        "De verantwoording bij de tabel is niet te begrijpen.",
        "Voer de tabel opnieuw uit, of haal de verantwoording weg om de tabel zonder in te lezen.",
    )
