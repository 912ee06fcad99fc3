"""Templates to answers. All text is escaped; what stands in a template is the only markup."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi.responses import HTMLResponse

from corpus import lawbook
from corpus.collective import collective
from corpus.model import Laag
from reports import voices
from reports.dutch import capital
from rodedraad.web import wording
from rodedraad.web.access import static
from rodedraad.web.work import story

if TYPE_CHECKING:
    from fastapi import Request
    from jinja2 import Environment

HERE = Path(__file__).parent


@cache
def environment() -> Environment:
    """The templates."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    made.filters |= {"number": wording.number, "day": wording.day, "moment": wording.moment}
    made.filters |= {"story": story.story, "size": wording.size, "capital": capital, "paper": lawbook.paper}
    made.filters["layer"] = lambda laag: voices.layer(Laag(laag))
    made.globals |= {"counted": wording.counted, "static": static.address, "collective": collective}
    return made


def prepare() -> None:
    """Read all templates: each is made code of once, and kept."""
    for name in environment().list_templates():
        environment().get_template(name)


def render(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page. `values` are what the template shows; visitor, navigation and edition are there for all."""
    from rodedraad.web.pages import entries

    visitor = getattr(request.state, "visitor", None)
    given = {
        "visitor": visitor,
        "path": request.url.path,
        "entries": entries(visitor) if visitor else (),
        "edition": request.app.state.house.edition(visitor) if visitor else None,
    }
    text = environment().get_template(template).render(given | values)
    return HTMLResponse(text, status_code=status)
