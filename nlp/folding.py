"""The letters of words as a full-text index has them: lower case, no accents, nothing but letters and digits.

Both databases cut what this gives at its spaces and nowhere else: SQLite's FTS5 (`unicode61`) and PostgreSQL
(`to_tsvector('simple', ...)`), whose parser knows addresses, dates and versions by their punctuation. Letters
and digits may stand together ("12e", "g40"): both take that for one word.
"""

from __future__ import annotations

import re
import unicodedata

TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""A word with its apostrophes, which matter to its lemma. A hyphen parts: "VNG-cijfers" are cijfers."""
INVISIBLE = re.compile(r"[\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff]")
"""Soft hyphens, joiners, and accents on letters that are never written with them."""
RUN = re.compile(r"[^\W_]+")
FLOAT = re.compile(r"^([0-9]+e[0-9]+)(?=[^\W0-9_])")
"""A number with an exponent and a letter behind it ("5e10x"), which PostgreSQL cuts in two."""
LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ŋ": "ng"}
)
"""Latin letters that Unicode does not take for a plain one with a mark."""
KEPT = frozenset({"Ll", "Lm", "Lo", "Lt", "Lu", "Nd", "Nl"})
"""The categories of Unicode that both databases take for a piece of a word."""
PARTING = re.compile(r"[\u13a0-\u13f5\u19b0-\u19c9\u1cf2\u1cf3]")
"""Letters of those categories that one takes for a space, as its tables of Unicode are older or newer."""
LONGEST = 100
"""Characters of a word that are kept: PostgreSQL leaves out what has more than 2,046 bytes."""


def tokens(text: str) -> list[str]:
    """The words of a text in lower case, composed, with their accents and apostrophes."""
    text = text.lower()
    if not text.isascii():
        text = INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return TOKEN.findall(text)


def folded(word: str) -> str:
    """A word as the index has it; several with spaces if an apostrophe parts it, "" if nothing remains."""
    plain = unicodedata.normalize("NFKD", word).casefold().translate(LETTERS)
    letters = (c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.category(c).startswith("M"))
    kept = "".join(c if unicodedata.category(c) in KEPT else " " for c in letters)
    runs = RUN.findall(PARTING.sub(" ", unicodedata.normalize("NFC", kept)))
    return " ".join(FLOAT.sub(r"\1 ", run[:LONGEST]) for run in runs)
