"""Whose voice a sentence is: the sender's, the Kring's, or somebody else's in reported speech."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.model import Laag, PartKind
from nlp.parties import parties
from nlp.reported import attributed, may_attribute, speaking

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.model import Block, Document, Mention, Part

KRING = "Kring"
LETTERS = frozenset({PartKind.COVER_LETTER, PartKind.OTHER})
_AGREEING = r"(?:afgestemd|vastgesteld|overeengekomen|onderschreven|gedragen|besproken)"
AGREED = re.compile(
    rf"\b(?:inhoud|tekst|brief|oplegbrief)\b[^.]{{0,60}}\b{_AGREEING}\b[^.]{{0,40}}\bkring\b"
    rf"|\b(?:inhoud|tekst|brief|oplegbrief)\b[^.]{{0,40}}\bkring\b[^.]{{0,60}}\b{_AGREEING}\b"
    r"|\b(?:namens|als) (?:de )?kring\b|\bde kring gezamenlijk\b",
    re.IGNORECASE,
)
"""How a letter declares that it speaks for the Kring."""
KRING_SAYS = re.compile(
    r"^\W*de kring(?: van commissarissen(?: van de koning)?)? \w+"
    r"|\b(?:acht|benadrukt|betreurt|constateert|dringt|heeft|herhaalt|meent|onderschrijft|pleit|roept|signaleert"
    r"|verwacht|verzoekt|vindt|vraagt|waardeert|wijst|ziet) de kring\b"
    r"|^\W*als kring\b|^\W*de commissarissen (?:van de koning )?\w+",
    re.IGNORECASE,
)
KRING_WORDS = ("kring", "commissarissen")
MINUTES_OF = re.compile(
    r"^(?:concept)?(?:verslag|notulen|besluitenlijst)(?: van)?(?: het| de)? ([^\d,;:]*[^\d,;:\s])",
    re.IGNORECASE,
)
LONGEST = 2_000
"""Characters of the longest sentence that is searched for speakers; a longer one is a text without stops."""


def agreed_parts(document: Document, blocks: Iterable[Block]) -> frozenset[int]:
    """The letters in a file that declare themselves agreed within the Kring: their voice is the Kring's."""
    letters = {part.index for part in document.parts if part.kind in LETTERS}
    if document.metadata.laag is Laag.KRING:
        return frozenset(part.index for part in document.parts)
    if document.metadata.laag is not Laag.PROVINCIE:
        return frozenset()
    return frozenset(block.part for block in blocks if block.part in letters and AGREED.search(block.text))


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
    if any(word in text.lower() for word in KRING_WORDS) and KRING_SAYS.search(text):
        return KRING
    in_minutes = kind is PartKind.MINUTES
    if len(text) > LONGEST or not (in_minutes or may_attribute(text)):
        return default
    found = parties(text, mentions, known)
    voices = [*attributed(text, found), *(speaking(text, found) if in_minutes else ())]
    names = {name for party in voices for name in party.names}
    return names.pop() if len(names) == 1 else default
