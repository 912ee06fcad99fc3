"""What Datasette has to know to show a corpus: written beside it, so that `datasette MAP` needs no more.

Only the views are shown, which leave out what confidential documents say. Whoever may run SQL can read all
tables: that is off until somebody who may know puts it on in the file.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from corpus import schema, store
from corpus.tables.placing import put

if TYPE_CHECKING:
    from pathlib import Path

FILE = "metadata.json"
MARK = "Rodedraad"
"""Who wrote the file: one of somebody else is left alone."""
INTERNAL = (
    "migration", "search", "search_public", "effective_public", *(table.name for table in schema.TABLES),
)  # fmt: skip


def describe(folder: Path) -> None:
    """Write the description beside the corpus in this folder, unless it is there or somebody made his own."""
    path = folder / FILE
    wanted = json.dumps(metadata(), ensure_ascii=False, indent=1).encode()
    if not (folder / store.FILE_NAME).is_file() or (path.exists() and not _is_ours(path, wanted)):
        return
    put(path, [wanted])


def _is_ours(path: Path, wanted: bytes) -> bool:
    """Whether a file is an older one of this program."""
    try:
        there = path.read_bytes()
        return there != wanted and json.loads(there).get("source") == MARK
    except (OSError, ValueError, AttributeError):
        return False


def metadata() -> dict[str, Any]:
    """Titles, facets and rights, as Datasette 0.64 and later read them from a configuration directory."""
    hidden = {name: {"hidden": True, "allow": False} for name in INTERNAL}
    return {
        "title": "Rodedraad",
        "description": "De waarnemingen in dit dossier, met de labels die gelden en wat de machine zei.",
        "source": MARK,
        "databases": {
            store.FILE_NAME.removesuffix(".db"): {
                "title": "Corpus",
                "description": (
                    "Van vertrouwelijke stukken is de tekst weggelaten. Eigen SQL staat uit, omdat daarmee "
                    "alle tekst te lezen is; wie dat mag, zet in metadata.json allow_sql op true."
                ),
                "allow_sql": False,
                "tables": VIEWS | hidden,
            }
        },
    }


VIEWS: dict[str, Any] = {
    "waarnemingen": {
        "title": "Waarnemingen",
        "description": "Elke zin met rol, thema, toerekening en eerder; daarnaast die van de machine.",
        "facets": ["rol", {"array": "thema"}, "laag", "toerekening", "beoordeling"],
        "sort": "plaats",
        "size": 50,
        "fts_table": "search",
        "fts_pk": "plaats",
        "label_column": "tekst",
    },
    "documenten": {
        "title": "Stukken",
        "description": "Wat er in de map staat, met het aantal waarnemingen, knelpunten en oordelen.",
        "facets": ["laag", "vorm", "vertrouwelijk"],
        "sort": "plaats",
        "label_column": "stuk",
    },
    "oordelen": {
        "title": "Oordelen",
        "description": "Wat mensen over de codering hebben gezegd, het laatste eerst.",
        "facets": ["door", "oordeel"],
        "sort_desc": "nr",
    },
}
