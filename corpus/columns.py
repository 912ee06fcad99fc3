"""What a frame shows of an observation, column by column, and what of the record each column needs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from corpus.about import About
    from corpus.rows import Row


@dataclass(frozen=True, slots=True)
class Shown:
    """A column: its value in a row, and the columns of `corpus.query.detailed` that this needs."""

    value: Callable[[Row, About], Any]
    needs: tuple[str, ...] = ()


def _as_is(name: str) -> Shown:
    return Shown(lambda row, _: row[name], (name,))


def _or_none(name: str) -> Shown:
    return Shown(lambda row, _: row[name] or None, (name,))


def _flag(name: str) -> Shown:
    return Shown(lambda row, _: bool(row[name]), (name,))


def _list(name: str) -> Shown:
    return Shown(lambda row, _: _listed(row[name]), (name,))


def _listed(written: str) -> list[Any]:
    """A list as JSON; most are empty."""
    return [] if written == "[]" else list(json.loads(written))


def _scored(name: str, which: int) -> Shown:
    """The themas (0) or their scores (1)."""
    return Shown(lambda row, _: [pair[which] for pair in _listed(row[name])], (name,))


def _owner(row: Row, _: About) -> str | None:
    return str(json.loads(row["action"])[0]) if row["action"] else None


def _deadline(row: Row, _: About) -> str | None:
    return (json.loads(row["action"])[1] or None) if row["action"] else None


def _about(value: Callable[[About], Any]) -> Shown:
    return Shown(lambda _, about: value(about))


def _reasons(row: Row, _: About) -> list[str]:
    return [f"{label}: {detail}" for label, _, detail in json.loads(row["evidence"])]


SHOWN = {
    "id": _as_is("id"),
    "document": _about(lambda about: about.stem),
    "bestand": _about(lambda about: about.name),
    "part": _as_is("part_kind"),
    "bijlage": _or_none("file"),
    "page": _or_none("page"),
    "text": _as_is("text"),
    "rol": _as_is("rol"),
    "rol_score": _as_is("rol_score"),
    "thema": _scored("thema", 0),
    "thema_score": _scored("thema", 1),
    "onderwerp": _list("onderwerp"),
    "toerekening": _as_is("toerekening"),
    "eerder": _as_is("eerder"),
    "fase": _as_is("fase"),
    "spreker": _as_is("spreker"),
    "onzeker": _flag("onzeker"),
    "beoordeling": _as_is("state"),
    "door": _list("authors"),
    "rol_machine": _as_is("machine_rol"),
    "thema_machine": _scored("machine_thema", 0),
    "toerekening_machine": _as_is("machine_toerekening"),
    "eerder_machine": _as_is("machine_eerder"),
    "modaliteit": _as_is("modaliteit"),
    "getroffen": _list("getroffen"),
    "aan": _or_none("aan"),
    "taal": _as_is("taal"),
    "bron": _about(lambda about: list(about.senders)),
    "laag": _about(lambda about: about.laag),
    "datum": _about(lambda about: about.date or None),
    "kop": _list("path"),
    "vertrouwelijk": _about(lambda about: about.confidential),
    "eigenaar": Shown(_owner, ("action",)),
    "deadline": Shown(_deadline, ("action",)),
    "herkenning": _as_is("confidence"),
    "waarom": Shown(_reasons, ("evidence",)),
    "model": _as_is("model"),
    "codeboek": _as_is("codebook"),
}
"""The columns by name, in the order of `corpus.query.COLUMNS`."""


def shown(row: Row, about: About, names: Iterable[str] = SHOWN) -> Row:
    """These columns of a row of `corpus.query.detailed`."""
    return {name: SHOWN[name].value(row, about) for name in names}


def needed(names: Iterable[str]) -> frozenset[str]:
    """What these columns need of `corpus.query.detailed`, the place and the document included."""
    return frozenset({"place", "document_nr"}.union(*(SHOWN[name].needs for name in names)))
