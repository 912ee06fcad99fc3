"""Values of the model to rows of the tables, and back. Pure; the store moves the rows."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from corpus.judgements import Act, Judgement, State
from corpus.labels import Labels
from corpus.model import (
    Action,
    Block,
    BlockKind,
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
    Region,
    Review,
    ThemaScore,
    Word,
)
from corpus.model import Row as TableRow
from corpus.spans import AlignedText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from corpus.model import Reading

Row = dict[str, Any]
_FIELDS: Mapping[type, Callable[[Any], object]] = {
    kind: attrgetter(*(field.name for field in fields(kind)))
    for kind in (ThemaScore, Evidence, Mention, Action, Region, TableRow, Word)
}
"""The fields of values that stand in a row as a list of them."""
REFUSED, BLANK = re.compile("[\0\ud800-\udfff]"), "\ufffd"
"""What a database refuses in a text, and the one character that stands for it."""
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_NULS = re.compile(r"((?<!\\)(?:\\\\)*)\\u0000")
"""How JSON writes a NUL: an odd number of backslashes before its code."""
PERSON = 1.0
"""The score of a thema that a person gave."""
SINGLE_FACTS = (
    "addressee", "date", "month", "received", "subject", "reference", "their_reference", "confidential",
    "meeting_date", "meeting_place",
)  # fmt: skip
SEVERAL_FACTS = {
    "sender": "senders",
    "attachment": "attachments",
    "participant": "participants",
    "stamp": "stamps",
}
"""The fields of which a document may have several, by their name in a row."""


def storable(text: str) -> str:
    """The text as both databases take it, as long as it was."""
    return text if text.isascii() and "\0" not in text else REFUSED.sub(BLANK, text)


def _kept(row: Row) -> Row:
    return {name: storable(value) if type(value) is str else value for name, value in row.items()}


def document_row(reading: Reading) -> Row:
    """The row of `document`."""
    doc = reading.document
    row = {
        "id": doc.id,
        "name": doc.name,
        "stem": doc.stem,
        "format": doc.format,
        "page_count": doc.page_count,
        "laag": doc.metadata.laag.value,
    }
    return _kept(row)


def source_row(reading: Reading) -> Row:
    """The row of `source`: the text that the reader found in the file."""
    return {"document": reading.document.id, "text": storable(reading.source)}


def part_rows(reading: Reading) -> list[Row]:
    """The rows of `part`."""
    return [
        _kept(
            {
                "document": reading.document.id,
                "idx": p.index,
                "kind": p.kind.value,
                "title": p.title,
                "evidence": p.evidence,
                "alternatives": _json([kind.value for kind in p.alternatives]),
                "file": p.file,
            }
        )
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
        _kept(
            {
                "document": reading.document.id,
                "field": name,
                "idx": i,
                "value": f.value,
                "evidence": f.evidence,
                "page": f.page,
            }
        )
        for name, i, f in facts
    ]


def page_rows(reading: Reading) -> list[Row]:
    """The rows of `page`."""
    return [
        _kept(
            {
                "document": reading.document.id,
                "idx": i,
                "number": p.number,
                "start_at": p.start,
                "end_at": p.end,
                "width": p.width,
                "height": p.height,
                "file": p.file,
                "words": _json(_tuples(p.words)),
            }
        )
        for i, p in enumerate(reading.pages)
    ]


def block_rows(reading: Reading) -> list[Row]:
    """The rows of `block`; alignment, heading path, regions and cells as JSON."""
    return [
        _kept(
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
                "regions": _json(_tuples(b.regions)),
                "cells": _json(*_tuples([b.row])) if b.row else "",
            }
        )
        for b in reading.blocks
    ]


def block_of(row: Row) -> Block:
    """The block of its row."""
    cells = json.loads(row["cells"]) if row["cells"] else None
    return Block(
        index=row["idx"],
        part=row["part"],
        kind=BlockKind(row["kind"]),
        content=AlignedText.from_runs(row["text"], json.loads(row["runs"])),
        page=row["page"],
        level=row["level"],
        path=tuple(json.loads(row["path"])),
        regions=tuple(Region(*values) for values in json.loads(row["regions"])),
        row=TableRow(cells[0], bool(cells[1]), tuple((a, b) for a, b in cells[2])) if cells else None,
    )


def notice_rows(reading: Reading) -> list[Row]:
    """The rows of `notice`."""
    return [
        _kept(
            {
                "document": reading.document.id,
                "idx": i,
                "message": n.message,
                "page": n.page,
                "lost": int(n.lost),
            }
        )
        for i, n in enumerate(reading.notices)
    ]


def observation_row(observation: Observation, seq: int) -> Row:
    """The row of `observation` without its number in the corpus; `seq` is its rank in the document."""
    row = {
        "id": observation.id,
        "document": observation.document,
        "seq": seq,
        "part": observation.part,
        "block": observation.block,
        "start_at": observation.start,
        "end_at": observation.end,
        "page": observation.page,
        "text": observation.text,
        "path": _json(observation.path),
        "confidence": observation.confidence,
        "present": 1,
        "origin": 0,
    }
    return _kept(row)


def coding_row(observation: Observation) -> Row:
    """The row of `coding`: what an analysis says of the observation, without the numbers of both."""
    coding = observation.coding
    row = {
        "rol": coding.rol,
        "rol_score": coding.rol_score,
        "thema": _json(_tuples(coding.thema)),
        "onderwerp": _json(coding.onderwerp),
        "toerekening": coding.toerekening,
        "eerder": "ja" if coding.eerder else "nee",
        "fase": coding.fase,
        "spreker": coding.spreker,
        "onzeker": int(coding.onzeker),
        "modaliteit": coding.modaliteit.value,
        "taal": coding.taal,
        "getroffen": _json(coding.getroffen),
        "aan": coding.aan,
        "evidence": _json(_tuples(coding.evidence)),
        "mentions": _json(_tuples(observation.mentions)),
        "action": _json(*_tuples([observation.action])) if observation.action else "",
    }
    return _kept(row)


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


def observation_of(row: Row) -> Observation:
    """The observation of a row of `observation` joined with `coding` and `analysis`."""
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
        coding=_coding(row),
        mentions=tuple(Mention(*values) for values in json.loads(row["mentions"])),
        action=Action(*json.loads(row["action"])) if row["action"] else None,
        confidence=row["confidence"],
        review=_review(row),
    )


def _review(row: Row) -> Review | None:
    """What people said, in a row that has the labels that count and the machine's beside them."""
    state = State(row["state"])
    if state is State.MACHINE:
        return None
    machine = {name: row[f"machine_{name}"] for name in ("rol", "thema", "toerekening", "eerder")}
    return Review(state, tuple(json.loads(row["authors"])), machine_labels(machine))


