"""Damaged and hostile tables: one error, and never more memory or time than the file is worth."""

from __future__ import annotations

import io
from contextlib import suppress
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import polars
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import tables
from corpus.errors import ExchangeError
from corpus.tables import columnar, sheets

if TYPE_CHECKING:
    from pathlib import Path

ABOUT = tables.About(date="2026-01-26", program="rodedraad 0.1.0")
FRAME = polars.DataFrame(
    {"id": ["a", "b"], "text": ["x;y", None], "page": [1, 2], "onzeker": [True, None], "thema": [["ibt"], []]}
)
EDITS = st.lists(st.tuples(st.integers(0, 2**16), st.integers(0, 6), st.binary(max_size=6)), max_size=4)
"""Where in the file, how many bytes go, and what comes there."""


def edited(content: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    for place, gone, new in edits:
        at = place % (len(content) + 1)
        content = content[:at] + new + content[at + gone :]
    return content


def attempt(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with suppress(ExchangeError):
        tables.read(path)


@pytest.mark.parametrize("form", ["csv", "jsonl", "xlsx"])
@given(edits=EDITS)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damage_is_an_error_of_its_own_or_none(
    edits: list[tuple[int, int, bytes]], form: str, tmp_path: Path
) -> None:
    path = tmp_path / f"tabel.{form}"
    tables.write(FRAME, path, form, ABOUT)
    attempt(path, edited(path.read_bytes(), edits))


@pytest.mark.parametrize("cut", [4, 40, 400, -40, -4])
def test_half_a_parquet_file_is_an_error(cut: int, tmp_path: Path) -> None:
    path = tmp_path / "tabel.parquet"
    tables.write(FRAME, path, "parquet", ABOUT)
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(ExchangeError, match="beschadigd"):
        tables.read(path)


@given(part=st.integers(0, 12), edits=EDITS)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damage_within_a_workbook_too(part: int, edits: list[tuple[int, int, bytes]], tmp_path: Path) -> None:
    path = tmp_path / "tabel.xlsx"
    tables.write(FRAME, path, "xlsx", ABOUT)
    changed = io.BytesIO()
    with ZipFile(path) as before, ZipFile(changed, "w") as after:
        names = before.namelist()
        for name in names:
            content = before.read(name)
            after.writestr(name, edited(content, edits) if name == names[part % len(names)] else content)
    attempt(path, changed.getvalue())


@given(content=st.binary(max_size=200))
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_an_error(content: bytes, tmp_path: Path) -> None:
    attempt(tmp_path / "tabel", content)


def workbook(path: Path, rows: str, **parts: str) -> Path:
    """A workbook of one sheet with these rows, in as few words as the standard allows."""
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, target in (("_rels/.rels", "xl/workbook.xml"), ("xl/_rels/workbook.xml.rels", "s.xml")):
            entry = f'<Relationship Id="r1" Target="{target}" Type="x"/>'
            archive.writestr(name, f'<Relationships xmlns="{relations}">{entry}</Relationships>')
        sheet = '<sheets><sheet name="Blad1" sheetId="1" r:id="r1"/></sheets>'
        archive.writestr("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{kind}">{sheet}</workbook>')
        start = parts.get("start", "")
        archive.writestr(
            "xl/s.xml", f'{start}<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'
        )
    return path


HEADING = '<row><c r="A1" t="str"><v>id</v></c></row>'


def test_a_plain_workbook_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "tabel", HEADING + '<row><c t="str"><v>a</v></c></row>')
    assert tables.read(path)[0].to_dicts() == [{"id": "a"}]


HOSTILE = {
    "far to the right": HEADING + '<row r="2"><c r="XFE2" t="str"><v>x</v></c></row>',
    "no place": HEADING + '<row r="2"><c r="A" t="str"><v>x</v></c></row>',
    "a text that is not there": HEADING + '<row r="2"><c r="A2" t="s"><v>7</v></c></row>',
    "nothing": "",
}


@pytest.mark.parametrize("rows", HOSTILE.values(), ids=HOSTILE)
def test_strange_cells_are_an_error(rows: str, tmp_path: Path) -> None:
    with pytest.raises(ExchangeError):
        tables.read(workbook(tmp_path / "tabel", rows))


def test_a_cell_far_below_takes_no_room(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "tabel", HEADING + '<row r="999999999"><c r="A999999999" t="str"><v>a</v></c></row>'
    )
    assert tables.read(path)[0].height == 1


def test_empty_cells_cannot_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_CELLS", 1000)
    path = workbook(tmp_path / "tabel", '<row><c r="ZZ1" t="str"><v>id</v></c></row>' + "<row/>" * 10)
    with pytest.raises(ExchangeError, match="te groot"):
        tables.read(path)


def test_a_file_that_unpacks_to_too_much_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "LARGEST", 100_000)
    path = workbook(tmp_path / "tabel", HEADING + " " * 1_000_000)
    with pytest.raises(ExchangeError, match="te groot"):
        tables.read(path)


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "geheim.txt"
    secret.write_text("geheim", "utf-8")
    start = f'<!DOCTYPE w [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    path = workbook(tmp_path / "tabel", HEADING + '<row><c t="str"><v>a&e;</v></c></row>', start=start)
    try:
        found, _ = tables.read(path)
    except ExchangeError:
        return
    assert "geheim" not in str(found.to_dicts())


def test_more_rows_than_a_corpus_has_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columnar, "MOST_ROWS", 1)
    path = tmp_path / "tabel.parquet"
    tables.write(FRAME, path, "parquet", ABOUT)
    with pytest.raises(ExchangeError, match="te groot"):
        tables.read(path)


SIDECARS = ["", "[]", "{}", '{"tableSchema": {"columns": [{}]}}', "[" * 100_000, '{"tableSchema": 1}']


@pytest.mark.parametrize("content", SIDECARS)
def test_a_description_that_makes_no_sense_is_told(content: str, tmp_path: Path) -> None:
    path = tmp_path / "tabel.csv"
    tables.write(FRAME, path, "csv", ABOUT)
    path.with_name("tabel.csv-metadata.json").write_text(content, "utf-8")
    with pytest.raises(ExchangeError, match=r"-metadata\.json"):
        tables.read(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="het pad bestaat niet"):
        tables.read(tmp_path / "weg.csv")
