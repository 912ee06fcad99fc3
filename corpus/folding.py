"""The fields of text as they are compared: whole words, whatever their case and accents.

Both databases have `folded` and `folded_each` as functions in SQL: SQLite calls these (`databases`),
PostgreSQL has its own (`migrations/0006_search.postgresql.sql`).
"""

from __future__ import annotations

import json
import re
import unicodedata

MARKS = (
    r"[\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff"
    r"\u1dc0-\u1dff\u200b-\u200d\u2060\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]"
)
"""What is no part of a word though it stands in one: accents and vowel points, soft hyphens, joiners."""
APART = (
    r"[\u0001-\u002f\u003a-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7"
    r"\u02b9-\u02df\u02e5-\u02ff\u0375\u037e\u0387\u055a-\u055f\u0589\u058a\u060c\u061b\u061f\u2000-\u206f"
    r"\u20a0-\u20cf\u2100-\u214f\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3007-\u3030\u30fb\ue000-\uf8ff"
    r"\ufe10-\ufe1f\ufe30-\ufe6f\uff00-\uff0f\ufff0-\uffff\U0001f000-\U0001faff]+"
)
"""What parts words: punctuation and signs. These two are written out so that Python and PostgreSQL, whose
tables of Unicode differ by version and by server, do the same; the migration repeats them."""
LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ŋ": "ng",
     "ß": "ss", "ς": "σ"}
)  # fmt: skip
"""Lower-case letters that are another letter, or two, to whoever looks for them."""
EACH = " | "
"""Stands between values that are folded one by one: no word has it."""
_ASCII_WORD = re.compile(r"[0-9a-z]+")
_MARKS, _APART = re.compile(MARKS), re.compile(rf"(?:[\0\ud800-\udfff]|{APART})+")


def folded(text: str) -> str:
    """The words of a text in lower case without diacritics, separated by single spaces."""
    if text.isascii():
        return " ".join(_ASCII_WORD.findall(text.lower()))
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text)).lower()
    return _APART.sub(" ", bare.translate(LETTERS)).strip()


def folded_each(values: str, most: int) -> str:
    """The first values of a JSON list, folded one by one: in the text no words of two of them stand in a row.

    "" is an empty list.
    """
    return EACH.join(folded(value) for value in (json.loads(values) if values else [])[:most])


def holds(text: str, words: str) -> bool:
    """Whether folded words stand in a folded text, whole and in a row; no words stand nowhere."""
    return bool(words) and f" {words} " in f" {text} "
