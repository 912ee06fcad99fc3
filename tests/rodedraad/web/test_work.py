"""What jobs do, by their handlers, over a corpus of a few small files."""

from __future__ import annotations

import os
import shutil
import sqlite3
import zipfile
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

import pytest

from corpus import store
from corpus.errors import DossierNotFoundError, GoldError, ModelError, OutputError
from corpus.judgements import Act
from corpus.reviewing import Wish, judge
from nlp import chosen, train
from rodedraad import intake, models, opening, output, pipeline
from rodedraad.web import editions, gathering
from rodedraad.web.house import House
from rodedraad.web.settings import Settings
from rodedraad.web.state import jobs, queue
from rodedraad.web.state.jobs import JobKind, JobStatus
from rodedraad.web.work import doing
from rodedraad.web.work.following import LONGEST, QUIET, Follower
from tests.rodedraad.web.conftest import client

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rodedraad.web.state.jobs import Job

LETTERS = {
    "brief-noord.txt": "Provincie Noord\n\nGemeenten hebben te weinig tijd om locaties te vinden. "
    "Wij vragen het Rijk om de termijn te verlengen.",
    "brief-zuid.txt": "Provincie Zuid\n\nHet toezicht kost ons veel tijd. Er is geen geld voor personeel.",
}


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    folder = tmp_path / "stukken"
    folder.mkdir()
    for name, text in LETTERS.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[House]:
    """A house over a corpus in which nothing was read."""
    store.open(tmp_path / "uit", create=True).close()
    made = House(Settings(tmp_path / "uit", tmp_path / "uit"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder `uit` in which two letters were read, with an edition: to copy, not to change."""
    base = tmp_path_factory.mktemp("gelezen")
    store.open(base / "uit", create=True).close()
    (base / "stukken").mkdir()
    for name, text in LETTERS.items():
        (base / "stukken" / name).write_text(text, "utf-8")
    house = House(Settings(base / "uit", base / "uit"))
    done(house, JobKind.INGEST, folder=str(base / "stukken"))
    done(house, JobKind.REFRESH)
    house.close()
    return base / "uit"


@pytest.fixture
def filled(once: Path, dossier: Path, tmp_path: Path) -> Iterator[House]:
    """A house in which the letters of `dossier` were read."""
    shutil.copytree(once, tmp_path / "uit")
    made = House(Settings(tmp_path / "uit", tmp_path / "uit"))
    made.everything.set_setting(pipeline.FOLDER, str(dossier.resolve()))
    yield made
    made.close()


def accept(house: House, observation: str, who: str = "Jansen") -> None:
    """A judgement: the machine was right."""
    judge(house.everything, Wish(observation, Act.ACCEPT, who))


def done(house: House, kind: JobKind, **arguments: Any) -> Job:
    """A job, asked for and done."""
    nr = jobs.submit(house.state, kind, arguments, "Jansen")
    while (job := queue.claim(house.state)) is not None:
        doing.do(house, job)
        if job.nr == nr:
            break
    found = jobs.found(house.state, nr)
    assert found is not None
    return found


def test_an_ingest_reads_what_is_new_tells_what_failed_and_asks_for_an_edition(
    empty: House, dossier: Path
) -> None:
    (dossier / "leeg.pdf").write_bytes(b"")
    job = done(empty, JobKind.INGEST, folder=str(dossier))
    assert (job.status, job.result["gelezen"]) == (JobStatus.DONE, 2)
    (failure,) = job.result["mislukt"]
    assert failure["bestand"] == "leeg.pdf"
    assert failure["reden"]
    assert failure["remedie"]
    assert job.progress["van"] == 3
    assert [job.kind for job in jobs.listed(empty.state, limit=1)] == [JobKind.REFRESH]
    assert not any(path.exists() for path in output.paths(empty.settings.out))
    assert empty.dossier == dossier.resolve()
    again = done(empty, JobKind.INGEST)
    assert (again.result["gelezen"], again.result["ongewijzigd"]) == (0, 2)


def test_an_ingest_without_a_folder_says_where_to_begin(empty: House) -> None:
    job = done(empty, JobKind.INGEST)
    assert (job.status, "Documenten" in job.result["remedie"]) == (JobStatus.FAILED, True)
    with pytest.raises(DossierNotFoundError):
        empty.read_folder()


def test_a_full_disk_is_told_and_the_next_time_goes_well(
    empty: House, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("shutil.copyfile", full)
        job = done(empty, JobKind.INGEST, folder=str(dossier))
    assert job.status is JobStatus.FAILED
    assert "kan niet worden geschreven" in job.result["fout"]
    assert "vrije schijfruimte" in job.result["remedie"]
    assert done(empty, JobKind.INGEST, folder=str(dossier)).result["gelezen"] == 2


def test_readers_see_all_new_documents_at_once(empty: House, dossier: Path) -> None:
    """A reader polls during an ingest: documents and observations go from none to all, and stay in step."""
    seen: list[tuple[int, int]] = []
    over = Event()

    def poll() -> None:
        while not over.is_set():
            with empty.everything.reading() as connection:
                count = "SELECT count(*), count(DISTINCT document) FROM effective"
                observations, documents = connection.exec_driver_sql(count).one()
                seen.append((observations, documents))

    polling = Thread(target=poll)
    polling.start()
    try:
        done(empty, JobKind.INGEST, folder=str(dossier))
    finally:
        over.set()
        polling.join()
    with empty.everything.reading() as connection:
        total = connection.exec_driver_sql("SELECT count(*) FROM effective").scalar()
    assert set(seen) <= {(0, 0), (total, 2)}
    assert seen[0] == (0, 0)
    assert seen == sorted(seen)


def test_the_first_files_go_to_a_folder_of_our_own_below_the_output(empty: House) -> None:
    folder = empty.make_dossier()
    (folder / "brief.txt").write_text(LETTERS["brief-noord.txt"], "utf-8")
    assert folder == empty.settings.out / gathering.OWN
    assert done(empty, JobKind.INGEST).result["gelezen"] == 1
    assert list(empty.everything.files()) == ["brief.txt"]
    assert empty.dossier == folder.resolve()


def test_a_folder_of_our_own_begins_with_what_the_corpus_holds(filled: House, dossier: Path) -> None:
    (dossier / "diep").mkdir()
    (dossier / "brief-zuid.txt").rename(dossier / "diep" / "brief-zuid.txt")
    done(filled, JobKind.INGEST)
    filled.everything.set_setting(pipeline.FOLDER, "")
    before = filled.everything.files()
    (filled.make_dossier() / "nieuw.txt").write_text("De provincie vraagt om een besluit.", "utf-8")
    job = done(filled, JobKind.INGEST)
    assert (job.result["gelezen"], job.result["ongewijzigd"]) == (1, 2)
    assert before.items() < filled.everything.files().items()


def test_no_folder_is_made_when_a_document_would_drop_out(filled: House, dossier: Path) -> None:
    filled.everything.set_setting(pipeline.FOLDER, "")
    next((filled.settings.out / intake.ORIGINALS).iterdir()).unlink()
    with pytest.raises(OutputError, match="er niet meer"):
        filled.make_dossier()
    assert filled.dossier is None


def test_a_folder_that_is_away_for_a_while_stays_the_folder(filled: House, dossier: Path) -> None:
    dossier.rename(dossier.with_name("weg"))
    assert filled.dossier == dossier.resolve()
    job = done(filled, JobKind.INGEST)
    assert "bestaat niet" in job.result["fout"]
    assert len(filled.everything.files()) == 2


def test_a_backup_is_a_corpus_with_its_originals(filled: House, dossier: Path, tmp_path: Path) -> None:
    job = done(filled, JobKind.BACKUP)
    (name,) = job.result["bestanden"]
    assert name == f"rodedraad-kopie-{job.made_at[:10]}.zip"
    assert [path.name for path in jobs.folder_of(filled.state, job.nr).iterdir()] == [name]
    with zipfile.ZipFile(jobs.folder_of(filled.state, job.nr) / name) as archive:
        archive.extractall(tmp_path / "terug")
    with opening.corpus(tmp_path / "terug") as back:
        assert back.files() == filled.everything.files()
        assert [o.id for o in back.coded()] == [o.id for o in filled.everything.coded()]
    kept = {path.stem for path in (tmp_path / "terug" / intake.ORIGINALS).iterdir()}
    assert kept == set(filled.everything.files().values())
    answer = client(filled).get(f"/taken/{job.nr}/bestand/{name}")
    assert answer.content[:2] == b"PK"


@pytest.mark.parametrize("moment", [0, 4_500_000_000])
def test_files_of_a_clock_that_was_wrong_go_into_a_copy(tmp_path: Path, moment: int) -> None:
    """A day before 1980, or after 2107, that no ZIP can hold: of a computer without a battery, say."""
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "brief.txt").write_bytes(b"De termijn is te kort.")
    os.utime(tmp_path / "map" / "brief.txt", (moment, moment))
    from rodedraad.web.work.backup import _pack

    _pack(tmp_path / "map", tmp_path / "kopie.zip", lambda _: None)
    with zipfile.ZipFile(tmp_path / "kopie.zip") as copy:
        assert copy.read("brief.txt") == b"De termijn is te kort."


def test_a_check_tells_what_is_well_and_what_this_computer_lacks(filled: House, dossier: Path) -> None:
    job = done(filled, JobKind.CHECK)
    assert job.result["mis"] == []
    assert {part["name"] for part in job.result["onderdelen"]} >= {"Python", "Tesseract"}
    assert "Het dossier is in orde." in client(filled).get(f"/taken/{job.nr}").text
    with sqlite3.connect(filled.settings.out / store.FILE_NAME) as wrong:
        wrong.execute("UPDATE document SET analysis = 999")
    wrong.close()
    assert done(filled, JobKind.CHECK).result["mis"]


def test_learning_from_judgements_and_coding_the_dossier_with_it(
    filled: House, dossier: Path, lessons: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(train, "PASSAGES", lessons)
    none = done(filled, JobKind.TRAIN)
    assert (none.status, GoldError("x", none.result["remedie"]).remedy) == (
        JobStatus.FAILED, "Beoordeel eerst waarnemingen op de pagina Beoordelen.",
    )  # fmt: skip
    first = filled.everything.coded()[-1]  # headings teach nothing
    accept(filled, first.id, "Jansen")
    learnt = done(filled, JobKind.TRAIN)
    assert learnt.status is JobStatus.DONE, learnt.result
    assert learnt.result["judged"] == 1
    assert models.standing(filled.everything) is None
    assert f'value="{learnt.nr}"' in client(filled).get("/beheer").text
    answer = client(filled).post("/beheer/hercoderen", data={"model": str(learnt.nr)})
    job = jobs.found(filled.state, int(answer.headers["location"].rpartition("/")[2]))
    assert job is not None
    recoded = done(filled, JobKind.INGEST, **job.arguments)
    assert recoded.result["gelezen"] == 2
    folder = models.standing(filled.everything)
    assert folder is not None
    assert folder.parent == filled.settings.out.resolve()
    (coder,) = {stamp.model for stamp in filled.everything.stamps().values()}
    assert coder.startswith(chosen.model(folder).identity)
    assert done(filled, JobKind.INGEST).result["ongewijzigd"] == 2
    assert filled.everything.search("termijn").height
    assert filled.everything.judgements()[0].observation == first.id
    back = done(filled, JobKind.INGEST, model="meegeleverd")
    assert (back.result["gelezen"], models.standing(filled.everything)) == (2, None)


@pytest.mark.parametrize("model", ["1", "99999999", "../x", "-1", "meegeleverde"])
def test_a_model_that_nobody_learnt_cannot_be_chosen(filled: House, dossier: Path, model: str) -> None:
    jobs.submit(filled.state, JobKind.INGEST, {"folder": str(dossier)}, "Jansen")
    assert client(filled).post("/beheer/hercoderen", data={"model": model}).status_code == 404


def test_a_learnt_model_of_which_the_files_went_is_told(empty: House, dossier: Path) -> None:
    job = done(empty, JobKind.INGEST, folder=str(dossier), model="7")
    assert job.result["fout"] == "Dit geleerde model is er niet meer."
    assert ModelError.exit_code


def test_of_a_corpus_in_which_nothing_was_read_no_edition_is_made(empty: House) -> None:
    assert not Follower(empty, clock=lambda: 0.0).look()
    assert not Follower(empty, clock=lambda: 2 * LONGEST).look()


def test_an_edition_follows_when_it_is_quiet_and_not_over_and_over(filled: House, dossier: Path) -> None:
    moment = [0.0]
    follower = Follower(filled, clock=lambda: moment[0])
    assert not follower.look()
    ids = [observation.id for observation in filled.everything.coded()]
    for number, id_ in enumerate(ids[:3]):
        accept(filled, id_, "Jansen")
        moment[0] = number * (QUIET - 1)
        assert not follower.look()
    moment[0] += QUIET
    assert follower.look()
    assert [job.by for job in jobs.listed(filled.state, limit=1)] == ["Rodedraad"]
    moment[0] += 2 * LONGEST
    assert not follower.look()  # asked already
    before = editions.latest(filled.state, editions.Audience.EVERYTHING, "", {})
    job = queue.claim(filled.state)
    assert job is not None
    doing.do(filled, job)
    now = editions.latest(filled.state, editions.Audience.EVERYTHING, editions.basis(filled.everything), {})
    assert before is not None
    assert now is not None
    assert (now.nr, now.behind) == (before.nr + 1, False)


def test_an_edition_follows_though_judging_never_stops(filled: House, dossier: Path) -> None:
    moment, ids = [0.0], [observation.id for observation in filled.everything.coded()]
    follower, asked = Follower(filled, clock=lambda: moment[0]), 0
    while moment[0] < LONGEST + QUIET:
        accept(filled, ids[0], f"coder {moment[0]}")
        asked += follower.look()
        moment[0] += QUIET - 1
    assert asked == 1
