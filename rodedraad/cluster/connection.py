"""The line to the scheduler of a cluster: made, watched, and made anew when it broke."""

from __future__ import annotations

import logging
import threading
import time
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from corpus.errors import ClusterError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from distributed import Client, Future

CONNECTING = 5.0
"""Seconds that a scheduler has to answer."""
PATIENCE = 120.0
"""Seconds that a scheduler or all workers may be away: as long as a service takes to be started again."""
CONNECTOR = "rodedraad-verbinding"
"""The name of the thread that looks for a scheduler."""
COUNTED = 1.0
"""Seconds between two counts of the workers."""
AGAIN = "Start het cluster en draai de opdracht opnieuw: wat klaar is, blijft staan."
CONFIG = {"distributed.admin.large-graph-warning-threshold": "1GiB"}
"""Files travel with their tasks on purpose, of which Dask warns otherwise."""


class Line:
    """A connection to the scheduler at an address."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.client = _client(address)
        self._threads, self._counted, self._seen = 0, 0.0, time.monotonic()
        self._silent = False

    @property
    def is_broken(self) -> bool:
        """Whether what was sent is lost."""
        return self.client.status != "running"

    def threads(self) -> int:
        """How many files the workers take at a time; 0 when the scheduler does not tell.

        Raises `ClusterError` when there were none, or it did not tell, for long.
        """
        now = time.monotonic()
        if now - self._counted >= COUNTED:
            count = self._count()
            self._silent, self._threads, self._counted = count is None, count or 0, time.monotonic()
        if self._threads or self.is_broken:
            self._seen = now
        elif now - self._seen > PATIENCE:
            lacks = "antwoordt niet meer" if self._silent else "heeft geen werkers"
            raise ClusterError(f"Het cluster op '{self.address}' {lacks}.", AGAIN)
        return self._threads

    def _count(self) -> int | None:
        try:  # `Client.nthreads` waits without end for a scheduler that keeps the line and says nothing
            asked = self.client.scheduler.ncores  # type: ignore[union-attr]
            return sum(self.client.sync(asked, callback_timeout=CONNECTING).values())  # type: ignore[no-untyped-call]
        except Exception:  # whatever Dask raises of a line that breaks; that it did shows in `is_broken`
            return None

    def submit(self, *arguments: Any, **options: Any) -> Future[Any] | None:
        """What `Client.submit` gives; none when the line is broken."""
        try:
            return self.client.submit(*arguments, pure=False, **options)
        except Exception:  # as above
            return None

    def renew(self) -> None:
        """Make the connection anew. Raises `ClusterError` when the scheduler stays away."""
        self.close()
        end = time.monotonic() + PATIENCE
        while True:
            try:
                self.client = _client(self.address)
            except ClusterError as error:
                if time.monotonic() > end:
                    raise ClusterError(
                        f"De verbinding met het cluster op '{self.address}' is verbroken en kwam in "
                        f"{PATIENCE:.0f} seconden niet terug.",
                        AGAIN,
                    ) from error
                time.sleep(COUNTED)
            else:
                self._counted, self._seen = 0.0, time.monotonic()
                return

    def close(self) -> None:
        """Let go of all that is under way."""
        try:
            self.client.close(timeout=CONNECTING)  # type: ignore[no-untyped-call]
        except Exception:  # as above: there is nobody to let go of
            logging.getLogger(__name__).debug("closing a broken line", exc_info=True)


@contextmanager
def opened(address: str) -> Iterator[Line]:
    """A line to the scheduler at this address ("tcp://host:8786", or "tls://").

    Raises `ClusterError` when there is none, or Dask is not installed.
    """
    try:
        import dask
        import distributed  # noqa: F401  # its own settings have to be there before ours
    except ImportError as error:
        raise ClusterError(
            "Voor een cluster is Dask nodig, en dat is niet geïnstalleerd.",
            "Installeer Rodedraad met: pip install 'rodedraad[cluster]'.",
        ) from error
    with dask.config.set(CONFIG):
        line = Line(address)
        try:
            yield line
        finally:
            line.close()


def _client(address: str) -> Client:
    for name in ("distributed", "distributed.client"):  # it tells in English what we tell in Dutch
        logging.getLogger(name).setLevel(logging.CRITICAL)
    made: SimpleQueue[Client | Exception] = SimpleQueue()
    given_up = threading.Event()
    # Dask waits without end for somebody who listens and says nothing: a thread can be left behind.
    threading.Thread(target=_connect, args=(address, made, given_up), name=CONNECTOR, daemon=True).start()
    try:
        client = made.get(timeout=2 * CONNECTING)
    except Empty:
        given_up.set()
        client = TimeoutError()
    if isinstance(client, Exception):
        raise ClusterError(
            f"Op '{address}' antwoordt geen scheduler van Dask ({type(client).__name__}).",
            "Controleer het adres (tcp://computer:8786, of tls:// met TLS) en of de scheduler draait.",
        ) from client
    return client


def _connect(address: str, made: SimpleQueue[Client | Exception], given_up: threading.Event) -> None:
    from distributed import Client

    try:
        options = {"timeout": CONNECTING, "set_as_default": False, "name": "rodedraad"}
        client = Client(address, **options)  # type: ignore[no-untyped-call]
        made.put(client)
        if given_up.is_set():  # nobody waits for it any more
            client.close(timeout=PATIENCE)  # type: ignore[no-untyped-call]
    except Exception as error:  # an address that is none, a certificate that is lacking, nobody there
        made.put(error)
