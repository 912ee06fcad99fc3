"""The questions on which coders may agree: the rol, one rol against the rest, the themas, and so on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from corpus.agreement.distances import differ, masi

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from corpus.agreement.distances import Distance, Value
    from corpus.agreement.labels import Row
    from corpus.codebook import Codebook, Rol
    from corpus.labels import Labels


@dataclass(frozen=True, slots=True)
class Question:
    """A question to a coder about a unit: its answer (`None`: open), and how far two answers lie apart.

    `put` says of which units it is asked, by all that was said of them.
    """

    name: str
    answer: Callable[[Labels], Value | None]
    distance: Distance = differ
    put: Callable[[Row], bool] = bool


def questions(said: Iterable[Row], codebook: Codebook) -> tuple[Question, ...]:
    """All questions that the rows answer: rollen and themas in the codebook's order, then those it lacks.

    A thema is asked only where at least one coder gives a rol that may carry one, a toerekening where one
    gives a rol that has one: elsewhere the answer follows from the rol, and coders would agree for nothing.
    """
    all_said = list(chain.from_iterable(said))
    rollen = _in_order({one.rol for one in all_said if one.rol is not None}, codebook.vocabulary["rol"])
    themas = _in_order(
        set().union(*(one.thema for one in all_said if one.thema)), codebook.vocabulary["thema"]
    )
    thematic = _may(codebook, lambda rol: rol.thematic, lambda one: one.thema)
    attributed = _may(codebook, lambda rol: rol.attributed, lambda one: one.toerekening)
    return (
        Question("rol", lambda one: one.rol),
        *(Question(f"rol:{rol}", _is_rol(rol)) for rol in rollen),
        Question("thema", lambda one: one.thema, masi, thematic),
        *(Question(f"thema:{thema}", _has_thema(thema), put=thematic) for thema in themas),
        Question("toerekening", lambda one: one.toerekening, put=attributed),
        Question("eerder", lambda one: one.eerder),
    )


def _in_order(found: set[str], known: tuple[str, ...]) -> list[str]:
    return [value for value in known if value in found] + sorted(found.difference(known))


def _is_rol(rol: str) -> Callable[[Labels], bool | None]:
    return lambda one: None if one.rol is None else one.rol == rol


def _has_thema(thema: str) -> Callable[[Labels], bool | None]:
    return lambda one: None if one.thema is None else thema in one.thema


def _may(
    codebook: Codebook, carries: Callable[[Rol], bool], answer: Callable[[Labels], Value | None]
) -> Callable[[Row], bool]:
    """Whether one who answers gives a rol that carries it; an open or unknown rol may."""
    cannot = {rol.id for rol in codebook.rollen if not carries(rol)}
    return lambda row: any(answer(one) is not None and one.rol not in cannot for one in row)
