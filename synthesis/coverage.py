"""What a draft does with the points of a dossier, and what of its claims the dossier bears out.

`audit` is the entry. Each piece of the draft is held against each passage (`kinship`); a point that a piece
comes near enough to is touched by its sentence, and what that sentence does with it (`drafted`, `softening`)
makes the status. `bearing` looks the other way. The thresholds were chosen on two of the three draft
letters of the labelled set, and on the real letter as far as they left these alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.coverage import Audit, Coverage, Covered
from corpus.points import EntryKind
from synthesis.bearing import borne
from synthesis.costs import cost, lost, recurs, score
from synthesis.drafted import PROMISING, SHORTEST_CLAUSE, mentions, proceeds
from synthesis.kinship import kinship
from synthesis.passages import UNDATED
from synthesis.softening import GOOD, is_good, softening

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.findings import Passage
    from corpus.model import Observation
    from corpus.points import Entry, Point
    from synthesis.kinship import Kinship
    from synthesis.meaning import Encode, Lemma

SAID = ("knelpunt", "gevolg", "vraag", "meerwaarde", "context", "standpunt", "oproep", "toezegging")
"""Rollen of the passages that a draft is held against."""
NEAR = 0.35
"""Least likeness of a piece of the draft to a passage of a point that it touches."""
NEAR_IN_THEMA = 0.23
"""The same where the draft's sentence is about the point's thema."""
NEAR_IN_OTHER = 0.4
"""The same where the draft's sentence is about other themas."""
NEAR_AS_GOOD = 0.45
"""The same where the draft tells what goes well: it speaks of the bottleneck only in the same words."""
NEXT_BEST = 0.8
"""A piece touches what it is nearly as like as what it is most like, and nothing else."""
ATTACHED = 0.3
"""Least likeness of a call to a passage of the point of its thema that it is attached to."""


@dataclass(frozen=True, slots=True)
class _Touch:
    """A sentence of the draft that touches a point, by the piece of it that comes nearest and by how much."""

    sentence: Observation
    text: str
    likeness: float


def audit(
    draft_sentences: Sequence[Observation],
    points: Sequence[Point],
    passages: Sequence[Passage],
    encode: Encode,
    lemma: Lemma,
    register: Sequence[Entry] = (),
) -> Audit:
    """Holds the coded sentences of a draft against the points, passages and register of a dossier.

    The dossier should be without the draft itself. `encode` gives vectors of texts, a row of length one or
    zero each; `lemma` the lemmas of a word and its parts.
    """
    seen = kinship(draft_sentences, _sources(points, passages), encode, lemma)
    calls = [source for source in seen.sources if source.observation.coding.rol == "oproep"]
    covered = [_covered(point, draft_sentences, seen, calls) for point in points]
    return Audit(
        points=tuple(sorted(covered, key=lambda c: (-lost(c), -c.cost, c.point.thema, c.point.id))),
        claims=borne(draft_sentences, seen),
        score=score(covered),
        unsaid=tuple(entry for entry in register if _is_unsaid(entry, draft_sentences, seen)),
    )


def _is_unsaid(entry: Entry, draft: Sequence[Observation], seen: Kinship) -> bool:
    """Whether it is a commitment that no piece of the draft comes near; one too short to tell is none."""
    column = seen.columns.get(entry.passage.id)
    if entry.kind is not EntryKind.COMMITMENT or column is None:
        return False
    themas = _themas(entry.passage.observation)
    return not any(
        seen.likeness[row, column] >= (NEAR_IN_THEMA if themas & _themas(draft[piece.sentence]) else NEAR)
        for row, piece in enumerate(seen.pieces)
    )


