"""Vectors are kept with the corpus, made when they are missing, and no others."""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from sqlalchemy import select

from corpus import meaning, reviewing, schema, store
from corpus.errors import OtherEncoderError
from corpus.judgements import Act
from corpus.language import PLAIN
from corpus.reviewing import Wish
from corpus.search import like, search
from corpus.vectors import unpacked
from nlp import analysis

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from corpus.language import Language
    from corpus.model import Reading
    from corpus.store import Corpus

WIDTH = 64
LINES = ("# Realisatie", "De termijn is te krap.", "De raad vraagt om uitstel. De bouw loopt vertraging op.")


class Encoder:
    """Each word in a place of its own; counts the texts that it has seen."""

    def __init__(self, name: str = "proef") -> None:
        self.name = name
        self.seen: list[str] = []

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.seen += texts
        vectors = np.zeros((len(texts), WIDTH), dtype=np.float32)
        for row, text in zip(vectors, texts, strict=True):
            for word in PLAIN.words(text).split():
                row[zlib.crc32(word.encode()) % WIDTH] += 1
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return (vectors / np.where(lengths == 0, 1, lengths)).astype(np.float32)

    def language(self) -> Language:
        return replace(PLAIN, encoder=lambda: self.name, vectors=self)


@pytest.fixture
def encoder() -> Encoder:
    return Encoder()


@pytest.fixture(params=["sqlite", "postgresql"])
def opened(request: pytest.FixtureRequest, encoder: Encoder) -> Iterator[Corpus]:
    where = request.getfixturevalue("tmp_path" if request.param == "sqlite" else "postgres_url")
    with store.open(where, create=True, language=encoder.language()) as made:
        made.keep_codebook(analysis.codebook())
        yield made


def keep(corpus: Corpus, *readings: Reading) -> None:
    for reading in readings:
        corpus.save(reading, analysis.analyse(reading), store.Stamp("lezer", "model", "codeboek"))
    held = {reading.document.name: reading.document.id for reading in readings}
    corpus.set_folder(corpus.files() | held, {})


def kept(corpus: Corpus) -> dict[str, tuple[list[str], NDArray[np.int8]]]:
    """The texts that have a vector, and the vectors, by document."""
    with corpus.reading() as connection:
        texts = dict(
            map(tuple, connection.execute(select(schema.observation.c.nr, schema.observation.c.text)))
        )
        rows = connection.execute(select(schema.vector)).all()
    return {
        row.document: (
            [texts[n] for n in np.frombuffer(row.observations, np.int64)],
            unpacked(row.data, WIDTH),
        )
        for row in rows
    }


def test_every_sentence_gets_its_vector_once(
    opened: Corpus, encoder: Encoder, reading: Callable[..., Reading]
) -> None:
    letter = reading(*LINES)
    keep(opened, letter)
    meaning.index(opened)
    ((texts, vectors),) = kept(opened).values()
    assert texts == [o.text for o in opened.coded() if o.text != "Realisatie"] != []
    assert (vectors == np.rint(Encoder()(texts) * 127)).all()
    encoder.seen.clear()
    meaning.index(opened)
    keep(opened, letter)
    meaning.index(opened)
    assert encoder.seen == []


def test_it_goes_on_where_it_was_ended(
    opened: Corpus, encoder: Encoder, reading: Callable[..., Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(opened, *(reading(f"Brief {number} is hier.", name=f"{number}.txt") for number in range(5)))
    monkeypatch.setattr(meaning, "AT_ONCE", 2)

    def tell(done: int, _total: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        meaning.index(opened, tell)
    assert len(kept(opened)) == 4
    encoder.seen.clear()
    meaning.index(opened)
    assert (len(kept(opened)), len(encoder.seen)) == (5, 1)


def test_what_a_reviewer_cuts_gets_a_vector_of_its_own(
    opened: Corpus, reading: Callable[..., Reading]
) -> None:
    keep(opened, reading("De raad vraagt om uitstel en de bouw loopt vertraging op."))
    meaning.index(opened)
    (whole,) = opened.observations("raad")["id"]
    reviewing.judge(opened, Wish(whole, Act.SPLIT, "Jansen", pieces=("de bouw",)))
    assert len(search(opened, "vertraging").hits) == 1, "found by its words until it has a vector"
    meaning.index(opened)
    ((texts, _),) = kept(opened).values()
    assert any(text.startswith("de bouw") for text in texts)
    (hit,) = search(opened, "vertraging bouw", words=False).hits
    assert (hit.row["text"], hit.by_meaning) == ("de bouw loopt vertraging op.", 1)


def test_a_reading_that_finds_something_else_gets_new_vectors(
    opened: Corpus, reading: Callable[..., Reading]
) -> None:
    letter = reading(*LINES)
    keep(opened, letter)
    meaning.index(opened)
    opened.save(letter, analysis.analyse(letter)[:2], store.Stamp("lezer/2", "model", "codeboek"))
    meaning.index(opened)
    ((texts, _),) = kept(opened).values()
    assert texts == [o.text for o in opened.coded() if o.text != "Realisatie"]


def test_another_encoder(opened: Corpus, encoder: Encoder, reading: Callable[..., Reading]) -> None:
    keep(opened, reading(*LINES))
    meaning.index(opened)
    encoder.name = "ander"
    with pytest.raises(OtherEncoderError, match="--model"):
        search(opened, "termijn")
    with pytest.raises(OtherEncoderError):
        like(opened, opened.observations("termijn")["id"][0])
    assert search(opened, "termijn", meaning=False).hits
    meaning.index(opened)
    assert search(opened, "termijn", words=False).hits


def test_without_vectors_only_words_count(opened: Corpus, reading: Callable[..., Reading]) -> None:
    keep(opened, reading(*LINES))
    found = search(opened, "termijn")
    assert (len(found.hits), found.by_meaning) == (1, False)
    opened.language = PLAIN
    meaning.index(opened)
    assert not kept(opened)
    assert not search(opened, "termijn").by_meaning


def test_the_vectors_at_hand_are_renewed_when_the_corpus_changes(
    opened: Corpus, reading: Callable[..., Reading]
) -> None:
    keep(opened, reading("De termijn is te krap."))
    meaning.index(opened)
    assert len(search(opened, "krap", words=False).hits) == 1
    keep(opened, reading("Ook hier is de termijn krap.", name="tweede.txt"))
    meaning.index(opened)
    assert len(search(opened, "krap", words=False).hits) == 2
    opened.set_folder({"brief.txt": opened.files()["brief.txt"]}, {})
    assert len(search(opened, "krap", words=False).hits) == 1
