"""The page "Register"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from rodedraad.web.rendering import render
from rodedraad.web.visitor import Reader

if TYPE_CHECKING:
    from rodedraad.web.editions import Chapter

router = APIRouter()
CHAPTERS: tuple[Chapter[Any], ...] = ()


@router.get("/register")
def shown(request: Request, visitor: Reader) -> HTMLResponse:  # noqa: ARG001
    """The page."""
    return render(request, "register.html")