def _sources(points: Iterable[Point], passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages to hold the draft against, those of points included, in an order of their own."""
    chosen = {p.id: p for p in passages if p.observation.coding.rol in SAID and _tells(p)}
    chosen |= {member.passage.id: member.passage for point in points for member in point.members}
    return tuple(sorted(chosen.values(), key=_place))


def _tells(passage: Passage) -> bool:
    """Whether it is more than the name of a subject, such as an item of an agenda."""
    return len(passage.observation.text.split()) >= SHORTEST_CLAUSE


def _place(passage: Passage) -> tuple[str, str, int, int, str]:
    place = passage.observation
    return passage.date or UNDATED, passage.stem, place.block, place.start, passage.id


def _covered(
    point: Point, draft: Sequence[Observation], seen: Kinship, every_call: Sequence[Passage]
) -> Covered:
    touches = _touches(point, draft, seen)
    own = _one_a_voice(point)
    status, reason = _judged(touches, [passage.observation.text for passage in own])
    calls, recurring = _attached(point, every_call, seen), recurs(point)
    return Covered(
        point=point,
        status=status,
        reason=reason,
        sentences=tuple(touch.sentence for touch in touches),
        sources=own,
        calls=calls,
        recurring=recurring,
        cost=cost(point, calls, recurring=recurring),
    )


def _core(point: Point) -> tuple[Passage, ...]:
    return tuple(member.passage for member in point.members if member.core) or point.passages


def _touches(point: Point, draft: Sequence[Observation], seen: Kinship) -> tuple[_Touch, ...]:
    """The sentences that touch a point, the nearest first."""
    columns = [seen.columns[passage.id] for passage in _core(point)]
    best: dict[int, _Touch] = {}
    for row, piece in enumerate(seen.pieces):
        sentence = draft[piece.sentence]
        if proceeds(sentence):
            continue
        likeness = float(seen.likeness[row, columns].max())
        enough = max(_floor(point, sentence), NEXT_BEST * float(seen.likeness[row].max()))
        known = best.get(piece.sentence)
        if likeness >= enough and (known is None or likeness > known.likeness):
            best[piece.sentence] = _Touch(sentence, piece.text, likeness)
    return tuple(best[number] for number in sorted(best, key=lambda n: (-best[n].likeness, n)))


def _floor(point: Point, sentence: Observation) -> float:
    """How near a sentence must come to touch a point."""
    if sentence.coding.rol in GOOD and is_good(sentence.text):
        return NEAR_AS_GOOD
    themas = _themas(sentence)
    if point.thema in themas:
        return NEAR_IN_THEMA
    return NEAR_IN_OTHER if themas else NEAR


def _themas(sentence: Observation) -> frozenset[str]:
    return frozenset((*sentence.coding.themas, *sentence.coding.onderwerp))


def _judged(touches: Sequence[_Touch], sources: Sequence[str]) -> tuple[Coverage, str]:
    """The status, and why: what is stated decides, before what is promised, before what is only named."""
    # What merely brushes against the point does not undo what the nearest sentences do with it.
    nearest = [touch for touch in touches if touch.likeness >= NEXT_BEST * touches[0].likeness]
    telling = [touch for touch in nearest if not mentions(touch.sentence)] or [
        touch for touch in touches if not mentions(touch.sentence)
    ]
    stating = [touch for touch in telling if touch.sentence.coding.rol not in PROMISING]
    soft = [softening(touch.text, touch.sentence, sources) for touch in stating]
    if not touches:
        return Coverage.ABSENT, "Geen zin van het concept gaat hierover."
    if not telling:
        return Coverage.MENTIONED, "Het concept noemt het onderwerp, maar zegt er niets over."
    if soft and all(soft):
        return Coverage.WEAKENED, soft[0]
    if not stating:
        return Coverage.TREATED, "Het concept zegt wat eraan wordt gedaan."
    return Coverage.TREATED, "Het concept zegt wat er aan de hand is."


def _one_a_voice(point: Point) -> tuple[Passage, ...]:
    """The passage of each voice that is nearest to the middle of the point, the middle first."""
    chosen: dict[str, Passage] = {}
    for passage in (point.central, *_core(point)):
        chosen.setdefault(passage.bron.name, passage)
    return tuple(chosen.values())


def _attached(point: Point, calls: Iterable[Passage], seen: Kinship) -> tuple[Passage, ...]:
    """The calls of its thema that come near it."""
    return tuple(
        call
        for call in calls
        if point.thema in call.observation.coding.themas
        and seen.among_sources(call, _core(point)) >= ATTACHED
    )
