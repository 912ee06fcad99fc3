"""The distinct points that the statements of a dossier make, thema by thema.

`points` reads as the work goes: bottlenecks, effects and questions by thema, brought together by what they
mean and kept together where a reviewer said so, each group with a label, its stability and its members. The
result depends on the statements and anchors alone, not on their order.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from corpus.findings import rank
from corpus.points import Member, Point
from synthesis.anchors import held
from synthesis.clusters import clusters
from synthesis.labels import distinguishing, label, quotable
from synthesis.meaning import DECIMALS, space
from synthesis.memberships import memberships
from synthesis.nearby import with_near
from synthesis.passages import UNDATED
from synthesis.stability import stability
from synthesis.wording import normal_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.findings import Bron, Passage
    from corpus.pointevents import Anchor
    from synthesis.meaning import Encode, Lemma, Space
    from synthesis.statements import Statement

    Place = tuple[str, str, int, int, str]

ROLLEN = ("knelpunt", "gevolg", "vraag")
"""What makes a point: something that is wrong, what comes of it, or a worry about it."""


@dataclass(frozen=True, slots=True, eq=False)
class _Group:
    """A point in the making: its statements (place, likeness to its middle, whether of its core)."""

    thema: str
    places: tuple[tuple[int, float, bool], ...]
    stability: float | None
    anchor: Anchor | None


def points(
    statements: Sequence[Statement], encode: Encode, lemma: Lemma, anchors: Sequence[Anchor] = ()
) -> tuple[Point, ...]:
    """The points by thema (those outside every thema last), the most voices first.

    `encode` gives vectors of texts, a row of length one or zero each; `lemma` the lemma of a word, with
    those of its parts behind it if it is a compound. A statement of several themas belongs to points of each.
    """
    said = sorted((s for s in statements if s.rol in ROLLEN), key=lambda s: _place(s.passage))
    if not said:
        return ()
    seen = space([s.passage.observation.text for s in said], encode, lemma)
    themas = sorted({thema for s in said for thema in s.themas or ("",)}, key=lambda t: (not t, t))
    made = [group for thema in themas for group in _groups(thema, said, seen, anchors)]
    labelled = [p for thema in themas for p in _labelled([g for g in made if g.thema == thema], said, lemma)]
    cores = [[i for i, _, core in group.places if core] or [group.places[0][0]] for group in made]
    return _in_order(with_near(labelled, cores, seen))


def _groups(thema: str, said: Sequence[Statement], seen: Space, anchors: Sequence[Anchor]) -> list[_Group]:
    """The groups of a thema, in order of their first statement."""
    import numpy as np

    rows = np.array([i for i, s in enumerate(said) if thema in (s.themas or ("",))], dtype=np.int64)
    own = held([said[row] for row in rows], [anchor for anchor in anchors if anchor.thema == thema])
    found = clusters(seen, rows, [places for _, places in own])
    carriers = {int(found.labels[places[0]]): anchor for anchor, places in own}
    firmness = stability(found)
    return [
        _Group(thema, tuple((int(rows[i]), near, core) for i, near, core in places), firmness[number],
               carriers.get(number))
        for number, places in enumerate(memberships(found))
    ]  # fmt: skip


def _labelled(groups: Sequence[_Group], said: Sequence[Statement], lemma: Lemma) -> list[Point]:
    """The groups of a thema as points, with words that set each apart from the others."""
    lending = [_lending(group, said) for group in groups]
    telling = distinguishing([[said[i].passage.observation.text for i in own] for own in lending], lemma)
    return [
        _point(group, said, own, words, lemma)
        for group, own, words in zip(groups, lending, telling, strict=True)
    ]


def _lending(group: _Group, said: Sequence[Statement]) -> list[int]:
    """The statements that lend their words to the label, nearest to the middle first."""
    ranked = sorted(group.places, key=lambda p: (not p[2], -round(p[1], DECIMALS), p[0]))
    core = [i for i, _, is_core in ranked if is_core] or [i for i, _, _ in ranked]
    return [core[place] for place in quotable([said[i].passage for i in core])]


def _point(
    group: _Group, said: Sequence[Statement], lending: Sequence[int], words: tuple[str, ...], lemma: Lemma
) -> Point:
    near = {i: likeness for i, likeness, _ in group.places}
    central = said[lending[0]].passage
    ranked = [(near[i], said[i].passage.observation.text) for i in lending]
    anchor = group.anchor
    own = [said[i] for i, _, _ in group.places]
    return Point(
        id=anchor.id if anchor else _id(group.thema, central),
        thema=group.thema,
        label=(anchor.name if anchor else "") or label(ranked, words, lemma),
        words=words,
        central=central,
        members=_members(group, said),
        sources=_sources(own),
        documents=_documents(own),
        stability=group.stability,
        named=bool(anchor and anchor.name),
    )


def _id(thema: str, central: Passage) -> str:
    """An id that derives from the thema and the wording of the central passage: 12 hexadecimal digits."""
    return sha256(f"{thema}\n{normal_form(central.observation.text)}".encode()).hexdigest()[:12]


def _members(group: _Group, said: Sequence[Statement]) -> tuple[Member, ...]:
    """The members, those of the core first, each from near to far."""
    ranked = sorted(group.places, key=lambda p: (not p[2], -round(p[1], DECIMALS), p[0]))
    return tuple(
        Member(said[i].passage, said[i].copies, round(1 - likeness, 4), core) for i, likeness, core in ranked
    )


def _sources(own: Iterable[Statement]) -> tuple[Bron, ...]:
    return tuple(sorted({s.passage.bron for s in own if not s.passage.relayed}, key=rank))


def _documents(own: Iterable[Statement]) -> tuple[str, ...]:
    """Stems of the documents that say it, copies included, in the order of the dossier."""
    found = {copy.observation.document: copy for statement in own for copy in statement.copies}
    return tuple(c.stem for c in sorted(found.values(), key=lambda c: (c.date or UNDATED, c.stem)))


def _in_order(found: Iterable[Point]) -> tuple[Point, ...]:
    return tuple(
        sorted(
            found,
            key=lambda p: (not p.thema, p.thema, -len(p.sources), -len(p.documents), _place(p.central), p.id),
        )
    )


def _place(passage: Passage) -> Place:
    observation = passage.observation
    return passage.date or UNDATED, passage.stem, observation.block, observation.start, passage.id
