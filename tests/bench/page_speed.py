"""Measures the pages with a large corpus behind them: one reader at a time, then fifty at once.

The server is a process of its own (uvicorn, one worker), on loopback. Addresses are those of the navigation
and what is linked from there; lists are also asked for far back. Behind them lie the invented dossier, with
its originals, and made documents. What a dossier says as a whole is worked out of part of the observations:
over all of them that takes too long to be repeated here.

    python tests/bench/page_speed.py [FOLDER]          what `made` made; without it that is made first
    python tests/bench/page_speed.py FOLDER --into     idem, into the section of docs/benchmarks.md
"""

from __future__ import annotations

import asyncio
import math
import os
import random
import re
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
import main_job

from corpus import meaning
from rodedraad import finding, opening
from rodedraad.web import application, editions
from rodedraad.web.house import House
from rodedraad.web.pages import CHAPTERS, ENTRIES
from rodedraad.web.settings import Settings
from rodedraad.web.visitor import Role, Visitor
from rodedraad.web.warming import warming
from tests.rodedraad.web.crawling import Crawl, shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from corpus.findings import Findings
    from corpus.store import Corpus

    Table = Callable[[list[list[str]]], str]

OBSERVATIONS, DOCUMENTS = 100_000, 1_000
TOLD = 20
"""Of so many made observations one is in the findings: all documents and senders are, so that lists of these
are as long as they would be, while points and passages are fewer."""
ALIKE, RUNS = 3, 5
"""Addresses of a kind that are asked for, and how often."""
FAR = 20
"""The page of a list that is asked for besides its first."""
PAGED = ("pagina", "bladzijde", "blad")
"""How the addresses of lists say which page."""
JUDGED = 40
DATA = re.compile(
    r"(?<=/)[0-9a-f]{16,64}|(?<=/)[0-9]+(?=/|\.|$)|(?<=/punt/)[^/]+|(?<=/codeboek/)\w+/\w+"
    r"|(?<=/draden/)(?!punt|gedeeld|conflicten)\w+|(?<=/(?:uitvoer|bestand)/)[^/]+"
)
"""What differs between addresses of one kind: ids, numbers, names of themas, forms of files."""
FILES = ("/uitvoer/", "/bestand/", "/origineel", ".csv", ".webp")
"""In the addresses of what is no page: made of all that was asked for, it takes as long as that is large."""
USERS, SECONDS, PAUSE = 50, 60.0, 5.0
WARM = 20.0
"""Seconds in which a server gets warm."""
BROWSING = 0.7
"""The share of requests under load that is no question."""
GOALS = {"page": 150, "search": 200}
"""Milliseconds that p95 may be."""
QUESTIONS = (*corpus_speed.QUESTIONS, *corpus_speed.SEARCHED)
READER = Visitor("Jansen", Role.ADMIN, confidential=True, csrf="meting")
PUBLIC = replace(READER, role=Role.READER, confidential=False)
VISITORS = {"all": READER, "public": PUBLIC}
HEADING = "Pages in the browser"
INTRODUCTION = f"""\
{OBSERVATIONS:,} invented observations in {DOCUMENTS:,} documents (`corpus_maker`), and the invented dossier
with its originals, behind a server on the same machine. Findings are those of one in {TOLD} of the made
observations, with all of the invented dossier: what is listed by document or sender is as long as it would
be, while there are fewer points and passages, which are shown 50 at a time. Each address of the navigation,
and up to {ALIKE} of each kind that is linked from there, each {RUNS} times; files once. Times are of whole
requests; beside them stands what the server's processor took. At once are {USERS} readers, each with a
request every {PAUSE:.0f} seconds, for {SECONDS:.0f} seconds."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Milliseconds that requests of one kind took, how many failed, and of the server's processor each."""

    times: tuple[float, ...]
    errors: int = 0
    processor: float = math.nan

    def percentile(self, share: float) -> float:
        """The time that this share of them stayed below."""
        ordered = sorted(self.times)
        return ordered[max(0, math.ceil(share * len(ordered)) - 1)]

    def row(self, what: str, asked: str) -> list[str]:
        """As a row of a table."""
        figures = [f"{self.percentile(share):.0f}" for share in (0.5, 0.95, 1.0)]
        return [what, asked, str(len(self.times)), *figures, f"{self.processor:.0f}", str(self.errors)]


@dataclass
class Measured:
    """All that was found for one visitor: by kind of page, the questions, under load; memory in MB."""

    pages: dict[str, Taken] = field(default_factory=dict)
    files: dict[str, Taken] = field(default_factory=dict)
    first: Taken = Taken(())
    search: Taken = Taken(())
    judging: Taken | None = None
    load: Taken = Taken(())
    memory: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Started:
    """How `rodedraad serve` begins: seconds until it answers; MB of server (then, warm) and worker."""

    seconds: float
    memory: tuple[float, float, float]


