"""What a document said, in a given analysis and with given judgements: also what no longer counts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from corpus import deriving, schema
from corpus.about import documents
from corpus.comparing.comparison import Entry, Said
from corpus.effective import Coded, judged
from corpus.judgements import State
from corpus.model import stem_of
from corpus.pieces import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy import Connection

    from corpus.about import About
    from corpus.judgements import Judgement, Verdict

    Cut = Callable[[int, int, int], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Analysis:
    """An analysis of a document, and whether it is the one that counts now."""

    nr: int
    document: str
    model: str
    codebook: str
    current: bool


@dataclass(frozen=True, slots=True)
class Record:
    """The analyses of all documents, in the order in which they began to count, and what documents are."""

    connection: Connection
    about: Mapping[str, About]
    analyses: Mapping[int, Analysis]

    @classmethod
    def of(cls, connection: Connection) -> Record:
        """The record of a corpus."""
        about = {one.id: one for one in documents(connection, every=True).by_number.values()}
        analysis, document, adoption = schema.analysis, schema.document, schema.adoption
        joined = adoption.join(analysis, analysis.c.nr == adoption.c.analysis)
        joined = joined.join(document, document.c.id == analysis.c.document)
        columns = [analysis.c[name] for name in ("nr", "document", "model", "codebook")]
        query = (
            select(*columns, document.c.analysis.label("current")).select_from(joined).order_by(adoption.c.nr)
        )
        found: dict[int, Analysis] = {}
        for r in connection.execute(query):
            found.pop(r.nr, None)  # what was adopted again comes last
            found[r.nr] = Analysis(r.nr, r.document, r.model, r.codebook, r.current == r.nr)
        return cls(connection, about, found)

    def current(self, document: str) -> Analysis | None:
        """The analysis of a document that counts now."""
        return next((a for a in self.analyses.values() if a.document == document and a.current), None)

    def entries(self, analysis: Analysis, events: Sequence[Judgement], file: str = "") -> tuple[Entry, ...]:
        """What its document said: the machine's labels, and over them those that follow from the events.

        What is rejected is left out, as it is everywhere. `file` is the name that it goes by.
        """
        found = observed(self.connection, analysis)
        present = {coded.span.id for coded in found}
        gone = deriving.placed(self.connection, [e for e in events if e.observation not in present])
        with_ = (analysis.model, analysis.codebook)
        said = judged(found, events, gone, with_, _cutter(self.connection, analysis.document))
        rows = {coded.span.id: coded for coded in found}
        about = self.about[analysis.document]
        return tuple(
            _entry(rows[span.basis], span, verdict, about, rank, file or about.name)
            for rank, span in enumerate(said.structure.standing)
            if (verdict := said.verdicts[span.id]).state is not State.REJECTED
        )


def observed(connection: Connection, analysis: Analysis) -> list[Coded]:
    """What an analysis says of each observation; of one that counts no longer all that it ever coded."""
    if analysis.current:
        return deriving.coded(connection, analysis.document, analysis.nr)
    observation, coding = schema.observation, schema.coding
    labels = [c for c in coding.c if c.name not in {"observation", "analysis"}]
    query = (
        select(observation, *labels)
        .select_from(coding.join(observation, observation.c.nr == coding.c.observation))
        .where(coding.c.analysis == analysis.nr)
        .order_by(observation.c.seq, observation.c.nr)
    )
    return [
        Coded(Span(r["id"], r["block"], r["start_at"], r["end_at"], r["text"], r["id"]), dict(r))
        for r in connection.execute(query).mappings()
    ]


def _cutter(connection: Connection, document: str) -> Cut:
    """Gives the pieces that reviewers made as they were kept: the blocks may have been read anew since."""
    table = schema.observation
    fresh = deriving.cutter(connection, document)

    def cut(block: int, start: int, end: int) -> tuple[str, str]:
        at = (table.c.block == block, table.c.start_at == start, table.c.end_at == end)
        made = select(table.c.id, table.c.text).where(table.c.document == document, table.c.origin > 0, *at)
        kept = connection.execute(made).first()
        return (kept.id, kept.text) if kept else fresh(block, start, end)

    return cut


def _entry(coded: Coded, span: Span, verdict: Verdict, about: About, rank: int, file: str) -> Entry:
    row, labels = coded.row, verdict.labels
    themas = labels.thema or frozenset()
    given = [thema for thema, _ in json.loads(row["thema"]) if thema in themas]
    return Entry(
        id=span.id,
        text=span.text,
        document=stem_of(file),
        file=file,
        page=row["page"],
        path=tuple(json.loads(row["path"])),
        seq=rank,
        said=Said(
            rol=labels.rol or "",
            thema=(*given, *sorted(themas.difference(given))),
            toerekening=labels.toerekening or "",
            eerder="ja" if labels.eerder else "nee",
            fase=row["fase"],
        ),
        bron=about.senders,
        confidential=about.confidential,
        state=verdict.state.value,
    )
