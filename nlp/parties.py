"""Who can speak, act or bear something in a sentence: organisations, and groups such as "gemeenten".

What stands together ("het Rijk en het IPO") is one party of several names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from nlp.names import ACTORS, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus.model import Block, Document, Mention

GROUPS = {
    "college van B&W": "colleges van B&W",
    "gemeente": "gemeenten",
    "gemeenteraad": "gemeenteraden",
    "ketenpartner": "ketenpartners",
    "provincie": "provincies",
    "uitvoeringsorganisatie": "uitvoeringsorganisaties",
    "veiligheidsregio": "veiligheidsregio's",
    "waterschap": "waterschappen",
}
"""What actors.toml calls by a common noun: as a group, since the noun does not tell which one is meant."""

NAME = (
    r"[A-ZÀ-Þ][\w’'-]*\w(?:\s(?:aan\sde[n]?|op|bij|ter|van\sde[nr]?|de[nr]?)\s[A-ZÀ-Þ][\w’'-]*\w"
    r"|\s[A-ZÀ-Þ][\w’'-]*\w)?"
)
KIND = r"(?i:gemeente|provincie|regio|corporatie|veiligheidsregio|waterschap)"
NAMED = re.compile(rf"(?<!\w)(?P<kind>{KIND})\s(?P<name>{NAME})")
"""An organisation that its kind makes known: "gemeente Hoogwade"."""

OFFICIAL = re.compile(
    r"(?<!\w)(?:(?P<municipal>(?i:wethouders?|burgemeesters?|raadslid|raadsleden))|(?P<provincial>(?i:gedeputeerden?)))"
    rf"(?!\w)(?:\s(?:van|uit)\s(?:de\s)?(?:(?:gemeente|provincie)\s)?(?P<name>{NAME}))?"
)
PLACE = re.compile(r"(?<!\w)[A-ZÀ-Þ][a-zà-ÿ]+(?:burg|dam|dorp|drecht|streek|veen|waard)(?!\w)")
"""A name that by its form is that of a place, and so of its authority where it is said to speak."""

DETERMINERS = (
    r"(?:(?:de|het|een|[eé]én|deze|die|dit|dat|alle|beide|diverse|enkele|meerdere|sommige|veel|vele|verschillende"
    r"|andere|overige|betrokken|kleine|kleinere|grote|grotere|twee|drie|vier|vijf|zes|zeven|acht|negen|tien"
    r"|elf|twaalf|[0-9]{1,3}|een\saantal|een\svan\sde|een\sdeel\svan\sde|(?:het|de)\scollege\svan"
    r"|(?:vertegenwoordigers?|woordvoerders?|bestuurders?)\s(?:van|uit|namens))\s)*"
)
"""What may stand between a word and the party that it governs."""
DEFINITE = re.compile(r"\b(?:de|het)\s$", re.IGNORECASE)
AND = re.compile(rf"(?:,\s|\s(?:en|of|en/of)\s){DETERMINERS}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Party:
    """A place in a text and who is named there."""

    start: int
    end: int
    names: tuple[str, ...]


def known_parties(document: Document, blocks: Iterable[Block]) -> tuple[str, ...]:
    """The organisations that a document names in full; its sentences may call them by their place alone."""
    listed = [fact.value for fact in document.metadata.participants]
    told = (match for block in blocks for match in NAMED.finditer(block.text))
    return tuple(dict.fromkeys([*listed, *(_full(match["kind"], match["name"]) for match in told)]))


def parties(text: str, mentions: Iterable[Mention], known: Sequence[str] = ()) -> tuple[Party, ...]:
    """The parties of a sentence in order of place, without overlap; `known` are those of its document."""
    places = _by_place(tuple(known))
    found = [*_actors(text, mentions, known), *_named(text), *_officials(text, places), *_known(text, places)]
    found += _kinds(text, known) if known else ()
    found += (Party(*match.span(), (match[0],)) for match in PLACE.finditer(text))
    return tuple(_joined(text, list(apart(found))))


def _full(kind: str, name: str) -> str:
    return f"{kind.capitalize()} {name}"


def _named(text: str) -> Iterator[Party]:
    for match in NAMED.finditer(text):
        yield Party(*match.span(), (_full(match["kind"], match["name"]),))


def _known(text: str, places: Mapping[str, str]) -> Iterator[Party]:
    for match in re.finditer(NAME, text):
        if match[0] in places:
            yield Party(*match.span(), (places[match[0]],))


@lru_cache(maxsize=8)
def _by_place(known: tuple[str, ...]) -> dict[str, str]:
    """The organisations by the name of their place, as far as only one has it."""
    named = [(match["name"], full) for full in known if (match := NAMED.fullmatch(full))]
    places = [place for place, _ in named]
    return {place: full for place, full in named if places.count(place) == 1}


def _actors(text: str, mentions: Iterable[Mention], known: Sequence[str]) -> Iterator[Party]:
    for mention in mentions:
        group = mention.value.rpartition(" ")[2] if mention.kind == "hoeveelheid" else mention.value
        is_part = text.startswith("-", mention.end) or (group in GROUPS and NAMED.match(text, mention.start))
        if (mention.kind == "actor" or group in GROUPS) and not is_part:
            one = _only(mention.text, known) if DEFINITE.search(text, 0, mention.start) else ""
            yield Party(mention.start, mention.end, (one or _normal(group),))


def _kinds(text: str, known: Sequence[str]) -> Iterator[Party]:
    for match in re.finditer(rf"(?<!\w){KIND}(?!\w)", text):
        if DEFINITE.search(text, 0, match.start()) and (one := _only(match[0], known)):
            yield Party(*match.span(), (one,))


def _only(noun: str, known: Sequence[str]) -> str:
    """The one organisation of a document that "het ministerie" can be; "" if there are more."""
    same = [full for full in known if full.lower().startswith(f"{noun.lower()} ")]
    return same[0] if len(same) == 1 else ""


def _normal(value: str) -> str:
    """The name of an actor: that of its group, of a province in full, else its normal form."""
    is_province = names(ACTORS).values.get(f"provincie {value.lower()}") == value
    return f"Provincie {value}" if is_province else GROUPS.get(value, value)


def _officials(text: str, places: Mapping[str, str]) -> Iterator[Party]:
    for match in OFFICIAL.finditer(text):
        kind, place = "gemeente" if match["municipal"] else "provincie", match["name"]
        yield Party(*match.span(), (places.get(place, _full(kind, place)) if place else GROUPS[kind],))


def apart(found: Iterable[Party]) -> Iterator[Party]:
    """Parties in order of place without overlap: the one that begins first, of those the longest."""
    done = 0
    for party in sorted(found, key=lambda party: (party.start, -party.end)):
        if party.start >= done:
            yield party
            done = party.end


def _joined(text: str, found: Sequence[Party]) -> Iterator[Party]:
    """Those between which only a comma or "en" stands as one."""
    if not found:
        return
    current = found[0]
    for party in found[1:]:
        if AND.fullmatch(text, current.end, party.start):
            current = Party(current.start, party.end, tuple(dict.fromkeys((*current.names, *party.names))))
        else:
            yield current
            current = party
    yield current
