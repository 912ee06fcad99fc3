"""Sends files to the workers, a bounded number at a time, and gives what comes back.

What was under way when the line broke is sent again; Dask itself sends elsewhere what a dead worker had.
"""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from nlp import chosen
from rodedraad.cluster import connection, parcels
from rodedraad.cluster.underway import UnderWay
from rodedraad.workers import QUEUED

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping

    from corpus.sheets import Sheet
    from rodedraad.tasks import Task

PAUSE = 0.02
"""Seconds between two looks at what has come back: short beside reading a file, long beside looking."""


def each(work: Mapping[str, Task], address: str) -> Generator[tuple[str, Sheet | UnreadableError]]:
    """What the workers of the scheduler at this address make of each file, by its name, as they come.

    Raises `ClusterError` when there is no scheduler, the cluster stays away or a worker is of another
    version.
    """
    with connection.opened(address) as line:
        under_way = UnderWay(line, parcels.packed_model(chosen.folder()))
        left = deque(work)
        while left or under_way:
            if line.is_broken:
                left.extendleft(under_way.taken_back())
                line.renew()
            yield from _sent(work, left, under_way, QUEUED * line.threads())
            arrived = under_way.arrived()
            for name, result in arrived:
                if result is None:
                    left.appendleft(name)
                else:
                    yield name, result
            if not arrived:
                time.sleep(PAUSE)


def _sent(
    work: Mapping[str, Task], left: deque[str], under_way: UnderWay, most: int
) -> Iterator[tuple[str, UnreadableError]]:
    """Send as much of what is left as may be under way; gives the files that cannot be opened."""
    while left and len(under_way) < most:
        name = left.popleft()
        try:
            parcel = parcels.packed(work[name])
        except UnreadableError as error:
            yield name, error
            continue
        if not under_way.send(name, parcel):
            left.appendleft(name)
            return
