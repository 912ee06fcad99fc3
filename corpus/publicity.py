"""A corpus as it is without its confidential documents.

On each connection views with the names of the tables stand before them, which leave out all rows of those
documents. So whatever is asked, by any module, in any way, it cannot be answered with something confidential.
Both databases look for a name among what is temporary first (sqlite.org/lang_naming.html; PostgreSQL,
`search_path`: `pg_temp`). Whether a document is confidential is asked anew by each question.

Full-text search on SQLite ranks by how rare words are among all rows of its index, and counts in it. So
public rows have an index of their own, `search_public`, which triggers keep (`migrations/0013_public`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import event, text

from corpus import migrations, schema
from corpus.errors import CorpusUnreachableError
from corpus.migrations import POSTGRESQL, SQLITE
from corpus.recording import DOCUMENT_BITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

SAYABLE = ("codeboek", "encoder", "dossier")
"""The settings that say nothing of one document: the codebook, the encoder, and who was asked to contribute.
Others keep what reports said before, or the names of files."""
IDS = "SELECT document FROM {main}.fact WHERE field = 'confidential'"
NUMBERS = f"SELECT nr FROM {{main}}.document WHERE id IN ({IDS})"  # noqa: S608 - of constants alone, as below
POSITIONS = f"SELECT position FROM {{main}}.document WHERE position IS NOT NULL AND id IN ({IDS})"  # noqa: S608
ANALYSES = f"SELECT nr FROM {{main}}.analysis WHERE document IN ({IDS})"  # noqa: S608
ALL, NONE = "1 = 1", "1 = 0"
OPEN = f"document NOT IN ({IDS})"
ANALYSED = f"analysis NOT IN ({ANALYSES})"
PLACED = f"(place >> {DOCUMENT_BITS}) NOT IN ({POSITIONS})"
SHOWN = {
    schema.revision: ALL,
    schema.setting: f"name IN {SAYABLE}",
    schema.codebook_version: ALL,
    schema.document: f"erased = '' AND id NOT IN ({IDS})",
    schema.source: OPEN,
    schema.failure: NONE,
    schema.part: OPEN,
    schema.fact: OPEN,
    schema.page: OPEN,
    schema.block: OPEN,
    schema.notice: OPEN,
    schema.holding: OPEN,
    schema.analysis: OPEN,
    schema.adoption: ANALYSED,
    schema.observation: OPEN,
    schema.coding: ANALYSED,
    schema.judgement: OPEN,
    schema.point_event: f"documents <> '[]' AND NOT EXISTS (SELECT 1 FROM {{each}} WHERE value IN ({IDS}))",  # noqa: S608
    schema.vector: OPEN,
    schema.effective: f"document NOT IN ({NUMBERS})",
    schema.labelled: f"document NOT IN ({NUMBERS})",
    schema.effective_thema: PLACED,
    schema.effective_onderwerp: PLACED,
}
"""Which rows of each table are there.

Of what could not be read nobody knows whether it is confidential, nor of what was removed: neither is shown.
What people said of points is there when all the documents that these points drew on are public.
"""
SEARCH = "CREATE TEMP VIEW search AS SELECT rowid, search_public AS search FROM main.search_public"
EACH = {
    SQLITE: "json_each(documents)",
    POSTGRESQL: "json_array_elements_text(documents::json) AS one (value)",
}
VIEW = "CREATE VIEW "


def restrict(engine: Engine) -> None:
    """Let every connection see public documents alone; nothing can be written through it."""
    if engine.dialect.name == POSTGRESQL:
        event.listen(engine, "connect", _veil_server)
        event.listen(engine, "begin", _check)
    else:
        event.listen(engine, "connect", _veil_file)


def views(dialect: str, main: str) -> Iterator[str]:
    """What makes the views on a connection; `main` is the schema in which the tables are."""
    names = {"main": main, "each": EACH[dialect]}
    for table, shown in SHOWN.items():
        rows = f"SELECT * FROM {main}.{table.name} WHERE {shown.format(**names)}"  # noqa: S608
        yield f"CREATE TEMP VIEW {table.name} AS {rows}"
    if dialect == SQLITE:
        yield SEARCH
    for _, _, statements in migrations.steps(dialect):
        for told in statements:
            if told.startswith(VIEW):  # those for analysts: over the views above, not over the tables
                yield f"CREATE TEMP VIEW {told.removeprefix(VIEW)}"


def _veil_file(connection: Any, _: object) -> None:
    for view in views(SQLITE, "main"):
        connection.execute(view)
    connection.execute("PRAGMA query_only = ON")


def _veil_server(connection: Any, _: object) -> None:
    """In a transaction that may write, whatever the role's default; those after it may not."""
    connection.execute("SET TRANSACTION READ WRITE")
    ((main,),) = connection.execute("SELECT quote_ident(current_schema())").fetchall()
    for view in views(POSTGRESQL, main):
        connection.execute(view)
    connection.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY")
    connection.commit()


def _check(connection: Connection) -> None:
    """Behind a pool that hands out another connection for each transaction the views may not be there."""
    if connection.scalar(text("SELECT to_regclass('pg_temp.effective')")) is None:
        raise CorpusUnreachableError(
            "Op deze verbinding met de database zijn vertrouwelijke stukken niet af te schermen.",
            "Verbind zonder tussenstation dat verbindingen per transactie verdeelt (pgbouncer).",
        )
