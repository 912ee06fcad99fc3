"""What jobs do, by their handlers, over a corpus of a few small files."""

from __future__ import annotations

import sqlite3
import zipfile
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

import pytest

from corpus import store
from corpus.errors import DossierNotFoundError, GoldError, ModelError, OutputError
from corpus.judgements import Act
from nlp import chosen, train
from rodedraad import models, opening, output, pipeline, reviewing
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


def test_a_folder_of_our_own_begins_with_what_the_corpus_holds(empty: House, dossier: Path) -> None:
    (dossier / "diep").mkdir()
    (dossier / "brief-zuid.txt").rename(dossier / "diep" / "brief-zuid.txt")
    done(empty, JobKind.INGEST, folder=str(dossier))
    empty.everything.set_setting(pipeline.FOLDER, "")
    before = empty.everything.files()
    (empty.make_dossier() / "nieuw.txt").write_text("De provincie vraagt om een besluit.", "utf-8")
    job = done(empty, JobKind.INGEST)
    assert (job.result["gelezen"], job.result["ongewijzigd"]) == (1, 2)
    assert before.items() < empty.everything.files().items()


def test_no_folder_is_made_when_a_document_would_drop_out(empty: House, dossier: Path) -> None:
    done(empty, JobKind.INGEST, folder=str(dossier))
    empty.everything.set_setting(pipeline.FOLDER, "")
    next((empty.settings.out / pipeline.ORIGINALS).iterdir()).unlink()
    with pytest.raises(OutputError, match="er niet meer"):
        empty.make_dossier()
    assert empty.dossier is None


def test_a_folder_that_is_away_for_a_while_stays_the_folder(empty: House, dossier: Path) -> None:
    done(empty, JobKind.INGEST, folder=str(dossier))
    dossier.rename(dossier.with_name("weg"))
    assert empty.dossier == dossier.resolve()
    job = done(empty, JobKind.INGEST)
    assert "bestaat niet" in job.result["fout"]
    assert len(empty.everything.files()) == 2


def test_a_backup_is_a_corpus_with_its_originals(empty: House, dossier: Path, tmp_path: Path) -> None:
    done(empty, JobKind.INGEST, folder=str(dossier))
    job = done(empty, JobKind.BACKUP)
    (name,) = job.result["bestanden"]
    assert name == f"rodedraad-kopie-{job.made_at[:10]}.zip"
    assert [path.name for path in jobs.folder_of(empty.state, job.nr).iterdir()] == [name]
    with zipfile.ZipFile(jobs.folder_of(empty.state, job.nr) / name) as archive:
        archive.extractall(tmp_path / "terug")
    with opening.corpus(tmp_path / "terug") as back:
        assert back.files() == empty.everything.files()
        assert [o.id for o in back.coded()] == [o.id for o in empty.everything.coded()]
    kept = {path.stem for path in (tmp_path / "terug" / pipeline.ORIGINALS).iterdir()}
    assert kept == set(empty.everything.files().values())
    answer = client(empty).get(f"/taken/{job.nr}/bestand/{name}")
    assert answer.content[:2] == b"PK"


def test_a_check_tells_what_is_well_and_what_this_computer_lacks(empty: House, dossier: Path) -> None:
    done(empty, JobKind.INGEST, folder=str(dossier))
    job = done(empty, JobKind.CHECK)
    assert job.result["mis"] == []
    assert {part["name"] for part in job.result["onderdelen"]} >= {"Python", "Tesseract"}
    assert "Het dossier is in orde." in client(empty).get(f"/taken/{job.nr}").text
    with sqlite3.connect(empty.settings.out / store.FILE_NAME) as wrong:
        wrong.execute("UPDATE document SET analysis = 999")
    wrong.close()
    assert done(empty, JobKind.CHECK).result["mis"]


