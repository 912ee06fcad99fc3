"""The invented dossier and draft letters of `data/coverage_*.toml`, as points, passages and sentences."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from corpus.findings import Bron, Passage
from corpus.model import Coding, Laag, Observation, ThemaScore
from corpus.points import Member, Point
from ingest import registry
from nlp import analysis

if TYPE_CHECKING:
    from corpus.coverage import Audit

DATA = Path(__file__).parent / "data"
OPEN, HELD = (1, 2), (3,)
SALUTATION = "Geachte voorzitter,"
STATED = {"gesteund": True, "ongesteund": False}


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft letter: its coded sentences, the true status of each point, the true support of each claim."""

    sentences: tuple[Observation, ...]
    points: dict[str, str]
    claims: dict[str, bool]


@cache
def dossier() -> tuple[tuple[Point, ...], tuple[Passage, ...]]:
    """The points of the invented dossier, each with its name as label, and all passages."""
    read = _read("sources")
    points, passages = [], []
    for made in read["punt"]:
        own = [
            _passage(read, bron, "knelpunt", made["thema"], text, len(passages) + i)
            for i, (bron, text) in enumerate(made["zinnen"])
        ]
        passages += own
        points.append(_point(made, own))
    for fact in read["feit"]:
        about = fact.get("thema", "")
        passages.append(_passage(read, fact["bron"], fact["rol"], about, fact["tekst"], len(passages)))
    return tuple(points), tuple(passages)


@cache
def draft(number: int) -> Draft:
    """A draft letter, read and coded as the program does."""
    read = _read(f"draft_{number}")
    lines = read["brief"]["zinnen"]
    return Draft(
        coded("\n\n".join([SALUTATION, *(text for _, text in lines)])),
        read["punten"],
        {text: STATED[kind] for kind, text in lines if kind in STATED},
    )


def coded(letter: str) -> tuple[Observation, ...]:
    """The coded sentences of a letter."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "brief.txt"
        path.write_text(letter, "utf-8")
        return analysis.analyse(registry.read(path, name=path.name))


def statuses(found: Audit, truth: Draft) -> list[tuple[str, str, str]]:
    """(point, true status, status found) of each point."""
    return [(c.point.label, truth.points[c.point.label], c.status.value) for c in found.points]


def support(found: Audit, truth: Draft) -> list[tuple[str, bool, bool | None]]:
    """(claim, truly supported, found supported; `None` where it was not taken for a claim)."""
    given = {_plain(claim.sentence.text): claim.supported for claim in found.claims}
    return [(text, is_so, given.get(_plain(text))) for text, is_so in truth.claims.items()]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / f"coverage_{name}.toml").read_text("utf-8"))


def _passage(read: dict[str, Any], key: str, rol: str, thema: str, text: str, number: int) -> Passage:
    name, laag = read["bronnen"][key]
    themas = (ThemaScore(thema, 1.0),) if thema else ()
    coding = Coding(rol, 1.0, themas, (thema,), "geen", False, "algemeen", "", (), "proef", "proef/1")
    place = Observation(f"w{number}", key, 0, number, 0, len(text), 1, text, (), coding)
    return Passage(place, name, name, "invoeringstoets", Bron(name, Laag(laag)), "2026-01-15", False)


def _point(made: dict[str, Any], own: list[Passage]) -> Point:
    return Point(
        id=made["id"],
        thema=made["thema"],
        label=made["id"],
        words=(),
        central=own[0],
        members=tuple(Member(passage, (passage,), 0.0) for passage in own),
        sources=tuple({passage.bron: None for passage in own}),
        documents=tuple({passage.stem: None for passage in own}),
    )
