"""How a sentence names themas: by their labels, or by how many they are when a sentence cannot hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.dutch import enumeration, lowered, number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.dossier import Dossier

LABELS = 6
"""Themas that a sentence names: some three lines."""
OUTSIDE = "punten buiten de thema's"
"""What belongs to no thema."""


def over(dossier: Dossier, themas: Iterable[str], most: int = LABELS) -> str:
    """What something is about: "over ‘termijnen’ en ‘toezicht’", "bij 16 thema's en daarbuiten".

    What lies outside every thema ("") is none of them, and comes last.
    """
    found = dict.fromkeys(themas)
    named = [f"‘{lowered(dossier.thema(thema))}’" for thema in found if thema]
    has_others = "" in found
    if len(found) <= most:
        return f"over {enumeration([*named, *([OUTSIDE] if has_others else [])])}"
    return f"bij {number(len(named))} thema's{' en daarbuiten' if has_others else ''}"
