"""Documenten: handing in, setting right, taking away."""

from __future__ import annotations

import io
import json
import re
import threading
import tomllib
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from corpus import schema
from rodedraad.web.documents import discarded, receiving
from rodedraad.web.state import jobs, tables
from tests.rodedraad.web.conftest import client

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.model import Document
    from rodedraad.web.house import House

LETTER = "oplegbrief-en-toets-waardland.pdf"
TEXT = b"Gemeente Ergens meldt dat de termijn te kort is. Daarom vragen wij om uitstel.\n"
NASTY = "<script>alert(1)</script>{{ 7*7 }} OR 1=1 --"


def _document(house: House, name: str) -> Document:
    return next(one for one in house.everything.documents() if one.name == name)


def _files(*pairs: tuple[str, bytes]) -> list[tuple[str, tuple[str, io.BytesIO]]]:
    return [("stukken", (name, io.BytesIO(content))) for name, content in pairs]


def _trail(house: House) -> list[tuple[str, str]]:
    with house.state.reading() as connection:
        rows = connection.execute(select(tables.trail).order_by(tables.trail.c.nr))
        return [(row.act, row.subject) for row in rows]


def _dossier(house: House) -> Path:
    assert house.settings.dossier is not None
    return house.settings.dossier


# --- handing in


def test_files_go_into_the_folder_and_are_read(own_house: House) -> None:
    answer = client(own_house).post(
        "/documenten/aanleveren", files=_files(("nieuw/een.txt", TEXT), ("twee.md", b"# Twee\n"))
    )
    (job,) = jobs.listed(own_house.state)
    assert answer.headers["location"] == f"/documenten?taak={job.nr}"
    assert (_dossier(own_house) / "nieuw" / "een.txt").read_bytes() == TEXT
    assert ("stuk aangeleverd", "nieuw/een.txt") in _trail(own_house)
    assert not list(receiving.uploads(own_house).iterdir())
    assert f'id="taak-{job.nr}"' in client(own_house).get(answer.headers["location"]).text


def test_what_cannot_be_taken_or_is_there_is_told_before_anything_changes(own_house: House) -> None:
    folder, who = _dossier(own_house), client(own_house)
    before = sorted(path.name for path in folder.rglob("*"))
    same = (folder / "position-paper.md").read_bytes()
    odd = [
        ("../uit.txt", TEXT),
        ("x.exe", b"MZ"),
        ("leeg.txt", b""),
        ("a.xlsx", b"PK"),
        ("dossier.toml", b"a=1"),
    ]
    given = _files(*odd, ("kopie.md", same), ("POSITION-paper.md", TEXT), ("goed.txt", TEXT + b"!"))
    at = who.post("/documenten/aanleveren", files=given).headers["location"]
    assert sorted(path.name for path in folder.rglob("*")) == before
    shown = who.get(at).text
    heads = ("Wordt niet opgenomen (5)", "Staat al in de map (1)", "De naam is al bezet (1)", "Nieuw (1)")
    reasons = ("buiten de map", "Sla het op als .pdf", "(0 bytes)", "gelijk aan position-paper.md")
    for words in (*heads, *reasons):
        assert words in shown, words
    assert who.post(at).status_code == 400  # there is a choice yet to be made
    name = re.search(r'name="(keuze-[\w.]+)"', shown)[1]
    assert who.post(at, data={name: "beide"}).status_code == 303
    assert (folder / "POSITION-paper (2).md").read_bytes() == TEXT
    assert (folder / "goed.txt").exists()
    assert (folder / "position-paper.md").read_bytes() == same


def test_what_is_replaced_can_come_back(own_house: House) -> None:
    folder, who = _dossier(own_house), client(own_house)
    was = (folder / "position-paper.md").read_bytes()
    at = who.post("/documenten/aanleveren", files=_files(("position-paper.md", TEXT))).headers["location"]
    name = re.search(r'name="(keuze-[\w.]+)"', who.get(at).text)[1]
    who.post(at, data={name: "vervangen"})
    assert (folder / "position-paper.md").read_bytes() == TEXT
    (one,) = discarded.listed(own_house)
    assert who.post(f"/documenten/prullenbak/{one.nr}").status_code == 400  # the name is taken
    (folder / "position-paper.md").unlink()
    assert who.post(f"/documenten/prullenbak/{one.nr}").status_code == 303
    assert (folder / "position-paper.md").read_bytes() == was
    assert not discarded.listed(own_house)


def test_a_folder_that_cannot_be_written_is_left_as_it_was(own_house: House, monkeypatch) -> None:
    folder, who = _dossier(own_house), client(own_house)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    at = who.post(
        "/documenten/aanleveren", files=_files(("position-paper.md", TEXT), ("a.txt", TEXT + b"a"))
    ).headers["location"]
    name = re.search(r'name="(keuze-[\w.]+)"', who.get(at).text)[1]

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("rodedraad.web.documents.folder.shutil.copyfile", full)
    answer = who.post(at, data={name: "vervangen"})
    assert answer.status_code == 400
    assert "schijf" in answer.text
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert not discarded.listed(own_house)
    assert not jobs.listed(own_house.state)


def test_two_who_hand_in_the_same_name_at_once_do_not_overwrite_each_other(own_house: House) -> None:
    deliveries = [
        receiving.receive(own_house, [("nieuw.txt", io.BytesIO(TEXT + bytes([65 + n])))], "x")
        for n in range(2)
    ]
    came: list[object] = []

    def put(key: str) -> None:
        try:
            came.append(receiving.place(own_house, key, {}, "x"))
        except Exception as error:
            came.append(error)

    threads = [threading.Thread(target=put, args=(one.key,)) for one in deliveries]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(type(one).__name__ for one in came) == ["InputError", "tuple"]
    assert (_dossier(own_house) / "nieuw.txt").read_bytes().startswith(TEXT)


