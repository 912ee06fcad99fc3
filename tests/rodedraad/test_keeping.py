"""The commands that keep a corpus: check, backup, remove."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

import corpus
from corpus import errors
from corpus.errors import EXIT_PARTLY
from rodedraad import tasks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.postgres import Server
    from tests.rodedraad.conftest import Ran, RunOver

SENTENCE = "Het toezicht is nog niet gestart."
WHY = ("--reason", "verzoek van de betrokkene", "--by", "De Wit")


@pytest.fixture
def made(run_over: RunOver, dossier: Path, tmp_path: Path) -> Path:
    return run_over(dossier, tmp_path / "uit")


def damage(made: Path, statement: str) -> None:
    with closing(sqlite3.connect(made / "corpus.db")) as database, database:
        database.execute(statement)


def test_what_a_run_made_is_well(rodedraad: Callable[..., Ran], made: Path) -> None:
    ran = rodedraad("check", "--corpus", made)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Nagegaan: 2 stukken")
    assert "2 stukken zelf" in ran.out
    assert ran.out.endswith("Het corpus is in orde.\n")


def test_what_is_derived_is_repaired_and_told(rodedraad: Callable[..., Ran], made: Path) -> None:
    damage(made, "UPDATE effective SET rol = 'vraag'")
    ran = rodedraad("check", "--corpus", made, "--json")
    told = json.loads(ran.out)
    assert (ran.code, told["well"], told["damage"]) == (0, True, [])
    assert told["repaired"] == ["2 stukken: de labels die gelden klopten niet"]
    assert json.loads(rodedraad("check", "--corpus", made, "--json").out)["repaired"] == []


def test_damage_has_an_exit_code_and_a_way_out(
    rodedraad: Callable[..., Ran], made: Path, dossier: Path
) -> None:
    damage(made, "UPDATE observation SET text = 'Iets anders.' WHERE seq = 1")
    kept = next((made / "bronnen").glob("*.md"))
    kept.write_text("Iets anders.", "utf-8")
    ran = rodedraad("check", "--corpus", made)
    assert ran.code == errors.CorpusDamagedError.exit_code
    assert ran.out.count("Niet in orde: ") == 3
    assert str(kept) in ran.out
    assert ran.err == "Fout: 3 dingen zijn niet in orde. Zie de regels hierboven.\n"
    kept.unlink()
    rodedraad("run", dossier, "--out", made, "--force")
    assert rodedraad("check", "--corpus", made).code == 0


def test_a_backup_is_a_corpus(rodedraad: Callable[..., Ran], made: Path, tmp_path: Path) -> None:
    out = tmp_path / "kopie" / "vandaag"
    ran = rodedraad("backup", "--corpus", made, "--out", out)
    assert ran.code == 0
    assert "corpus met 2 stukken, en 2 stukken zelf" in ran.out
    assert sorted(path.name for path in out.iterdir()) == ["bronnen", "corpus.db"]
    shutil.rmtree(made)
    assert rodedraad("check", "--corpus", out).code == 0
    rows = rodedraad("observations", "--corpus", out, "--format", "json").out
    assert SENTENCE in rows


def test_a_backup_overwrites_nothing(rodedraad: Callable[..., Ran], made: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in made.rglob("*") if path.is_file()}
    ran = rodedraad("backup", "--corpus", made, "--out", made)
    assert ran.code == errors.OutputError.exit_code
    assert {path: path.read_bytes() for path in made.rglob("*") if path.is_file()} == before
    ran = rodedraad("backup", "--corpus", tmp_path / "weg", "--out", tmp_path / "kopie")
    assert ran.code == errors.CorpusNotFoundError.exit_code
    assert not (tmp_path / "kopie").exists()


def test_a_corpus_moves_to_a_server_and_back(
    rodedraad: Callable[..., Ran], made: Path, tmp_path: Path, postgres_url: str
) -> None:
    assert rodedraad("backup", "--corpus", made, "--out", postgres_url).code == 0
    ran = rodedraad("check", "--corpus", postgres_url, "--originals", made / "bronnen")
    assert (ran.code, "2 stukken zelf" in ran.out) == (0, True)
    back = tmp_path / "terug"
    words = ("--corpus", postgres_url, "--out", back, "--originals", made / "bronnen")
    assert rodedraad("backup", *words).code == 0
    with corpus.open(made) as one, corpus.open(back) as other:
        assert one.observations("").equals(other.observations(""))
    assert rodedraad("backup", "--corpus", made, "--out", postgres_url).code == errors.OutputError.exit_code


def test_a_corpus_of_a_newer_program_is_left_alone(
    rodedraad: Callable[..., Ran], made: Path, tmp_path: Path
) -> None:
    damage(made, "INSERT INTO migration VALUES (999, 'later')")
    before = (made / "corpus.db").read_bytes()
    orders = (("check",), ("backup", "--out", tmp_path / "kopie"), ("remove", "notitie", *WHY))
    for words in orders:
        ran = rodedraad(*words, "--corpus", made)
        assert (ran.code, "999" in ran.err) == (errors.CorpusTooNewError.exit_code, True)
    assert (made / "corpus.db").read_bytes() == before
    assert not (tmp_path / "kopie").exists()


@pytest.mark.usefixtures("here")
def test_a_server_that_goes_away_during_a_run(
    rodedraad: Callable[..., Ran],
    dossier: Path,
    tmp_path: Path,
    postgres_server: Server,
    postgres_url: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = tasks.read_and_code
    words = ("run", dossier, "--out", tmp_path / "uit", "--corpus", postgres_url)

    def gone(task: tasks.Task) -> object:
        if task.name == "notitie.md":
            postgres_server.stop()
        return read(task)

    with monkeypatch.context() as going:
        going.setattr(tasks, "read_and_code", gone)
        ran = rodedraad(*words)
    postgres_server.start()
    assert ran.code == errors.CorpusUnreachableError.exit_code
    assert ran.err.splitlines()[-1].startswith("Fout: De database ")
    assert postgres_server.password not in ran.err
    ran = rodedraad(*words)
    assert (ran.code, "1 bestand gelezen, 1 ongewijzigd" in ran.out) == (0, True)
    words = ("check", "--corpus", postgres_url, "--originals", tmp_path / "uit" / "bronnen")
    assert rodedraad(*words).code == 0


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_a_document_is_removed_for_good(rodedraad: Callable[..., Ran], made: Path, dossier: Path) -> None:
    assert SENTENCE.encode() in everything(made)
    ran = rodedraad("remove", "notitie", "--corpus", made, *WHY)
    assert ran.code == 0
    assert ran.out.startswith("Verwijderd: stuk ")
    assert SENTENCE.encode() not in everything(made)
    assert b"notitie.md" not in everything(made)
    assert rodedraad("check", "--corpus", made).code == 0
    for force in ((), ("--force",)):
        ran = rodedraad("run", dossier, "--out", made, *force)
        assert ran.code == EXIT_PARTLY
        assert "Niet gelezen: notitie.md: Dit stuk is op " in ran.err
        assert "verzoek van de betrokkene" in ran.err
        assert SENTENCE.encode() not in everything(made)
    id_ = ran.err.split("rodedraad remove ")[1].split()[0]
    assert rodedraad("remove", id_, "--undo", "--corpus", made).code == 0
    ran = rodedraad("run", dossier, "--out", made)
    assert (ran.code, "1 bestand gelezen" in ran.out) == (0, True)
    assert SENTENCE.encode() in everything(made)
    assert rodedraad("check", "--corpus", made).code == 0


def test_a_document_on_a_server_is_removed(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path, postgres_url: str
) -> None:
    out = tmp_path / "uit"
    rodedraad("run", dossier, "--out", out, "--corpus", postgres_url)
    ran = rodedraad("remove", "notitie.md", "--corpus", postgres_url, *WHY)
    assert (ran.code, "--originals" in ran.out) == (0, True)
    ran = rodedraad("check", "--corpus", postgres_url, "--originals", out / "bronnen")
    assert ran.code == errors.CorpusDamagedError.exit_code
    assert "nog niet weg" in ran.out
    id_ = ran.out.split("rodedraad remove ")[1].split(".")[0]
    words = (id_, "--corpus", postgres_url, *WHY, "--originals", out / "bronnen")
    assert rodedraad("remove", *words).code == 0
    assert SENTENCE.encode() not in everything(out)
    assert rodedraad("check", "--corpus", postgres_url, "--originals", out / "bronnen").code == 0


def test_removing_asks_for_a_reason_and_a_name(rodedraad: Callable[..., Ran], made: Path) -> None:
    before = everything(made)
    for words in ((), ("--reason", "zomaar"), ("--by", "x"), ("--reason", " ", "--by", "x")):
        ran = rodedraad("remove", "notitie", "--corpus", made, *words)
        assert (ran.code, "--reason" in ran.err) == (2, True)
    ran = rodedraad("remove", "weg", "--corpus", made, *WHY)
    assert ran.code == errors.UnknownDocumentError.exit_code
    assert everything(made) == before
