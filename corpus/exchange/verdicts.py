"""What people said of observations that come in from a table, as events that give the same verdicts. Pure.

The log that the table carries is taken over where it leads to what the table says that counts. Where it
does not (a table without log, a sentence that took the place of another), each who judged is held to have
said what counts.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from corpus.errors import RodedraadError
from corpus.exchange.outgoing import EVENT
from corpus.judgements import Act, Judgement, State, verdict
from corpus.labels import ASPECTS, Labels
from corpus.reviewing import author_name, known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus.codebook import Codebook

Row = dict[str, Any]
ELSEWHERE = ""
"""The model of a judgement that was about another text, model or codebook than the one that came in."""
TAKEN = (Act.ACCEPT, Act.CHANGE, Act.REJECT, Act.COMMENT, Act.DECIDE, Act.UNDO)
"""What is taken over: sentences come in as they were cut."""


def events(row: Row, codebook: Codebook, moment: str) -> list[Judgement] | None:
    """The events of an observation, numbered among each other; `None` when its verdict cannot be made so."""
    carried = list(_carried(row, codebook))
    wanted = _wanted(row)
    for tried in (
        carried,
        [replace(e, model=ELSEWHERE) for e in carried],
        list(_said(row, codebook, moment)),
    ):
        if _outcome(row, tried) == wanted:
            return tried
    return None


def numbered(found: Iterable[Sequence[Judgement]], first: int) -> list[Judgement]:
    """The events of several observations with the numbers that the log will give them, from `first` on."""
    made: list[Judgement] = []
    for own in found:
        numbers = {event.nr: first + len(made) + i for i, event in enumerate(own)}
        made += [replace(e, nr=numbers[e.nr], undoes=numbers.get(e.undoes, 0)) for e in own]
    return made


def _wanted(row: Row) -> tuple[Any, ...]:
    labels = Labels(row["rol"], frozenset(row["thema"]), row["toerekening"], row["eerder"] == "ja")
    return labels, row["beoordeling"], tuple(row["door"])


def _machine(row: Row) -> Labels:
    themas = frozenset(row["thema_machine"])
    return Labels(row["rol_machine"], themas, row["toerekening_machine"], row["eerder_machine"] == "ja")


def _outcome(row: Row, tried: Sequence[Judgement]) -> tuple[Any, ...]:
    found = verdict(_machine(row), tried, (row["model"], row["codeboek"]))
    return found.labels, found.state.value, found.authors


def _carried(row: Row, codebook: Codebook) -> Iterator[Judgement]:
    """The events that the table carries, as far as they can be understood and stand by themselves."""
    kept: set[int] = set()
    for written in row["oordelen"]:
        event = _event(row, written, codebook)
        if event is None or event.act not in TAKEN or event.nr in kept:
            continue
        if event.act is Act.UNDO and event.undoes not in kept:
            continue
        kept.add(event.nr)
        yield event


def _event(row: Row, written: str, codebook: Codebook) -> Judgement | None:
    try:
        told = dict(zip(EVENT, json.loads(written), strict=True))
        texts = {name: str(told[name])[:10_000] for name in ("made_at", "why", "model", "codebook")}
        labels, machine = _labels(told["labels"]), _labels(told["machine"])
        known(labels, codebook)
        return Judgement(
            row["id"], row["stuk"], Act(told["act"]), labels, author_name(told["author"]), texts["made_at"],
            texts["model"], texts["codebook"], machine, texts["why"], (), int(told["undoes"]),
            int(told["nr"]),
        )  # fmt: skip
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, RodedraadError):
        return None


def _labels(told: Mapping[str, Any]) -> Labels:
    """Labels as the log writes them. Raises `TypeError` or `KeyError` for anything else."""
    found = {name: told[name] for name in ASPECTS}
    types = {"rol": str, "thema": list, "toerekening": str, "eerder": bool}
    if not all(value is None or isinstance(value, types[name]) for name, value in found.items()):
        raise TypeError("labels")
    return Labels(
        **found | {"thema": None if found["thema"] is None else frozenset(map(str, found["thema"]))}
    )


def _said(row: Row, codebook: Codebook, moment: str) -> Iterator[Judgement]:
    """What counts, as said by each who judged."""
    labels, state, authors = _wanted(row)
    rejected = state == State.REJECTED.value
    model = row["model"] if state in (State.HUMAN.value, State.REJECTED.value) else ELSEWHERE
    for nr, author in enumerate(authors if state != State.DISPUTED.value else (), 1):
        try:
            name = author_name(author)
            known(labels, codebook)
        except RodedraadError:
            return
        yield Judgement(
            row["id"], row["stuk"], Act.REJECT if rejected else Act.CHANGE, Labels() if rejected else labels,
            name, moment, model, row["codeboek"], _machine(row), nr=nr,
        )  # fmt: skip
