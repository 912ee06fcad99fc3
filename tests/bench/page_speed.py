"""Measures the pages with a large corpus behind them: one reader at a time, then fifty at once.

The server is a process of its own (uvicorn, one worker), on loopback. Addresses are those of the navigation
and what is linked from there; lists are also asked for far back. What a dossier says as a whole is worked out
of its first documents alone: over all of it that takes too long to be repeated here, and pages read no more
of it than what they show.

    python tests/bench/page_speed.py [FOLDER]    a corpus that `corpus_maker` made; without it one is made
"""

from __future__ import annotations

import asyncio
import math
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import corpus_maker
import corpus_speed
import httpx
from fastapi.routing import APIRoute

from corpus import meaning
from rodedraad import finding, opening
from rodedraad.web import application, editions
from rodedraad.web.house import House
from rodedraad.web.pages import CHAPTERS, ENTRIES
from rodedraad.web.settings import Settings
from rodedraad.web.visitor import Role, Visitor
from tests.rodedraad.web.crawling import Crawl, shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from corpus.findings import Findings
    from corpus.store import Corpus

    Table = Callable[[list[list[str]]], str]

OBSERVATIONS, DOCUMENTS = 100_000, 1_000
TOLD = 25
"""Documents of which the findings are made."""
ALIKE, RUNS = 3, 5
"""Addresses of a kind that are asked for, and how often."""
FAR = 40
"""The page of a list that is asked for besides its first."""
USERS, SECONDS, PAUSE = 50, 60.0, 5.0
BROWSING = 0.7
"""The share of requests under load that is no question."""
GOALS = {"page": 150, "search": 200}
"""Milliseconds that p95 may be."""
QUESTIONS = (*corpus_speed.QUESTIONS, *corpus_speed.SEARCHED)
READER = Visitor("Jansen", Role.ADMIN, confidential=True, csrf="meting")
PUBLIC = replace(READER, role=Role.READER, confidential=False)
VISITORS = {"all": READER, "public": PUBLIC}


@dataclass(frozen=True, slots=True)
class Taken:
    """Milliseconds that requests of one kind took, and how many of them failed."""

    times: tuple[float, ...]
    errors: int = 0

    def percentile(self, share: float) -> float:
        """The time that this share of them stayed below."""
        ordered = sorted(self.times)
        return ordered[max(0, math.ceil(share * len(ordered)) - 1)]

    def row(self, what: str, asked: str) -> list[str]:
        """As a row of a table."""
        figures = [f"{self.percentile(share):.0f}" for share in (0.5, 0.95, 1.0)]
        return [what, asked, str(len(self.times)), *figures, str(self.errors)]


@dataclass
class Measured:
    """All that was found for one visitor: by kind of page, the questions, under load; memory in MB."""

    pages: dict[str, Taken] = field(default_factory=dict)
    search: Taken = Taken(())
    load: Taken = Taken(())
    memory: tuple[float, float] = (0.0, 0.0)


def made(folder: Path) -> None:
    """Make the corpus in a folder, with vectors."""
    with opening.corpus(folder, create=True) as corpus:
        corpus_maker.fill(corpus, OBSERVATIONS, DOCUMENTS)
        meaning.index(corpus)


def published(folder: Path) -> None:
    """Make an edition of the first documents, for both who may see all and who may not."""
    house = House(Settings(folder, folder))
    try:
        corpora = {editions.Audience.EVERYTHING: house.everything, editions.Audience.PUBLIC: house.public}
        scenes = {
            audience: editions.Scene(_findings(corpus), corpus.codebook(), corpus)
            for audience, corpus in corpora.items()
        }
        editions.publish(house.state, editions.basis(house.everything), scenes, CHAPTERS)
    finally:
        house.close()


def _findings(corpus: Corpus) -> Findings:
    from synthesis import findings

    documents = corpus.documents()[:TOLD]
    held = {document.id for document in documents}
    observations = [one for one in corpus.coded() if one.document in held]
    return findings.find(documents, observations, corpus.codebook(), finding.means(corpus))


def serve(folder: Path, who: str, port: int) -> None:
    """The server's process."""
    import uvicorn

    house = House(Settings(folder, folder))
    app = application.create(house, lambda _: VISITORS[who])
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="error")


