"""Which points a report tells, the weightiest first, and what each is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.points import Entry
from reports.dossier import voices
from reports.quotes import LEANING, VERTROUWELIJK, by_turns, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.findings import Bron, Passage
    from corpus.points import Point
    from reports.dossier import Dossier

HIDDEN = "Punt uit vertrouwelijke stukken"
"""What a point is called whose own words may not be shown."""

POINTING = re.compile(
    r"\W*(?:hun|een van hen)\b|.*\b(?:daar|wij|we|ons|onze|mijn|ik)\b", re.IGNORECASE | re.DOTALL
)
"""What a heading has that tells not who speaks, or of whom."""

LONGEST = 120
"""Characters of a heading: two lines."""


def about(dossier: Dossier, thema: str) -> tuple[Point, ...]:
    """The points of a thema ("" for those outside every thema), the weightiest first."""
    return ranked(dossier.about(thema))


def ranked(points: Iterable[Point]) -> tuple[Point, ...]:
    """Points by weight: independent sources, then documents, then passages; the dossier's order decides."""
    return tuple(sorted(points, key=lambda p: (-len(own_voices(p)), -len(p.documents), -len(p.members))))


def once(points: Iterable[Point]) -> list[Point]:
    """The points without those that repeat in another thema what one before them says."""
    return list({title(point): point for point in reversed(list(points))}.values())[::-1]


def own_voices(point: Point) -> tuple[Bron, ...]:
    """The independent sources of a point: those that do not only pass on what others found."""
    return voices(p for p in point.passages if not p.relayed)


def title(point: Point) -> str:
    """The label of a point; its central words where that is no phrase, or that these are confidential."""
    hidden = point.label == VERTROUWELIJK or (point.central.confidential and not point.named)
    if hidden:
        return HIDDEN
    if not is_named(point):
        return quoted(point.central)
    return point.label if point.named or not _leans(point.label) else _upright(point)


def _leans(text: str) -> bool:
    return LEANING.match(text) is not None or POINTING.match(text) is not None


def _upright(point: Point) -> str:
    """The words of a passage that need nothing before them; the label where there are none."""
    said = (p.observation.text for p in by_turns(point.passages, point.thema) if not p.confidential)
    fit = (text for text in said if len(text) <= LONGEST and not _leans(text) and text.endswith("."))
    return next(fit, point.label).removesuffix(".")


def in_heading(point: Point) -> Passage | None:
    """The passage whose very words the title is."""
    spoken = title(point)
    return next((p for p in point.passages if p.observation.text.rstrip(".;") == spoken), None)


def is_named(point: Point) -> bool:
    """Whether its label is a phrase, and not only a list of the words that set it apart."""
    return point.named or not set(point.label.split(", ")) <= set(point.words)


def stands_alone(point: Point) -> bool:
    """Whether its label says something outside its thema: a phrase that leans on nothing before it."""
    return is_named(point) and title(point) != HIDDEN and LEANING.match(point.label) is None


def answering(dossier: Dossier, point: Point) -> tuple[Entry, ...]:
    """The commitments and actions of the register that answer a point."""
    found = (dossier.named.get(id_) for id_ in point.answers)
    return tuple(one for one in found if isinstance(one, Entry))


def quotations(points: Sequence[Point], most: int) -> dict[str, tuple[Passage, ...]]:
    """Up to `most` passages to quote for each point, by its id: of as many layers as there are.

    What stands in its heading is not quoted again. A passage that several points hold is quoted with the
    first of them, unless another has nothing else.
    """
    taken: set[str] = set()
    chosen: dict[str, tuple[Passage, ...]] = {}
    for point in points:
        shown = in_heading(point)
        taken |= {shown.id} if shown else set()
        public = [p for p in by_turns(point.passages, point.thema) if not p.confidential and p != shown]
        fresh = [p for p in public if p.id not in taken] or public[:1]
        chosen[point.id] = tuple(fresh[:most])
        taken |= {p.id for p in chosen[point.id]}
    return chosen
