"""`rodedraad search`: what answers a question, for people and for programs."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from corpus import errors, store
from corpus.query import COLUMNS
from corpus.search import RANKED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.rodedraad.conftest import Ran, RunOver

    Run = Callable[..., Ran]


@pytest.fixture
def made(run_over: RunOver, dossier: Path, tmp_path: Path) -> Path:
    return run_over(dossier, tmp_path / "uit")


def found(ran: Ran) -> list[dict[str, object]]:
    assert (ran.code, ran.err) == (0, "")
    rows: list[dict[str, object]] = json.loads(ran.out)
    return rows


def test_json_has_what_observations_give_and_the_ranks(rodedraad: Run, made: Path) -> None:
    (first, *_) = found(rodedraad("search", "termijn", "--corpus", made, "--json"))
    assert tuple(first) == (*COLUMNS, *RANKED)
    assert [str(first["text"])[start:end] for start, end in first["markering"]] == ["termijn"]  # type: ignore[attr-defined]


def test_the_ways_to_search(rodedraad: Run, made: Path) -> None:
    by_words = found(rodedraad("search", "termijn", "--words", "--corpus", made, "--json"))
    by_meaning = found(rodedraad("search", "tijd om te bouwen", "--meaning", "--corpus", made, "--json"))
    assert all(row["rang_betekenis"] is None and row["rang_woorden"] for row in by_words)
    assert all(row["rang_woorden"] is None and row["rang_betekenis"] for row in by_meaning)
    assert "termijn" in str(by_meaning[0]["text"])


def test_limit_and_question(rodedraad: Run, made: Path) -> None:
    assert len(found(rodedraad("search", "--limit", "2", "--corpus", made, "--json"))) == 2
    rows = found(rodedraad("search", "termijn", "rol:oproep", "--corpus", made, "--json"))
    assert {row["rol"] for row in rows} == {"oproep"}
    assert found(rodedraad("search", "rol:toezegging", "termijn", "--corpus", made, "--json")) == []


def test_more_like_this(rodedraad: Run, made: Path) -> None:
    (first, *_) = found(rodedraad("search", "termijn", "--corpus", made, "--json"))
    others = found(rodedraad("search", "--like", first["id"], "--corpus", made, "--json"))
    assert others
    assert first["id"] not in {row["id"] for row in others}


def test_the_table_is_for_people(rodedraad: Run, made: Path) -> None:
    ran = rodedraad("search", "termijn", "--corpus", made)
    assert ran.code == 0
    assert "woorden: 1" in ran.out
    assert "waarnemingen" in ran.out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("rol:onzin",), errors.FilterError.exit_code),
        (("--like", "bestaatniet"), errors.FilterError.exit_code),
        (("termijn", "--words", "--meaning"), 2),
        (("termijn", "--words", "--like", "x"), 2),
        (("termijn", "--limit", "0"), 2),
        (("termijn", "--model", "bestaatniet"), errors.ModelError.exit_code),
    ],
)
def test_what_cannot_be_asked(rodedraad: Run, made: Path, words: tuple[str, ...], code: int) -> None:
    ran = rodedraad("search", *words, "--corpus", made)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err


def test_vectors_of_another_model(rodedraad: Run, made: Path) -> None:
    with store.open(made) as corpus, corpus.writing() as connection:
        connection.execute(text("UPDATE vector SET encoder = 'ander'"))
    ran = rodedraad("search", "termijn", "--corpus", made)
    assert ran.code == errors.OtherEncoderError.exit_code
    assert "--words" in ran.err
    assert found(rodedraad("search", "termijn", "--words", "--corpus", made, "--json"))


def test_a_corpus_without_vectors_says_so(rodedraad: Run, made: Path, dossier: Path) -> None:
    with store.open(made) as corpus, corpus.writing() as connection:
        connection.execute(text("DELETE FROM vector"))
    ran = rodedraad("search", "termijn", "--corpus", made, "--json")
    assert (ran.code, "alleen op woorden" in ran.err) == (0, True)
    assert json.loads(ran.out)
    rodedraad("run", dossier, "--out", made)
    assert found(rodedraad("search", "termijn", "--corpus", made, "--json"))


def test_a_check_finds_the_vectors_of_a_run_in_order(rodedraad: Run, made: Path) -> None:
    assert "in orde" in rodedraad("check", "--corpus", made).out
    assert found(rodedraad("search", "termijn", "--meaning", "--corpus", made, "--json"))


@pytest.mark.usefixtures("every_report")
def test_a_run_without_news_makes_no_vectors_and_loads_no_encoder(made: Path, dossier: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from rodedraad import pipeline;"
        "pipeline.run(Path(sys.argv[1]), Path(sys.argv[2]));"
        "print([name for name in ('tokenizers', 'scipy') if name in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, dossier, made], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"
