"""What reviewers hold together: the statements of an anchor, found by the wording of their copies."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

from synthesis.wording import normal_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.findings import Passage
    from corpus.pointevents import Anchor
    from synthesis.statements import Statement


def key(passage: Passage) -> str:
    """What a passage is known by: its wording, which copies and new versions of its document share."""
    return sha256(normal_form(passage.observation.text).encode()).hexdigest()[:16]


def keys(statement: Statement) -> tuple[str, ...]:
    """The keys of all copies of a statement, sorted."""
    return tuple(sorted(set(map(key, statement.copies))))


def held(statements: Sequence[Statement], anchors: Iterable[Anchor]) -> list[tuple[Anchor, tuple[int, ...]]]:
    """The anchors of which the dossier has statements, with the places of these.

    A statement of which copies belong to several anchors stands with the one that has most of them.
    """
    standing = sorted(anchors, key=lambda anchor: (anchor.thema, anchor.id))
    if not standing:  # to hash very many statements for nothing takes longer than to group them
        return []
    owners = {text: number for number, anchor in enumerate(standing) for text in anchor.passages}
    places: dict[int, list[int]] = {}
    for place, statement in enumerate(statements):
        owner = _owner(statement, owners)
        if owner is not None:
            places.setdefault(owner, []).append(place)
    return [(standing[owner], tuple(found)) for owner, found in sorted(places.items())]


def _owner(statement: Statement, owners: Mapping[str, int]) -> int | None:
    found = Counter(owners[text] for text in map(key, statement.copies) if text in owners)
    return min(found, key=lambda owner: (-found[owner], owner)) if found else None
