"""Removing a document: nothing of it is left but its hash, and it does not come back unnoticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text

from corpus import erasing, schema, store
from corpus.checking import check
from corpus.errors import CorpusBusyError, UnknownDocumentError, UnreadableError
from corpus.judgements import Act
from corpus.labels import Labels
from corpus.reviewing import Wish, judge
from tests import invented

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus.model import Reading
    from corpus.store import Corpus

WHY = ("op verzoek van de afzender", "De Wit")
FIRST, SECOND = (invented.letter(number)[0] for number in (0, 1))


@pytest.fixture(params=["sqlite", "postgresql"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Corpus]:
    kind = request.param
    where = tmp_path / "uit" if kind == "sqlite" else request.getfixturevalue("postgres_url")
    with store.open(where, create=True, moment=lambda: "2026-03-04T05:06:07+00:00") as made:
        fill(made)
        yield made


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Corpus]:
    with store.open(tmp_path / "uit", create=True) as made:
        fill(made)
        yield made


def fill(made: Corpus) -> None:
    made.keep_codebook(invented.codebook())
    for number in range(3):
        made.save(*invented.letter(number), invented.STAMP)
    hold(made, *(invented.letter(number)[0] for number in range(3)))
    for number in range(2):
        one = invented.letter(number)[1][0].id
        judge(made, Wish(one, Act.CHANGE, "Jansen", Labels(rol="oproep"), why="Volgens mij anders."))
        judge(made, Wish(invented.letter(number)[1][1].id, Act.SPLIT, "Jansen", pieces=("in zaak",)))


def hold(made: Corpus, *readings: Reading) -> None:
    made.set_folder({reading.document.name: reading.document.id for reading in readings}, {})


def test_only_the_hash_is_left_and_why(opened: Corpus) -> None:
    others = opened.observations("").filter(opened.observations("")["bestand"] != FIRST.document.name)
    id_ = erasing.erase(opened, "brief-0000", *WHY)
    erasing.clean(opened)
    assert id_ == FIRST.document.id
    assert opened.observations("").equals(others)
    erasure = opened.erased()[id_]
    assert (erasure.moment[:10], erasure.reason, erasure.author) == ("2026-03-04", *WHY)
    with opened.reading() as connection:
        row = connection.execute(select(schema.document).where(schema.document.c.id == id_)).one()
        assert (row.name, row.stem, row.format, row.analysis, row.position) == ("", "", "", None, None)
        for table in schema.TABLES:
            if "document" in table.c and table not in (schema.effective, schema.labelled):  # by number
                assert not connection.execute(select(table).where(table.c.document == id_)).all(), table.name
        effective = schema.effective.c
        assert not connection.execute(select(effective.place).where(effective.document == row.nr)).all()
    assert {j.document for j in opened.judgements()} == {SECOND.document.id}
    report = check(opened)
    assert report.is_well
    assert not report.repaired
    assert report.counts["verwijderde stukken"] == 1


def test_no_byte_of_it_is_left_in_the_folder(file: Corpus, tmp_path: Path) -> None:
    words = [*FIRST.source.splitlines(), FIRST.document.name, "zaak 0", "0000"]
    assert all(any(word.encode() in content for content in contents(tmp_path)) for word in words)
    erasing.erase(file, FIRST.document.id[:10], *WHY)
    erasing.clean(file)
    for word in words:
        assert not any(word.encode() in content for content in contents(tmp_path)), word
    file.close()
    assert not any(FIRST.document.name.encode() in content for content in contents(tmp_path))


def contents(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


def test_words_leave_the_index(file: Corpus) -> None:
    with file.writing() as connection:
        connection.execute(text("CREATE VIRTUAL TABLE term USING fts5vocab (search, row)"))
    with file.reading() as connection:
        known = set(connection.scalars(text("SELECT term FROM term")))
    numbers = {f"{number}" for number in range(3)}
    assert numbers <= known
    for number in range(3):
        erasing.erase(file, invented.letter(number)[0].document.name, *WHY)
    with file.reading() as connection:
        assert connection.scalars(text("SELECT term FROM term")).all() == []


def test_it_does_not_come_back_unnoticed(opened: Corpus) -> None:
    erasing.erase(opened, FIRST.document.name, *WHY)
    with pytest.raises(UnreadableError, match="op verzoek van de afzender"):
        opened.save(*invented.letter(0), invented.STAMP)
    hold(opened, FIRST, SECOND)
    assert set(opened.files().values()) == {SECOND.document.id}
    assert check(opened).is_well


def test_it_can_be_allowed_again(opened: Corpus) -> None:
    erasing.erase(opened, FIRST.document.name, *WHY)
    opened.set_folder(opened.files(), {"brief-0000.txt": (FIRST.document.id, UnreadableError("a", "b"))})
    assert erasing.allow(opened, FIRST.document.id[:8]) == FIRST.document.id
    assert opened.failures() == {}
    assert opened.erased() == {}
    opened.save(*invented.letter(0), invented.STAMP)
    hold(opened, FIRST, SECOND)
    assert opened.observations("")["beoordeling"][0] == "geen"
    assert check(opened).is_well
    with pytest.raises(UnknownDocumentError, match="niet verwijderd"):
        erasing.allow(opened, FIRST.document.id)


def test_removing_again_keeps_the_first_reason(opened: Corpus) -> None:
    erasing.erase(opened, FIRST.document.name, *WHY)
    erasing.erase(opened, FIRST.document.id, "anders", "Iemand")
    assert opened.erased()[FIRST.document.id].author == "De Wit"


def test_what_was_inherited_from_it_goes_too(opened: Corpus) -> None:
    newer, _ = invented.letter(0, invented.LENGTH + 1)
    opened.save(*invented.letter(0, invented.LENGTH + 1), invented.STAMP)
    hold(opened, newer, SECOND)
    assert "Jansen" in opened.observations("")["door"].explode().to_list()
    erasing.erase(opened, FIRST.document.id, *WHY)
    frame = opened.observations("")
    assert frame.filter(frame["bestand"] == "brief-0000.txt")["door"].explode().drop_nulls().to_list() == []
    assert check(opened).is_well


@pytest.mark.parametrize("name", ["", "weg.txt", "%", "brief-000_", "0" * 64, "ab"])
def test_a_document_that_is_not_there_is_told(file: Corpus, name: str) -> None:
    with pytest.raises(UnknownDocumentError, match="geen stuk"):
        erasing.erase(file, name, *WHY)
    assert file.erased() == {}


def test_a_name_of_two_documents_is_told(file: Corpus) -> None:
    newer, observations = invented.letter(0, 3)
    file.save(newer, observations, invented.STAMP)
    hold(file, newer)
    with pytest.raises(UnknownDocumentError, match="2 stukken") as raised:
        erasing.erase(file, "brief-0000.txt", *WHY)
    assert FIRST.document.id[:12] in raised.value.message
    assert newer.document.id[:12] in raised.value.message


def test_a_reader_that_keeps_the_old_state_is_told(file: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store.databases, "BUSY_TIMEOUT_MS", 50)
    with store.open(file.location.folder or "") as other, other.reading() as connection:
        connection.execute(select(schema.document)).all()
        file.close()
        erasing.erase(file, FIRST.document.name, *WHY)
        with pytest.raises(CorpusBusyError, match="verwijderd"):
            erasing.clean(file)
    erasing.clean(file)
    assert not any(FIRST.source[:30].encode() in content for content in contents(file.location.path.parent))
