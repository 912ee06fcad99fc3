"""How Dutch texts count: the words of quantities.toml and of the law in use, and how a number is written."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from corpus import lawbook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.lawbook import Lawbook

DIGITS = r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{1,2})?|[0-9]{1,12}(?:,[0-9]{1,6})?"


@dataclass(frozen=True, slots=True)
class Counting:
    """The words of quantities.toml, which says what each is for; `pattern` finds a number with its scale.

    A text without a digit and without one of `words` holds no number.
    """

    words: frozenset[str]
    numbers: Mapping[str, Decimal]
    scales: Mapping[str, int]
    times: frozenset[str]
    units: frozenset[str]
    endings: tuple[str, ...]
    no_adjectives: frozenset[str]
    labels: frozenset[str]
    before_eight: frozenset[str]
    pattern: re.Pattern[str]


def counting() -> Counting:
    """How texts count on the law in use: its names say what is counted beside (`hoeveelheden`)."""
    return _counting(lawbook.in_use())


@lru_cache(maxsize=4)
def _counting(book: Lawbook) -> Counting:
    of_law = book.table(lawbook.NAMES).get("hoeveelheden", {})
    data = tomllib.loads(files("nlp").joinpath("quantities.toml").read_text(encoding="utf-8"))
    ones, teens, tens = data["ones"], data["teens"], data["tens"]
    numbers = {word: Decimal(value) for word, value in data["numbers"].items()}
    numbers |= {word: Decimal(value) for value, word in enumerate([*ones, *teens, *tens[:1]], start=1)}
    numbers |= {ten: Decimal(10 * count) for count, ten in enumerate(tens, start=2)}
    numbers |= {
        _compound(one, ten): Decimal(10 * count + value)
        for count, ten in enumerate(tens, start=2)
        for value, one in enumerate(ones, start=1)
    }
    return Counting(
        words=frozenset(word.split()[-1] for word in [*numbers, "halfjaar"]),
        numbers=numbers,
        scales=data["scales"],
        times=frozenset(data["times"]),
        units=frozenset([*data["units"], *data["times"], *of_law.get("units", ())]),
        endings=(*data["endings"], *of_law.get("endings", ())),
        no_adjectives=frozenset(data["no_adjectives"]),
        labels=frozenset(label.lower() for label in data["labels"]),
        before_eight=frozenset(data["before_eight"]),
        pattern=_pattern(numbers, data["scales"]),
    )


def _compound(one: str, ten: str) -> str:
    """Ones before tens, as in "eenentwintig", "tweeëntwintig", "vierentwintig"."""
    stem = one.replace("éé", "ee")
    return f"{stem}{'ën' if stem.endswith('e') else 'en'}{ten}"


def _pattern(numbers: Mapping[str, Decimal], scales: Mapping[str, int]) -> re.Pattern[str]:
    spelt = "|".join(
        r"\s+".join(word.split()) for word in sorted(numbers, key=lambda word: (-len(word), word))
    )
    number = rf"(?:(?:{DIGITS}|{spelt})\b|half(?=jaar\b))"
    return re.compile(
        rf"""
        (?<![\w.,:/-])
        (?P<euro>€\s?|EUR\s+)?
        (?P<low>{number})
        (?: (?:\s?[-–]\s?|\s+(?:tot\s+en\s+met|tot|t/m|à|a|of)\s+) (?P<high>{number}) )?
        (?:,-+)?
        (?:\s+(?P<scale>{"|".join(scales)})\b(?:(?<=ml[nd])\.)?)?
        (?P<percent>\s?%)?
        """,
        re.VERBOSE | re.IGNORECASE,
    )
