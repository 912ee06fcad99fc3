"""How an entry of the register stands on a day, and why, in Dutch.

- `nagekomen`: the latest document that says what became of it says that it was done (for a call also: a
  commitment that answers it was kept).
- `verlopen`: its last day has passed and no document shows that it was done.
- `open`: it has a deadline that has not passed or names no day, or a later document shows that it is not
  done, or (for a call) it was promised, or reacted to without a promise.
- `onbekend`: no deadline, and nothing later says anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.points import EntryKind, EntryStatus
from synthesis.calendar import written
from synthesis.outcomes import Outcome, outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.findings import Passage
    from corpus.points import Entry
    from synthesis.fulfilment import Sign

_ASKS_BEGINNING = re.compile(r"\b(?:start|begin|starten|beginnen|maak een begin|van start)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reactions:
    """What is known of an entry: signs in later documents, promises, near-answers, a reply on the spot."""

    signs: tuple[Sign, ...] = ()
    promises: tuple[Entry, ...] = ()
    near: tuple[Entry, ...] = ()
    reply: Passage | None = None


def judged(entry: Entry, known: Reactions, until: str) -> Entry:
    """The entry with status, reason and evidence as they are on the day `until` ("": no day is known)."""
    status, because, evidence = _standing(entry, known, until)
    notes = [because, *_notes(entry, known, status)]
    return replace(entry, status=status, because=" ".join(filter(None, notes)), evidence=evidence)


def _standing(entry: Entry, known: Reactions, until: str) -> tuple[EntryStatus, str, Passage | None]:
    last = _latest(known.signs)
    if last is not None and _shows_done(entry, last):
        return EntryStatus.FULFILLED, f"{_who(last.passage, entry)} meldt dat het is gedaan.", last.passage
    kept = next(
        (p for p in known.promises if p.status is EntryStatus.FULFILLED and not _denied(last, p)), None
    )
    if kept is not None:
        return EntryStatus.FULFILLED, f"De toezegging van {_named(kept)} is nagekomen.", kept.evidence
    evidence = last.passage if last is not None else None
    if entry.due and until and entry.due < until:
        return EntryStatus.OVERDUE, _overdue(entry, last), evidence
    if last is not None:
        return EntryStatus.OPEN, _not_done(entry, last), evidence
    return *_unshown(entry, known), None


def _unshown(entry: Entry, known: Reactions) -> tuple[EntryStatus, str]:
    """Where no later document shows anything: by promise, near-answer and deadline."""
    if known.promises:
        promise = known.promises[0]
        told = f"Toegezegd door {_named(promise)}; dat het is gedaan blijkt nog niet."
        return EntryStatus.OPEN, told
    if known.near:
        return EntryStatus.OPEN, ""
    if entry.due:
        return EntryStatus.OPEN, f"De termijn loopt tot en met {written(entry.due)}."
    if entry.deadline:
        return EntryStatus.OPEN, f"De termijn ({entry.deadline}) noemt geen dag."
    return EntryStatus.UNKNOWN, "Er is geen termijn en geen later document zegt er iets over."


def _notes(entry: Entry, known: Reactions, status: EntryStatus) -> list[str]:
    notes = []
    if status is not EntryStatus.FULFILLED:
        notes += [
            f"De reactie van {_named(near)} zegt niets toe: dat is geen antwoord." for near in known.near
        ]
    if known.reply is not None and not known.promises:
        notes.append("In hetzelfde overleg is erop gereageerd; dat is geen toezegging.")
    if entry.kind is EntryKind.COMMITMENT and status is EntryStatus.UNKNOWN and _tells_itself(entry):
        notes.append("De toezegging meldt het zelf als gedaan; geen later document bevestigt het.")
    return notes


def _latest(signs: Sequence[Sign]) -> Sign | None:
    """The latest sign; of one day what shows that it is not done, for then sources contradict each other."""
    worst = {Outcome.NOT_DONE: 2, Outcome.BEGUN: 1, Outcome.DONE: 0}
    return max(signs, key=lambda s: (s.moment.last, worst[s.outcome], s.score, s.passage.id), default=None)


def _shows_done(entry: Entry, sign: Sign) -> bool:
    """A beginning is all that is asked by "start de bouwstroom"."""
    if sign.outcome is Outcome.BEGUN:
        return _ASKS_BEGINNING.search(entry.passage.observation.text) is not None
    return sign.outcome is Outcome.DONE


def _denied(last: Sign | None, promise: Entry) -> bool:
    """Whether the latest sign is later than what shows that the promise was kept."""
    return last is not None and promise.evidence is not None and last.passage.date >= promise.evidence.date


def _overdue(entry: Entry, last: Sign | None) -> str:
    passed = f"De termijn liep tot en met {written(entry.due)}"
    if last is None:
        return f"{passed} en geen later document laat zien dat het is gedaan."
    return f"{passed}. {_not_done(entry, last)}"


def _not_done(entry: Entry, sign: Sign) -> str:
    who = _who(sign.passage, entry)
    if sign.again:
        return f"{who} vraagt er opnieuw om."
    told = {Outcome.BEGUN: "meldt een begin", Outcome.NOT_DONE: "meldt dat het niet (volledig) is gedaan"}
    return f"{who} {told.get(sign.outcome, 'meldt iets')}."


def _who(passage: Passage, entry: Entry) -> str:
    himself = " zelf" if passage.bron == entry.passage.bron else ""
    day = f" ({written(passage.date)})" if passage.date else ""
    return f"{passage.bron.name}{himself}{day}"


def _named(entry: Entry) -> str:
    """Who promised; of a confidential action item who is to act is not told."""
    day = f" ({written(entry.passage.date)})" if entry.passage.date else ""
    told = entry.kind is EntryKind.ACTION and not entry.passage.confidential
    acts = entry.owner if told else ""
    return f"{acts or entry.passage.bron.name}{day}"


def _tells_itself(entry: Entry) -> bool:
    return outcome(entry.passage.observation.text) is Outcome.DONE
