"""What each form looks like to the programs that open it."""

from __future__ import annotations

import errno
import json
from typing import TYPE_CHECKING, Any

import openpyxl
import polars
import pytest

from corpus import tables
from corpus.errors import ExchangeError, OutputError
from corpus.tables import placing, workbook

if TYPE_CHECKING:
    from pathlib import Path

ABOUT = tables.About(
    codebooks=("spreidingswet 1",),
    models=("rood 3",),
    filter="thema:ibt",
    date="2026-01-26",
    program="rodedraad 0.1.0",
)
FRAME = polars.DataFrame(
    {
        "id": ["a", "b"],
        "text": ['=HYPERLINK("http://voorbeeld.nl")', "http://voorbeeld.nl"],
        "page": [3, -1],
        "rol_score": [0.1 + 0.2, -0.5],
        "onzeker": [True, None],
        "thema": [["ibt", "a;b"], []],
    },
    schema_overrides={"thema": polars.List(polars.String)},
)


def written(folder: Path, form: str, frame: polars.DataFrame = FRAME) -> Path:
    path = folder / f"tabel.{form}"
    tables.write(frame, path, form, ABOUT)
    return path


def test_csv_is_what_excel_and_the_standard_ask(tmp_path: Path) -> None:
    content = written(tmp_path, "csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfid,text,page,rol_score,onzeker,thema\r\n")
    first, second = content.decode("utf-8-sig").split("\r\n")[1:3]
    assert first == 'a,"\'=HYPERLINK(""http://voorbeeld.nl"")",3,0.30000000000000004,ja,ibt; a\\;b'
    assert second == "b,http://voorbeeld.nl,-1,-0.5,,"


def test_the_description_is_csv_on_the_web(tmp_path: Path) -> None:
    path = written(tmp_path, "csv")
    found = json.loads((tmp_path / "tabel.csv-metadata.json").read_bytes())
    assert found["@context"][0] == "http://www.w3.org/ns/csvw"
    assert found["url"] == path.name
    assert found["dc:date"] == "2026-01-26"
    columns = {column["titles"]: column for column in found["tableSchema"]["columns"]}
    assert list(columns) == FRAME.columns
    assert columns["page"]["datatype"] == "integer"
    assert columns["onzeker"]["datatype"] == {"base": "boolean", "format": "ja|nee"}
    assert (columns["thema"]["datatype"], columns["thema"]["separator"]) == ("string", "; ")


def test_json_lines_are_lines_for_every_program(tmp_path: Path) -> None:
    frame = polars.DataFrame({"id": ["één\u2028\x85\u2029\n", "😀"], "rol_score": [float("nan"), 1.0]})
    text = written(tmp_path, "jsonl", frame).read_text("utf-8")
    assert [json.loads(line) for line in text.splitlines()] == [
        {"id": "één\u2028\x85\u2029\n", "rol_score": "NaN"},
        {"id": "😀", "rol_score": 1.0},
    ]
    assert "één" in text


def test_parquet_tells_where_it_comes_from_in_its_own_metadata(tmp_path: Path) -> None:
    found = polars.read_parquet_metadata(written(tmp_path, "parquet"))
    assert json.loads(found["rodedraad"])["models"] == ["rood 3"]


@pytest.fixture
def book(tmp_path: Path) -> Any:
    return openpyxl.load_workbook(written(tmp_path, "xlsx"))


def test_a_workbook_holds_text_numbers_and_truth(book: Any) -> None:
    sheet = book["Gegevens"]
    row = {sheet.cell(1, column.column).value: column for column in sheet[2]}
    assert (row["text"].value, row["text"].data_type) == ('=HYPERLINK("http://voorbeeld.nl")', "s")
    assert (row["page"].value, row["rol_score"].value, row["onzeker"].value) == (3, 0.1 + 0.2, True)
    assert not sheet["B3"].hyperlink


def test_a_workbook_is_made_to_be_read(book: Any) -> None:
    sheet = book["Gegevens"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:F3"
    assert sheet["A1"].font.bold
    assert sheet["B2"].alignment.wrap_text
    assert sheet.column_dimensions["B"].width > sheet.column_dimensions["C"].width


def test_a_workbook_tells_where_it_comes_from(book: Any) -> None:
    told = [[cell.value for cell in row[:2]] for row in book["Verantwoording"].iter_rows()]
    assert ["Codeboek", "spreidingswet 1"] in told
    assert ["Filter", "thema:ibt"] in told
    assert ["Aantal rijen", "2"] in told
    assert book.properties.title == "Tabel van Rodedraad"
    assert "thema:ibt" in [each.value for each in book.custom_doc_props.props]


def test_the_same_table_gives_the_same_bytes(tmp_path: Path) -> None:
    for form in tables.FORMS:
        first = written(tmp_path, form).read_bytes()
        assert written(tmp_path, form).read_bytes() == first


def test_text_that_looks_like_rich_text_stays_text(tmp_path: Path) -> None:
    frame = polars.DataFrame({"id": ["<r><t>a</t></r></is></c><c/></r>"]})
    assert tables.read(written(tmp_path, "xlsx", frame))[0].equals(frame)


@pytest.mark.parametrize("text", ["a" * 32_768, "😀" * 16_384])
def test_text_that_excel_would_cut_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="rij 2, kolom 'id' is te lang"):
        written(tmp_path, "xlsx", polars.DataFrame({"id": [text]}))
    assert not list(tmp_path.iterdir())


def test_text_that_just_fits_is_whole(tmp_path: Path) -> None:
    frame = polars.DataFrame({"id": ["a" * 32_767]})
    assert tables.read(written(tmp_path, "xlsx", frame))[0].equals(frame)


def test_more_rows_than_a_sheet_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    with pytest.raises(OutputError, match="plaats voor 1 rijen"):
        written(tmp_path, "xlsx")


def test_a_column_of_another_type_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="Kolom 'wanneer'"):
        written(tmp_path, "csv", FRAME.with_columns(wanneer=polars.date(2026, 1, 26)))


@pytest.mark.parametrize("form", tables.FORMS)
def test_a_full_disk_leaves_the_old_file(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = written(tmp_path, form).read_bytes()
    names = sorted(tmp_path.iterdir())

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(placing.os, "fsync", full)
    with pytest.raises(OutputError, match="de schijf is vol"):
        written(tmp_path, form, FRAME.head(1))
    assert (tmp_path / f"tabel.{form}").read_bytes() == before
    assert sorted(tmp_path.iterdir()) == names


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="het pad bestaat niet"):
        written(tmp_path / "weg", "csv")
    (tmp_path / "tabel.csv").mkdir()
    with pytest.raises(OutputError, match="het is een map"):
        written(tmp_path, "csv")
    assert [path.name for path in tmp_path.iterdir()] == ["tabel.csv"]
