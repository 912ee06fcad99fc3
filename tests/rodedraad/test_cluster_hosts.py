"""A cluster of several hosts, of which one is cut off in the middle of a run and comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rodedraad import pipeline
from rodedraad.cluster import connection
from rodedraad.engines import Engine
from rodedraad.output import When
from tests import clusters, networks
from tests.clusters import Cluster

if TYPE_CHECKING:
    from pathlib import Path

FILES = 24
CUT, MENDED = 4, 14
"""After so many files."""


def test_a_host_that_is_cut_off_and_comes_back_changes_nothing(tmp_path: Path) -> None:
    clusters.letters(tmp_path / "brieven", FILES)
    with networks.network(3) as hosts:
        cluster = Cluster(tmp_path, hosts.host(0), 8786)
        try:
            cluster.start_scheduler(hosts.within(0))
            for number in (1, 2):
                cluster.start_worker(within=hosts.within(number))
            with connection.opened(cluster.address) as watching:
                clusters.until(lambda: watching.threads() == 2)
                counts = _run(cluster, hosts, watching, tmp_path)
        finally:
            cluster.stop()
    pipeline.run(tmp_path / "brieven", tmp_path / "hier", engine=Engine(jobs=1), reports=When.NEVER)
    assert counts == [1, 2]
    assert clusters.contents(tmp_path / "daar") == clusters.contents(tmp_path / "hier")


def _run(cluster: Cluster, hosts: networks.Network, watching: connection.Line, folder: Path) -> list[int]:
    """Run, cut a host off and mend it; gives how many workers there were then."""
    counts: list[int] = []

    def is_back() -> bool:
        if cluster.workers[0].poll() is not None:  # it ended itself: whoever keeps it starts another
            cluster.workers[0] = cluster.start_worker(within=hosts.within(1))
        return watching.threads() == 2

    def tell(_name: str, done: int, _total: int) -> None:
        if done == CUT:
            hosts.cut(1)
        if done == MENDED:
            clusters.until(lambda: watching.threads() == 1)
            counts.append(watching.threads())
            hosts.mend(1)
            clusters.until(is_back)
            counts.append(watching.threads())

    engine = Engine(scheduler=cluster.address)
    pipeline.run(folder / "brieven", folder / "daar", engine=engine, reports=When.NEVER, tell=tell)
    return counts
