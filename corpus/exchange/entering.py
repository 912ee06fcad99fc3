"""All documents of a table in the corpus, portion by portion; large tables by two processes.

While one process writes, the other works out what it is going to write: SQLite lets one write at a time.
"""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from itertools import islice
from multiprocessing.connection import wait as ended
from threading import Thread
from typing import TYPE_CHECKING, Any

from corpus import store
from corpus.errors import ExchangeError
from corpus.exchange import loading
from corpus.exchange.arriving import KEY
from corpus.exchange.loading import Entered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future
    from pathlib import Path

    import polars

    from corpus.codebook import Codebook
    from corpus.exchange.loading import Plan
    from corpus.language import Language
    from corpus.store import Corpus

    Tell = Callable[[int, int], None]

LARGE = 100_000
"""Observations from which on a second process is worth its start."""
QUEUED = 2
"""Portions handed out to a process: one in hand and one waiting."""


def load(
    corpus: Corpus,
    rows: polars.DataFrame,
    codebook: Codebook,
    *,
    jobs: int = 2,
    tell: Tell = lambda _done, _all: None,
) -> Entered:
    """Enter the documents of these rows (see `arriving.fit`); `tell` is told how many observations are in.

    Each portion is a transaction: whoever is interrupted finds whole documents, and can begin anew.
    """
    import polars

    documents = dict(rows.select(KEY, "bestand").unique(KEY, keep="first", maintain_order=True).iter_rows())
    with corpus.reading() as connection:
        planned = loading.plan(connection, documents)
    rows = rows.filter(polars.col(KEY).is_in(list(planned.names)))
    work = ((portion, planned.part(_ids(portion))) for portion in loading.portions(rows))
    alone = jobs < 2 or rows.height < LARGE or corpus.location.folder is None
    each = _one_by_one(corpus, work, codebook) if alone else _together(corpus, work, codebook, jobs)
    found = Entered()
    for entered in each:
        found.add(entered)
        tell(found.observations, rows.height)
    loading.settle(corpus)
    return found


def _ids(portion: polars.DataFrame) -> list[str]:
    return portion[KEY].rle().struct.field("value").to_list()


def _one_by_one(
    corpus: Corpus, work: Iterator[tuple[polars.DataFrame, Plan]], codebook: Codebook
) -> Iterator[Entered]:
    return (loading.enter(corpus, portion, planned, codebook) for portion, planned in work)


def _together(
    corpus: Corpus, work: Iterator[tuple[polars.DataFrame, Plan]], codebook: Codebook, jobs: int
) -> Iterator[Entered]:
    """What comes of each portion, as they are done. Raises `ExchangeError` when a process dies."""
    context = multiprocessing.get_context("spawn")
    setting = (str(corpus.location.folder), corpus.language, codebook, corpus.moment(), context.Lock())
    with ProcessPoolExecutor(jobs, context, _begin, setting) as pool:
        running: set[Future[Entered]] = set()
        try:
            while True:
                running |= {pool.submit(_enter, *one) for one in islice(work, QUEUED * jobs - len(running))}
                if not running:
                    return
                done, running = wait(running, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)
        except multiprocessing.ProcessError as error:
            raise _died() from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _died() -> ExchangeError:
    return ExchangeError(
        "Het inlezen is afgebroken; wat er al in stond, staat er heel in.", "Lees het bestand opnieuw in."
    )


_OWN: dict[str, Any] = {}
"""What a process works with: its corpus, the codebook, the turn to write."""


def _begin(folder: str, language: Language, codebook: Codebook, moment: str, turn: Any) -> None:
    Thread(target=_end_with_parent, daemon=True).start()
    opened = store.open(_path(folder), language=language, moment=lambda: moment)
    _OWN.update(corpus=opened, codebook=codebook, turn=turn)


def _path(folder: str) -> Path:
    from pathlib import Path

    return Path(folder)


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for work for ever; what it was writing is undone."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        ended([parent.sentinel])
        os._exit(1)


def _enter(portion: polars.DataFrame, planned: Plan) -> Entered:
    return loading.enter(_OWN["corpus"], portion, planned, _OWN["codebook"], _OWN["turn"])
