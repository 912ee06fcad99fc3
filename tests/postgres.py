"""A PostgreSQL server of the tests' own, on loopback, started when the first test asks for one.

`postgres_url` is what a test wants; `running(durable=True)` gives a server that flushes, to measure on.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NoReturn

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psycopg import Connection

ADMIN, ANALYST = "beheer", "analist"
"""The analyst owns the databases and may do no more than that, as on a server that a team shares."""

DEBIAN = Path("/usr/lib/postgresql")
"""Where Debian keeps the programs, in a folder a version: they are not on the path."""

UNFLUSHED = {"fsync": "off", "full_page_writes": "off"}
"""Much faster; a crash of the server still loses nothing that was committed, a crash of the machine may."""

PORTS = range(20_000, 32_000)
"""Below those that Linux hands out to clients, so that nobody takes the port while the server is down."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server on 127.0.0.1: its programs, the folder that holds its data, the password of both roles."""

    programs: Path
    folder: Path
    port: int
    password: str

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self.run("pg_ctl", "start", "--wait", "--log=server.log")

    def stop(self) -> None:
        """Stop it as a crash would: connections break, and what was not committed is lost."""
        self.run("pg_ctl", "stop", "--wait", "--mode=immediate")

    @contextmanager
    def down(self) -> Iterator[None]:
        """The server has crashed within this context; after it, it is back on the same port."""
        self.stop()
        try:
            yield
        finally:
            self.start()

    def restart(self) -> None:
        """Crash, and come back on the same port."""
        with self.down():
            pass

    @contextmanager
    def database(self) -> Iterator[str]:
        """The URL of an empty database for SQLAlchemy; it is dropped with whoever is still connected."""
        name = f"proef_{secrets.token_hex(6)}"
        with self.admin() as connection:
            options = f"TEMPLATE template0 ENCODING 'UTF8' {_collation(connection)}"
            connection.execute(f"CREATE DATABASE {name} OWNER {ANALYST} {options}".encode())
        try:
            yield f"postgresql+psycopg://{ANALYST}:{self.password}@127.0.0.1:{self.port}/{name}"
        finally:
            with self.admin() as connection:
                connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())

    def admin(self) -> Connection:
        """A connection that may do everything, outside a transaction."""
        import psycopg

        place = f"host=127.0.0.1 port={self.port} dbname=postgres"
        return psycopg.connect(place, user=ADMIN, password=self.password, autocommit=True)

    def run(self, program: str, *options: str) -> None:
        """Run one of the programs on the data, as somebody whom they do not refuse."""
        done = subprocess.run(
            [self.programs / program, "--pgdata=data", *options],
            cwd=self.folder,
            user=_account(),
            group=_account(),
            extra_groups=[] if _account() else None,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            log = self.folder / "server.log"
            told = log.read_text("utf-8") if log.exists() else ""
            raise RuntimeError(f"{program}: {done.stdout}{done.stderr}{told}")


def _account() -> str | None:
    """PostgreSQL refuses root; Debian's package made a user for it."""
    return "postgres" if os.geteuid() == 0 else None


def _collation(connection: Connection) -> str:
    """Dutch order, where the server has it (ICU, from PostgreSQL 15): a server seldom sorts by code."""
    known = connection.execute("SELECT FROM pg_collation WHERE collname = 'nl-NL-x-icu'").fetchone()
    if known is None or connection.info.server_version < 150_000:
        return ""
    return "LOCALE_PROVIDER icu ICU_LOCALE 'nl-NL'"


@contextmanager
def running(programs: Path, *, durable: bool = False) -> Iterator[Server]:
    """A new server of these programs; `durable`: it flushes to disk before it says that it has committed."""
    with TemporaryDirectory(prefix="rodedraad-postgres-") as folder:
        server = Server(programs, Path(folder), _free_port(), secrets.token_hex(16))
        _lay_out(server, {} if durable else UNFLUSHED)
        try:
            server.start()
            with server.admin() as connection:
                connection.execute(f"CREATE ROLE {ANALYST} LOGIN PASSWORD '{server.password}'".encode())
            yield server
        finally:
            server.stop()


def _lay_out(server: Server, settings: dict[str, str]) -> None:
    """Make the data of a server that listens on loopback alone, without a socket in the file system."""
    secret = server.folder / "password"
    secret.write_text(server.password, "utf-8")
    if account := _account():
        shutil.chown(server.folder, account, account)
        shutil.chown(secret, account, account)
    identified = (f"--username={ADMIN}", "--auth=scram-sha-256", "--pwfile=password")
    server.run("initdb", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8", *identified)
    place = {"listen_addresses": "127.0.0.1", "port": str(server.port), "unix_socket_directories": ""}
    with (server.folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.writelines(f"{name} = '{value}'\n" for name, value in (place | settings).items())


def _free_port() -> int:
    """Drawn without a seed: test runs side by side must not draw the same one."""
    while True:
        with socket.socket() as tried:
            try:
                tried.bind(("127.0.0.1", port := secrets.choice(PORTS)))
            except OSError:
                continue
            return port


def found(folder: Path = DEBIAN, path: str | None = None) -> Path | None:
    """The folder of the newest programs that Debian installed, else of those on the path (`PATH`), if any."""
    installed = [file.parent for file in folder.glob("*/bin/initdb")]
    if installed:
        return max(installed, key=lambda programs: float(programs.parent.name))
    on_path = shutil.which("initdb", path=path)
    return Path(on_path).resolve().parent if on_path else None


def absent() -> NoReturn:
    """End the test: skipped at somebody's desk, failed where nobody would see that it was skipped."""
    message = "PostgreSQL is er niet: installeer het pakket postgresql"
    if os.environ.get("CI") == "true":
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """The server that the tests of a run share; its databases are apart."""
    programs = found()
    if programs is None:
        absent()
    with running(programs) as server:
        yield server


@pytest.fixture
def postgres_url(postgres_server: Server) -> Iterator[str]:
    """The URL of an empty PostgreSQL database."""
    with postgres_server.database() as url:
        yield url
