"""What later documents show of an entry: that it was done, begun, not done, or asked again.

A sentence shows it when it says what became of something, stands in a document that is certainly later, and
has more in common with the entry than with any other that has nothing to do with it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.points import EntryKind
from synthesis.circumstances import Circumstances
from synthesis.outcomes import Outcome, outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus.findings import Passage
    from corpus.points import Entry, Moment
    from synthesis.content import Contents, Pairs
    from synthesis.timeline import Timeline

ENOUGH = 0.31
"""Least likeness of an entry and what shows its outcome, from the open half of the planted calls."""
ENOUGH_OF_KIN = 0.17
"""The same where the sign is enough like a call or promise that the entry is linked with."""
ONE_WORD = 0.3
"""What a likeness counts for that rests on one word in common: not enough by itself."""
AGAIN = 0.5
"""Least likeness of a call and a later one that asks for the same."""
AGAIN_DAYS = 60
"""Letters of one round are sent within weeks of each other; a call in the next round is asked again."""
NEXT_BEST = 0.8
"""What has clearly more in common with another entry shows nothing of this one."""

_NO_OUTCOME = ("kop", "formaliteit")
_COMPLAINTS = ("knelpunt", "gevolg", "oproep", "vraag", "standpunt")
"""Rollen that do not report completion: "de druk is gestegen" fulfils nothing."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A later passage that shows what became of an entry; `again` says that it was asked once more."""

    passage: Passage
    moment: Moment
    outcome: Outcome
    score: float
    again: bool = False


def candidates(passages: Iterable[Passage]) -> Iterator[tuple[Passage, Outcome]]:
    """The passages that say what became of something."""
    for passage in passages:
        rol = passage.observation.coding.rol
        found = None if rol in _NO_OUTCOME else outcome(passage.observation.text)
        if found is Outcome.NOT_DONE and rol in ("toezegging", "actie"):
            continue  # "zolang dat niet is gedaan, zal ik ..." promises
        if found is not None and (found is Outcome.NOT_DONE or rol not in _COMPLAINTS):
            yield passage, found


def signs(
    register: Sequence[Entry],
    passages: Sequence[Passage],
    kin: Mapping[str, frozenset[str]],
    rows: Mapping[str, int],
    contents: Contents,
    timeline: Timeline,
) -> dict[str, tuple[Sign, ...]]:
    """By id of an entry what shows its outcome, in order of time; of the calls that repeat one the last.

    `kin` has for each entry those that answer it or that it answers: what shows one may show the other.
    """
    told = {passage.id: (passage, found) for passage, found in candidates(passages)}
    entries = {rows[entry.id]: entry for entry in register}
    saying = {rows[key]: passage for key, (passage, _) in told.items()}
    every = saying | {row: entry.passage for row, entry in entries.items()}
    when = Circumstances.of(every, len(contents.vectors), timeline)
    found: defaultdict[str, list[Sign]] = defaultdict(list)
    for key, scores in _scored(entries, saying, kin, rows, contents, when).items():
        passage, result = told[key]
        for entry in _shown(scores, kin):
            found[entry].append(Sign(passage, timeline.moment(passage), result, scores[entry]))
    for earlier, later, score in _asked_again(entries, contents, when):
        passage = entries[later].passage
        sign = Sign(passage, timeline.moment(passage), Outcome.NOT_DONE, score, again=True)
        found[entries[earlier].id].append(sign)
    return {key: tuple(sorted(several, key=_in_time)) for key, several in found.items()}


