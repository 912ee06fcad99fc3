"""How a minister names the sources in a letter: the ministry is "mijn ministerie"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import Laag
from reports.dutch import number
from reports.speaking import names
from reports.voices import UNNAMED_MANY, among, is_joint, named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.findings import Bron

OURS = "mijn ministerie"
THE_MINISTRY = "het ministerie"
"""What the ministry goes by in a letter of its minister, and in a note to its minister or of its own."""
NAMED = 4
"""Sources that are named where their names are not what matters."""


def is_ministry(bron: Bron) -> bool:
    """Whether the source is the ministry of the minister who signs."""
    ours = {name.casefold() for name in names().wording.ministries}
    known = bron.name.casefold()
    return bron.laag is Laag.RIJK and (known in ours if ours else known.startswith("ministerie"))


def is_unnamed(bron: Bron) -> bool:
    """Whether it stands for several that a text does not name ("gemeenten")."""
    return bron.name.casefold() in UNNAMED_MANY


def by_name(bronnen: Iterable[Bron], ours: str = OURS, known: Iterable[Bron] = ()) -> str:
    """The sources in running text: "de provincies Drenthe en Zeeland, en mijn ministerie".

    `ours` is what the ministry goes by; provinces are told as a share of those in `known`, if given.
    """
    listed = list(dict.fromkeys(bronnen))
    ministries = [bron for bron in listed if is_ministry(bron)]
    text = among([bron for bron in listed if bron not in ministries[1:]], known)
    return text.replace(named(ministries[0]), ours) if ministries else text


def in_short(bronnen: Iterable[Bron], ours: str = OURS) -> str:
    """The sources by name, or by number when there are more than a sentence can hold."""
    listed = list(dict.fromkeys(bronnen))
    return by_name(listed, ours) if len(listed) <= NAMED else f"{number(len(listed))} bronnen"


def is_one(bronnen: Iterable[Bron]) -> bool:
    """Whether a verb with these sources as its subject is singular."""
    listed = set(bronnen)
    return len(listed) == 1 and not any(map(is_joint, listed))
