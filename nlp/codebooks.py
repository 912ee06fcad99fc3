"""Codebooks as files: `nlp/codebook/NAME.toml` holds values, definitions and rules.

A codebook names the lists of signs that it uses (`tekens`, in `nlp/signs`): that of the Dutch of
administrators in general, which any law can use, and that of its own themas.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from corpus.codebook import Codebook, Fase, Law, Rol, Thema, Toerekening
from corpus.errors import CodebookError
from nlp.rules import RuleSet, ruleset, signset

DEFAULT = "spreidingswet"


@dataclass(frozen=True, slots=True)
class Ruled:
    """A codebook with the rules by which a machine applies it; `digest` identifies the file's content."""

    codebook: Codebook
    rules: RuleSet
    digest: str


@cache
def load(name: str = DEFAULT) -> Ruled:
    """The codebook that comes with the program under this name. Raises `CodebookError`."""
    return parse((files(__package__) / "codebook" / f"{name}.toml").read_text("utf-8"))


def parse(text: str) -> Ruled:
    """A codebook from the text of its file. Raises `CodebookError`, which says where it is wrong."""
    try:
        data = tomllib.loads(text)
        codebook = _codebook(data)
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise CodebookError(f"Het codeboek klopt niet: {error}.", "Herstel het codeboekbestand.") from error
    lists = [_signs(name) for name in data.get("tekens", ())]
    signs = [sign for listed in lists for sign in signset(listed, codebook)]
    digest = hashlib.sha256("\n".join((text, *lists)).encode()).hexdigest()
    return Ruled(codebook, RuleSet((*ruleset(data.get("regel", ()), codebook), *signs)), digest)


def _signs(name: str) -> str:
    return (files(__package__) / "signs" / f"{name}.toml").read_text("utf-8")


def _codebook(data: dict[str, Any]) -> Codebook:
    return Codebook(
        id=data["id"],
        version=data["version"],
        law=Law(**data["law"]),
        rollen=tuple(Rol(**_illustrated(row)) for row in data["rol"]),
        themas=tuple(Thema(**_illustrated(row)) for row in data["thema"]),
        fasen=tuple(Fase(**row) for row in data["fase"]),
        toerekeningen=tuple(Toerekening(**row) for row in data["toerekening"]),
    )


def _illustrated(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "examples": tuple(row.get("examples", ()))}
