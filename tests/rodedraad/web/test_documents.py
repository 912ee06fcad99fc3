"""Documenten: what each visitor sees of it, handing in, setting right, taking away."""

from __future__ import annotations

import io
import json
import re
import threading
import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from fastapi import HTTPException
from sqlalchemy import select

from corpus import schema
from corpus.errors import UnreadableError
from rodedraad.web.documents import discarded, drawing, pictures, receiving
from rodedraad.web.documents.pictures import Pictures
from rodedraad.web.state import jobs, tables
from rodedraad.web.visitor import Role
from tests import loopingpdfs
from tests.rodedraad.web.conftest import client, visitor

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.model import Document
    from rodedraad.web.house import House

LETTER = "oplegbrief-en-toets-waardland.pdf"
MINUTES = "verslag-provinciaal-overleg.txt"
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


# --- the table


def test_what_there_is_to_know_of_a_reading_can_be_chosen(visiting, house: House) -> None:
    asked = "/documenten?staat=opmerking"
    before = visiting().get(asked).text.count('class="shelf__title"')
    with house.everything.writing() as connection:
        mine = _document(house, MINUTES).id
        connection.execute(
            schema.part.update()
            .where(schema.part.c.document == mine, schema.part.c.idx == 0)
            .values(alternatives='["rapportage"]')
        )
        connection.execute(schema.document.update().values(laag=schema.document.c.laag))
    told = visiting().get(asked).text
    assert told.count('class="shelf__title"') == before + 1
    assert "is gelezen als verslag, maar kan ook rapportage zijn" in told
    assert "maar kan ook rapportage zijn" in visiting().get(f"/documenten/{mine}").text


def test_the_table_is_what_is_asked_for(visiting) -> None:
    everything = visiting().get("/documenten").text
    provinces = visiting().get("/documenten?laag=provincie&volgorde=-datum").text
    assert provinces.count('scope="row" class="shelf__title"') == 4
    assert everything.count('scope="row" class="shelf__title"') == 12
    days = re.findall(r'nowrap">(\d+) (\w+) 2026', provinces)
    assert [int(day) for day, month in days if month == "februari"] == [12, 11, 3]
    assert 'aria-sort="descending"' in provinces


def test_layers_of_government_go_by_the_names_that_the_law_has(visiting) -> None:
    told = visiting().get("/documenten").text
    assert '<option value="gezamenlijk" >Kring</option>' in told
    assert ">gezamenlijk<" not in told
    assert '<span class="source shelf__file">provincie</span>' in told


def test_words_are_looked_for_in_title_file_and_sender(visiting) -> None:
    for words in ("merenland", "Position-PAPER", "uitvoerder"):
        found = visiting().get("/documenten", params={"q": words}).text
        assert found.count('class="shelf__title"') == 1
    assert "Geen stuk past bij deze keuze." in visiting().get("/documenten?q=zomersneeuw").text


def test_whatever_is_asked_comes_back_as_text(visiting) -> None:
    answer = visiting().get("/documenten", params={"q": NASTY, "volgorde": NASTY, "laag": NASTY})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "{{ 7*7 }}" in answer.text


def test_confidential_documents_do_not_exist_for_who_may_not_see_them(house: House, visiting) -> None:
    minutes = _document(house, MINUTES)
    public = visiting(Role.ADMIN, confidential=False)
    for path in ("", "/gegevens", "/origineel", "/pagina/1.webp", "/wissen"):
        assert public.get(f"/documenten/{minutes.id}{path}").status_code == 404, path
    shown = public.get("/documenten").text
    assert "10 stukken" in shown
    assert "Verslag provinciaal" not in shown
    assert "prullenbak" not in shown
    assert public.get(f"/documenten?q={MINUTES}").text.count('class="shelf__title"') == 0


def test_only_who_sees_all_may_change_the_folder(house: House, visiting) -> None:
    letter = _document(house, LETTER)
    own = [f"{letter.id}/weghalen", f"{letter.id}/gegevens"]
    posts = ["aanleveren", "aanleveren/ab12", "inlezen", "prullenbak/1", "wachtwoord", *own]
    for path in posts:
        for role, confidential in ((Role.READER, True), (Role.REVIEWER, False), (Role.ADMIN, False)):
            answer = visiting(role, confidential=confidential).post(f"/documenten/{path}")
            assert answer.status_code == 403, (path, role)
    for path in ("map", f"{letter.id}/wissen"):
        assert visiting(Role.REVIEWER).post(f"/documenten/{path}").status_code == 403


def test_what_could_not_be_read_is_told_to_who_sees_all(own_house: House) -> None:
    with own_house.everything.writing() as connection:
        row = {
            "name": f"{NASTY}.pdf",
            "document": "",
            "reason": "Het wachtwoord is niet bekend.",
            "remedy": "Geef het.",
        }
        connection.execute(schema.failure.insert(), row)
    told = client(own_house).get("/documenten").text
    assert "Niet gelezen (1)" in told
    assert "<script>alert" not in told
    public = client(own_house, visitor(Role.READER, confidential=False)).get("/documenten").text
    assert "wachtwoord" not in public
    assert "alert(1)" not in public
    form = {"naam": f"{NASTY}.pdf", "wachtwoord": "zesam"}
    assert client(own_house).post("/documenten/wachtwoord", data=form).status_code == 303
    said = tomllib.loads((_dossier(own_house) / "dossier.toml").read_text())
    assert said["documenten"][f"{NASTY}.pdf"] == {"wachtwoord": "zesam"}
    assert not any("zesam" in subject for _, subject in _trail(own_house))
    assert client(own_house).post("/documenten/wachtwoord", data=form | {"naam": "x"}).status_code == 404


