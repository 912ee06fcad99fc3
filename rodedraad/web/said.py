"""A passage as a page shows it: its words, who says it, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from corpus.findings import Passage


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a document; `page` is 0 where its format has none, `date` an ISO date or ""."""

    id: str
    text: str
    bron: str
    laag: str
    document: str
    title: str
    page: int
    date: str
    confidential: bool

    @property
    def href(self) -> str:
        """The address of its place."""
        page = f"?pagina={self.page}" if self.page else ""
        return f"/documenten/{quote(self.document, safe='')}{page}#w-{quote(self.id, safe='')}"


def said(passage: Passage) -> Said:
    """The passage with what a page needs of it, on one line."""
    own = passage.observation
    return Said(
        id=own.id, text=" ".join(own.text.split()), bron=passage.bron.name, laag=passage.bron.laag.value,
        document=own.document, title=passage.title, page=own.page, date=passage.date,
        confidential=passage.confidential,
    )  # fmt: skip
