"""From a reading to its observations: cut in sentences, note what is named, code each.

`analyse` is pure: the same reading gives the same observations on any machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus import lawbook
from corpus.ids import observation_id, source_digest
from corpus.model import Observation
from nlp import chosen, codebooks, entities, installed, minutes, places, sentences
from nlp.judging import codings

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.codebook import Codebook
    from corpus.model import Block, Coding, Mention, Reading
    from nlp.sentences import Unit


READ = (lawbook.CODEBOOK, lawbook.SIGNS, lawbook.NAMES, lawbook.ORGANISATIONS, lawbook.VOICES)
"""The files of a codebook that the coding rests on."""


def codebook() -> Codebook:
    """The codebook in use."""
    return codebooks.load().codebook


def model() -> str:
    """The identity of the machine coder: its learnt heads, this package, the codebook and language model."""
    book = lawbook.in_use().digest(*READ)
    made = chosen.identity(), source_digest("nlp"), book, installed.identity()
    return "/".join(filter(None, made))


def analyse(reading: Reading) -> tuple[Observation, ...]:
    """The observations of a document, in order of place."""
    units = tuple(sentences.segment(reading.blocks))
    blocks = {block.index: block for block in reading.blocks}
    mentions = [entities.mentions(unit.text) for unit in units]
    measured = places.pages(reading), places.confidences(reading)
    given = codings(reading, units, mentions, model())
    observations = tuple(
        _observation(reading.document.id, unit, blocks[unit.block], measured, coding, named)
        for unit, coding, named in zip(units, given, mentions, strict=True)
    )
    return minutes.with_actions(reading, observations)


def _observation(
    document: str,
    unit: Unit,
    block: Block,
    measured: tuple[Callable[[int], int], Callable[[int, int], float | None]],
    given: Coding,
    mentions: tuple[Mention, ...],
) -> Observation:
    start, end = block.content.source_span(unit.start, unit.end)
    return Observation(
        id=observation_id(document, start, end, unit.text),
        document=document,
        part=block.part,
        block=unit.block,
        start=unit.start,
        end=unit.end,
        page=measured[0](start),
        text=unit.text,
        path=block.path,
        coding=given,
        mentions=mentions,
        confidence=measured[1](start, end),
    )
