"""What a sentence says became of something: not done, begun, done; and when a reaction promises nothing.

The signs are in `outcomes.toml`. They read one sentence; what it is about is for the caller to decide.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

CACHED = 2**14
"""Sentences that are kept with their outcome: each is asked about for several entries."""


class Outcome(StrEnum):
    """What became of it."""

    NOT_DONE = "niet gedaan"
    BEGUN = "begonnen"
    DONE = "gedaan"


@dataclass(frozen=True, slots=True)
class _Signs:
    not_done: re.Pattern[str]
    begun: re.Pattern[str]
    done: re.Pattern[str]
    future: re.Pattern[str]
    past: re.Pattern[str]
    vague: re.Pattern[str]
    reply: re.Pattern[str]


@lru_cache(maxsize=CACHED)
def outcome(text: str) -> Outcome | None:
    """What the sentence says became of its subject, `None` when it says nothing of the kind.

    What goes on ("nog steeds") or was waited for weighs more than a participle beside it, and a beginning
    more than a completion; what will, should or may happen is no outcome.
    """
    signs, plain = _signs(), text.casefold()
    if signs.not_done.search(plain):
        return Outcome.NOT_DONE
    if signs.future.search(plain):
        return None
    if signs.begun.search(plain):
        return Outcome.BEGUN
    return Outcome.DONE if signs.done.search(plain) else None


def is_past(text: str) -> bool:
    """Whether it tells of what has been: a perfect or past tense without a verb of what is to come."""
    signs, plain = _signs(), text.casefold()
    told = signs.done.search(plain) or signs.past.search(plain)
    return told is not None and signs.future.search(plain) is None


def is_vague(text: str) -> bool:
    """Whether a reaction hears, considers or passes on without promising anything ("nemen dit mee")."""
    return _signs().vague.search(text.casefold()) is not None


def is_reply(text: str) -> bool:
    """Whether it answers on the spot, as minutes tell it ("AenM licht toe dat")."""
    return _signs().reply.search(text.casefold()) is not None


@cache
def _signs() -> _Signs:
    lists = tomllib.loads(files("synthesis").joinpath("outcomes.toml").read_text("utf-8"))
    return _Signs(
        not_done=_any(lists["nog_niet"]),
        begun=_any(lists["begonnen"]),
        done=_any([*lists["gedaan"], lists["voltooid"], lists["omgekeerd"]]),
        future=_any([lists["toekomst"]]),
        past=_any([lists["verleden"]]),
        vague=_any(lists["vaag"]),
        reply=_any(lists["antwoord"]),
    )


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})")
