"""The organisations that write in these dossiers, and where a text names them.

Listed ones come from the data file and from the user; provinces, municipalities and ministries are
known by the pattern of their names also when no list has them.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import lawbook
from corpus.errors import CodebookError
from corpus.model import Laag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.lawbook import Lawbook

_NO_NAME = (
    r"(?!(?:Aan|Postbus|Datum|Ons|Onze|Uw|College|Wethouder|Burgemeester|Provincie|Gemeente|Ministerie"
    r"|Directie|Betreft|Onderwerp|Kabinet|Afdeling|Bijlagen?)\b)"
)
"""Words that begin the next line of a letterhead, not the rest of a name."""

_CAPITAL = rf"{_NO_NAME}[A-Z][\w'’&-]*"
_SMALL = r"(?: (?:aan (?:den|de)|op|van(?: de[nr]?)?|bij|in het|de|het|voor))?"
_PLACE = rf"(?:['’‘]s[- ]?|['’‘]t )?{_CAPITAL}(?:(?: (?:aan (?:den|de)|op|van|bij))? {_CAPITAL})*"
_PROVINCE = re.compile(
    r"(?i:(?<!\w)(?:commissaris(?:sen)? van de koning\w* (?:in|van)|gedeputeerde staten van"
    r"|provinciale staten van)"
    rf"(?: de)?(?: provincie)?|(?<!\w)provincie) ({_CAPITAL})"
)
_MUNICIPALITY = re.compile(
    r"(?<!\w)(?i:(?:burgemeester(?: en wethouders)?|college(?: van (?:burgemeester en wethouders"
    r"|b&w|b en w))?"
    r"|gemeentebestuur|gemeenteraad|raad van de gemeente) van (?:de )?(?:gemeente )?|gemeente )"
    rf"(?!Bestuur|Beroep|Advies|Rijks|Procureurs)({_PLACE})"
)
_MUNICIPALITIES = re.compile(rf"(?i:\bgemeenten) ({_PLACE}(?:, {_PLACE})*,? en {_PLACE})")
_PROVINCES = re.compile(rf"(?i:\bprovincies) ({_CAPITAL}(?:, {_CAPITAL})*,? en {_CAPITAL})")
_MINISTRY = re.compile(
    rf"(?i:\b(?:ministerie|minister|staatssecretaris)) (?i:van|voor) ({_CAPITAL}(?:(?:, | en | ){_CAPITAL})*)"
)
_KINDS = tuple(
    (laag, re.compile(pattern, re.IGNORECASE))
    for laag, pattern in (
        (Laag.RIJK, r"\bministerie\b|\bminister\b|directoraat"),
        (Laag.KOEPEL, r"vereniging|netwerk|\bbond\b|unie\b|koepel|verbond|verband|vakbond|platform"),
        (Laag.GEMEENTE, r"\bgemeente\b|burgemeester"),
        (Laag.PROVINCIE, r"\bprovincie\b|gedeputeerde staten|commissaris van de koning"),
        (Laag.UITVOERING, r"dienst\b|orgaan\b|agentschap|inspectie|raad voor|stichting|instituut"),
    )
)
"""What the name of an unknown organisation says of its layer."""

_UNLISTED = re.compile(
    r"\b((?:[A-Z]\w+e )?(?:(?:\w+)?[Cc]orporatie|Stichting|Vereniging|Netwerk|Bond|Unie|Platform"
    r"|Waterschap|waterschap"
    r"|Veiligheidsregio|veiligheidsregio|Omgevingsdienst|omgevingsdienst|\w*[Dd]ienst"
    r"|\w*[Ii]nspectie|GGD|Raad|Federatie"
    rf"|Agentschap|Instituut)(?:{_SMALL} {_CAPITAL})+)"
)
"""A word for a body with a name behind it."""

_TWO = re.compile(r"[A-Z]+en[A-Z]+")
"""An abbreviation of two things, as ministries have."""
_LISTED_NAME = re.compile(r"(?<![\w'’-])[A-Z][^,]*?(?=,| en |$)")


@dataclass(frozen=True)
class Organisation:
    """A sender: its name in reports, its layer of government, its names in texts (see organisations.toml)."""

    name: str
    laag: Laag
    names: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Its full names, and the addresses at its domains."""
        return re.compile("|".join([*map(_name, self.names), *map(_domain, self.domains)]))

    @cached_property
    def title_pattern(self) -> re.Pattern[str]:
        """Its full names, and the short ones that mean it in a title."""
        return re.compile("|".join(map(_name, (*self.names, *self.titles))))


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    organisation: Organisation


def _name(name: str) -> str:
    exact = rf"(?<![\w-]){re.escape(name)}(?![\w-])"
    return exact if name.upper() == name or _TWO.fullmatch(name) else f"(?i:{exact})"


def _domain(domain: str) -> str:
    return rf"(?i:[@.]{re.escape(domain)}\b)"


def known(extra: tuple[Organisation, ...] = ()) -> tuple[Organisation, ...]:
    """The user's own organisations, then those of the law and of the data file that he does not name anew."""
    return _known(extra, lawbook.in_use())


@lru_cache(maxsize=8)
def _known(extra: tuple[Organisation, ...], book: Lawbook) -> tuple[Organisation, ...]:
    of_law = map(_organisation, book.table(lawbook.ORGANISATIONS).get("organisation", ()))
    own = {organisation.name for organisation in extra}
    return (*extra, *(one for one in (*of_law, *general()) if one.name not in own))


