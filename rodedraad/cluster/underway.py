"""The files that are with the workers, and what became of each."""

from __future__ import annotations

from concurrent.futures import CancelledError
from typing import TYPE_CHECKING

from corpus.errors import ClusterError, PassingError
from rodedraad.cluster import parcels, reading
from rodedraad.cluster.connection import CONNECTING

if TYPE_CHECKING:
    from distributed import Future

    from corpus.errors import UnreadableError
    from corpus.sheets import Sheet
    from rodedraad.cluster.connection import Line

    Result = Sheet | UnreadableError


PENDING = "pending"
FETCHING = 60.0
"""Seconds that a result may take to come over: the longest reports are some tens of MB."""


class UnderWay:
    """Files under way over a line, all to be coded with the same model ("": the program's own)."""

    def __init__(self, line: Line, model: bytes) -> None:
        self._line = line
        self._model = model
        self._there: Future[bytes] | None = None
        self._futures: dict[Future[Result | str], str] = {}

    def __len__(self) -> int:
        return len(self._futures)

    def send(self, name: str, parcel: bytes) -> bool:
        """Send a file; gives whether the line held."""
        model = self._sent_model()
        if model is None:
            return False
        future = self._line.submit(reading.read, parcels.version(), parcel, model)
        if future is not None:
            self._futures[future] = name
        return future is not None

    def _sent_model(self) -> Future[bytes] | bytes | None:
        """The model, which goes to each worker once, and again when the cluster has lost it."""
        if not self._model:
            return b""
        if self._there is None or self._there.status not in {PENDING, "finished"}:
            self._there = self._line.submit(bytes, self._model)
        return self._there

    def taken_back(self) -> list[str]:
        """The names of all that was under way, which then no longer is."""
        names = list(self._futures.values())
        self._futures.clear()
        self._there = None
        return names

    def arrived(self) -> list[tuple[str, Result | None]]:
        """What has come back by now, by name; none in place of what was lost with the line.

        Raises `ClusterError` when a worker would read files in another way than this computer.
        """
        done = [future for future in self._futures if future.status != PENDING]
        return [(self._futures.pop(future), _outcome(future)) for future in done]


def _outcome(future: Future[Result | str]) -> Result | None:
    if future.status == "error":
        return _failure(future.exception(timeout=CONNECTING))  # type: ignore[no-untyped-call]
    if future.status != "finished":
        return None
    try:
        result: Result | str = future.result(timeout=FETCHING)
    except (OSError, TimeoutError, CancelledError):
        return None
    if isinstance(result, str):
        raise ClusterError(
            f"Een werker van het cluster leest anders dan deze computer ({result}).",
            "Installeer overal dezelfde Rodedraad, met dezelfde tekstherkenning en hetzelfde taalmodel.",
        )
    return result


def _failure(error: BaseException | None) -> PassingError:
    from distributed import KilledWorker

    if isinstance(error, (ImportError, AttributeError)):
        raise ClusterError(
            f"Op een werker van het cluster staat geen Rodedraad, of een andere versie ({error}).",
            "Installeer overal dezelfde Rodedraad.",
        )
    if isinstance(error, KilledWorker):
        return PassingError(
            "De werkers van het cluster die dit bestand lazen, vielen steeds weg.",
            "Draai het opnieuw; lees het zonder cluster als het niet overgaat.",
        )
    reason = " ".join(f"{type(error).__name__}: {error}".split())
    return PassingError(
        f"Het cluster kon dit bestand niet lezen ({reason}).", "Kijk de werkers na en draai het opnieuw."
    )
