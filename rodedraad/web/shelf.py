"""What the page of the codebook tells beside its values: the versions there were, and what a check finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus import bookversions, lawbook
from rodedraad import proofreading
from rodedraad.web.editions import Chapter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rodedraad.web.editions import Scene


@dataclass(frozen=True, slots=True)
class Version:
    """A codebook from when until when it was in use ("": from the beginning, still), and what it coded."""

    name: str
    digest: str
    since: str
    until: str
    documents: int
    observations: int


@dataclass(frozen=True, slots=True)
class Said:
    """A remark of the check: how bad it is, where, what, and what helps."""

    severity: str
    place: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The versions, the latest first, and the remarks on the one in use."""

    versions: tuple[Version, ...]
    remarks: tuple[Said, ...]


def shelf(scene: Scene) -> Mapping[str, Shelf]:
    """The one shelf that there is, under one key."""
    with scene.corpus.reading() as connection:
        known, counts = bookversions.versions(connection), bookversions.counts(connection)
    versions = tuple(
        Version(v.name, v.digest, v.since, v.until, *counts.get(v.name, (0, 0))) for v in reversed(known)
    )
    found = proofreading.remarks(lawbook.in_use())
    remarks = tuple(Said(r.severity.value, proofreading.place(r), r.message, r.remedy) for r in found)
    return {"": Shelf(versions, remarks)}


SHELF = Chapter("codeboekplank", Shelf, shelf)
