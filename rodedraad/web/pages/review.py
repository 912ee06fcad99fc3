"""The page "Beoordelen": what awaits review, one observation at a time, and what reviewers do with it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import HTMLResponse, Response
from starlette.datastructures import FormData

from corpus.errors import ReviewError, StandingChangedError, UnknownValueError
from corpus.judgements import Act
from corpus.reviewing import standing
from rodedraad.web.rendering import render
from rodedraad.web.review import answers, orders, progress
from rodedraad.web.review.answers import Telling
from rodedraad.web.review.asked import Asked, Words, asked
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
def shown(within: Within) -> HTMLResponse:
    """Where one chooses what to review."""
    choices = (Choice(line) for line in Line if line not in OF)
    lines = {one.line.value: (one, queued(within.house, within.visitor, one).total) for one in choices}
    found = within.edition.page(progress.CHAPTER) if within.edition else None
    return render(within.request, "review.html", lines=lines, progress=found, names=NAMES)


@router.get("/beoordelen/overeenstemming")
def agreement(within: Within) -> HTMLResponse:
    """How reviewers and the machine agree, what is to be decided, how far the review is."""
    found = within.edition.page(progress.CHAPTER) if within.edition else None
    labels = values(within.corpus.codebook()).labels
    return render(
        within.request, "review_agreement.html", progress=found, disputes=disputes(within.corpus),
        labels=labels, decide=Choice(Line.DISPUTES),
    )  # fmt: skip


@router.get("/beoordelen/volgende")
def next_(within: Within) -> Response:
    """The next observation of a queue, or that there is none."""
    return answers.onward(within)


@router.get("/beoordelen/{observation}")
def case(within: Within, observation: str, gedaan: Words = "") -> Response:
    """One observation to review."""
    return answers.case(within, observation, Telling(gedaan))


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
    within = Asked(request, visitor, choice, fields.get("na", ""))
    form = given(fields, [value for value in sent.getlist("thema") if isinstance(value, str)])
    _check_exists(within, observation)
    try:
        enter(within.house, visitor, observation, form)
    except StandingChangedError:
        return answers.case(within, observation, Telling(tried=form, changed=True))
    except (ReviewError, UnknownValueError) as error:
        return answers.case(within, observation, Telling(tried=form, error=error))
    if form.act in STAYING:
        return answers.going(within, observation, Telling(form.act.value))
    return answers.onward(answers.after(within, observation))


def _check_exists(within: Asked, observation: str) -> None:
    """Fails when the observation does not exist for the reviewer."""
    try:
        standing(within.corpus, observation)
    except ReviewError:
        raise HTTPException(404, answers.GONE) from None