@contextmanager
def serving(folder: Path, who: str) -> Iterator[tuple[str, int]]:
    """The address and the process of a server that answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, __file__, "--serve", str(folder), who, str(port)])
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, process)
        yield address, process.pid
    finally:
        process.terminate()
        process.wait()


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        try:
            httpx.get(address, timeout=60)
        except httpx.TransportError:
            if process.poll() is not None:
                raise RuntimeError("the server ended") from None
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server does not answer")


def measured(folder: Path, who: str) -> Measured:
    """All figures for one visitor."""
    found = Measured()
    with serving(folder, who) as (address, process), httpx.Client(base_url=address, timeout=60) as client:
        crawl = Crawl(client, ALIKE, _kind)  # type: ignore[arg-type]  # it asks as a test client does
        crawl.follow(entry.path for entry in ENTRIES)
        urls = [url for url, answer in crawl.answers.items() if answer.status_code == httpx.codes.OK]
        found.pages = _pages(client, [*urls, *_far(client, urls)])
        found.search = _taken(client, [_asking(question) for question in QUESTIONS])
        before = _memory(process)
        found.load = asyncio.run(_load(address, urls))
        found.memory = (before, _memory(process))
    return found


def _far(client: httpx.Client, urls: Sequence[str]) -> Iterator[str]:
    """Pages of lists, far back."""
    linked = {urlsplit(url).path for url in urls if "pagina=" in url}
    far = (f"{path}?pagina={FAR}" for path in sorted(linked))
    return (url for url in far if client.get(url).status_code == httpx.codes.OK)


def _asking(question: str) -> str:
    return f"/waarnemingen?vraag={quote(question)}"


def _kind(url: str) -> str:
    """The route that answers it, with the names of what is asked."""
    path, question = urlsplit(url).path, shape(url).partition("?")[2]
    routes = (route for entry in ENTRIES for route in entry.router.routes if isinstance(route, APIRoute))
    route = next((route.path for route in routes if route.path_regex.match(path)), path)
    return f"{route}?{question}" if question else route


def _pages(client: httpx.Client, urls: Sequence[str]) -> dict[str, Taken]:
    kinds: dict[str, list[str]] = {}
    for url in urls:
        kinds.setdefault(_kind(url), []).append(url)
    return {kind: _taken(client, those) for kind, those in sorted(kinds.items())}


def _taken(client: httpx.Client, urls: Sequence[str]) -> Taken:
    """Each asked for a few times, after once that does not count."""
    times, errors = [], 0
    for url in urls:
        client.get(url)
        for _ in range(RUNS):
            start = time.perf_counter()
            errors += client.get(url).status_code >= httpx.codes.BAD_REQUEST
            times.append((time.perf_counter() - start) * 1000)
    return Taken(tuple(times), errors)


async def _load(address: str, urls: Sequence[str]) -> Taken:
    limits = httpx.Limits(max_connections=USERS)
    async with httpx.AsyncClient(base_url=address, timeout=60, limits=limits) as client:
        parts = await asyncio.gather(*(_user(client, urls, number) for number in range(USERS)))
    return Taken(tuple(t for part in parts for t in part.times), sum(part.errors for part in parts))


async def _user(client: httpx.AsyncClient, urls: Sequence[str], number: int) -> Taken:
    """Somebody who asks for a page or puts a question every few seconds."""
    draw = random.Random(number)  # noqa: S311 - the same pages each time
    times, errors, begun = [], 0, time.perf_counter()
    await asyncio.sleep(draw.random() * PAUSE)
    while time.perf_counter() - begun < SECONDS:
        url = draw.choice(urls) if draw.random() < BROWSING else _asking(draw.choice(QUESTIONS))
        start = time.perf_counter()
        try:
            errors += (await client.get(url)).status_code >= httpx.codes.BAD_REQUEST
        except httpx.TransportError:
            errors += 1
        times.append((time.perf_counter() - start) * 1000)
        await asyncio.sleep(max(0.0, PAUSE - (time.perf_counter() - start)))
    return Taken(tuple(times), errors)


def _memory(process: int) -> float:
    """What a process holds, in MB."""
    pages = int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def rows(found: Measured) -> list[list[str]]:
    """The figures as a table, its head first."""
    head = ["milliseconds", "p95 asked", "requests", "p50", "p95", "slowest", "errors"]
    body = [taken.row(f"`{kind}`", f"≤ {GOALS['page']}") for kind, taken in found.pages.items()]
    asked = found.search.row(f"{len(QUESTIONS)} questions", f"≤ {GOALS['search']}")
    return [head, *body, asked, found.load.row(f"{USERS} at once", "no error")]


def section(table: Table, folder: Path | None = None) -> str:
    """All figures, for who sees everything and for who sees public documents; `table` makes Markdown."""
    with tempfile.TemporaryDirectory() as room:
        if folder is None:
            made(folder := Path(room))
        published(folder)
        return "\n\n".join(_told(table, who, measured(folder, who)) for who in VISITORS)


def _told(table: Table, who: str, found: Measured) -> str:
    before, after = found.memory
    seen = {"all": "An administrator, who sees everything", "public": "A reader of public documents"}[who]
    memory = f"The server held {before:,.0f} MB before the fifty readers and {after:,.0f} MB after."
    return f"{seen}:\n\n{table(rows(found))}\n\n{memory}"


def main() -> None:
    """Measure and show, or serve."""
    if sys.argv[1:2] == ["--serve"]:
        serve(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
        return
    from report import table

    sys.stdout.write(section(table, Path(sys.argv[1]) if len(sys.argv) > 1 else None) + "\n")


if __name__ == "__main__":
    main()
