"""Tables that somebody opened in a spreadsheet, changed and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import polars
import pytest

from corpus import tables
from corpus.errors import ExchangeError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ABOUT = tables.About(date="2026-01-26", program="rodedraad 0.1.0", codebooks=("spreidingswet 1",))
FRAME = polars.DataFrame(
    {
        "id": ["a1", "b2"],
        "text": ["De termijn is te krap.", "=1 locatie per gemeente"],
        "page": [3, None],
        "rol_score": [0.5, 1234.25],
        "onzeker": [True, False],
        "thema": [["termijnen", "ibt"], ["verdeling"]],
        "thema_score": [[0.5, 0.25], [1.0]],
        "eigen": [7, 8],
    }
)


@pytest.fixture
def exported(tmp_path: Path) -> Callable[[str], Path]:
    def export(form: str) -> Path:
        path = tmp_path / f"tabel.{form}"
        tables.write(FRAME, path, form, ABOUT)
        return path

    return export


def csv_of(tmp_path: Path, text: str, encoding: str = "utf-8") -> polars.DataFrame:
    path = tmp_path / "anders.csv"
    path.write_bytes(text.encode(encoding))
    return tables.read(path)[0]


def test_a_dutch_spreadsheet_writes_semicolons_commas_and_waar(exported: Callable[[str], Path]) -> None:
    path = exported("csv")
    edited = (
        "id;text;page;rol_score;onzeker;thema;thema_score;eigen\r\n"
        'a1;De termijn is te krap.;3;0,5;WAAR;"termijnen ;ibt";"0,5;0,25";7\r\n'
        "b2;'=1 locatie per gemeente;;1.234,25;ONWAAR;verdeling;1;8\r\n"
        ";;;;;;;\r\n"
    )
    path.write_text(edited, "cp1252")
    again, about = tables.read(path)
    assert again.equals(FRAME)
    assert about is not None
    assert about.codebooks == ("spreidingswet 1",)


SPELLINGS = [
    ("utf-8", "id,text\ni,één\n"),
    ("utf-8-sig", "id,text\r\ni,één\r\n"),
    ("cp1252", "id;text\r\ni;één\r\n"),
    ("utf-16", "id\ttext\r\ni\téén\r\n"),
    ("utf-8", "id,text\ri,één\r"),
    ("utf-8", "sep=;\r\nid;text\r\ni;één\r\n"),
    ("utf-8", '"id","text"\n"i","één"'),
]


@pytest.mark.parametrize(("encoding", "text"), SPELLINGS)
def test_csv_of_any_program_is_understood(encoding: str, text: str, tmp_path: Path) -> None:
    assert csv_of(tmp_path, text, encoding).to_dicts() == [{"id": "i", "text": "één"}]


def test_columns_may_move_leave_and_come(exported: Callable[[str], Path]) -> None:
    path = exported("csv")
    path.write_text("opmerking,onzeker,id\nklopt niet,ja,a1\n,nee,b2\n", "utf-8")
    again, _ = tables.read(path)
    assert again.to_dicts() == [
        {"opmerking": "klopt niet", "onzeker": True, "id": "a1"},
        {"opmerking": None, "onzeker": False, "id": "b2"},
    ]


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_without_its_description_columns_are_known_by_name(
    form: str, exported: Callable[[str], Path]
) -> None:
    path = exported(form)
    path.with_name(f"{path.name}-metadata.json").unlink()
    again, about = tables.read(path)
    assert about is None
    assert again.drop("eigen").equals(FRAME.drop("eigen"))


def test_what_the_file_is_shows_from_its_content(exported: Callable[[str], Path], tmp_path: Path) -> None:
    for form in ("parquet", "xlsx"):
        path = exported(form).rename(tmp_path / f"{form}.txt")
        assert tables.read(path)[0].equals(FRAME)


def resaved(path: Path, change: Callable[[Any], None]) -> tuple[polars.DataFrame, tables.About | None]:
    """Read after openpyxl has written it anew, with shared strings, as Excel does."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    book.close()
    return tables.read(path)


def test_a_workbook_that_was_saved_again_holds_the_same(exported: Callable[[str], Path]) -> None:
    again, about = resaved(exported("xlsx"), lambda _: None)
    assert again.equals(FRAME)
    assert about is not None
    assert about.rows == 2


def test_a_workbook_without_its_account_is_known_by_the_names_of_columns(
    exported: Callable[[str], Path],
) -> None:
    def change(book: Any) -> None:
        del book["Verantwoording"]
        book["Gegevens"].title = "Blad1"
        book["Blad1"].move_range("A1:B3", cols=20)

    again, about = resaved(exported("xlsx"), change)
    assert about is None
    assert again.columns[-2:] == ["id", "text"]
    assert again.select(FRAME.columns).drop("eigen").equals(FRAME.drop("eigen"))


def test_days_numbers_and_truth_of_excel_are_understood(exported: Callable[[str], Path]) -> None:
    import datetime

    def change(book: Any) -> None:
        sheet = book["Gegevens"]
        sheet["J1"], sheet["J2"] = "datum", datetime.date(2026, 1, 26)
        sheet["C2"], sheet["D2"], sheet["E2"] = "12", "0,75", "WAAR"
        sheet["B2"], sheet["F2"] = 2026, " ibt;termijnen;"

    again, _ = resaved(exported("xlsx"), change)
    row = again.row(0, named=True)
    assert row["datum"] == "2026-01-26"
    assert (row["page"], row["rol_score"], row["onzeker"]) == (12, 0.75, True)
    assert (row["text"], row["thema"]) == ("2026", ["ibt", "termijnen"])


WRONG = [
    ("id,page\na,drie\n", "Rij 2, kolom 'page': 'drie' is niet een geheel getal."),
    ("id,page\na,1\nb,2.5\n", "Rij 3, kolom 'page': '2.5' is niet een geheel getal."),
    ("id,onzeker\na,misschien\n", "Rij 2, kolom 'onzeker': 'misschien' is niet ja of nee."),
    ("id,rol_score\na,1.2.3\n", "Rij 2, kolom 'rol_score'"),
    ('id,rol_score\na,"1,234.5"\n', "Rij 2, kolom 'rol_score'"),
    ("id,thema_score\na,0.1; hoog\n", "Rij 2, kolom 'thema_score'"),
    ("id,id\na,b\n", "'id' staat er twee keer"),
    ("id,\na,b\n", "geen naam"),
    ("naam,plaats\na,b\n", "geen enkele kolom"),
    ("id,text\na,b,c\n", "beschadigd"),
]


@pytest.mark.parametrize(("text", "told"), WRONG)
def test_what_does_not_fit_is_pointed_at(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(ExchangeError) as caught:
        csv_of(tmp_path, text)
    assert told in caught.value.message
    assert caught.value.remedy


LINES = [
    ('{"id": "a"}\n[1]\n', "Regel 2 is geen JSON-object."),
    ('{"id": "a"}\n{"id": \n', "Regel 2 is geen JSON-object."),
    ('{"id": "a", "page": "x"}\n', "kolom 'page'"),
    ('{"id": "a", "page": 99999999999999999999}\n', "kolom 'page'"),
    ('{"id": "\\ud800"}\n', "kolom 'id'"),
    ('{"id": 1}\n', "kolom 'id'"),
    ('{"id": "a", "thema": "ibt"}\n', "kolom 'thema'"),
]


@pytest.mark.parametrize(("text", "told"), LINES)
def test_a_line_that_does_not_fit_is_pointed_at(text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "tabel.jsonl"
    path.write_text(text, "utf-8")
    with pytest.raises(ExchangeError, match=told):
        tables.read(path)