@cache
def general() -> tuple[Organisation, ...]:
    """The organisations of the data file, which write under any law."""
    text = Path(__file__).with_name("organisations.toml").read_text(encoding="utf-8")
    return tuple(map(_organisation, tomllib.loads(text)["organisation"]))


def _organisation(entry: dict[str, str | list[str]]) -> Organisation:
    listed = {key: tuple(value) for key, value in entry.items() if isinstance(value, list)}
    return Organisation(str(entry["name"]), _layer(str(entry["laag"]), str(entry["name"])), **listed)


def _layer(said: str, name: str) -> Laag:
    if said not in set(Laag):
        raise CodebookError(
            f"Het codeboek klopt niet: {lawbook.ORGANISATIONS}, '{name}': '{said}' is geen laag.",
            f"Kies uit: {', '.join(Laag)}.",
        )
    return Laag(said)


def named_in(text: str, extra: tuple[Organisation, ...] = (), *, title: bool = False) -> list[Organisation]:
    """The organisations that a text names, in order of appearance; a title may use their short names.

    `extra` are those that the user added. A name within a longer one ("gemeente Utrecht") is not told.
    """
    return list(
        {named.organisation.name: named.organisation for named in _named(text, extra, title)}.values()
    )


def _named(text: str, extra: tuple[Organisation, ...], title: bool) -> list[_Named]:
    full = list(_listed(text, extra, title=False))
    found = [*full, *_free(_by_pattern(text, extra), full)]
    if title:
        found += _free(_listed(text, extra, title=True), found)
    return sorted(found, key=lambda named: (named.start, -named.end))


def _listed(text: str, extra: tuple[Organisation, ...], *, title: bool) -> Iterator[_Named]:
    for organisation in known(extra):
        pattern = organisation.title_pattern if title else organisation.pattern
        for match in pattern.finditer(text) if pattern.pattern else ():
            yield _Named(*match.span(), organisation)


def _free(found: Iterable[_Named], taken: Sequence[_Named]) -> list[_Named]:
    """Those that do not overlap one that is taken."""
    spans = sorted((old.start, old.end) for old in taken)
    starts = [start for start, _ in spans]
    reach = list(accumulate((end for _, end in spans), max))  # taken ones may overlap one another
    before = ((new, bisect_left(starts, new.end)) for new in found)
    return [new for new, count in before if not count or reach[count - 1] <= new.start]


def _by_pattern(text: str, extra: tuple[Organisation, ...]) -> Iterator[_Named]:
    for match in _PROVINCE.finditer(text):
        yield _Named(*match.span(), _province(match[1], extra))
    for match in _MUNICIPALITY.finditer(text):
        yield _Named(*match.span(), _municipality(match[1]))
    for match in _PROVINCES.finditer(text):
        names = re.split(r",? en |, ", match[1])
        yield from (_Named(*match.span(), _province(name, extra)) for name in names)
    for match in _MUNICIPALITIES.finditer(text):
        names = re.split(r",? en |, ", match[1])
        yield from (_Named(*match.span(), _municipality(name)) for name in names)
    for match in _MINISTRY.finditer(text):
        yield _Named(*match.span(), Organisation(f"Ministerie van {match[1]}", Laag.RIJK))


def _province(name: str, extra: tuple[Organisation, ...]) -> Organisation:
    listed = (o for o in known(extra) if o.laag is Laag.PROVINCIE and o.title_pattern.fullmatch(name))
    return next(listed, Organisation(f"Provincie {_cased(name)}", Laag.PROVINCIE))


def _municipality(name: str) -> Organisation:
    return Organisation(f"Gemeente {_cased(name)}", Laag.GEMEENTE)


def _cased(name: str) -> str:
    return name.title() if name.isupper() and len(name) > 3 else name


def unlisted_in(text: str) -> list[Organisation]:
    """The bodies that a text names by a word for what they are and a name ("Stichting Thuis")."""
    names = dict.fromkeys(match[1][0].upper() + match[1][1:] for match in _UNLISTED.finditer(text))
    return [Organisation(name, _laag(name)) for name in names]


def called(name: str, extra: tuple[Organisation, ...] = ()) -> Organisation:
    """The organisation that a document calls so; the name of an unknown one shows its layer."""
    plain = re.sub(r"^(?:de|het)\s", "", name.strip(), flags=re.IGNORECASE)
    heads = [named for named in _named(plain, extra, title=True) if named.start == 0]
    return heads[0].organisation if heads else Organisation(name.strip(), _laag(name))


def parties(text: str, extra: tuple[Organisation, ...] = ()) -> list[Organisation]:
    """The organisations in a list of names ("IPO, VNG en de Woonbond"), those that nobody knows too."""
    known_ = _named(text, extra, title=True)
    bodies = (_Named(*match.span(1), called(match[1], extra)) for match in _UNLISTED.finditer(text))
    found = [*known_, *_free(bodies, known_)]
    others = (_Named(*match.span(), called(match[0], extra)) for match in _LISTED_NAME.finditer(text))
    found += _free(others, found)
    return list(dict.fromkeys(named.organisation for named in sorted(found, key=lambda named: named.start)))


def _laag(name: str) -> Laag:
    return next((laag for laag, pattern in _KINDS if pattern.search(name)), Laag.ONBEKEND)


def laag_of(senders: Sequence[Organisation]) -> Laag:
    """The layer of a collective when it is a sender, else that of the first one."""
    found = [sender.laag for sender in senders]
    return Laag.COLLECTIVE if Laag.COLLECTIVE in found else found[0] if found else Laag.ONBEKEND