def made(folder: Path) -> None:
    """Make the corpus in a folder, with vectors; the invented dossier comes first."""
    run = (sys.executable, "-m", "rodedraad", "run", str(main_job.ROOT / "examples" / "dossier"))
    subprocess.run((*run, "--out", str(folder)), check=True, stdout=subprocess.DEVNULL)
    with opening.corpus(folder) as corpus:
        corpus_maker.fill(corpus, OBSERVATIONS, DOCUMENTS)
        meaning.index(corpus)


def published(folder: Path) -> None:
    """Make an edition of part of it, for both who may see all and who may not."""
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

    documents = corpus.documents()
    real = {one.id for one in documents if not one.name.startswith(corpus_maker.NAME[:5])}
    told = [one for nr, one in enumerate(corpus.coded()) if nr % TOLD == 0 or one.document in real]
    return findings.find(documents, told, corpus.codebook(), finding.means(corpus))


def serve(folder: Path, who: str, port: int) -> None:
    """The server's process."""
    import uvicorn

    house = House(Settings(folder, folder))
    app = application.create(house, lambda _: VISITORS[who])
    with warming(house):
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


def started(folder: Path) -> Started:
    """How the command begins, over this corpus."""
    command = (sys.executable, "-u", "-m", "rodedraad", "serve", "--corpus", str(folder), "--port", "0")
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().split(": ")[1].strip()
        httpx.get(address, timeout=60).raise_for_status()
        seconds = time.perf_counter() - begun
        first = _memory(process.pid)
        time.sleep(WARM)
        threads = Path(f"/proc/{process.pid}/task").glob("*/children")
        children = [child for one in threads for child in one.read_text("ascii").split()]
        found = Started(seconds, (first, _memory(process.pid), sum(map(_memory, map(int, children)))))
        process.terminate()
    return found


def measured(folder: Path, who: str) -> Measured:
    """All figures for one visitor."""
    found = Measured()
    with serving(folder, who) as (address, process), httpx.Client(base_url=address, timeout=60) as client:
        asking = Asking(client, process)
        time.sleep(WARM)
        found.memory.append(_memory(process))
        urls = _found(client)
        pages = [*urls, *_far(client, urls)]
        found.pages = asking.kinds(url for url in pages if not _is_file(url))
        found.files = asking.kinds((url for url in pages if _is_file(url)), runs=1)
        questions = [_asking(question) for question in QUESTIONS]
        found.first = asking.taken([f"{url}%20-zeldzaam" for url in questions], runs=1, ready=False)
        found.search = asking.taken(questions)
        found.memory.append(_memory(process))
        found.load = asyncio.run(_load(address, [url for url in urls if not _is_file(url)]))
        found.memory.append(_memory(process))
        if VISITORS[who].role > Role.READER:
            found.judging = asking.judging()
    return found


def _found(client: httpx.Client) -> list[str]:
    """What the navigation and links lead to, some of each kind."""
    crawl = Crawl(client, ALIKE, _followed)  # type: ignore[arg-type]  # it asks as a test client does
    crawl.follow(entry.path for entry in ENTRIES)
    return [url for url, answer in crawl.answers.items() if answer.status_code == httpx.codes.OK]


def _far(client: httpx.Client, urls: Sequence[str]) -> Iterator[str]:
    """Pages of lists, far back."""
    linked = {(urlsplit(url).path, name) for url in urls for name in PAGED if f"{name}=" in url}
    far = (f"{path}?{name}={FAR}" for path, name in sorted(linked))
    return (url for url in far if client.get(url).status_code == httpx.codes.OK)


def _asking(question: str) -> str:
    return f"/waarnemingen?vraag={quote(question)}"


def _kind(url: str) -> str:
    """Its path without what tells it from others of its kind."""
    return DATA.sub("*", urlsplit(url).path)


def _followed(url: str) -> str:
    """Idem with what is asked there; one question of several is like another."""
    if _is_file(url):
        return "file"
    names = shape(url).partition("?")[2]
    return f"{_kind(url)}?{names if '&' not in names else '&'}"


def _is_file(url: str) -> bool:
    return any(part in url for part in FILES)


