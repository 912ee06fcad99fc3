"""The labelled sentences of `data/points_*.toml`, as rows and as a dossier."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, its thema and the point that it makes."""

    thema: str
    point: str
    text: str


def cases(half: str) -> tuple[Case, ...]:
    """The sentences of the "open" or the "held" half that make one point each."""
    read = tomllib.loads((DATA / f"points_{half}.toml").read_text("utf-8"))
    return tuple(Case(p["thema"], p["naam"], text) for p in read["punt"] for text in p["zinnen"])


def doubles(half: str) -> tuple[tuple[str, tuple[str, ...], str], ...]:
    """The sentences that make two points: thema, points and text."""
    read = tomllib.loads((DATA / f"points_{half}.toml").read_text("utf-8"))
    return tuple((one["thema"], tuple(one["punten"]), one["zin"]) for one in read["samen"])
