"""Text in a workbook: characters that XML cannot hold are written `_xHHHH_` (ECMA-376 part 1, ST_Xstring).

The underscore of a text that looks like an escape is escaped itself, so that each text has one spelling.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars

_UNFIT = [chr(code) for code in range(0x20) if chr(code) not in "\t\n"] + ["\ufffe", "\uffff"]
_ESCAPED = re.compile(r"_x(00[01][0-9A-Fa-f]|003[Cc]|005[Ff]|[Ff]{3}[EeFf])_")
"""What is unescaped: only what must be escaped. Some programs write `_x0041_` without meaning an A."""


def escaped(text: polars.Expr) -> polars.Expr:
    """Each text as it may stand in the XML of a workbook, but for & < >.

    A text that looks like rich text is escaped too, because XlsxWriter copies `<r>...</r>` as it is.
    """
    import polars

    plain = text.str.replace_all("_x([0-9A-Fa-f]{4})", "_x005F_x${1}")
    plain = plain.str.replace_many(_UNFIT, [f"_x{ord(c):04X}_" for c in _UNFIT])
    rich = plain.str.starts_with("<r>") & plain.str.ends_with("</r>")
    return polars.when(rich).then(polars.lit("_x003C_") + plain.str.slice(1)).otherwise(plain)


def unescaped(text: str) -> str:
    """The text that was meant."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
