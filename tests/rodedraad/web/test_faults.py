"""What goes wrong around the pages: a damaged `web.db`, a full disk, a clock that jumps, work broken off."""

from __future__ import annotations

import errno
import sqlite3
import threading
from contextlib import closing, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from corpus.errors import CorpusBusyError, OutputError, StateDamagedError
from rodedraad.web import handed
from rodedraad.web.review import claims
from rodedraad.web.state import attempts, database, jobs, queue, sessions, tables
from rodedraad.web.state.database import State
from rodedraad.web.state.jobs import JobKind, JobStatus
from rodedraad.web.work import HANDLERS, doing, lock
from tests.corpus.test_faults import damaged
from tests.rodedraad.web.entering import browser, empty_house, enter, sign_in
from tests.soak.seeds import drawing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rodedraad.web.house import House

NOW = 1_800_000_000.0
YEAR = 365 * 24 * 3600.0


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with empty_house(tmp_path / "uit") as made:
        yield made


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    made = State(tmp_path / "web")
    yield made
    made.close()


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A `web.db` with jobs and sessions, put away."""
    made = State(tmp_path_factory.mktemp("gaaf"))
    for number in range(60):
        jobs.submit(made, JobKind.CHECK, {"n": number}, "Jansen")
        sessions.begin(made, f"naam-{number}", NOW)
    made.clean()
    made.close()
    return made.path.read_bytes()


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_is_told(tmp_path: Path, sound: bytes, seed: int) -> None:
    (tmp_path / database.FILE).write_bytes(damaged(sound, drawing(seed)))
    with suppress(StateDamagedError, OutputError), closing(State(tmp_path)) as state:
        jobs.listed(state, limit=100)
        jobs.submit(state, JobKind.CHECK, {}, "Jansen")
        sessions.found(state, "x", NOW)


def test_noise_in_place_of_the_file_names_it_and_what_helps(tmp_path: Path) -> None:
    (tmp_path / database.FILE).write_bytes(b"geen database" * 1000)
    with pytest.raises(StateDamagedError, match=r"web\.db', het bestand met accounts") as raised:
        State(tmp_path)
    assert raised.value.exit_code == 75
    assert "oordelen staan in het corpus" in raised.value.remedy


def test_a_visitor_is_told_that_it_is_damaged(house: House) -> None:
    enter(house, "Jansen")
    visiting = browser(house)
    assert sign_in(visiting, "Jansen") == 303
    house.state.clean()
    house.state.close()
    house.state.path.write_bytes(b"geen database" * 1000)
    answer = visiting.get("/account")
    assert answer.status_code == 503
    assert "is beschadigd" in answer.text


def narrow(house: House) -> None:
    """From now on the file may not grow."""
    from sqlalchemy import event

    house.state.close()
    event.listen(
        house.state._engine, "connect", lambda made, _: made.execute("PRAGMA max_page_count = 1") and None
    )


def test_on_a_full_disk_one_can_still_read_and_is_told_why_not_write(house: House) -> None:
    enter(house, "Jansen")
    visiting = browser(house)
    assert sign_in(visiting, "Jansen") == 303
    narrow(house)
    assert visiting.get("/account").status_code == 200
    with pytest.raises(OutputError, match="de schijf is vol"):
        [jobs.submit(house.state, JobKind.CHECK, {"n": number}, "Jansen") for number in range(2_000)]


def test_a_session_is_read_where_nothing_may_be_written(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = sessions.begin(house.state, "Jansen", NOW)

    def full() -> None:
        raise OutputError("De schijf is vol.", "Maak ruimte.")

    monkeypatch.setattr(house.state, "writing", full)
    assert sessions.found(house.state, key, NOW + 2 * sessions.NOTED_EVERY) is not None


def test_who_is_kept_waiting_too_long_is_told(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 50)
    other = State(state.folder)
    with state.writing(), pytest.raises(CorpusBusyError, match=r"web\.db"):
        jobs.submit(other, JobKind.CHECK, {}, "Jansen")
    other.close()


@pytest.mark.parametrize(
    ("later", "lives"), [(0, True), (-60, True), (-YEAR, False), (sessions.IDLE + 1, False), (YEAR, False)]
)
def test_a_session_does_not_outlast_its_day_when_the_clock_is_set(
    state: State, later: float, lives: bool
) -> None:
    key = sessions.begin(state, "Jansen", NOW)
    assert (sessions.found(state, key, NOW + later) is not None) == lives


def test_a_session_from_a_clock_that_was_wrong_is_cleared(state: State) -> None:
    sessions.begin(state, "Jansen", NOW + YEAR)
    sessions.begin(state, "De Vries", NOW)
    with state.reading() as connection:
        assert list(
            connection.scalars(tables.session.select().with_only_columns(tables.session.c.account))
        ) == ["De Vries"]


@pytest.mark.parametrize("wrong", [-YEAR, YEAR])
def test_a_session_that_is_over_does_not_begin_again_when_the_clock_is_set(
    state: State, wrong: float
) -> None:
    key = sessions.begin(state, "Jansen", NOW)
    assert sessions.found(state, key, NOW + wrong) is None
    assert sessions.found(state, key, NOW + 1) is None


def test_a_claim_of_a_clock_that_ran_ahead_keeps_nobody_from_a_sentence(state: State) -> None:
    assert claims.take(state, "zin", "Jansen", lambda: NOW + YEAR)
    assert claims.holder(state, "zin", "De Vries", lambda: NOW) == ""
    assert claims.take(state, "zin", "De Vries", lambda: NOW)
    assert claims.holder(state, "zin", "Jansen", lambda: NOW) == "De Vries"


def test_drafts_of_a_clock_that_ran_ahead_are_cleared(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    key = handed.keep(state, "concept.txt", b"vertrouwelijk")
    monkeypatch.setattr(handed.time, "time", lambda: datetime.now(UTC).timestamp() - YEAR)
    handed.clear(state)
    assert not handed.path(state, key, "concept.txt").exists()


def test_attempts_under_a_clock_that_was_wrong_keep_nobody_out(state: State) -> None:
    of = attempts.subjects("Jansen", "10.0.0.1")
    while attempts.allowed(state, of, NOW + YEAR):
        pass
    assert attempts.allowed(state, of, NOW)


def test_jobs_keep_their_order_whatever_the_clock_says(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter(
        ["2030-01-01T00:00:00+00:00", "2020-01-01T00:00:00+00:00", *["2026-01-01T00:00:00+00:00"] * 9]
    )
    monkeypatch.setattr(jobs, "now", lambda: next(moments))
    asked = [jobs.submit(state, JobKind.CHECK, {"n": n}, "J") for n in range(3)]
    taken = [queue.claim(state) for _ in asked]
    assert [job and job.nr for job in taken] == asked


@pytest.mark.parametrize("left", [b"geen database" * 400, b"x"])
def test_a_damaged_lock_holds_no_worker_up(tmp_path: Path, left: bytes) -> None:
    (tmp_path / lock.FILE).write_bytes(left)
    gone = threading.Event()
    gone.set()
    with lock.held(tmp_path, gone) as mine, lock.held(tmp_path, gone) as other:
        assert (mine, other) == (True, False)


def test_a_lock_that_is_held_is_not_mended_away(tmp_path: Path) -> None:
    gone = threading.Event()
    gone.set()
    with lock.held(tmp_path, gone) as mine:
        lock._mend(tmp_path / lock.FILE)
        with lock.held(tmp_path, gone) as other:
            assert (mine, other) == (True, False)
    assert sqlite3.connect(tmp_path / lock.FILE).execute("PRAGMA integrity_check").fetchone() == ("ok",)


def done(house: House, monkeypatch: pytest.MonkeyPatch, work: object) -> jobs.Job:
    monkeypatch.setitem(HANDLERS, JobKind.BACKUP, work)  # type: ignore[arg-type]
    nr = jobs.submit(house.state, JobKind.BACKUP, {}, "Jansen")
    claimed = queue.claim(house.state)
    assert claimed is not None
    doing.do(house, claimed)
    found = jobs.found(house.state, nr)
    assert found is not None
    return found


def test_a_job_that_finds_the_disk_full_says_so(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> dict[str, object]:
        raise OSError(errno.ENOSPC, "No space left on device")

    job = done(house, monkeypatch, full)
    assert job.status is JobStatus.FAILED
    assert "(de schijf is vol)" in job.result["fout"]
    assert "vrije ruimte" in job.result["remedie"]


def test_what_a_try_that_was_broken_off_left_is_taken_away(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    half = jobs.folder_of(house.state, 1) / ".kopie-abc" / "kopie"
    half.mkdir(parents=True)
    (half / "corpus.db").write_bytes(b"vertrouwelijk")
    job = done(house, monkeypatch, lambda desk, *_: {"bestanden": sorted(map(str, desk.folder.iterdir()))})
    assert job.nr == 1
    assert job.result == {"bestanden": []}
    assert not half.exists()
