"""Earlier documents that a passage names ("onze brief van 12 maart 2024"), and which of the dossier they are.

A name gives a kind, a sender and a date or year, as far as it goes; a document is meant when it is earlier,
fits all of these and is the only one that does. Where several fit none is chosen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model import PartKind
from synthesis.calendar import MONTHS, span
from synthesis.moments import UNKNOWN, is_after

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corpus.findings import Passage
    from corpus.model import Document
    from corpus.points import Moment
    from synthesis.archive import Archive
    from synthesis.voices import Voices

_LETTER = (PartKind.COVER_LETTER, PartKind.KAMERBRIEF, PartKind.OTHER)
_KINDS: tuple[tuple[str, tuple[PartKind, ...]], ...] = (
    ("kamerbrief", (PartKind.KAMERBRIEF,)),
    ("toets", (PartKind.INVOERINGSTOETS,)),
    ("consultatie", (PartKind.INVOERINGSTOETS, PartKind.POSITION_PAPER, PartKind.OTHER)),
    ("peiling", (PartKind.REPORT, PartKind.OTHER)),
    ("overleg", (PartKind.MINUTES,)),
    ("vergadering", (PartKind.MINUTES,)),
    ("bijeenkomst", (PartKind.MINUTES,)),
    ("verslag", (PartKind.MINUTES, PartKind.STATUTORY_REPORT, PartKind.REPORT)),
    ("plan", (PartKind.PLAN,)),
    ("paper", (PartKind.POSITION_PAPER,)),
    ("bericht", (PartKind.REPORT,)),
    ("rapport", (PartKind.REPORT,)),
    ("analyse", (PartKind.REPORT, PartKind.INVOERINGSTOETS)),
    ("evaluatie", (PartKind.REPORT,)),
    ("nota", (PartKind.BESLISNOTA,)),
    ("notitie", (PartKind.POSITION_PAPER, PartKind.OTHER)),
    ("correspondentie", _LETTER),
    ("schrijven", _LETTER),
    ("brie", _LETTER),
)
"""What a document may be when its name holds the word; the first that it holds decides."""

_NOUN = (
    r"(?:\w*(?:brief|brieven|schrijven|correspondentie|toets(?:en)?|(?:jaar|voortgangs)?bericht(?:en)?|verslag(?:en)?|"
    r"paper'?s?|notities?|nota'?s?|rapport(?:en|ages?)?|overleg(?:gen)?|vergadering(?:en)?|bijeenkomst(?:en)?|"
    r"consultaties?|peilingen?|peiling|evaluaties?|analyses?|plan(?:nen)?)|provinciaal\s(?:verslag|plan))\b"
)
_OWNER = r"(?P<own>ons|onze|mijn)|(?P<your>uw)|de|het|een"
_ADJECTIVE = r"(?!(?:in|op|van|aan|bij|met|uit|over|door|de|het|een|en)\b)[\w-]+\s"
_TAIL = (
    r"\s(?:van|aan|uit|over|d\.d\.|in|op|met|bij)\s(?:(?:de|het|uw|ons|mijn)\s)?"
    rf"(?-i:[A-Z0-9][\w’'&.-]*|{'|'.join(MONTHS)})(?:\s(?:(?:en|van|voor|de)\s)?(?-i:[A-Z0-9][\w’'&-]*|{'|'.join(MONTHS)}))*"
)
"""What tells a document apart: a date, a year, a name with a capital."""
_NAMED = re.compile(
    rf"\b(?:{_OWNER})\s(?:{_ADJECTIVE}){{0,2}}(?P<noun>{_NOUN})(?P<rest>(?:{_TAIL}){{0,3}})"
    rf"|\b(?:in|uit|bij|tijdens)\s(?P<bare>(?:{_ADJECTIVE})??(?:eerdere?|vorige?|voorgaande|vroegere)\s(?:{_ADJECTIVE})??"
    rf"(?P<barenoun>{_NOUN})(?P<barerest>(?:{_TAIL}){{0,3}}))"
    r"|\b(?P<when>(?:in|op)\s[0-9][\w ]{3,20}?\s(?:een|de|het|ons|onze)\s"
    rf"(?:{_ADJECTIVE})??(?P<whennoun>{_NOUN}))",
    re.IGNORECASE,
)
_PREVIOUS = re.compile(r"\b(?:vorige?|voorgaande)\b", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:eerdere?|vorige?|voorgaande|vroegere|eerste|laatste)\b", re.IGNORECASE)
_OVER = re.compile(r"\bover\s(?:het\sjaar\s)?$", re.IGNORECASE)
_BY = re.compile(
    r"\b(?:van|door)\s(?:de\s|het\s)?(?P<name>[A-Z][\w&’'-]*(?:\s(?:van|en|de|voor)?\s?[A-Z][\w&’'-]*)*)"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A document as a passage names it: its words, what it may be, whose it is ("own", "your", a name or "").

    `days` are the first and last that its date can be; `previous` asks for the last one before the passage.
    """

    named: str
    kinds: tuple[PartKind, ...]
    sender: str
    days: tuple[str, str] | None
    previous: bool


