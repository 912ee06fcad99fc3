"""Whoever may not see confidential documents finds nothing of them, whatever address is asked for.

Every page is gone through twice: by an administrator who may see all, which gives every address there is, and
by somebody who may not. Each address of the former is tried by the latter too. Pages that are added later are
gone through likewise; a route with a parameter that nobody guesses at yet fails a test that says so.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote_plus

import pytest

from corpus import erasing, schema
from corpus.awaiting import STRUCTURAL
from corpus.judgements import Act
from corpus.reviewing import Wish
from rodedraad.web import results
from rodedraad.web.audience import Audience
from rodedraad.web.house import House
from rodedraad.web.pages import ENTRIES
from rodedraad.web.review import claims
from rodedraad.web.settings import Settings
from rodedraad.web.state import jobs, queue, trail
from rodedraad.web.state.jobs import JobKind, JobStatus
from rodedraad.web.visitor import Role
from rodedraad.web.work.sight import OF_ALL
from tests.conftest import ROOT
from tests.rodedraad.web.conftest import client, visitor
from tests.rodedraad.web.crawling import Crawl, place, told
from tests.rodedraad.web.routing import of_house

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.rodedraad.web.crawling import Answers
    from tests.rodedraad.web.routing import Route

WORD = re.compile(r"[^\W\d_]{7,}")
OURS = ("rodedraad", "reports", "synthesis", "corpus", "nlp/signs", "docs")
"""Where words stand that a page may say of itself."""
CLOCK = re.compile(r"\b\d{1,2}:\d\d\b|<p class=\"note\">\w+ heeft deze zin nu ook voor zich\.[^<]*</p>")
"""What hangs on the moment: a time, and that somebody has a sentence before them, which passes."""
ALIKE = 20
"""Addresses of one kind of page that are followed, with one question or another."""
ROLES = (Role.READER, Role.ADMIN)
ELSE = {"id": "0" * 16, "document": "0" * 64, "name": "bestaat-niet", "number": "987654"}
"""What does not exist, for each shape of what does."""


@dataclass(frozen=True)
class Secret:
    """What nobody may find: what documents are called, their ids and those of what they say, their words."""

    documents: frozenset[str]
    observations: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]

    @property
    def everything(self) -> frozenset[str]:
        return self.documents | self.observations | self.names | self.words


@pytest.fixture(scope="module")
def secret(house: House) -> Secret:
    """What the corpus has of confidential documents, and of no other."""
    corpus = house.everything
    hidden = {one.id: one for one in corpus.documents() if one.metadata.confidential is not None}
    texts: dict[bool, list[str]] = {True: [], False: []}
    for one in corpus.documents():
        blocks = [block.text for block in corpus.blocks(one.id)]
        facts = [fact.value for fact in one.metadata.senders]
        texts[one.id in hidden] += [*blocks, *facts]
    known = " ".join(texts[False]).casefold() + " ".join(_own()).casefold()
    words = {word.casefold() for text in texts[True] for word in WORD.findall(text)}
    stems = {one.stem for one in hidden.values()}
    return Secret(
        frozenset(hidden),
        frozenset(one.id for one in corpus.coded() if one.document in hidden),
        frozenset(stem for stem in stems if stem.casefold() not in known),
        frozenset(word for word in words if word not in known),
    )


def _own() -> Iterator[str]:
    for folder in OURS:
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in {".py", ".html", ".j2", ".toml", ".po", ".md", ".js"}:
                yield path.read_text("utf-8")


@pytest.fixture(scope="module", autouse=True)
def busy(house: House, secret: Secret) -> None:
    """What somebody does who may see all: judges some of it and of the rest, and asks for jobs."""
    public = [one.id for one in house.public.coded() if one.coding.rol not in STRUCTURAL]
    hidden = sorted(secret.observations & {one.id for one in house.everything.coded()})
    for id_ in (*hidden[:6], *public[:2]):
        why = f"over {min(secret.words)}" if id_ in hidden else ""
        house.judge(visitor(), Wish(id_, Act.ACCEPT, "", why=why))
    house.refresh()
    claims.take(house.state, hidden[0], "Jansen")
    trail.note(house.state, "Jansen", "stuk gewijzigd", min(secret.names))
    for kind in JobKind:
        nr = jobs.submit(house.state, kind, asked(Audience.EVERYTHING, min(secret.names)), "Jansen")
        leave(house, nr, min(secret.names))


def asked(audience: Audience, name: str) -> dict[str, object]:
    """The arguments of a job of whatever kind."""
    return {
        "audience": audience.value, "kind": "kamerbrief", "confidential": True, "naam": f"{name}.txt",
        "van": "Jansen", "bestand": "",
    }  # fmt: skip


def leave(house: House, nr: int, name: str) -> None:
    """Let a job be done, with files and a story that name something."""
    folder = results.folder(house.state, nr)
    folder.mkdir(parents=True)
    for file in (f"{name}.zip", "kamerbrief.html", "dekkingstoets.json"):
        (folder / file).write_text(f"over {name}", "utf-8")
    results.note_drawn(folder, house.findings(Audience.PUBLIC), house.public)
    story = {
        "bestanden": [f"{name}.zip"], "gelezen": 1, "ongewijzigd": 0, "dubbel": 0, "let_op": [],
        "mislukt": [{"bestand": name, "reden": "x", "remedie": "x"}], "overgeslagen": [name],
        "titel": f"Over {name}", "vormen": ["html"], "score": 0.5, "zonder_steun": 1,
        "sentences": 1, "documents": 1, "judged": 1, "seconds": 1.0, "identity": "eigen", "encoder": "x",
        "stukken": 1, "originelen": 1, "nagegaan": {"stukken": 1}, "hersteld": [], "niet_nagegaan": [],
        "mis": [], "onderdelen": [],
    }  # fmt: skip
    queue.ended(house.state, nr, JobStatus.DONE, story)


@pytest.fixture(scope="module")
def alone(house: House, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The same dossier, from which the confidential documents were taken out."""
    out = tmp_path_factory.mktemp("alleen") / "uit"
    shutil.copytree(house.settings.out, out)
    made = House(Settings(out, out, house.settings.dossier))
    for one in made.everything.documents():
        if one.metadata.confidential is not None:
            erasing.erase(made.everything, one.id, "was vertrouwelijk", "Jansen")
    made.refresh()
    yield made
    made.close()


