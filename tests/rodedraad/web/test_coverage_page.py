"""A draft that is handed in is held against the dossier, shown to whom it concerns, and can be kept."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from rodedraad.web import handed, results
from rodedraad.web.coverage import asking, marking
from rodedraad.web.coverage.model import FILE, Toets
from rodedraad.web.downloads import TYPES
from rodedraad.web.pages.coverage import ALL_FORMS
from rodedraad.web.state import jobs
from rodedraad.web.state.jobs import JobStatus
from rodedraad.web.visitor import Role
from tests.rodedraad.web.conftest import client, visitor
from tests.rodedraad.web.working import finished

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

    from rodedraad.web.house import House

SCRIPT = "<script>alert(1)</script>"
DRAFT = f"""Geachte voorzitter,

Zes maanden is volgens gemeenten te kort om nieuw te bouwen.

De reistijd van bewoners naar de huisarts is door de wet {SCRIPT} verkort.
"""


def handed_in(browser: TestClient, name: str, content: bytes, **other: str) -> int:
    """Hand in a draft as the form does; gives the number of its job."""
    answer = browser.post("/toets", data=other, files={"concept": (name, content)})
    assert answer.status_code == 303, answer.text
    return int(answer.headers["location"].rsplit("/", 1)[1])


@pytest.fixture(scope="module")
def tested(house: House) -> int:
    """A test that a reviewer asked for."""
    reviewer = client(house, visitor(Role.REVIEWER, name="Visser"))
    nr = handed_in(reviewer, "../../con<b>cept\r\n.txt", DRAFT.encode())
    assert finished(house, nr).status is JobStatus.DONE
    return nr


@pytest.fixture(scope="module")
def toets(house: House, tested: int) -> Toets:
    return results.read(results.folder(house.state, tested) / FILE, Toets)


@pytest.fixture(scope="module")
def values(house: House, tested: int) -> dict[str, Any]:
    """The same as the command line has it."""
    kept = (results.folder(house.state, tested) / "dekkingstoets.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(kept)
    return found


def test_what_is_shown_is_what_the_audit_found(toets: Toets, values: dict[str, Any]) -> None:
    assert toets.score == values["score"]
    assert [(p.id, p.status) for p in toets.points] == [(p["id"], p["status"]) for p in values["points"]]
    for point, told in zip(toets.points, values["points"], strict=True):
        drafted = ["".join(text for text, _ in pieces) for pieces in point.drafted]
        assert drafted == [" ".join(text.split()) for text in told["draft_sentences"][: len(drafted)]]
    assert [c.fault in ("", "cijfer") for c in toets.claims] >= [c["supported"] for c in values["claims"]]
    assert [one.id for one in toets.unsaid] == [one["observation"] for one in values["commitments_unsaid"]]
    assert toets.unsaid, "the draft speaks of no commitment"


def test_the_command_line_comes_to_the_same(
    house: House, tested: int, values: dict[str, Any], rodedraad
) -> None:
    job = jobs.found(house.state, tested)
    assert job is not None
    draft = handed.path(house.state, job.arguments["bestand"], job.arguments["naam"])
    ran = rodedraad("audit", draft, "--corpus", house.settings.out, "--json")
    assert json.loads(ran.out) == values


@pytest.mark.parametrize("part", asking.PARTS)
def test_each_state_of_the_page_shows_what_it_counts(
    house: House, tested: int, toets: Toets, part: str
) -> None:
    browser = client(house)
    for state in ("", *asking.STATES[part]):
        view = asking.view(toets, asking.Question(part, state), 1)
        page = browser.get(f"/toets/{tested}", params={"deel": part, "stand": state})
        tree = html.fromstring(page.text)
        assert page.status_code == 200
        assert len(tree.xpath("//article")) == min(view.found, asking.SIZE)
        if state:
            assert view.found == view.counts[state]
        assert all(script.get("src") for script in tree.iter("script"))


def test_both_texts_stand_side_by_side(house: House, tested: int, toets: Toets) -> None:
    touched = next(one for one in toets.points if one.drafted)
    page = client(house).get(f"/toets/{tested}", params={"stand": touched.status, "thema": touched.thema})
    tree = html.fromstring(page.text)
    shown = [" ".join(article.text_content().split()) for article in tree.xpath("//article")]
    told = next(text for text in shown if touched.label in text)
    assert "".join(piece for piece, _ in touched.drafted[0]) in told
    assert touched.sources[0].said.text in told


def test_what_wants_mending_comes_first(toets: Toets) -> None:
    faults = [bool(claim.fault) for claim in asking.faults_first(toets.claims)]
    assert any(faults)
    assert not all(faults)
    assert faults == sorted(faults, reverse=True)


def test_the_draft_stands_literally(house: House, tested: int) -> None:
    page = client(house).get(f"/toets/{tested}?deel=beweringen")
    assert SCRIPT not in page.text
    assert SCRIPT in html.fromstring(page.text).text_content()


@pytest.mark.parametrize("form", ALL_FORMS)
def test_the_test_can_be_kept(house: House, tested: int, form: str) -> None:
    answer = client(house).get(f"/toets/{tested}/bestand/{form}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == TYPES[form]
    assert answer.headers["content-disposition"].startswith('attachment; filename="dekkingstoets-2026-03-01.')
    kept = results.folder(house.state, tested) / f"dekkingstoets.{form}"
    assert answer.content == kept.read_bytes()


@pytest.mark.parametrize("path", ["", "/bestand/json", "/bestand/docx"])
def test_a_draft_is_its_writers_and_the_administrators(house: House, tested: int, path: str) -> None:
    address = f"/toets/{tested}{path}"
    assert client(house, visitor(Role.REVIEWER, name="Visser")).get(address).status_code == 200
    assert client(house, visitor(Role.ADMIN)).get(address).status_code == 200
    for other in (
        visitor(Role.REVIEWER, name="De Boer"),
        visitor(Role.READER, name="Visser", confidential=False),
        visitor(Role.ADMIN, confidential=False),
    ):
        browser = client(house, other)
        assert browser.get(address).status_code == 404
        assert f"/toets/{tested}" not in browser.get("/toets").text


def test_confidential_words_are_withheld_unless_asked_for(house: House, toets: Toets) -> None:
    hidden = [s for p in toets.points for s in p.sources if s.said.confidential]
    assert {one.said.text for one in hidden} <= {"vertrouwelijk"}
    reader = client(house, visitor(Role.READER, confidential=False))
    refused = reader.post("/toets", data={"tekst": "Een brief.", "vertrouwelijk": "true"})
    assert refused.status_code == 403


def test_a_public_reader_tests_against_public_documents(house: House) -> None:
    reader = client(house, visitor(Role.READER, name="Lezer", confidential=False))
    answer = reader.post("/toets", data={"tekst": DRAFT})
    nr = int(answer.headers["location"].rsplit("/", 1)[1])
    assert finished(house, nr).status is JobStatus.DONE
    toets = results.read(results.folder(house.state, nr) / FILE, Toets)
    public = {one.id for one in house.public.documents()}
    assert toets.compared == len(public) < len(house.everything.documents())
    said = [s.said for p in toets.points for s in p.sources] + [s for c in toets.claims for s in c.passages]
    assert {one.document for one in said} <= public
    assert not any(one.confidential for one in said)
    assert "geplakte tekst.txt" in reader.get(f"/toets/{nr}").text


def bomb() -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * (400 * 2**20))
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content"), [("bom.docx", bomb), ("leeg.txt", bytes), ("programma.exe", lambda: b"MZ" * 9)]
)
def test_a_malformed_draft_is_told_in_dutch(house: House, name: str, content: Any) -> None:
    nr = handed_in(client(house), name, content())
    job = finished(house, nr)
    assert job.status is JobStatus.FAILED
    page = client(house).get(f"/toets/{nr}").text
    assert job.result["fout"]
    assert job.result["remedie"]
    assert html.fromstring(page).xpath("//*[@role='alert']")
    assert client(house).get(f"/toets/{nr}/bestand/json").status_code == 404


def test_nothing_handed_in_is_told(house: House) -> None:
    answer = client(house).post("/toets", data={"tekst": "  "})
    assert answer.status_code == 400
    assert "Kies een bestand" in answer.text


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\stukken\\brief.docx", "brief.docx"),
        ("con.txt", "bestand.txt"),
        ("a\r\nb\x00.pdf", "a-b-.pdf"),
        ("..", "concept"),
        ("", "concept"),
        ("e\u0301.txt", "é.txt"),
        ("\u202etxt.exe", "-txt.exe"),
    ],
)
def test_the_name_of_a_draft_is_one_that_any_system_can_have(name: str, safe: str) -> None:
    assert handed.safe(name) == safe
    assert len(handed.safe(name * 90)) <= handed.LONGEST + 10


def test_a_long_name_of_a_draft_fits_on_a_disk(house: House) -> None:
    assert handed_in(client(house, visitor(Role.REVIEWER)), "\N{GRINNING FACE}" * 90 + ".txt", DRAFT.encode())


def test_words_that_the_other_side_lacks_are_marked() -> None:
    said = "De termijn van zes maanden is veel te krap voor nieuwbouw."
    marked = marking.marked("De termijn van negen maanden is wat krap voor nieuwbouw.", [said], str.lower)
    assert [text for text, differs in marked if differs] == ["negen"]
    assert "".join(text for text, _ in marked) == "De termijn van negen maanden is wat krap voor nieuwbouw."
    assert marking.marked("Iets heel anders staat hier.", [said], str.lower) == (
        ("Iets heel anders staat hier.", False),
    )
    assert marking.marked(said, [], str.lower) == ((said, False),)
