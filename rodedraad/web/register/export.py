"""The register as a table for others: what the page shows, as CSV or XLSX."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.exchange.outgoing import MASKED
from corpus.persons.masking import masked, masked_as_name
from corpus.tables import About, write
from rodedraad.web.register.making import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars

    from rodedraad.web.register.model import Row

FORMS = ("csv", "xlsx")
COLUMNS = (
    "id", "soort", "stand", "tekst", "bron", "laag", "stuk", "datum", "pagina", "aan_zet", "gericht_aan",
    "termijn", "uiterste_dag", "toelichting", "thema", "gaat_in_op", "antwoorden", "vertrouwelijk",
)  # fmt: skip


def exported(rows: Sequence[Row], form: str, *, asked: str, moment: str, whole: bool = False) -> bytes:
    """The rows as a file; `asked` is the question that they answer, `moment` when they were worked out.

    What confidential documents say and what is personal is in it only if it is `whole`.
    """
    account = About(date=moment, program=f"rodedraad {version('rodedraad')}", filter=asked)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"register.{form}"
        write(frame(rows, whole=whole), path, form, account)
        return path.read_bytes()


def frame(rows: Sequence[Row], *, whole: bool = False) -> polars.DataFrame:
    """The rows as a frame, a column for each thing that the page tells."""
    import polars

    kinds: dict[str, Any] = dict.fromkeys(COLUMNS, polars.String)
    kinds |= dict.fromkeys(("pagina", "antwoorden"), polars.Int64) | {"vertrouwelijk": polars.Boolean}
    kinds |= dict.fromkeys(("thema", "gaat_in_op"), polars.List(polars.String))
    shown = rows if whole else [_unnamed(_withheld(row) if row.said.confidential else row) for row in rows]
    return polars.DataFrame([_values(row) for row in shown], schema=kinds, orient="row")


def _withheld(row: Row) -> Row:
    """The row without the words of its document."""
    said = replace(row.said, text=MASKED)
    return replace(row, said=said, because="", owner="", addressee="", deadline="", answers=())


def _unnamed(row: Row) -> Row:
    """The row without personal data."""
    said = replace(row.said, text=masked(row.said.text), title=masked(row.said.title))
    return replace(
        row, said=said, owner=masked_as_name(row.owner), because=masked(row.because),
        addressee=masked(row.addressee),
        answers=tuple(replace(link, text=masked(link.text)) for link in row.answers),
    )  # fmt: skip


def _values(row: Row) -> tuple[object, ...]:
    said = row.said
    return (
        row.id, KINDS[row.kind][0], row.status, said.text, said.bron, said.laag, said.title,
        said.date or None, said.page or None, row.owner or None, row.addressee or None, row.deadline or None,
        row.due or None, row.because or None, list(row.themas), [link.text for link in row.answers],
        row.answered, said.confidential,
    )  # fmt: skip