def test_learning_from_judgements_and_coding_the_dossier_with_it(
    empty: House, dossier: Path, lessons: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(train, "PASSAGES", lessons)
    done(empty, JobKind.INGEST, folder=str(dossier))
    none = done(empty, JobKind.TRAIN)
    assert (none.status, GoldError("x", none.result["remedie"]).remedy) == (
        JobStatus.FAILED, "Beoordeel eerst waarnemingen op de pagina Beoordelen.",
    )  # fmt: skip
    first = empty.everything.coded()[0]
    reviewing.enter(empty.everything, first.id, Act.ACCEPT, by="Jansen")
    learnt = done(empty, JobKind.TRAIN)
    assert learnt.result["judged"] == 1
    assert models.standing(empty.everything) is None
    assert f'value="{learnt.nr}"' in client(empty).get("/beheer").text
    answer = client(empty).post("/beheer/hercoderen", data={"model": str(learnt.nr)})
    job = jobs.found(empty.state, int(answer.headers["location"].rpartition("/")[2]))
    assert job is not None
    recoded = done(empty, JobKind.INGEST, **job.arguments)
    assert recoded.result["gelezen"] == 2
    folder = models.standing(empty.everything)
    assert folder is not None
    assert folder.parent == empty.settings.out.resolve()
    assert {stamp.model for stamp in empty.everything.stamps().values()} == {chosen.model(folder).identity}
    assert done(empty, JobKind.INGEST).result["ongewijzigd"] == 2
    assert empty.everything.search("termijn").height
    assert empty.everything.judgements()[0].observation == first.id
    back = done(empty, JobKind.INGEST, model="meegeleverd")
    assert (back.result["gelezen"], models.standing(empty.everything)) == (2, None)


@pytest.mark.parametrize("model", ["1", "99999999", "../x", "-1", "meegeleverde"])
def test_a_model_that_nobody_learnt_cannot_be_chosen(empty: House, dossier: Path, model: str) -> None:
    jobs.submit(empty.state, JobKind.INGEST, {"folder": str(dossier)}, "Jansen")
    assert client(empty).post("/beheer/hercoderen", data={"model": model}).status_code == 404


def test_a_learnt_model_of_which_the_files_went_is_told(empty: House, dossier: Path) -> None:
    job = done(empty, JobKind.INGEST, folder=str(dossier), model="7")
    assert job.result["fout"] == "Dit geleerde model is er niet meer."
    assert ModelError.exit_code


def test_an_edition_follows_when_it_is_quiet_and_not_over_and_over(empty: House, dossier: Path) -> None:
    moment = [0.0]
    follower = Follower(empty, clock=lambda: moment[0])
    assert not follower.look()  # nothing was read
    done(empty, JobKind.INGEST, folder=str(dossier))
    done(empty, JobKind.REFRESH)
    assert not follower.look()
    ids = [observation.id for observation in empty.everything.coded()]
    for number, id_ in enumerate(ids[:3]):
        reviewing.enter(empty.everything, id_, Act.ACCEPT, by="Jansen")
        moment[0] = number * (QUIET - 1)
        assert not follower.look()
    moment[0] += QUIET
    assert follower.look()
    assert [job.by for job in jobs.listed(empty.state, limit=1)] == ["Rodedraad"]
    moment[0] += 2 * LONGEST
    assert not follower.look()  # asked already
    before = editions.latest(empty.state, editions.Audience.EVERYTHING, "", {})
    job = queue.claim(empty.state)
    assert job is not None
    doing.do(empty, job)
    now = editions.latest(
        empty.state, editions.Audience.EVERYTHING, editions.basis(empty.everything), {}
    )
    assert before is not None
    assert now is not None
    assert (now.nr, now.behind) == (before.nr + 1, False)


def test_an_edition_follows_though_judging_never_stops(empty: House, dossier: Path) -> None:
    done(empty, JobKind.INGEST, folder=str(dossier))
    done(empty, JobKind.REFRESH)
    moment, ids = [0.0], [observation.id for observation in empty.everything.coded()]
    follower, asked = Follower(empty, clock=lambda: moment[0]), 0
    while moment[0] < LONGEST + QUIET:
        who = f"coder {moment[0]}"
        reviewing.enter(empty.everything, ids[0], Act.ACCEPT, by=who)
        asked += follower.look()
        moment[0] += QUIET - 1
    assert asked == 1
