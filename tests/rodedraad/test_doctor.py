from __future__ import annotations

import json
from importlib.util import find_spec
from typing import TYPE_CHECKING

from ingest.pictures import ocr
from rodedraad import doctor

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from tests.rodedraad.conftest import Ran


def test_the_table_names_each_part_with_its_use(rodedraad: Callable[..., Ran]) -> None:
    ran = rodedraad("doctor")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0].split() == ["onderdeel", "aanwezig", "waarvoor"]
    for part in doctor.parts():
        assert any(line.startswith(part.name) and line.endswith(part.use) for line in ran.out.splitlines())


def test_json_is_one_value(rodedraad: Callable[..., Ran]) -> None:
    found = json.loads(rodedraad("doctor", "--json").out)
    assert [part["name"] for part in found] == [part.name for part in doctor.parts()]
    assert set(found[0]) == {"name", "needed", "found", "use", "remedy"}


def test_without_tesseract_all_is_well_but_for_scans(
    rodedraad: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "program", lambda: None)
    monkeypatch.setattr(ocr, "tessdata", lambda: None)
    ran = rodedraad("doctor")
    assert ran.code == 0
    assert "Tesseract: installeer de pakketten tesseract-ocr en tesseract-ocr-nld" in ran.out


def test_without_a_driver_for_a_server_all_is_well_but_for_that(
    rodedraad: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "find_spec", lambda name: None if name == "psycopg" else find_spec(name))
    ran = rodedraad("doctor")
    assert ran.code == 0
    assert any(line.split()[:2] == ["psycopg", "nee"] for line in ran.out.splitlines())
    assert "psycopg: pip install 'rodedraad[postgres]'" in ran.out


def test_what_the_main_job_needs_must_be_there(
    rodedraad: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        doctor, "requires", lambda _name: ["click>=8.5", "bestaat-niet>=1", 'typst; extra == "dev"']
    )
    ran = rodedraad("doctor")
    assert ran.code == 1
    assert any(line.split()[:2] == ["bestaat-niet", "ONTBREEKT"] for line in ran.out.splitlines())
    assert "typst>" not in ran.out


def test_all_is_there() -> None:
    part = doctor.Part("Iets", True, "1.0", "werk", "installeer iets")
    assert doctor.table([part]).endswith("Alles is aanwezig.")
    assert doctor.is_well([part])
