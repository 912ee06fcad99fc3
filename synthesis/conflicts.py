"""Where sources differ on one fact or on its weight: two wordings side by side, never averaged.

Two statements conflict when they speak of one subject (words in common by their rarity, and vectors of the
sentences), both say that something is so, and stand apart on a scale of Dutch (`scales.toml`), one denies what
the other says, or they give other figures or causes. After Marneffe, Rafferty and Manning, Finding
contradictions in text, 2008, who tell the same kinds apart; the scales are those of gradable words with their
negations (Horn, A natural history of negation, 1989).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import TYPE_CHECKING

from corpus.points import Conflict
from synthesis.nearness import near_pairs
from synthesis.oppositions import Opposition, opposition
from synthesis.stances import SHORTEST, named, stances
from synthesis.subjects import akin, best, common_words, contrast, likeness, subject, weights
from synthesis.wording import names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from corpus.findings import Passage
    from synthesis.nearness import Encode
    from synthesis.stances import Stance
    from synthesis.statements import Statement
    from synthesis.subjects import Lemma, Subject

STATING = ("knelpunt", "gevolg", "meerwaarde", "context", "standpunt", "toezegging")
"""Rollen whose sentences say that something is so; a call or question contradicts nobody."""
WORDS, MEANING = 0.6, 0.4
"""How much the words in common and the vectors count for the nearness of subjects. Both from the open half of
the measured pairs, as are the demands of each opposition."""
OTHER_PLACE = 0.15
"""What is asked on top where the sentences speak of different things in one place, or share no thema."""
TOGETHER = 2
"""Words in common where one denies what the other says: what is spoken of, and what is said of it."""
SAME_TIME = 200
"""Days that the dates of two documents may lie apart for figures that bear no date of their own."""
MOST = 3
"""Conflicts in which one statement is shown: the nearest. More say the same again."""
_OWN = re.compile(r"\b(?:ons|onze|wij|mijn|hier|bij ons)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Side:
    """What a statement says in one clause, and of what; `number` is that of the statement."""

    number: int
    statement: Statement
    stance: Stance
    subject: Subject
    effect: Subject

    @property
    def passage(self) -> Passage:
        return self.statement.passage

    @property
    def labels(self) -> frozenset[str]:
        coding = self.passage.observation.coding
        return frozenset((*coding.themas, *coding.onderwerp))


@dataclass(frozen=True, slots=True)
class _Found:
    """Two sides that differ, how near their subjects are, and in what they differ."""

    score: float
    sides: tuple[_Side, _Side]
    opposition: Opposition

    @property
    def pair(self) -> tuple[int, int]:
        """The numbers of the statements."""
        return self.sides[0].number, self.sides[1].number


def conflicts(
    statements: Sequence[Statement], themas: Sequence[str], encode: Encode, lemma: Lemma
) -> tuple[Conflict, ...]:
    """The pairs of statements that differ on one fact or its weight, by thema (in the order given) and nearness.

    `encode` gives a unit vector for each text (one a row), `lemma` that of a word. A shared text is one
    statement and so one side. The sides are of different voices, or of one voice at different dates, which
    the reason says. Each pair stands in the first of `themas` that both are about, else that one is about.
    """
    stating = _in_order(statements)
    places = names(one.passage.observation.text for one in stating)
    sides = [side for number, one in enumerate(stating) for side in _sides(number, one, places, lemma)]
    weight = weights(side.subject for side in sides)
    found = sorted(_differing(sides, encode, weight, lemma), key=lambda one: (-one.score, one.pair))
    shown = [_conflict(one, themas, weight) for one in _nearest(found)]
    turn = {thema: number for number, thema in enumerate(themas)}
    return tuple(sorted(shown, key=lambda conflict: turn.get(conflict.thema, len(turn))))


def _in_order(statements: Sequence[Statement]) -> list[Statement]:
    stating = [one for one in statements if one.rol in STATING]
    return sorted(stating, key=lambda one: _place(one.passage))


def _place(passage: Passage) -> tuple[str, str, int, int, str]:
    observation = passage.observation
    return passage.date or "9999", passage.stem, observation.block, observation.start, observation.id


def _sides(number: int, statement: Statement, places: frozenset[str], lemma: Lemma) -> Iterator[_Side]:
    for said in stances(statement.passage.observation.text):
        if said.states and (said.signs or len(said.text.split()) >= SHORTEST):
            whole = subject(said.text, said.signs, lemma)
            effect = subject(said.effect, (), lemma) if said.causes else whole
            yield _Side(number, statement, named(said, places), whole, effect)


def _differing(
    sides: Sequence[_Side], encode: Encode, weight: Callable[[str], float], lemma: Lemma
) -> Iterator[_Found]:
    texts = [side.stance.text for side in sides]
    for i, j, meaning in near_pairs(texts, [side.subject.lemmas for side in sides], weight, encode):
        a, b = sides[i], sides[j]
        if a.number != b.number and _other_voice(a.passage, b.passage):
            rollen = a.statement.rol, b.statement.rol
            differs = opposition(a.stance, b.stance, rollen, lemma)
            if differs and not (differs.kind == "aantal" and _of_another(a, b)):
                score = _score(a, b, differs, meaning, weight)
                if score > 0:
                    yield _Found(score, (a, b), differs)


def _other_voice(a: Passage, b: Passage) -> bool:
    """Whether two passages are of two voices, or of one at two dates."""
    return a.bron != b.bron or bool(a.date and b.date and a.date != b.date)


def _of_another(a: _Side, b: _Side) -> bool:
    """Whether figures may differ because each is of its own place, of another time, or of something else."""
    if a.stance.days and b.stance.days and not any(map(_same_day, *_crossed(a.stance.days, b.stance.days))):
        return True
    units = {word for side in (a, b) for amount in side.stance.amounts for word in amount.unit}
    if all(
        any(akin(base, word) for word in units) for base in a.subject.lemmas if best(base, b.subject.lemmas)
    ):
        return True
    if not a.stance.names & b.stance.names and (_OWN.search(a.stance.text) or _OWN.search(b.stance.text)):
        return a.passage.bron != b.passage.bron
    dated = a.stance.years and b.stance.years
    return not dated and not _near_in_time(a.passage.date, b.passage.date)


def _crossed(one: frozenset[str], other: frozenset[str]) -> tuple[list[str], list[str]]:
    pairs = sorted(product(one, other))
    return [x for x, _ in pairs], [y for _, y in pairs]


def _same_day(one: str, other: str) -> bool:
    """Whether two days are one, or one is a month that the other lies in."""
    return one == other or (
        one.split()[-1] == other.split()[-1] and not (one[0].isdigit() and other[0].isdigit())
    )


def _near_in_time(one: str, other: str) -> bool:
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= SAME_TIME
    except ValueError:
        return True


def _score(a: _Side, b: _Side, differs: Opposition, meaning: float, weight: Callable[[str], float]) -> float:
    """By how much the nearness of two subjects exceeds what is asked; 0 when it does not."""
    of_cause = differs.kind == "oorzaak"
    one, other = (a.effect, b.effect) if of_cause else (a.subject, b.subject)
    alike = likeness(one, other, weight)
    near = alike if of_cause else WORDS * alike + MEANING * meaning
    asked = differs.demands + (OTHER_PLACE if contrast(one, other) else 0.0)
    asked += OTHER_PLACE if a.labels and b.labels and a.labels.isdisjoint(b.labels) else 0.0
    alone = differs.kind == "polariteit" and len(list(common_words(one, other, weight))) < TOGETHER
    return 0.0 if alone else max(0.0, round(near - asked, 6))


def _nearest(found: Sequence[_Found]) -> Iterator[_Found]:
    """Of the clauses of two statements the plainest, and of a statement's conflicts the first `MOST`."""
    times: Counter[int] = Counter()
    seen: set[tuple[int, int]] = set()
    for one in found:
        if one.pair not in seen and all(times[side] < MOST for side in one.pair):
            seen.add(one.pair)
            times.update(one.pair)
            yield one


def _conflict(found: _Found, themas: Sequence[str], weight: Callable[[str], float]) -> Conflict:
    a, b = found.sides
    one, other = (a.effect, b.effect) if found.opposition.kind == "oorzaak" else (a.subject, b.subject)
    again = " Het is dezelfde bron op een ander moment." if a.passage.bron == b.passage.bron else ""
    return Conflict(
        thema=_thema(a, b, themas),
        subject=", ".join(list(common_words(one, other, weight))[:4]),
        sides=(a.passage, b.passage),
        reason=found.opposition.reason + again,
    )


def _thema(a: _Side, b: _Side, themas: Sequence[str]) -> str:
    """The first thema of both, else of what both touch, else of either; "" when there is none."""
    of_a, of_b = (set(side.statement.themas) for side in (a, b))
    choices = (of_a & of_b, a.labels & b.labels, of_a | of_b, a.labels | b.labels)
    return next((thema for choice in choices for thema in themas if thema in choice), "")
