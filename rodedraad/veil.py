"""Which words of a dossier may be shown to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.findings import Passage
    from corpus.points import Point

VEILED = "vertrouwelijk"


@dataclass(frozen=True, slots=True)
class Shown:
    """Which words may be shown: those of confidential documents only if `secret`."""

    secret: bool = False

    def text(self, passage: Passage) -> str:
        """The words of a passage, or that they are confidential."""
        return passage.observation.text if self.secret or not passage.confidential else VEILED

    def label(self, point: Point) -> str:
        """The label of a point, unless its words are those of a confidential passage alone."""
        open_ = self.secret or point.named or any(not p.confidential for p in point.passages)
        return point.label if open_ else VEILED
