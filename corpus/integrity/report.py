"""What a check of a corpus came to, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

AGAIN = "Draai 'rodedraad run' met --force over het dossier, of zet een reservekopie terug."
BACK = "Zet een reservekopie terug."


@dataclass(frozen=True, slots=True)
class Damage:
    """Something of the record that is not right, in one Dutch sentence, and what to do about it."""

    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Found:
    """What one part of a check found: how much was looked at, by its Dutch name, and what is wrong of it.

    `broken` are the documents, by id, of which the record is wrong; `stale` those of which what is derived is
    to be made anew, with the reason in Dutch.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    damage: tuple[Damage, ...] = ()
    broken: frozenset[str] = frozenset()
    stale: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """What was verified, what was repaired, what is still wrong; all in Dutch.

    `counts` has how much was looked at, by its name; `repaired` what was made anew; `waiting` what could be
    and was not, because that was not asked for or nothing may be written; `skipped` what was not looked at.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    damage: tuple[Damage, ...] = ()
    repaired: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()

    @property
    def is_well(self) -> bool:
        """Whether nothing is wrong any more."""
        return not self.damage and not self.waiting

    def and_then(self, other: Report) -> Report:
        """Both as one."""
        return Report(
            {**self.counts, **other.counts},
            (*self.damage, *other.damage),
            (*self.repaired, *other.repaired),
            (*self.waiting, *other.waiting),
            (*self.skipped, *other.skipped),
        )
