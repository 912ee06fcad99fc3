"""The coded sentences that documents are made of: the project's own training passages, section by section."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from nlp import train
from nlp.passages import STRUCTURAL

if TYPE_CHECKING:
    from collections.abc import Iterator

KRING = "kringbrief"
"""The kind of the letters that provinces send in the same words."""
LIST_MARK = "–-•*"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its coding; `begins` a paragraph, `listed` as an item of a list."""

    text: str
    rol: str
    thema: tuple[str, ...]
    toerekening: str
    eerder: bool
    begins: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences under one heading ("": none), of one phase."""

    heading: str
    fase: str
    sentences: tuple[Sentence, ...]


@cache
def sections() -> dict[str, tuple[Section, ...]]:
    """The sections by kind of document, in order of the files; headings and letter parts are left out."""
    found: dict[str, list[Section]] = {}
    for row in _rows():
        sentences = tuple(_sentence(unit) for unit in row["eenheden"] if unit["rol"] not in STRUCTURAL)
        if sentences:
            heading = row["pad"][-1] if row["pad"] else ""
            found.setdefault(row["soort"], []).append(Section(heading, row["fase"], sentences))
    return {kind: tuple(of) for kind, of in found.items()}


@cache
def commitments() -> dict[str, tuple[Sentence, ...]]:
    """The commitments of letters to parliament, by thema."""
    found: dict[str, list[Sentence]] = {}
    for section in sections()["kamerbrief"]:
        for sentence in section.sentences:
            if sentence.rol == "toezegging":
                for thema in sentence.thema:
                    found.setdefault(thema, []).append(sentence)
    return {thema: tuple(of) for thema, of in found.items()}


def _rows() -> Iterator[dict[str, Any]]:
    for path in sorted(train.PASSAGES.glob("*.jsonl")):
        yield from map(json.loads, path.read_text("utf-8").splitlines())


def _sentence(unit: dict[str, Any]) -> Sentence:
    text = unit["tekst"].lstrip(LIST_MARK).strip()
    labels = unit["rol"], tuple(unit["thema"]), unit["toerekening"], unit["eerder"]
    return Sentence(text, *labels, begins=unit.get("begin", False), listed=unit.get("lijst", False))
