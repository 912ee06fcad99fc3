"""The text of bytes of which a header or a mark says the character set, truly or not."""

from __future__ import annotations

import codecs

_LATIN = ("utf-8", "ascii", "iso8859-1", "cp1252")
"""What programs call any text with Latin letters, whatever it is written in."""

_OTHERS = ("utf-16", "utf-32", "iso8859", "cp125", "cp437", "cp850", "mac", "koi8")
"""How the names of other sets begin that letters come in; Python's codecs that are no sets stay out."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(data: bytes, declared: str = "") -> str:
    """The text of the bytes: by its byte order mark, as UTF-8 if it is, else as declared, else Windows-1252.

    UTF-8 goes before a Latin set that is declared, because no other text of more than a few letters passes
    for it; Windows-1252 stands for ISO 8859-1, as in browsers (WHATWG Encoding Standard).
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _clean(data.decode(name, errors="replace"))
    name = _name(declared)
    if name.startswith(("utf-16", "utf-32")):
        return _clean(data.decode(name, errors="replace"))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _clean(data.decode("cp1252" if name in ("", *_LATIN) else name, errors="replace"))


def _name(declared: str) -> str:
    """Python's own name of a character set that letters come in; "" for any other."""
    try:
        name = codecs.lookup(declared.strip().lower() or "?").name
    except (LookupError, ValueError):  # ValueError: a null byte in the name
        return ""
    return name if name in _LATIN or name.startswith(_OTHERS) else ""


def _clean(text: str) -> str:
    """Halves of surrogate pairs are no characters, and cannot be stored."""
    return text.encode("utf-8", errors="replace").decode("utf-8")
