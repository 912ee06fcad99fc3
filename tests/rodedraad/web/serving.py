"""The pages on a real server on loopback, for tests that look through a browser."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi import FastAPI

PATIENCE = 60
"""Seconds in which a server must have begun, or ended."""


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """The address at which an application is served, as long as the test lasts."""
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{_port(server)}"
    finally:
        server.should_exit = True
        thread.join(PATIENCE)
    assert not thread.is_alive()


def _port(server: uvicorn.Server) -> int:
    end = time.monotonic() + PATIENCE
    while not server.started:
        assert time.monotonic() < end, "the server did not begin"
        time.sleep(0.02)
    return int(server.servers[0].sockets[0].getsockname()[1])
