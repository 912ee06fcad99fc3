"""Values of the model to rows of the tables, and back. Pure; the store moves the rows."""

from __future__ import annotations

import json
from dataclasses import asdict, astuple
from typing import TYPE_CHECKING, Any

from corpus.model import (
    Action,
    Coding,
    Document,
    Evidence,
    Fact,
    Laag,
    Mention,
    Metadata,
    Modaliteit,
    Observation,
    Part,
    PartKind,
    ThemaScore,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus.model import Reading

Row = dict[str, Any]
SINGLE_FACTS = (
    "addressee", "date", "received", "subject", "reference", "their_reference", "confidential",
    "meeting_date", "meeting_place",
)  # fmt: skip
SEVERAL_FACTS = {
    "sender": "senders",
    "attachment": "attachments",
    "participant": "participants",
    "stamp": "stamps",
}
"""The fields of which a document may have several, by their name in a row."""


def document_row(reading: Reading) -> Row:
    """The row of `document`."""
    doc = reading.document
    return {
        "id": doc.id,
        "name": doc.name,
        "stem": doc.stem,
        "format": doc.format,
        "page_count": doc.page_count,
        "laag": doc.metadata.laag.value,
        "source": reading.source,
    }


def part_rows(reading: Reading) -> list[Row]:
    """The rows of `part`."""
    return [
        {
            "document": reading.document.id,
            "idx": p.index,
            "kind": p.kind.value,
            "title": p.title,
            "evidence": p.evidence,
            "alternatives": _json([kind.value for kind in p.alternatives]),
            "file": p.file,
        }
        for p in reading.document.parts
    ]


def fact_rows(reading: Reading) -> list[Row]:
    """The rows of `fact`: every piece of metadata with its evidence."""
    metadata = reading.document.metadata
    facts: list[tuple[str, int, Fact]] = [
        (name, i, fact)
        for name, field in SEVERAL_FACTS.items()
        for i, fact in enumerate(getattr(metadata, field))
    ]
    facts += [(name, 0, fact) for name in SINGLE_FACTS if (fact := getattr(metadata, name)) is not None]
    return [
        {
            "document": reading.document.id,
            "field": name,
            "idx": i,
            "value": f.value,
            "evidence": f.evidence,
            "page": f.page,
        }
        for name, i, f in facts
    ]


def page_rows(reading: Reading) -> list[Row]:
    """The rows of `page`."""
    return [
        {
            "document": reading.document.id,
            "idx": i,
            "number": p.number,
            "start_at": p.start,
            "end_at": p.end,
            "width": p.width,
            "height": p.height,
            "file": p.file,
            "words": _json([astuple(word) for word in p.words]),
        }
        for i, p in enumerate(reading.pages)
    ]


def block_rows(reading: Reading) -> list[Row]:
    """The rows of `block`; alignment, heading path, regions and cells as JSON."""
    return [
        {
            "document": reading.document.id,
            "idx": b.index,
            "part": b.part,
            "kind": b.kind.value,
            "level": b.level,
            "page": b.page,
            "text": b.text,
            "runs": _json(b.content.runs()),
            "path": _json(b.path),
            "regions": _json([astuple(r) for r in b.regions]),
            "cells": _json(astuple(b.row)) if b.row else "",
        }
        for b in reading.blocks
    ]


def notice_rows(reading: Reading) -> list[Row]:
    """The rows of `notice`."""
    return [
        {
            "document": reading.document.id,
            "idx": i,
            "message": n.message,
            "page": n.page,
            "lost": int(n.lost),
        }
        for i, n in enumerate(reading.notices)
    ]


def observation_rows(observations: Iterable[Observation]) -> list[Row]:
    """The rows of `observation`, in order of place."""
    return [
        {
            "id": o.id,
            "document": o.document,
            "seq": seq,
            "part": o.part,
            "block": o.block,
            "start_at": o.start,
            "end_at": o.end,
            "page": o.page,
            "text": o.text,
            "path": _json(o.path),
            "confidence": o.confidence,
            "present": 1,
        }
        for seq, o in enumerate(observations)
    ]


def coding_rows(observation: Observation) -> dict[str, list[Row]]:
    """The rows of `coding` and its dependants, by table name."""
    coding = observation.coding
    key = {"observation": observation.id, "model": coding.model, "codebook": coding.codebook}
    return {
        "coding": [
            key
            | {
                "rol": coding.rol,
                "rol_score": coding.rol_score,
                "toerekening": coding.toerekening,
                "eerder": "ja" if coding.eerder else "nee",
                "fase": coding.fase,
                "spreker": coding.spreker,
                "onzeker": int(coding.onzeker),
                "modaliteit": coding.modaliteit.value,
                "taal": coding.taal,
                "getroffen": _json(coding.getroffen),
                "aan": coding.aan,
            }
        ],
        "coding_thema": [
            key | {"thema": t.thema, "score": t.score, "seq": i} for i, t in enumerate(coding.thema)
        ],
        "coding_onderwerp": [key | {"thema": t, "seq": i} for i, t in enumerate(coding.onderwerp)],
        "evidence": [
            key | {"seq": i, "label": e.label, "weight": e.weight, "detail": e.detail}
            for i, e in enumerate(coding.evidence)
        ],
    }


def mention_rows(observation: Observation) -> list[Row]:
    """The rows of `mention`."""
    return [
        {
            "observation": observation.id,
            "seq": i,
            "kind": m.kind,
            "start_at": m.start,
            "end_at": m.end,
            "text": m.text,
            "value": m.value,
        }
        for i, m in enumerate(observation.mentions)
    ]


def action_rows(observation: Observation) -> list[Row]:
    """The row of `action`, if it is one."""
    done = observation.action
    return [{"observation": observation.id, **asdict(done)}] if done else []


def document_of(row: Row, parts: Sequence[Row], facts: Sequence[Row]) -> Document:
    """The document of these rows."""
    return Document(
        id=row["id"],
        name=row["name"],
        format=row["format"],
        page_count=row["page_count"],
        parts=tuple(_part(p) for p in parts),
        metadata=Metadata(
            laag=Laag(row["laag"]),
            **_facts(facts),
        ),
    )


def _part(row: Row) -> Part:
    alternatives = tuple(PartKind(kind) for kind in json.loads(row["alternatives"]))
    return Part(row["idx"], PartKind(row["kind"]), row["title"], row["evidence"], alternatives, row["file"])


def _facts(facts: Sequence[Row]) -> dict[str, Any]:
    """The facts by the name of their field in `Metadata`."""
    found: dict[str, Any] = {f["field"]: _fact(f) for f in facts if f["field"] in SINGLE_FACTS}
    return found | {
        field: tuple(_fact(f) for f in facts if f["field"] == name) for name, field in SEVERAL_FACTS.items()
    }


def observation_of(row: Row, rows: Mapping[str, Sequence[Row]]) -> Observation:
    """The observation of a row of `observation` joined with `coding`, and its dependants by table name."""
    return Observation(
        id=row["id"],
        document=row["document"],
        part=row["part"],
        block=row["block"],
        start=row["start_at"],
        end=row["end_at"],
        page=row["page"],
        text=row["text"],
        path=tuple(json.loads(row["path"])),
        coding=Coding(
            rol=row["rol"],
            rol_score=row["rol_score"],
            thema=tuple(ThemaScore(t["thema"], t["score"]) for t in rows["coding_thema"]),
            onderwerp=tuple(t["thema"] for t in rows["coding_onderwerp"]),
            toerekening=row["toerekening"],
            eerder=row["eerder"] == "ja",
            fase=row["fase"],
            spreker=row["spreker"],
            evidence=tuple(Evidence(e["label"], e["weight"], e["detail"]) for e in rows["evidence"]),
            model=row["model"],
            codebook=row["codebook"],
            onzeker=bool(row["onzeker"]),
            modaliteit=Modaliteit(row["modaliteit"]),
            taal=row["taal"],
            getroffen=tuple(json.loads(row["getroffen"])),
            aan=row["aan"],
        ),
        mentions=tuple(
            Mention(m["kind"], m["start_at"], m["end_at"], m["text"], m["value"]) for m in rows["mention"]
        ),
        action=next((Action(a["owner"], a["deadline"], a["about"]) for a in rows["action"]), None),
        confidence=row["confidence"],
    )


def merged(rows: Iterable[Mapping[str, list[Row]]]) -> Iterator[tuple[str, list[Row]]]:
    """All rows by table name, gathered over many observations."""
    gathered: dict[str, list[Row]] = {}
    for tables in rows:
        for name, values in tables.items():
            gathered.setdefault(name, []).extend(values)
    yield from gathered.items()


def _fact(row: Row) -> Fact:
    return Fact(row["value"], row["evidence"], row["page"])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