def _coding(row: Row) -> Coding:
    return Coding(
        rol=row["rol"],
        rol_score=row["rol_score"],
        thema=tuple(
            ThemaScore(thema, PERSON if score is None else score) for thema, score in json.loads(row["thema"])
        ),
        onderwerp=tuple(json.loads(row["onderwerp"])),
        toerekening=row["toerekening"],
        eerder=row["eerder"] == "ja",
        fase=row["fase"],
        spreker=row["spreker"],
        evidence=tuple(Evidence(*values) for values in json.loads(row["evidence"])),
        model=row["model"],
        codebook=row["codebook"],
        onzeker=bool(row["onzeker"]),
        modaliteit=Modaliteit(row["modaliteit"]),
        taal=row["taal"],
        getroffen=tuple(json.loads(row["getroffen"])),
        aan=row["aan"],
    )


def judgement_row(judgement: Judgement) -> Row:
    """The row of `judgement`."""
    written = {
        "act": judgement.act.value,
        "labels": _written(judgement.labels),
        "machine": _written(judgement.machine),
        "pieces": _json(judgement.pieces),
    }
    return _kept({field.name: getattr(judgement, field.name) for field in fields(judgement)} | written)


def _written(labels: Labels) -> str:
    return _json(asdict(labels) | {"thema": None if labels.thema is None else sorted(labels.thema)})


def judgement_of(row: Row) -> Judgement:
    """The judgement of its row."""
    changed = {
        "act": Act(row["act"]),
        "labels": _labels(row["labels"]),
        "machine": _labels(row["machine"]),
        "pieces": tuple(json.loads(row["pieces"])),
    }
    return Judgement(**(row | changed))


def machine_labels(row: Row) -> Labels:
    """The labels in a row of `coding`."""
    themas = frozenset(thema for thema, _ in json.loads(row["thema"]))
    return Labels(row["rol"], themas, row["toerekening"], row["eerder"] == "ja")


def _labels(written: str) -> Labels:
    values = json.loads(written)
    thema = values["thema"]
    return Labels(**(values | {"thema": None if thema is None else frozenset(thema)}))


def _fact(row: Row) -> Fact:
    return Fact(row["value"], row["evidence"], row["page"])


def _tuples(values: Iterable[object]) -> list[object]:
    """The fields of each value, which hold no values of the model themselves."""
    return [_FIELDS[type(value)](value) for value in values]


def _json(value: object) -> str:
    written = _JSON.encode(value)
    return _NULS.sub(lambda found: f"{found[1]}{BLANK}", written) if "\\u0000" in written else written
