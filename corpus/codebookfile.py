"""A codebook as text, so that a corpus keeps the one in which it is coded."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from functools import lru_cache
from typing import Any, get_type_hints

from corpus import collective, lawbook, wording
from corpus.codebook import Codebook, Collective, Fase, Law, Rol, Thema, Toerekening
from corpus.errors import CodebookError
from corpus.model import Laag
from corpus.wording import Ground, Question, Wording

CODEBOOK = "codeboek"
"""The setting that holds it."""
LAWBOOK = "codeboekmap"
"""The setting that holds the files that it was read from."""
VALUES = {"rollen": Rol, "themas": Thema, "fasen": Fase, "toerekeningen": Toerekening}


def written(codebook: Codebook) -> str:
    """The codebook as JSON; `codebook_of` gives it back."""
    return json.dumps(asdict(codebook), ensure_ascii=False, sort_keys=True)


@lru_cache(maxsize=4)
def codebook_of(text: str | None) -> Codebook:
    """The codebook that was written so. Raises `CodebookError` when there is none, or it is damaged."""
    if not text:
        raise CodebookError(
            "Dit corpus weet niet met welk codeboek het is gecodeerd.",
            "Draai 'rodedraad run' opnieuw over het dossier.",
        )
    try:
        return _codebook(json.loads(text))
    except (ValueError, TypeError, KeyError) as error:
        raise CodebookError(
            "Het codeboek dat bij dit corpus hoort is beschadigd.",
            "Draai 'rodedraad run' opnieuw over het dossier.",
        ) from error


def _codebook(kept: dict[str, Any]) -> Codebook:
    kept["law"] = Law(**kept["law"])
    together = kept.get("collective")
    kept["collective"] = together and Collective(**{**together, "laag": Laag(together["laag"])})
    for name, kind in VALUES.items():
        kept[name] = _values(kind, kept[name])
    return Codebook(**kept | (_wording(kept["wording"]) if "wording" in kept else _shipped(kept["id"])))


def _wording(kept: dict[str, Any]) -> dict[str, Wording]:
    parts = {name: _values(Ground, kept[name]) for name in wording.GROUNDS.values()}
    parts["questions"] = _values(Question, kept["questions"])
    tuples = {"ministries": tuple(kept["ministries"]), "articles": tuple(map(tuple, kept["articles"]))}
    return {"wording": Wording(**kept | parts | tuples)}


def _shipped(name: str) -> dict[str, Any]:
    """What the one that comes with the program says, for a codebook kept before it held this."""
    if name not in lawbook.names():
        return {}
    book = lawbook.shipped(name)
    return {"wording": wording.of(book), "collective": collective.of(book)}


def _values(kind: type[Any], kept: list[dict[str, Any]]) -> tuple[Any, ...]:
    """Values of the codebook, lists as tuples again."""
    hints = get_type_hints(kind)
    several = {field.name for field in fields(kind) if hints[field.name] == tuple[str, ...]}
    return tuple(
        kind(**{name: tuple(given) if name in several else given for name, given in value.items()})
        for value in kept
    )
