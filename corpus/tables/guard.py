"""Texts that no spreadsheet takes for a formula when it opens a CSV file, and the way back.

After OWASP, "CSV Injection": a text that begins with = + - @ (full-width forms too), tab, return or line
feed gets an apostrophe before it, also behind spaces and quotes. So does what follows on a semicolon, tab
or line end within a text: a spreadsheet that expects other separators, as a Dutch Excel does, begins a
cell there. A text that looks guarded of itself gets an apostrophe more; any other apostrophe is left alone
("'s avonds").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars

_FORMULA = r"""'*[ \x{00A0}"]*[=+\-@＝＋－＠]"""
_FIRST = rf"{_FORMULA}|'*[\t\r\n]"
_CELL_ENDS = r"[;\t\r\n]"


def guarded(text: polars.Expr) -> polars.Expr:
    """Each text as it may stand in a CSV file."""
    inner = text.str.replace_all(rf"({_CELL_ENDS})({_FORMULA})", "${1}'${2}")
    return inner.str.replace(rf"\A({_FIRST})", "'${1}")


def unguarded(text: polars.Expr) -> polars.Expr:
    """Each text as it was before it was guarded."""
    inner = text.str.replace_all(rf"({_CELL_ENDS})'({_FORMULA})", "${1}${2}")
    return inner.str.replace(rf"\A'({_FIRST})", "${1}")
