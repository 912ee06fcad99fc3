"""What goes wrong around commands: a full disk, lost permission, damage, a server that restarts."""

from __future__ import annotations

import errno
import os
import shutil
import zipfile
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest

from corpus import store
from corpus.checking import check
from corpus.errors import CorpusUnreachableError, OutputError, RodedraadError, refused
from rodedraad import backups, intake, pipeline, tasks
from rodedraad.engines import Engine
from rodedraad.output import When
from tests import running, working
from tests.corpus.test_faults import damaged, small_disk
from tests.soak import serving
from tests.soak.seeds import drawing

ALONE = Engine(jobs=1)
NOBODY = 65_534

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from corpus.model import Observation, Reading
    from tests.postgres import Server
    from tests.rodedraad.conftest import Ran

    Rodedraad = Callable[..., Ran]


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    return running.make_dossier(tmp_path / "brieven")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a corpus, to copy; its dossier lies beside it."""
    place = tmp_path_factory.mktemp("heel")
    pipeline.run(running.make_dossier(place / "brieven"), place / "uit", engine=ALONE, reports=When.NEVER)
    return place


def rows(out: Path | str) -> list[dict[str, object]]:
    with store.open(out) as opened:
        return opened.observations("").to_dicts()


@pytest.mark.parametrize("room", ["100k", "300k", "600k", "900k"])
def test_a_run_on_a_full_disk_tells_so_and_is_gone_on_with(
    rodedraad: Rodedraad, letters: Path, whole: Path, tmp_path: Path, room: str
) -> None:
    disk = tmp_path / "schijf"
    with small_disk(disk, room) as enlarge:
        ran = rodedraad("run", letters, "--out", disk / "uit", "--jobs", "1")
        assert ran.code == 15
        assert "vol" in ran.err
        assert "Traceback" not in ran.err
        enlarge()
        again = rodedraad("run", letters, "--out", disk / "uit", "--jobs", "1")
        assert again.code == 0, again.err
        assert rows(disk / "uit") == rows(whole / "uit")
        assert not list(disk.rglob("*.deel"))


EXPORTS = [
    *[["export", "--format", form] for form in ("parquet", "csv", "xlsx", "jsonl", "qdpx")],
    *[["report", "rapport", "--format", form] for form in ("docx", "odt", "pdf", "html")],
    ["backup"],
]


@pytest.mark.parametrize("command", EXPORTS, ids=" ".join)
def test_what_does_not_fit_on_a_disk_is_told_and_not_left_by_half(
    rodedraad: Rodedraad, whole: Path, tmp_path: Path, command: list[str]
) -> None:
    disk = tmp_path / "schijf"
    with small_disk(disk, "4k"):
        ran = rodedraad(*command, "--corpus", whole / "uit", "--out", disk / "gemaakt")
        left = [path.name for path in disk.iterdir()]
    assert (ran.code, left) == (15, [])
    assert "vol" in ran.err


def test_no_room_to_unpack_an_archive_is_told(
    rodedraad: Rodedraad, letters: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = tmp_path / "schijf"
    with zipfile.ZipFile(letters / "meer.zip", "w") as archive:
        archive.writestr("brief.txt", "De termijn is te krap. " * 50_000)
    with small_disk(disk, "64k"):
        monkeypatch.setattr("tempfile.tempdir", str(disk))
        ran = rodedraad("run", letters, "--out", tmp_path / "uit", "--jobs", "1")
    assert ran.code == 15
    assert "(de schijf is vol)" in ran.err
    assert "TMPDIR" in ran.err


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EFBIG, errno.EACCES])
def test_a_file_at_which_the_disk_fails_is_told_and_tried_again(
    whole: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(tasks.registry, "read", fails)
    path = next((whole / "brieven").iterdir())
    with pipeline.dossier.opened(whole / "brieven", whole / "elders") as contents:
        told = str(tasks.read_and_code(tasks.task(path, path.name, contents.said)))
    assert "gaf de computer een fout" in told
    assert "Rodedraad zelf" not in told


def test_a_file_of_which_two_sentences_have_one_place_costs_only_itself(
    letters: Path, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = tasks.analysis.analyse

    def doubled(reading: Reading) -> tuple[Observation, ...]:
        found = code(reading)
        return (*found, found[0]) if reading.document.name == last else found

    last = max(path.name for path in letters.iterdir())
    monkeypatch.setattr(tasks.analysis, "analyse", doubled)
    monkeypatch.setattr("rodedraad.workers.each", lambda f, work, **_: ((n, f(*w)) for n, w in work.items()))
    outcome = pipeline.run(letters, tmp_path / "uit", engine=ALONE, reports=When.NEVER)
    assert list(outcome.failures) == [last]
    assert "one place" in str(outcome.failures[last])
    with store.open(tmp_path / "uit") as opened:
        assert len(opened.stamps()) == running.FILES - 1
        assert check(opened).is_well


def test_what_is_no_fault_of_the_disk_is_not_called_so() -> None:
    assert refused(OSError(errno.ECHILD, "No child processes")) is None
    told = refused(OSError(errno.EACCES, "Permission denied", "/mnt/brief.txt"))
    assert told is not None
    assert "'/mnt/brief.txt'" in str(told)


def test_a_folder_that_goes_in_the_middle_of_a_run_is_told(
    letters: Path, whole: Path, tmp_path: Path
) -> None:
    out = tmp_path / "uit"

    def lose(_name: str, done: int, _total: int) -> None:
        if done == 2:
            (out / intake.ORIGINALS).rename(out / "weg")
            (out / intake.ORIGINALS).write_bytes(b"")

    with pytest.raises(OutputError, match="bronnen"):
        pipeline.run(letters, out, engine=ALONE, reports=When.NEVER, tell=lose)
    (out / intake.ORIGINALS).unlink()
    (out / "weg").rename(out / intake.ORIGINALS)
    pipeline.run(letters, out, engine=ALONE, reports=When.NEVER)
    assert rows(out) == rows(whole / "uit")


ASKED = (
    ["observations"], ["check"], ["findings"], ["export", "--format", "csv"], ["next"],
    ["search", "termijn"], ["report", "kamerbrief", "--format", "html"],
)  # fmt: skip


@pytest.mark.parametrize("seed", range(8))
def test_of_a_damaged_corpus_commands_tell_what_is_the_matter(
    rodedraad: Rodedraad, whole: Path, tmp_path: Path, seed: int
) -> None:
    drawn, sound = drawing("schade", seed), (whole / "uit" / store.FILE_NAME).read_bytes()
    place = tmp_path / "uit"
    place.mkdir()
    (place / store.FILE_NAME).write_bytes(damaged(damaged(sound, drawn), drawn))
    for command in ASKED:
        more = ["--out", tmp_path / "gemaakt"] if command[0] in {"export", "report"} else []
        ran = rodedraad(*command, "--corpus", place, *more)
        assert ran.code in {0, 3, 15, 20, 21, 22, 23, 31}, ran.err
        assert ran.code in {0, 3} or ran.err.startswith(("Fout: ", "Let op")), ran.err


def test_a_damaged_corpus_is_put_back_from_its_copy(
    rodedraad: Rodedraad, whole: Path, tmp_path: Path
) -> None:
    place, copy = tmp_path / "uit", tmp_path / "kopie"
    shutil.copytree(whole / "uit", place)
    running.judge(place)
    backups.make(place, copy, None)
    before = rows(place)
    (place / store.FILE_NAME).write_bytes(b"\x00" * 50_000)
    told = rodedraad("check", "--corpus", place)
    assert told.code == 23
    assert "Zet een kopie terug" in told.err
    shutil.rmtree(place)
    shutil.copytree(copy, place)
    assert rodedraad("check", "--corpus", place).code == 0
    assert rows(place) == before
    with store.open(place) as opened:
        assert len(opened.judgements()) == running.JUDGED


@pytest.mark.parametrize("seed", range(6))
def test_a_journal_that_is_cut_off_or_lost_leaves_whole_letters(tmp_path: Path, seed: int) -> None:
    drawn, place = drawing("journaal", seed), tmp_path / "uit"
    with working.nursery(tmp_path) as started, store.open(place, create=True):
        job = started.start("write", str(place))
        job.wait()
        shutil.copytree(place, tmp_path / "kopie")  # while the journal is there
    journal = tmp_path / "kopie" / f"{store.FILE_NAME}-wal"
    content = journal.read_bytes()
    assert content
    (tmp_path / "kopie" / f"{store.FILE_NAME}-shm").unlink(missing_ok=True)
    journal.write_bytes(content[: drawn.randrange(len(content))]) if seed else journal.unlink()
    with suppress(RodedraadError), store.open(tmp_path / "kopie") as opened:
        assert not check(opened, repair=False).damage
        sizes = opened.observations("").group_by("bestand").len()["len"]
        assert set(sizes) <= {working.invented.LENGTH}


def test_a_run_goes_on_when_its_server_restarts_between_letters(
    letters: Path, whole: Path, tmp_path: Path, postgres_server: Server, postgres_url: str
) -> None:
    def restart(_name: str, done: int, _total: int) -> None:
        if done == 2:
            postgres_server.restart()

    pipeline.run(
        letters, tmp_path / "uit", engine=ALONE, reports=When.NEVER, where=postgres_url, tell=restart
    )
    with store.open(postgres_url) as opened:
        assert check(opened, tmp_path / "uit" / "bronnen").is_well
        assert opened.observations("").height == len(rows(whole / "uit"))


def test_a_run_whose_server_goes_tells_so_and_is_gone_on_with(
    letters: Path, whole: Path, tmp_path: Path, postgres_server: Server, postgres_url: str
) -> None:
    with postgres_server.database() as url:
        store.open(url, create=True).close()

        def stop(_name: str, done: int, _total: int) -> None:
            if done == 2:
                postgres_server.stop()

        with pytest.raises(CorpusUnreachableError):
            pipeline.run(letters, tmp_path / "uit", engine=ALONE, reports=When.NEVER, where=url, tell=stop)
        postgres_server.start()
        with store.open(url) as opened:
            assert len(opened.stamps()) == 2
        outcome = pipeline.run(letters, tmp_path / "uit", engine=ALONE, reports=When.NEVER, where=url)
        assert outcome.read == running.FILES - 2
        with store.open(url) as opened:
            assert opened.observations("").height == len(rows(whole / "uit"))


def test_rights_that_are_lost_in_the_middle_of_a_run_cost_nothing_that_was_recorded(
    letters: Path, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, keep = tmp_path / "uit", intake._keep_original
    if os.geteuid():
        pytest.skip("only root can become somebody else")

    def as_nobody(*given: Any) -> bool:
        if len(list((out / "bronnen").glob("*"))) < 2:
            return keep(*given)
        os.seteuid(NOBODY)
        try:
            return keep(*given)
        finally:
            os.seteuid(0)

    monkeypatch.setattr(intake, "_keep_original", as_nobody)
    with pytest.raises(OutputError, match="bronnen") as raised:
        pipeline.run(letters, out, engine=ALONE, reports=When.NEVER)
    monkeypatch.setattr(intake, "_keep_original", keep)
    assert raised.value.exit_code == 15
    assert "rechten" in str(raised.value)
    with store.open(out) as opened:
        assert len(opened.stamps()) == 2
        assert not check(opened, out / "bronnen").damage
    assert pipeline.run(letters, out, engine=ALONE, reports=When.NEVER).read == running.FILES - 2
    assert rows(out) == rows(whole / "uit")


@pytest.fixture
def passable() -> Iterator[Path]:
    """A folder that others may pass through; pytest's own are closed to them."""
    with TemporaryDirectory(prefix="proef-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_a_corpus_that_may_not_be_written_any_more_keeps_what_it_has(
    letters: Path, whole: Path, passable: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file alone, in the middle of a run: a line that is open goes on, one that is made anew cannot."""
    out, enter = passable / "uit", store.Corpus.enter
    if os.geteuid():
        pytest.skip("only root can become somebody else")

    def closed(corpus: store.Corpus, *given: Any) -> None:
        known = len(corpus.stamps())
        if known == 2:
            (out / store.FILE_NAME).chmod(0o444)
        if known < 3:
            enter(corpus, *given)
            return
        for path in (out, *out.glob(f"{store.FILE_NAME}*")):
            os.chown(path, NOBODY, NOBODY)
        corpus.close()
        os.seteuid(NOBODY)
        try:
            enter(corpus, *given)
        finally:
            corpus.close()
            os.seteuid(0)

    monkeypatch.setattr(store.Corpus, "enter", closed)
    with pytest.raises(OutputError, match="er mag niet worden geschreven") as raised:
        pipeline.run(letters, out, engine=ALONE, reports=When.NEVER)
    assert f"die op {store.FILE_NAME} zelf" in raised.value.remedy
    monkeypatch.setattr(store.Corpus, "enter", enter)
    (out / store.FILE_NAME).chmod(0o600)
    with store.open(out) as opened:
        assert len(opened.stamps()) == 3
        assert not check(opened, out / "bronnen").damage
    assert pipeline.run(letters, out, engine=ALONE, reports=When.NEVER).read == running.FILES - 3
    assert rows(out) == rows(whole / "uit")


def test_who_judges_while_the_database_restarts_is_told_and_loses_nothing(
    letters: Path, tmp_path: Path, postgres_server: Server
) -> None:
    out = tmp_path / "uit"
    with postgres_server.database() as url:
        pipeline.run(letters, out, engine=ALONE, reports=When.NEVER, where=url)
        with store.open(url) as opened:
            first, second, third = opened.observations("")["id"][:3]
        with serving.served(url, out) as made:
            assert serving.judge(made.browser, first, "voor") == 303
            postgres_server.restart()
            assert serving.judge(made.browser, second, "na") == 303
            with postgres_server.down():
                told = made.browser.get("/waarnemingen")
            assert serving.judge(made.browser, third, "later") == 303
        assert told.status_code == 503
        assert "database" in told.text
        assert postgres_server.password not in told.text
        with store.open(url) as opened:
            assert [one.why for one in opened.judgements()] == ["voor", "na", "later"]
            assert check(opened, out / "bronnen").is_well
