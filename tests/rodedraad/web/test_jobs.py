"""Jobs in the table, and the pages that show them; without a worker process."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from corpus.errors import OutputError
from rodedraad.web.audience import Audience
from rodedraad.web.state import jobs, queue, tables
from rodedraad.web.state.database import State
from rodedraad.web.state.jobs import AUDIENCE, JobKind, JobStatus
from rodedraad.web.visitor import Role
from rodedraad.web.work import HANDLERS, doing
from rodedraad.web.work.story import PLACES, TELLING, TITLES, TONES, story
from tests.rodedraad.web.conftest import client, visitor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rodedraad.web.house import House

INGESTED = {
    "gelezen": 2, "dubbel": 1, "ongewijzigd": 3,
    "mislukt": [{"bestand": "<b>stuk</b>.pdf", "reden": "Het is leeg.", "remedie": "Vraag het opnieuw op."}],
    "let_op": [{"bestand": "a.pdf", "tekst": "is een scan", "bladzijde": 2, "verloren": True}],
    "overgeslagen": ["x.exe"],
}  # fmt: skip


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    made = State(tmp_path / "web")
    yield made
    made.close()


def status(state: State, nr: int) -> str:
    found = jobs.found(state, nr)
    assert found is not None
    return found.status.value


def finished(house: House, kind: JobKind, result: dict[str, object], by: str = "Jansen", **asked: str) -> int:
    nr = jobs.submit(house.state, kind, asked, by)
    queue.ended(house.state, nr, JobStatus.DONE, result)
    return nr


def test_the_same_job_waits_once_and_may_be_asked_again_when_it_runs(state: State) -> None:
    first = jobs.submit(state, JobKind.INGEST, {"folder": "a"}, "Jansen")
    assert jobs.submit(state, JobKind.INGEST, {"folder": "a"}, "De Vries") == first
    assert jobs.submit(state, JobKind.INGEST, {"folder": "b"}, "De Vries") != first
    assert queue.claim(state) == jobs.found(state, first)
    assert jobs.submit(state, JobKind.INGEST, {"folder": "a"}, "Jansen") > first


def test_jobs_are_done_in_order_each_once_and_what_people_ask_goes_first(state: State) -> None:
    asked = [jobs.submit(state, kind, {}, "J") for kind in (JobKind.REFRESH, JobKind.INGEST, JobKind.BACKUP)]
    taken = [queue.claim(state) for _ in range(4)]
    assert [job and job.nr for job in taken] == [asked[1], asked[2], asked[0], None]


def test_a_job_that_was_broken_off_is_taken_up_again_three_times_at_most(state: State) -> None:
    nr = jobs.submit(state, JobKind.INGEST, {}, "J")
    for _ in range(queue.TRIES):
        assert queue.claim(state) is not None
        queue.take_up(state)
    found = jobs.found(state, nr)
    assert found is not None
    assert (found.status, found.tries) == (JobStatus.FAILED, 3)
    assert "3 keer afgebroken" in story(found).error
    assert queue.claim(state) is None


def test_only_a_job_that_waits_can_be_called_off(state: State) -> None:
    waiting, running = jobs.submit(state, JobKind.INGEST, {}, "J"), jobs.submit(state, JobKind.TRAIN, {}, "J")
    assert jobs.cancel(state, waiting)
    assert queue.claim(state) == jobs.found(state, running)
    assert not jobs.cancel(state, running)
    assert not jobs.cancel(state, waiting)
    assert (status(state, waiting), status(state, running)) == ("ingetrokken", "bezig")


def test_old_jobs_go_with_their_files_and_numbers_never_come_back(state: State) -> None:
    numbers = [jobs.submit(state, JobKind.BACKUP, {"n": n}, "J") for n in range(6)]
    for nr in numbers[:5]:
        jobs.folder_of(state, nr).mkdir(parents=True)
        queue.ended(state, nr, JobStatus.DONE, {})
    doing.tidy(state)
    left = numbers[2:]
    assert [job.nr for job in jobs.listed(state)] == left[::-1]
    assert sorted(int(path.name) for path in (state.folder / jobs.FOLDER).iterdir()) == left[:-1]
    assert jobs.submit(state, JobKind.BACKUP, {"n": 9}, "J") == numbers[-1] + 1


def test_progress_is_noted_a_few_times_a_second_at_most(
    state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = [0.0]
    monkeypatch.setattr(doing.time, "monotonic", lambda: moment[0])
    nr = jobs.submit(state, JobKind.INGEST, {}, "J")
    tell = doing.telling(state, nr)
    for moment[0], number in ((0.0, 1), (0.1, 2), (0.3, 3), (0.5, 4)):
        tell({"klaar": number})
    found = jobs.found(state, nr)
    assert found is not None
    assert found.progress == {"klaar": 3}


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        (OutputError("De schijf is vol.", "Maak ruimte."), ("De schijf is vol.", "Maak ruimte.")),
        (ZeroDivisionError("geheim"), tuple(doing.UNFORESEEN.values())),
    ],
)
def test_an_error_costs_one_job_and_is_told_in_dutch(
    house: House, raised: Exception, told: tuple[str, str], monkeypatch: pytest.MonkeyPatch, capfd: object
) -> None:
    def broken(*_: object) -> dict[str, object]:
        raise raised

    monkeypatch.setitem(HANDLERS, JobKind.REPORT, broken)  # type: ignore[arg-type]
    jobs.submit(house.state, JobKind.REPORT, {"fout": str(raised)}, "Jansen")
    job = queue.claim(house.state)
    assert job is not None
    doing.do(house, job)
    found = jobs.found(house.state, job.nr)
    assert found is not None
    assert (found.status, story(found).error, story(found).remedy) == (JobStatus.FAILED, *told)
    page = client(house).get(f"/taken/{job.nr}").text
    assert told[0] in page
    assert "geheim" not in page


@pytest.mark.parametrize("kind", list(JobKind))
def test_each_kind_has_a_name(kind: JobKind) -> None:
    assert TITLES[kind]
    assert kind in PLACES or kind in TELLING
    assert set(TONES) == set(JobStatus)


def test_a_finished_job_tells_what_came_of_it_literally(house: House) -> None:
    nr = finished(house, JobKind.INGEST, INGESTED)
    page = client(house).get(f"/taken/{nr}").text
    for text in (
        "2 stukken gelezen, 3 ongewijzigd.", "1 bestand is gelijk aan een ander", "Het is leeg.",
        "Vraag het opnieuw op.", "&lt;b&gt;stuk&lt;/b&gt;.pdf", "Deels gelezen: bladzijde 2: is een scan",
        'href="/documenten"',
    ):  # fmt: skip
        assert text in page
    assert "<b>stuk" not in page
    assert "hx-trigger" not in page


def test_a_running_job_shows_how_far_it_is_and_renews_itself(house: House) -> None:
    nr = jobs.submit(house.state, JobKind.INGEST, {"folder": "loopt"}, "Jansen")
    with house.state.writing() as connection:
        connection.execute(tables.job.update().where(tables.job.c.nr == nr).values(status="bezig"))
    queue.progressed(
        house.state, nr, {"bestand": "b.pdf", "klaar": 2, "van": 7, "laatste": ["b.pdf", "a.pdf"]}
    )
    page = client(house).get(f"/taken/{nr}").text
    assert re.search(r'<progress [^>]*value="2" max="7"', page)
    assert "2 van 7" in page
    assert f'hx-get="/taken/{nr}"' in page
    assert page.index("b.pdf") < page.index("a.pdf")
    queue.ended(house.state, nr, JobStatus.DONE, INGESTED)


def test_a_job_is_called_off_by_who_asked_or_an_administrator_and_that_is_noted(house: House) -> None:
    nr = jobs.submit(house.state, JobKind.INGEST, {"folder": "weg"}, "Bakker")
    colleague = client(house, visitor(Role.REVIEWER, name="Jansen"))
    assert colleague.post(f"/taken/{nr}/intrekken").status_code == 403
    answer = client(house, visitor(Role.REVIEWER, name="Bakker")).post(f"/taken/{nr}/intrekken")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/taken/{nr}")
    assert client(house).post(f"/taken/{nr}/intrekken").status_code == 409
    with house.state.reading() as connection:
        last = connection.execute(tables.trail.select().order_by(tables.trail.c.nr.desc())).first()
    assert last is not None
    assert (last.who, last.act) == ("Bakker", "taak ingetrokken")


SEEN = {
    # who asked, for whom, kind: who sees it besides an administrator
    ("Jansen", "alles", JobKind.REPORT): {"lezer", "beoordelaar"},
    ("Jansen", "openbaar", JobKind.REPORT): {"lezer", "beoordelaar", "openbaar"},
    ("Bakker", "alles", JobKind.REPORT): set(),
    ("Bakker", "openbaar", JobKind.REPORT): set(),
    ("Bakker", "alles", JobKind.INGEST): {"beoordelaar"},
}


@pytest.mark.parametrize("made", list(SEEN), ids=str)
def test_who_sees_a_job(house: House, made: tuple[str, str, JobKind]) -> None:
    by, audience, kind = made
    nr = finished(house, kind, INGESTED | {"bestanden": []}, by, **{AUDIENCE: audience, "van": by})
    visitors = {
        "lezer": visitor(Role.READER), "beoordelaar": visitor(Role.REVIEWER), "beheerder": visitor(),
        "openbaar": visitor(Role.READER, confidential=False),
        "openbare beheerder": visitor(Role.ADMIN, confidential=False),
    }  # fmt: skip
    seeing = set()
    for name, who in visitors.items():
        browser = client(house, who)
        alone, listed = browser.get(f"/taken/{nr}"), browser.get("/taken")
        assert (alone.status_code == 200) == (f'href="/taken/{nr}"' in listed.text)
        assert alone.status_code in {200, 404}
        assert browser.get(f"/taken/{nr}").text.count("Deze taak is er niet") == (alone.status_code == 404)
        seeing |= {name} if alone.status_code == 200 else set()
    public = {"openbare beheerder"} if by == "Jansen" and audience == Audience.PUBLIC else set()
    assert seeing == SEEN[made] | {"beheerder"} | public


@pytest.mark.parametrize(
    "name",
    ["web.db", "../web.db", "..%2F..%2Fweb.db", "%2e%2e%2f%2e%2e%2fweb.db", "ander.txt", "map", "%2e%2e"],
)
def test_nothing_else_than_what_came_of_a_job_is_handed_out(house: House, name: str) -> None:
    nr = finished(house, JobKind.BACKUP, {"bestanden": ["a.zip", "map"], "stukken": 1, "originelen": 1})
    folder = jobs.folder_of(house.state, nr)
    (folder / "map").mkdir(parents=True)
    (folder / "ander.txt").write_text("niet voor u")
    (folder / "a.zip").write_bytes(b"PK")
    assert client(house).get(f"/taken/{nr}/bestand/a.zip").content == b"PK"
    assert client(house).get(f"/taken/{nr}/bestand/{name}").status_code == 404


def test_a_file_is_handed_out_as_a_download_whatever_its_name(house: House) -> None:
    name = 'brief "één"\r\nX-Kwaad: ja;.html'
    nr = finished(house, JobKind.BACKUP, {"bestanden": [name], "stukken": 1, "originelen": 1}, naam="raar")
    folder = jobs.folder_of(house.state, nr)
    folder.mkdir(parents=True)
    (folder / name).write_text("<script>1</script>")
    page = client(house).get(f"/taken/{nr}").text
    (href,) = re.findall(rf'href="(/taken/{nr}/bestand/[^"]+)"', page)
    answer = client(house).get(href)
    assert answer.text == "<script>1</script>"
    assert answer.headers["content-disposition"].startswith("attachment; filename*=utf-8''brief%20")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert "x-kwaad" not in answer.headers
    stranger = client(house, visitor(Role.REVIEWER, name="Bakker"))
    assert stranger.get(href).status_code == 404


@pytest.mark.parametrize("nr", ["0", "-1", "x", "99999999999999999999", "2147483647"])
def test_a_job_that_is_not_there(house: House, nr: str) -> None:
    assert client(house).get(f"/taken/{nr}").status_code in {404, 422}
