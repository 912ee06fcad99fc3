"""What a document says of itself that its sentences are read by: whose voice, to whom, about whom."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from corpus.model import PartKind
from nlp.affected import addressee, affected
from nlp.parties import known_parties
from nlp.speaker import agreed_parts, meeting, sender, speaker, together

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.model import Block, Mention, Reading

    Mentions = tuple[Mention, ...]


@dataclass(frozen=True)
class Voices:
    """The voices in one document."""

    reading: Reading

    @cached_property
    def _kinds(self) -> Mapping[int, PartKind]:
        return {part.index: part.kind for part in self.reading.document.parts}

    @cached_property
    def _defaults(self) -> Mapping[int, str]:
        document = self.reading.document
        agreed, own = agreed_parts(document, self.reading.blocks), sender(document)
        voice = together()
        return {
            part.index: voice.name
            if voice and part.index in agreed
            else (meeting(part) or own if part.kind is PartKind.MINUTES else own)
            for part in document.parts
        }

    @cached_property
    def _known(self) -> tuple[str, ...]:
        return tuple(known_parties(self.reading.document, self.reading.blocks))

    def spreker(self, text: str, block: Block, mentions: Mentions) -> str:
        """Whose voice a sentence is."""
        return speaker(text, mentions, self._kinds[block.part], self._defaults[block.part], self._known)

    def getroffen(self, text: str, mentions: Mentions) -> tuple[str, ...]:
        """Who bears what a sentence tells of."""
        return affected(text, mentions, self._known)

    def aan(self, text: str, mentions: Mentions) -> str:
        """Who is to act on what a sentence asks or promises."""
        to = self.reading.document.metadata.addressee
        return addressee(text, mentions, self._known, you=to.value if to else "")
