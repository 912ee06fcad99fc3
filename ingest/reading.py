"""From a file as its reader found it to a `Reading`: blocks, parts, outline, metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.model import Block, Document, Part, Reading
from ingest.blocks import drafts
from ingest.metadata import metadata
from ingest.outline import levels, paths
from ingest.parts import natures, split

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.lines import Raw
    from ingest.paragraphs import Draft


def compose(raw: Raw, *, name: str, format_: str, digest: str) -> Reading:
    """The document and its blocks. Raises `UnreadableError` when there is no text in it."""
    made = drafts(raw.lines)
    if not made:
        raise UnreadableError("Het bestand bevat geen tekst.", "Haal het bestand opnieuw op bij de afzender.")
    groups = split(made)
    parts = tuple(
        Part(index, shown.kind, shown.title, shown.evidence) for index, shown in enumerate(natures(groups))
    )
    blocks = tuple(_blocks(groups))
    document = Document(digest, name, format_, len(raw.pages), parts, metadata(blocks, parts))
    return Reading(document, raw.source, raw.pages, blocks)


def _blocks(groups: Sequence[Sequence[Draft]]) -> Iterator[Block]:
    index = 0
    for number, group in enumerate(groups):
        depths = levels(group)
        for draft, depth, path in zip(group, depths, paths(group, depths), strict=True):
            page = draft.lines[0].page
            yield Block(index, number, draft.kind, draft.content, page, depth, path, draft.regions)
            index += 1
