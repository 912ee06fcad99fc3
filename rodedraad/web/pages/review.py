"""The page "Beoordelen"."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from rodedraad.web.rendering import render
from rodedraad.web.visitor import Reviewer

router = APIRouter()


@router.get("/beoordelen")
def shown(request: Request, visitor: Reviewer) -> HTMLResponse:  # noqa: ARG001
    """The page."""
    return render(request, "review.html")
