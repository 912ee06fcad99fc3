"""What leaves in a table without personal data, column by column."""

from __future__ import annotations

import json

import polars

from corpus.exchange.unnamed import unnamed, unnamed_source
from corpus.refi import CodedRow, SourceText

MENTIONS = [
    json.dumps(["datum", 20, 30, "1 mei 1980", "1980-05-01"]),
    json.dumps(["actor", 0, 3, "Zij", "zij"]),
]
TEXT = "Zij werd geboren op 1 mei 1980."
ROW = {
    "text": TEXT, "titel": "Brief van mevrouw Tol", "aan": "", "reden_vertrouwelijk": None,
    "eigenaar": "Bakker", "kop": ["Mevrouw Tol"], "bron": ["gemeente Duinkerk"], "getroffen": [],
    "waarom": ["rol:feit: 06-12345678"],
    "genoemd": MENTIONS, "bestand": "tol.md",
}  # fmt: skip


def test_what_is_read_from_a_text_is_hidden_with_it() -> None:
    types = {"reden_vertrouwelijk": polars.String, "getroffen": polars.List(polars.String)}
    before = polars.DataFrame([ROW], schema_overrides=types)
    (row,) = unnamed(before).to_dicts()
    shown = {
        "text": "Zij werd geboren op ██████████.", "titel": "Brief van mevrouw ███", "eigenaar": "██████",
        "kop": ["Mevrouw ███"], "waarom": ["rol:feit: ███████████"], "genoemd": MENTIONS[1:],
    }  # fmt: skip
    assert row == ROW | shown
    assert unnamed(before).schema == before.schema


def test_a_source_keeps_its_places() -> None:
    coded = CodedRow("a" * 16, 14, 31, "feit", "Jansen", comment="zie de heer Vos")
    shown = unnamed_source(
        SourceText("b" * 64, "brief.md", "Mevrouw Tol:\n\nZij belde 070 312 45 67.", (coded,))
    )
    assert shown.text == "Mevrouw ███:\n\nZij belde █████████████."
    assert (shown.rows[0].start, shown.rows[0].end, shown.rows[0].comment) == (14, 31, "zie de heer ███")
