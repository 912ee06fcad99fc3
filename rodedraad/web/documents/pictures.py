"""Pictures of the pages of PDFs, drawn when they are first asked for and kept on disk by content."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from fastapi import HTTPException

from corpus.errors import UnreadableError
from ingest.settings import DEFAULT
from rodedraad.web.documents import drawing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ingest.pages.whereabouts import Sign
    from ingest.settings import Settings

    Result = TypeVar("Result")

WIDTHS = (500, 900, 1400)
"""In dots: a telephone, half a screen, a screen that shows two dots for one."""
MOST_KEPT = 2_000
"""Pictures that are kept; some 150 kB each."""
AT_HAND = 100
"""Pages of which the places of characters are kept in memory; some 300 kB each."""
MOST_TRIED = 3
"""Pages of a document that took too long or too much, after which nothing of it is drawn any more."""
DRAWING = threading.Lock()
"""One page is drawn at a time: whoever waits for the same page finds it drawn."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures below a folder. Threads may share it.

    `refused` are the pages, by document, of which drawing had to be ended: until the server starts again
    nobody waits for those.
    """

    folder: Path
    at_hand: dict[tuple[str, int], tuple[Sign, ...]] = field(default_factory=dict)
    refused: dict[str, set[int]] = field(default_factory=dict)

    def picture(self, pdf: Path, number: int, width: int, settings: Settings = DEFAULT) -> Path:
        """The file with the picture (WebP) of a page. Raises a 404 when it cannot be drawn."""
        kept = self.folder / pdf.stem / f"{number}-{width}.webp"
        if not kept.is_file():
            with DRAWING:
                if not kept.is_file():
                    drawn = self._made(drawing.picture, pdf, number, width, settings.passwords)
                    if drawn is None:
                        raise HTTPException(404, "Van deze pagina is geen afbeelding te maken.")
                    self._keep(kept, drawn)
        return kept

    def signs(self, pdf: Path, number: int, settings: Settings = DEFAULT) -> tuple[Sign, ...]:
        """The characters of a page and where they stand; none when that cannot be told."""
        known = pdf.stem, number
        if known not in self.at_hand:
            with DRAWING:
                found = self._made(drawing.signs, pdf, number, settings.passwords)
                if len(self.at_hand) >= AT_HAND:
                    self.at_hand.clear()
                if found is not None:
                    self.at_hand[known] = found
        return self.at_hand.get(known, ())

    def _made(
        self, function: Callable[..., Result | None], pdf: Path, number: int, *more: Any
    ) -> Result | None:
        """What a function of `drawing` makes of a page; none too when it had to be ended."""
        refused = self.refused.setdefault(pdf.stem, set())
        if number in refused or len(refused) >= MOST_TRIED:
            return None
        made = drawing.apart(function, pdf, number, *more)
        if isinstance(made, UnreadableError):
            refused.add(number)
            return None
        return made

    def forget(self, id_: str) -> None:
        """Take away all that was drawn of a document."""
        for known in [known for known in self.at_hand if known[0] == id_]:
            del self.at_hand[known]
        for path in (self.folder / id_).glob("*.webp"):
            path.unlink(missing_ok=True)
        self.refused.pop(id_, None)

    def _keep(self, path: Path, image: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(f".{os.getpid()}.deel")
        half.write_bytes(image)
        half.replace(path)
        kept = sorted(self.folder.glob("*/*.webp"), key=lambda one: one.stat().st_mtime)
        for old in kept[:-MOST_KEPT]:
            old.unlink(missing_ok=True)
