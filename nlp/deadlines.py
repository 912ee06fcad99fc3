"""By when an action item must be done: the day that it names, or the words in which it says so."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus import lawbook
from corpus.collective import NOBODY
from nlp.dates import MONTHS, YEAR, dates

if TYPE_CHECKING:
    from corpus.lawbook import Lawbook
    from corpus.model import Mention

_MONTH = "|".join(month for month, *_ in MONTHS)
_CUE = re.compile(
    r"(?:\b(?:uiterlijk|voor|vóór|per|tot|tegen|op|gereed|klaar|af|deadline|vanaf|om)(?:\s(?:op|per|de|het|is|in))*"
    r"|[,;:(–-])\s*(?:(?:ma|di|wo|do|vr|maan|dins|woens|donder|vrij)\w*\s)?$",
    re.IGNORECASE,
)
"""What stands before a day on which something must be done; "de brief van 3 juli" is none."""

_AROUND = r"(?:(?:eind|begin|medio|uiterlijk|voor|vóór)\s)?"
_WORDS = rf"""
    \b(?:
        (?:(?:uiterlijk|voor|vóór|in|op|bij|tijdens|na)\s)*(?:de|het|een)?\s?
          (?:eerst)?(?:volgende?|komende?|aanstaande?)\s
          (?:provinciale\s|landelijke\s|ambtelijke\s|bestuurlijke\s)?
          (?:vergadering|overleg|bijeenkomst|[a-z]*tafel|MEETINGS|keer|sessie|week|maand|kwartaal|maandag|dinsdag
            |woensdag|donderdag|vrijdag)\b
      | z\.?s\.?m\.?(?!\w) | a\.?s\.?a\.?p\.?(?!\w) | zo\s(?:spoedig|snel)\smogelijk
      | per\sdirect | direct\b | doorlopend
      | {_AROUND}(?:week|wk\.?)\s[0-9]{{1,2}}(?:\s(?:van\s)?{YEAR})?
      | {_AROUND}Q[1-4](?:\s{YEAR})?
      | {_AROUND}(?:het\s)?(?:eerste|tweede|derde|vierde|[1-4]e)\skwartaal(?:\s(?:van\s)?{YEAR})?
      | {_AROUND}(?<![0-9]\s)(?:{_MONTH})\b(?:\s{YEAR})?
      | (?:eind|begin|medio|voorjaar|najaar|zomer)\s(?:van\s)?{YEAR}
      | (?:(?:uiterlijk|voor|vóór|na)\s)(?:de\s|het\s)?
            (?:zomer(?:reces|vakantie)?|reces|kerst(?:reces)?|jaareinde|einde\svan\shet\sjaar|maandag|dinsdag|woensdag|donderdag|vrijdag|volgende\sweek|morgen|[0-9]{{1,2}}(?:e|de|ste)\b)
      | (?:deze|eind\sdeze|volgende)\s(?:week|maand)
    )
    """
"""Deadlines in words; MEETINGS stands for what else meetings are called in the law's dossiers."""


def deadline_of(text: str, *, since: date | None, bare: bool = False) -> str:
    """The deadline in a text: an ISO date, its own words where it names no day, "" when there is none.

    `since` is the day of the meeting: a day without a year is the first one from then on. With `bare` a day
    needs no word before it, as in a cell or between brackets.
    """
    for mention in dates(text):
        day = len(mention.value.lstrip("-")) in (5, 10)
        if day and (bare or _CUE.search(text[: mention.start])):
            return _resolved(mention, since)
    words = _words(lawbook.in_use()).search(_without_days(text))
    return words[0].strip() if words else ""


@lru_cache(maxsize=4)
def _words(book: Lawbook) -> re.Pattern[str]:
    meetings = "|".join(book.table(lawbook.ORGANISATIONS).get("overleggen", ())) or NOBODY
    return re.compile(_WORDS.replace("MEETINGS", meetings), re.VERBOSE | re.IGNORECASE)


def _without_days(text: str) -> str:
    """The text with the days that it names blanked: those are no deadline, and their months neither."""
    for mention in dates(text):
        if "/" not in mention.value and len(mention.value) != 7:
            text = text[: mention.start] + "?" * (mention.end - mention.start) + text[mention.end :]
    return text


def _resolved(mention: Mention, since: date | None) -> str:
    if not mention.value.startswith("--"):
        return mention.value
    if since is None:
        return mention.text
    years = (since.year + ahead for ahead in range(9))  # 29 February is at most eight years away
    days = (_day(f"{year}{mention.value[1:]}") for year in years)
    return next((day.isoformat() for day in days if day and day >= since), mention.text)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
