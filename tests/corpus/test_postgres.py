"""The server that tests of the store run on: what they may count on."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.pool import NullPool

from tests import postgres

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine

DUTCH = "De coördinatie van één IJssellocatie kost € 3 miljoen: „te krap” 🏠"


@pytest.fixture
def engine(postgres_url: str) -> Iterator[Engine]:
    made = create_engine(postgres_url)
    yield made
    made.dispose()


def test_it_keeps_what_it_is_given_character_by_character(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE zin (tekst TEXT)"))
        connection.execute(text("INSERT INTO zin VALUES (:tekst)"), {"tekst": DUTCH})
    with engine.connect() as connection:
        kept, length = connection.execute(text("SELECT tekst, length(tekst) FROM zin")).one()
        assert (kept, length) == (DUTCH, len(DUTCH))
        assert connection.scalar(text("SHOW server_encoding")) == "UTF8"


def test_it_folds_the_case_of_letters_beyond_ascii(engine: Engine) -> None:
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT lower('EÉN COÖRDINATIE')")) == "eén coördinatie"
        lemmas = connection.scalar(text("SELECT to_tsvector('simple', 'Één coördinatie')::text"))
        assert lemmas == "'coördinatie':2 'één':1"


def test_each_test_has_a_database_of_its_own(postgres_server: postgres.Server, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE zin (tekst TEXT)"))
    with postgres_server.database() as other:
        assert make_url(other).database != engine.url.database
        apart = create_engine(other, poolclass=NullPool)
        with apart.connect() as connection:
            assert connection.scalar(text("SELECT to_regclass('zin')")) is None
    with pytest.raises(OperationalError), apart.connect():
        pass


def test_a_database_goes_though_somebody_is_still_connected(postgres_server: postgres.Server) -> None:
    with postgres_server.database() as url:
        engine = create_engine(url)
        lingering = engine.connect()
        lingering.execute(text("SELECT 1"))
    with pytest.raises(DBAPIError):
        lingering.execute(text("SELECT 1"))
    lingering.invalidate()
    lingering.close()
    engine.dispose()


def test_the_analyst_has_no_rights_beyond_the_database(engine: Engine) -> None:
    with engine.connect() as connection:
        rights = connection.execute(text("SELECT rolsuper, rolcreatedb FROM pg_roles WHERE rolname = user"))
        assert tuple(rights.one()) == (False, False)


def test_nobody_enters_without_the_password(postgres_url: str) -> None:
    guessed = make_url(postgres_url).set(password="geraden")  # noqa: S106
    engine = create_engine(guessed, poolclass=NullPool)
    with pytest.raises(OperationalError, match="password authentication failed"), engine.connect():
        pass


def test_a_crash_keeps_what_was_committed_and_nothing_else(
    postgres_server: postgres.Server, engine: Engine
) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE zin (tekst TEXT)"))
        connection.execute(text("INSERT INTO zin VALUES ('vastgelegd')"))
    with engine.connect() as connection:
        connection.execute(text("INSERT INTO zin VALUES ('half')"))
        postgres_server.restart()
        with pytest.raises(OperationalError):
            connection.execute(text("SELECT 1"))
        connection.invalidate()
    with engine.connect() as connection:
        assert connection.scalars(text("SELECT tekst FROM zin")).all() == ["vastgelegd"]


def test_while_it_is_down_nobody_answers(postgres_server: postgres.Server, postgres_url: str) -> None:
    engine = create_engine(postgres_url, poolclass=NullPool)
    with postgres_server.down(), pytest.raises(OperationalError, match="refused"), engine.connect():
        pass
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT 1")) == 1


def test_a_durable_server_flushes_and_leaves_nothing_behind(postgres_server: postgres.Server) -> None:
    with postgres.running(postgres_server.programs, durable=True) as server:
        assert server.port != postgres_server.port
        with server.admin() as connection:
            assert connection.execute("SHOW fsync").fetchone() == ("on",)
            assert connection.execute("SHOW unix_socket_directories").fetchone() == ("",)
        assert stat.S_IMODE((server.folder / "data").stat().st_mode) == 0o700
    assert not server.folder.exists()


def test_the_newest_programs_are_taken(tmp_path: Path) -> None:
    for version in ("9.6", "15", "17"):
        (tmp_path / version / "bin").mkdir(parents=True)
    assert postgres.found(tmp_path, path="") is None  # the client alone
    for version in ("9.6", "15", "17"):
        (tmp_path / version / "bin" / "initdb").touch(mode=0o755)
    assert postgres.found(tmp_path) == tmp_path / "17" / "bin"
    assert postgres.found(tmp_path / "geen", str(tmp_path / "15" / "bin")) == tmp_path / "15" / "bin"


def test_without_programs_a_desk_skips_and_ci_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="installeer het pakket postgresql"):
        postgres.absent()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="installeer het pakket postgresql"):
        postgres.absent()
