"""The organisations that write in these dossiers, and where a text names them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from corpus.model import Laag

_PROVINCE = re.compile(r"(?<!\w)[Pp]rovincie ([A-Z][\w-]+)")
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


def _name(name: str) -> str:
    exact = rf"(?<![\w-]){re.escape(name)}(?![\w-])"
    return exact if name.upper() == name or name in ("AenM", "JenV", "DTenV") else f"(?i:{exact})"


def _domain(domain: str) -> str:
    return rf"(?i:[@.]{re.escape(domain)}\b)"


@cache
def organisations() -> tuple[Organisation, ...]:
    """All known organisations, in the order of the data file."""
    text = Path(__file__).with_name("organisations.toml").read_text(encoding="utf-8")
    return tuple(_organisation(entry) for entry in tomllib.loads(text)["organisation"])


def _organisation(entry: dict[str, str | list[str]]) -> Organisation:
    listed = {key: tuple(value) for key, value in entry.items() if isinstance(value, list)}
    return Organisation(str(entry["name"]), Laag(str(entry["laag"])), **listed)


def named_in(text: str, *, title: bool = False) -> list[Organisation]:
    """The organisations that a text names, in order of appearance; a title may use their short names.

    A province that the data file does not have is known by the word "provincie" before its name.
    """
    found: list[tuple[int, Organisation]] = []
    for organisation in organisations():
        match = (organisation.title_pattern if title else organisation.pattern).search(text)
        if match:
            found.append((match.start(), organisation))
    found.extend(
        (match.start(), Organisation(f"Provincie {match[1]}", Laag.PROVINCIE))
        for match in _PROVINCE.finditer(text)
        if not any(organisation.pattern.search(match[0]) for organisation in organisations())
    )
    return list({o.name: o for _, o in sorted(found, key=lambda item: item[0])}.values())


def called(name: str) -> Organisation:
    """The organisation that a document calls so; the name of an unknown one shows its layer."""
    known = named_in(name, title=True)
    if known:
        return known[0]
    laag = next((laag for laag, pattern in _KINDS if pattern.search(name)), Laag.ONBEKEND)
    return Organisation(name, laag)
