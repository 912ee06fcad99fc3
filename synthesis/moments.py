"""When documents speak: by the date they bear, else within a range that the dates they mention allow.

A date that cannot be (1 January 0001, the year 2099) is told and not used. Nothing here looks at another
document: what a later one says about an earlier one does not move it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.points import Moment
from synthesis.calendar import EARLIEST, LATEST, is_possible, shifted, span, written
from synthesis.outcomes import is_past

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus.model import Document, Fact, Observation

UNKNOWN = Moment("", "", inferred=True)
_DUE = re.compile(
    r"\b(?:vóór|voor|uiterlijk(?:\sop)?|vanaf|per|met\singang\svan|tegen)\s(?:de\s)?$", re.IGNORECASE
)
_BEFORE = re.compile(r"\b(?:vóór|voor)\s(?:de\s)?$", re.IGNORECASE)
_DATED = re.compile(
    r"\b\w*(?:brief|brieven|mail|verslag|toets|rapport|bericht|notitie|paper|overleg|vergadering|besluit|gesprek)"
    r"(?:\s(?:aan|met|bij|over)\s[\w ]{1,40})?\s(?:van|d\.d\.|op|in)\s$",
    re.IGNORECASE,
)
"""What stands before the date of a paper or meeting that a sentence refers to: that has been."""
_WILL_BE = re.compile(
    r"\b(?:zal|zullen|moet|moeten|gaat|gaan|komende?|wordt|worden|volgende?|gepland|verwacht\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ImpossibleDate:
    """A document that bears a date which cannot be: `message` tells it in Dutch."""

    document: str
    stem: str
    message: str


@dataclass(frozen=True, slots=True)
class Dating:
    """The moment of every document by its id, and the dates that were not used."""

    moments: Mapping[str, Moment]
    impossible: tuple[ImpossibleDate, ...] = ()


def dating(documents: Sequence[Document], observations: Iterable[Observation]) -> Dating:
    """When each document speaks, with what cannot be true in the order of the documents."""
    said: defaultdict[str, list[Observation]] = defaultdict(list)
    for observation in observations:
        said[observation.document].append(observation)
    moments = {document.id: moment(document, said[document.id]) for document in documents}
    return Dating(moments, tuple(told for document in documents for told in _impossible(document)))


def moment(document: Document, observations: Sequence[Observation]) -> Moment:
    """When a document speaks.

    One that bears a month speaks on some day of it. Without either it cannot be earlier than the latest past
    event that it mentions, nor later than the earliest deadline ahead of it ("vóór 1 juli 2026") or the day
    on which it was received.
    """
    own = document.metadata.date
    if own is not None and is_possible(own.value):
        return Moment(own.value, own.value)
    if own is None and (month := _month(document)):
        return Moment(*month, inferred=True)
    named = [found for observation in observations for found in _events(observation)]
    first = max((day for day, past in named if past), default="")
    ahead = [day for day, past in named if not past and day >= first]
    last = min([*ahead, *_received(document.metadata.received, first)], default="")
    return Moment(first, last, inferred=True)


def _month(document: Document) -> tuple[str, str] | None:
    """First and last day of the month that a document bears instead of a day, where that can be."""
    fact = document.metadata.month
    days = span(fact.value) if fact else None
    return days if days and all(map(is_possible, days)) else None


def is_later(moment: Moment, until: str) -> bool:
    """Whether it is certainly after a day: of a document that may be earlier this is not so."""
    return bool(until) and moment.first > until


def is_by(moment: Moment, until: str) -> bool:
    """Whether it is certainly on or before a day ("" for no limit); a moment that is unknown is not."""
    return bool(moment.last) and (not until or moment.last <= until)


def is_after(later: Moment, earlier: Moment) -> bool:
    """Whether one is certainly after the other."""
    return bool(earlier.last) and later.first > earlier.last


def may_follow(later: Moment, earlier: Moment) -> bool:
    """Whether one can be on the same day as the other or after it."""
    return not (later.last and earlier.first and later.last < earlier.first)


def reference_date(documents: Sequence[Document], peildatum: str | None = None) -> str:
    """The day on which something is late or not: the `peildatum`, else the latest date that a document bears.

    It is "" in a dossier without dates. Never the day of today, so that the same dossier gives the same.
    """
    own = (document.metadata.date for document in documents)
    return peildatum or max((fact.value for fact in own if fact and is_possible(fact.value)), default="")


def _received(fact: Fact | None, first: str) -> Iterator[str]:
    if fact is not None and is_possible(fact.value) and fact.value >= first:
        yield fact.value


def _events(observation: Observation) -> Iterator[tuple[str, bool]]:
    """(day, whether it has been) of dated events: of past ones the first possible day, else the last."""
    text = observation.text
    for mention in observation.mentions:
        days = span(mention.value) if mention.kind == "datum" else None
        if days is None or not (days[0] >= EARLIEST and days[1] <= LATEST):
            continue
        before = text[: mention.start]
        if _DUE.search(before):
            if not is_past(text):
                yield (shifted(days[0], -1) if _BEFORE.search(before) else days[1]), False
        elif _DATED.search(before) or (is_past(text) and not _WILL_BE.search(text)):
            yield days[0], True


def _impossible(document: Document) -> Iterator[ImpossibleDate]:
    own = document.metadata.date
    if own is not None and not is_possible(own.value):
        yield ImpossibleDate(
            document.id,
            document.stem,
            f"{document.stem}: de datum {written(own.value)} kan niet kloppen en is niet gebruikt; "
            "verbeter hem in dossier.toml.",
        )
