"""The page "Beoordelen": what awaits review, one observation at a time, and what reviewers do with it."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response
from starlette.datastructures import FormData

from corpus.errors import ReviewError, StandingChangedError, UnknownValueError
from corpus.judgements import Act
from rodedraad.web.rendering import render
from rodedraad.web.review import answers, orders, progress
from rodedraad.web.review.answers import Telling
from rodedraad.web.review.asked import Asked, Words, asked, within
from rodedraad.web.review.choice import NAMES, OF, Choice, Line, chosen
from rodedraad.web.review.disputes import disputes
from rodedraad.web.review.entering import enter, given
from rodedraad.web.review.following import queued
from rodedraad.web.review.values import values
from rodedraad.web.visitor import Reviewer

router = APIRouter()
CHAPTERS = (orders.CHAPTER, progress.CHAPTER)
STAYING = {Act.COMMENT, Act.SPLIT, Act.JOIN, Act.UNDO}
"""After these one stays with the observation."""
MOST_FIELDS = 100
Within = Annotated[Asked, Depends(asked)]


@router.get("/beoordelen")
def shown(place: Within) -> HTMLResponse:
    """Where one chooses what to review."""
    choices = (Choice(line) for line in Line if line not in OF)
    lines = {one.line.value: (one, queued(replace(place, choice=one)).total) for one in choices}
    found = place.edition.page(progress.CHAPTER) if place.edition else None
    return render(place.request, "review.html", lines=lines, progress=found, names=NAMES)


@router.get("/beoordelen/overeenstemming")
def agreement(place: Within) -> HTMLResponse:
    """How reviewers and the machine agree, what is to be decided, how far the review is."""
    found = place.edition.page(progress.CHAPTER) if place.edition else None
    labels = values(place.corpus.codebook()).labels
    return render(
        place.request, "review_agreement.html", progress=found, disputes=disputes(place.corpus),
        labels=labels, decide=Choice(Line.DISPUTES),
    )  # fmt: skip


@router.get("/beoordelen/volgende")
def next_(place: Within) -> Response:
    """The next observation of a queue, or that there is none."""
    return answers.onward(place)


@router.get("/beoordelen/{observation}")
def case(place: Within, observation: str, gedaan: Words = "") -> Response:
    """One observation to review."""
    return answers.case(place, observation, Telling(gedaan))


async def sent_form(request: Request) -> FormData:
    """The form of a request."""
    return await request.form(max_files=0, max_fields=MOST_FIELDS)


@router.post("/beoordelen/{observation}")
def judged(
    request: Request, visitor: Reviewer, observation: str, sent: Annotated[FormData, Depends(sent_form)]
) -> Response:
    """Enter what a form says, and go on."""
    fields = {name: value for name, value in sent.items() if isinstance(value, str)}
    choice = chosen(fields.get("rij", ""), fields.get("van", ""))
    place = within(request, visitor, choice, fields.get("na", ""))
    form = given(fields, [value for value in sent.getlist("thema") if isinstance(value, str)])
    try:
        enter(place.house, visitor, observation, form)
    except StandingChangedError:
        return answers.case(place, observation, Telling(tried=form, changed=True))
    except (ReviewError, UnknownValueError) as error:
        return answers.case(place, observation, Telling(tried=form, error=error))
    if form.act in STAYING:
        return answers.going(place, observation, Telling(form.act.value))
    return answers.onward(answers.after(place, observation))
