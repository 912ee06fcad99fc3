"""What later documents show of an entry: that it was done, begun, not done, or asked again.

A sentence shows it when it says what became of something, stands in a document that is certainly later, and
has more in common with the entry than with any other that has nothing to do with it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.points import EntryKind
from synthesis.calendar import shifted
from synthesis.moments import is_after
from synthesis.outcomes import Outcome, outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus.findings import Passage
    from corpus.points import Entry, Moment
    from synthesis.content import Contents
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
    """By id of an entry what shows its outcome, in order of time.

    `kin` has for each entry those that answer it or that it answers: what shows one may show the other.
    """
    told = {passage.id: (passage, found) for passage, found in candidates(passages)}
    scored = _scored(register, told, kin, rows, contents, timeline)
    found: defaultdict[str, list[Sign]] = defaultdict(list)
    for key, scores in scored.items():
        passage, result = told[key]
        for entry in _shown(scores, kin):
            found[entry].append(Sign(passage, timeline.moment(passage), result, scores[entry]))
    for entry, sign in _asked_again(register, rows, contents, timeline):
        found[entry].append(sign)
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
    register: Sequence[Entry],
    told: Mapping[str, tuple[Passage, Outcome]],
    kin: Mapping[str, frozenset[str]],
    rows: Mapping[str, int],
    contents: Contents,
    timeline: Timeline,
) -> dict[str, dict[str, float]]:
    """By passage the entries that it is enough like and certainly later than, and the kin of these."""
    by_row = {rows[entry.id]: entry for entry in register}
    passage_at = {rows[key]: passage for key, (passage, _) in told.items()}
    pairs = list(contents.pairs(sorted(by_row), sorted(passage_at), ENOUGH))
    near = {(pair.left, pair.right) for pair in pairs}
    of_kin = {(rows[key], right) for left, right in near for key in kin.get(by_row[left].id, ())}
    pairs += contents.each(sorted(of_kin - near), ENOUGH_OF_KIN)
    found: dict[str, dict[str, float]] = {}
    for pair in pairs:
        entry, passage = by_row[pair.left], passage_at[pair.right]
        later = is_after(timeline.moment(passage), timeline.moment(entry.passage))
        if later and timeline.is_known(passage) and _on_one_subject(entry.passage, passage):
            score = min(pair.likeness, ONE_WORD) if pair.shared < 2 else pair.likeness
            found.setdefault(passage.id, {})[entry.id] = score
    return found


def _on_one_subject(a: Passage, b: Passage) -> bool:
    """Whether they share a thema, as bottleneck or subject, or one of them has none."""
    one, other = _subjects(a), _subjects(b)
    return not one or not other or not one.isdisjoint(other)


def _subjects(passage: Passage) -> frozenset[str]:
    coding = passage.observation.coding
    return frozenset((*coding.themas, *coding.onderwerp))


def _asked_again(
    register: Sequence[Entry], rows: Mapping[str, int], contents: Contents, timeline: Timeline
) -> Iterator[tuple[str, Sign]]:
    calls = {rows[entry.id]: entry for entry in register if entry.kind is EntryKind.CALL}
    for pair in contents.pairs(sorted(calls), sorted(calls), AGAIN):
        earlier, later = calls[pair.left], calls[pair.right]
        moment, first = timeline.moment(later.passage), timeline.moment(earlier.passage)
        known = timeline.is_known(later.passage) and is_after(moment, first)
        if known and moment.first > shifted(first.last, AGAIN_DAYS):
            yield earlier.id, Sign(later.passage, moment, Outcome.NOT_DONE, pair.likeness, again=True)


def _in_time(sign: Sign) -> tuple[str, str, int, int, str]:
    observation = sign.passage.observation
    return sign.moment.last, sign.passage.stem, observation.block, observation.start, sign.passage.id
