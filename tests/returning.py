"""Small corpora of invented documents for the tests of exchange, with texts repaired as readers do."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from corpus import store
from corpus.ids import observation_id
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
    Observation,
    Part,
    PartKind,
    Reading,
    ThemaScore,
)
from corpus.recording import Stamp
from corpus.spans import AlignedText
from nlp import codebooks

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.store import Corpus

CODEBOOK = codebooks.load().codebook
WORDS = CODEBOOK.vocabulary
STAMP = Stamp("lezer/1", "model/1", CODEBOOK.name)
SENTENCES = (
    "De termijn is te krap.", "=1+1 is geen formule", "'s Avonds is er geen overleg; dat is laat.",
    "Wij vragen\tom uitstel", "De ﬁnanciering ontbreekt.", "Het uitvoe-\nringsbesluit is onduidelijk.",
    "😀 €\u202f3 miljoen “tekort”", "-",
    "@COA komt hierop terug.", "Een zin met \\N en \\; erin.", "\u2028Regeleinde", "  Ruimte  ervoor",
)  # fmt: skip
THEMATIC = ("knelpunt", "gevolg")

texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4)
scores = st.floats(0, 1).map(lambda value: round(value, 4))


@st.composite
def codings(draw: st.DrawFn) -> Coding:
    """Any coding that the codebook allows."""
    rol = draw(st.sampled_from(WORDS["rol"]))
    themas = (
        draw(st.lists(st.sampled_from(WORDS["thema"]), max_size=3, unique=True)) if rol in THEMATIC else []
    )
    reasons = draw(st.lists(st.sampled_from(("te krap", "kans: 97 %", '"', "é\\")), max_size=2))
    return Coding(
        rol, draw(scores), tuple(ThemaScore(thema, draw(scores)) for thema in themas),
        tuple(draw(st.lists(st.sampled_from(WORDS["thema"]), max_size=2, unique=True))),
        draw(st.sampled_from(WORDS["toerekening"])) if rol in THEMATIC else "geen", draw(st.booleans()),
        draw(st.sampled_from(WORDS["fase"])), draw(st.sampled_from(("", "Kring", "Provincie Waardland"))),
        tuple(Evidence(f"rol:{rol}", draw(scores), detail) for detail in reasons),
        STAMP.model, STAMP.codebook,
        draw(st.booleans()),
        getroffen=tuple(draw(st.lists(st.sampled_from(("COA", "gemeenten")), max_size=1))),
        aan=draw(st.sampled_from(("", "minister"))),
    )  # fmt: skip


@st.composite
def documents(draw: st.DrawFn, number: int) -> tuple[Reading, tuple[Observation, ...]]:
    """A document with the observations of each of its sentences."""
    lines = draw(st.lists(texts, min_size=1, max_size=4))
    source = "\n".join(" ".join(line) for line in lines)
    id_ = hashlib.sha256(f"{number} {source}".encode()).hexdigest()
    blocks: list[Block] = []
    observations: list[Observation] = []
    at = 0
    for index, line in enumerate(lines):
        whole = " ".join(line)
        content = _repaired(AlignedText.of(source, at, at + len(whole)))
        kind = draw(st.sampled_from((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING)))
        path = ("Realisatie",) if draw(st.booleans()) else ()
        blocks.append(Block(index, 0, kind, content, 1, int(kind is BlockKind.HEADING), path))
        observations += _observed(draw, id_, blocks[-1], line)
        at += len(whole) + 1
    secret = Fact("niet delen", "niet delen") if draw(st.booleans()) else None
    metadata = Metadata(
        senders=tuple(
            Fact(name, name) for name in draw(st.sampled_from(((), ("Provincie Merenland",), ("VNG", "G40"))))
        ),
        laag=draw(st.sampled_from(list(Laag))),
        date=draw(st.none() | st.just(Fact("2026-01-26", "26 januari 2026"))),
        subject=draw(st.none() | st.just(Fact("Invoeringstoets", "Invoeringstoets"))),
        confidential=secret,
    )
    parts = (Part(0, draw(st.sampled_from(list(PartKind))), "Toets", "Toets"),)
    document = Document(id_, f"brieven/stuk-{number}.txt", "txt", 1, parts, metadata)
    return Reading(document, source, (), tuple(blocks)), tuple(observations)


def _repaired(text: AlignedText) -> AlignedText:
    return text.sub(re.compile("ﬁ"), "fi").sub(re.compile("-\n"), "")


def _observed(draw: st.DrawFn, id_: str, block: Block, line: list[str]) -> list[Observation]:
    found: list[Observation] = []
    start = 0
    for sentence in line:
        own = _repaired(AlignedText.of(sentence)).text
        begin = block.text.index(own, start)
        end = start = begin + len(own)
        text = block.text[begin:end].strip()
        begin += len(own) - len(own.lstrip())
        end = begin + len(text)
        mentions = (
            (Mention("actor", 0, 2, text[:2], "iets"),) if len(text) > 2 and draw(st.booleans()) else ()
        )
        action = Action("Jansen", "", "") if draw(st.booleans()) else None
        span = block.content.source_span(begin, end)
        found.append(
            Observation(
                observation_id(id_, *span, text),
                id_,
                0,
                block.index,
                begin,
                end,
                1,
                text,
                block.path,
                draw(codings()),
                mentions,
                action,
                draw(st.none() | scores),
            )
        )
    return found


@st.composite
def dossiers(draw: st.DrawFn) -> tuple[tuple[Reading, tuple[Observation, ...]], ...]:
    """One to three documents."""
    return tuple(draw(documents(number)) for number in range(draw(st.integers(1, 3))))


def corpus_of(where: Path | str, dossier: tuple[tuple[Reading, tuple[Observation, ...]], ...]) -> Corpus:
    """A corpus that holds these documents, saved one by one in order of their ids."""
    corpus = store.open(where, create=True, moment=lambda: "2026-03-02T09:30:00+00:00")
    corpus.keep_codebook(CODEBOOK)
    for reading, observations in sorted(dossier, key=lambda one: one[0].document.id):
        corpus.save(reading, observations, STAMP)
    corpus.set_folder({reading.document.name: reading.document.id for reading, _ in dossier}, {})
    return corpus


def recoded(observation: Observation, **labels: object) -> Observation:
    """The observation with another coding."""
    return replace(observation, coding=replace(observation.coding, **labels))  # type: ignore[arg-type]
