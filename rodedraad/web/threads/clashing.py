"""Conflicting wordings as a page shows them: side by side, never averaged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rodedraad.web.threads import sayings
from rodedraad.web.threads.blocks import Places, cut, key, placed
from rodedraad.web.threads.sayings import Said, Voice
from rodedraad.web.threads.weighing import Option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.points import Conflict
    from rodedraad.web.editions import Scene

LIST = "conflict"


@dataclass(frozen=True, slots=True)
class Clash:
    """Two wordings that differ: what they are about, in what they differ, and the two passages."""

    thema: str
    label: str
    subject: str
    reason: str
    sides: tuple[Said, Said]


@dataclass(frozen=True, slots=True)
class Clashes:
    """A block of them."""

    items: tuple[Clash, ...]


@dataclass(frozen=True, slots=True)
class ClashChoices:
    """The themas and sources by which the conflicts can be narrowed."""

    themas: tuple[Option, ...]
    voices: tuple[Voice, ...]


def clash(conflict: Conflict, scene: Scene) -> Clash:
    """A conflict as a page shows it."""
    left, right = (sayings.said(side, scene.codebook) for side in conflict.sides)
    label = scene.codebook.thema(conflict.thema).label if conflict.thema else ""
    return Clash(conflict.thema, label, conflict.subject, conflict.reason, (left, right))


def clashes(scene: Scene) -> dict[str, Clashes]:
    """All conflicts in blocks."""
    found = [clash(conflict, scene) for conflict in scene.findings.conflicts]
    return {place: Clashes(items) for place, items in cut(found, LIST).items()}


def places(scene: Scene) -> dict[str, Places]:
    """Which conflicts belong to a thema and a source; "" is all of them."""
    return {key("", ""): Places(())} | placed(scene.findings.conflicts, _choices)


def _choices(conflict: Conflict) -> Iterator[str]:
    names = {side.bron.name for side in conflict.sides}
    for thema in ("", conflict.thema):
        for name in ("", *sorted(names)):
            yield key(thema, name)


def choices(scene: Scene) -> dict[str, ClashChoices]:
    """By what there is to choose."""
    found = scene.findings.conflicts
    used = {conflict.thema for conflict in found}
    brons = {side.bron: sayings.voice(side.bron) for conflict in found for side in conflict.sides}
    themas = tuple(Option(t.id, t.label) for t in scene.codebook.themas if t.id in used)
    return {"": ClashChoices(themas, tuple(sorted(brons.values(), key=lambda v: (v.laag, v.called))))}
