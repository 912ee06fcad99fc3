"""By whom, when and about what passages are, as arrays: what may react to what, for many pairs at once."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from synthesis.calendar import shifted

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from corpus.findings import Passage
    from synthesis.timeline import Timeline

    Numbers = NDArray[np.int64]
    Which = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Circumstances:
    """Those of passages by their row in the contents; rows without a passage have none.

    `voice` and `document` are numbers of these; `first` and `last` are places of days in `days`, 0 for a day
    that is not known. `themas` and `subjects` have a column for each thema.
    """

    days: tuple[str, ...]
    voice: Numbers
    document: Numbers
    first: Numbers
    last: Numbers
    relayed: Which
    known: Which
    themas: Which
    subjects: Which

    @classmethod
    def of(cls, passages: Mapping[int, Passage], size: int, timeline: Timeline) -> Circumstances:
        """The circumstances of passages by row, of `size` rows."""
        import numpy as np

        rows = np.array(sorted(passages), dtype=np.int64)
        several = [passages[row] for row in rows.tolist()]
        moments = [timeline.moment(passage) for passage in several]
        days = tuple(sorted({""}.union(*((moment.first, moment.last) for moment in moments))))
        place = {day: number for number, day in enumerate(days)}
        labels = [passage.observation.coding.themas for passage in several]
        touched = [
            (*themas, *p.observation.coding.onderwerp) for themas, p in zip(labels, several, strict=True)
        ]
        columns = tuple(sorted(frozenset().union(*touched)))
        return cls(
            days,
            voice=_placed(size, rows, _numbered([passage.bron for passage in several])),
            document=_placed(size, rows, _numbered([passage.observation.document for passage in several])),
            first=_placed(size, rows, [place[moment.first] for moment in moments]),
            last=_placed(size, rows, [place[moment.last] for moment in moments]),
            relayed=_placed(size, rows, [passage.relayed for passage in several]) > 0,
            known=_placed(size, rows, [timeline.is_known(passage) for passage in several]) > 0,
            themas=_marked(size, rows, labels, columns),
            subjects=_marked(size, rows, touched, columns),
        )

    def one_document(self, one: Numbers, other: Numbers) -> Which:
        """Which pairs stand in one document."""
        found: Which = self.document[one] == self.document[other]
        return found

    def one_voice(self, one: Numbers, other: Numbers) -> Which:
        """Which pairs are of one voice, `other` not passed on from another."""
        found: Which = (self.voice[one] == self.voice[other]) & ~self.relayed[other]
        return found

    def one_thema(self, one: Numbers, other: Numbers) -> Which:
        """Which pairs share a thema."""
        return _common(self.themas, one, other)

    def one_subject(self, one: Numbers, other: Numbers) -> Which:
        """Which pairs share a thema, as bottleneck or subject, or have one that is without."""
        import numpy as np

        blank: Which = ~np.any(self.subjects, axis=1)
        return blank[one] | blank[other] | _common(self.subjects, one, other)

    def may_follow(self, later: Numbers, earlier: Numbers) -> Which:
        """Which pairs may be in that order, and not of one day: `moments.may_follow`."""
        last, first = self.last[later], self.first[earlier]
        turned = (last > 0) & (first > 0) & (last < first)
        found: Which = ~turned & (self.first[later] != self.last[earlier])
        return found

    def is_after(self, later: Numbers, earlier: Numbers, days: int = 0) -> Which:
        """Which pairs are certainly in that order, so many days apart: `moments.is_after`."""
        last = self.last[earlier]
        found: Which = (last > 0) & (self.first[later] > (self._shifted(days)[last] if days else last))
        return found

    def _shifted(self, days: int) -> Numbers:
        """The place of the last of the days that is not later than each of them and so many days more."""
        import numpy as np

        moved = (bisect_right(self.days, shifted(day, days)) - 1 if day else 0 for day in self.days)
        return np.fromiter(moved, np.int64, len(self.days))


def _placed(size: int, rows: Numbers, values: Sequence[int]) -> Numbers:
    import numpy as np

    found = np.zeros(size, dtype=np.int64)
    found[rows] = values
    return found


def _numbered(things: Sequence[object]) -> list[int]:
    """A number from 1 for each, equal for equal things."""
    known: dict[object, int] = {}
    return [known.setdefault(thing, len(known) + 1) for thing in things]


def _marked(size: int, rows: Numbers, labels: Sequence[Collection[str]], columns: Sequence[str]) -> Which:
    import numpy as np

    found = np.zeros((size, len(columns)), dtype=bool)
    for row, own in zip(rows.tolist(), labels, strict=True):
        for label in own:
            found[row, columns.index(label)] = True
    return found


def _common(table: Which, one: Numbers, other: Numbers) -> Which:
    import numpy as np

    found: Which = np.any(table[one] & table[other], axis=1)
    return found
