"""The pages of themas and points, and the overview, as visitors meet them."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from corpus import pointlog
from corpus.pointevents import PointAct
from rodedraad import pointing
from rodedraad.web.state import jobs, tables
from rodedraad.web.threads import chapters as kept
from rodedraad.web.threads.blocks import key
from rodedraad.web.visitor import Role
from tests.rodedraad.web.conftest import client, visitor

if TYPE_CHECKING:
    from rodedraad.web.house import House

HREF = re.compile(r'href="(/(?:draden|\?per)[^"#]*)')
FOLLOWED = ("/draden/punt", "/draden/t", "/draden/z", "/draden/g", "/?")
"""The themas are many and alike: those with these letters are followed."""
EVERYONE = visitor()


def links(text: str) -> set[str]:
    return set(map(unescape, HREF.findall(text)))


def a_point(house: House, least: int = 2) -> str:
    """The id of a point with some statements, of a thema with another point."""
    edition = house.edition(EVERYONE)
    rows = [row for t in ("draagvlak", "termijnen") for row in edition.page(kept.ROWS, key(t, 0)).items]
    return next(row.id for row in rows if row.passages >= least)


@pytest.mark.parametrize("confidential", [True, False])
def test_every_link_between_these_pages_leads_somewhere(visiting, confidential) -> None:
    browser = visiting(Role.READER, confidential=confidential)
    seen: set[str] = set()
    new = {"/", "/draden"}
    while new:
        answers = {address: browser.get(address) for address in sorted(new)}
        wrong = {
            address: answer.status_code for address, answer in answers.items() if answer.status_code != 200
        }
        assert not wrong
        seen |= new
        new = {link for answer in answers.values() for link in links(answer.text)} - seen
        new = {
            link
            for link in new
            if link.startswith(("/draden/punt", "/draden/t", "/draden/z", "/draden/g", "/?"))
        }
    assert len(seen) > 50


def test_every_passage_has_its_document(visiting, house) -> None:
    known = {document.id for document in house.everything.documents()}
    ids = {observation.id for observation in house.everything.coded()}
    text = visiting().get("/draden/termijnen/passages").text
    found = re.findall(r'href="/documenten/([^"?#]+)(?:\?pagina=\d+)?#w-([^"]+)"', text)
    assert found
    assert {document for document, _ in found} <= known
    assert {id_ for _, id_ in found} <= ids


def test_the_list_of_themas_shows_the_figures_of_the_edition(visiting, house) -> None:
    text = visiting().get("/draden").text
    for row in house.edition(EVERYONE).page(kept.WEIGHTS, key("", "", "")).rows:
        cells = text.split(f'href="/draden/{row.thema}">')[1].split("</tr>")[0]
        amounts = re.findall(r'class="amount">([^<]+)<', cells)
        assert amounts[:3] == [str(row.sources), str(row.documents), str(row.points)]
        assert amounts[-1] == f"{row.answered} van {row.points}"


def test_the_list_is_narrowed_by_its_address(visiting) -> None:
    text = visiting().get("/draden?laag=provincie").text
    assert '<option value="provincie" selected>' in text
    assert "bij deze keuze" in text
    assert "Niemand spreekt bij deze keuze" in visiting().get("/draden?laag=provincie&periode=1999").text


@pytest.mark.parametrize("address", ["/draden/onzin", "/draden/punt/onzin", "/draden/onzin/passages"])
def test_what_is_not_there_is_told(visiting, address) -> None:
    answer = visiting().get(address)
    assert answer.status_code == 404
    assert "Dat gaat niet" in answer.text


@pytest.mark.parametrize("address", ["/draden/termijnen?blad=x", "/?per=onzin", "/draden/gedeeld?alleen=x"])
def test_what_is_no_choice_is_refused(visiting, address) -> None:
    assert visiting().get(address).status_code == 422


def test_a_page_beyond_the_last_is_the_last(visiting) -> None:
    assert visiting().get("/draden/termijnen/passages?blad=900").status_code == 200


def test_one_choice_at_a_time(visiting) -> None:
    assert visiting().get("/draden/termijnen/passages?bron=COA&fase=bezwaar").status_code == 400


def test_what_is_asked_appears_literally(visiting) -> None:
    script = "<script>alert(1)</script>{{ 7 * 7 }}"
    answer = visiting().get("/draden/termijnen/passages", params={"bron": script})
    assert script not in answer.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7 * 7 }}" in answer.text


def test_the_public_reader_meets_no_confidential_document(visiting, house) -> None:
    secret = {document.id for document in house.everything.documents() if document.metadata.confidential}
    browser = visiting(Role.READER, confidential=False)
    text = "".join(
        browser.get(a).text for a in ("/", "/draden", "/draden/gedeeld", "/draden/draagvlak/passages")
    )
    assert secret
    assert not any(document in text for document in secret)
    assert "vertrouwelijk</span>" not in text


def test_a_confidential_passage_is_marked_for_who_may_see_it(visiting, house) -> None:
    edition = house.edition(EVERYONE)
    everything = "".join(
        visiting().get(f"/draden/{thema.id}/passages").text for thema in house.everything.codebook().themas
    )
    assert edition is not None
    assert "vertrouwelijk</span>" in everything


@pytest.mark.parametrize(
    ("role", "confidential"), [(Role.READER, True), (Role.READER, False), (Role.REVIEWER, False)]
)
@pytest.mark.parametrize("act", ["noemen", "samenvoegen", "afsplitsen", "ongedaan"])
def test_only_a_reviewer_who_sees_all_changes_points(visiting, house, role, confidential, act) -> None:
    browser = visiting(role, confidential=confidential)
    assert browser.post(f"/draden/punt/{a_point(house)}/{act}", data={"naam": "x"}).status_code == 403
    assert not pointlog.events(house.everything)


def test_a_reader_sees_no_forms(visiting, house) -> None:
    assert "Dit punt bewerken" not in visiting(Role.READER).get(f"/draden/punt/{a_point(house)}").text


def test_a_reviewer_names_a_point_and_takes_it_back(own_house) -> None:
    browser, id_ = client(own_house, visitor(Role.REVIEWER)), a_point(own_house)
    name = "Buurt <b>en</b> raad"
    answer = browser.post(f"/draden/punt/{id_}/noemen", data={"naam": name, "waarom": "duidelijker"})
    assert answer.status_code == 303
    (event,) = pointlog.events(own_house.everything)
    assert (event.act, event.name, event.author, event.point) == (PointAct.NAME, name, "Jansen", id_)
    text = browser.get(answer.headers["location"]).text
    assert "Buurt &lt;b&gt;en&lt;/b&gt; raad" in text
    assert "na deze stand gewijzigd" in text
    assert [job.kind for job in jobs.listed(own_house.state)] == [jobs.JobKind.REFRESH]
    with own_house.state.reading() as connection:
        noted = [row.act for row in connection.execute(select(tables.trail))]
    assert noted == ["punt benoemd"]
    assert pointing.one(pointing.found(own_house.everything), id_).label == name
    assert browser.post(f"/draden/punt/{id_}/ongedaan").status_code == 303
    assert not pointlog.standing_anchors(own_house.everything)


def test_a_reviewer_splits_and_merges(own_house) -> None:
    browser, id_ = client(own_house, visitor(Role.REVIEWER)), a_point(own_house)
    edition = own_house.edition(EVERYONE)
    held = edition.page(kept.HOLDINGS, id_)
    one = next(passage for passage, keys in held.members if set(keys) < set(held.keys))
    assert browser.post(f"/draden/punt/{id_}/afsplitsen", data={"waarneming": [one]}).status_code == 303
    (split,) = pointlog.events(own_house.everything)
    assert split.others == dict(held.members)[one]
    other = edition.page(kept.POINTS, id_)
    rows = edition.page(kept.ROWS, key(other.thema, 0)).items
    another = next(row.id for row in rows if row.id != id_)
    behind = browser.post(f"/draden/punt/{id_}/samenvoegen", data={"ander": another})
    assert behind.status_code == 400
    assert "na deze stand gewijzigd" in behind.text
    browser.post(f"/draden/punt/{id_}/ongedaan")
    assert browser.post(f"/draden/punt/{id_}/samenvoegen", data={"ander": another}).status_code == 303
    assert pointlog.standing_anchors(own_house.everything)[0].id == id_


def test_nothing_is_split_off_that_is_not_there(visiting, house) -> None:
    answer = visiting().post(f"/draden/punt/{a_point(house)}/afsplitsen", data={"waarneming": ["onzin"]})
    assert answer.status_code == 400
    assert not pointlog.events(house.everything)
