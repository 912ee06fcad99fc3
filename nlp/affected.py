"""Who a sentence concerns: who bears what it tells of, and who is to act on it.

Both come from the parties of the sentence and the words beside them; a sentence may name neither.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from corpus import lawbook
from nlp.minutes import ACTION_LABEL, read_item
from nlp.parties import DETERMINERS, NAMED, Party, apart, parties

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.lawbook import Lawbook
    from corpus.model import Mention

LONGEST = 2_000
"""Characters of the longest sentence that is looked at; a longer one is a text without stops."""

NATIONAL = frozenset({"kabinet", "minister", "ministerie", "provinciale staten"})
"""What actors.toml writes small, and is no group."""
ASKS_YOU = re.compile(
    r"\b(?:verzoek(?:en)?|vra(?:ag|gen)|adviseer|adviseren|roep(?:en)?)\b[^.;]{0,60}\bu\b|\bdient\su\b|\bwilt\su\b",
    re.IGNORECASE,
)


def affected(text: str, mentions: Iterable[Mention], known: Sequence[str] = ()) -> tuple[str, ...]:
    """Who bears what a sentence tells of, in order of place: "gemeenten", "inwoners", "VNG".

    Organisations go by their normal form, groups by their plural. `known` are the organisations of the
    document (`parties.known_parties`).
    """
    if len(text) > LONGEST:
        return ()
    found = apart([*parties(text, mentions, known), *_groups(text)])
    return tuple(dict.fromkeys(name for party in found if _bears(text, party) for name in party.names))


def addressee(text: str, mentions: Iterable[Mention], known: Sequence[str] = (), you: str = "") -> str:
    """Who is to act by a call, a commitment or an action item; "" if the sentence names nobody.

    It is a normal form, or several joined by "en". `you` is whom the document addresses: what a sentence
    asks of "u" is asked of them.
    """
    if len(text) > LONGEST:
        return ""
    found = parties(text, mentions, known)
    if ACTION_LABEL.match(text):
        return _owner(text, found)
    for asked in (_is_requested, _must):
        if named := next((party.names for party in found if asked(text, party)), ()):
            return _list(named)
    return you if ASKS_YOU.search(text) else ""


def _bears(text: str, party: Party) -> bool:
    kinds = ("bears", "group_bears") if _is_group(party) else ("bears",)
    before = ("burden", *kinds, *(("so_that",) if _is_group(party) else ()))
    return _stands(text, party, before=before, behind=kinds)


def _is_group(party: Party) -> bool:
    """Whether it is one of many, and not the Rijk or an agency for all of the country."""
    return all((name[:1].islower() and name not in NATIONAL) or NAMED.match(name) for name in party.names)


def _is_requested(text: str, party: Party) -> bool:
    return _stands(text, party, before=("asks",), behind=())


def _must(text: str, party: Party) -> bool:
    return _stands(text, party, before=("must",), behind=("must", "commits"))


def _stands(text: str, party: Party, *, before: tuple[str, ...], behind: tuple[str, ...]) -> bool:
    """Whether a word of one of these kinds stands right before a party, or right behind it."""
    return any(_before(kind).search(text, 0, party.start) for kind in before) or any(
        _behind(kind).match(text, party.end) for kind in behind
    )


def _owner(text: str, found: Sequence[Party]) -> str:
    """The owner of an action item under its normal form; as the item names it if that is not known."""
    owner, _ = read_item(text)
    start = text.find(owner)
    named = [name for party in found if start <= party.start < start + len(owner) for name in party.names]
    return _list(tuple(dict.fromkeys(named))) or owner


def _list(names: Sequence[str]) -> str:
    return " en ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("nlp").joinpath("affected.toml").read_text(encoding="utf-8"))


def _any(kind: str) -> str:
    return "|".join(_data()[kind]).replace(" ", r"\s")


@cache
def _before(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(kind)})\s{DETERMINERS}$", re.IGNORECASE)


@cache
def _behind(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\s(?:(?:dan|ook|nog|nu|hierdoor|daardoor|vaak)\s)?(?:{_any(kind)})\b", re.IGNORECASE)


def _groups(text: str) -> list[Party]:
    """The groups of people that a text names, in general and those of the law in use."""
    pattern, names = _people(lawbook.in_use())
    return [Party(*match.span(), (names[str(match.lastgroup)],)) for match in pattern.finditer(text)]


@lru_cache(maxsize=4)
def _people(book: Lawbook) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of which the last group that matched tells the name; a name may hold what no group may."""
    known = {**_data()["people"], **book.table(lawbook.NAMES).get("groepen", {})}
    names = {f"groep{number}": name for number, name in enumerate(sorted(known))}
    groups = (rf"(?P<{group}>{known[name]})".replace(" ", r"\s") for group, name in names.items())
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?![\w-])", re.IGNORECASE), names
