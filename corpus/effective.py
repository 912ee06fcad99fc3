"""The labels that count, worked out for one document: what machine and people say of it, and in which order.

Pure: from the observations with their machine labels and the log of judgements to the rows of `effective`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus import judgements
from corpus.heirs import Placed, heirs
from corpus.judgements import State, Verdict
from corpus.pieces import resolve
from corpus.rows import machine_labels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from corpus.heirs import Heir
    from corpus.judgements import Judgement
    from corpus.labels import Labels
    from corpus.pieces import Span, Structure
    from corpus.rows import Row

    Cut = Callable[[int, int, int], tuple[str, str]]

NONE = "geen"


@dataclass(frozen=True, slots=True)
class Coded:
    """An observation that the current reading of a document finds, and what its current analysis says.

    `row` is its row of `observation` joined with that of `coding`.
    """

    span: Span
    row: Row

    @property
    def machine(self) -> Labels:
        """The machine's labels."""
        return machine_labels(self.row)


@dataclass(frozen=True, slots=True)
class Judged:
    """What stands of a document after all judgements: its spans, their verdicts, where judged ones went."""

    structure: Structure
    verdicts: Mapping[str, Verdict]
    heirs: tuple[Heir, ...]


def judged(
    found: Sequence[Coded],
    events: Sequence[Judgement],
    gone: Iterable[Placed],
    judged_with: tuple[str, str],
    cut: Cut,
) -> Judged:
    """What counts of each observation of a document.

    `events` are all about it and about what it replaced, `gone` the judged observations that no current
    reading finds any more, `judged_with` the model and codebook that are in use, `cut` gives id and text of a
    range of the document.
    """
    by_id = {coded.span.id: coded for coded in found}
    structure = resolve((coded.span for coded in found), events, cut)
    standing = {span.id for span in structure.standing}
    placed = [
        Placed(span.id, span.text, tuple(json.loads(by_id[span.basis].row["path"])), seq)
        for seq, span in enumerate(structure.standing)
    ]
    lost = [one for one in gone if one.id not in standing and one.id not in structure.replaced]
    inherited = heirs(lost, placed)
    about = _about(events)
    came_from = {heir.id: heir for heir in inherited}
    verdicts = {
        span.id: _verdict(by_id[span.basis].machine, about, span.id, came_from, judged_with)
        for span in structure.standing
    }
    return Judged(structure, verdicts, inherited)


def _about(events: Iterable[Judgement]) -> defaultdict[str, list[Judgement]]:
    about: defaultdict[str, list[Judgement]] = defaultdict(list)
    for event in events:
        about[event.observation].append(event)
    return about


def _verdict(
    machine: Labels,
    about: Mapping[str, list[Judgement]],
    id_: str,
    came_from: Mapping[str, Heir],
    judged_with: tuple[str, str],
) -> Verdict:
    """By its own judgements; without any by those of what it came in the place of."""
    own = about.get(id_, [])
    if judgements.opinions(own):
        return judgements.verdict(machine, own, judged_with)
    heir = came_from.get(id_)
    if heir is None:
        return Verdict(machine, State.MACHINE)
    found = judgements.verdict(machine, about.get(heir.of, []), judged_with, moved=True)
    if heir.exact or found.state is State.MACHINE:
        return found
    return replace(found, labels=machine)


def effective_rows(
    number: int,
    analysis: int,
    first_place: int,
    found: Sequence[Coded],
    said: Judged,
    numbers: Mapping[str, int],
) -> list[Row]:
    """The rows of `effective`, without words and lemmas; `numbers` gives an observation's by its id.

    What is rejected stays in the table with its state; what is split or joined has left it.
    """
    by_id = {coded.span.id: coded for coded in found}
    return [
        {
            "place": first_place + rank,
            "observation": numbers[span.id],
            "document": number,
            "analysis": analysis,
            "basis": numbers[span.basis],
        }
        | _labelled(by_id[span.basis].row, said.verdicts[span.id])
        for rank, span in enumerate(said.structure.standing)
    ]


def _labelled(coding: Row, verdict: Verdict) -> Row:
    labels = verdict.labels
    by_person = verdict.state not in {State.MACHINE, State.REJECTED} and "rol" not in verdict.disputed
    return {
        "rol": labels.rol,
        "rol_score": coding["rol_score"],
        "thema": json.dumps(_scored(labels.thema or frozenset(), coding)),
        "onderwerp": coding["onderwerp"],
        "toerekening": labels.toerekening,
        "eerder": "ja" if labels.eerder else "nee",
        "fase": coding["fase"],
        "onzeker": 0 if by_person else coding["onzeker"],
        "state": verdict.state.value,
        "authors": json.dumps(verdict.authors, ensure_ascii=False) if verdict.authors else "[]",
    }


def _scored(themas: frozenset[str], coding: Row) -> list[tuple[str, float | None]]:
    """The themas with the machine's scores, highest first; then those that a person added, without one."""
    scores = {thema: score for thema, score in json.loads(coding["thema"]) if thema in themas}
    return [*scores.items(), *((thema, None) for thema in sorted(themas - scores.keys()))]


def themas_of(row: Row) -> list[str]:
    """The themas of a row of `effective`."""
    return [thema for thema, _ in json.loads(row["thema"])]
