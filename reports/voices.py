"""How a report names its sources, in running text and between parentheses."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.model import Laag
from reports.dutch import enumeration, number
from reports.speaking import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.findings import Bron
    from corpus.wording import Wording

UNNAMED = "onbekende afzender"

NEUTER = frozenset(
    ("ministerie", "ipo", "kabinet", "rijk", "centraal", "interprovinciaal", "college", "team")
)
COMMON = frozenset(
    (
        *("vng", "g4", "g40", "m50", "p10", "k80", "minister", "staatssecretaris", "vereniging"),
        *("inspectie", "dienst", "raad", "gemeente", "provincie"),
    )
)
"""First words of names with the article "het" and with "de", whatever the law."""

NEUTER_NOUNS = (
    *("overleg", "orgaan", "netwerk", "platform", "verbond", "bureau", "agentschap", "instituut", "meldpunt"),
    *("steunpunt", "centrum", "fonds", "comité", "verband"),
)
COMMON_NOUNS = (
    *("dienst", "bond", "unie", "stichting", "vereniging", "inspectie", "koepel", "groep"),
    *("commissie", "organisatie", "federatie", "corporatie"),
)
"""How nouns with "het" and with "de" end, by which a name that is not known takes its article."""

MOST_NAMED = 12
"""Sources of a layer that a sentence names, as many as there are provinces; of more nobody reads the names,
and they are counted."""
IN_CELL = 8
"""Sources that a cell of a table names: with more it runs on over the page, and they are counted by kind."""
FEW_NAMED = 2
"""Sources of a kind that are named where the others of a sentence are counted."""

HEAD_WORDS = 2
"""The noun of a name is its first word, or its second behind an adjective ("Landelijke Meetdienst")."""

NOUNS = frozenset(
    (
        *("ministerie", "minister", "staatssecretaris", "provincie", "gemeente"),
        *("college", "team"),
    )
)
"""First words that are common nouns and take no capital in running text."""

UNNAMED_MANY = frozenset(("gemeenten", "provincies", "colleges", "raden", "waterschappen", "ministeries"))
"""Names under which a text tells of several that it does not name."""

TOGETHER = {Laag.PROVINCIE: ("provincie", "provincies"), Laag.GEMEENTE: ("gemeente", "gemeenten")}
"""The layers whose sources are named together: "de provincies Drenthe en Zeeland"."""

LAYERS = {
    Laag.RIJK: "Rijk",
    Laag.PROVINCIE: "provincie",
    Laag.GEMEENTE: "gemeente",
    Laag.KOEPEL: "koepel",
    Laag.UITVOERING: "uitvoering",
    Laag.ONBEKEND: "niet vastgesteld",
}
"""The layers of government by the name that a reader knows; who speaks as one goes by its own."""
AS_ONE = "gezamenlijk"

COUNTED = {
    Laag.RIJK: ("organisaties van het Rijk", "organisaties van het Rijk"),
    Laag.KOEPEL: ("koepels", "koepels"),
    Laag.UITVOERING: ("uitvoeringsorganisaties", "uitvoeringsorganisaties"),
    Laag.ONBEKEND: ("organisaties", "andere organisaties"),
}
"""What sources of a layer are called together, alone and beside others."""


def layers() -> Mapping[Laag, str]:
    """The layers that the law at hand knows, by name: who speaks as one first."""
    together = names().collective
    return ({Laag.COLLECTIVE: together.short} if together else {}) | LAYERS


def layer(laag: Laag) -> str:
    """What a layer goes by."""
    return layers().get(laag, AS_ONE)


def designation(bron: Bron) -> str:
    """The source without article, for a citation: "provincie Drenthe", "VNG"."""
    together = names().collective
    if bron.laag is Laag.COLLECTIVE and together:
        return together.short
    name = plain(bron.name)
    noun = TOGETHER.get(bron.laag, ("",))[0]
    bare = noun and name.split(" ")[0] not in _nouns() | UNNAMED_MANY and name != UNNAMED
    return f"{noun} {name}" if bare else name


def plain(name: str) -> str:
    """A name without article and, if it begins with a common noun, without capital."""
    first, _, rest = (name.strip() or UNNAMED).partition(" ")
    if first.lower() in ("de", "het") and rest:
        first, _, rest = rest.partition(" ")
    return f"{first.lower() if first.lower() in _nouns() else first} {rest}".strip()


def named(bron: Bron) -> str:
    """The source in running text: "de provincie Drenthe", "het IPO", "de VNG en G40"."""
    together = names().collective
    if bron.laag is Laag.COLLECTIVE and together:
        return together.called
    name = designation(bron)
    if name == UNNAMED:
        return f"een {name}"
    if name.casefold() in UNNAMED_MANY:
        return f"niet bij naam genoemde {name.casefold()}"
    several = name.split(" en ") if is_joint(bron) else [name]
    articles = [_article(one) for one in several]
    if len(set(articles)) == 1:  # "de VNG en G40"
        return f"{articles[0]}{name}"
    return " en ".join(f"{article}{one}" for article, one in zip(articles, several, strict=True))


def _article(name: str) -> str:
    """The article of the name's first word, or of the noun that it begins with, and a space; or nothing."""
    known = _of_law(name.lower(), names().wording)
    if known is not None:
        return f"{known} " if known else ""
    words = name.lower().split(" ")
    if words[0] in NEUTER or words[0] in COMMON:
        return "het " if words[0] in NEUTER else "de "
    heads = words[:HEAD_WORDS]
    noun = next((word for word in heads if word.endswith((*NEUTER_NOUNS, *COMMON_NOUNS))), None)
    return "" if noun is None else "het " if noun.endswith(NEUTER_NOUNS) else "de "


