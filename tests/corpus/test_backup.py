"""Copies of a corpus: the same on every side, of one moment, whole or not there."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from corpus import store
from corpus.backup import carry, copied
from corpus.checking import check
from corpus.errors import CorpusDamagedError, OutputError
from corpus.judgements import Act
from corpus.reviewing import Wish, judge
from tests import invented

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus.store import Corpus


@pytest.fixture(params=["sqlite", "postgresql"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Corpus]:
    kind = request.param
    where = tmp_path / "uit" if kind == "sqlite" else request.getfixturevalue("postgres_url")
    with store.open(where, create=True) as made:
        made.keep_codebook(invented.codebook())
        add(made, 0, 1, 2)
        first, second, *_ = made.observations("")["id"].to_list()
        judge(made, Wish(first, Act.REJECT, "Jansen"), Wish(second, Act.SPLIT, "Jansen", pieces=("in zaak",)))
        yield made


def add(made: Corpus, *numbers: int) -> None:
    letters = [invented.letter(number) for number in numbers]
    for reading, observations in letters:
        made.save(reading, observations, invented.STAMP)
    made.set_folder(made.files() | {reading.document.name: reading.document.id for reading, _ in letters}, {})


def same(one: Corpus, other: Corpus) -> bool:
    return (
        one.observations("").equals(other.observations(""))
        and one.judgements() == other.judgements()
        and one.stamps() == other.stamps()
        and one.codebook() == other.codebook()
        and one.observations("zaak").equals(other.observations("zaak"))
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "kopie"
    made.mkdir()
    return made


def test_a_copy_is_the_same(opened: Corpus, folder: Path) -> None:
    copied(opened, folder)
    assert [path.name for path in folder.iterdir()] == [store.FILE_NAME]
    with store.open(folder) as copy:
        assert same(opened, copy)
        assert check(copy, repair=False).is_well
        add(copy, 3)  # and it can be gone on with
    assert opened.observations("")["bestand"].n_unique() == 3


def test_a_copy_goes_back_to_a_server(opened: Corpus, folder: Path, postgres_url: str) -> None:
    copied(opened, folder)
    if opened.location.folder is None:
        return  # the server of this test holds the corpus itself
    with store.open(folder) as copy, store.open(postgres_url, create=True) as target:
        carry(copy, target)
        assert same(opened, target)
        assert check(target, repair=False).is_well
        with pytest.raises(OutputError, match="staat al een corpus"):
            carry(copy, target)


def test_a_copy_is_of_one_moment(opened: Corpus, tmp_path: Path) -> None:
    done = threading.Event()

    def write() -> None:
        with store.open(opened.location.folder or str(opened.location.url.render_as_string(False))) as other:
            number = 10
            while not done.is_set():
                add(other, number)
                number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for turn in range(3):
            place = tmp_path / str(turn)
            place.mkdir()
            copied(opened, place)
    finally:
        done.set()
        writer.join()
    for turn in range(3):
        with store.open(tmp_path / str(turn)) as copy:
            assert check(copy, repair=False).is_well


def test_what_stands_there_is_never_overwritten(opened: Corpus, folder: Path) -> None:
    (folder / store.FILE_NAME).write_bytes(b"iets")
    with pytest.raises(OutputError, match="staat al een corpus"):
        copied(opened, folder)
    assert (folder / store.FILE_NAME).read_bytes() == b"iets"


def test_a_folder_that_is_not_there_is_told(opened: Corpus, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="het pad bestaat niet"):
        copied(opened, tmp_path / "nergens")


def test_of_a_damaged_corpus_no_copy_is_made(tmp_path: Path, folder: Path) -> None:
    with store.open(tmp_path / "uit", create=True) as made:
        add(made, *range(10))
        with closing(sqlite3.connect(made.location.path)) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            (page,) = database.execute(
                "SELECT rootpage FROM sqlite_schema WHERE name = 'effective_by_rol'"
            ).fetchone()
        with made.location.path.open("r+b") as file:
            file.seek((page - 1) * 4096)
            file.write(b"\xff" * 4096)
    with store.open(tmp_path / "uit") as made, pytest.raises(CorpusDamagedError):
        copied(made, folder)
    assert list(folder.iterdir()) == []
