"""Letters that nobody wrote, with observations and codings, made from a number: always the same."""

from __future__ import annotations

import hashlib
import random

from corpus.codebook import Codebook, Fase, Law, Rol, Thema, Toerekening
from corpus.ids import observation_id
from corpus.model import (
    Block,
    BlockKind,
    Coding,
    Document,
    Evidence,
    Fact,
    Laag,
    Mention,
    Metadata,
    Observation,
    Page,
    Part,
    PartKind,
    Reading,
    ThemaScore,
)
from corpus.spans import AlignedText
from corpus.store import Stamp

STAMP = Stamp("lezer/1", "model/1", "proef/1")
ROLLEN, THEMAS = ("kop", "knelpunt", "oproep", "context"), ("termijnen", "bekostiging", "toezicht")
WHO = ("De gemeente", "Het college", "De provincie", "Een opvanglocatie", "Het bestuur", "De raad")
DOES = ("wacht op", "vraagt om", "mist", "bekostigt", "wijst af:", "kent")
WHAT = (
    "een langere termijn", "de uitvoeringstermijnen", "vergunningverlening", "toezicht", "de bijdrage",
    "een nieuwe locatie", "coördinatie", "personeel",
)  # fmt: skip
LENGTH = 6
"""Sentences in a letter, and as many observations."""


def codebook() -> Codebook:
    """A small codebook with all values that the letters are coded in."""
    law = Law("Proefwet", "Wet op de proef", "Stb. 2025, 1", "2025-01-01")
    rollen = tuple(Rol(name, name, name, thematic=True, attributed=True) for name in ROLLEN)
    themas = tuple(Thema(name, name, name) for name in THEMAS)
    return Codebook(
        "proef", 1, law, rollen, themas, (Fase("geen", "geen"), Fase("bouw", "bouw")),
        (Toerekening("geen", "geen"), Toerekening("wet", "wet")),
    )  # fmt: skip


def letter(number: int, length: int = LENGTH) -> tuple[Reading, tuple[Observation, ...]]:
    """The letter with this number, and what is observed in it."""
    drawn = random.Random(number)  # noqa: S311  # nothing secret
    lines = [
        f"{drawn.choice(WHO)} {drawn.choice(DOES)} {drawn.choice(WHAT)} in zaak {number}-{index}."
        for index in range(length)
    ]
    source = "\n".join(lines)
    id_ = hashlib.sha256(source.encode()).hexdigest()
    offsets = [sum(len(line) + 1 for line in lines[:index]) for index in range(length)]
    blocks = tuple(
        Block(i, 0, BlockKind.PARAGRAPH, AlignedText.of(source, at, at + len(line)), 1)
        for i, (at, line) in enumerate(zip(offsets, lines, strict=True))
    )
    sender = Fact(f"Gemeente {number % 7}", f"Gemeente {number % 7}", 1)
    metadata = Metadata((sender,), Laag.GEMEENTE, date=Fact(f"2026-01-{number % 28 + 1:02}", "datum", 1))
    part = Part(0, PartKind.INVOERINGSTOETS, "Toets", "Toets")
    document = Document(id_, f"brief-{number:04}.txt", "txt", 1, (part,), metadata)
    reading = Reading(document, source, (Page(1, 0, len(source)),), blocks)
    return reading, tuple(_observation(reading, index, drawn) for index in range(length))


def _observation(reading: Reading, index: int, drawn: random.Random) -> Observation:
    block, id_ = reading.blocks[index], reading.document.id
    text = block.text
    span = block.content.source_span(0, len(text))
    first = text.split(" ", 1)[0]
    return Observation(
        observation_id(id_, *span, text), id_, 0, index, 0, len(text), 1, text, (),
        _coding(drawn), (Mention("actor", 0, len(first), first, first),),
    )  # fmt: skip


def _coding(drawn: random.Random) -> Coding:
    themas = tuple(
        ThemaScore(name, drawn.randint(1, 99) / 100) for name in drawn.sample(THEMAS, drawn.randint(0, 2))
    )
    return Coding(
        drawn.choice(ROLLEN), drawn.randint(1, 99) / 100, themas, tuple(drawn.sample(THEMAS, 1)),
        drawn.choice(("geen", "wet")), drawn.random() < 0.2, drawn.choice(("geen", "bouw")), "",
        (Evidence("rol:knelpunt", 1.5, "teken 'mist'"),), STAMP.model, STAMP.codebook,
    )  # fmt: skip
