"""A run on a Dask cluster of real processes: the same corpus, whatever breaks under way."""

from __future__ import annotations

import gc
import signal
import socket
import socketserver
import threading
import time
import warnings
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import dask
import distributed
import pytest

from corpus.errors import ClusterError, PassingError, UnreadableError
from ingest import registry
from ingest.settings import Limits
from rodedraad import cluster, intake, pipeline, tasks
from rodedraad.cluster import connection, parcels, underway
from rodedraad.engines import Engine
from rodedraad.output import When
from rodedraad.workers import QUEUED
from tests import clusters
from tests.clusters import Bomb, Cluster, Trap, kill, letters, trapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.rodedraad.conftest import Ran


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A cluster of two workers that no test breaks."""
    with_two = Cluster(tmp_path_factory.mktemp("cluster"))
    try:
        with_two.start_scheduler()
        for _ in range(2):
            with_two.start_worker()
        yield with_two
    finally:
        with_two.stop()


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Cluster]:
    """A cluster for the test to break."""
    made = Cluster(tmp_path)
    try:
        yield made
    finally:
        made.stop()


@pytest.fixture(autouse=True)
def swept() -> Iterator[None]:
    """What Dask leaves of a line that broke is swept up here, so that it is blamed on no other test."""
    yield
    for thread in threading.enumerate():
        if thread.name == connection.CONNECTOR:
            thread.join(2 * connection.CONNECTING)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


def all_read(found: dict[str, Any], work: dict[str, Any]) -> bool:
    return found.keys() == work.keys() and not any(
        isinstance(result, UnreadableError) for result in found.values()
    )


def test_the_corpus_is_that_of_the_local_engine(whole: Cluster, examples: Path, tmp_path: Path) -> None:
    for name, engine in (("hier", Engine(jobs=1)), ("daar", Engine(scheduler=whole.address))):
        pipeline.run(examples, tmp_path / name, engine=engine, reports=When.NEVER)
    assert clusters.contents(tmp_path / "hier") == clusters.contents(tmp_path / "daar")
    assert {p.name for p in (tmp_path / "hier" / "bronnen").iterdir()} == {
        p.name for p in (tmp_path / "daar" / "bronnen").iterdir()
    }


def test_a_model_of_the_users_own_travels_with_the_work(whole: Cluster, small: Path, tmp_path: Path) -> None:
    from nlp import chosen

    work = letters(tmp_path / "brieven", 3)
    with chosen.using(small):
        work = {name: replace(task, model=small) for name, task in work.items()}
        found = dict(cluster.each(work, whole.address))
        here = {name: tasks.entered(task) for name, task in work.items()}
    assert found == here
    assert found != {name: tasks.entered(replace(task, model=None)) for name, task in work.items()}


def test_files_that_hang_or_die_cost_only_themselves(whole: Cluster, tmp_path: Path) -> None:
    work = letters(tmp_path / "brieven", 6)
    names = list(work)
    work |= trapped({names[0]: work[names[0]]}, Trap("die"))
    settings = replace(work[names[1]].settings, limits=Limits(seconds=2))
    work |= trapped({names[1]: replace(work[names[1]], settings=settings)}, Trap("hang"))
    found = dict(cluster.each(work, whole.address))
    assert "2 seconden" in found.pop(names[1]).message
    assert "geheugen" in found.pop(names[0]).message
    assert all_read(found, dict.fromkeys(names[2:]))


def test_a_file_that_cannot_be_opened_is_named_as_here(whole: Cluster, tmp_path: Path) -> None:
    work = letters(tmp_path / "brieven", 2)
    (tmp_path / "brieven" / "brief-001.txt").write_bytes(b"")
    found = dict(cluster.each(work, whole.address))
    assert "leeg" in found["brief-001.txt"].message
    assert not isinstance(found["brief-000.txt"], UnreadableError)


def test_few_files_are_under_way(whole: Cluster, tmp_path: Path) -> None:
    work = trapped(letters(tmp_path / "brieven", 12), Trap("slow"))
    most, found = 0, {}
    with connection.opened(whole.address) as watching:
        clusters.until(lambda: watching.threads() == 2)
        for name, result in cluster.each(work, whole.address):
            found[name] = result
            most = max(most, watching.client.run_on_scheduler(_known))
    assert all_read(found, work)
    assert 1 < most <= QUEUED * 2


def _known(dask_scheduler: Any) -> int:
    return len(dask_scheduler.tasks)


def test_a_worker_of_another_version_is_refused(
    whole: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parcels, "version", lambda: "ander/3.11")
    with pytest.raises(ClusterError, match="leest anders dan deze computer"):
        dict(cluster.each(letters(tmp_path / "brieven", 3), whole.address))


def test_a_worker_with_another_reader_is_refused(
    whole: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = "zonder-ocr" if registry.recogniser() == "ocr" else "ocr"
    monkeypatch.setattr(registry, "recogniser", lambda: other)
    with pytest.raises(ClusterError, match=f"in plaats van .*{other}"):
        dict(cluster.each(letters(tmp_path / "brieven", 3), whole.address))


def test_a_killed_worker_costs_no_file(own: Cluster, tmp_path: Path) -> None:
    own.start_scheduler()
    victim = own.start_worker()
    own.start_worker()
    work = trapped(letters(tmp_path / "brieven", 12), Trap("slow"))
    found = {}
    for name, result in cluster.each(work, own.address):
        found[name] = result
        if len(found) == 3:
            kill(victim)
    assert all_read(found, work)


def test_a_file_that_kills_workers_is_named(own: Cluster, tmp_path: Path) -> None:
    own.more = {"distributed.scheduler.allowed-failures": "1"}  # a second time will do
    own.start_scheduler()
    own.start_worker()  # its nanny starts another each time
    work = letters(tmp_path / "brieven", 2)
    work |= trapped({"brief-001.txt": work["brief-001.txt"]}, Bomb())
    found = dict(cluster.each(work, own.address))
    assert isinstance(found["brief-001.txt"], PassingError)
    assert "vielen steeds weg" in found["brief-001.txt"].message


def test_a_scheduler_that_is_started_again_costs_no_file(own: Cluster, tmp_path: Path) -> None:
    own.start_scheduler()
    own.start_worker()
    work = trapped(letters(tmp_path / "brieven", 8), Trap("slow"))
    found = {}
    for name, result in cluster.each(work, own.address):
        assert name not in found
        found[name] = result
        if len(found) == 3:
            own.stop()
            own.start_scheduler()
            own.start_worker()
    assert all_read(found, work)


def test_a_scheduler_that_stays_away_ends_the_run_and_keeps_what_was_done(
    own: Cluster, rodedraad: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own.start_scheduler()
    own.start_worker()
    work = letters(tmp_path / "brieven", 6)
    keep = intake._keep

    def kept(*arguments: Any) -> Any:
        monkeypatch.setattr(connection, "PATIENCE", 1.0)
        monkeypatch.setattr(connection, "CONNECTING", 3.0)
        own.stop()
        return keep(*arguments)

    monkeypatch.setattr(intake, "_keep", kept)
    run = ("run", tmp_path / "brieven", "--out", tmp_path / "uit")
    ran = rodedraad(*run, "--engine", "dask", "--scheduler", own.address)
    assert ran.code == ClusterError.exit_code
    assert "draai de opdracht opnieuw: wat klaar is, blijft staan" in ran.err
    monkeypatch.setattr(intake, "_keep", keep)
    ran = rodedraad(*run)
    assert ran.code == 0
    done = int(ran.out.split(" bestanden gelezen, ")[1].split(" ongewijzigd")[0])
    assert 0 < done < len(work)


def test_over_tls_only_who_has_a_certificate_takes_part(own: Cluster, tmp_path: Path) -> None:
    own.tls = clusters.certified(tmp_path)
    own.start_scheduler()
    own.start_worker()
    work = letters(tmp_path / "brieven", 2)
    with dask.config.set(own.tls):
        assert all_read(dict(cluster.each(work, own.address)), work)
    for address in (own.address, own.address.replace("tls", "tcp")):
        with pytest.raises(ClusterError, match="antwoordt geen scheduler"):
            dict(cluster.each(work, address))


def test_without_a_scheduler_it_is_told_at_once(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "CONNECTING", 1.0)
    address = f"tcp://127.0.0.1:{clusters.free_port()}"
    ran = rodedraad("run", dossier, "--out", tmp_path / "uit", "--engine", "dask", "--scheduler", address)
    assert ran.code == ClusterError.exit_code
    assert ran.err.startswith(f"Fout: Op '{address}' antwoordt geen scheduler")
    assert not (tmp_path / "uit").exists()


def test_somebody_who_says_nothing_is_no_scheduler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "CONNECTING", 1.0)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with pytest.raises(ClusterError, match="antwoordt geen scheduler"):
            dict(cluster.each({}, f"tcp://127.0.0.1:{silent.getsockname()[1]}"))


SAID = {
    "closes": b"",
    "another service": b"HTTP/1.1 400 Bad Request\r\n\r\n",
    "noise": bytes(range(255, -1, -1)) * 64,
    "no end": (2**62).to_bytes(8, "little") + bytes(2**16),
    "nothing in it": bytes(2**12),
    "the head of a table": (2**10).to_bytes(8, "little") + (2**61).to_bytes(8, "little") + bytes(2**10),
}


@pytest.mark.parametrize("said", SAID.values(), ids=SAID)
def test_somebody_who_says_anything_is_no_scheduler(said: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "CONNECTING", 1.0)
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _saying(said)) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with pytest.raises(ClusterError, match="antwoordt geen scheduler"):
            dict(cluster.each({}, f"tcp://127.0.0.1:{server.server_address[1]}"))
        server.shutdown()


def _saying(said: bytes) -> type[socketserver.BaseRequestHandler]:
    class Saying(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):
                self.request.sendall(said)

    return Saying


def test_a_scheduler_that_falls_silent_ends_the_run(own: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """It keeps the line, as a host does that has no memory left."""
    own.start_scheduler()
    assert own.scheduler is not None
    again = threading.Timer(60, own.scheduler.send_signal, (signal.SIGCONT,))  # nobody waits without end
    with connection.opened(own.address) as line:
        monkeypatch.setattr(connection, "PATIENCE", 1.0)
        monkeypatch.setattr(connection, "CONNECTING", 0.5)
        own.scheduler.send_signal(signal.SIGSTOP)
        again.start()
        with pytest.raises(ClusterError, match="antwoordt niet meer"):
            clusters.until(line.threads)
        again.cancel()


def test_a_scheduler_that_answers_too_late_is_left_alone(
    whole: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody holds on to it, so that it does not count us among those who wait for work."""
    made: list[distributed.Client] = []

    def slow(*given: Any, **options: Any) -> distributed.Client:
        time.sleep(3 * connection.CONNECTING)
        made.append(client(*given, **options | {"timeout": clusters.STARTED_IN}))
        return made[-1]

    client = distributed.Client
    monkeypatch.setattr(connection, "CONNECTING", 0.5)
    monkeypatch.setattr(distributed, "Client", slow)
    with pytest.raises(ClusterError, match="antwoordt geen scheduler"):
        dict(cluster.each({}, whole.address))
    clusters.until(lambda: made and made[0].status == "closed")


@pytest.mark.parametrize("address", ["geen adres", "tcp://127.0.0.1:poort", "http://127.0.0.1:1"])
def test_an_address_that_is_none_is_told(address: str) -> None:
    with pytest.raises(ClusterError, match="antwoordt geen scheduler"):
        dict(cluster.each({}, address))


def test_a_cluster_without_workers_is_waited_for_and_then_told(
    own: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 2.0)
    own.start_scheduler()
    with pytest.raises(ClusterError, match="heeft geen werkers"):
        dict(cluster.each(letters(tmp_path / "brieven", 1), own.address))


def test_a_worker_without_the_program_is_told() -> None:
    with pytest.raises(ClusterError, match="geen Rodedraad"):
        underway._failure(ModuleNotFoundError("No module named 'rodedraad'"))


@pytest.mark.parametrize(
    "options",
    ["--engine dask", "--scheduler tcp://a:1", "--engine dask --scheduler tcp://a:1 --jobs 2"],
)
def test_options_that_do_not_go_together_are_told(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path, options: str
) -> None:
    assert rodedraad("run", dossier, "--out", tmp_path / "uit", *options.split()).code == 2