def references(passage: Passage) -> Iterator[Reference]:
    """The earlier documents that a passage names: by a date or year, as earlier ones, or as one's own."""
    text = passage.observation.text
    for found in _NAMED.finditer(text):
        group = next((name for name in ("bare", "when") if found[name]), 0)
        named, start = found[group], found.start(group)
        days = _days(passage, start, found.end(group))
        if days is None and not _EARLIER.search(named):
            continue
        noun = found["noun"] or found["barenoun"] or found["whennoun"]
        yield Reference(
            named=named.strip(),
            kinds=next((kinds for word, kinds in _KINDS if word in noun.casefold()), ()),
            sender=_sender(found),
            days=days,
            previous=_PREVIOUS.search(named) is not None,
        )


def _sender(found: re.Match[str]) -> str:
    by = _BY.search(found["rest"] or found["barerest"] or "")
    if found["own"] or found["your"]:
        return "own" if found["own"] else "your"
    return by["name"] if by else ""


def meant(
    reference: Reference,
    passage: Passage,
    archive: Archive,
    voices: Voices,
    moments: Mapping[str, Moment],
) -> tuple[str, ...]:
    """The ids of the earlier documents that fit, earliest first: one is the document, several leave it open.

    "De vorige" is the latest of those that fit, if it is a single one.
    """
    own = moments.get(passage.observation.document, UNKNOWN)
    fitting = [
        document
        for document in archive.fitting(reference.kinds, reference.days)
        if is_after(own, moments.get(document.id, UNKNOWN))
        and _of_sender(document, reference, passage, voices)
    ]
    fitting.sort(key=lambda document: (moments[document.id].last, document.stem, document.id))
    if reference.previous and fitting:
        latest = moments[fitting[-1].id].last
        fitting = [document for document in fitting if moments[document.id].last == latest]
    return tuple(document.id for document in fitting)


def _days(passage: Passage, start: int, end: int) -> tuple[str, str] | None:
    """The range of the date within the name; a report "over 2023" may be of the year after."""
    for mention in passage.observation.mentions:
        days = span(mention.value) if mention.kind == "datum" else None
        if days and mention.start >= start and mention.start <= end:
            about = _OVER.search(passage.observation.text[start : mention.start])
            return (days[0], f"{int(days[1][:4]) + 1}-12-31") if about else days
    text = passage.observation.text[start:end]
    year = re.search(r"\b(?:over|van|uit|in)\s(?P<year>(?:19|20)[0-9]{2})\b", text)
    if year is None:
        return None
    return f"{year['year']}-01-01", f"{int(year['year']) + (year[0].casefold().startswith('over'))}-12-31"


def _of_sender(document: Document, reference: Reference, passage: Passage, voices: Voices) -> bool:
    if PartKind.MINUTES in {part.kind for part in document.parts} and reference.sender in ("own", "your"):
        return True  # minutes are sent by who took them, while all who were there call the meeting theirs
    sender = voices.senders[document.id]
    if reference.sender == "own":
        return sender in (passage.bron, voices.senders[passage.observation.document])
    if reference.sender == "your":
        return sender not in (passage.bron, voices.senders[passage.observation.document])
    return not reference.sender or voices.sent(reference.sender, document.id)
