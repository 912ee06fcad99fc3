"""Which commitments and action items answer which calls and points, with the reason.

An answer is given after the call (or further on under the same heading, in minutes and in a letter that
relays it), by another voice than the caller's, on the same thema and with enough in common; what it has more
in common with another call, it answers there. A reaction that promises nothing ("nemen dit mee") is no
answer, but is kept as a near one.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model import PartKind
from corpus.points import Answer, EntryKind
from synthesis.content import reason
from synthesis.entries import subject
from synthesis.moments import may_follow
from synthesis.outcomes import is_vague

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus.findings import Passage
    from corpus.model import Observation
    from corpus.points import Entry, Point
    from synthesis.content import Contents, Pair
    from synthesis.timeline import Timeline

SAME_THEMA = 0.17
"""Least likeness of call and answer within a thema: the best F1 on the open half of the planted calls."""
ONE_WORD = 0.3
"""The same where they share one word and another acts than who was asked: one word is often chance."""
OTHER_THEMA = 0.5
"""Least likeness where the codings share no thema: then the words alone must tell, more than one."""
POINT = 0.32
"""Least likeness of a bottleneck and what answers it; they are worded less alike than a call and its
answer, so that a lower one lets in what merely is of the same thema (judged by reading on the invented
dossier)."""
NEXT_BEST = 0.8
"""A commitment answers a call if it is nearly as like it as the call that it is most like."""


@dataclass(frozen=True, slots=True)
class Link:
    """That an entry (its number in the register) reacts to a call or point (`to`: its id).

    `vague` marks a reaction that promises nothing.
    """

    entry: int
    to: str
    reason: str
    score: float
    vague: bool

    @property
    def answer(self) -> Answer:
        """The link as the register shows it."""
        return Answer(self.to, self.reason, self.score)


@dataclass(frozen=True, slots=True)
class _Target:
    """A passage that can be answered.

    `to` is the id of its call or point, `row` its number in the contents, `asked` who is to act on a call.
    """

    to: str
    passage: Passage
    row: int
    floor: float
    asked: str = ""


def links(
    register: Sequence[Entry],
    rows: Mapping[str, int],
    contents: Contents,
    points: Iterable[Point],
    timeline: Timeline,
) -> tuple[Link, ...]:
    """All reactions of commitments and actions to calls and to points, in order of entry, likest first.

    `rows` has the row in the contents of each observation by id.
    """
    calls = [
        _Target(e.id, e.passage, rows[e.id], SAME_THEMA, e.passage.observation.coding.aan)
        for e in register
        if e.kind is EntryKind.CALL
    ]
    made = [
        _Target(point.id, member.passage, rows[member.passage.id], POINT)
        for point in points
        for member in point.members
        if member.passage.id in rows
    ]
    found = [
        *_linked(register, calls, rows, contents, timeline),
        *_linked(register, made, rows, contents, timeline),
    ]
    return tuple(sorted(found, key=lambda link: (link.entry, -link.score, link.to)))


def subjects(
    register: Iterable[Entry], passages: Iterable[Passage], observations: Mapping[str, Observation]
) -> tuple[tuple[Observation, ...], dict[str, int]]:
    """The observations to compare and the row of each by id; an action goes with what it follows from."""
    actions = {entry.id: subject(entry, observations) for entry in register}
    chosen = {passage.id: actions.get(passage.id, passage.observation) for passage in passages}
    chosen |= {key: actions[key] for key in actions if key not in chosen}
    return tuple(chosen.values()), {key: row for row, key in enumerate(chosen)}


def _themas(passage: Passage) -> frozenset[str]:
    return frozenset(passage.observation.coding.themas)


def _linked(
    register: Sequence[Entry],
    targets: Iterable[_Target],
    rows: Mapping[str, int],
    contents: Contents,
    timeline: Timeline,
) -> Iterator[Link]:
    promises = {rows[e.id]: number for number, e in enumerate(register) if e.kind is not EntryKind.CALL}
    at: defaultdict[int, list[_Target]] = defaultdict(list)
    for target in targets:
        at[target.row].append(target)
    themas = {row: _themas(register[number].passage) for row, number in promises.items()}
    found: defaultdict[int, list[tuple[float, _Target]]] = defaultdict(list)
    for pair in _compared(themas, {row: _themas(at[row][0].passage) for row in at}, contents):
        number = promises[pair.left]
        for target in at[pair.right]:
            if _may_answer(register[number], target, pair, timeline):
                found[number].append((pair.likeness, target))
    for number, scored in sorted(found.items()):
        yield from _best(number, register[number], scored, contents, rows)


def _compared(
    promises: Mapping[int, frozenset[str]], targets: Mapping[int, frozenset[str]], contents: Contents
) -> set[Pair]:
    """The pairs of rows that are alike enough: of one thema, or by their words alone."""
    found = set(contents.pairs(sorted(promises), sorted(targets), OTHER_THEMA))
    for thema in frozenset().union(*targets.values()):
        left = sorted(row for row, themas in promises.items() if thema in themas)
        right = sorted(row for row, themas in targets.items() if thema in themas)
        found.update(contents.pairs(left, right, SAME_THEMA))
    return found


def _may_answer(entry: Entry, target: _Target, pair: Pair, timeline: Timeline) -> bool:
    own = entry.passage.bron == target.passage.bron and not target.passage.relayed
    if own or not _follows(entry, target, timeline):
        return False
    if not _themas(entry.passage) & _themas(target.passage):
        return pair.likeness >= OTHER_THEMA and pair.shared > 1
    asked_answers = bool(target.asked) and target.asked in (entry.owner, entry.passage.bron.name)
    told = pair.shared > 1 or asked_answers
    return pair.likeness >= (target.floor if told else max(target.floor, ONE_WORD))


def _follows(entry: Entry, target: _Target, timeline: Timeline) -> bool:
    """Whether it comes after: in a later document, or further on under the same heading.

    The latter in minutes, and in a letter that relays what others raised and then says what is done about it.
    """
    own, other = entry.passage.observation, target.passage.observation
    if own.document == other.document:
        told = entry.passage.part == PartKind.MINUTES or target.passage.relayed
        on_the_spot = told and own.path == other.path
        return on_the_spot and (other.block, other.start) < (own.block, own.start)
    later, earlier = timeline.moment(entry.passage), timeline.moment(target.passage)
    return may_follow(later, earlier) and later.first != earlier.last


def _best(
    number: int,
    entry: Entry,
    scored: Sequence[tuple[float, _Target]],
    contents: Contents,
    rows: Mapping[str, int],
) -> Iterator[Link]:
    """The calls or points that it is nearly as like as the likest, each by its likest passage."""
    likest = sorted(scored, key=lambda pair: (-pair[0], pair[1].row))
    vague = is_vague(entry.passage.observation.text)
    taken: set[str] = set()
    for score, target in likest:
        if target.to not in taken and score >= NEXT_BEST * likest[0][0]:
            taken.add(target.to)
            yield Link(number, target.to, _reason(entry, target, contents, rows), round(score, 3), vague)


def _reason(entry: Entry, target: _Target, contents: Contents, rows: Mapping[str, int]) -> str:
    """Words of a confidential passage are not told."""
    secret = entry.passage.confidential or target.passage.confidential
    words = () if secret else contents.common(rows[entry.id], target.row)
    told = reason(words, sorted(_themas(entry.passage) & _themas(target.passage)))
    if entry.passage.observation.document != target.passage.observation.document:
        return told
    where = "hetzelfde overleg" if entry.passage.part == PartKind.MINUTES else "dezelfde brief"
    return f"{told}; in {where} gegeven"
