"""A codebook as text, so that a corpus keeps the one in which it is coded."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from functools import lru_cache
from typing import Any, get_type_hints

from corpus.codebook import Codebook, Collective, Fase, Law, Rol, Thema, Toerekening
from corpus.errors import CodebookError
from corpus.model import Laag

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
        kept[name] = tuple(_value(kind, value) for value in kept[name])
    return Codebook(**kept)


def _value(kind: type[Any], value: dict[str, Any]) -> Any:
    """One of the codebook's values, lists as tuples again."""
    hints = get_type_hints(kind)
    several = {field.name for field in fields(kind) if hints[field.name] == tuple[str, ...]}
    return kind(**{name: tuple(given) if name in several else given for name, given in value.items()})
