"""The two ways: a frame to a file in one of the forms, and a file in any of them to a frame."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.errors import ExchangeError, reason
from corpus.tables import columnar, csvfile, kinds, lines, placing, sheets, sidecar, workbook
from corpus.tables.damage import LARGEST

if TYPE_CHECKING:
    from pathlib import Path

    import polars

    from corpus.tables.about import About

FORMS = ("parquet", "csv", "xlsx", "jsonl")
MAGIC = {b"PAR1": "parquet", b"PK\x03\x04": "xlsx", b"PK\x05\x06": "xlsx"}


def write(frame: polars.DataFrame, path: Path, form: str, about: About) -> None:
    """Write the frame with its account; CSV and JSON Lines get a `FILE-metadata.json` beside them.

    Columns may hold text, numbers, truth values, or lists of text or numbers. Raises `OutputError` if the
    place cannot be written or the form cannot hold so much, `ExchangeError` for another type of column.
    """
    frame, about = kinds.plain(frame), replace(about, rows=frame.height)
    if form == "parquet":
        placing.put(path, columnar.render(frame, about))
    elif form == "xlsx":
        placing.put(path, workbook.render(frame, about))
    else:
        content = {"csv": csvfile.render, "jsonl": lines.render}[form](frame)
        described = sidecar.render(path, form, kinds.of_frame(frame), about)
        placing.put(path, content, sidecar.beside(path), described)


def read(path: Path) -> tuple[polars.DataFrame, About | None]:
    """The frame of a file and the account that came with it, `None` if there is none.

    What the file is shows from its first bytes, and only then from its extension. The types are as the
    account has them, else as `corpus.query.COLUMNS` has them by name. The columns are those of the file, in
    its order. Raises `ExchangeError`.
    """
    content = _content(path)
    form = _form(content, path)
    if form == "parquet":
        return columnar.understand(content)
    if form == "xlsx":
        return sheets.understand(content)
    stated, about = _described(path)
    return {"csv": csvfile.understand, "jsonl": lines.understand}[form](content, stated), about


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size <= LARGEST:
            return path.read_bytes()
    except OSError as error:
        raise ExchangeError(
            f"'{path}' kan niet worden gelezen ({reason(error)}).", "Controleer het pad en de rechten."
        ) from error
    raise ExchangeError(
        f"'{path}' is te groot om in te lezen.", "Verdeel de tabel over bestanden van minder dan 2 GB."
    )


def _form(content: bytes, path: Path) -> str:
    start = content[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    if (form := MAGIC.get(content[:4])) is not None:
        return form
    if start.startswith(b"{"):
        return "jsonl"
    if not start:
        return "jsonl" if path.suffix.lower() in (".jsonl", ".ndjson") else "csv"
    return "csv"


def _described(path: Path) -> tuple[dict[str, str], About | None]:
    beside = sidecar.beside(path)
    return sidecar.understand(_content(beside)) if beside.is_file() else ({}, None)
