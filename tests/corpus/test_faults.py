"""What goes wrong around a corpus: a full disk, no permission, a damaged file, a server that goes away."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from corpus import recording, schema, store
from corpus.checking import check
from corpus.errors import (
    CodebookError,
    CorpusBusyError,
    CorpusDamagedError,
    CorpusError,
    CorpusUnreachableError,
    OutputError,
)
from tests import invented

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection, TableClause

    from corpus.store import Corpus
    from tests.postgres import Server

TOLD = (CorpusError, CodebookError, OutputError)
"""What may be said of a damaged file."""
ENOUGH = 200
"""More letters than there is room for."""


def add(made: Corpus, number: int) -> str:
    reading, observations = invented.letter(number)
    made.keep_codebook(invented.codebook())
    made.save(reading, observations, invented.STAMP)
    made.set_folder(made.files() | {reading.document.name: reading.document.id}, {})
    return reading.document.id


@contextmanager
def small_disk(folder: Path, size: str = "1200k") -> Iterator[Callable[[], None]]:
    """A disk with little room in this folder; gives what makes it larger."""
    folder.mkdir()
    mount = shutil.which("mount")
    if os.geteuid() or mount is None:
        pytest.skip("only root makes disks")
    options = ["-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if subprocess.run([mount, *options], capture_output=True, check=False).returncode:
        pytest.skip("no disks can be made here")
    try:
        yield lambda: subprocess.run([mount, "-o", "remount,size=20m", folder], check=True) and None
    finally:
        subprocess.run([shutil.which("umount") or "", folder], check=True)


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    place = tmp_path / "schijf"
    with small_disk(place) as enlarge, store.open(place, create=True) as made:
        fills_up(made, enlarge)


def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    with store.open(tmp_path, create=True) as made:

        def narrow(connection: object, _: object) -> None:
            connection.execute("PRAGMA max_page_count = 120")  # type: ignore[attr-defined]

        event.listen(made._engine, "connect", narrow)
        made.close()

        def enlarge() -> None:
            event.remove(made._engine, "connect", narrow)
            made.close()

        fills_up(made, enlarge)


def fills_up(made: Corpus, enlarge: Callable[[], None]) -> None:
    """What was confirmed before the disk was full is there, and can be gone on with when it is not."""
    confirmed: list[str] = []
    with pytest.raises(OutputError, match="de schijf is vol"):
        confirmed.extend(add(made, number) for number in range(ENOUGH))
    assert confirmed
    assert set(confirmed) <= made.stamps().keys()
    assert set(made.observations("").group_by("bestand").len()["len"]) == {invented.LENGTH}
    made.close()
    enlarge()
    assert check(made).is_well
    assert add(made, ENOUGH) in made.files().values()
    assert check(made).is_well


SCRIPT = """
import os, pwd, sys, tempfile
from corpus import recording, schema, store
from corpus.checking import check
from corpus.errors import RodedraadError
from tests import invented

def told(where):
    with store.open(where) as made:
        yield f"{made.observations('').height} {made.observations('zaak').height}"
        report = check(made)
        yield f"{report.is_well} {report.skipped}"
        try:
            made.save(*invented.letter(99), invented.STAMP)
        except RodedraadError as error:
            yield f"{type(error).__name__} {error}"

with tempfile.TemporaryDirectory() as folder:
    with store.open(folder, create=True) as made:
        made.keep_codebook(invented.codebook())
    list(told(folder))  # whoever has no rights could not load the program either
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(pwd.getpwnam("nobody").pw_gid)
    os.setuid(pwd.getpwnam("nobody").pw_uid)
