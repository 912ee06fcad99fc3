"""The register: its rows are those of the findings, filters are exact, and what is shown can be exported."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import polars
import pytest
from lxml import html

from corpus import tables
from rodedraad.web.editions import Audience, Scene
from rodedraad.web.register import asking, export, making
from rodedraad.web.register.model import Row
from rodedraad.web.said import Said
from rodedraad.web.visitor import Role

if TYPE_CHECKING:
    from pathlib import Path

    from rodedraad.web.house import House
    from rodedraad.web.register.model import Detail, Index

FORMULA = "=HYPERLINK(1)"


@pytest.fixture(scope="module")
def scene(house: House) -> Scene:
    return Scene(house.findings(Audience.EVERYTHING), house.everything.codebook(), house.everything)


@pytest.fixture(scope="module")
def index(scene: Scene) -> Index:
    return making.index(scene)[""]


def row(number: int, **other: object) -> Row:
    said = Said(f"w{number}", f"Tekst {number}", "Kring", "kring", "d1", "Brief", 2, "2026-01-02", False)
    plain = Row("oproep", "open", "", said, "", "", "", "", (), (), 0)
    return replace(plain, **other)


def test_every_entry_of_the_findings_is_a_row(scene: Scene, index: Index) -> None:
    entries = scene.findings.register
    assert [one.id for one in index.rows] == [entry.id for entry in entries]
    told = [(one.kind, one.status, one.due, one.because, one.said.confidential) for one in index.rows]
    assert told == [(e.kind, e.status, e.due, e.because, e.passage.confidential) for e in entries]
    assert making.details(scene).keys() == {entry.id for entry in entries}


def test_points_of_several_sources_without_answer_are_listed(scene: Scene, index: Index) -> None:
    points = {point.id: point for point in scene.findings.points}
    assert {one.id for one in index.pending} == {
        id_ for id_, point in points.items() if len(point.sources) > 1 and not point.answers
    }
    assert [one.sources for one in index.pending] == sorted((p.sources for p in index.pending), reverse=True)


def test_who_goes_into_an_entry_is_told_on_both_sides(scene: Scene, index: Index) -> None:
    details, rows = making.details(scene), {one.id: one for one in index.rows}
    links = [(id_, link.to) for id_, detail in details.items() for link in detail.answers]
    between = [(later, to) for later, to in links if to in rows]
    assert between, "the invented dossier answers some calls"
    for later, to in between:
        assert later in {link.to for link, _ in details[to].followers}
    assert {id_: one.answered for id_, one in rows.items()} == {
        id_: len(detail.followers) for id_, detail in details.items()
    }


def test_models_come_back_as_they_were(house: House, scene: Scene, index: Index) -> None:
    from tests.rodedraad.web.conftest import visitor

    edition = house.edition(visitor())
    assert edition is not None
    assert edition.page(making.INDEX) == index
    some = index.rows[0].id
    kept: Detail | None = edition.page(making.DETAILS, some)
    assert kept == making.details(scene)[some]


def test_filters_are_exact(index: Index) -> None:
    rows = index.rows
    for thema, count in asking.choices(rows).themas:
        found = asking.chosen(rows, asking.Question(thema=thema))
        assert len(found) == count == sum(thema in one.themas for one in rows)
    for owner, count in asking.choices(rows).owners:
        assert len(asking.chosen(rows, asking.Question(eigenaar=owner))) == count
    late = asking.chosen(rows, asking.Question(soort="actie", status="verlopen"))
    assert {one.id for one in late} == {r.id for r in rows if (r.kind, r.status) == ("actie", "verlopen")}
    assert sum(asking.stands(rows, asking.Question(soort="actie", status="open")).values()) == sum(
        one.kind == "actie" for one in rows
    )


def test_a_call_without_answer_is_one_that_nothing_goes_into() -> None:
    rows = [row(1), row(2, answered=1), row(3, kind="actie"), row(4, status="nagekomen")]
    assert [r.id for r in asking.chosen(rows, asking.Question(antwoord="geen"))] == ["w1"]


def test_what_is_late_comes_first_and_the_newest_when_asked() -> None:
    rows = [row(1, due="2026-05-01"), row(2, status="verlopen"), row(3, due="2026-03-01")]
    assert [r.id for r in asking.chosen(rows, asking.Question())] == ["w2", "w3", "w1"]
    newer = row(4, said=replace(row(4).said, date="2026-02-01"))
    undated = row(5, said=replace(row(5).said, date=""))
    found = asking.chosen([undated, row(1), newer], asking.Question(volgorde="nieuwste"))
    assert [r.id for r in found] == ["w4", "w1", "w5"]


def test_words_are_looked_for_literally() -> None:
    odd = row(1, said=replace(row(1).said, text="Meer % en _ (of .*)"))
    assert asking.chosen([odd, row(2)], asking.Question(zoek=".*) MEER")) == [odd]


def test_an_address_says_what_is_asked_and_no_more() -> None:
    question = asking.Question(thema="a&b=c", zoek="é <")
    assert parse_qs(question.address(3)) == {"thema": ["a&b=c"], "zoek": ["é <"], "pagina": ["3"]}
    assert asking.Question().address() == ""


def test_the_page_shows_what_is_asked_fifty_at_a_time(visiting, index: Index) -> None:
    client = visiting()
    assert len(index.rows) > asking.SIZE, "there is a second page"
    ids = []
    for page in (1, 2):
        tree = html.fromstring(client.get(f"/register?pagina={page}").text)
        ids += [one.get("id").removeprefix("r-") for one in tree.xpath("//table//tr[starts-with(@id, 'r-')]")]
    assert ids == [one.id for one in asking.chosen(index.rows, asking.Question())]
    assert client.get("/register?pagina=999").status_code == 200


def test_each_entry_has_a_page_with_its_place(visiting, index: Index) -> None:
    client = visiting()
    for one in index.rows[::9]:
        answer = client.get(f"/register/{one.id}")
        assert answer.status_code == 200
        assert one.said.href in html.fromstring(answer.text).xpath("//a/@href")
    assert client.get("/register/bestaatniet").status_code == 404


@pytest.mark.parametrize("query", ["soort=x", "status=late", "volgorde=%00", "antwoord=ja"])
def test_another_choice_is_refused(visiting, query: str) -> None:
    answer = visiting().get(f"/register?{query}")
    assert answer.status_code == 400
    assert "kent deze keuze" in answer.text


def test_hostile_words_stand_literally(visiting) -> None:
    words = "\"><script>alert(1)</script>{{7*7}}'--"
    answer = visiting().get("/register", params={"zoek": words})
    tree = html.fromstring(answer.text)
    assert tree.xpath("//input[@id='zoek']/@value") == [words]
    assert all(script.get("src") for script in tree.iter("script"))
    assert "Geen post voldoet" in answer.text


@pytest.mark.parametrize("form", export.FORMS)
def test_what_is_shown_can_be_exported(visiting, index: Index, tmp_path: Path, form: str) -> None:
    answer = visiting().get(f"/register/uitvoer/{form}?soort=toezegging&volgorde=termijn&tekst=alles")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith('attachment; filename="register-')
    path = tmp_path / f"register.{form}"
    path.write_bytes(answer.content)
    frame, _ = tables.read(path)
    asked = asking.chosen(index.rows, asking.Question(soort="toezegging", volgorde="termijn"))
    assert frame["id"].to_list() == [one.id for one in asked]
    assert frame["tekst"].to_list() == [one.said.text for one in asked]


def test_what_confidential_documents_say_is_exported_when_asked_alone(visiting, index: Index) -> None:
    secret = [one for one in index.rows if one.said.confidential]
    usual = polars.read_csv(io.BytesIO(visiting().get("/register/uitvoer/csv").content))
    whole = polars.read_csv(io.BytesIO(visiting().get("/register/uitvoer/csv?tekst=alles").content))
    assert usual["id"].to_list() == whole["id"].to_list()
    for one in secret:
        assert usual.filter(polars.col("id") == one.id)["tekst"].to_list() == ["vertrouwelijk"]
        assert whole.filter(polars.col("id") == one.id)["tekst"].to_list() == [one.said.text]


def test_an_export_holds_no_formula() -> None:
    odd = row(1, said=replace(row(1).said, text=FORMULA), owner="+31")
    content = export.exported([odd], "csv", asked="", moment="2026-01-02")
    cells = polars.read_csv(io.BytesIO(content)).row(0, named=True)
    assert (cells["tekst"], cells["aan_zet"]) == (f"'{FORMULA}", "'+31")


def test_of_a_confidential_entry_the_public_knows_nothing(visiting, index: Index) -> None:
    secret = [one for one in index.rows if one.said.confidential]
    assert secret, "the invented dossier has confidential actions"
    public = visiting(Role.READER, confidential=False)
    shown = public.get("/register").text + public.get("/register?pagina=2").text
    exported = public.get("/register/uitvoer/csv").text
    for one in secret:
        assert one.id not in shown + exported
        assert public.get(f"/register/{one.id}").status_code == 404


def test_an_empty_register_says_what_to_do(tmp_path: Path) -> None:
    from rodedraad import opening
    from rodedraad.web.house import House
    from rodedraad.web.settings import Settings
    from tests.rodedraad.web.conftest import client

    opening.corpus(tmp_path, create=True).close()
    empty = House(Settings(tmp_path, tmp_path))
    try:
        assert "voor het eerst uitgewerkt" in client(empty).get("/register").text
    finally:
        empty.close()
