"""Labels as the text of one cell, so that a table knows what counted when it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.labels import Labels

if TYPE_CHECKING:
    from collections.abc import Collection

BETWEEN, WITHIN = "|", ","


def as_text(labels: Labels) -> str:
    """Complete labels as "rol|thema,thema|toerekening|ja"."""
    themas = WITHIN.join(sorted(labels.thema or ()))
    return BETWEEN.join((labels.rol or "", themas, labels.toerekening or "", _yes(labels.eerder)))


def of_text(text: str | None) -> Labels | None:
    """The labels that were written so; `None` when the text is something else."""
    parts = (text or "").split(BETWEEN)
    if len(parts) != 4 or parts[3] not in ("ja", "nee"):
        return None
    return Labels(parts[0], themas(parts[1].split(WITHIN)), parts[2], parts[3] == "ja")


def themas(given: Collection[str | None]) -> frozenset[str]:
    """Themas as people write them: whatever the case, none for "geen"."""
    return frozenset(one.strip().lower() for one in given if one) - {"", "geen"}


def _yes(given: bool | None) -> str:
    return "ja" if given else "nee"
