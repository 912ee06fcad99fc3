"""The sides that statements take, clause by clause, and how near two of them are in what they speak of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import TYPE_CHECKING

from synthesis.stances import SHORTEST, named, stances
from synthesis.subjects import akin, best, common_words, contrast, likeness, subject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from corpus.findings import Passage
    from synthesis.oppositions import Opposition
    from synthesis.stances import Stance
    from synthesis.statements import Statement
    from synthesis.subjects import Lemma, Subject

WORDS, MEANING = 0.6, 0.4
"""How much the words in common and the vectors count for the nearness of subjects. Both from the open half of
the measured pairs, as are the demands of each opposition."""
OTHER_PLACE = 0.15
"""What is asked on top where the sentences speak of different things in one place, or share no thema."""
TOGETHER = 2
"""Words in common where one denies what the other says: what is spoken of, and what is said of it."""
SAME_TIME = 200
"""Days that the dates of two documents may lie apart for figures that bear no date of their own."""
_OWN = re.compile(r"\b(?:ons|onze|wij|mijn|hier|bij ons)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Side:
    """What a statement says in one clause, and of what; `number` is that of the statement.

    `effect` is the subject without the words that name a cause.
    """

    number: int
    statement: Statement
    stance: Stance
    subject: Subject
    effect: Subject

    @property
    def passage(self) -> Passage:
        """The passage that stands for the statement."""
        return self.statement.passage

    @property
    def labels(self) -> frozenset[str]:
        """The themas that the statement is about or touches."""
        coding = self.passage.observation.coding
        return frozenset((*coding.themas, *coding.onderwerp))


def sides(number: int, statement: Statement, places: frozenset[str], lemma: Lemma) -> Iterator[Side]:
    """The sides of a statement: those clauses that say that something is so. `places` are names."""
    for said in stances(statement.passage.observation.text):
        if said.states and (said.signs or len(said.text.split()) >= SHORTEST):
            whole = subject(said.text, said.signs, lemma)
            effect = subject(said.effect, (), lemma) if said.causes else whole
            yield Side(number, statement, named(said, places), whole, effect)


def subjects(a: Side, b: Side, differs: Opposition) -> tuple[Subject, Subject]:
    """What two sides that differ speak of: where they differ in a cause, that of which it is the cause."""
    return (a.effect, b.effect) if differs.kind == "oorzaak" else (a.subject, b.subject)


def excess(a: Side, b: Side, differs: Opposition, meaning: float, weight: Callable[[str], float]) -> float:
    """By how much the nearness of two sides exceeds what their opposition asks; 0 when it does not.

    `meaning` is the cosine of their vectors.
    """
    one, other = subjects(a, b, differs)
    if differs.kind == "polariteit" and len(list(common_words(one, other, weight))) < TOGETHER:
        return 0.0
    alike = likeness(one, other, weight)
    near = alike if differs.kind == "oorzaak" else WORDS * alike + MEANING * meaning
    apart = contrast(one, other), bool(a.labels and b.labels and a.labels.isdisjoint(b.labels))
    return max(0.0, round(near - differs.demands - OTHER_PLACE * sum(apart), 6))


def of_another(a: Side, b: Side) -> bool:
    """Whether figures may differ because each is of its own place, of another time, or of something else."""
    one, other = a.stance, b.stance
    if one.days and other.days and not any(_same_day(x, y) for x, y in product(one.days, other.days)):
        return True
    units = {word for side in (one, other) for amount in side.amounts for word in amount.unit}
    common = (base for base in a.subject.lemmas if best(base, b.subject.lemmas))
    if all(any(akin(base, word) for word in units) for base in common):
        return True
    if not one.names & other.names and (_OWN.search(one.text) or _OWN.search(other.text)):
        return a.passage.bron != b.passage.bron
    return not (one.years and other.years) and not _near_in_time(a.passage.date, b.passage.date)


def _same_day(one: str, other: str) -> bool:
    """Whether two days are one, or one is a month that the other lies in."""
    (*_, month), (*_, other_month) = one.split(), other.split()
    return one == other or (month == other_month and not (one[0].isdigit() and other[0].isdigit()))


def _near_in_time(one: str, other: str) -> bool:
    """Whether two dates lie near; a paper without (possible) date may be of any time."""
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= SAME_TIME
    except ValueError:
        return True
