"""The documents of a dossier by day and kind, so that one that is named need not be sought among all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from synthesis.calendar import is_possible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus.model import Document, PartKind


@dataclass(frozen=True, slots=True)
class Archive:
    """Documents in their order, by the days that they bear and by the kinds of their parts.

    `days` are in order; `dated` has the place of the document of each of them.
    """

    documents: tuple[Document, ...]
    days: tuple[str, ...]
    dated: tuple[int, ...]
    kinds: Mapping[PartKind, tuple[int, ...]]

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Archive:
        """The archive of these documents; a day that cannot be is left out."""
        every = tuple(documents)
        dated = sorted({(day, place) for place, document in enumerate(every) for day in _days(document)})
        kinds: defaultdict[PartKind, list[int]] = defaultdict(list)
        for place, document in enumerate(every):
            for kind in dict.fromkeys(part.kind for part in document.parts):
                kinds[kind].append(place)
        return cls(
            every,
            tuple(day for day, _ in dated),
            tuple(place for _, place in dated),
            {kind: tuple(places) for kind, places in kinds.items()},
        )

    def fitting(self, kinds: Sequence[PartKind], between: tuple[str, str] | None) -> Iterator[Document]:
        """In order those that have a part of one of the kinds, and a day in a range; without these all."""
        sets = []
        if between is not None:
            first, last = bisect_left(self.days, between[0]), bisect_right(self.days, between[1])
            sets.append(set(self.dated[first:last]))
        if kinds:
            sets.append({place for kind in kinds for place in self.kinds.get(kind, ())})
        places = sorted(set.intersection(*sets)) if sets else range(len(self.documents))
        yield from (self.documents[place] for place in places)


def _days(document: Document) -> Iterator[str]:
    """The day of a document and that of the meeting it tells of."""
    facts = (document.metadata.date, document.metadata.meeting_date)
    yield from (fact.value for fact in facts if fact and is_possible(fact.value))
