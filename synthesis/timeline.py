"""The time that a dossier covers, in periods, and which voices it has documents of in each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from corpus.collective import collective
from corpus.model import Laag
from synthesis.calendar import later, shifted
from synthesis.moments import UNKNOWN, dating, is_by, is_later

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from corpus.findings import Bron, Passage
    from corpus.model import Document
    from corpus.points import Moment


class Period(NamedTuple):
    """A stretch of time with a name: its first and last day (ISO 8601)."""

    name: str
    first: str
    last: str


def half_years(first: str, last: str) -> tuple[Period, ...]:
    """The half-years from one day to another: "2026, 1e helft"."""
    year, half = int(first[:4]), int(first[5:7]) > 6
    found = []
    while f"{year}-{'07' if half else '01'}-01" <= last:
        begin, end = ("07-01", "12-31") if half else ("01-01", "06-30")
        found.append(Period(f"{year}, {'2e' if half else '1e'} helft", f"{year}-{begin}", f"{year}-{end}"))
        year, half = year + half, not half
    return tuple(found)


def cycles(in_force: str, years: int = 2) -> Callable[[str, str], tuple[Period, ...]]:
    """Periods by the cycles of a law that came into force on a day: "cyclus 1"; before it "vóór de wet"."""

    def periods(first: str, last: str) -> tuple[Period, ...]:
        found = (
            [Period("vóór de wet", min(first, in_force), shifted(in_force, -1))] if first < in_force else []
        )
        begin, number = in_force, 1
        while begin <= last:
            after = later(begin, 12 * years)
            if after > first:
                found.append(Period(f"cyclus {number}", begin, shifted(after, -1)))
            begin, number = after, number + 1
        return tuple(found)

    return periods


@dataclass(frozen=True, slots=True)
class Timeline:
    """The periods up to the day `until`, the moment of each document, and who speaks when.

    `heard` has by period the voices that speak for themselves in a document of it: the senders, and those
    whose words minutes or letters give; what is relayed is nobody's speaking. `layers` has their layers.
    """

    until: str
    moments: Mapping[str, Moment]
    periods: tuple[Period, ...]
    heard: Mapping[str, frozenset[Bron]]
    layers: Mapping[str, frozenset[Laag]]

    @classmethod
    def of(
        cls,
        documents: Sequence[Document],
        passages: Iterable[Passage],
        senders: Mapping[str, Bron],
        *,
        until: str = "",
        periods: Callable[[str, str], tuple[Period, ...]] = half_years,
    ) -> Timeline:
        """The timeline of a dossier; `senders` has the voice of each document by its id.

        A document that may be later than `until` opens no period and lets nobody speak in one.
        """
        passages = tuple(passages)
        moments = dating(documents, (passage.observation for passage in passages)).moments
        known = {key: moment for key, moment in moments.items() if is_by(moment, until) and moment.first}
        first = min((moment.first for moment in known.values()), default="")
        last = until or max((moment.last for moment in known.values()), default="")
        found = periods(first, last) if first else ()
        speaking = defaultdict(set, {key: {bron} for key, bron in senders.items()})
        for passage in passages:
            if not passage.relayed:
                speaking[passage.observation.document].add(passage.bron)
        heard = _heard(found, known, speaking)
        layers = {name: frozenset(map(layer, voices)) for name, voices in heard.items()}
        return cls(until, moments, found, heard, layers)

    def moment(self, passage: Passage) -> Moment:
        """When the document of a passage speaks."""
        return self.moments.get(passage.observation.document, UNKNOWN)

    def period(self, moment: Moment) -> str:
        """The name of the period in which a moment lies, "" when that is not certain."""
        return _name(self.periods, moment)

    def shows(self, passage: Passage) -> bool:
        """Whether the passage may be looked at: its document is not certainly later than `until`."""
        return not is_later(self.moment(passage), self.until)

    def is_known(self, passage: Passage) -> bool:
        """Whether the passage was there on the day `until` beyond doubt."""
        return is_by(self.moment(passage), self.until)


def layer(bron: Bron) -> Laag:
    """The layer of government in which a voice speaks; that of a collective is its members'."""
    found = collective() if bron.laag is Laag.COLLECTIVE else None
    return found.laag if found else bron.laag


def _heard(
    periods: Sequence[Period], moments: Mapping[str, Moment], speaking: Mapping[str, set[Bron]]
) -> dict[str, frozenset[Bron]]:
    heard: dict[str, set[Bron]] = {period.name: set() for period in periods}
    for document, moment in moments.items():
        if name := _name(periods, moment):
            heard[name] |= speaking[document]
    return {name: frozenset(voices) for name, voices in heard.items()}


def _name(periods: Iterable[Period], moment: Moment) -> str:
    if not (moment.first and moment.last):
        return ""
    return next((p.name for p in periods if p.first <= moment.first and moment.last <= p.last), "")
