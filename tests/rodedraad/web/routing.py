"""The routes of the pages, wherever a router includes another: what tests go through to forget none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi.routing import APIRoute, iter_route_contexts

from rodedraad.web import application
from tests.rodedraad.web.conftest import visitor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fastapi import FastAPI
    from fastapi.dependencies.models import Dependant

    from rodedraad.web.house import House

PLACE = re.compile(r"\{(\w+)(?::\w+)?\}")


@dataclass(frozen=True)
class Route:
    """A route: its path with names in its places, and the names that its query and its form may have."""

    method: str
    path: str
    query: tuple[str, ...]
    form: tuple[str, ...]

    @property
    def places(self) -> tuple[str, ...]:
        """The names in the path."""
        return tuple(PLACE.findall(self.path))

    def at(self, values: Mapping[str, str]) -> str:
        """The address with these (quoted) values in its places."""
        return PLACE.sub(lambda found: values[found[1]], self.path)


def routes(app: FastAPI) -> tuple[Route, ...]:
    """All routes of an application."""
    return tuple(_routes(app))


def of_house(house: House, method: str = "GET") -> tuple[Route, ...]:
    """The routes of the pages over a house."""
    made = application.create(house, lambda _: visitor())
    return tuple(route for route in routes(made) if route.method == method)


def _routes(app: FastAPI) -> Iterator[Route]:
    for context in iter_route_contexts(app.routes):
        if isinstance(context.original_route, APIRoute):
            for method in sorted(context.methods or ()):
                dependant = context.original_route.dependant
                form = tuple(sorted(field.alias for field in dependant.body_params))
                yield Route(method, str(context.path), tuple(sorted(set(_asked(dependant)))), form)


def _asked(dependant: Dependant) -> Iterator[str]:
    yield from (field.alias for field in dependant.query_params)
    for other in dependant.dependencies:
        yield from _asked(other)
