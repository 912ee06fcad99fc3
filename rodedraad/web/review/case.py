"""One observation as a reviewer sees it: in its context, with the machine's labels and reasons.

What others said is left out until the reviewer has judged, so that agreement means something; where they
differ somebody has to decide, who has to see what they said.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from corpus import reviewed, reviewing
from corpus.about import documents
from corpus.judgements import Act, State, Verdict, last_of, opinions, standing
from corpus.labels import Labels
from rodedraad.web.review.reasons import explained
from rodedraad.web.review.values import values

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.about import About
    from corpus.judgements import Judgement
    from corpus.reviewing import Standing
    from corpus.rows import Row
    from corpus.store import Corpus
    from rodedraad.web.review.reasons import Why
    from rodedraad.web.review.values import Values

REACH = 4
"""Sentences that are shown before and after."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the context; `is_heading` says that it stands by itself."""

    id: str
    text: str
    is_heading: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said: `labels` is `None` when it was rejected; `event` is the number of the event."""

    author: str
    labels: Labels | None
    made_at: str
    why: str


@dataclass(frozen=True, slots=True)
class Case:
    """An observation with what is shown of it to one reviewer.

    `paragraphs` are the sentences around it, its own included. `others` is how many others judged it, `said`
    what they said as far as the reviewer may see that, `mine` what the reviewer said. `mark` tells this
    standing from another; `undoes` is what undoing would take back, "" when there is nothing.
    """

    id: str
    text: str
    document: About
    page: int
    path: tuple[str, ...]
    paragraphs: tuple[tuple[Sentence, ...], ...]
    labels: Labels
    machine: Labels
    sure: float
    is_guess: bool
    state: State
    why: tuple[Why, ...]
    mine: Said | None
    others: int
    said: tuple[Said, ...]
    comments: tuple[Said, ...]
    mark: str
    undoes: str
    before: str
    after: str

    @property
    def is_disputed(self) -> bool:
        """Whether reviewers differ on it."""
        return self.state is State.DISPUTED


@dataclass(frozen=True, slots=True)
class Replaced:
    """An observation that was split or joined: what stands in its place, and whether one may undo that."""

    id: str
    text: str
    pieces: tuple[tuple[str, str], ...]
    mark: str
    undoes: str


def case_of(corpus: Corpus, observation: str, author: str) -> Case | Replaced:
    """The observation for this reviewer. Raises `ReviewError` when the dossier does not have it."""
    with corpus.reading() as connection:
        counting = reviewed.seen(connection, observation)
        if counting is not None:
            row, found = counting
            about = documents(connection).by_number[row["document_nr"]]
            beside = reviewed.around(connection, row, REACH)
            return _case(row, found, about, beside, author, values(corpus.codebook()))
    return _replaced(reviewing.standing(corpus, observation), author)


def _case(
    row: Row, found: Standing, about: About, beside: Sequence[Row], author: str, known: Values
) -> Case:  # fmt: skip
    verdict, seen = found.verdict or Verdict(found.machine, State.MACHINE), _may_see(found, author)
    return Case(
        id=found.id,
        text=found.text,
        document=about,
        page=row["page"],
        path=tuple(json.loads(row["path"])),
        paragraphs=_paragraphs(row, beside),
        labels=verdict.labels,
        machine=found.machine,
        sure=row["rol_score"],
        is_guess=bool(row["onzeker"]),
        state=verdict.state,
        why=_why(row, found.machine, known),
        mine=next((one for one in _said(found.events) if one.author == author), None),
        others=sum(one.author != author for one in _said(found.events)),
        said=tuple(one for one in _said(found.events) if one.author != author and seen),
        comments=tuple(one for one in _comments(found.events) if seen or one.author == author),
        mark=found.mark,
        undoes=_undoes(found.events, author),
        before=_beside(beside, row, -1),
        after=_beside(beside, row, 1),
    )


def _replaced(found: Standing, author: str) -> Replaced:
    pieces = tuple((piece.id, piece.text) for piece in found.pieces)
    return Replaced(found.id, found.text, pieces, found.mark, _undoes(found.events, author))


def _may_see(found: Standing, author: str) -> bool:
    """Whether what others said may be shown."""
    state = found.verdict.state if found.verdict else State.MACHINE
    return state is State.DISPUTED or author in opinions(found.events)


def _said(events: Iterable[Judgement]) -> list[Said]:
    return [
        Said(author, None if one.rejected else one.labels, one.last.made_at, one.last.why)
        for author, one in opinions(events).items()
    ]


def _comments(events: Iterable[Judgement]) -> list[Said]:
    return [
        Said(event.author, None, event.made_at, event.why)
        for event in standing(events)
        if event.act is Act.COMMENT
    ]


def _undoes(events: Iterable[Judgement], author: str) -> str:
    last = last_of(events, author)
    return last.act.value if last else ""


def _why(row: Row, machine: Labels, known: Values) -> tuple[Why, ...]:
    chances = {f"thema:{thema}": score for thema, score in json.loads(row["machine_thema"])}
    chances[f"rol:{machine.rol}"] = row["rol_score"]
    return explained(json.loads(row["evidence"]), machine, chances, known.labels)


def _paragraphs(row: Row, beside: Sequence[Row]) -> tuple[tuple[Sentence, ...], ...]:
    """The sentences of one part by block, in order."""
    own = [one for one in beside if one["part"] == row["part"]]
    return tuple(
        tuple(Sentence(one["id"], one["text"], one["rol"] == "kop") for one in block)
        for _, block in groupby(own, key=lambda one: one["block"])
    )


def _beside(beside: Sequence[Row], row: Row, step: int) -> str:
    """The id of the neighbour in the same block, "" when there is none: what it can be joined with."""
    at = next(i for i, one in enumerate(beside) if one["place"] == row["place"]) + step
    inside = 0 <= at < len(beside) and beside[at]["block"] == row["block"]
    return str(beside[at]["id"]) if inside else ""
