"""By when something must be done, as a sentence says it, and the last day on which that is in time.

Words without a day are resolved against the document's date: "binnen zes weken", "dit najaar", "in juli".
What hangs on an event ("binnen zes weken na het besluit", "elk verslag binnen zes weken") stays in words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from synthesis.calendar import MONTHS, SEASONS, is_day, later, month_of, next_yearly, shifted, span
from synthesis.outcomes import Outcome, outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.model import Mention, Observation


class Deadline(NamedTuple):
    """`words` is an ISO date where the text names a day, else its own words; both are "" when it has none.

    `due` is the last day (ISO 8601) that is in time, "" when the words name no day.
    """

    words: str
    due: str


NONE = Deadline("", "")
_BEFORE = re.compile(r"(?:\bvóór|\bvoor|\bvoordat(?:\s\w+){0,4}\sop)\s(?:de\s|het\s)?$", re.IGNORECASE)
_BY = re.compile(
    r"\b(?:uiterlijk|per|op|tegen|vanaf|met\singang\svan|in|gereed|klaar)(?:\s(?:op|per|in|de|het))*\s$",
    re.IGNORECASE,
)
_PART = re.compile(r"\b(begin|medio|eind)\s$", re.IGNORECASE)

_NUMBERS = (
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
)  # fmt: skip
_MONTH = "|".join(MONTHS)
_SEASON = "|".join(SEASONS)
_EACH = re.compile(r"\b(?:elke?|iedere?|telkens|steeds|per)\b", re.IGNORECASE)
_OF_EVENT = re.compile(
    r"\s(?:na(?:dat)?|vanaf|volgend\sop)\b(?!\s(?:vandaag|heden|dagtekening))", re.IGNORECASE
)


def deadline(observation: Observation, since: str) -> Deadline:
    """The deadline of a call, commitment or action in a document of the day `since` ("": not known).

    What its action item names goes before its text; a sentence that tells what was done has none.
    """
    action = observation.action
    if action is not None and action.deadline:
        return of_words(action.deadline, since)
    if observation.coding.rol == "toezegging" and outcome(observation.text) in (Outcome.BEGUN, Outcome.DONE):
        return NONE
    named = (_of_mention(observation.text, mention, since) for mention in observation.mentions)
    return next(filter(None, named), None) or _of_text(observation.text, since)


def of_words(words: str, since: str) -> Deadline:
    """The deadline of an action item: an ISO date, or words such as "voor de volgende vergadering"."""
    if is_day(words):
        return Deadline(words, words)
    return Deadline(words, _of_text(f"in {words}" if words.casefold() in MONTHS else words, since).due)


def _of_mention(text: str, mention: Mention, since: str) -> Deadline | None:
    """A day, month or year that something must be done by; `None` for another date or one in the past."""
    before = text[: mention.start]
    if mention.kind != "datum" or not (_BEFORE.search(before) or _BY.search(before) or _PART.search(before)):
        return None
    yearly = mention.value.startswith("--")
    if yearly and not since:
        return Deadline(mention.text, "")
    days = span(next_yearly(mention.value[2:], since) if yearly else mention.value)
    if days is None:
        return None
    first, last = days
    due = shifted(first, -1) if _BEFORE.search(before) else last
    return Deadline(first if first == last else mention.text, due) if due >= since else None


def _of_text(text: str, since: str) -> Deadline:
    for pattern, resolve in _PATTERNS:
        if found := pattern.search(text):
            due = resolve(found, since) if since else ""
            if not due or due >= since:
                return Deadline(found[0].strip(), due)
    return NONE


def _within(found: re.Match[str], since: str) -> str:
    number = found["number"].casefold()
    count = int(number) if number.isdigit() else _NUMBERS.index(number.replace("é", "e"))
    rest, sentence = found.string[found.end() :], found.string
    if _OF_EVENT.match(rest) or _EACH.search(sentence):
        return ""
    days = {"da": 1, "we": 7}.get(found["unit"][:2].casefold())
    months = {"ma": 1, "kw": 3, "ja": 12}.get(found["unit"][:2].casefold(), 0)
    return shifted(since, days * count) if days else later(since, months * count)


def _season(found: re.Match[str], since: str) -> str:
    first, last = SEASONS[found["season"].casefold()]
    before = found["before"] is not None
    edge = first if before else last
    if found["year"]:
        day = f"{found['year']}-{edge}"
    else:
        day = next_yearly(edge, since)
        if (found["which"] or "").casefold().startswith(("volgend", "komend")) and day[:4] == since[:4]:
            day = next_yearly(edge, f"{int(since[:4]) + 1}-01-01") if since >= f"{since[:4]}-{first}" else day
    return shifted(day, -1) if before else day


def _month(found: re.Match[str], since: str) -> str:
    month = MONTHS.index(found["month"].casefold()) + 1
    year = int(since[:4]) + (month < int(since[5:7]))
    first, last = month_of(int(found["year"]) if found["year"] else year, month)
    part = (found["part"] or "").casefold()
    if part in ("voor", "vóór"):
        return shifted(first, -1)
    return {"begin": f"{first[:8]}10", "medio": f"{first[:8]}20"}.get(part, last)


def _quarter(found: re.Match[str], since: str) -> str:
    quarter = next(i for i in range(1, 5) if found[f"q{i}"])
    year = int(found["year"]) if found["year"] else int(since[:4])
    last = month_of(year, 3 * quarter)[1]
    return last if found["year"] or last >= since else month_of(year + 1, 3 * quarter)[1]


def _this_year(found: re.Match[str], since: str) -> str:
    ahead = any(word in found[0].casefold() for word in ("volgend", "komend"))
    return f"{int(since[:4]) + ahead}-12-31"


def _year(found: re.Match[str], _since: str) -> str:
    ends = {"begin": "03-31", "medio": "08-31"}
    return f"{found['year']}-{ends.get(found['part'].casefold(), '12-31')}"


def _recess(found: re.Match[str], since: str) -> str:
    """Day by which the Tweede Kamer is in recess; its exact first day differs from year to year."""
    return next_yearly("12-31" if "kerst" in found[0].casefold() else "07-15", since)


def _never(_found: re.Match[str], _since: str) -> str:
    return ""


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


_YEAR_AFTER = r"(?:\s(?:van\s)?(?P<year>20[0-9]{2}))?"
_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str], str]], ...] = (
    (
        _compiled(
            rf"\bbinnen\s(?P<number>[0-9]{{1,2}}|één|{'|'.join(_NUMBERS[1:])})\s"
            r"(?P<unit>dag(?:en)?|we(?:ek|ken)|maand(?:en)?|kwarta(?:al|len)|jaar)\b"
        ),
        _within,
    ),
    (_compiled(r"\b(?:voor|vóór|na)\s(?:het\s|de\s)?(?:zomer|kerst)?(?:reces|vakantie)\b"), _recess),
    (
        _compiled(
            r"(?:\b(?:(?P<before>voor|vóór)|in)\s)?\b(?P<which>dit|deze|de|het|komende?|volgende?|aankomende?)\s"
            rf"(?P<season>{_SEASON})\b" + _YEAR_AFTER
        ),
        _season,
    ),
    (
        _compiled(
            r"\b(?:(?:het|dit)\s)?(?:(?P<q1>eerste|Q1)|(?P<q2>tweede|Q2)|(?P<q3>derde|Q3)|(?P<q4>vierde|laatste|Q4))"
            r"(?:(?<=Q[1-4])|\skwartaal)" + _YEAR_AFTER
        ),
        _quarter,
    ),
    (
        _compiled(
            rf"\b(?P<part>begin|medio|eind|voor|vóór|uiterlijk|in|vanaf|nog\sin)\s(?:in\s)?(?P<month>{_MONTH})\b"
            + _YEAR_AFTER
        ),
        _month,
    ),
    (
        _compiled(
            r"\b(?:vóór|voor)\shet\seinde?\svan\s(?:dit|het|volgend)\sjaar\b"
            r"|\b(?:nog\s)?(?:eind\s)?(?:dit|volgend|komend)\sjaar\b(?!\slater)"
        ),
        _this_year,
    ),
    (
        _compiled(
            r"\b(?P<part>begin|medio|eind|in|vanaf|uiterlijk(?:\sin)?)\s(?P<year>20[0-9]{2})\b(?![-/])"
        ),
        _year,
    ),
    (
        _compiled(
            r"\bzo\s(?:spoedig|snel)\smogelijk\b|\bz\.?s\.?m\.?(?!\w)|\bper\sdirect\b|\bop\skorte\stermijn\b"
            r"|\b(?:voor|vóór)\s(?:de|het)\s(?:eerst)?(?:volgende|komende|nieuwe)\s[\w-]+"
            r"|\b(?:in|op|bij|tijdens)\s(?:de|het|een)\s(?:eerst)?(?:volgende|komende)\s"
            r"(?:[\w-]+e\s)?(?:\w*vergadering|\w*overleg|\w*bijeenkomst|\w*tafel|voortgangs\w+)\b"
        ),
        _never,
    ),
)
"""What is looked for in this order, and how its last day is reckoned; a match without day gives ""."""
