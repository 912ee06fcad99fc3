"""What goes out comes back: the same values in the same types, in every form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import polars
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import tables
from corpus.tables import guard, lists

if TYPE_CHECKING:
    from pathlib import Path

STRANGE = [
    "=1+1", "+", "-", "@", "＝", "'", "''", "'s avonds", "\t", "\r", "\n", "\r\n", ";", "; ", ",", '"', '""',
    "\\", "\\N", "\\0", "\\E", "\\;", "_x000D_", "_x0041", "_x005F", "_", "_xFFFE_", "\x00", "\x1f", " ",
    "\ufffe", "\uffff", "\ufeff", "\u2028", "\x85", "\xa0", "<r>", "</r>", "&amp;", "NaN", "ja", "1,5", "😀",
    "null", "sep=;",
]  # fmt: skip
"""Texts that mean something to a program on the way, and so must not be taken for it."""
TEXT = st.lists(st.sampled_from(STRANGE) | st.text(st.characters(exclude_categories=["Cs"])), max_size=4).map(
    "".join
)
FLOAT = st.floats()
VALUES = {
    polars.String: TEXT,
    polars.Int64: st.integers(-(2**63), 2**63 - 1) | st.integers(-100, 100),
    polars.Float64: FLOAT,
    polars.Boolean: st.booleans(),
    polars.List(polars.String): st.lists(st.none() | TEXT, max_size=3),
    polars.List(polars.Float64): st.lists(st.none() | FLOAT, max_size=3),
}
ABOUT = tables.About(
    codebooks=("spreidingswet 1", "spreidingswet 2"),
    models=("=model",),
    encoder="woordvormen",
    filter='thema:ibt "letterlijke frase"',
    date="2026-01-26",
    program="rodedraad 0.1.0",
    extra={"opmerking": "regel één\r\nregel twee", "": "_x0041_"},
)


@st.composite
def frames(draw: st.DrawFn) -> polars.DataFrame:
    """Frames of any columns; the first numbers the rows, since a row of nothing is no row."""
    names = draw(st.lists(TEXT.filter(str.strip), max_size=5, unique_by=str.strip))
    names = [name for name in names if name.strip() == name and name != "nr"]
    height = draw(st.integers(0, 6))
    columns: dict[str, Any] = {"nr": polars.Series(range(height), dtype=polars.Int64)}
    for name in names:
        dtype = draw(st.sampled_from(list(VALUES)))
        values = st.lists(st.none() | VALUES[dtype], min_size=height, max_size=height)
        columns[name] = polars.Series(draw(values), dtype=dtype)
    return polars.DataFrame(columns)


@pytest.mark.parametrize("form", tables.FORMS)
@given(frame=frames())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_frame_comes_back_as_it_was(frame: polars.DataFrame, form: str, tmp_path: Path) -> None:
    path = tmp_path / f"tabel.{form}"
    tables.write(frame, path, form, ABOUT)
    again, about = tables.read(path)
    assert again.schema == frame.schema
    assert again.equals(frame)
    assert about == replace(ABOUT, rows=frame.height)


@given(texts=st.lists(TEXT, min_size=1, max_size=5))
def test_a_guard_is_taken_off_again_and_keeps_formulas_out(texts: list[str]) -> None:
    column = polars.col("text")
    frame = polars.DataFrame({"text": texts})
    safe = frame.select(guard.guarded(column))
    assert safe.select(guard.unguarded(column)).equals(frame)
    for text in safe["text"]:
        for cell in text.replace("\n", ";").replace("\t", ";").replace("\r", ";").split(";"):
            assert not cell.lstrip(' \xa0"').startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


GUARDED = [
    ("=SOM(A1)", "'=SOM(A1)"),
    (" =1", "' =1"),
    ("-5 graden", "'-5 graden"),
    ("＝1", "'＝1"),
    ("\tinspringing", "'\tinspringing"),
    ("'=al bewaakt", "''=al bewaakt"),
    ("te krap; =1", "te krap;' =1"),
    ("kop\n- punt", "kop\n'- punt"),
    ("'s avonds", "'s avonds"),
    ("een-op-een", "een-op-een"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), GUARDED)
def test_only_what_may_be_a_formula_gets_an_apostrophe(text: str, expected: str) -> None:
    assert polars.select(guard.guarded(polars.lit(text))).item() == expected


@given(values=st.lists(st.none() | st.lists(st.none() | TEXT, max_size=4), max_size=4))
def test_a_list_in_a_cell_comes_apart_as_it_was(values: list[list[str | None] | None]) -> None:
    frame = polars.DataFrame({"v": values}, schema={"v": polars.List(polars.String)})
    cells = frame.select(lists.joined(polars.col("v")).alias("v"))
    assert cells.select(lists.split(polars.col("v")).alias("v")).equals(frame)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_row_of_nothing_is_no_row_in_a_spreadsheet(form: str, tmp_path: Path) -> None:
    empty: list[str] = []
    frame = polars.DataFrame({"text": ["a", None, "b"], "thema": [["ibt"], empty, empty]})
    tables.write(frame, tmp_path / "tabel", form, ABOUT)
    assert tables.read(tmp_path / "tabel")[0].equals(frame[[0, 2]])


def test_smaller_numbers_and_categories_become_the_common_types(tmp_path: Path) -> None:
    frame = polars.DataFrame(
        {
            "aantal": polars.Series([1, 2], dtype=polars.UInt32),
            "rol": polars.Series(["a", "b"], dtype=polars.Categorical),
        }
    )
    tables.write(frame, tmp_path / "tabel", "parquet", ABOUT)
    assert tables.read(tmp_path / "tabel")[0].schema == {"aantal": polars.Int64, "rol": polars.String}
