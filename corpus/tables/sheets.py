"""XLSX in: the rows of a workbook as text, whichever program wrote it.

Read as ECMA-376 part 1 (18.3.1) describes it, one row after another. The libraries that were measured do
worse on what others made: fastexcel lets the process die on one cell far from the others and rounds
numbers, openpyxl changes text that looks like an escape and takes minutes for text within cells.
"""

from __future__ import annotations

import io
import posixpath
import re
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from corpus.tables import about, headings
from corpus.tables.celltext import date_styles, local, text_of, value_of
from corpus.tables.damage import LARGEST, damaged, told_of, too_large
from corpus.tables.workbook import ACCOUNT, COLUMN, KIND_LABELS, MOST_COLUMNS, MOST_ROWS, SHEET

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars

    from corpus.tables.about import About

MOST_CELLS = 50_000_000
"""Of one sheet, the empty ones included, so that a few bytes cannot fill the memory."""
_PLACE = re.compile("([A-Z]{1,3})[0-9]+")


def understand(content: bytes) -> tuple[polars.DataFrame, About | None]:
    """The frame of a file and its account. Raises `ExchangeError`.

    The sheet is the one that an export has under this name, else the first.
    """
    with told_of("XLSX"), ZipFile(io.BytesIO(content)) as archive:
        if sum(member.file_size for member in archive.infolist()) > LARGEST:
            raise too_large("XLSX")
        book = _Book(archive)
        account = [] if ACCOUNT not in book.sheets else list(book.rows(book.sheets[ACCOUNT]))
        texts = _frame(book.rows(book.sheets.get(SHEET) or next(iter(book.sheets.values()))))
    lines = [tuple(row.get(place) or "" for place in range(3)) for row in account]
    kinds = {label: kind for kind, label in KIND_LABELS.items()}
    stated = {name: kinds[kind] for label, name, kind in lines if label == COLUMN and kind in kinds}
    return headings.typed(texts, stated), about.of_facts((label, value) for label, value, _ in lines)


class _Book:
    """The parts of a workbook that its sheets rest on."""

    def __init__(self, archive: ZipFile) -> None:
        self.archive = archive
        folder, book = self._start()
        targets = self._targets(folder, posixpath.basename(book))
        parsed = self._parsed(book)
        self.sheets = {
            each.get("name", ""): target
            for each in parsed.iter()
            if local(each) == "sheet" and (target := targets.get(_relation(each))) is not None
        }
        names = {posixpath.basename(target): target for target in targets.values()}
        strings, styles = names.get("sharedStrings.xml"), names.get("styles.xml")
        self._shared = [text_of(each) for each in self._elements(strings, "si")] if strings else []
        self._dates = date_styles(self._parsed(styles)) if styles else frozenset()

    def rows(self, sheet: str) -> Iterator[dict[int, str]]:
        """The rows of a sheet: text by number of the column. Empty rows that are not written are left out."""
        characters = 0
        for number, row in enumerate(self._elements(sheet, "row")):
            found: dict[int, str] = {}
            place = -1
            for cell in row:
                if local(cell) != "c":
                    continue
                place = _column(cell.get("r"), place)
                if (value := value_of(cell, self._shared, self._dates)) is not None:
                    found[place] = value
                    characters += len(value)
            if number > MOST_ROWS or characters > LARGEST:
                raise too_large("XLSX")
            yield found

    def _start(self) -> tuple[str, str]:
        names = self._targets("", "")
        book = next(target for target in names.values() if posixpath.basename(target).startswith("workbook"))
        return posixpath.dirname(book), book

    def _targets(self, folder: str, name: str) -> dict[str, str]:
        """The parts that a part refers to, by the id of the relation."""
        relations = self._parsed(posixpath.join(folder, "_rels", f"{name}.rels"))
        return {
            each.get("Id"): posixpath.normpath(posixpath.join("/", folder, each.get("Target"))).lstrip("/")
            for each in relations
            if local(each) == "Relationship" and each.get("TargetMode") != "External"
        }

    def _parsed(self, name: str) -> Any:
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.fromstring(self.archive.read(name), parser)

    def _elements(self, name: str, tag: str) -> Iterator[Any]:
        """The elements of a part with this tag, each gone when the next comes."""
        from lxml import etree

        with self.archive.open(name) as part:
            for _, element in etree.iterparse(
                part, tag=f"{{*}}{tag}", resolve_entities=False, no_network=True
            ):
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]


def _relation(sheet: Any) -> str:
    return next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")


def _column(reference: str | None, before: int) -> int:
    """The number of the column, from 0; a cell that names no place comes after the one before it."""
    if reference is None:
        return before + 1
    found = _PLACE.fullmatch(reference)
    if found is None:
        raise damaged("XLSX")
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - 64
    if number > MOST_COLUMNS:
        raise damaged("XLSX")
    return number - 1


def _frame(rows: Iterator[dict[int, str]]) -> polars.DataFrame:
    """The rows as a frame of text, from column 0 to the last that holds anything."""
    import polars

    columns: list[list[str | None]] = []
    height = 0
    for height, row in enumerate(rows, 1):
        while row and len(columns) <= max(row):
            columns.append([None] * (height - 1))
        if height * len(columns) > MOST_CELLS:
            raise too_large("XLSX")
        for place, column in enumerate(columns):
            column.append(row.get(place))
    series = (polars.Series(str(n), column, dtype=polars.String) for n, column in enumerate(columns))
    return polars.DataFrame(series) if height else polars.DataFrame()
