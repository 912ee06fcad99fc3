"""What readers made of the documents that the folder holds, as the corpus kept it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import select

from corpus import schema
from corpus.model import Page, Reading, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.rows import Row
    from corpus.store import Corpus


def readings(corpus: Corpus) -> Iterator[Reading]:
    """The reading of each document, one at a time, by name; notices are not part of them."""
    for document in corpus.documents():
        source, page = schema.source, schema.page
        told = select(page).where(page.c.document == document.id).order_by(page.c.idx)
        with corpus.reading() as connection:
            text = connection.scalar(select(source.c.text).where(source.c.document == document.id))
            pages = tuple(_page(dict(row)) for row in connection.execute(told).mappings())
        yield Reading(document, text or "", pages, corpus.blocks(document.id))


def _page(row: Row) -> Page:
    words = tuple(Word(*values) for values in json.loads(row["words"]))
    place = row["start_at"], row["end_at"], row["width"], row["height"]
    return Page(row["number"], *place, row["file"], words)
