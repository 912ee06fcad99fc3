"""All documents of a table in the corpus, portion by portion; of large tables by two processes.

While this process writes, another works out what is to be written next: SQLite lets one write at a time, and
one that goes on writing finds what it needs in its own cache.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.connection import wait as ended
from threading import Thread
from typing import TYPE_CHECKING, Any

from corpus.errors import ExchangeError
from corpus.exchange import loading
from corpus.exchange.arriving import KEY
from corpus.exchange.loading import Entered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future

    import polars

    from corpus.codebook import Codebook
    from corpus.exchange.batches import Batch
    from corpus.exchange.loading import Plan
    from corpus.language import Language
    from corpus.store import Corpus

    Tell = Callable[[int, int], None]

LARGE = 100_000
"""Observations from which on a second process is worth its start."""
QUEUED = 2
"""Portions handed out to a process: one in hand and one that is done or waits."""


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
    each = _one_by_one(corpus, work) if alone else _together(corpus, work, jobs)
    found = Entered()
    for (portion, part), made in each:
        found.add(loading.write(corpus, made, portion, part, codebook))
        tell(found.observations, rows.height)
    loading.settle(corpus)
    return found


def _ids(portion: polars.DataFrame) -> list[str]:
    return portion[KEY].rle().struct.field("value").to_list()


Work = tuple["polars.DataFrame", "Plan"]


def _one_by_one(corpus: Corpus, work: Iterator[Work]) -> Iterator[tuple[Work, Batch]]:
    for rows, planned in work:
        yield (rows, planned), loading.prepared(rows, planned, corpus.moment(), corpus.language)


def _together(corpus: Corpus, work: Iterator[Work], jobs: int) -> Iterator[tuple[Work, Batch]]:
    """Each portion and what is to be written of it, in order. Raises `ExchangeError` when a process dies."""
    context = multiprocessing.get_context("spawn")
    setting = (corpus.moment(), corpus.language)
    with ProcessPoolExecutor(jobs - 1, context, _begin, setting) as pool:
        running: deque[tuple[Work, Future[bytes]]] = deque()
        try:
            while True:
                some = islice(work, QUEUED * (jobs - 1) - len(running))
                running += [(one, pool.submit(_prepared, *one)) for one in some]
                if not running:
                    return
                one, future = running.popleft()
                yield one, pickle.loads(future.result())  # noqa: S301  # of our own process
        except BrokenProcessPool as error:
            raise _died() from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _died() -> ExchangeError:
    return ExchangeError(
        "Het inlezen is afgebroken; wat er al in stond, staat er heel in.", "Lees het bestand opnieuw in."
    )


_OWN: dict[str, Any] = {}
"""What a process that prepares works with."""


def _begin(moment: str, language: Language) -> None:
    Thread(target=_end_with_parent, daemon=True).start()
    _OWN.update(moment=moment, language=language)


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        ended([parent.sentinel])
        os._exit(1)


def _prepared(rows: polars.DataFrame, planned: Plan) -> bytes:
    """Pickled here: the other process unpickles when it is about to write, not while it writes."""
    return pickle.dumps(loading.prepared(rows, planned, _OWN["moment"], _OWN["language"]), 5)
