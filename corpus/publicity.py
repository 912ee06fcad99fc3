"""A corpus as it is without its confidential documents.

On each connection views with the names of the tables stand before them, which leave out all rows of those
documents. So whatever is asked, by any module, in any way, it cannot be answered with something confidential.
Both databases look for a name among what is temporary first (sqlite.org/lang_naming.html; PostgreSQL,
`search_path`: `pg_temp`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import event

if TYPE_CHECKING:
    from sqlalchemy import Engine

IDS = "SELECT document FROM main.fact WHERE field = 'confidential'"
NUMBERS = f"SELECT nr FROM main.document WHERE id IN ({IDS})"  # noqa: S608 - of constants alone
HIDDEN = {"document": f"id IN ({IDS})", "effective": f"document IN ({NUMBERS})"}
"""Which rows of each table are left out."""


def restrict(engine: Engine) -> None:
    """Let every connection see public documents alone; nothing can be written through it."""
    event.listen(engine, "connect", _veil)


def _veil(connection: Any, _: object) -> None:
    for table, hidden in HIDDEN.items():
        view = f"CREATE TEMP VIEW {table} AS SELECT * FROM main.{table} WHERE NOT ({hidden})"  # noqa: S608
        connection.execute(view)
