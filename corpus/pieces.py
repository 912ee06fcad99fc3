"""Observations that reviewers split or join: which ones stand, and what replaces the others. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.judgements import Act, standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from corpus.judgements import Judgement


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one block: `text` equals `block.text[start:end]`; `basis` is whose machine labels it has.

    `origin` is the number of the event that made it, 0 when the machine did.
    """

    id: str
    block: int
    start: int
    end: int
    text: str
    basis: str
    origin: int = 0


@dataclass(frozen=True, slots=True)
class Structure:
    """The spans that stand, in order of place, and by what event each other one was replaced.

    `inert` are the events that split or join what no longer stands: a colleague was first.
    """

    standing: tuple[Span, ...]
    replaced: Mapping[str, int]
    inert: tuple[Judgement, ...]


def resolve(
    spans: Iterable[Span], events: Iterable[Judgement], cut: Callable[[int, int, int], tuple[str, str]]
) -> Structure:
    """What stands after the events, applied in order of their numbers."""
    live = {span.id: span for span in spans}
    replaced: dict[str, int] = {}
    inert: list[Judgement] = []
    for event in standing(events):
        if event.act not in {Act.SPLIT, Act.JOIN}:
            continue
        subjects = _subjects(event, live)
        if not subjects:
            inert.append(event)
            continue
        for subject in subjects:
            replaced[subject.id] = event.nr
            del live[subject.id]
        live |= {span.id: span for span in _made(event, subjects, cut)}
    ordered = sorted(live.values(), key=lambda span: (span.block, span.start, span.end))
    return Structure(tuple(ordered), replaced, tuple(inert))


def _subjects(event: Judgement, live: Mapping[str, Span]) -> list[Span]:
    """What an event is about, in order of place; nothing when not all of it stands or can be taken so."""
    ids = [event.observation, *(str(piece) for piece in event.pieces if event.act is Act.JOIN)]
    if not all(id_ in live for id_ in ids):
        return []
    found = sorted((live[id_] for id_ in ids), key=lambda span: (span.block, span.start))
    if event.act is Act.SPLIT:
        return found if len(parted(found[0], event.pieces)) > 1 else []
    return found if len({span.block for span in found}) == 1 and _adjacent(found, live) else []


def _adjacent(found: list[Span], live: Mapping[str, Span]) -> bool:
    """Whether nothing else of the block stands between the first and the last of them."""
    first, last = found[0], found[-1]
    within = [s for s in live.values() if s.block == first.block and first.start <= s.start <= last.start]
    return len(within) == len(found) > 1


def parted(span: Span, offsets: Iterable[int | str]) -> list[tuple[int, int]]:
    """The ranges in its block in which a span falls apart at these offsets, without outer space."""
    cuts = sorted({int(offset) for offset in offsets if 0 < int(offset) < len(span.text)})
    found = []
    for start, end in pairwise([0, *cuts, len(span.text)]):
        piece = span.text[start:end]
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            found.append((span.start + start + lead, span.start + start + lead + len(piece.strip())))
    return found


def _made(
    event: Judgement, subjects: list[Span], cut: Callable[[int, int, int], tuple[str, str]]
) -> Iterable[Span]:
    first, last = subjects[0], subjects[-1]
    ranges = parted(first, event.pieces) if event.act is Act.SPLIT else [(first.start, last.end)]
    for start, end in ranges:
        id_, text = cut(first.block, start, end)
        yield Span(id_, first.block, start, end, text, first.basis, event.nr)
