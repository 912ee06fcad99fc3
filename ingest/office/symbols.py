"""Characters that Word sets in a symbol font, as the Unicode characters that they look like."""

from __future__ import annotations

_WINGDINGS = dict(
    zip(
        bytes.fromhex("28 2a 4a 4c 6c 6e 6f 71 72 76 77 9f a1 a7 a8 d8 df e0 e1 e2 e8 f0 fb fc fd fe"),
        "☎✉☺☹●■□❑❒❖◆•○▪◻➢←→↑↓➔⇨✗✓☒☑",
        strict=True,
    )
)
_SYMBOL = dict(
    zip(
        bytes.fromhex("a3 a5 ac ad ae af b0 b1 b3 b4 b7 b9 bb d7 de 2d") + bytes(range(0x61, 0x7B)),
        "≤∞←↑→↓°±≥×•≠≈·⇒−αβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
)
_FONTS = {"wingdings": _WINGDINGS, "symbol": _SYMBOL}

UNKNOWN = "\N{REPLACEMENT CHARACTER}"

_PRIVATE = range(0xE000, 0xF900)


def symbol(font: str, code: str) -> str:
    """The character with this code (hexadecimal, as Word writes it) in this font.

    The table follows the fonts' own charts (unicode.org/L2/L2011/11052r-wingding.pdf for Wingdings).
    """
    try:
        number = int(code, 16)
        shown = chr(number)
    except (ValueError, OverflowError):
        return UNKNOWN
    known = _FONTS.get(font.lower(), {}).get(number & 0xFF)
    surrogate = 0xD800 <= number < 0xE000
    return known or (UNKNOWN if number in _PRIVATE or surrogate or not shown.isprintable() else shown)
