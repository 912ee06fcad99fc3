"""A cell of a workbook as text: what stands between its tags, told in the way of a CSV file."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from corpus.tables.escapes import unescaped

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
"""The two names of the same vocabulary: transitional and strict."""
_BUILT_IN_DATES = {*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)}
_NO_PART_OF_DATE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_FIRST_DAY = datetime(1899, 12, 30)
"""Day 0 of a spreadsheet, from March 1900 on."""


def local(element: Any) -> str:
    """The name of an element without its namespace; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text_of(element: Any) -> str:
    """The text of a string item: its runs one after another, without the notes on pronunciation."""
    runs = (
        [child.text or ""] if local(child) == "t" else [t.text or "" for t in child if local(t) == "t"]
        for child in element
        if local(child) in ("t", "r")
    )
    return unescaped("".join(part for run in runs for part in run))


def value_of(cell: Any, shared: Sequence[str], dates: Collection[str]) -> str | None:
    """What a cell holds, `None` if nothing; a day as ISO date, of a formula what came of it."""
    kind, text = cell.get("t", "n"), None
    for child in cell:
        name = local(child)
        if name == "is":
            return text_of(child)
        if name == "v":
            text = child.text
    if text is None:
        return "" if kind == "str" else None
    if kind == "s":
        return shared[int(text)]
    if kind == "str":
        return unescaped(text)
    if kind == "b":
        return "waar" if text.strip() in ("1", "true") else "onwaar"
    return _moment(text) if kind == "n" and cell.get("s") in dates else text


def date_styles(styles: Any) -> frozenset[str]:
    """The numbers of the styles that show a number as a day or a time, of the parsed `styles.xml`."""
    formats = {
        each.get("numFmtId"): _NO_PART_OF_DATE.sub("", each.get("formatCode", "")).lower()
        for each in styles.iter()
        if local(each) == "numFmt"
    }
    dates = {number for number, code in formats.items() if re.search("[dmyhj]", code)}
    dates |= {str(number) for number in _BUILT_IN_DATES}
    found = next((each for each in styles if local(each) == "cellXfs"), ())
    return frozenset(str(i) for i, each in enumerate(found) if each.get("numFmtId") in dates)


def _moment(text: str) -> str:
    """The day of a serial number, with its time if it has one."""
    moment = _FIRST_DAY + timedelta(seconds=round(float(text) * 86_400))
    return moment.date().isoformat() if moment.time() == datetime.min.time() else moment.isoformat()
