"""A whole run with the corpus on a PostgreSQL server gives what a run with a file gives."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from sqlalchemy import make_url

from rodedraad import opening, output

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from polars import DataFrame

    from tests.rodedraad.conftest import Ran

MINUTES = """Verslag overleg Éénwaard

Aanwezig: gemeente Éénwaard, provincie Merenland, COA

1. Voortgang

Het COA meldt dat de coördinatie stroef verloopt en dat er 12 plaatsen ontbreken.
Actie: de provincie vraagt vóór 1 juli 2026 uitstel aan.
"""


def frame(where: Path | str) -> DataFrame:
    with opening.corpus(where) as opened:
        return opened.observations()


def test_a_run_on_a_server_gives_what_a_run_on_a_file_gives(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path, postgres_url: str
) -> None:
    (dossier / "Verslag É.txt").write_text(MINUTES, "utf-8")
    (dossier / "kapot.pdf").write_bytes(b"%PDF-1.7 geen inhoud")
    on_file, on_server = tmp_path / "uit", tmp_path / "server"
    ran = [
        rodedraad("run", dossier, "--out", on_file, "--jobs", "1"),
        rodedraad("run", dossier, "--out", on_server, "--corpus", postgres_url, "--jobs", "1"),
    ]
    assert [one.code for one in ran] == [3, 3]
    assert not (on_server / "corpus.db").exists()
    assert frame(on_file).equals(frame(postgres_url))
    assert frame(on_file).height > 8
    for one, other in zip(output.paths(on_file), output.paths(on_server), strict=True):
        assert one.read_bytes() == other.read_bytes()
    again = rodedraad("run", dossier, "--out", on_server, "--corpus", postgres_url, "--jobs", "1")
    assert again.code == 3
    (dossier / "merenland.txt").unlink()
    for where, out in ((None, on_file), (postgres_url, on_server)):
        rodedraad("run", dossier, "--out", out, *(("--corpus", where) if where else ()))
    assert frame(on_file).equals(frame(postgres_url))
    assert "merenland" not in frame(postgres_url)["document"].to_list()
    asked = [
        rodedraad("observations", "coördinatie OF bron:merenland", "--corpus", where, "--format", "csv")
        for where in (on_file, postgres_url)
    ]
    assert asked[0] == asked[1]
    assert len(asked[0].out.splitlines()) > 1
    secret = str(make_url(postgres_url).password)
    assert not any(secret in one.out + one.err for one in (*ran, again, *asked))


def test_a_run_on_a_database_of_something_else_leaves_it_alone(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path
) -> None:
    out = tmp_path / "uit"
    out.mkdir()
    with sqlite3.connect(out / "corpus.db") as database:
        database.execute("CREATE TABLE klant (naam TEXT)")
    database.close()
    before = (out / "corpus.db").read_bytes()
    ran = rodedraad("run", dossier, "--out", out)
    assert ran.code == 23
    assert "geen corpus" in ran.err
    assert (out / "corpus.db").read_bytes() == before


def test_a_run_without_a_server_tells_so(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path
) -> None:
    address = "postgresql+psycopg://jan:geheim@127.0.0.1:1/corpus"
    ran = rodedraad("run", dossier, "--out", tmp_path / "uit", "--corpus", address)
    assert ran.code == 26
    assert "niet bereikbaar" in ran.err
    assert "geheim" not in ran.out + ran.err