# --- one document


def test_text_and_picture_lead_to_each_other(house: House, visiting) -> None:
    shown = visiting().get(f"/documenten/{_document(house, LETTER).id}?pagina=2").text
    marks = set(re.findall(r'id="w-(\w+)"', shown))
    boxes = set(re.findall(r'id="b-(\w+)" class="box', shown))
    assert boxes < marks
    assert len(boxes) > 20
    for one in boxes:
        assert f'href="#b-{one}"' in shown
        assert f'href="#w-{one}"' in shown
    on = visiting().get(f"/documenten/{_document(house, LETTER).id}?pagina=3").text
    assert all(f'id="b-{one}"' in on for one in marks - boxes)  # of a paragraph that runs on
    assert "box--about" not in shown


def test_an_observation_is_found_on_its_page(house: House, visiting) -> None:
    letter = _document(house, LETTER)
    last = [one for one in house.everything.coded() if one.document == letter.id][-1]
    answer = visiting().get(f"/documenten/{letter.id}?waarneming={last.id}")
    assert answer.headers["location"] == f"/documenten/{letter.id}?pagina={last.page}#w-{last.id}"
    assert f'id="w-{last.id}"' in visiting().get(answer.headers["location"]).text


def test_a_document_without_pictures_shows_its_text_alone(house: House, visiting) -> None:
    shown = visiting().get(f"/documenten/{_document(house, 'position-paper.md').id}").text
    assert 'class="said' in shown
    assert "<img" not in shown
    assert "<svg" not in shown
    assert all(f"#{prefix}-" in shown for prefix in "wo")
    assert "#b-" not in shown


@pytest.mark.parametrize("page", ["0", "4", "-1", "99999999999999999999", "x"])
def test_a_page_that_is_not_there(house: House, visiting, page: str) -> None:
    letter = _document(house, LETTER)
    assert visiting().get(f"/documenten/{letter.id}?pagina={page}").status_code in (404, 422)
    assert visiting().get(f"/documenten/{letter.id}/pagina/{page}.webp").status_code in (404, 422)


@pytest.mark.parametrize("id_", ["..%2f..", "0" * 64, "x' OR 1=1 --", "*", "d6"])
def test_an_id_leads_nowhere_else(visiting, id_: str) -> None:
    for path in ("", "/origineel", "/pagina/1.webp", "/gegevens"):
        assert visiting().get(f"/documenten/{id_}{path}").status_code == 404


def test_a_picture_is_drawn_once_and_asked_for_anew(house: House, visiting) -> None:
    at = f"/documenten/{_document(house, LETTER).id}/pagina/1.webp?breed=500"
    first = visiting().get(at)
    assert first.headers["content-type"] == "image/webp"
    assert first.content[8:12] == b"WEBP"
    assert first.headers["cache-control"] == "private, no-cache"
    again = visiting().get(at, headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert visiting().get(at.replace("500", "501")).status_code == 404


def test_a_page_that_is_never_drawn_costs_only_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading it takes no time: what it holds draws itself ten times ten times ten times."""
    trap, sound, drawn = tmp_path / "val.pdf", tmp_path / "brief.pdf", Pictures(tmp_path / "beelden")
    trap.write_bytes(loopingpdfs.letters_of_letters(9))
    sound.write_bytes(loopingpdfs.made())
    with pytest.MonkeyPatch.context() as hasty:
        hasty.setattr(drawing, "LIMITS", replace(drawing.LIMITS, seconds=1))
        with pytest.raises(HTTPException, match="geen afbeelding te maken"):
            drawn.picture(trap, 1, 500)
    assert drawn.picture(sound, 1, 500).read_bytes()[8:12] == b"WEBP"
    assert "".join(sign.text for sign in drawn.signs(sound, 1)) == loopingpdfs.WORDS.replace(" ", "")
    monkeypatch.setattr(drawing, "apart", None)  # nobody waits for it again
    with pytest.raises(HTTPException, match="geen afbeelding te maken"):
        drawn.picture(trap, 1, 500)


def test_of_a_document_that_is_hard_to_draw_few_pages_are_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[int] = []

    def ended(_: object, pdf: Path, number: int, *more: object) -> UnreadableError:
        tried.append(number)
        return UnreadableError("Het duurde te lang.", "Splits het bestand.")

    monkeypatch.setattr(drawing, "apart", ended)
    drawn = Pictures(tmp_path)
    for number in range(1, 10):
        assert drawn.signs(tmp_path / "val.pdf", number) == ()
    assert tried == list(range(1, pictures.MOST_TRIED + 1))


def test_a_file_is_handed_out_as_a_file(house: House, visiting) -> None:
    answer = visiting().get(f"/documenten/{_document(house, 'bijdrage-bouwmeldpunt.html').id}/origineel")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == 'attachment; filename="bijdrage-bouwmeldpunt.html"'


def test_without_the_original_there_is_text_and_no_picture(own_house: House) -> None:
    letter = _document(own_house, LETTER)
    (own_house.settings.out / "bronnen" / f"{letter.id}.pdf").unlink()
    who = client(own_house)
    shown = who.get(f"/documenten/{letter.id}")
    assert shown.status_code == 200
    assert "<img" not in shown.text
    assert 'class="said' in shown.text
    for path in ("pagina/1.webp", "origineel"):
        answer = who.get(f"/documenten/{letter.id}/{path}")
        assert answer.status_code == 404
        assert "niet bewaard" in answer.text


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
