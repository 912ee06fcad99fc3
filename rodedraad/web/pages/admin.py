"""The page "Beheer"."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from rodedraad.web.rendering import render
from rodedraad.web.visitor import Admin

router = APIRouter()


@router.get("/beheer")
def shown(request: Request, visitor: Admin) -> HTMLResponse:  # noqa: ARG001
    """The page."""
    return render(request, "admin.html")