print(*told(sys.argv[1]), sep="\\n")
"""


def as_stranger(folder: Path) -> list[str]:
    """What somebody sees who may read the corpus and not write it."""
    command = [sys.executable, "-c", SCRIPT, str(folder)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert not ran.stderr
    return ran.stdout.splitlines()


@pytest.fixture
def locked() -> Iterator[Path]:
    """A folder where everybody may read; pytest's own are closed to others."""
    with TemporaryDirectory(prefix="proef ?#%41-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
        Path(folder).chmod(0o755)


@pytest.mark.parametrize("left", ["closed", "in use", "killed", "behind"])
def test_a_folder_in_which_nothing_may_be_written(locked: Path, left: str, tmp_path: Path) -> None:
    place = tmp_path if left == "killed" else locked
    with store.open(place, create=True) as made:
        for number in range(2):
            add(made, number)
        if left == "killed":  # what a process leaves that could not put its journal away
            for path in tmp_path.glob(f"{store.FILE_NAME}*"):
                shutil.copy(path, locked)
            assert (locked / f"{store.FILE_NAME}-wal").stat().st_size
        if left == "behind":  # of a run that was ended
            with made.writing() as connection:
                connection.execute(store.schema.document.update().values(stale=1))
        if left != "in use":
            made.close()
        for path in locked.iterdir():
            path.chmod(0o644)  # by itself it is its maker's alone
        locked.chmod(0o555)
        count = 2 * invented.LENGTH
        rows, checked, refused = as_stranger(locked)
    assert rows == f"{count} {count}"
    assert checked.startswith(f"{left != 'behind'} ('de zoekindex: er mag niet worden geschreven',")
    assert refused.startswith("OutputError")
    assert "er mag niet worden geschreven" in refused


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("gaaf")
    with store.open(folder, create=True) as made:
        for number in range(12):
            add(made, number)
    return (folder / store.FILE_NAME).read_bytes()


def damaged(content: bytes, drawn: random.Random) -> bytes:
    """The content, cut off or overwritten somewhere."""
    kind = drawn.choice(("cut", "zeros", "noise", "bit", "moved"))
    at = drawn.randrange(len(content))
    size = drawn.choice((1, 16, 100, 4096, 20_000))
    if kind == "cut":
        return content[:at]
    piece = {
        "zeros": bytes(size),
        "noise": drawn.randbytes(size),
        "bit": bytes([content[at] ^ 1 << drawn.randrange(8)]),
        "moved": content[max(0, at - 5000) :][:size],
    }[kind]
    return content[:at] + piece + content[at + len(piece) :]


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_file_is_told_and_left_alone(tmp_path: Path, sound: bytes, seed: int) -> None:
    spoilt = damaged(sound, random.Random(seed))  # noqa: S311  # nothing secret
    (tmp_path / store.FILE_NAME).write_bytes(spoilt)
    asked: list[Callable[[Corpus], object]] = [
        lambda made: made.observations(""),
        lambda made: made.observations("termijn"),
        lambda made: made.coded(),
        lambda made: made.documents(),
        lambda made: check(made, repair=False),
    ]
    with suppress(*TOLD), store.open(tmp_path) as made:
        for ask in asked:
            with suppress(*TOLD):
                ask(made)
    assert (tmp_path / store.FILE_NAME).read_bytes() == spoilt


def test_a_value_that_nobody_wrote_is_told(tmp_path: Path) -> None:
    with store.open(tmp_path, create=True) as made:
        add(made, 1)
        for statement in (
            "UPDATE effective SET thema = 'x'",
            "UPDATE effective SET thema = CAST(x'ff' AS TEXT)",
        ):
            with made.writing() as connection:
                connection.exec_driver_sql(statement)
            with pytest.raises(CorpusDamagedError, match="onleesbaar"):
                made.observations("")


def test_a_corpus_that_somebody_keeps_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store.databases, "BUSY_TIMEOUT_MS", 50)
    with store.open(tmp_path, create=True) as made, store.open(tmp_path) as other:
        add(made, 1)
        with made.writing(), pytest.raises(CorpusBusyError):
            add(other, 2)
        assert add(other, 2) in made.files().values()


def test_a_server_that_comes_back(postgres_server: Server, postgres_url: str) -> None:
    with store.open(postgres_url, create=True) as made:
        first = add(made, 1)
        postgres_server.restart()
        second = add(made, 2)
        assert set(made.files().values()) == {first, second}


def save_while(made: Corpus, number: int, happens: Callable[[], None]) -> None:
    """Save a letter; something happens when half of it is entered."""
    entered = recording.insert

    def insert(connection: Connection, table: TableClause, values: Sequence[Mapping[str, object]]) -> None:
        if table is schema.observation:
            happens()
        entered(connection, table, values)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(recording, "insert", insert)
        add(made, number)


def test_a_server_that_goes_away_in_the_middle(postgres_server: Server, postgres_url: str) -> None:
    with store.open(postgres_url, create=True) as made:
        first = add(made, 1)
        with pytest.raises(CorpusUnreachableError) as raised:
            save_while(made, 2, postgres_server.restart)
        with postgres_server.down():
            for ask in (made.files, lambda: add(made, 3), lambda: store.open(postgres_url)):
                with pytest.raises(CorpusUnreachableError):
                    ask()
        assert raised.value.exit_code == 26
        assert postgres_server.password not in str(raised.value)
        assert set(made.stamps()) == {first}
        assert check(made).is_well
        assert add(made, 2) in made.files().values()
