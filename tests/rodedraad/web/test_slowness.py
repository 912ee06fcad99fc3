"""Who opens a connection and does not say what is wanted is let go; who is slow in the body is not."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from rodedraad.web import serving
from rodedraad.web.slowness import Prompt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

SHORT = 0.5
HEAD = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"


async def app(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] != "http":
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})
        return
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setattr(Prompt, "patience", SHORT)
    wish = serving.Wish(port=0)
    server = serving.server(app, wish)  # type: ignore[arg-type]
    with serving.listening(wish) as listener:
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield listener.getsockname()[1]
        server.should_exit = True
        thread.join(30)


@contextmanager
def connected(port: int) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        yield line


def answered(line: socket.socket) -> bool:
    """Waits for the answer, which may come in pieces."""
    said = b""
    while not said.endswith(b"ok") and (more := line.recv(1000)):
        said += more
    return said.endswith(b"ok")


def drip(line: socket.socket) -> None:
    """Say something more all the time, and never all of it; gives up after a while."""
    for _ in range(200):
        line.sendall(b"a")
        time.sleep(0.05)


def ended(line: socket.socket) -> bool:
    """Waits until the other side closes; false when it answers instead."""
    return line.recv(100) == b""


def test_who_says_nothing_is_let_go(port: int) -> None:
    with connected(port) as line:
        assert ended(line)


def test_who_drips_a_head_is_let_go(port: int) -> None:
    with connected(port) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX: ")
        with pytest.raises(OSError, match=r"."):
            drip(line)


def test_who_drips_a_second_head_is_let_go(port: int) -> None:
    with connected(port) as line:
        line.sendall(HEAD)
        assert answered(line)
        with pytest.raises(OSError, match=r"."):
            drip(line)


def test_who_is_slow_in_the_body_or_between_questions_is_answered(port: int) -> None:
    with connected(port) as line:
        line.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n")
        for _ in range(10):
            time.sleep(SHORT / 4)
            line.sendall(b"x")
        assert answered(line)
        time.sleep(SHORT / 4)
        line.sendall(HEAD)
        assert answered(line)
