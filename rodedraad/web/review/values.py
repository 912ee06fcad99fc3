"""The values of the codebook as a form offers them, each with the key that chooses it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from string import ascii_lowercase
from typing import TYPE_CHECKING

from corpus.awaiting import STRUCTURAL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.codebook import Codebook


@dataclass(frozen=True, slots=True)
class Value:
    """A value: its label, what it means, its key as JavaScript names it and as a reader sees it."""

    id: str
    label: str
    meaning: str
    key: str
    shown: str


@dataclass(frozen=True, slots=True)
class Values:
    """What may be chosen of each aspect; `labels` has what readers call a value, by "aspect:id"."""

    rol: tuple[Value, ...]
    thema: tuple[Value, ...]
    toerekening: tuple[Value, ...]
    labels: dict[str, str]


@lru_cache(maxsize=8)
def _values(codebook: Codebook) -> Values:
    rollen = [(rol.id, rol.label, rol.meaning) for rol in codebook.rollen]
    themas = [(thema.id, thema.label, thema.includes) for thema in codebook.themas]
    causes = [(one.id, one.label, "") for one in codebook.toerekeningen]
    rol = tuple(Value(*one, key, key) for one, key in zip(rollen, _letters(rollen), strict=True))
    thema = tuple(
        Value(*one, key.upper(), f"⇧{key}") for one, key in zip(themas, _letters(themas), strict=True)
    )
    cause = tuple(Value(*one, str(nr), str(nr)) for nr, one in enumerate(causes, start=1))
    named = {f"rol:{id_}": label for id_, label, _ in rollen}
    named |= {f"thema:{id_}": label for id_, label, _ in themas}
    named |= {f"toerekening:{id_}": label for id_, label, _ in causes}
    return Values(
        rol, thema, cause, named | {"eerder:ja": "eerder gemeld", "eerder:nee": "niet eerder gemeld"}
    )


def values(codebook: Codebook) -> Values:
    """What a form offers. A key is the first letter of the id that no value before it has."""
    return _values(codebook)


def _letters(values: Iterable[tuple[str, str, str]]) -> list[str]:
    """By value; what layout decides is seldom chosen, and takes what is left."""
    ids = [id_ for id_, _, _ in values]
    taken: dict[str, str] = {}
    for id_ in sorted(ids, key=STRUCTURAL.__contains__):
        candidates = [letter for letter in id_ + ascii_lowercase if letter.isascii() and letter.isalpha()]
        taken[id_] = next((letter for letter in candidates if letter not in taken.values()), "")
    return [taken[id_] for id_ in ids]