@pytest.fixture(scope="module")
def everything(house: House) -> Answers:
    """All pages as somebody sees them who may see all."""
    return Crawl(client(house, visitor()), ALIKE, place).follow(entry.path for entry in ENTRIES)


@pytest.fixture(scope="module", params=ROLES, ids=lambda role: role.word)
def crawl(house: House, request: pytest.FixtureRequest) -> Crawl:
    """The pages as somebody else sees them, who may not."""
    made = _crawl(house, request.param)
    made.follow(entry.path for entry in ENTRIES)
    return made


def _crawl(house: House, role: Role) -> Crawl:
    return Crawl(client(house, visitor(role, confidential=False, name="Bakker")), ALIKE, place)


def leaks(answer: object, secret: Secret, asked: str) -> set[str]:
    """What an answer says that nobody may find, but for what was asked: a page repeats a question."""
    text, question = told(answer).casefold(), unquote_plus(asked).casefold()  # type: ignore[arg-type]
    return {one for one in secret.everything if one in text and one not in question}


def test_there_is_something_to_hide(secret: Secret) -> None:
    assert all((secret.documents, secret.observations, secret.names, len(secret.words) > 10))


def test_no_page_says_anything_of_it(crawl: Crawl, secret: Secret) -> None:
    assert len(crawl.answers) >= len(ENTRIES)
    for url, answer in crawl.answers.items():
        assert answer.status_code < 500, url
        assert not leaks(answer, secret, url), url


def test_no_address_of_somebody_who_may_see_all_gives_it(
    crawl: Crawl, everything: Answers, secret: Secret
) -> None:
    for url in everything.keys() - crawl.answers.keys():
        answer = crawl.client.get(url)
        assert answer.status_code < 500, url
        assert not leaks(answer, secret, url), url


