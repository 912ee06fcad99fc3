"""The coding of all units of a document: by the block's kind, or by what rules and heads make of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nlp import chosen, codebooks, coding, minutes
from nlp.coding import STRUCTURAL_ROL, Setting
from nlp.features import found
from nlp.language import DUTCH, language
from nlp.phase import general, phase
from nlp.stretches import Stretch, stretches
from nlp.voices import Voices

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.model import Block, Coding, Mention, Reading
    from nlp.chosen import Coder
    from nlp.classifier import Chances
    from nlp.codebooks import Ruled
    from nlp.features import Found
    from nlp.sentences import Unit


def codings(
    reading: Reading, units: Sequence[Unit], mentions: Sequence[tuple[Mention, ...]], model: str
) -> list[Coding]:
    """The coding of each unit; `mentions` are what the units name, `model` is the coder's identity."""
    ruled, voices = codebooks.load(), Voices(reading)
    learnt = chosen.load()
    blocks = {block.index: block for block in reading.blocks}
    judged = _judge(units, blocks, ruled, learnt)
    listed = minutes.action_lists(reading.blocks)
    given = []
    for i, (unit, named) in enumerate(zip(units, mentions, strict=True)):
        block = blocks[unit.block]
        spreker = voices.spreker(unit.text, block, named)
        setting = Setting(ruled.codebook, model, spreker, speaking=learnt.speaking, ground=learnt.ground)
        if i not in judged:
            given.append(_by_layout(unit, block, ruled, setting, acts=unit.block in listed))
            continue
        evidence, chances = judged[i]
        evidence = minutes.listed(evidence) if unit.block in listed else evidence
        said = _by_content(unit, evidence, chances, setting)
        given.append(_concerning(said, setting, voices, unit, named))
    return given


def _concerning(
    said: Coding, setting: Setting, voices: Voices, unit: Unit, named: tuple[Mention, ...]
) -> Coding:
    """The coding, with who bears a bottleneck or effect, or who is to act on a call or commitment."""
    rol = setting.codebook.rol(said.rol)
    if rol.attributed:
        return replace(said, getroffen=voices.getroffen(unit.text, named))
    return replace(said, aan=voices.aan(unit.text, named)) if rol.thematic else said


def _by_layout(unit: Unit, block: Block, ruled: Ruled, setting: Setting, *, acts: bool) -> Coding:
    evidence = found(ruled.rules, Stretch(block.path, (unit.text,)))[0]
    rol = minutes.ACTIE if acts else STRUCTURAL_ROL[block.kind]
    return coding.structural(
        rol, block.kind.value, replace(setting, fase=phase(evidence, general(setting.codebook)))
    )


def _by_content(unit: Unit, evidence: Found, chances: Chances, setting: Setting) -> Coding:
    spoken = language(unit.text)
    setting = replace(setting, taal=spoken, fase=phase(evidence, general(setting.codebook)))
    return coding.spoken(evidence, chances, setting) if spoken == DUTCH else coding.foreign(setting)


def _judge(
    units: Sequence[Unit], blocks: Mapping[int, Block], ruled: Ruled, learnt: Coder
) -> dict[int, tuple[Found, Chances]]:
    """What rules and heads say of every sentence in running text, by the unit's index."""
    sections = list(stretches(units, blocks))
    evidence = [found(ruled.rules, stretch) for _, stretch in sections]
    chances = learnt.predict([stretch for _, stretch in sections], evidence)
    indexes = [i for members, _ in sections for i in members]
    rules = [one for section in evidence for one in section]
    return {i: (one, given) for i, one, given in zip(indexes, rules, chances, strict=True)}
