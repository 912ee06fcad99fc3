"""The action items of minutes: who does it, by when, and which statement they follow from."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from corpus.model import REDACTED, Action, BlockKind, Evidence
from nlp.coding import FORM_WEIGHT
from nlp.deadlines import deadline_of
from nlp.owners import NOBODY, owner_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus.model import Block, Observation, Reading
    from nlp.features import Found

ACTIE = "actie"
NO_STATEMENTS = frozenset({ACTIE, "kop", "formaliteit"})
"""What no action follows from."""

ACTION_LABEL = re.compile(
    r"""
    \W*(?:actie(?:s|punt(?:en)?|houder)?(?P<owner>[^:]{0,80}?)|a)\s?:\s*
    | .{0,60}?\b(?:afgesproken|besloten|overeengekomen)\b[^.:]{0,20}?\bdat\s
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"[\s–—-]*(?:(?:nr\.?|no\.?)?\s?\d{1,3}[a-z]?(?:[.-]\d{1,3})?)?[\s–—-]*", re.IGNORECASE
)
_BRACKETS = re.compile(r"\(([^()]{1,60})\)")
_LAST_BRACKETS = re.compile(r"\(([^()]{1,60})\)\W*\Z")
_COMMA = re.compile(r"\s*[,;]\s*")

_COLUMNS = {
    "task": re.compile(r"actie\w*|taak|taken|omschrijving|wat|afspraken?|onderwerp", re.IGNORECASE),
    "owner": re.compile(
        r"(?:actie|eind)?(?:eigenaar|houder)s?|eigenaar/\w+|wie|verantwoordelijken?|trekkers?|door|uitvoerders?|uitvoering"
        r"|eigenaar actie|naam",
        re.IGNORECASE,
    ),
    "deadline": re.compile(
        r"deadline|wanneer|(?:gereed|klaar|uiterlijk)(?: (?:op|voor|per))?|termijn|planning|einddatum"
        r"|datum(?: gereed)?|voor",
        re.IGNORECASE,
    ),
}
"""What the columns of an action list are called."""


def with_actions(reading: Reading, observations: Sequence[Observation]) -> tuple[Observation, ...]:
    """The observations, those with rol actie with their action."""
    return tuple(
        replace(one, action=action) if action else one
        for one, action in zip(observations, actions(reading, observations), strict=True)
    )


def actions(reading: Reading, observations: Sequence[Observation]) -> Iterator[Action | None]:
    """For each observation of a document, in order of place: its action if it has rol actie, else `None`.

    Owner and deadline are read from the columns of an action list or from the words of the item. A day
    without a year is the first one on or after the day of the meeting.
    """
    since, listed = _meeting_day(reading), action_lists(reading.blocks)
    last: Observation | None = None
    for one in observations:
        if one.coding.rol == ACTIE:
            columns = listed.get(one.block)
            block = reading.blocks[one.block]
            owner, deadline = _of_row(block, columns, since) if columns else read_item(one.text, since)
            yield Action(owner, deadline, last.id if last and _belongs(last, one) else "")
        else:
            states = one.coding.rol not in NO_STATEMENTS and reading.blocks[one.block].row is None
            last = one if states else last
            yield None


def _belongs(statement: Observation, action: Observation) -> bool:
    """Whether both stand under the same heading: in one paragraph or under one item of the agenda."""
    return (statement.part, statement.path) == (action.part, action.path)


def _meeting_day(reading: Reading) -> date | None:
    known = reading.document.metadata
    fact = known.meeting_date or known.date
    try:
        return date.fromisoformat(fact.value) if fact else None
    except ValueError:
        return None


def action_lists(blocks: Iterable[Block]) -> dict[int, Mapping[str, int]]:
    """The rows of action lists by the index of their block, each with the columns of its table.

    A table is one if its first row calls a column "Actie", or names a task and its owner.
    """
    tables: dict[tuple[int, int], Mapping[str, int]] = {}
    rows: dict[int, Mapping[str, int]] = {}
    for block in blocks:
        if block.row is None or block.kind is not BlockKind.TABLE_ROW:
            continue
        table = block.part, block.row.table
        if table not in tables:
            tables[table] = _columns(block)
        elif tables[table] and not block.row.header:
            rows[block.index] = tables[table]
    return rows


def listed(evidence: Found) -> Found:
    """What the rules find in a row of an action list: its form is its meaning, as that of "Actie: ..."."""
    form = Evidence(f"rol:{ACTIE}", FORM_WEIGHT, "rij van een actielijst")
    return replace(evidence, own=(form, *evidence.own))


def _columns(block: Block) -> Mapping[str, int]:
    labels = [cell.strip(" :*").lower() for cell in _cells(block)]
    found: dict[str, int] = {}
    for name, pattern in _COLUMNS.items():
        places = [i for i, label in enumerate(labels) if pattern.fullmatch(label) and i not in found.values()]
        if places:
            found[name] = places[0]
    named = "task" in found and ("owner" in found or labels[found["task"]].startswith(ACTIE))
    return found if named and len(found) > 1 else {}


def _cells(block: Block) -> list[str]:
    return [block.text[start:end] for start, end in block.row.cells] if block.row else []


def _of_row(block: Block, columns: Mapping[str, int], since: date | None) -> tuple[str, str]:
    cells = _cells(block)
    owner, deadline = (
        cells[columns[name]].strip() if name in columns and columns[name] < len(cells) else ""
        for name in ("owner", "deadline")
    )
    read = deadline_of(deadline, since=since, bare=True)
    return _as_owner(owner), read if read[:4].isdigit() else _something(deadline)


def read_item(text: str, since: date | None = None) -> tuple[str, str]:
    """Owner and deadline of an action item, as its words give them; "" for what they do not."""
    label = ACTION_LABEL.match(text)
    head = (label["owner"] or "") if label else ""
    body = text[label.end() :] if label else text
    inner = [*_BRACKETS.findall(head), *_LAST_BRACKETS.findall(body)]
    asides = [piece for aside in inner for piece in _COMMA.split(aside.strip())]
    plain = _BRACKETS.sub("", head)
    heading = _as_owner(plain[len(_NUMBERED.match(plain)[0]) :].strip())  # type: ignore[index]  # matches ""
    named = [piece for piece in asides if not deadline_of(piece, since=since, bare=True)]
    owner = heading or owner_of(body) or next(filter(None, map(_aside_owner, named)), "")
    due = (deadline_of(piece, since=since, bare=True) for piece in asides)
    return _as_owner(owner), next(filter(None, due), "") or deadline_of(body, since=since)


def _aside_owner(piece: str) -> str:
    """What brackets at the head or the end of an item name, if it is short enough for a name."""
    return piece if owner_of(piece) or (piece[:1].isupper() and len(piece.split()) <= 3) else ""


def _as_owner(name: str) -> str:
    """A name as minutes give it; the mark alone if nothing but a title stands beside what was blanked."""
    if REDACTED in name and not owner_of(name.replace(REDACTED, "").strip(" .,")):
        return REDACTED
    return _something(name)


def _something(words: str) -> str:
    return "" if NOBODY.fullmatch(words) else words