@lru_cache(maxsize=1024)
def _of_law(name: str, wording: Wording) -> str | None:
    """The article that the codebook has for a name in small letters; `None` when it has none to tell."""
    heads = name.split(" ")[:HEAD_WORDS]
    for key, article in wording.articles:
        known = key.lower()
        ends = known.startswith("-") and any(word.endswith(known[1:]) for word in heads)
        if ends or f"{name} ".startswith(f"{known} "):
            return article
    return None


def _nouns() -> frozenset[str]:
    return _nouns_of(names().wording)


@lru_cache(maxsize=4)
def _nouns_of(wording: Wording) -> frozenset[str]:
    """The common nouns that names begin with."""
    return NOUNS | {key for key, _ in wording.articles if key == key.lower() and key.isalpha()}


def is_joint(bron: Bron) -> bool:
    """Whether the voice is that of several together, so that its verb is plural."""
    joint = bron.laag is Laag.KOEPEL and " en " in bron.name
    return joint or bron.name.casefold() in UNNAMED_MANY


def in_cell(bronnen: Iterable[Bron]) -> str:
    """The sources as a cell of a table holds them: by name, or each kind by number where `is_counted`."""
    listed = list(dict.fromkeys(bronnen))
    return all_named(listed, FEW_NAMED if is_counted(listed) else MOST_NAMED)


def is_counted(bronnen: Iterable[Bron]) -> bool:
    """Whether a cell of a table tells of these by number."""
    return len(set(bronnen)) > IN_CELL


def all_named(bronnen: Iterable[Bron], most: int = MOST_NAMED) -> str:
    """The sources in running text, who speaks as one first and the sources of one layer together.

    "de provincies Drenthe en Zeeland, en het IPO"; of more than `most` of a kind their number.
    """
    listed = list(dict.fromkeys(bronnen))
    first = [named(b) for b in listed if b.laag is Laag.COLLECTIVE]
    layers_ = {laag: [b for b in listed if b.laag is laag] for laag in TOGETHER}
    grouped = [text for laag, of in layers_.items() for text in _together(laag, of, most)]
    others = [b for b in listed if b.laag is not Laag.COLLECTIVE and b.laag not in TOGETHER]
    parts = first + grouped + _others(others, most, alone=not first + grouped)
    nested = any(map(is_joint, others)) or (len(parts) > 2 and any(" en " in part for part in grouped))
    return enumeration(parts, last=", en " if nested and len(parts) > 1 else " en ")


def _others(bronnen: Sequence[Bron], most: int, *, alone: bool) -> list[str]:
    """Each by name, or each kind by number where there are too many; `alone` when nobody is told beside."""
    if len(bronnen) <= most:
        return [named(b) for b in bronnen]
    kinds = {laag: [b for b in bronnen if b.laag is laag] for laag in COUNTED}
    whole = alone and sum(map(bool, kinds.values())) == 1
    told = ((COUNTED[laag][not whole], of) for laag, of in kinds.items())
    return [text for many, of in told for text in _counted(of, many)]


def _counted(bronnen: Sequence[Bron], many: str) -> list[str]:
    if len(bronnen) <= FEW_NAMED:
        return [named(b) for b in bronnen]
    return [f"{number(len(bronnen))} {many}"]


def _together(laag: Laag, bronnen: Sequence[Bron], most: int) -> list[str]:
    one, many = TOGETHER[laag]
    unnamed = [b for b in bronnen if b.name.casefold() in UNNAMED_MANY]
    known = [b for b in bronnen if b not in unnamed]
    if len(known) > most:
        return [f"{number(len(known))} {many}", *map(named, unnamed)]
    called = sorted(designation(b) for b in bronnen)
    bare = [name.removeprefix(f"{one} ") for name in called if name.startswith(f"{one} ")]
    others = [named(b) for b in bronnen if not designation(b).startswith(f"{one} ")]
    return ([f"de {one if len(bare) == 1 else many} {enumeration(bare)}"] if bare else []) + others


def among(bronnen: Iterable[Bron], known: Iterable[Bron]) -> str:
    """The sources in running text, the provinces as a share of those in `known`.

    "twee van de drie provincies (Drenthe en Zeeland) en het IPO"
    """
    listed = list(dict.fromkeys(bronnen))
    provinces = [b for b in listed if _is_province(b)]
    total = len({b for b in known if _is_province(b)})
    if len(provinces) < 2 or total <= 2:
        return all_named(listed)
    first = [named(b) for b in listed if b.laag is Laag.COLLECTIVE]
    rest = [b for b in listed if b.laag is not Laag.COLLECTIVE and b not in provinces]
    parts = [*first, _share(provinces, total), *([all_named(rest)] if rest else [])]
    return enumeration(parts, last=", " if len(rest) > 1 else " en ")


def _is_province(bron: Bron) -> bool:
    """Whether it is one of the provinces; those that a text does not name are not one more."""
    return bron.laag is Laag.PROVINCIE and bron.name.casefold() not in UNNAMED_MANY


def _share(provinces: Sequence[Bron], total: int) -> str:
    if len(provinces) == total:
        return f"alle {number(total)} {'de ' if total <= 3 else ''}provincies"
    told = f"{number(len(provinces))} van de {number(total)} provincies"
    if len(provinces) > MOST_NAMED:
        return told
    called = sorted(designation(b).removeprefix("provincie ") for b in provinces)
    return f"{told} ({enumeration(called)})"


def verb(bronnen: Iterable[Bron], one: str, many: str) -> str:
    """The verb that goes with these sources: "noemt" with one, "noemen" with several or a joint one."""
    listed = set(bronnen)
    return one if len(listed) == 1 and not any(map(is_joint, listed)) else many
