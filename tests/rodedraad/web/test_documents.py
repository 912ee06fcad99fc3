"""Documenten: what each visitor sees of it, as text and as pictures of its pages."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from fastapi import HTTPException
from sqlalchemy import select

from corpus import schema
from corpus.errors import UnreadableError
from rodedraad.web.documents import drawing, pictures
from rodedraad.web.documents.pictures import Pictures
from rodedraad.web.state import tables
from rodedraad.web.visitor import Role
from tests import loopingpdfs
from tests.rodedraad.web.conftest import client, visitor

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.model import Document
    from rodedraad.web.house import House

LETTER = "oplegbrief-en-toets-waardland.pdf"
MINUTES = "verslag-provinciaal-overleg.txt"
NASTY = "<script>alert(1)</script>{{ 7*7 }} OR 1=1 --"


def _document(house: House, name: str) -> Document:
    return next(one for one in house.everything.documents() if one.name == name)


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


def test_a_page_that_could_not_be_opened_is_tried_anew(tmp_path: Path) -> None:
    letter, drawn = tmp_path / "brief.pdf", Pictures(tmp_path / "beelden")
    assert drawn.signs(letter, 1) == ()
    letter.write_bytes(loopingpdfs.made())
    assert drawn.signs(letter, 1)


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