def _shown(scores: Mapping[str, float], kin: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """The entries that a passage shows the outcome of, by how like each it is.

    An entry counts by its likest kin; nothing that it has no link with may be clearly more like the passage.
    """
    ranked = sorted(scores, key=lambda entry: (-scores[entry], entry))
    for entry in ranked:
        own = kin.get(entry, frozenset()) | {entry}
        best = max(scores.get(other, 0.0) for other in own)
        other = next((scores[other] for other in ranked if other not in own), 0.0)
        if best >= max(ENOUGH, NEXT_BEST * other):
            yield entry


def _scored(
    entries: Mapping[int, Entry],
    saying: Mapping[int, Passage],
    kin: Mapping[str, frozenset[str]],
    rows: Mapping[str, int],
    contents: Contents,
    when: Circumstances,
) -> dict[str, dict[str, float]]:
    """By passage the entries that it is enough like and certainly later than, and the kin of these.

    What another entry is clearly more like is left out at once: it would not be shown.
    """
    found: dict[str, dict[str, float]] = {}
    near: set[tuple[int, int]] = set()
    for pairs in contents.pairs(sorted(saying), sorted(entries), ENOUGH):
        alike = _likest(_later(pairs, when))
        near.update(zip(alike.left.tolist(), alike.right.tolist(), strict=True))
        _enter(found, alike, saying, entries)
    of_kin = {(row, rows[key]) for row, entry in near for key in kin.get(entries[entry].id, ())} - near
    for pairs in contents.each(sorted(of_kin), ENOUGH_OF_KIN):
        _enter(found, _later(pairs, when), saying, entries)
    return found


def _later(pairs: Pairs, when: Circumstances) -> Pairs:
    """The pairs of which the passage (left) is certainly later, on the subject of the entry (right)."""
    import numpy as np

    passage, entry = pairs.left, pairs.right
    may = when.is_after(passage, entry) & when.known[passage] & when.one_subject(passage, entry)
    scores = np.where(pairs.shared < 2, np.minimum(pairs.likeness, ONE_WORD), pairs.likeness)
    return pairs._replace(likeness=scores).taken(may)


def _likest(pairs: Pairs) -> Pairs:
    """Of the pairs of each passage those that nothing is clearly more like."""
    import numpy as np

    best = np.zeros(int(pairs.left.max(initial=-1)) + 1)
    np.maximum.at(best, pairs.left, pairs.likeness)
    return pairs.taken((best[pairs.left] >= ENOUGH) & (pairs.likeness >= NEXT_BEST * best[pairs.left]))


def _enter(
    found: dict[str, dict[str, float]],
    pairs: Pairs,
    saying: Mapping[int, Passage],
    entries: Mapping[int, Entry],
) -> None:
    """Adds the scores of pairs by the ids of passage and entry."""
    told = (part.tolist() for part in (pairs.left, pairs.right, pairs.likeness))
    for passage, entry, score in zip(*told, strict=True):
        found.setdefault(saying[passage].id, {})[entries[entry].id] = score


def _asked_again(
    entries: Mapping[int, Entry], contents: Contents, when: Circumstances
) -> Iterator[tuple[int, int, float]]:
    """Calls (by row) with the last one that asks the same in a later round, and how alike they are."""
    import numpy as np

    calls = sorted(row for row, entry in entries.items() if entry.kind is EntryKind.CALL)
    turn = np.zeros(len(contents.vectors), dtype=np.int64)
    turn[sorted(calls, key=lambda row: entries[row].id)] = np.arange(len(calls))
    for pairs in contents.pairs(calls, calls, AGAIN):
        earlier, later = pairs.left, pairs.right
        again = pairs.taken(when.known[later] & when.is_after(later, earlier, AGAIN_DAYS))
        order = np.lexsort((turn[again.right], again.likeness, when.last[again.right], again.left))
        ends = np.flatnonzero(np.append(np.diff(again.left[order]) != 0, True)[: len(order)])
        last = again.taken(order[ends])
        yield from zip(last.left.tolist(), last.right.tolist(), last.likeness.tolist(), strict=True)


def _in_time(sign: Sign) -> tuple[str, str, int, int, str]:
    observation = sign.passage.observation
    return sign.moment.last, sign.passage.stem, observation.block, observation.start, sign.passage.id
