"""Where a corpus is said to be, and what the user hears when it is not there."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.pool import NullPool

from corpus import store
from corpus.databases import located
from corpus.errors import (
    CorpusDamagedError,
    CorpusNotFoundError,
    CorpusUnreachableError,
    OutputError,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.postgres import Server

SECRET = "geheim&1"  # noqa: S105


def run_on(url: str, *statements: str) -> None:
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def test_an_empty_database_becomes_a_corpus_only_when_it_may(postgres_url: str) -> None:
    with pytest.raises(CorpusDamagedError, match="geen corpus"):
        store.open(postgres_url)
    store.open(postgres_url, create=True).close()
    with store.open(postgres_url) as opened:
        assert opened.files() == {}


OTHERS = [
    ("CREATE TABLE klant (naam TEXT)",),
    ("CREATE TABLE migration (version TEXT)", "INSERT INTO migration VALUES ('2024_01')"),
    (
        "CREATE TABLE migration (id INT)",
        "CREATE TABLE document (id INT)",
        "CREATE TABLE observation (id INT)",
    ),
]


@pytest.mark.parametrize("statements", OTHERS)
def test_a_database_that_holds_something_else_is_left_alone(
    postgres_url: str, statements: tuple[str, ...]
) -> None:
    run_on(postgres_url, *statements)
    for create in (False, True):
        with pytest.raises(CorpusDamagedError, match="geen corpus"):
            store.open(postgres_url, create=create)
    engine = create_engine(postgres_url, poolclass=NullPool)
    with engine.connect() as connection:
        tables = connection.dialect.get_table_names(connection)
    assert len(tables) == sum(statement.startswith("CREATE") for statement in statements)


@pytest.mark.parametrize(
    "address",
    [
        f"mysql+pymysql://jan:{SECRET}@127.0.0.1/corpus",
        f"sqlite:///{SECRET}.db",
        f"postgres://jan:{SECRET}@127.0.0.1/corpus",
        f"postgresql+psycopg://jan:{SECRET}@127.0.0.1:poort/corpus",
        f"postgresql+psycopg://jan:een@{SECRET}@127.0.0.1/corpus",
        f"://jan:{SECRET}@127.0.0.1",
        "http://example.org",
        "postgresql+psycopg://[::1/corpus",
    ],
)
def test_an_address_that_is_none(address: str) -> None:
    with pytest.raises(CorpusNotFoundError, match=r"adres|soort") as caught:
        store.open(address, create=True)
    assert SECRET not in str(caught.value)
    assert "postgresql+psycopg://" in caught.value.remedy


def test_any_driver_in_an_address_means_ours() -> None:
    addresses = [f"{scheme}://jan@127.0.0.1/corpus" for scheme in ("postgresql", "postgresql+psycopg2")]
    assert {located(address).name for address in addresses} == {"postgresql+psycopg://jan@127.0.0.1/corpus"}


@pytest.mark.parametrize(
    "address",
    [
        "postgresql+psycopg://jan:geheim%261@127.0.0.1:1/corpus",
        "postgresql+psycopg://127.0.0.1:1/corpus?user=jan&password=geheim%261",
        "postgresql+psycopg:///corpus?host=127.0.0.1&port=1&user=jan&password=geheim%261&sslpassword=geheim%261",
    ],
)
def test_a_server_that_does_not_answer(address: str) -> None:
    with pytest.raises(CorpusUnreachableError, match="niet bereikbaar") as caught:
        store.open(address, create=True)
    assert "geheim" not in str(caught.value)
    assert "127.0.0.1" in str(caught.value)


def test_a_server_that_goes_down_meanwhile(postgres_server: Server, postgres_url: str) -> None:
    with store.open(postgres_url, create=True) as opened:
        with postgres_server.down(), pytest.raises(CorpusUnreachableError):
            opened.files()
        assert opened.files() == {}


def test_who_is_not_let_in(postgres_url: str) -> None:
    guessed = make_url(postgres_url).set(password=SECRET).render_as_string(hide_password=False)
    absent = make_url(postgres_url).set(database="bestaat_niet").render_as_string(hide_password=False)
    for address in (guessed, absent):
        with pytest.raises(CorpusUnreachableError) as caught:
            store.open(address, create=True)
        assert str(make_url(address).password) not in str(caught.value)


def test_who_may_only_read(postgres_url: str) -> None:
    store.open(postgres_url, create=True).close()
    options = make_url(postgres_url).update_query_dict({"options": "-c default_transaction_read_only=on"})
    address = options.render_as_string(hide_password=False)
    with store.open(address) as opened:
        assert opened.files() == {}
        with pytest.raises(OutputError, match="niet schrijven"):
            opened.set_setting("naam", "waarde")


def test_a_database_that_cannot_keep_every_letter(postgres_server: Server) -> None:
    with postgres_server.admin() as connection:
        connection.execute("CREATE DATABASE latijn TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    url = make_url(f"postgresql+psycopg://beheer:{postgres_server.password}@127.0.0.1/latijn")
    address = url.set(port=postgres_server.port).render_as_string(hide_password=False)
    try:
        with pytest.raises(OutputError, match="UTF8"):
            store.open(address, create=True)
    finally:
        with postgres_server.admin() as connection:
            connection.execute("DROP DATABASE latijn WITH (FORCE)")


def test_without_the_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(CorpusUnreachableError, match="psycopg") as caught:
        store.open(f"postgresql+psycopg://jan:{SECRET}@127.0.0.1/corpus")
    assert "pip install" in caught.value.remedy


def test_every_command_tells_it_without_the_password(rodedraad_line: Callable[..., str]) -> None:
    told = rodedraad_line("observations", "--corpus", "postgresql+psycopg://jan:geheim@127.0.0.1:1/corpus")
    assert "niet bereikbaar" in told
    assert "geheim" not in told


@pytest.fixture
def rodedraad_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    from rodedraad.__main__ import main

    def run(*words: str) -> str:
        monkeypatch.setattr(sys, "argv", ["rodedraad", *words])
        with pytest.raises(SystemExit):
            main()
        return "".join(capsys.readouterr())

    return run