@pytest.mark.parametrize("key", ["..%2f..", "onbekend", "ab-12", "*"])
def test_a_delivery_is_no_path(visiting, key: str) -> None:
    assert visiting().get(f"/documenten/aanleveren/{key}").status_code in (400, 404)


def test_a_folder_of_this_machine_is_pointed_at(own_house: House, tmp_path: Path) -> None:
    who, other = client(own_house), tmp_path / "elders"
    other.mkdir()
    for wrong in ("", "elders", str(tmp_path / "weg"), f"{other}\0"):
        assert who.post("/documenten/map", data={"map": wrong}).status_code in (400, 422)
    assert who.post("/documenten/map", data={"map": str(own_house.settings.out)}).status_code == 400
    assert who.post("/documenten/map", data={"map": str(other)}).status_code == 303
    assert [dict(job.arguments) for job in jobs.listed(own_house.state)] == [{"folder": str(other)}]


# --- setting right and taking away


def test_what_users_say_goes_into_the_dossier_file_and_comes_out_again(own_house: House) -> None:
    letter, who = _document(own_house, LETTER), client(own_house)
    at = f"/documenten/{letter.id}/gegevens"

    def say(**form: str):
        stand = re.search(r'name="stand" value="(\w+)"', who.get(at).text)[1]
        return who.post(at, data={"stand": stand, **form})

    assert "Datum: 27 januari 2026" in who.get(at).text
    said = {
        "datum": "2026-01-28",
        "afzender": "Provincie Waardland\nGemeente Rietzand",
        "deel-1": "rapportage",
        "titel": NASTY,
    }
    assert say(**said).status_code == 303
    path = _dossier(own_house) / "dossier.toml"
    text = path.read_text()
    assert "# Wat Rodedraad in dit dossier niet zelf ziet." in text
    found = tomllib.loads(text)["documenten"][LETTER]
    assert found["delen"] == ["oplegbrief", "rapportage"]
    assert found["afzender"] == [
        "Provincie Waardland",
        "Gemeente Rietzand",
    ]
    assert str(found["datum"]) == "2026-01-28"
    assert found["titel"] == NASTY
    shown = who.get(at).text
    assert 'value="2026-01-28"' in shown
    assert "<script>alert" not in shown
    assert who.post(at, data={"stand": "oud", "datum": "2026-01-29"}).status_code == 400
    for wrong in ({"datum": "gisteren"}, {"deel-0": "liedje"}, {"titel": "x" * 600}):
        assert say(**wrong).status_code == 400
    assert path.read_text() == text
    assert say().status_code == 303
    assert LETTER not in tomllib.loads(path.read_text())["documenten"]
    (_, told), (_, back) = [one for one in _trail(own_house) if one[0] == "gegevens gewijzigd"]
    assert "datum: zoals gelezen → 2026-01-28" in told
    assert "datum: 2026-01-28 → zoals gelezen" in back


def test_a_document_is_taken_away_and_put_back(own_house: House) -> None:
    folder, who, letter = _dossier(own_house), client(own_house), _document(own_house, LETTER)
    assert who.post(f"/documenten/{letter.id}/weghalen").status_code == 303
    assert not (folder / LETTER).exists()
    assert LETTER in who.get("/documenten/prullenbak").text
    who.post("/documenten/prullenbak/1")
    assert (folder / LETTER).exists()
    in_archive = _document(own_house, "nagekomen-stukken.zip/verslag-klankbordgroep.txt")
    answer = who.post(f"/documenten/{in_archive.id}/weghalen")
    assert answer.status_code == 400
    assert "in het archief" in answer.text
    (folder / LETTER).write_bytes(b"iets anders")
    assert who.post(f"/documenten/{letter.id}/weghalen").status_code == 400
    assert (folder / LETTER).read_bytes() == b"iets anders"


def test_a_document_is_wiped_from_everywhere(own_house: House) -> None:
    letter, who = _document(own_house, LETTER), client(own_house)
    words = next(
        one.text for one in own_house.everything.coded() if one.document == letter.id and len(one.text) > 60
    )
    who.get(f"/documenten/{letter.id}/pagina/1.webp")
    at = f"/documenten/{letter.id}/wissen"
    assert who.post(at, data={"reden": "  "}).status_code == 400
    assert LETTER in who.get(at).text
    assert who.post(at, data={"reden": "op verzoek"}).status_code == 303
    assert who.get(f"/documenten/{letter.id}").status_code == 404
    left = [path for path in own_house.settings.out.rglob("*") if letter.id in str(path) and path.is_file()]
    assert not left
    assert not (_dossier(own_house) / LETTER).exists()
    with own_house.state.reading() as connection:
        told = [bytes(content) for content in connection.scalars(select(tables.model.c.content))]
    assert not any(json.dumps(words, ensure_ascii=False)[1:-1].encode() in one for one in told)


def test_names_that_would_lead_out_of_the_folder_do_not(own_house: House, tmp_path: Path) -> None:
    outside, letter = tmp_path / "buiten.pdf", _document(own_house, LETTER)
    outside.write_bytes((_dossier(own_house) / LETTER).read_bytes())
    with own_house.everything.writing() as connection:
        connection.execute(
            schema.holding.update().where(schema.holding.c.document == letter.id).values(name="../buiten.pdf")
        )
    assert client(own_house).post(f"/documenten/{letter.id}/weghalen").status_code == 400
    assert outside.exists()