def test_every_page_is_that_of_a_dossier_without_them(
    crawl: Crawl, alone: House, request: pytest.FixtureRequest
) -> None:
    """Counts, order and all."""
    role: Role = request.node.callspec.params["crawl"]
    other = client(alone, visitor(role, confidential=False, name="Bakker"))
    for url, answer in crawl.answers.items():
        if "html" in answer.headers.get("content-type", ""):
            assert CLOCK.sub("", answer.text) == CLOCK.sub("", other.get(url).text), url


def test_what_others_did_with_them_is_not_told(crawl: Crawl, secret: Secret) -> None:
    """The trail of changes names documents."""
    assert {"/beheer", "/documenten", "/"} <= crawl.answers.keys()
    for url, answer in crawl.answers.items():
        assert min(secret.names) not in told(answer), url


LEFT = (
    "/taken/{nr}", "/taken/{nr}/bestand/{name}.zip", "/rapport/{nr}/voorbeeld", "/rapport/{nr}/bestand/html",
    "/toets/{nr}/bestand/json",
)  # fmt: skip
"""Where something may be that a job left."""


@pytest.mark.parametrize("role", Role, ids=lambda role: role.word)
def test_what_jobs_of_others_left_is_not_there(house: House, secret: Secret, role: Role) -> None:
    """Whatever number is guessed: for who may not see all nothing, not even that there is a job."""
    other = client(house, visitor(role, confidential=False, name="Bakker"))
    for job, path in product(jobs.listed(house.state), LEFT):
        url = path.format(nr=job.nr, name=quote(min(secret.names)))
        answer = other.get(url)
        assert answer.status_code == 404, url
        assert not leaks(answer, secret, url), url
        assert other.post(f"/taken/{job.nr}/intrekken").status_code == 404


@pytest.mark.parametrize("role", [Role.READER, Role.REVIEWER], ids=lambda role: role.word)
def test_drafts_and_jobs_are_of_who_asked_for_them(house: House, secret: Secret, role: Role) -> None:
    """Others who may see all see the reports, which are the dossier's; reviewers what is read."""
    other = client(house, visitor(role, name="Visser"))
    for job, path in product(jobs.listed(house.state), LEFT):
        url = path.format(nr=job.nr, name=quote(min(secret.names)))
        is_report = job.kind is JobKind.REPORT and path.startswith("/rapport")
        is_of_all = job.kind in OF_ALL and path.startswith("/taken") and role is Role.REVIEWER
        assert (other.get(url).status_code == 200) == (is_report or is_of_all), url


GUESSED = {
    "id": ("id", "document"), "id_": ("id", "document"), "observation": ("id",), "key": ("document", "name"),
    "thema": ("name",), "kind": ("name",), "value": ("name",), "name": ("name",), "form": ("name",),
    "nr": ("number",), "number": ("number",),
    "vorm": ("name",),
}  # fmt: skip
"""What each parameter of a route may be: that is what is guessed at."""


def test_every_parameter_of_a_route_is_guessed_at(house: House) -> None:
    """A new name wants a line in `GUESSED`: what do its values look like?"""
    names = {name for route in of_house(house) for name in route.places}
    assert names <= GUESSED.keys(), f"nobody guesses at {sorted(names - GUESSED.keys())}: see GUESSED"


def guesses(route: Route, secret: Secret) -> Iterator[tuple[str, str]]:
    """Addresses with what is secret in the place of parameters, each with one of what does not exist."""
    known = {
        "id": min(secret.observations), "document": min(secret.documents), "name": min(secret.names),
        "number": "1",
    }  # fmt: skip
    names = list(route.places)
    for kinds in product(*(GUESSED.get(name, ()) for name in names)):
        secrets = {name: quote(known[kind]) for name, kind in zip(names, kinds, strict=True)}
        others = {name: quote(ELSE[kind]) for name, kind in zip(names, kinds, strict=True)}
        if "number" not in kinds:  # a number says nothing of what it belongs to
            yield route.at(secrets), route.at(others)


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.word)
def test_what_is_guessed_is_answered_as_what_does_not_exist(house: House, secret: Secret, role: Role) -> None:
    asked = client(house, visitor(role, confidential=False, name="Bakker"))
    for route in of_house(house):
        for guess, other in guesses(route, secret) if route.places else ():
            answers = [asked.get(one) for one in (guess, other)]
            assert answers[0].status_code == answers[1].status_code, guess
            bodies = [_without(told(one), part) for one, part in zip(answers, (guess, other), strict=True)]
            assert bodies[0] == bodies[1], guess


