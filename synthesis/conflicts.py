"""Where sources differ on one fact or on its weight: two wordings side by side, never averaged.

Two statements conflict when they speak of one subject (words in common by their rarity, and vectors of the
clauses), both say that something is so, and stand apart on a scale of Dutch (`scales.toml`), one denies what
the other says, or they give other figures or causes. The kinds are those of De Marneffe, Rafferty and
Manning, Finding contradictions in text, 2008; the scales those of gradable words and their negations (Horn,
A natural history of negation, 1989).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.points import Conflict
from synthesis.kindred import Subjects
from synthesis.nearness import near_pairs
from synthesis.oppositions import LEAST, opposition
from synthesis.sides import MEANING, WORDS, excess, of_another, sides, subjects
from synthesis.subjects import common_words, weights
from synthesis.wording import names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from corpus.findings import Passage
    from synthesis.nearness import Encode
    from synthesis.oppositions import Opposition
    from synthesis.sides import Side
    from synthesis.statements import Statement
    from synthesis.subjects import Lemma

    Weight = Callable[[str], float]

STATING = ("knelpunt", "gevolg", "meerwaarde", "context", "standpunt", "toezegging")
"""Rollen whose sentences say that something is so; a call or question contradicts nobody."""
MOST = 3
"""Conflicts in which one statement is shown: the nearest. More say the same again."""
SUBJECT = 4
"""Words that name the subject of a conflict."""


@dataclass(frozen=True, slots=True)
class _Found:
    """Two sides that differ, how near their subjects are, and in what they differ."""

    score: float
    sides: tuple[Side, Side]
    opposition: Opposition

    @property
    def pair(self) -> tuple[int, int]:
        """The numbers of the statements."""
        return self.sides[0].number, self.sides[1].number


def conflicts(
    statements: Sequence[Statement], themas: Sequence[str], encode: Encode, lemma: Lemma
) -> tuple[Conflict, ...]:
    """The pairs of statements that differ on one fact or its weight, by thema as given, then nearest first.

    `encode` gives a unit vector for each text (one a row), `lemma` that of a word. A shared text is one
    statement and so one side. The sides are of different voices, or of one voice at different dates, which
    the reason says; the earlier document comes first. A conflict stands under the first of `themas` that both
    sides are about, else that both touch, else that one does ("": none).
    """
    stating = sorted((one for one in statements if one.rol in STATING), key=lambda one: _place(one.passage))
    places = names(one.passage.observation.text for one in stating)
    taken = [side for number, one in enumerate(stating) for side in sides(number, one, places, lemma)]
    weight = weights(side.subject for side in taken)
    found = sorted(_differing(taken, encode, weight, lemma), key=lambda one: (-one.score, one.pair))
    shown = [_conflict(one, themas, weight) for one in _nearest(found)]
    turn = {thema: number for number, thema in enumerate(themas)}
    return tuple(sorted(shown, key=lambda conflict: turn.get(conflict.thema, len(turn))))


def _place(passage: Passage) -> tuple[str, str, int, int, str]:
    observation = passage.observation
    return passage.date or "9999", passage.stem, observation.block, observation.start, observation.id


def _differing(taken: Sequence[Side], encode: Encode, weight: Weight, lemma: Lemma) -> Iterator[_Found]:
    for i, j, meaning in _comparable(taken, encode, weight):
        a, b = taken[i], taken[j]
        if a.number != b.number and _other_voice(a.passage, b.passage):
            differs = opposition(a.stance, b.stance, (a.statement.rol, b.statement.rol), lemma)
            if differs and not (differs.kind == "aantal" and of_another(a, b)):
                score = excess(a, b, differs, meaning, weight)
                if score > 0:
                    yield _Found(score, (a, b), differs)


def _comparable(taken: Sequence[Side], encode: Encode, weight: Weight) -> Iterator[tuple[int, int, float]]:
    """The pairs of near sides that have enough in common for some opposition, with the cosine of each.

    Where two name a cause what counts is that of which it is the cause, which `excess` looks at.
    """
    import numpy as np

    texts, lemmas = [side.stance.text for side in taken], [side.subject.lemmas for side in taken]
    causes = np.array([bool(side.stance.causes) for side in taken], dtype=bool)
    common = Subjects.of([side.subject for side in taken], weight)
    for left, right, meaning in near_pairs(texts, lemmas, weight, encode):
        near = WORDS * common.likeness(left, right) + MEANING * meaning
        enough = (near >= LEAST) | (causes[left] & causes[right])
        told = (part[enough].tolist() for part in (left, right, meaning))
        yield from zip(*told, strict=True)


def _other_voice(a: Passage, b: Passage) -> bool:
    """Whether two passages are of two voices, or of one at two dates."""
    return a.bron != b.bron or bool(a.date and b.date and a.date != b.date)


def _nearest(found: Sequence[_Found]) -> Iterator[_Found]:
    """Of the clauses of two statements the plainest, and of a statement's conflicts the first `MOST`."""
    times: Counter[int] = Counter()
    seen: set[tuple[int, int]] = set()
    for one in found:
        if one.pair not in seen and all(times[number] < MOST for number in one.pair):
            seen.add(one.pair)
            times.update(one.pair)
            yield one


def _conflict(found: _Found, themas: Sequence[str], weight: Weight) -> Conflict:
    a, b = found.sides
    common = [base.split()[0] for base in common_words(*subjects(a, b, found.opposition), weight)]
    again = " Het is dezelfde bron op een ander moment." if a.passage.bron == b.passage.bron else ""
    return Conflict(
        thema=_thema(a, b, themas),
        subject=", ".join(common[:SUBJECT]),
        sides=(a.passage, b.passage),
        reason=found.opposition.reason + again,
    )


def _thema(a: Side, b: Side, themas: Sequence[str]) -> str:
    of_a, of_b = set(a.statement.themas), set(b.statement.themas)
    choices = (of_a & of_b, a.labels & b.labels, of_a | of_b, a.labels | b.labels)
    return next((thema for choice in choices for thema in themas if thema in choice), "")
