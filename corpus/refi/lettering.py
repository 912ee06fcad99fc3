"""How any text goes through XML 1.0 and comes back the same.

XML has no way to write most control characters, and programs drop or refuse them. They are written as
`_xHHHH_`, as Office Open XML does (ECMA-376 part 1, 22.9.2.19), and so is an underscore that would
otherwise begin such a sequence. What another program wrote with `_x000D_` in it is read as that.
"""

from __future__ import annotations

import re

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CODES = r"x(?:00[01][0-9A-F]|005F|D[89A-F][0-9A-F]{2}|FFF[EF])"
_AMBIGUOUS = re.compile(f"_(?={_CODES})")
_ESCAPED = re.compile(f"_({_CODES})_")


def escaped(text: str) -> str:
    """The text in characters that XML has; `unescaped` gives it back."""
    return _ILLEGAL.sub(lambda found: f"_x{ord(found[0]):04X}_", _AMBIGUOUS.sub("_x005F_", text))


def unescaped(text: str) -> str:
    """What `escaped` was given."""
    return _ESCAPED.sub(lambda found: chr(int(found[1][1:], 16)), text)
