"""The overview: what is in the dossier, what is new, what waits."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from corpus import inventory, store
from corpus.gaps import Asked, Reply
from rodedraad.web.editions import Scene
from rodedraad.web.overview.arrivals import arrivals
from rodedraad.web.overview.chapters import OVERVIEW
from rodedraad.web.overview.dossier import overview
from rodedraad.web.overview.standing import at_work, to_review
from rodedraad.web.state import jobs
from rodedraad.web.visitor import Role
from tests.reports.conftest import CODEBOOK, dossier_passages, make_findings
from tests.rodedraad.web.conftest import client, visitor
from tests.rodedraad.web.entering import empty_house

if TYPE_CHECKING:
    from pathlib import Path

    from rodedraad.web.house import House

DAYS = ("2199-03-01T09:00:00+00:00", "2199-04-01T09:00:00+00:00")
"""Later than any run of these tests."""


@pytest.fixture
def scene(house: House) -> Scene:
    """Small findings beside a real corpus."""
    return Scene(make_findings(dossier_passages(), reviewed=3), CODEBOOK, house.everything)


def test_the_overview_counts_what_the_findings_hold(scene) -> None:
    (found,) = overview(scene).values()
    respondents = scene.findings.respondents
    assert found.all.documents == len(respondents) == sum(layer.span.documents for layer in found.layers)
    assert found.all.observations == sum(r.observations for r in respondents)
    assert (found.all.first, found.all.last, found.all.undated) == ("2026-01-19", "2026-06-30", 1)
    assert (found.reviewed, found.confidential) == (3, 1)
    assert [option.value for option in found.uncovered] == list(scene.findings.gaps.uncovered)


def test_who_did_not_answer_stands_first(scene) -> None:
    (found,) = overview(scene).values()
    assert [(one.name, one.reply) for one in found.asked] == [
        ("Noordwolde", "niets ontvangen"), ("Oostergo", "bijgedragen"),
    ]  # fmt: skip


def test_the_same_run_brings_all_at_first(house) -> None:
    found = arrivals(house.everything)
    assert found.is_first
    assert found.arrived == len(house.everything.documents())


def test_what_is_new_changed_and_gone_is_told(ran, tmp_path) -> None:
    """By what the folder held: one file is gone at first, then comes as another's new version and goes."""
    with store.open(ran) as opened:
        files = dict(sorted(opened.files().items()))
        with opened.reading() as connection:
            counts = {one.about.id: one.observations for one in inventory.inventory(connection)}
    (tmp_path / "uit").mkdir()
    (tmp_path / "uit" / store.FILE_NAME).write_bytes((ran / store.FILE_NAME).read_bytes())
    (first, second, third, *rest) = files
    held = {name: files[name] for name in (first, second, *rest)}
    for day, folder in zip(
        DAYS, (held, {first: files[third], **{name: files[name] for name in rest}}), strict=True
    ):
        with store.open(tmp_path / "uit", moment=lambda day=day: day) as opened:
            opened.set_folder(folder, {})
    with store.open(tmp_path / "uit") as opened:
        found = arrivals(opened)
    assert (found.moment, found.is_first) == (DAYS[1], False)
    assert [one.name for one in found.changed] == [first]
    assert found.changed[0].added + found.changed[0].altered <= counts[files[third]]
    assert found.gone == (second,)
    assert not found.new


def test_what_the_latest_run_brought_is_told_whatever_the_clock_said_before(ran, tmp_path) -> None:
    """The clock ran a year ahead for one run; what that run brought is not the latest for a year."""
    with store.open(ran) as opened:
        files = dict(sorted(opened.files().items()))
    (tmp_path / "uit").mkdir()
    (tmp_path / "uit" / store.FILE_NAME).write_bytes((ran / store.FILE_NAME).read_bytes())
    (first, second, *_) = files
    ahead, right = "2099-01-01T00:00:00+00:00", "2098-01-01T00:00:00+00:00"
    for day, new in ((ahead, {"een.txt": files[first]}), (right, {"twee.txt": files[second]})):
        left = {name: id_ for name, id_ in files.items() if id_ not in new.values()}
        files = left | new
        with store.open(tmp_path / "uit", moment=lambda day=day: day) as opened:
            opened.set_folder(files, {})
    with store.open(tmp_path / "uit") as opened, opened.reading() as connection:
        assert inventory.latest(connection) == right
        assert arrivals(opened).moment == right


def test_what_waits_is_what_nobody_judged(house) -> None:
    waiting = to_review(house.everything)
    coded = [o for o in house.everything.coded() if o.coding.rol not in {"kop", "formaliteit"}]
    assert waiting.machine == len(coded)
    assert waiting.unsure == sum(o.coding.onzeker for o in coded)
    assert (waiting.disputed, waiting.reopened) == (0, 0)


def test_running_jobs_are_shown(own_house) -> None:
    nr = jobs.submit(own_house.state, jobs.JobKind.TRAIN, {}, "De Vries")
    assert [job.by for job in at_work(own_house.state, visitor())] == ["De Vries"]
    text = client(own_house).get("/").text
    assert f'href="/taken/{nr}">Leren van oordelen</a>: wacht, gevraagd door De Vries' in text


def test_the_page_shows_the_counts_of_the_edition(visiting, house) -> None:
    text = visiting().get("/").text
    found = house.edition(visitor()).page(OVERVIEW)
    assert f'<a class="utrecht-link" href="/documenten">{found.all.documents}</a>' in text
    assert str(found.all.observations) in text


@pytest.mark.parametrize("per", ["bron", "laag", "fase", "toerekening"])
def test_every_cell_leads_to_as_many_passages_as_it_says(visiting, per) -> None:
    browser = visiting()
    text = browser.get(f"/?per={per}&telling=uitspraken").text
    cells = re.findall(r'href="(/draden/[^"]+/passages\?[^"]+)"[^>]*>(\d+)<', text)
    assert len(cells) > 10
    for address, amount in cells[:: len(cells) // 6]:
        answer = browser.get(address.replace("&amp;", "&")).text
        assert re.search(rf'role="status">{amount} passages?\.', answer)


def test_a_reader_of_public_documents_is_not_told_what_could_not_be_read(house) -> None:
    hidden = client(house, visitor(Role.READER, confidential=False)).get("/").text
    assert "niet gelezen" not in hidden


def test_an_empty_dossier_says_how_to_begin(own_house) -> None:
    own_house.everything.set_folder({}, {})
    own_house.refresh()
    text = client(own_house).get("/").text
    assert "staan nog geen stukken" in text
    assert 'href="/documenten"' in text
    assert client(own_house).get("/draden").status_code == 200


def test_an_empty_dossier_says_so_before_anything_was_worked_out(tmp_path: Path) -> None:
    with empty_house(tmp_path / "uit") as begun:
        assert begun.edition(visitor()) is None
        text = client(begun).get("/").text
    assert "staan nog geen stukken" in text
    assert "voor het eerst uitgewerkt. Dat duurt" not in text


def test_what_was_asked_of_the_public_says_no_more_than_it_knows(scene) -> None:
    asked = (Asked("Waardland", Reply.NONE),)
    gaps = replace(scene.findings.gaps, asked=asked)
    (found,) = overview(replace(scene, findings=replace(scene.findings, gaps=gaps))).values()
    assert found.asked[0].reply == "niets ontvangen"
