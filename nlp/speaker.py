"""Whose voice a sentence is: the sender's, a collective's, or somebody else's in reported speech."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus import collective
from corpus.model import Laag, PartKind
from nlp.parties import parties
from nlp.reported import attributed, may_attribute, speaking

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.codebook import Collective
    from corpus.model import Block, Document, Mention, Part

LETTERS = frozenset({PartKind.COVER_LETTER, PartKind.OTHER})
_AGREEING = r"(?:afgestemd|vastgesteld|overeengekomen|onderschreven|gedragen|besproken)"
_SAYS = (
    r"(?:acht|benadrukt|betreurt|constateert|dringt|heeft|herhaalt|meent|onderschrijft|pleit|roept|signaleert"
    r"|verwacht|verzoekt|vindt|vraagt|waardeert|wijst|ziet)"
)
MINUTES_OF = re.compile(
    r"^(?:concept)?(?:verslag|notulen|besluitenlijst)(?: van)?(?: het| de)? ([^\d,;:]*[^\d,;:\s])",
    re.IGNORECASE,
)
LONGEST = 2_000
"""Characters of the longest sentence that is searched for speakers; a longer one is a text without stops."""


@dataclass(frozen=True, slots=True, eq=False)
class Together:
    """How the texts of a law show the voice of its collective.

    `agreed` is how a letter declares that it speaks for it, `says` how a sentence names it as its speaker,
    which none does that has none of `words` (lower case).
    """

    name: str
    laag: Laag
    agreed: re.Pattern[str]
    says: re.Pattern[str]
    words: tuple[str, ...]


def together() -> Together | None:
    """That of the law in use; none when nobody speaks as one there."""
    found = collective.collective()
    return _together(found) if found else None


@lru_cache(maxsize=4)
def _together(one: Collective) -> Together:
    own, members = re.escape(one.short.lower()), re.escape(one.members)
    rest = re.escape(one.name.lower().partition(one.members.lower())[2].strip())
    titled = rf"{members} {rest}" if rest else members
    agreed = re.compile(
        rf"\b(?:inhoud|tekst|brief|oplegbrief)\b[^.]{{0,60}}\b{_AGREEING}\b[^.]{{0,40}}\b{own}\b"
        rf"|\b(?:inhoud|tekst|brief|oplegbrief)\b[^.]{{0,40}}\b{own}\b[^.]{{0,60}}\b{_AGREEING}\b"
        rf"|\b(?:namens|als) (?:{one.article} )?{own}\b|\b{one.article} {own} gezamenlijk\b",
        re.IGNORECASE,
    )
    says = re.compile(
        rf"^\W*{one.article} {own}(?: van (?:{titled}|{members}))? \w+"
        rf"|\b{_SAYS} {one.article} {own}\b|^\W*als {own}\b|^\W*de (?:{titled}|{members}) \w+",
        re.IGNORECASE,
    )
    return Together(one.short, one.laag, agreed, says, (one.short.lower(), one.members.lower()))


def agreed_parts(document: Document, blocks: Iterable[Block]) -> frozenset[int]:
    """The letters in a file that declare themselves agreed within the collective, and speak for it."""
    letters = {part.index for part in document.parts if part.kind in LETTERS}
    voice = together()
    if voice is None:
        return frozenset()
    if document.metadata.laag is Laag.COLLECTIVE:
        return frozenset(part.index for part in document.parts)
    if document.metadata.laag is not voice.laag:
        return frozenset()
    return frozenset(
        block.part for block in blocks if block.part in letters and voice.agreed.search(block.text)
    )


def meeting(part: Part) -> str:
    """The name of the meeting whose minutes these are; "" when the title does not tell.

    What nobody in particular says in minutes is the meeting's voice, not that of who called it.
    """
    named = MINUTES_OF.match(part.title)
    return named[1][:1].upper() + named[1][1:] if named else ""


def sender(document: Document) -> str:
    """The name under which the document speaks: its senders joined; "" when it does not say."""
    names = [fact.value for fact in document.metadata.senders]
    return " en ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""


def speaker(
    text: str, mentions: Iterable[Mention], kind: PartKind, default: str, known: Sequence[str] = ()
) -> str:
    """Whose voice a sentence is, when that of its part is `default`.

    An organisation goes by its normal form, a group by its plural ("gemeenten"). `known` are the
    organisations of the document (`known_parties`). Where several may be meant it is `default`.
    """
    voice = together()
    if voice and any(word in text.lower() for word in voice.words) and voice.says.search(text):
        return voice.name
    in_minutes = kind is PartKind.MINUTES
    if len(text) > LONGEST or not (in_minutes or may_attribute(text)):
        return default
    found = parties(text, mentions, known)
    voices = [*attributed(text, found), *(speaking(text, found) if in_minutes else ())]
    names = {name for party in voices for name in party.names}
    return names.pop() if len(names) == 1 else default
