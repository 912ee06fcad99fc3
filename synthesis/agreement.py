"""Letters that say for whom they speak: agreed among those who speak as one, or plainly not.

Each member of a collective sends the letter that they agreed upon. One that declares itself agreed speaks for
all, also when the dossier has no other; one that declares that it is not, or in part only, speaks for its
sender.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.model import PartKind
from synthesis.declarations import agreed, names_collective
from synthesis.voices import is_member, together

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.findings import Passage
    from synthesis.voices import Voices

Letter = tuple[str, int]
"""A letter: the id of its document and the index of its part."""

_KINDS = (PartKind.COVER_LETTER, PartKind.OTHER)


def spoken_for(passages: Sequence[Passage], voices: Voices) -> tuple[Passage, ...]:
    """The passages, those of letters that say for whom they speak in that voice."""
    said = _declared(passages, voices)
    return tuple(_in_voice(passage, said.get(letter(passage)), voices) for passage in passages)


def own_letters(passages: Sequence[Passage], voices: Voices) -> frozenset[Letter]:
    """The letters that declare that they are not agreed with the other members, or in part only."""
    return frozenset(which for which, agreed in _declared(passages, voices).items() if not agreed)


def letter(passage: Passage) -> Letter:
    """The letter that a passage stands in."""
    return passage.observation.document, passage.observation.part


def _declared(passages: Iterable[Passage], voices: Voices) -> Mapping[Letter, bool]:
    """What letters of members declare; one that says both is not agreed as a whole."""
    found: defaultdict[Letter, list[bool]] = defaultdict(list)
    for passage in passages:
        if passage.part in _KINDS and is_member(voices.senders[passage.observation.document]):
            says = agreed(passage.observation.text)
            if says is not None:
                found[letter(passage)].append(says)
    return {which: all(says) for which, says in found.items()}


def _in_voice(passage: Passage, agreed: bool | None, voices: Voices) -> Passage:
    """A sentence that names those who speak as one keeps the voice that it was given."""
    sender, one = voices.senders[passage.observation.document], together()
    if one and agreed and passage.bron == sender:
        return replace(passage, bron=one)
    if agreed is False and passage.bron == one and not names_collective(passage.observation.text):
        return replace(passage, bron=sender)
    return passage
