"""Where a text names a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.persons.words import (
    CAPITAL,
    INITIALS,
    LETTERS,
    PARTED,
    SURNAME,
    UPPER,
    either,
    first_words,
    is_first_name,
    is_no_name,
    is_particle,
    is_role,
    is_surname,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Range = tuple[int, int]

_CAPITAL = re.compile(rf"[{UPPER}]")
"""What every name has, behind the letter with which a sentence begins."""
_UPPER_PARTED = rf"(?=[A-Z'’]){PARTED}"
_WHOLE = rf"(?:{INITIALS}{SURNAME}|{CAPITAL}\s+{SURNAME})"
_ANY = rf"(?:{_WHOLE}|{_UPPER_PARTED}|{CAPITAL})"
_TITLES = rf"(?:{either('titels')}\s+){{1,5}}"

_TITLED = re.compile(rf"\b{_TITLES}(?P<name>{INITIALS}{SURNAME}|(?:{CAPITAL}\s+)?{SURNAME})")
_OFFICE = re.compile(rf"\b{either('ambten', 'verwanten')}\s+(?P<name>{_ANY})")
_FUNCTION = re.compile(rf"(?<![\w-])(?P<role>[^\W\d_][\w-]*)(?P<apart>[,:]?)(?=\s+(?P<name>{_WHOLE}))")
_SEVERAL = re.compile(rf"\b{either('meervoudige_titels')}\s+(?={_ANY})")
_INITIALS = re.compile(rf"(?<![\w.-])(?P<name>(?P<letters>{INITIALS}){SURNAME})")
_FIRST = re.compile(rf"\b(?=(?P<name>{CAPITAL}\s+(?:{INITIALS})?{SURNAME}))")
_HEADED = re.compile(rf"(?<!\w){either('opschriften')}\s*:\s+")
_SIGNED = re.compile(rf"(?<!\w){either('ondertekening')}\s*[:,]?\s+")
_LISTED = re.compile(rf"(?:[,;/&\n]|\ben\b)\s*(?P<name>{_ANY})")
_NEXT = re.compile(rf"(?:\s*,\s*|\s+en\s+)(?={_ANY})")
_ITEM = re.compile(rf"(?P<name>{_ANY})")
_REVERSED = re.compile(rf"(?P<name>(?P<surname>{SURNAME}),\s{INITIALS}(?:\s?\({CAPITAL}\))?)")
"""A name as mail programs and lists give it: "Dekker, P. (Petra)"."""
_AFTER = re.compile(rf"\s+({CAPITAL})")
_LETTERED = re.compile(
    r"\b(?:onderdeel|onder|bijlage|deel|tabel|lid|sub|categorie|optie|variant|artikel|art\.|scenario|punt"
    r"|figuur|paragraaf|groep|model|fase|lijst|zaal|blok|kolom|vak)\s+\Z",
    re.IGNORECASE,
)
"""What stands before a letter that is no initial ("bijlage B. Daarin ...")."""
_COUNTING = frozenset(("A.", "B.", "C.", "D.", "E.", "F.", "G.", "H.", "I.", "V.", "X."))
"""What numbers a heading or list item."""
_ARTICLE = re.compile(r"\b(?:de|het)\s+\Z", re.IGNORECASE)
"""What stands before a street or building that is called after somebody, and seldom before a person."""
_BEFORE = 40
"""Characters before a name that can say what it is."""
_SCOPE = 1_000
"""Characters after a heading in which it is followed by names."""
_ADDRESSED = ("Heer", "Heren", "Dames", "Mevr", "Mw")
_TITLED_THING = re.compile(rf"\b(?:[Dd]e|[Hh]et)\s+(?=[A-Z]){either('titels')}\s+\Z")
_COMPANIES = ("B.V.", "N.V.", "V.O.F.", "U.A.", "B.W.", "G.S.", "P.S.", "V.N.", "E.U.", "V.S.")


def names(text: str) -> Iterator[Range]:
    """The ranges of the names of persons; they may overlap."""
    if _CAPITAL.search(text, 1) is None:
        return
    said = frozenset(LETTERS.findall(text.casefold()))
    for starts, pattern, found_in in _KINDS:
        if not starts.isdisjoint(said):
            for found in pattern.finditer(text):
                yield from found_in(found)
    if ":" in text:
        for found in _HEADED.finditer(text):
            yield from _listed(found)
    if "." in text:
        for found in _INITIALS.finditer(text):
            yield from _with_initials(found)


def _titled(found: re.Match[str]) -> Iterator[Range]:
    """None where a street or building has the title in its name ("Het Dr. Nassau College")."""
    if not (_is_thing(found) or _is_building(found, found.end("name"))):
        yield from _placed(found, _cut(found["name"], told=True))


def _of_office(found: re.Match[str]) -> Iterator[Range]:
    if not _is_thing(found):
        yield from _placed(found, _without_place(found["name"]))


def _is_thing(found: re.Match[str]) -> bool:
    """Whether an article stands before a title or first name with a capital, other than "de Heer"."""
    capital = found[0][0].isupper() and not found[0].startswith(_ADDRESSED)
    return capital and _ARTICLE.search(_before(found)) is not None


def _is_building(found: re.Match[str], end: int) -> bool:
    """Whether a word follows that makes a building of a name ("Johan Willem Frisokazerne")."""
    after = _AFTER.match(found.string, end)
    return after is not None and is_no_name(after[1], told=True)


def _before(found: re.Match[str]) -> str:
    return found.string[max(0, found.start() - _BEFORE) : found.start()]


def _of_function(found: re.Match[str]) -> Iterator[Range]:
    """A first name and a surname at least: "directeur Beheer" is none."""
    name = found["name"] if is_role(found["role"]) else ""
    kept = _cut(name, told=False) if found["apart"] == "," else _without_place(name)
    yield from _placed(found, kept if len(kept.split()) > 1 or "." in kept else "")


def _without_place(name: str) -> str:
    """A place may follow the name of who holds an office ("burgemeester Willemsen van Noordwolde")."""
    first, _, rest = name.partition(" ")
    surname = is_particle(first) or is_first_name(first) or "." in first
    return _cut(first if rest and is_particle(rest.split()[0]) and not surname else name, told=False)


def _with_initials(found: re.Match[str]) -> Iterator[Range]:
    """What numbers a heading or a part ("B. Termijnen", "bijlage B. Daarin ...") is no initial."""
    name, before = found["name"], _before(found)
    letters = found["letters"].strip()
    kept = _cut(name, told=True)
    counts = found.start() < _BEFORE and not before.strip() and letters in _COUNTING
    if letters not in _COMPANIES and not _LETTERED.search(before) and not _TITLED_THING.search(before):
        yield from _placed(found, kept if not counts or _is_certain(kept) else "")


def _is_certain(name: str) -> bool:
    """Whether what follows a letter is a surname: it is known, or has something before it."""
    return bool(name) and (is_surname(name.rsplit(maxsplit=1)[-1]) or len(name.split()) > 2)


def _with_first_name(found: re.Match[str]) -> Iterator[Range]:
    """A street or building that is called after a person is none."""
    kept = _cut(found["name"], told=True)
    is_name = " " in kept and is_first_name(kept.split()[0])
    if is_name and not (_is_building(found, found.end("name")) or _ARTICLE.search(_before(found))):
        yield from _placed(found, kept)


def _enumerated(heading: re.Match[str]) -> Iterator[Range]:
    """Names one after the other ("de heren Vos en Mulder")."""
    text = heading.string
    item = _ITEM.match(text, heading.end())
    while item:
        yield from _placed(item, _cut(item["name"], told=False))
        after = _NEXT.match(text, item.end())
        item = _ITEM.match(text, after.end()) if after else None


def _listed(heading: re.Match[str]) -> Iterator[Range]:
    """Names among others in what follows a heading."""
    at, until = heading.end(), heading.end() + _SCOPE
    reversed_ = _REVERSED.match(heading.string, at)
    if reversed_ and _cut(reversed_["surname"], told=False) == reversed_["surname"]:
        yield reversed_.span("name")
    first = _ITEM.match(heading.string, at)
    for found in (*([first] if first else ()), *_LISTED.finditer(heading.string, at, until)):
        kept = _cut(found["name"], told=False)
        yield from _placed(found, kept if _stands_alone(kept) else "")


def _stands_alone(name: str) -> bool:
    """Whether a name needs no title: it has several words, or is a known one."""
    return " " in name or "." in name or is_surname(name) or is_first_name(name)


def _placed(found: re.Match[str], kept: str) -> Iterator[Range]:
    """The range of what is kept of a name."""
    if kept:
        yield found.start("name"), found.start("name") + len(kept)


def _cut(name: str, *, told: bool) -> str:
    """The name up to a word that belongs to none; empty if nothing of it is left."""
    end, first = 0, ""
    for word in re.finditer(r"\S+", name):
        if is_particle(word[0]):
            continue
        if "." not in word[0]:
            if is_no_name(word[0], told=told if not first else is_first_name(first)):
                break
            first = first or word[0]
            end = word.end()
    return name[:end]


_KINDS: tuple[tuple[frozenset[str], re.Pattern[str], Callable[[re.Match[str]], Iterator[Range]]], ...] = (
    (first_words("titels"), _TITLED, _titled),
    (first_words("ambten", "verwanten"), _OFFICE, _of_office),
    (first_words("ambten", "functies"), _FUNCTION, _of_function),
    (first_words("voornamen"), _FIRST, _with_first_name),
    (first_words("meervoudige_titels"), _SEVERAL, _enumerated),
    (first_words("ondertekening"), _SIGNED, _listed),
)
"""The words of which one must stand in a text, the expression that finds a name or heading, what it gives."""
