"""The pages that answer a reviewer: an observation, the one that comes next, or that there is none left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from fastapi import HTTPException
from fastapi.responses import RedirectResponse

from corpus.errors import ReviewError
from corpus.reviewing import NOTHING
from rodedraad.web.rendering import render
from rodedraad.web.review import claims
from rodedraad.web.review.case import Case, case_of
from rodedraad.web.review.done import done
from rodedraad.web.review.following import SHARED, following, queued
from rodedraad.web.review.orders import order
from rodedraad.web.review.values import values

if TYPE_CHECKING:
    from fastapi.responses import HTMLResponse, Response

    from corpus.errors import RodedraadError
    from rodedraad.web.review.asked import Asked
    from rodedraad.web.review.done import Done
    from rodedraad.web.review.entering import Given

GONE = "Deze zin staat niet in het dossier."


@dataclass(frozen=True, slots=True)
class Telling:
    """What the page of an observation tells beside it: what was done to it, or why a form was not entered.

    `act` is the value of what was done, "" for nothing; `tried` is the form that was refused, by `error` or
    because the observation `changed`.
    """

    act: str = ""
    tried: Given | None = None
    error: RodedraadError | None = None
    changed: bool = False

    @property
    def status(self) -> int:
        """Of the answer."""
        return 409 if self.changed else 400 if self.error else 200


def onward(asked: Asked) -> Response:
    """What comes next in the queue."""
    found = following(asked)
    if found is None:
        return _placed(asked, asked.choice.following(asked.after), ended(asked))
    return going(asked, found, Telling())


def going(asked: Asked, observation: str, telling: Telling) -> Response:
    """To an observation: by its address, or its page at once where the page itself asks."""
    address = asked.choice.case(observation, asked.after, gedaan=telling.act)
    if not asked.in_place:
        return RedirectResponse(address, 303)
    return _placed(asked, address, case(asked, observation, telling))


def _placed(asked: Asked, address: str, page: Response) -> Response:
    """The page, with its address for whoever asked for it by another."""
    if asked.in_place:
        page.headers["HX-Push-Url"] = address
    return page


def ended(asked: Asked) -> HTMLResponse:
    """That nothing comes next."""
    left = queued(asked).total
    return render(
        asked.request, "review_end.html", choice=asked.choice, name=asked.queue, after=asked.after,
        left=left, done=_done(asked, ""),
    )  # fmt: skip


def case(asked: Asked, observation: str, telling: Telling) -> HTMLResponse:
    """The page of an observation. Fails when it does not exist for the reviewer."""
    try:
        found = case_of(asked.corpus, observation, asked.visitor.name)
    except ReviewError:
        raise HTTPException(404, GONE) from None
    about = {
        "case": found, "choice": asked.choice, "after": asked.after, "name": asked.queue,
        "done": _done(asked, observation), "told": telling.act, "tried": telling.tried,
        "error": telling.error, "changed": telling.changed,
    }  # fmt: skip
    if isinstance(found, Case):
        page = about | _desk(asked, found, telling)
        return render(asked.request, "review_case.html", status=telling.status, **page)
    return render(asked.request, "review_replaced.html", status=telling.status, **about)


def _desk(asked: Asked, found: Case, telling: Telling) -> dict[str, Any]:
    """What one judges with: the values to choose from, those that are chosen, who else looks at it."""
    state, who = asked.house.state, asked.visitor.name
    if asked.choice.line not in SHARED:
        claims.take(state, found.id, who)
    tried = telling.tried.labels if telling.tried else NOTHING
    wanted = order(asked.edition, asked.choice).wanted
    return {
        "values": values(asked.corpus.codebook()),
        "chosen": tried.over(found.labels),
        "holder": claims.holder(state, found.id, who),
        "why": next((one.why for one in wanted if one.id == found.id), ""),
    }


def _done(asked: Asked, observation: str) -> Done | None:
    """What was done to the observation before this one, if that can be told."""
    if asked.after in {"", observation}:
        return None
    try:
        return done(asked.corpus, asked.after, asked.visitor.name)
    except ReviewError:
        return None


def after(asked: Asked, observation: str) -> Asked:
    """The same request, seen from behind an observation."""
    return replace(asked, after=observation)
