"""Parquet, with the account in the key-value metadata of the file under `rodedraad`."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

from corpus.tables import about, kinds
from corpus.tables.damage import told_of, too_large

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars

    from corpus.tables.about import About

KEY = "rodedraad"
MOST_ROWS = 20_000_000
"""Run lengths put any number of rows in a few bytes; these are more than any corpus has."""


def render(frame: polars.DataFrame, account: About) -> Iterator[bytes]:
    """The bytes of the file, in one piece."""
    sink = io.BytesIO()
    frame.write_parquet(sink, metadata={KEY: account.to_json()})
    yield sink.getvalue()


def understand(content: bytes) -> tuple[polars.DataFrame, About | None]:
    """The frame of a file, of any program. Raises `ExchangeError`."""
    import polars

    with told_of("Parquet"):
        stated = polars.read_parquet_metadata(content).get(KEY)
        rows = polars.scan_parquet(content).select(polars.len()).collect().item()
    if rows > MOST_ROWS:
        raise too_large("Parquet")
    with told_of("Parquet"):
        frame = kinds.plain(polars.read_parquet(content))
        account = about.of_mapping(json.loads(stated)) if stated else None
    return frame, account
