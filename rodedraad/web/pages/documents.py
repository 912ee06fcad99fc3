"""The page "Documenten"."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from rodedraad.web.rendering import render
from rodedraad.web.visitor import Reader

router = APIRouter()


@router.get("/documenten")
def shown(request: Request, visitor: Reader) -> HTMLResponse:  # noqa: ARG001
    """The page."""
    return render(request, "documents.html")
