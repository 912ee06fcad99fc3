"""Observations a batch at a time."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from corpus import query, scanning, store
from corpus.columns import SHOWN, needed
from corpus.errors import FilterError
from corpus.filters import EVERYTHING
from corpus.ids import observation_id
from corpus.model import Coding, Observation, ThemaScore
from corpus.query import COLUMNS
from corpus.store import Stamp
from nlp import codebooks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from corpus.model import Reading
    from corpus.rows import Row
    from corpus.store import Corpus

CODEBOOK = codebooks.load().codebook
ROLLEN, THEMAS = CODEBOOK.vocabulary["rol"], CODEBOOK.vocabulary["thema"]
DOCUMENTS, EACH = 20, 1_000


def sentence(number: int) -> str:
    return f"Zin {number} van gemeente {number % 7} over termijn {number % 31} is te krap voor de bouw."


def coded(reading: Reading, first: int) -> Iterator[Observation]:
    for block in reading.blocks:
        number = first + block.index
        thema = (ThemaScore(THEMAS[number % len(THEMAS)], 0.8),) if number % 3 else ()
        rol = ROLLEN[number % len(ROLLEN)]
        said = Coding(
            rol, number % 10 / 10, thema, (), "geen", number % 2 == 0, "algemeen", "", (), "m/1", "c/1"
        )
        text, document = block.text, reading.document.id
        id_ = observation_id(document, *block.content.source_span(0, len(text)), text)
        yield Observation(id_, document, 0, block.index, 0, len(text), 1, text, (), said)


def fill(opened: Corpus, reading: Callable[..., Reading], documents: int, each: int) -> None:
    files = {}
    for number in range(documents):
        lines = [sentence(number * each + line) for line in range(each)]
        made = reading(*lines, name=f"stuk-{number:03}.txt", sender=f"Provincie {number % 5}")
        opened.save(made, tuple(coded(made, number * each)), Stamp("lezer/1", "m/1", "c/1"))
        files[made.document.name] = made.document.id
    opened.set_folder(files, {})
    opened.keep_codebook(CODEBOOK)


@pytest.fixture(scope="module")
def large(reading: Callable[..., Reading], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    with store.open(tmp_path_factory.mktemp("groot"), create=True) as made:
        fill(made, reading, DOCUMENTS, EACH)
        yield made


@pytest.fixture
def small(where: Path | str, reading: Callable[..., Reading]) -> Iterator[Corpus]:
    with store.open(where, create=True) as made:
        fill(made, reading, 3, 7)
        yield made


def test_every_column_is_shown() -> None:
    assert tuple(SHOWN) == tuple(COLUMNS)
    there = {column.key for column in query.detailed().selected_columns}
    assert needed(COLUMNS) <= there


@pytest.mark.parametrize("question", ["", "rol:knelpunt", "gemeente 3 -rol:kop", "bron:nergens"])
def test_a_lazy_frame_gives_what_a_frame_gives(
    small: Corpus, question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "BATCH", 4)
    lazy, eager = small.scan(question), small.observations(question)
    assert lazy.collect().equals(eager)
    assert lazy.collect(engine="streaming").equals(eager)
    assert lazy.collect_schema() == eager.schema


def test_what_polars_pushes_down_is_answered(small: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "BATCH", 4)
    eager = small.observations().lazy()
    asked = (
        lambda frame: frame.select("thema", "id"),
        lambda frame: frame.head(5),
        lambda frame: frame.filter(pl.col("rol") == "knelpunt").select("text"),
        lambda frame: frame.filter(pl.col("rol_score") > 0.4).head(3),
        lambda frame: frame.head(9).filter(pl.col("rol_score") > 0.4),
        lambda frame: frame.select(pl.len()),
        lambda frame: frame.group_by("rol").agg(pl.len()).sort("rol"),
        lambda frame: frame.tail(2),
    )
    for ask in asked:
        assert ask(small.scan()).collect().equals(ask(eager).collect())


def test_only_what_is_used_is_read(small: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[list[str], int]] = []
    batches = scanning.batches

    def watched(*asked: Any) -> Iterator[list[Row]]:
        for rows in batches(*asked):
            seen.append((list(asked[3]), len(rows)))
            yield rows

    monkeypatch.setattr(scanning, "batches", watched)
    small.scan().filter(pl.col("rol") != "kop").select("text").collect()
    assert {tuple(names) for names, _ in seen} == {("text", "rol")}
    seen.clear()
    small.scan().head(2).collect()
    assert [rows for _, rows in seen] == [2]


def test_a_wrong_question_is_told_at_once(small: Corpus) -> None:
    with pytest.raises(FilterError):
        small.scan("rol:held")


def test_a_lazy_frame_is_read_anew_each_time(small: Corpus) -> None:
    lazy = small.scan().select(pl.len())
    assert lazy.collect().item() == 21
    small.set_folder({}, {})
    assert lazy.collect().item() == 0


def test_memory_does_not_grow_with_the_corpus(large: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside one batch only places are held, so that a pass takes little more of many rows than of few."""
    monkeypatch.setattr(scanning, "BATCH", 500)

    def taken(limit: int) -> tuple[int, int]:
        rows = 0
        with large.reading() as connection:
            tracemalloc.start()
            for some in scanning.batches(connection, EVERYTHING, large.language, ["text", "thema"], limit):
                rows += len(some)
            peak = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        return rows, peak

    taken(500)  # what is loaded once
    (few, least), (many, most) = taken(2_000), taken(DOCUMENTS * EACH)
    assert (few, many) == (2_000, DOCUMENTS * EACH)
    assert most < least + 8 * 4 * (many - few)
