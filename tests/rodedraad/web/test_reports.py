"""Reports that are asked for on the page: the files of the command line, for those who may have them."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document
from lxml import html

from corpus import lawbook
from reports import formats
from rodedraad import reporting, versions
from rodedraad.showing import BY_DEFAULT
from rodedraad.web import results
from rodedraad.web.downloads import TYPES, disposition
from rodedraad.web.editions import Audience
from rodedraad.web.reporting.made import FILE, Made
from rodedraad.web.reporting.wish import FORMS, MADE_HERE, Wish, purposes, wish_of
from rodedraad.web.state import jobs
from rodedraad.web.state.jobs import JobKind, JobStatus
from rodedraad.web.visitor import Role
from tests.rodedraad.web.conftest import client, visitor
from tests.rodedraad.web.working import finished

if TYPE_CHECKING:
    from pathlib import Path

    from fastapi.testclient import TestClient

    from rodedraad.web.house import House


def asked(browser: TestClient, **wish: object) -> int:
    """Ask for a report as the form does; gives the number of its job."""
    answer = browser.post("/rapport", data={"soort": "samenvatting"} | wish)
    assert answer.status_code == 303, answer.text
    return int(answer.headers["location"].rsplit("/", 1)[1])


@pytest.fixture(scope="module")
def internal(house: House) -> int:
    """A letter for those who may see all, made."""
    nr = asked(client(house), soort="kamerbrief")
    assert finished(house, nr).status is JobStatus.DONE
    return nr


@pytest.fixture(scope="module")
def public(house: House, internal: int) -> int:
    """A register for a reader of public documents, made after the internal one."""
    finished(house, asked(client(house), soort="register"))
    nr = asked(client(house, visitor(Role.READER, confidential=False)), soort="register")
    assert finished(house, nr).status is JobStatus.DONE
    return nr


@pytest.mark.parametrize("form", FORMS)
def test_the_files_are_those_of_the_command_line(house: House, internal: int, visiting, form: str) -> None:
    findings = house.findings(Audience.EVERYTHING)
    report = reporting.report(house.everything, "kamerbrief", findings, shown=BY_DEFAULT, keep=False)
    answer = visiting().get(f"/rapport/{internal}/bestand/{form}")
    assert answer.content == formats.rendered(report, form)
    assert answer.headers["content-type"] == TYPES[form]
    name = f"kamerbrief-2026-03-01.{form}"
    assert (
        answer.headers["content-disposition"] == f"attachment; filename=\"{name}\"; filename*=UTF-8''{name}"
    )


def test_the_command_line_writes_the_same(
    house: House, internal: int, visiting, rodedraad, tmp_path: Path
) -> None:
    out = tmp_path / "brief.html"
    assert rodedraad("report", "kamerbrief", "--corpus", house.settings.out, "--out", out).code == 0
    assert visiting().get(f"/rapport/{internal}/bestand/html").content == out.read_bytes()


def test_doing_it_again_comes_to_the_same(house: House, internal: int) -> None:
    folder = results.folder(house.state, internal)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    finished(house, internal)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_the_preview_is_locked_up(internal: int, visiting) -> None:
    answer = visiting().get(f"/rapport/{internal}/voorbeeld")
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")
    assert "sandbox" in policy
    assert "allow" not in policy
    page = html.fromstring(visiting().get(f"/rapport/{internal}").text)
    frame = page.xpath("//iframe")[0]
    assert (frame.get("sandbox"), frame.get("src")) == ("", f"/rapport/{internal}/voorbeeld")
    assert "CONCEPT" in page.text_content()


def test_a_reader_of_public_documents_gets_a_report_of_these(house: House, public: int) -> None:
    reader = client(house, visitor(Role.READER, confidential=False))
    hidden = [one for one in house.everything.documents() if one.metadata.confidential]
    assert hidden, "the invented dossier has confidential documents"
    shown = reader.get(f"/rapport/{public}").text + reader.get(f"/rapport/{public}/bestand/html").text
    for document in hidden:
        assert document.name not in shown
        assert document.id not in shown
        for observation in house.everything.coded():
            if observation.document == document.id:
                assert observation.text not in shown
    assert "vertrouwelijk" not in shown.replace("niet-vertrouwelijk", "")


def test_versions_for_the_public_stand_apart(house: House, public: int) -> None:
    folder = results.folder(house.state, public)
    assert results.read(folder / FILE, Made).chapters == (), "it is not compared to the internal one"
    keys = json.loads(house.everything.setting(versions.SETTING) or "{}")
    assert {"register/openbaar", "register/openbaar/openbare-stukken"} <= set(keys)
    ids = {one.id for one in house.public.coded()}
    for version in versions.every(house.everything, public=True):
        assert all(ids.issuperset(told.observations) for told in version)


@pytest.mark.parametrize("path", ["", "/voorbeeld", "/bestand/html", "/bestand/pdf"])
def test_what_was_made_of_all_is_not_there_for_the_public(house: House, internal: int, path: str) -> None:
    reader = client(house, visitor(Role.READER, confidential=False))
    answers = [reader.get(f"/rapport/{nr}{path}") for nr in (internal, 10_000)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].text == answers[1].text
    assert f"/rapport/{internal}" not in reader.get("/rapport").text


@pytest.mark.parametrize("field", ["vertrouwelijk", "namen"])
def test_only_who_may_see_confidential_text_may_show_it(house: House, field: str) -> None:
    reader = client(house, visitor(Role.ADMIN, confidential=False))
    before = len(jobs.listed(house.state, JobKind.REPORT))
    assert reader.post("/rapport", data={"soort": "rapport", field: "true"}).status_code == 403
    assert len(jobs.listed(house.state, JobKind.REPORT)) == before
    assert f'name="{field}"' not in reader.get("/rapport").text


@pytest.mark.parametrize(
    "wish", [{"soort": "dekkingstoets"}, {"soort": "../x"}, {"laag": "x"}, {"vanaf": "1/2"}]
)
def test_a_wish_that_is_none_is_refused(visiting, wish: dict[str, str]) -> None:
    assert visiting().post("/rapport", data={"soort": "register"} | wish).status_code == 400


@pytest.mark.parametrize("form", ["exe", "json", "..%2Fstuk.json", "stuk.json"])
def test_nothing_else_in_the_folder_can_be_had(internal: int, visiting, form: str) -> None:
    assert visiting().get(f"/rapport/{internal}/bestand/{form}").status_code == 404


def test_a_template_gives_word_its_styles(house: House) -> None:
    template = BytesIO()
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Briefhoofd van de proef"
    document.save(template)
    files = {"sjabloon": ("../huis\r\nstijl.docx", template.getvalue())}
    answer = client(house).post("/rapport", data={"soort": "samenvatting", "laag": "provincie"}, files=files)
    nr = int(answer.headers["location"].rsplit("/", 1)[1])
    assert finished(house, nr).status is JobStatus.DONE
    made = Document(BytesIO((results.folder(house.state, nr) / "samenvatting.docx").read_bytes()))
    assert made.sections[0].header.paragraphs[0].text == "Briefhoofd van de proef"
    shown = client(house).get(f"/rapport/{nr}").text
    assert "Alleen stukken van provincie." in shown
    told = results.read(results.folder(house.state, nr) / FILE, Made)
    assert any(line.startswith("SELECTIE: alleen stukken van provincie") for line in told.status)
    of_provinces = {d.id for d in house.everything.documents() if d.metadata.laag == "provincie"}
    assert told.observations == sum(one.document in of_provinces for one in house.everything.coded())


def test_a_template_that_is_none_is_told_at_once(house: House) -> None:
    files = {"sjabloon": ("huisstijl.docx", b"<script>alert(1)</script>")}
    answer = client(house).post("/rapport", data={"soort": "register"}, files=files)
    assert answer.status_code == 400
    assert "Het sjabloon is geen Word-document" in answer.text


def test_while_it_is_made_the_page_asks_again(house: House) -> None:
    nr = asked(client(house), soort="beslisnota")
    page = html.fromstring(client(house).get(f"/rapport/{nr}").text)
    state = page.get_element_by_id("stand")
    assert (state.get("hx-get"), state.get("hx-select")) == (f"/rapport/{nr}", "#stand")
    assert f"/rapport/{nr}" in state.xpath(".//a/@href")
    assert client(house).get(f"/rapport/{nr}/bestand/html").status_code == 404


def test_each_kind_is_explained(visiting) -> None:
    told = visiting().get("/rapport").text
    for name, purpose in purposes().values():
        assert name in told
        assert purpose in told
    assert html.fromstring(told).xpath("//input[@name='soort']/@value") == list(MADE_HERE)


def test_a_wish_comes_back_from_its_job() -> None:
    wish = Wish("register", Audience.PUBLIC, lagen=("rijk",), vanaf="2026-01-02", naam="é.docx")
    assert wish_of(json.loads(json.dumps(wish.arguments()))) == wish


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("brief.pdf", "brief.pdf"),
        ('a"; x=y\r\nSet-Cookie: b', "a- x=y-Set-Cookie- b"),
        ("../../é/ü.txt", "-..-e-u.txt"),
        ("\ud800", "-"),
        ("..", "bestand"),
    ],
)
def test_the_name_of_a_download_is_safe(name: str, plain: str) -> None:
    told = disposition(name)
    assert told.isascii()
    assert told.isprintable()
    assert f'filename="{plain.replace("=", "-")}"' in told


def test_the_memo_goes_by_what_the_law_calls_it() -> None:
    assert purposes()["kringmemo"] == (
        "Kringmemo", "Wat de Kring samen zegt en wat elke provincie daarnaast vindt."
    )  # fmt: skip
    with lawbook.using(lawbook.shipped("straffen-en-beschermen")):
        assert purposes()["kringmemo"] == (
            "Memo", "Wat 3RO samen zegt en wat elke organisatie daarnaast vindt."
        )  # fmt: skip
    with lawbook.using(lawbook.Lawbook("zonder", ())):
        assert "samen" not in purposes()["kringmemo"][1]
