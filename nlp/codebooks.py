"""Codebooks with their rules: what `codeboek.toml` and `tekens.toml` of the codebook in use say.

A codebook names the lists of signs that it uses (`tekens`): that of the Dutch of administrators in general,
which any law can use (`nlp/signs`), and, by its own name, that of its own themas (`tekens.toml`).
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from corpus import collective, lawbook, tomltext, wording
from corpus.codebook import Codebook, Fase, Law, Rol, Thema, Toerekening
from corpus.errors import CodebookError
from corpus.lawbook import Lawbook
from nlp.rules import RuleSet, ruleset, signset

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.codebook import Collective
    from corpus.wording import Wording
    from nlp.rules import Rule

DEFAULT = lawbook.default()
"""The codebook for which the model was made that comes with the program."""

REPLACES = "vervangt"


@dataclass(frozen=True, slots=True)
class Ruled:
    """A codebook with the rules by which a machine applies it; `digest` identifies the files' content."""

    codebook: Codebook
    rules: RuleSet
    digest: str


def load() -> Ruled:
    """The codebook in use. Raises `CodebookError`, which says where it is wrong."""
    return of(lawbook.in_use())


@lru_cache(maxsize=4)
def of(book: Lawbook) -> Ruled:
    """What this codebook says. Raises `CodebookError`, which says where it is wrong."""
    text = book.text(lawbook.CODEBOOK)
    try:
        data = tomltext.read(text)
        codebook = _codebook(data, collective.of(book), wording.of(book))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise CodebookError(f"Het codeboek klopt niet: {error}.", "Herstel het codeboekbestand.") from error
    lists = [_signs(name, book, codebook.id) for name in data.get("tekens", ())]
    signs = _together(sign for listed in lists for sign in signset(listed, codebook))
    digest = hashlib.sha256("\n".join((text, *lists)).encode()).hexdigest()
    return Ruled(codebook, RuleSet((*ruleset(data.get("regel", ()), codebook), *signs)), digest)


def _together(signs: Iterable[Rule]) -> tuple[Rule, ...]:
    """The signs in order; what a later list says of one that an earlier list has is added to it."""
    found: dict[str, Rule] = {}
    for sign in signs:
        known = found.get(sign.label)
        found[sign.label] = replace(known, patterns=(*known.patterns, *sign.patterns)) if known else sign
    return tuple(found.values())


def parse(text: str) -> Ruled:
    """What a codebook of one file says, by its text. Raises `CodebookError`, which says where it is wrong."""
    return of(Lawbook("", ((lawbook.CODEBOOK, text),)))


def _signs(name: str, book: Lawbook, own: str) -> str:
    """The list of this name: a codebook's own goes by its id, or by the name of its folder."""
    if name in {own, book.name}:
        return book.text(lawbook.SIGNS)
    listed = files(__package__) / "signs" / f"{name}.toml"
    if not name.isidentifier() or not listed.is_file():
        raise CodebookError(
            f"Het codeboek noemt een lijst tekens die er niet is: '{name}'.",
            f"Noem 'nederlands', of '{own}' voor de eigen lijst in {lawbook.SIGNS}.",
        )
    return listed.read_text("utf-8")


def _codebook(data: dict[str, Any], together: Collective | None, worded: Wording) -> Codebook:
    return Codebook(
        id=data["id"],
        version=data["version"],
        law=Law(**data["law"]),
        rollen=tuple(Rol(**_illustrated(row)) for row in data["rol"]),
        themas=tuple(Thema(**_illustrated(row)) for row in data["thema"]),
        fasen=tuple(Fase(**row) for row in data["fase"]),
        toerekeningen=tuple(Toerekening(**_illustrated(row, ())) for row in data["toerekening"]),
        collective=together,
        wording=worded,
    )


def _illustrated(row: dict[str, Any], lists: tuple[str, ...] = ("examples",)) -> dict[str, Any]:
    """A value with its lists; `vervangt` has those of earlier versions that it stands for."""
    said = {key: value for key, value in row.items() if key != REPLACES}
    return {
        **said,
        **{key: tuple(row.get(key, ())) for key in lists},
        "replaces": tuple(row.get(REPLACES, ())),
    }
