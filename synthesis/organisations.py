"""The names that organisations go by: which of them are of one, and its layer of government.

Beside those of any Dutch dossier there are those of the law in use (`stemmen.toml`, `organisaties.toml`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus import collective, lawbook
from corpus.model import Laag
from synthesis.lawwords import added, expressions, fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.lawbook import Lawbook

TOGETHER = "gezamenlijk"
"""The key that the names of the collective share."""
NAMES = 2**12
"""Names whose key is remembered: more than any dossier has."""

_VOICES, _WRITERS = "stem", "organisation"
_GENERAL = (
    ("vng", Laag.KOEPEL, (r"vng", r"vereniging (van )?nederlandse gemeenten( \(vng\))?")),
    ("ipo", Laag.KOEPEL, (r"ipo", r"interprovinciaal overleg( \(ipo\))?")),
)
"""Organisations that go by several names: the key that these share, the layer, and the names."""
_LAYERS = (
    (Laag.RIJK, r"minister|staatssecretaris|kabinet|rijk|tweede kamer"),
    (Laag.PROVINCIE, r"provincie"),
    (Laag.KOEPEL, r"g4\b|g40\b|m50\b|p10\b|k80\b|vereniging|unie van"),
    (Laag.GEMEENTE, r"gemeente|college van burgemeester"),
    (Laag.UITVOERING, r"dienst\b|politie\b"),
)
"""How the name of an organisation that sent nothing itself begins, by layer."""

_ARTICLE = re.compile(r"^(de|het)\s+", re.IGNORECASE)
_JOINT = re.compile(r"(?:,| en) ")


@dataclass(frozen=True, slots=True)
class _Organisation:
    key: str
    laag: Laag
    names: re.Pattern[str]


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """Who is known under a law; `province` is what may stand before the name of a province."""

    organisations: tuple[_Organisation, ...]
    layers: tuple[tuple[Laag, re.Pattern[str]], ...]
    province: re.Pattern[str]


def key(name: str) -> str:
    """What the names of one organisation share: "de VNG", "Vereniging van Nederlandse Gemeenten".

    Joint names have one key in whatever order they stand. Raises `CodebookError`.
    """
    return _key(name, lawbook.in_use())


def layer_named(name: str) -> Laag:
    """The layer of government that the name of an organisation tells. Raises `CodebookError`."""
    known = _known(lawbook.in_use())
    plain = _ARTICLE.sub("", name.strip())
    own = (one.laag for one in known.organisations if one.names.fullmatch(plain))
    layers = (laag for laag, pattern in known.layers if pattern.match(plain))
    return next(own, next(layers, Laag.ONBEKEND))


@lru_cache(maxsize=NAMES)
def _key(name: str, book: Lawbook) -> str:
    known = _known(book)
    plain = _ARTICLE.sub("", " ".join(name.split()))
    same = next((one.key for one in known.organisations if one.names.fullmatch(plain)), None)
    if same is not None:
        return same
    names = _JOINT.split(plain)
    if len(names) > 1:
        return " en ".join(sorted(_key(one, book) for one in names))
    return known.province.sub("", plain).casefold()


@lru_cache(maxsize=4)
def _known(book: Lawbook) -> _Known:
    listed = (*_collective(book), *_of_law(book), *_GENERAL)
    offices = "|".join((r"(?!)", *added(book, lawbook.VOICES, "ambten", Laag.PROVINCIE)))
    voices = tuple(_Organisation(key, laag, _any(names)) for key, laag, names in listed)
    return _Known(
        (*voices, *_writers(book, voices)),
        tuple((laag, _any((begin, *_begins(book, laag)))) for laag, begin in _LAYERS),
        re.compile(rf"^((?:{offices}) )?(de )?(provincie )?(?=\S)", re.IGNORECASE),
    )


def _collective(book: Lawbook) -> Iterator[tuple[str, Laag, Sequence[str]]]:
    found = collective.of(book)
    if found is not None:
        forms = added(book, lawbook.VOICES, collective.TABLE, "vormen")
        yield TOGETHER, Laag.COLLECTIVE, (re.escape(found.name), re.escape(found.short), *forms)


def _of_law(book: Lawbook) -> Iterator[tuple[str, Laag, Sequence[str]]]:
    rows = book.table(lawbook.VOICES).get(_VOICES, [])
    if not isinstance(rows, list):
        raise fault(f"{lawbook.VOICES}, [[{_VOICES}]]", "het is geen lijst van tabellen")
    for number, row in enumerate(rows, 1):
        where = f"{lawbook.VOICES}, [[{_VOICES}]] {number}"
        try:
            yield str(row["sleutel"]), Laag(row["laag"]), expressions(row["vormen"], where)
        except (KeyError, TypeError, ValueError) as error:
            raise fault(where, f"{error}; geef sleutel, laag en vormen") from error


def _writers(book: Lawbook, voices: Sequence[_Organisation]) -> Iterator[_Organisation]:
    """Who writes under the law, by all names; one that is among the voices keeps its key."""
    for number, row in enumerate(book.table(lawbook.ORGANISATIONS).get(_WRITERS, ()), 1):
        try:
            names, laag = (str(row["name"]), *row.get("names", ())), Laag(row["laag"])
        except (KeyError, TypeError, ValueError) as error:
            where = f"{lawbook.ORGANISATIONS}, [[{_WRITERS}]] {number}"
            raise fault(where, f"{error}; geef name, laag en names") from error
        same = (one.key for one in voices if any(one.names.fullmatch(name) for name in names))
        yield _Organisation(next(same, names[0].casefold()), laag, _any([re.escape(n) for n in names]))


def _begins(book: Lawbook, laag: Laag) -> tuple[str, ...]:
    return added(book, lawbook.VOICES, "lagen", laag)


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns), re.IGNORECASE)
