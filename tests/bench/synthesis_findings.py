"""How long all findings take over dossiers of growing size, made of the program's own coded documents."""

from __future__ import annotations

import time
from hashlib import sha256
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

from corpus.ids import observation_id
from corpus.model import Coding, Document, Fact, Laag, Metadata, Observation, Part, PartKind, ThemaScore
from nlp import analysis, passages, searching, train
from rodedraad import opening
from synthesis.findings import find
from synthesis.insight import Means

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp.passages import Coded, Example

SIZES = (1_000, 10_000, 30_000)
SENDERS = ("Merenland", "Waardland", "Heuvelrijk", "Zandland", "Kustland", "Bosland", "Veenland")
DATED = ("2024-03-01", "2024-11-01", "2025-04-01", "2025-10-01", "2026-02-01")


def dossier(size: int) -> tuple[list[Document], list[Observation]]:
    """Documents with together at least so many observations, or all there are."""
    documents: list[Document] = []
    observations: list[Observation] = []
    for number, coded in enumerate(passages.read(train.PASSAGES)):
        if len(observations) >= size:
            break
        document = _document(coded.name, number)
        documents.append(document)
        observations += _observations(document, coded)
    return documents, observations


def _document(name: str, number: int) -> Document:
    sender, date = SENDERS[number % len(SENDERS)], DATED[number % len(DATED)]
    return Document(
        id=sha256(name.encode()).hexdigest(),
        name=f"{number:05}-{name}.txt",
        format="txt",
        page_count=1,
        parts=(Part(0, PartKind.INVOERINGSTOETS, "Toets", ""),),
        metadata=Metadata(
            senders=(Fact(f"Provincie {sender}", ""),), laag=Laag.PROVINCIE, date=Fact(date, date)
        ),
    )


def _observations(document: Document, coded: Coded) -> Iterator[Observation]:
    examples = iter(coded.examples)
    for block, stretch in enumerate(coded.stretches):
        for place, text in enumerate(stretch.texts):
            start = block * 100_000 + place * 1_000
            yield Observation(
                id=observation_id(document.id, start, start + len(text), text),
                document=document.id,
                part=0,
                block=block,
                start=place * 1_000,
                end=place * 1_000 + len(text),
                page=1,
                text=text,
                path=stretch.path,
                coding=_coding(next(examples)),
            )


def _coding(example: Example) -> Coding:
    themas = example.thema or ()
    return Coding(
        rol=example.rol,
        rol_score=1.0,
        thema=tuple(ThemaScore(thema, 1.0) for thema in themas),
        onderwerp=themas,
        toerekening=example.toerekening,
        eerder=bool(example.eerder),
        fase=example.fase,
        spreker="",
        evidence=(),
        model="proef",
        codebook=analysis.codebook().name,
    )


def rows() -> list[list[str]]:
    """A table for docs/benchmarks.md: seconds by size, points and entries found, and the growth."""
    head = ["observations", "points", "register", "conflicts", "seconds", "growth, exponent"]
    measured: list[tuple[int, float]] = []
    body = []
    for size in SIZES:
        documents, observations = dossier(size)
        began = time.perf_counter()
        found = find(documents, observations, analysis.codebook(), Means(opening.meaning, searching.lemmas))
        measured.append((len(observations), time.perf_counter() - began))
        counts = (len(observations), len(found.points), len(found.register), len(found.conflicts))
        body.append([*(f"{count:,}" for count in counts), f"{measured[-1][1]:.1f}"])
    grown = [log(b[1] / a[1]) / log(b[0] / a[0]) for a, b in pairwise(measured)]
    return [
        head,
        *([*row, growth] for row, growth in zip(body, ["–", *(f"{g:.2f}" for g in grown)], strict=True)),
    ]


if __name__ == "__main__":
    for line in rows():
        print(*line, sep="\t")  # noqa: T201
