"""What stands beside a CSV or JSON Lines file: its columns and where it comes from, as CSV on the Web.

W3C, "Metadata Vocabulary for Tabular Data" (2015): `FILE-metadata.json` has the address of the table, its
dialect, and for each column name, heading, datatype and the separator of its lists. The account stands in
Dublin Core terms for any reader, and whole in a note for this one.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from corpus.errors import ExchangeError
from corpus.tables import about, cells, csvfile, lists
from corpus.tables.kinds import LISTS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from corpus.tables.about import About

DATATYPES = {"str": "string", "int": "integer", "float": "double", "bool": "boolean"}
ELEMENTS = {"list": "str", "scores": "float"}
DIALECT = {
    "delimiter": ",",
    "quoteChar": '"',
    "doubleQuote": True,
    "lineTerminators": ["\r\n"],
    "encoding": "utf-8",
    "header": True,
}
NOTE = "rodedraad"
CONVENTIONS = (
    "Een apostrof voor = + - @ weert formules en hoort niet bij de waarde. In lijsten is \\; een puntkomma, "
    "\\\\ een schuine streep, \\E niets, \\N een element zonder waarde en \\0 een cel zonder lijst."
)


def beside(path: Path) -> Path:
    """Where it lies."""
    return path.with_name(f"{path.name}-metadata.json")


def render(path: Path, form: str, columns: Mapping[str, str], account: About) -> bytes:
    """The metadata of the table at the path; `columns` are its kinds by name."""
    titles = csvfile.titles(list(columns)) if form == "csv" else {name: name for name in columns}
    found: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "nl"}],
        "url": quote(path.name),
        "dc:title": path.stem,
        "dc:date": account.date,
        "dc:creator": account.program,
        "dc:source": [*account.codebooks, *account.models],
        "dc:description": CONVENTIONS if form == "csv" else "Eén object per regel.",
        "notes": [{NOTE: account.to_mapping()}],
        "dialect": DIALECT,
        "tableSchema": {
            "columns": [_column(name, titles[name], kind, form) for name, kind in columns.items()]
        },
    }
    if form != "csv":
        del found["dialect"]
    return json.dumps(found, ensure_ascii=False, indent=1).encode()


def understand(content: bytes) -> tuple[dict[str, str], About]:
    """The kinds of the columns, and the account. Raises `ExchangeError` if it says something else."""
    try:
        found = json.loads(content)
        columns = dict(_kind(column) for column in found["tableSchema"]["columns"])
        return columns, about.of_mapping(found["notes"][0][NOTE])
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise ExchangeError(
            "Het bestand met de beschrijving van de kolommen (-metadata.json) is niet te begrijpen.",
            "Haal het weg om de tabel zonder in te lezen, of zet er dat van de uitvoer weer naast.",
        ) from error


def _column(name: str, title: str, kind: str, form: str) -> dict[str, Any]:
    datatype: Any = DATATYPES[ELEMENTS.get(kind, kind)]
    if form == "csv" and kind == "bool":
        datatype = {"base": datatype, "format": f"{cells.YES}|{cells.NO}"}
    found = {"name": quote(name, safe="").replace("_", "%5F", 1 if name.startswith("_") else 0)}
    found |= {"titles": title, "datatype": datatype}
    return found | ({"separator": lists.BETWEEN} if kind in LISTS else {})


def _kind(column: Any) -> tuple[str, str]:
    datatype = column["datatype"]
    base = datatype["base"] if isinstance(datatype, dict) else datatype
    kind = {stated: kind for kind, stated in DATATYPES.items()}[base]
    if "separator" in column:
        kind = {element: kind for kind, element in ELEMENTS.items()}[kind]
    return unquote(column["name"], errors="strict"), kind
