"""Verifying a corpus: a whole one is well, each kind of trouble is found, told and mended where it can."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from corpus import log, store
from corpus.checking import check
from corpus.errors import CorpusDamagedError
from corpus.judgements import Act
from corpus.labels import Labels
from corpus.reviewing import Wish, judge
from tests import invented

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus.integrity.report import Report
    from corpus.store import Corpus

COUNT = 4


@pytest.fixture(params=["sqlite", "postgresql"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Corpus]:
    """A corpus of a few letters that people have judged, in a file and on a server."""
    kind = request.param
    where = tmp_path / "uit" if kind == "sqlite" else request.getfixturevalue("postgres_url")
    with store.open(where, create=True) as made:
        fill(made)
        yield made


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Corpus]:
    """Idem, in a file alone."""
    with store.open(tmp_path / "uit", create=True) as made:
        fill(made)
        yield made


def fill(made: Corpus) -> None:
    made.keep_codebook(invented.codebook())
    letters = [invented.letter(number) for number in range(COUNT)]
    for reading, observations in letters:
        made.save(reading, observations, invented.STAMP)
    made.set_folder({reading.document.name: reading.document.id for reading, _ in letters}, {})
    first, second, third, *_ = (o.id for o in letters[0][1])
    judge(
        made,
        Wish(first, Act.CHANGE, "Jansen", Labels(rol="oproep", thema=frozenset({"toezicht"}))),
        Wish(second, Act.SPLIT, "Jansen", pieces=("in zaak",)),
        Wish(third, Act.REJECT, "De Vries", why="een kop"),
    )


def run(corpus: Corpus, *statements: str) -> None:
    """Do damage, whatever keys say."""
    if corpus.location.folder is None:
        with corpus.writing() as connection:
            for statement in statements:
                connection.execute(text(statement))
        return
    with closing(sqlite3.connect(corpus.location.path)) as database, database:
        for statement in statements:
            database.execute(statement)


def only(report: Report) -> str:
    (damage,) = report.damage
    assert damage.remedy
    return damage.message


def test_a_whole_corpus_is_well(opened: Corpus) -> None:
    report = check(opened)
    assert report.is_well
    assert (report.repaired, report.skipped) == ((), ())
    assert report.counts["stukken"] == COUNT
    assert report.counts["waarnemingen"] == COUNT * invented.LENGTH
    assert report.counts["geldende coderingen"] == COUNT * invented.LENGTH + 1  # one was split
    assert report.counts["oordelen"] == 3


DERIVED = {
    "a label": "UPDATE effective SET rol = 'context' WHERE rol <> 'context'",
    "a score": "UPDATE effective SET rol_score = 0.5 WHERE rol_score <> 0.5",
    "the words": "UPDATE effective SET words = 'iets anders'",
    "a row that is gone": "DELETE FROM effective WHERE rol = 'knelpunt'",
    "every row": "DELETE FROM effective",
    "themas": "DELETE FROM effective_thema",
    "a thema too many": "INSERT INTO effective_thema SELECT 'drempel', min(place) FROM effective",
    "a thema of nothing": "INSERT INTO effective_thema VALUES ('toezicht', 12)",
    "subjects": "UPDATE effective_onderwerp SET onderwerp = 'weer'",
    "a document of no folder": "UPDATE effective SET document = 99 WHERE document = 2",
    "what is stale": "UPDATE document SET stale = 1",
    "a piece that is not entered": "DELETE FROM observation WHERE origin > 0",
}


def test_what_is_derived_is_made_anew(opened: Corpus) -> None:
    before = opened.observations("")
    found = opened.observations("zaak")
    for name, statement in DERIVED.items():
        run(opened, statement)
        told = check(opened, repair=False)
        assert not told.is_well, name
        assert not told.damage, name
        assert not told.repaired, name
        mended = check(opened)
        assert mended.repaired, name
        assert mended.is_well, name
        assert opened.observations("").equals(before), name
        assert opened.observations("zaak").equals(found), name
    assert check(opened, repair=False).is_well


RECORD = {
    "a text": ("UPDATE observation SET text = text || '!' WHERE seq = 1 AND present = 1", "waarneming"),
    "a place": ("UPDATE observation SET start_at = 2 WHERE seq = 1 AND present = 1", "waarneming"),
    "a page": ("UPDATE observation SET page = 7 WHERE nr = (2 << 24) + 1", "waarneming"),
    "a block": ("UPDATE block SET text = 'Weg.' WHERE idx = 3", "blok"),
    "an alignment": ("UPDATE block SET runs = 'geen lijst' WHERE idx = 3", "blok"),
    "pages": ("UPDATE page SET end_at = 99999", "pagina"),
    "a coding": ("DELETE FROM coding WHERE observation = (2 << 24) + 1", "codering"),
    "a source": ("DELETE FROM source WHERE document = (SELECT id FROM document WHERE nr = 2)", "ontbreekt"),
    "an analysis": ("UPDATE document SET analysis = NULL WHERE nr = 2", "ontbreekt"),
    "an id": ("UPDATE observation SET id = '0123456789abcdef' WHERE nr = (2 << 24) + 1", "waarneming"),
}
"""The last leaves an observation that no reading finds: what follows would miss it by its number."""


def test_damage_to_the_record_is_told_and_left_alone_until_it_is_read_again(opened: Corpus) -> None:
    before = opened.observations("")
    for name, (statement, expected) in RECORD.items():
        run(opened, statement)
        report = check(opened)
        assert expected in report.damage[0].message, name
        assert "--force" in report.damage[0].remedy, name
        assert not report.repaired, name
        assert check(opened).damage == report.damage, name
        for number in range(COUNT):
            opened.save(*invented.letter(number), invented.STAMP)
        assert check(opened).is_well, name
        assert opened.observations("").equals(before), name


def test_a_document_without_its_analysis_stops_nobody(file: Corpus) -> None:
    run(file, "UPDATE document SET analysis = NULL, stale = 1 WHERE nr = 2")
    file.close()
    with store.open(file.location.folder or "") as again:
        assert again.observations("").height
        assert "ontbreekt" in only(check(again))


def test_a_judgement_about_nothing_is_told(opened: Corpus) -> None:
    first = opened.judgements()[0]
    with opened.writing() as connection:
        log.enter(connection, [replace(first, observation="0123456789abcdef")])
    assert "1 oordeel gaat over een waarneming die het corpus niet heeft" in only(check(opened))


def test_vectors_of_another_size_or_encoder_are_dropped(opened: Corpus) -> None:
    opened.set_setting("encoder", "proef/1")
    good, other, short, strange = (invented.letter(number)[0].document.id for number in range(COUNT))
    numbers = {id_: ((nr << 24) + 1).to_bytes(8, "little") for nr, id_ in enumerate((good, other, short), 1)}
    rows = [
        (good, "proef/1", numbers[good], bytes(16)),
        (other, "proef/2", numbers[other], bytes(16)),
        (short, "proef/1", numbers[short], bytes(15)),
        (strange, "proef/1", numbers[good], bytes(16)),
    ]
    with opened.writing() as connection:
        for row in rows:
            values = dict(zip(("document", "encoder", "observations", "data"), row, strict=True))
            connection.execute(store.schema.vector.insert(), values)
    report = check(opened)
    assert report.repaired == ("de vectoren van 3 stukken; de volgende run maakt ze opnieuw",)
    with opened.reading() as connection:
        assert connection.scalars(text("SELECT document FROM vector")).all() == [good]


def test_rows_that_hang_on_nothing_are_told(file: Corpus) -> None:
    run(file, "INSERT INTO holding VALUES (99, 'weg.txt', 'weg', '', '2026-01-01')")
    assert "1 rijen van 'holding' verwijzen" in only(check(file))


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO search (search, rowid, words) SELECT 'delete', place, words FROM effective",
        "INSERT INTO search (search) VALUES ('delete-all')",
        "INSERT INTO search (rowid, words) VALUES (12, 'spook')",
        "DELETE FROM search_data WHERE id > 10",
    ],
)
def test_the_index_of_words_is_made_anew(file: Corpus, statement: str) -> None:
    before = file.observations("zaak")
    run(file, statement)
    assert check(file, repair=False).waiting == ("de zoekindex",)
    assert check(file).repaired == ("de zoekindex",)
    assert file.observations("zaak").equals(before)
    assert check(file).is_well


def test_an_index_of_the_database_is_made_anew(file: Corpus) -> None:
    with closing(sqlite3.connect(file.location.path)) as database, database:
        schema = "SELECT sql FROM sqlite_schema WHERE name = 'effective_by_rol'"
        (sql,) = database.execute(schema).fetchone()
        database.execute("PRAGMA writable_schema = ON")
        database.execute(
            "UPDATE sqlite_schema SET sql = ? WHERE name = 'effective_by_rol'", (f"{sql} WHERE rol = 'x'",)
        )
    with closing(sqlite3.connect(file.location.path)) as database, database:
        database.execute("REINDEX effective_by_rol")
        database.execute("PRAGMA writable_schema = ON")
        database.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'effective_by_rol'", (sql,))
    file.close()
    assert check(file).repaired == ("de indexen van de database",)
    assert check(file).is_well


def test_a_file_with_a_spoilt_page_is_told(file: Corpus) -> None:
    file.close()
    path = file.location.path
    content = bytearray(path.read_bytes())
    for page in range(4, len(content) // 4096, 2):
        content[page * 4096 : page * 4096 + 200] = b"\xff" * 200
    path.write_bytes(content)
    assert "beschadigd" in told(file)


def told(file: Corpus) -> str:
    """What is said of a file that may be too damaged to be read at all."""
    try:
        return only(check(file))
    except CorpusDamagedError as error:
        return error.message


def test_originals_are_verified(file: Corpus, tmp_path: Path) -> None:
    folder = tmp_path / "bronnen"
    folder.mkdir()
    letters = [invented.letter(number)[0] for number in range(COUNT)]
    kept = [folder / f"{letter.document.id}.txt" for letter in letters]
    for path, letter in zip(kept, letters, strict=True):
        path.write_text(letter.source, "utf-8")
    (folder / "half.deel").write_bytes(b"")
    assert check(file, folder).is_well
    assert check(file, folder).counts["stukken zelf"] == COUNT
    kept[0].write_text("Iets anders.", "utf-8")
    kept[1].unlink()
    spoilt, missing = check(file, folder).damage
    assert str(kept[0]) in spoilt.message
    assert "brief-0001.txt" in missing.message
