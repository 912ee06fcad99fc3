"""From a reading to its observations: cut in sentences, note what is named, code each.

`analyse` is pure: the same reading gives the same observations on any machine.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from corpus.ids import source_digest
from corpus.model import Observation, PartKind
from nlp import classifier, codebooks, coding, entities, installed, minutes, sentences
from nlp.coding import STRUCTURAL_ROL, Setting
from nlp.features import found
from nlp.phase import phase
from nlp.speaker import KRING, agreed_parts, meeting, sender, speaker
from nlp.stretches import Stretch, stretches

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from corpus.codebook import Codebook
    from corpus.model import Block, Coding, Mention, Reading
    from nlp.codebooks import Ruled
    from nlp.coding import Chances
    from nlp.features import Found
    from nlp.sentences import Unit

    Mentions = tuple[Mention, ...]


def codebook() -> Codebook:
    """The codebook in use."""
    return codebooks.load().codebook


def model() -> str:
    """The identity of the machine coder: its learnt heads, this package, the language model in use."""
    made = classifier.identity(codebooks.load().codebook.id), source_digest("nlp"), installed.identity()
    return "/".join(filter(None, made))


def analyse(reading: Reading) -> tuple[Observation, ...]:
    """The observations of a document, in order of place."""
    units = tuple(sentences.segment(reading.blocks))
    blocks = {block.index: block for block in reading.blocks}
    mentions = [entities.mentions(unit.text) for unit in units]
    page_of, confidence = _pages(reading), _confidences(reading)
    codings = _codings(reading, units, blocks, mentions)
    observations = tuple(
        _observation(reading.document.id, unit, blocks[unit.block], (page_of, confidence), given, named)
        for unit, given, named in zip(units, codings, mentions, strict=True)
    )
    return minutes.with_actions(reading, observations)


def _codings(
    reading: Reading, units: Sequence[Unit], blocks: Mapping[int, Block], mentions: Sequence[Mentions]
) -> list[Coding]:
    ruled, name = codebooks.load(), model()
    voice = _voices(reading)
    judged = _judge(units, blocks, ruled)
    listed = minutes.action_lists(reading.blocks)
    codings = []
    for i, (unit, named) in enumerate(zip(units, mentions, strict=True)):
        block = blocks[unit.block]
        spreker = voice(unit, block, named)
        if i in judged:
            evidence, chances = judged[i]
            evidence = minutes.listed(evidence) if unit.block in listed else evidence
            setting = Setting(ruled.codebook, name, phase(evidence), spreker)
            codings.append(coding.spoken(evidence, chances, setting))
        else:
            evidence = found(ruled.rules, Stretch(block.path, (unit.text,)))[0]
            setting = Setting(ruled.codebook, name, phase(evidence), spreker)
            rol = minutes.ACTIE if unit.block in listed else STRUCTURAL_ROL[block.kind]
            codings.append(coding.structural(rol, block.kind.value, setting))
    return codings


def _judge(
    units: Sequence[Unit], blocks: Mapping[int, Block], ruled: Ruled
) -> dict[int, tuple[Found, Chances]]:
    """What rules and heads say of every sentence in running text, by the unit's index."""
    sections = list(stretches(units, blocks))
    evidence = [found(ruled.rules, stretch) for _, stretch in sections]
    learnt = classifier.load(ruled.codebook.id).predict([stretch for _, stretch in sections], evidence)
    indexes = [i for members, _ in sections for i in members]
    rules = [one for section in evidence for one in section]
    return {i: (one, chances) for i, one, chances in zip(indexes, rules, learnt, strict=True)}


def _voices(reading: Reading) -> Callable[[Unit, Block, Mentions], str]:
    """Tells whose voice a unit is."""
    agreed, own = agreed_parts(reading.document, reading.blocks), sender(reading.document)
    defaults = {
        part.index: KRING
        if part.index in agreed
        else (meeting(part) or own if part.kind is PartKind.MINUTES else own)
        for part in reading.document.parts
    }
    kinds = {part.index: part.kind for part in reading.document.parts}

    def voice(unit: Unit, block: Block, mentions: Mentions) -> str:
        return speaker(unit.text, mentions, kinds[block.part], defaults[block.part])

    return voice


def _pages(reading: Reading) -> Callable[[int], int]:
    """Tells on which page an offset of the source lies; 0 for a format without pages."""
    starts = [page.start for page in reading.pages]

    def page_of(offset: int) -> int:
        at = bisect_right(starts, offset) - 1
        return reading.pages[at].number if at >= 0 and offset < reading.pages[at].end else 0

    return page_of


def _confidences(reading: Reading) -> Callable[[int, int], float | None]:
    """Tells how sure the least certain recognised word of a range of the source is; none if it was typed."""
    words = [word for page in reading.pages for word in page.words]
    ends = [word.end for word in words]

    def lowest(start: int, end: int) -> float | None:
        within = takewhile(lambda word: word.start < end, islice(words, bisect_right(ends, start), None))
        return min((word.confidence for word in within), default=None)

    return lowest


def _observation(
    document: str,
    unit: Unit,
    block: Block,
    measured: tuple[Callable[[int], int], Callable[[int, int], float | None]],
    given: Coding,
    mentions: Mentions,
) -> Observation:
    start, end = block.content.source_span(unit.start, unit.end)
    place = f"{document} {start} {end} {unit.text}"
    return Observation(
        id=hashlib.sha256(place.encode()).hexdigest()[:16],
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
