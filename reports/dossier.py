"""The findings with the look-ups that every chapter needs.

Which sources are independent and in which documents they speak is what the findings say; every other
figure is counted from the observations that its sentence cites, so that figure and evidence cannot part.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from corpus.findings import rank
from corpus.model import PartKind
from reports.blocks import Fixed, Quote, Statement
from reports.dutch import enumeration
from reports.quotes import quoted
from reports.voices import designation, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.codebook import Codebook
    from corpus.coverage import Audit
    from corpus.findings import Bron, Finding, Findings, Passage, Respondent

PART_LABELS = {kind.value: kind.value.replace("_", " ") for kind in PartKind}

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

    def say(self, text: str, passages: Iterable[Passage]) -> Statement:
        """A sentence that rests on these passages and on their verbatim copies."""
        return Statement(text, self.ids(passages))

    def quote(self, passage: Passage) -> Quote:
        """The passage's words with their place."""
        return Quote(passage, self.citation(passage))

    def words(self, passage: Passage) -> Statement:
        """The passage's words alone, for a table that gives the place in another column."""
        return Statement(quoted(passage), (passage.id,))

    def ids(self, passages: Iterable[Passage]) -> tuple[str, ...]:
        """The observations behind the passages, verbatim copies included, in order of the annex."""
        found = {i for passage in passages for i in self._copies.get(passage.id, (passage.id,))}
        return tuple(sorted(found, key=self._place.__getitem__))

    def ids_of(self, passages: Iterable[Passage]) -> tuple[str, ...]:
        """These observations alone, in order of the annex."""
        return tuple(sorted({p.id for p in passages}, key=self._place.__getitem__))

    def of(self, respondent: Respondent) -> tuple[Passage, ...]:
        """Every observation of a document, in order of place."""
        return tuple(p for p in self.findings.passages if p.observation.document == respondent.document)

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
        return PART_LABELS[passage.part]

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
    def _place(self) -> dict[str, int]:
        return {p.id: n for n, p in enumerate(self.findings.passages)}

    @cached_property
    def _copies(self) -> dict[str, tuple[str, ...]]:
        shared = (tuple(p.id for p in text.passages) for text in self.findings.shared)
        return {id_: group for group in (*self.findings.copies, *shared) for id_ in group}

    @cached_property
    def _senders(self) -> dict[str, tuple[str, ...]]:
        return {r.document: r.senders for r in self.findings.respondents}


def voices(passages: Iterable[Passage]) -> tuple[Bron, ...]:
    """The independent sources of the passages, each once, in order of layer and name."""
    return tuple(sorted({p.bron for p in passages}, key=rank))
