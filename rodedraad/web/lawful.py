"""Each request is answered with the codebook in use that the corpus is coded with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from corpus import lawbook
from corpus.errors import RodedraadError

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from corpus.lawbook import Lawbook
    from rodedraad.web.house import House


class Lawful:
    """An application that knows the law of its corpus."""

    def __init__(self, app: ASGIApp, house: House) -> None:
        self.app, self.house = app, house

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["path"].startswith("/static/"):
            await self.app(scope, receive, send)
            return
        with lawbook.using(await run_in_threadpool(self._lawbook)):
            await self.app(scope, receive, send)

    def _lawbook(self) -> Lawbook:
        """That of the corpus; a corpus that cannot be read has its pages say so."""
        try:
            return self.house.lawbook
        except RodedraadError:
            return lawbook.in_use()
