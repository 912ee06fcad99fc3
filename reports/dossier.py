"""The findings with the look-ups that every chapter needs.

Which sources are independent and in which documents they speak is what the findings say; every other
figure is counted from the observations that its sentence rests on, so that figure and evidence cannot part.
Of a dossier that is too large to be shown whole, a sentence cites some of these (`selection`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from corpus import lawbook
from corpus.findings import rank
from corpus.model import PartKind
from reports import selection
from reports.blocks import Fixed, Quote, Statement
from reports.dutch import enumeration, number
from reports.quotes import quoted
from reports.voices import IN_CELL, designation, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.codebook import Codebook
    from corpus.coverage import Audit
    from corpus.findings import Bron, Finding, Findings, Passage, Respondent
    from corpus.points import Entry, Point

K = TypeVar("K")
T = TypeVar("T")

OUTSIDE = "Buiten de thema's"

COUNTED = "telling van de waarnemingen in het dossier"
"""The basis of a text that says how many there are of all, or that there are none."""


@dataclass(frozen=True)
class Dossier:
    """What a report is written from: findings as they may be shown, their codebook, the audit of a draft."""

    findings: Findings
    codebook: Codebook
    audit: Audit | None = None

    def fixed(self, text: str, article: str = "") -> Fixed:
        """A text that rests on an article of the law, or on the codebook."""
        law = f"{self.codebook.law.name}, {article}" if article else f"codeboek {self.codebook.name}"
        return Fixed(text, law)

    def say(self, text: str, passages: Iterable[Passage], most: int = selection.EVIDENCE) -> Statement:
        """A sentence that rests on these passages and on their verbatim copies, of which it cites `ids`."""
        of = tuple(passages)
        return Statement(text, cited := self.ids(of, most), self._leaves_out(of, cited))

    def count(self, text: str, passages: Iterable[Passage]) -> Statement:
        """A sentence that counts these passages, of which it cites `ids_of`."""
        of = tuple(passages)
        return Statement(text, cited := self.ids_of(of), self._leaves_out(of, cited))

    def _leaves_out(self, passages: Iterable[Passage], cited: tuple[str, ...]) -> bool:
        """Whether some of the passages or of their copies stand in documents that are not cited."""
        shown = {self.by_id[id_].observation.document for id_ in cited}
        every = (self.by_id[i] for p in passages for i in self._copies.get(p.id, (p.id,)))
        return self.is_large and any(p.observation.document not in shown for p in every)

    def quote(self, passage: Passage) -> Quote:
        """The passage's words with their place."""
        return Quote(passage, self.citation(passage))

    def words(self, passage: Passage) -> Statement:
        """The passage's words alone, for a table that gives the place in another column."""
        return Statement(quoted(passage), (passage.id,))

    @cached_property
    def is_large(self) -> bool:
        """Whether there is more than a report can show: it then shows what weighs most."""
        return len(self.findings.passages) > selection.WHOLE

    def room(self, most: int) -> int | None:
        """How many of something a report shows: all of it (`None`) but in a large dossier."""
        return most if self.is_large else None

    def where(self, place: str) -> str:
        """Where a reader finds what is not shown here: in that place, unless it shows no more than some."""
        return selection.ELSEWHERE if self.is_large else place

    def names_elsewhere(self) -> Fixed:
        """That a table counts sources of which a cell would have too many, and where their names stand."""
        text = f"Meer dan {number(IN_CELL)} bronnen telt de tabel per soort; hun namen staan in"
        return Fixed(f"{text} {self.where('de bijlage')}.", COUNTED)

    def behind(self, passages: Iterable[Passage]) -> tuple[str, ...]:
        """All observations behind the passages, verbatim copies included, in order of the annex."""
        return self._ordered(i for p in passages for i in self._copies.get(p.id, (p.id,)))

    def ids(self, passages: Iterable[Passage], most: int = selection.EVIDENCE) -> tuple[str, ...]:
        """What a sentence cites: all `behind` the passages, in a large dossier the first and some others."""
        if self.is_large:
            return self._ordered(p.id for p in selection.spread(passages, most))
        return self.behind(passages)

    def ids_of(self, passages: Iterable[Passage]) -> tuple[str, ...]:
        """What a count cites: these observations alone, in a large dossier the first and a few others."""
        of = selection.spread(passages, selection.CELL) if self.is_large else passages
        return self._ordered(p.id for p in of)

    def _ordered(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(set(ids), key=self._place.__getitem__))

    def of(self, respondent: Respondent) -> tuple[Passage, ...]:
        """Every observation of a document, in order of place."""
        return self._of.get(respondent.document, ())

    def in_file(self, stem: str) -> tuple[Passage, ...]:
        """Every observation of the documents with this name, in order of place."""
        return self._in_file.get(stem, ())

    def spoken_by(self, bron: Bron) -> tuple[Passage, ...]:
        """Every observation in the voice of a source, in order of document and place."""
        return self._spoken_by.get(bron, ())

    def beside(self, passage: Passage, step: int) -> Passage | None:
        """The observation so many places after this one (before it, if negative), or `None`."""
        place = self._place[passage.id] + step
        return self.findings.passages[place] if 0 <= place < len(self.findings.passages) else None

    def answers_to(self, id_: str) -> tuple[Entry, ...]:
        """The entries of the register that answer a point or another entry, by its id."""
        return self._answers.get(id_, ())

    def about(self, thema: str) -> tuple[Point, ...]:
        """The points of a thema ("" for those outside every thema), in the dossier's order."""
        return self._points.get(thema, ())

    def place(self, passage: Passage) -> str:
        """Where a passage stands: "oplegbrief, p. 2"; without page if the format has none.

        The senders are named when the voice is another's: "oplegbrief provincie X, p. 2". A part of no
        known kind goes by the document's title.
        """
        page = f", p. {passage.observation.page}" if passage.observation.page else ""
        part = self.part(passage) if passage.part != PartKind.OTHER else f"‘{passage.title}’"
        return " ".join(filter(None, (part, self._others(passage)))) + page

    def part(self, passage: Passage) -> str:
        """What kind of piece a passage stands in: "oplegbrief"."""
        return lawbook.paper(passage.part)

    def citation(self, passage: Passage) -> str:
        """Voice and place: "(provincie X, oplegbrief, p. 2)"."""
        return f"({designation(passage.bron)}, {self.place(passage)})"

    def _others(self, passage: Passage) -> str:
        """The senders of a document in which another voice speaks, else nothing."""
        voice = {name.casefold() for name in (passage.bron.name, *passage.bron.name.split(" en "))}
        senders = self._senders.get(passage.observation.document, ())
        return (
            ""
            if voice & {sender.casefold() for sender in senders}
            else enumeration([plain(sender) for sender in senders])
        )

    def thema(self, thema: str) -> str:
        """The label of a thema; what lies outside every thema ("") has one too."""
        return self.codebook.thema(thema).label if thema else OUTSIDE

    def finding(self, thema: str) -> Finding | None:
        """What the dossier says about a thema, or `None` when it says nothing."""
        found = next((f for f in self.findings.themas if f.thema == thema), None)
        return (
            found if found and any((found.passages, found.calls, found.commitments, found.actions)) else None
        )

    @cached_property
    def spoken(self) -> tuple[Finding, ...]:
        """The themas that the dossier speaks of, in order of the codebook."""
        return tuple(f for t in self.codebook.themas if (f := self.finding(t.id)))

    @cached_property
    def silent(self) -> tuple[str, ...]:
        """The labels of the other themas."""
        return tuple(t.label for t in self.codebook.themas if self.finding(t.id) is None)

    @cached_property
    def dated(self) -> tuple[str, ...]:
        """The dates of the documents that have one, oldest first, in ISO format."""
        return tuple(sorted(r.date for r in self.findings.respondents if r.date))

    @cached_property
    def withheld(self) -> tuple[Passage, ...]:
        """The observations that may be counted and not quoted."""
        return tuple(p for p in self.findings.passages if p.confidential)

    @cached_property
    def voices(self) -> tuple[Bron, ...]:
        """All independent sources of the dossier."""
        return voices(self.findings.passages)

    @cached_property
    def by_id(self) -> dict[str, Passage]:
        """The passages by id."""
        return {p.id: p for p in self.findings.passages}

    @cached_property
    def named(self) -> dict[str, Point | Entry]:
        """The points and the entries of the register by id."""
        every: tuple[Point | Entry, ...] = (*self.findings.points, *self.findings.register)
        return {one.id: one for one in every}

    def weight(self, passage: Passage) -> int:
        """How many independent sources make the point that a passage belongs to; of several, the most."""
        return self._weights.get(passage.id, 0)

    @cached_property
    def _weights(self) -> dict[str, int]:
        by_weight = sorted(self.findings.points, key=lambda point: len(point.sources))
        return {p.id: len(point.sources) for point in by_weight for p in point.passages}

    @cached_property
    def _answers(self) -> dict[str, tuple[Entry, ...]]:
        return _grouped((a.to, entry) for entry in self.findings.register for a in entry.answers)

    @cached_property
    def _points(self) -> dict[str, tuple[Point, ...]]:
        return _grouped((point.thema, point) for point in self.findings.points)

    @cached_property
    def _of(self) -> dict[str, tuple[Passage, ...]]:
        return _grouped((p.observation.document, p) for p in self.findings.passages)

    @cached_property
    def _in_file(self) -> dict[str, tuple[Passage, ...]]:
        return _grouped((p.stem, p) for p in self.findings.passages)

    @cached_property
    def _spoken_by(self) -> dict[Bron, tuple[Passage, ...]]:
        return _grouped((p.bron, p) for p in self.findings.passages)

    @cached_property
    def _place(self) -> dict[str, int]:
        return {p.id: n for n, p in enumerate(self.findings.passages)}

    @cached_property
    def _copies(self) -> dict[str, tuple[str, ...]]:
        shared = (tuple(p.id for p in text.passages) for text in self.findings.shared)
        return {id_: group for group in (*self.findings.copies, *shared) for id_ in group}

    @cached_property
    def _senders(self) -> dict[str, tuple[str, ...]]:
        return {r.document: r.senders for r in self.findings.respondents}


def _grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, tuple[T, ...]]:
    """The values by key, each once, in order."""
    groups: defaultdict[K, dict[int, T]] = defaultdict(dict)
    for key, value in pairs:
        groups[key][id(value)] = value
    return {key: tuple(of.values()) for key, of in groups.items()}


def voices(passages: Iterable[Passage]) -> tuple[Bron, ...]:
    """The independent sources of the passages, each once, in order of layer and name."""
    return tuple(sorted({p.bron for p in passages}, key=rank))
