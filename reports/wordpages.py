"""The pages of a Word document: how wide their text is, and where they lie on their side."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from reports.wordxml import W, paragraph

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


class Pages:
    """Cuts a body in sections, while it is written; `close` ends the last of them."""

    def __init__(self, body: Element) -> None:
        self.body = body
        self.last = body.sectPr
        body.remove(self.last)
        self.turns = self._of("pgSz", "w") < self._of("pgSz", "h")

    @property
    def width(self) -> int:
        """The width of the text, in twentieths of a point."""
        return self._of("pgSz", "w") - self._of("pgMar", "left") - self._of("pgMar", "right")

    def turn(self) -> None:
        """From here on the page lies on its side, or stands again if it lay."""
        if self.body[-1].tag != f"{W}p":
            paragraph(self.body, "Tabeltekst")
        self.body[-1].find(f"{W}pPr").append(deepcopy(self.last))
        for first_page in self.last.findall(f"{W}titlePg"):
            self.last.remove(first_page)
        if not self.turns:
            return
        size = self.last.find(f"{W}pgSz")
        width, height = size.get(f"{W}w"), size.get(f"{W}h")
        lies = int(width) > int(height)
        for name, value in (("w", height), ("h", width), ("orient", "portrait" if lies else "landscape")):
            size.set(f"{W}{name}", value)

    def close(self) -> None:
        """The page settings of what comes last stand at the end."""
        self.body.append(self.last)

    def _of(self, tag: str, name: str) -> int:
        return int(self.last.find(f"{W}{tag}").get(f"{W}{name}"))
