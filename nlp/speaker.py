"""Whose voice a sentence is: the sender's, the Kring's, or an organisation's in reported speech."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.model import Laag, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterable

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
MINUTES_OF = re.compile(
    r"^(?:concept)?(?:verslag|notulen|besluitenlijst)(?: van)?(?: het| de)? ([^\d,;:]*[^\d,;:\s])",
    re.IGNORECASE,
)
REPORTS = re.compile(
    r"\b(geeft|geven|gaf|gaven|stelt|stellen|meldt|melden|vraagt|vragen|vroeg|benadrukt|benadrukken|merkt|merken"
    r"|licht|zegt|wijst|wijzen|antwoordt|deelt|verklaart|pleit|bepleit|biedt|komt)\b",
    re.IGNORECASE,
)
"""The verbs of reported speech in minutes."""
ATTRIBUTABLE = frozenset(
    {"AenM", "BZK", "COA", "IND", "IPO", "JenV", "Nidos", "Team Spreidingswet", "VNG", "VluchtelingenWerk"}
)
"""Organisations that speak for themselves in the minutes of others, by the normal form of their names."""


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


def speaker(text: str, mentions: Iterable[Mention], kind: PartKind, default: str) -> str:
    """Whose voice a sentence is, when that of its part is `default`."""
    if KRING_SAYS.search(text):
        return KRING
    if kind is PartKind.MINUTES and (verb := REPORTS.search(text)):
        named = [m for m in mentions if m.kind == "actor" and m.end <= verb.start()]
        if named and named[0].value in ATTRIBUTABLE:
            return named[0].value
    return default