@dataclass(frozen=True, slots=True)
class Asking:
    """Requests by one reader to a server, and what they cost its process."""

    client: httpx.Client
    process: int

    def kinds(self, urls: Iterable[str], runs: int = RUNS) -> dict[str, Taken]:
        """What each kind of address takes; what is asked for once need not be ready."""
        kinds: dict[str, list[str]] = {}
        for url in urls:
            kinds.setdefault(_kind(url), []).append(url)
        return {kind: self.taken(those, runs, ready=runs > 1) for kind, those in sorted(kinds.items())}

    def taken(self, urls: Sequence[str], runs: int = RUNS, *, ready: bool = True) -> Taken:
        """Each asked for a few times; where they are to be `ready`, after once that does not count."""
        for url in urls if ready else ():
            self.client.get(url)
        before = _processor(self.process)
        answers = [self._timed(lambda url=url: self.client.get(url)) for url in urls for _ in range(runs)]
        return _together(answers, _processor(self.process) - before)

    def judging(self) -> Taken:
        """Accepting what the machine says, with the next observation in the answer."""
        where = self.client.get("/beoordelen/volgende?rij=waardevol").headers["location"]
        page, answers, before = self.client.get(where), [], _processor(self.process)
        for _ in range(JUDGED):
            mark = re.search(r'name="gezien" value="(\w+)"', page.text)
            assert mark is not None, page.text
            said = {"gezien": mark[1], "rij": "waardevol", "van": "", "na": "", "daad": "akkoord"}
            sent = {"data": said | {"csrf": READER.csrf}, "headers": {"HX-Request": "true"}}
            path = urlsplit(where).path
            took, page = self._timed(lambda path=path, sent=sent: self.client.post(path, **sent))
            where = page.headers["HX-Push-Url"]
            answers.append((took, page))
        return _together(answers, _processor(self.process) - before)

    def _timed(self, ask: Callable[[], httpx.Response]) -> tuple[float, httpx.Response]:
        start = time.perf_counter()
        answer = ask()
        return (time.perf_counter() - start) * 1000, answer


def _together(answers: Sequence[tuple[float, httpx.Response]], processor: float) -> Taken:
    errors = sum(answer.status_code >= httpx.codes.BAD_REQUEST for _, answer in answers)
    return Taken(tuple(took for took, _ in answers), errors, processor / max(1, len(answers)))


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


def _processor(process: int) -> float:
    """The milliseconds of a processor that a process has had."""
    ticks = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()[11:13]
    return 1000 * sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def rows(found: Measured) -> list[list[str]]:
    """The figures as a table, its head first."""
    head = ["milliseconds", "p95 asked", "requests", "p50", "p95", "slowest", "processor, mean", "errors"]
    page, search = f"≤ {GOALS['page']}", f"≤ {GOALS['search']}"
    body = [taken.row(f"`{kind}`", page) for kind, taken in found.pages.items()]
    body += [taken.row(f"`{kind}`", "") for kind, taken in found.files.items()]
    body += [found.judging.row("accepting, with what comes next", page)] if found.judging else []
    body.append(found.first.row(f"{len(QUESTIONS)} questions, never asked before", search))
    body.append(found.search.row(f"{len(QUESTIONS)} questions, asked before", search))
    return [head, *body, found.load.row(f"{USERS} at once", "no error")]


def section(table: Table, folder: Path | None = None) -> str:
    """All figures, for who sees everything and for who sees public documents; `table` makes Markdown."""
    with tempfile.TemporaryDirectory() as room:
        if folder is None:
            made(folder := Path(room))
        published(folder)
        begun = _begun(started(folder))
        told = [_told(table, who, measured(folder, who)) for who in reversed(VISITORS)]
        return "\n\n".join([INTRODUCTION, begun, *told])


def _begun(found: Started) -> str:
    first, warm, worker = found.memory
    return (
        f"`rodedraad serve` answers {found.seconds:.1f} seconds after it was called, and holds "
        f"{first:,.0f} MB then; {WARM:.0f} seconds later, warm, {warm:,.0f} MB. The worker without work "
        f"holds {worker:,.0f} MB."
    )


def _told(table: Table, who: str, found: Measured) -> str:
    warm, before, after = found.memory
    seen = {"all": "An administrator, who sees everything", "public": "A reader of public documents"}[who]
    memory = (
        f"The server held {warm:,.0f} MB once warm, {before:,.0f} MB before the fifty readers and "
        f"{after:,.0f} MB after."
    )
    return f"{seen}:\n\n{table(rows(found))}\n\n{memory}"


def main() -> None:
    """Measure and show, or serve."""
    if sys.argv[1:2] == ["--serve"]:
        serve(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
        return
    from report import replaced, table

    text = section(table, Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    if sys.argv[2:] == ["--into"]:
        replaced(HEADING, text)
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
