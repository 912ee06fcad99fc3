"""Which commitments and action items answer which calls and points, with the reason.

An answer is given after the call (or further on under the same heading, in minutes and in a letter that
relays it), by another voice than the caller's, on the same thema and with enough in common; what it has more
in common with another call, it answers there. A reaction that promises nothing ("nemen dit mee") is no
answer, but is kept as a near one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model import PartKind
from corpus.points import Answer, EntryKind
from synthesis.circumstances import Circumstances
from synthesis.content import Pairs, reason
from synthesis.entries import subject
from synthesis.outcomes import is_vague

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus.findings import Passage
    from corpus.model import Observation
    from corpus.points import Entry, Point
    from synthesis.circumstances import Numbers, Which
    from synthesis.content import Contents
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
MOST = 25
"""Answers to one call or point that are kept: in a dossier of thousands of letters hundreds say the same."""


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
    asked: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """Targets of one kind by their row, the promises that may answer them, and what all of these are."""

    targets: Mapping[int, Sequence[_Target]]
    promises: Mapping[int, Entry]
    floor: float
    when: Circumstances


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
        _Target(e.id, e.passage, rows[e.id], e.passage.observation.coding.aan)
        for e in register
        if e.kind is EntryKind.CALL
    ]
    made = [
        _Target(point.id, member.passage, rows[member.passage.id])
        for point in points
        for member in point.members
        if member.passage.id in rows
    ]
    numbers = {rows[e.id]: number for number, e in enumerate(register) if e.kind is not EntryKind.CALL}
    promises = {row: register[number] for row, number in numbers.items()}
    found: list[Link] = []
    for targets, floor in ((calls, SAME_THEMA), (made, POINT)):
        asked = _asked(targets, promises, floor, contents, timeline)
        for row, scored in sorted(_foremost(_answered(asked, contents), asked).items()):
            found += _links(numbers[row], promises[row], scored, contents, rows)
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


def _asked(
    targets: Iterable[_Target],
    promises: Mapping[int, Entry],
    floor: float,
    contents: Contents,
    timeline: Timeline,
) -> _Asked:
    at: defaultdict[int, list[_Target]] = defaultdict(list)
    for target in targets:
        at[target.row].append(target)
    passages = {row: entry.passage for row, entry in promises.items()}
    passages |= {row: of[0].passage for row, of in at.items()}
    return _Asked(at, promises, floor, Circumstances.of(passages, len(contents.vectors), timeline))


def _answered(asked: _Asked, contents: Contents) -> Pairs:
    """The pairs of promise and target (by row) of which the one may answer the other, each once.

    They are of one thema, or alike by their words alone. What is clearly more like another target does not
    answer this one.
    """
    import numpy as np

    promises, targets, when = sorted(asked.promises), sorted(asked.targets), asked.when
    found = [
        _nearly_best(_may_answer(pairs.taken(~when.one_thema(pairs.left, pairs.right)), asked))
        for pairs in contents.pairs(promises, targets, OTHER_THEMA)
    ]
    for thema in when.themas.T:
        left, right = ([row for row in rows if thema[row]] for rows in (promises, targets))
        found += [
            _nearly_best(_may_answer(pairs, asked)) for pairs in contents.pairs(left, right, SAME_THEMA)
        ]
    if not found:
        none = np.empty(0, dtype=np.int64)
        return Pairs(none, none, np.empty(0), none)
    every = Pairs(*map(np.concatenate, zip(*found, strict=True)))
    once = np.unique(every.left * len(contents.vectors) + every.right, return_index=True)[1]
    return _nearly_best(every.taken(once))


def _may_answer(pairs: Pairs, asked: _Asked) -> Pairs:
    """The pairs of another voice, in that order of time, with enough in common."""
    import numpy as np

    when, promise, target = asked.when, pairs.left, pairs.right
    alone = ~when.one_thema(promise, target)
    told = (pairs.shared > 1) | (~alone & _by_who_was_asked(pairs, asked))
    least = np.where(told, asked.floor, max(asked.floor, ONE_WORD))
    enough = np.where(alone, (pairs.likeness >= OTHER_THEMA) & told, pairs.likeness >= least)
    return pairs.taken(enough & ~when.one_voice(promise, target) & _in_order(pairs, asked))


def _by_who_was_asked(pairs: Pairs, asked: _Asked) -> Which:
    """Which pairs have a promise of the one whom the call asks."""
    import numpy as np

    owners = {row: (entry.owner, entry.passage.bron.name) for row, entry in asked.promises.items()}
    wanted = {row: of[0].asked for row, of in asked.targets.items() if of[0].asked}
    found = np.isin(pairs.right, sorted(wanted)) & (pairs.shared < 2)  # elsewhere it makes no difference
    for place in np.flatnonzero(found).tolist():
        found[place] = wanted[int(pairs.right[place])] in owners[int(pairs.left[place])]
    return found


def _in_order(pairs: Pairs, asked: _Asked) -> Which:
    """Which pairs have the promise after the target: in a later document, or further on in the same one."""
    import numpy as np

    within = asked.when.one_document(pairs.left, pairs.right)
    found = asked.when.may_follow(pairs.left, pairs.right) & ~within
    for place in np.flatnonzero(within).tolist():
        entry, target = asked.promises[int(pairs.left[place])], asked.targets[int(pairs.right[place])][0]
        found[place] = _follows_on_the_spot(entry.passage, target.passage)
    return found


def _follows_on_the_spot(own: Passage, other: Passage) -> bool:
    """Whether it stands further on under the same heading.

    That is an answer in minutes, and in a letter that relays what others raised and tells what is done.
    """
    told = own.part == PartKind.MINUTES or other.relayed
    one, before = own.observation, other.observation
    return told and one.path == before.path and (before.block, before.start) < (one.block, one.start)


def _nearly_best(pairs: Pairs) -> Pairs:
    """Of the pairs of each promise those that are nearly as alike as the likest."""
    import numpy as np

    best = np.zeros(int(pairs.left.max(initial=-1)) + 1)
    np.maximum.at(best, pairs.left, pairs.likeness)
    return pairs.taken(pairs.likeness >= NEXT_BEST * best[pairs.left])


def _foremost(pairs: Pairs, asked: _Asked) -> dict[int, list[tuple[float, _Target]]]:
    """By promise (its row) what it answers, of each call or point the passage that is likest.

    Of very many answers to a call or point the `MOST` likest count, those that promise nothing apart; of
    equals the first in the register.
    """
    import numpy as np

    size = len(asked.when.voice)
    turn, vague = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    turn[list(asked.promises)] = np.arange(len(asked.promises))
    for row in np.unique(pairs.left).tolist():
        vague[row] = is_vague(asked.promises[row].passage.observation.text)
    kept = _first(pairs, turn, vague)
    given: Counter[tuple[str, int]] = Counter()
    found: defaultdict[int, dict[str, tuple[float, _Target]]] = defaultdict(dict)
    told = zip(*(part.tolist() for part in (kept.left, kept.right, kept.likeness)), strict=True)
    for promise, row, score in told:
        for target in asked.targets[row]:
            key = target.to, int(vague[promise])
            if target.to not in found[promise] and given[key] < MOST:
                given[key] += 1
                found[promise][target.to] = score, target
    return {promise: list(scored.values()) for promise, scored in found.items() if scored}


def _first(pairs: Pairs, turn: Numbers, vague: Numbers) -> Pairs:
    """The likest pairs of each target: at most `MOST` that promise something, and as many that do not."""
    import numpy as np

    order = np.lexsort((turn[pairs.left], -pairs.likeness, vague[pairs.left], pairs.right))
    group = 2 * pairs.right[order] + vague[pairs.left[order]]
    begins = np.searchsorted(group, group)
    kept = pairs.taken(order[np.arange(len(group)) - begins < MOST])
    return kept.taken(np.lexsort((kept.right, turn[kept.left], -kept.likeness)))


def _links(
    number: int,
    entry: Entry,
    scored: Iterable[tuple[float, _Target]],
    contents: Contents,
    rows: Mapping[str, int],
) -> Iterator[Link]:
    """The links of an entry, with the reason of each."""
    vague = is_vague(entry.passage.observation.text)
    for score, target in scored:
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
