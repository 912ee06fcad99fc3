"""Measures the follow-up register on planted calls: which answers it finds, and how entries stand on three
days.

`tests/synthesis/data/followup_open.toml` and `followup_held.toml` hold a dossier each, of 20 calls with
answers, near-answers and none over four dates, with what is true of them. Thresholds were chosen on the
open half; the held half was measured when the register was done. The coding of the sentences is given: it
is not measured here.
"""

from __future__ import annotations

import sys
import tomllib
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.model import (
    Action,
    Coding,
    Document,
    Fact,
    Laag,
    Metadata,
    Observation,
    Part,
    PartKind,
    ThemaScore,
)  # fmt: skip
from nlp.entities import mentions
from nlp.minutes import read_item
from nlp.searching import lemmas
from rodedraad import opening
from synthesis.passages import cite, in_order
from synthesis.register import register
from synthesis.relayed import marked
from synthesis.shared import shared_texts
from synthesis.statements import statements
from synthesis.timeline import Timeline
from synthesis.voices import Voices

if TYPE_CHECKING:
    from corpus.points import Entry

DATA = Path(__file__).parents[1] / "synthesis" / "data"
HALVES = ("open", "held")


@dataclass(frozen=True, slots=True)
class Planted:
    """A dossier with what is true of its calls, commitments and actions by id."""

    documents: tuple[Document, ...]
    observations: tuple[Observation, ...]
    days: tuple[str, ...]
    answers: frozenset[tuple[str, str]]
    """(call, commitment or action)"""
    statuses: dict[str, tuple[str, ...]]


def planted(half: str) -> Planted:
    """One half of the planted calls."""
    read = tomllib.loads((DATA / f"followup_{half}.toml").read_text("utf-8"))
    documents = tuple(map(_document, read["document"]))
    pairs = list(zip(documents, read["document"], strict=True))
    said = [passage for _, entry in pairs for passage in entry["passages"]]
    return Planted(
        documents,
        tuple(_observation(d, i, p) for d, entry in pairs for i, p in enumerate(entry["passages"])),
        tuple(read["reference_dates"]),
        frozenset((p["id"], answer) for p in said for answer in p.get("answered_by", ())),
        {p["id"]: tuple(p["status"]) for p in said if "status" in p},
    )


def on(half: Planted, day: str) -> tuple[Entry, ...]:
    """The register of a planted dossier on a day."""
    documents = in_order(half.documents)
    voices = Voices.of(documents)
    passages = marked(cite(documents, half.observations, voices), voices)
    said = statements(passages, shared_texts(passages, voices))
    timeline = Timeline.of(documents, passages, voices.senders, until=day)
    return register(said, documents, (), timeline, opening.language().vectors, lemmas)


def measured(half: Planted) -> dict[str, float]:
    """Precision and recall of the answers, accuracy of the statuses on each day, and how many there are."""
    found = [on(half, day) for day in half.days]
    calls = {call for call in half.statuses if any(e.id == call and e.kind == "oproep" for e in found[-1])}
    linked = {(a.to, e.id) for e in found[-1] for a in e.answers if a.to in calls}
    right = len(linked & half.answers)
    result = {
        "answers": len(half.answers),
        "precision": right / max(len(linked), 1),
        "recall": right / max(len(half.answers), 1),
    }
    for number, entries in enumerate(found):
        truth = {key: days[number] for key, days in half.statuses.items() if days[number]}
        status = {entry.id: entry.status.value for entry in entries}
        agreed = sum(status.get(key) == value for key, value in truth.items())
        result |= {f"day{number + 1}": agreed / len(truth), f"entries{number + 1}": len(truth)}
    return result


def rows() -> list[list[str]]:
    """The table for docs/benchmarks.md, its head first."""
    results = [measured(planted(half)) for half in HALVES]
    head = ["follow-up register", *(f"{half} half" for half in HALVES)]
    names = {
        "precision": "answer links, precision",
        "recall": "answer links, recall",
        "day1": "status right, after the first replies",
        "day2": "status right, after the letter to parliament",
        "day3": "status right, in the next cycle",
    }
    return [head, *([told, *(f"{r[key]:.2f}" for r in results)] for key, told in names.items())]


def _document(read: dict[str, Any]) -> Document:
    return Document(
        id=sha256(read["stem"].encode()).hexdigest(),
        name=f"{read['stem']}.pdf",
        format="pdf",
        page_count=1,
        parts=(Part(0, PartKind(read["kind"]), "", ""),),
        metadata=Metadata(
            senders=(Fact(read["sender"], ""),), laag=Laag(read["laag"]), date=Fact(read["date"], "")
        ),
    )


def _observation(document: Document, place: int, read: dict[str, Any]) -> Observation:
    text, day = read["text"], document.metadata.date
    action = read["rol"] == "actie" and day is not None
    return Observation(
        id=read["id"],
        document=document.id,
        part=0,
        block=place,
        start=0,
        end=len(text),
        page=1,
        text=text,
        path=(read["path"],) if "path" in read else (),
        coding=_coding(read),
        mentions=mentions(text),
        action=Action(*read_item(text, date.fromisoformat(day.value)), "") if action and day else None,
    )


def _coding(read: dict[str, Any]) -> Coding:
    themas = tuple(read.get("thema", ()))
    return Coding(
        rol=read["rol"], rol_score=1.0, thema=tuple(ThemaScore(thema, 1.0) for thema in themas),
        onderwerp=themas, toerekening="geen", eerder=False, fase="algemeen", spreker=read.get("spreker", ""),
        evidence=(), model="proef", codebook="proef/1", aan=read.get("aan", ""),
    )  # fmt: skip


def _differences(half: Planted) -> None:
    for number, day in enumerate(half.days):
        for entry in on(half, day):
            true = half.statuses.get(entry.id, ("", "", ""))[number]
            links = [(a.to, a.score) for a in entry.answers]
            mark = "" if true in ("", entry.status.value) else f"!! {true}"
            sys.stdout.write(f"{day} {entry.id} {entry.status.value:10} {mark} {links} {entry.because}\n")


if __name__ == "__main__":
    for name in sys.argv[1:] or HALVES[:1]:
        one = planted(name)
        _differences(one)
        sys.stdout.write(f"{name}: {measured(one)}\n")
