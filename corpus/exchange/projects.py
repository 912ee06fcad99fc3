"""The coded dossier as a REFI-QDA project: the machine and each person beside each other as coders."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import and_, select

from corpus import query, rows, schema
from corpus.about import documents
from corpus.coders import MACHINE, by_observation, ratings
from corpus.exchange.layout import laid
from corpus.exchange.outgoing import MASKED
from corpus.exchange.unnamed import unnamed_source
from corpus.judgements import Act, opinions, standing
from corpus.labels import Labels
from corpus.refi import CodedRow, SourceText, project_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Select

    from corpus.codebook import Codebook
    from corpus.exchange.layout import Laid
    from corpus.filters import Question
    from corpus.judgements import Judgement
    from corpus.refi import Project
    from corpus.rows import Row
    from corpus.store import Corpus

REJECTED = "Verworpen: dit is geen uitspraak."
"""The comment of whoever rejected an observation, which no code can say."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """An observation that stands, in its block and in the text of its document, and what coders say of it."""

    id: str
    document: str
    block: int
    start: int
    end: int
    at: int
    coded: tuple[CodedRow, ...]
    events: tuple[Judgement, ...]
    counts: Labels

    @property
    def until(self) -> int:
        """Where it ends in the text of its document."""
        return self.at + self.end - self.start


@dataclass(frozen=True, slots=True)
class Dossier:
    """Documents as texts, by id, with their sentences; `secret` are the ids of the confidential ones."""

    texts: Mapping[str, Laid]
    sentences: Mapping[str, tuple[Sentence, ...]]
    secret: frozenset[str]

    def sources(self, *, include_confidential: bool = True) -> Iterator[SourceText]:
        """The texts with what was coded; a confidential one says no more than that."""
        for id_, text in self.texts.items():
            if id_ in self.secret and not include_confidential:
                yield SourceText(id_, text.name, MASKED)
            else:
                coded = tuple(row for sentence in self.sentences.get(id_, ()) for row in sentence.coded)
                yield SourceText(id_, text.name, text.text, coded)


def coded(
    corpus: Corpus,
    question: Question,
    *,
    name: str,
    description: str = "",
    include_confidential: bool = False,
    include_names: bool = False,
) -> Project:
    """The project of what a question asks for: whole texts, and codings of the sentences that answer it.

    Personal data is under bars, unless `include_names`.
    """
    codebook = corpus.codebook()
    with corpus.reading() as connection:
        asked = query.asking(connection, corpus.language)
        found = dossier(connection, query.places(connection, question, asked, corpus.language), codebook)
    sources = found.sources(include_confidential=include_confidential)
    if not include_names:
        sources = map(unnamed_source, sources)
    moment = datetime.fromisoformat(corpus.moment())
    return project_of(codebook, sources, name=name, description=description, created=moment)


def dossier(connection: Connection, places: Select[tuple[int]], codebook: Codebook) -> Dossier:
    """The documents of the observations at these places, with those observations."""
    found = list(_observed(connection, places))
    about = documents(connection).by_number
    there = {row["document_nr"]: about[row["document_nr"]] for row in found}
    texts = laid(connection, [(one.id, one.name) for one in there.values()])
    machine = {row["id"]: rows.machine_labels(row) for row in found}
    events = _events(connection, [one.id for one in there.values()])
    said = ratings((e for own in events.values() for e in own), machine)
    sentences: defaultdict[str, list[Sentence]] = defaultdict(list)
    for row in found:
        own = tuple(events.get(row["id"], ()))
        one = _sentence(row, texts[row["document"]], said, own, codebook)
        sentences[one.document].append(one)
    secret = frozenset(one.id for one in there.values() if one.confidential)
    return Dossier(texts, {id_: tuple(own) for id_, own in sentences.items()}, secret)


def _observed(connection: Connection, places: Select[tuple[int]]) -> Iterator[Row]:
    e, o, c, a = schema.effective.c, schema.observation.c, schema.coding.c, schema.analysis.c
    wanted = places.order_by(None).subquery()
    joined = (
        schema.effective.join(wanted, wanted.c.place == e.place)
        .join(schema.observation, o.nr == e.observation)
        .join(schema.coding, and_(c.analysis == e.analysis, c.observation == e.basis))
        .join(schema.analysis, a.nr == e.analysis)
    )
    labels = ("rol", "thema", "toerekening", "eerder")
    told = select(
        e.place, e.document.label("document_nr"), o.id, o.document, o.block, o.start_at, o.end_at,
        *(c[name] for name in (*labels, "onderwerp", "fase", "evidence")), a.made_at,
        *(e[name].label(f"counts_{name}") for name in labels),
    )  # fmt: skip
    for row in connection.execute(told.select_from(joined).order_by(e.place)).mappings():
        yield dict(row)


def _events(connection: Connection, ids: Sequence[str]) -> Mapping[str, list[Judgement]]:
    table = schema.judgement
    found = [
        rows.judgement_of(dict(row))
        for start in range(0, len(ids), 500)
        for row in connection.execute(
            select(table).where(table.c.document.in_(ids[start : start + 500]))
        ).mappings()
    ]
    return by_observation(found)


def _sentence(
    row: Row,
    text: Laid,
    said: Mapping[str, Mapping[str, Labels]],
    events: tuple[Judgement, ...],
    codebook: Codebook,
) -> Sentence:
    at = text.starts[row["block"]] + row["start_at"]
    until = at + row["end_at"] - row["start_at"]
    machine = _machine_row(row, at, until, codebook)
    people = tuple(
        _person_row(row["id"], at, until, author, said.get(author, {}).get(row["id"]), events)
        for author in sorted({event.author for event in events if event.act is not Act.UNDO})
    )
    counts = {name: row[f"counts_{name}"] for name in ("rol", "thema", "toerekening", "eerder")}
    return Sentence(
        row["id"], row["document"], row["block"], row["start_at"], row["end_at"], at,
        (machine, *(one for one in people if is_told(one))), events, rows.machine_labels(counts),
    )  # fmt: skip


def is_told(row: CodedRow) -> bool:
    """Whether a row says anything."""
    return bool(row.rol or row.themas or row.toerekening not in ("", "geen") or row.eerder or row.comment)


def _machine_row(row: Row, at: int, until: int, codebook: Codebook) -> CodedRow:
    """What the machine says, as far as the codebook has it: another version may have coded it."""
    words = codebook.vocabulary
    themas = tuple(thema for thema, _ in json.loads(row["thema"]) if thema in words["thema"])
    reasons = "\n".join(f"{label}: {detail}" for label, _, detail in json.loads(row["evidence"]))
    return CodedRow(
        row["id"], at, until, _in(row["rol"], words["rol"]), MACHINE, themas,
        tuple(one for one in json.loads(row["onderwerp"]) if one in words["thema"]),
        _in(row["toerekening"], words["toerekening"]), row["eerder"] == "ja", _in(row["fase"], words["fase"]),
        moment_of(row["made_at"]), reasons,
    )  # fmt: skip


def _in(value: str | None, known: Sequence[str]) -> str:
    return value if value in known and value is not None else ""


def _person_row(
    id_: str, at: int, until: int, author: str, labels: Labels | None, events: Sequence[Judgement]
) -> CodedRow:
    said = labels or Labels()
    own = [event for event in events if event.author == author]
    return CodedRow(
        id_, at, until, said.rol or "", author, tuple(sorted(said.thema or ())), (),
        said.toerekening or "geen", bool(said.eerder), "", moment_of(own[-1].made_at),
        comment_of(author, events),
    )  # fmt: skip


def comment_of(author: str, events: Iterable[Judgement]) -> str:
    """What somebody said in words of an observation, and has not taken back."""
    events = list(events)
    own = [event for event in standing(events) if event.author == author]
    opinion = opinions(events).get(author)
    rejected = [REJECTED] if opinion is not None and opinion.rejected else []
    return "\n".join(dict.fromkeys([*rejected, *(event.why for event in own if event.why.strip())]))


def moment_of(text: str) -> datetime | None:
    """The moment that a text of the corpus names, if it does."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