def _without(text: str, url: str) -> str:
    """Without what the address itself says, and how long it is."""
    for part in sorted(filter(None, url.split("/")), key=len, reverse=True):
        if part in {*ELSE.values()} or len(part) > len("waarnemingen"):
            text = text.replace(part, "*")
    return CLOCK.sub("", re.sub(r"content-length: \d+", "", text))


QUERIES = ("vertrouwelijk:ja", "document:{name}", "id:{id}", "{word}", '"{word}"', "{word}*", "bron:{name}")
NAMES = ("vraag", "q", "zoek", "filter", "document", "bron", "id", "like", "lijkt", "thema", "punt")


def test_what_is_searched_for_is_not_found(house: House, secret: Secret) -> None:
    """Under any name that a page may have for a question."""
    values = {
        "name": min(secret.names), "id": min(secret.observations), "word": min(secret.words)
    }  # fmt: skip
    asked = client(house, visitor(Role.READER, confidential=False, name="Bakker"))
    paths = [route.path for route in of_house(house) if not route.places]
    for path, query in product(paths, QUERIES):
        question = query.format(**values)
        url = f"{path}?{'&'.join(f'{name}={quote(question)}' for name in NAMES)}"
        answer = asked.get(url)
        assert answer.status_code < 500, url
        assert not leaks(answer, secret, url), url


def test_a_document_that_becomes_confidential_leaves_the_pages_at_once(own_house: House) -> None:
    """Not only when a new edition is there; what was made of it before goes with it."""
    reader, everyone = visitor(Role.READER, confidential=False), visitor()
    one = next(one for one in own_house.public.documents())
    assert own_house.edition(reader) is not None
    made = [jobs.submit(own_house.state, JobKind.REPORT, asked(of, "x"), "Jansen") for of in Audience]
    for nr in made:
        leave(own_house, nr, "x")
    for_all, for_public = (f"/rapport/{nr}/voorbeeld" for nr in made)
    assert client(own_house, reader).get(for_public).status_code == 200
    fact = {"document": one.id, "field": "confidential", "idx": 0, "value": "x", "evidence": "x", "page": 1}
    with own_house.everything.writing() as connection:
        connection.execute(schema.fact.insert(), fact)
    assert own_house.edition(reader) is None
    before = own_house.edition(everyone)
    assert before is not None
    assert client(own_house, reader).get(for_public).status_code == 410
    assert client(own_house, everyone).get(for_all).status_code == 200
    wiped = client(own_house).post(f"/documenten/{one.id}/wissen", data={"reden": "AVG"})
    assert wiped.status_code == 303
    assert own_house.edition(everyone) is None
    assert client(own_house, everyone).get(for_all).status_code == 410
    assert not any(results.folder(own_house.state, nr).exists() for nr in made)
    assert own_house.refresh() > before.nr, "what a server keeps in memory goes by the number"
    assert own_house.edition(everyone) is not None


def test_what_was_wiped_lies_in_no_file_of_the_pages(own_house: House) -> None:
    """Neither in free space of a file nor in its journal."""
    held = {one.id: _words(own_house, one.id) for one in own_house.public.documents()}
    others = Counter(word for words in held.values() for word in words)
    own = ((id_, word) for id_, words in held.items() for word in words if others[word] == 1)
    id_, word = max((found for found in own if found[1].isascii()), key=lambda found: len(found[1]))
    files = own_house.settings.state.glob("web.db*")
    assert any(word.encode() in path.read_bytes() for path in files), "an edition quotes it"
    assert client(own_house).post(f"/documenten/{id_}/wissen", data={"reden": "AVG"}).status_code == 303
    files = own_house.settings.state.glob("web.db*")
    assert not [path.name for path in files if word.encode() in path.read_bytes()]


def _words(house: House, id_: str) -> set[str]:
    return {word for one in house.public.coded() if one.document == id_ for word in WORD.findall(one.text)}


def test_strangers_on_the_computer_cannot_look_in(house: House) -> None:
    assert house.settings.state.stat().st_mode & 0o077 == 0
