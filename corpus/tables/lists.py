r"""A list in one cell: its elements with "; " between them, so that each list has a text of its own.

In an element `\\` stands for a backslash and `\;` for a semicolon. `\E` stands for nothing: it keeps
apart an empty element and protects a space at either end. `\N` is an element without a value, and `\0` a
cell without a list; an empty list is an empty cell. Written by hand, the spaces around a semicolon do not
matter, nor do semicolons too many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars

BETWEEN = "; "
NO_VALUE, NO_LIST, NOTHING = r"\N", r"\0", r"\E"


def joined(lists: polars.Expr) -> polars.Expr:
    """The text of each list of texts; null for an empty list."""
    import polars

    element = polars.element().str.replace_many(["\\", ";"], ["\\\\", r"\;"])
    element = element.str.replace(r"\A(\s|\z)", NOTHING + "$1").str.replace(r"(\s)\z", "${1}" + NOTHING)
    text = lists.list.eval(element.fill_null(NO_VALUE)).list.join(BETWEEN)
    return (
        polars.when(lists.is_null())
        .then(polars.lit(NO_LIST))
        .otherwise(polars.when(lists.list.len() > 0).then(text))
    )


def split(text: polars.Expr) -> polars.Expr:
    """The list of texts that each text stands for."""
    import polars

    element = polars.element().str.replace(r"\A\s+", "").str.replace(r"\s+\z", "")
    parts = text.fill_null("").str.extract_all(r"(?s)(?:\\.|[^;\\]|\\\z)+")
    parts = parts.list.eval(element).list.eval(polars.element().filter(polars.element() != ""))
    meant = polars.element().str.replace_many(["\\\\", r"\;", NOTHING], ["\\", ";", ""])
    values = parts.list.eval(polars.when(polars.element() != NO_VALUE).then(meant))
    return polars.when(text.eq_missing(polars.lit(NO_LIST))).then(None).otherwise(values)
