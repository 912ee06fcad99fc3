"""Parquet, with the account in the key-value metadata of the file under `rodedraad`."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING

from corpus.tables import about, kinds
from corpus.tables.damage import damaged, told_of, too_large

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars

    from corpus.tables.about import About

KEY = "rodedraad"
MOST_ROWS = 20_000_000
"""Run lengths put any number of rows in a few bytes; these are more than any corpus has."""
TOO_MANY = 3
"""How the trial ends when there are more."""
TRIAL = """
import sys, polars
content = sys.stdin.buffer.read()
if polars.scan_parquet(content).select(polars.len()).collect().item() > int(sys.argv[1]):
    sys.exit(int(sys.argv[2]))
polars.read_parquet_metadata(content)
polars.read_parquet(content)
"""
PATIENCE = 300
"""Seconds; a hundred times what a large corpus takes."""


def render(frame: polars.DataFrame, account: About) -> Iterator[bytes]:
    """The bytes of the file, in one piece."""
    sink = io.BytesIO()
    frame.write_parquet(sink, metadata={KEY: account.to_json()})
    yield sink.getvalue()


def understand(content: bytes) -> tuple[polars.DataFrame, About | None]:
    """The frame of a file, of any program. Raises `ExchangeError`."""
    import polars

    _try(content)
    with told_of("Parquet"):
        stated = polars.read_parquet_metadata(content).get(KEY)
        frame = kinds.plain(polars.read_parquet(content))
        return frame, about.of_mapping(json.loads(stated)) if stated else None


def _try(content: bytes) -> None:
    """Read it in a process of its own first.

    On some damaged files polars asks for more memory than there is, which ends the process at once.
    """
    command = [sys.executable, "-P", "-c", TRIAL, str(MOST_ROWS), str(TOO_MANY)]
    with told_of("Parquet"):
        ended = subprocess.run(command, input=content, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603
    if ended.returncode == TOO_MANY:
        raise too_large("Parquet")
    if ended.returncode != 0:
        raise damaged("Parquet")
