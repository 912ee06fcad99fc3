"""Two writers and eight readers at once: nobody sees an error or half a document, and nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus import store
from corpus.checking import check
from tests import invented, working

if TYPE_CHECKING:
    from pathlib import Path

SECONDS = 1.0
WRITERS, READERS = 2, 8


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_crowd(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    where = str(tmp_path / "uit") if kind == "sqlite" else request.getfixturevalue("postgres_url")
    with working.nursery(tmp_path) as started:
        working.undisturbed(started, where)
        writers = [started.start("add", where, 1000 * n, SECONDS) for n in range(1, WRITERS + 1)]
        readers = [started.start("read", where, SECONDS) for _ in range(READERS)]
        for job in (*writers, *readers):
            job.wait()
    for job in (*writers, *readers):
        assert not job.failure
    assert all(job.lines("saved") for job in writers)
    assert all(job.lines("read") for job in readers)
    saved = {id_ for job in writers for id_ in job.lines("saved")}
    judged = {id_ for job in writers for id_ in job.lines("judged")}
    with store.open(where) as corpus:
        assert saved <= corpus.stamps().keys()
        assert judged <= {event.observation for event in corpus.judgements()}
        assert check(corpus, repair=False).is_well
        corpus.set_folder({f"{id_}.txt": id_ for id_ in saved}, {})
        assert corpus.observations("").height == len(saved) * invented.LENGTH
