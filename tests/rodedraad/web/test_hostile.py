"""What stands in documents, names, comments and addresses is text: it appears literally and does nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from fastapi.routing import APIRoute
from lxml import html

from corpus import holdings, log
from corpus.judgements import Act, Judgement
from corpus.labels import Labels
from corpus.model import Fact
from corpus.pointevents import PointAct
from corpus.rows import storable
from corpus.store import Stamp
from rodedraad import opening, pointing
from rodedraad.web import application
from rodedraad.web.house import House
from rodedraad.web.pages import ENTRIES
from rodedraad.web.settings import Settings
from rodedraad.web.state import trail
from tests.conftest import make_reading
from tests.corpus import varied
from tests.rodedraad.web.conftest import client, visitor
from tests.rodedraad.web.crawling import Crawl

if TYPE_CHECKING:
    from collections.abc import Iterator

    from httpx import Response

    from corpus.model import Reading
    from corpus.store import Corpus
    from tests.rodedraad.web.crawling import Answers

PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "image": "<img src=x onerror=alert(1)>",
    "attribute": '"\' autofocus onfocus=alert(1) x="',
    "closing": "</textarea></title></style><svg onload=alert(1)>",
    "template": "{{7*7}}{% include 'x' %}{# #}${7*7}",
    "sql": "'; DROP TABLE document; --",
    "path": "../../../etc/passwd",
    "lines": "regel\r\nSet-Cookie: kwaad=1",
    "turned": "\u202egnp.exe",
    "nul": "nul\0byte",
    "long": "w" * 5000,
    "surrogate": "half\ud800teken",
    "link": "javascript:alert(1)",
    "entity": "&lt;b&gt;&amp;#106;",
}
MARK = "zxq"
"""Stands before each, so that it is found wherever it appears."""
SHOWN = 4
"""So many characters of a payload must follow the mark: a page may break a text off."""
QUERIES = (
    "vraag",
    "q",
    "zoek",
    "filter",
    "document",
    "bron",
    "thema",
    "rol",
    "pagina",
    "per",
    "sorteer",
    "id",
)
SAFE_NAME = re.compile(
    r"(attachment|inline)(; filename=\"[ !#-\[\]-~]*\")?(; filename\*=UTF-8''[\w!#$&+.^`|~%-]*)?"
)
SCRIPTED = re.compile(r"\s*(javascript|data|vbscript):", re.IGNORECASE)


def marked(name: str) -> str:
    return f"{MARK}{name}{PAYLOADS[name]}"


def readings() -> Iterator[Reading]:
    """A document for each payload: in its name, its sender, its subject, a heading and its sentences."""
    for name in PAYLOADS:
        said = storable(marked(name))  # as readers give it
        made = make_reading(
            f"# Kop {said}", f"De termijn {said} is te krap voor gemeenten.",
            f"Wij vragen {said} om uitstel.",
            name=f"map/{said.replace('/', '∕')}.txt", sender=f"Provincie {said}",
        )  # fmt: skip
        facts = replace(made.document.metadata, subject=Fact(said, said), reference=Fact(said, said))
        yield replace(made, document=replace(made.document, metadata=facts))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A dossier of such documents, judged with such comments, with a point of such a name."""
    out = tmp_path_factory.mktemp("kwaad") / "uit"
    with opening.corpus(out, create=True) as corpus:
        corpus.keep_codebook(varied.CODEBOOK)
        files = {}
        for reading in readings():
            stamp = Stamp("lezer/1", "toeval/0", varied.CODEBOOK.name)
            corpus.save(reading, varied.observations(reading), stamp)
            files[storable(reading.document.name)] = reading.document.id
        corpus.set_folder(files, {})
        _say(corpus)
    house = House(Settings(out, out, None))
    trail.note(house.state, "Jansen", "beoordeeld", storable(marked("script")))
    house.refresh()
    yield house
    house.close()


def _say(corpus: Corpus) -> None:
    said = [
        Judgement(
            one.id, one.document, Act.ACCEPT, Labels(rol=one.coding.rol), f"Jansen {marked('script')}",
            varied.MOMENT, one.coding.model, one.coding.codebook, Labels(rol=one.coding.rol), marked("image"),
        )
        for one in corpus.coded()[::3]
    ]  # fmt: skip
    with corpus.writing() as connection:
        log.enter(connection, said)
        holdings.catch_up(connection, dict.fromkeys(one.document for one in said), corpus.language)
    point = pointing.found(corpus)[0]
    pointing.do(corpus, point.id, PointAct.NAME, "Jansen", name=marked("template"))


@pytest.fixture(scope="module")
def pages(hostile: House) -> Answers:
    crawl = Crawl(client(hostile, visitor()), alike=len(PAYLOADS))
    return crawl.follow(entry.path for entry in ENTRIES)


def check(answer: Response, url: str) -> None:
    """Nothing but what templates hold is markup, and nothing of it comes in a header."""
    assert answer.status_code < 500, url
    assert "set-cookie" not in answer.headers, url
    assert not any(set("\r\n\0") & set(value) for value in answer.headers.values()), url
    disposition = answer.headers.get("content-disposition")
    assert disposition is None or SAFE_NAME.fullmatch(disposition), (url, disposition)
    if "html" in answer.headers.get("content-type", "") and answer.content:
        _check_markup(answer.content.decode("utf-8"), url)


def _check_markup(page: str, url: str) -> None:
    tree = html.fromstring(page)
    for one in tree.iter("*"):
        assert not any(name.startswith("on") or name == "autofocus" for name in one.attrib), (url, one.tag)
        links = [one.get(name, "") for name in ("href", "src", "action", "formaction", "hx-get", "hx-post")]
        assert not any(map(SCRIPTED.match, links)), (url, one.tag)
        assert one.tag != "script" or (one.get("src", "").startswith("/static/") and not one.text), url
        assert one.tag not in {"base", "object", "embed", "include"}, url
    assert not tree.xpath("//img[@src='x'] | //b[.='&#106;']"), url
    assert f"{MARK}template49" not in page, url
    _check_literally(" ".join(tree.text_content().split()), url)


def _check_literally(text: str, url: str) -> None:
    for name, payload in PAYLOADS.items():
        wanted = " ".join(storable(payload).split())[:SHOWN]
        for found in re.finditer(f"{MARK}{name}", text):
            after = text[found.end() :].lstrip()
            whole = after.startswith(wanted) or not after or after[0] in "….\"'"
            assert whole, (url, name, after[:20])


def test_pages_show_all_of_it_as_text(pages: Answers) -> None:
    assert len(pages) >= len(ENTRIES)
    for url, answer in pages.items():
        check(answer, url)


def routes(house: House) -> list[APIRoute]:
    app = application.create(house, lambda _: visitor())
    return [route for route in app.routes if isinstance(route, APIRoute) and "GET" in (route.methods or ())]


def sent(text: str) -> str:
    """As a browser that means ill would send it: half a character too."""
    return quote(text.encode("utf-8", "surrogatepass"), safe="")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_questions_are_text_too(hostile: House, payload: str) -> None:
    asked = client(hostile, visitor())
    said = sent(marked(payload))
    for route in routes(hostile):
        if not route.param_convertors:
            for query in (f"{name}={said}" for name in QUERIES):
                check(asked.get(f"{route.path}?{query}"), f"{route.path}?{query}")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_stands_in_a_path_finds_nothing(hostile: House, payload: str) -> None:
    asked = client(hostile, visitor())
    for route in routes(hostile):
        names = list(route.param_convertors)
        for values in product((sent(marked(payload)), sent(PAYLOADS[payload])), repeat=min(len(names), 1)):
            url = route.path
            for name in names:
                url = re.sub(rf"\{{{name}(:\w+)?\}}", lambda _, value=values[0]: value, url)
            if names:
                answer = asked.get(url)
                check(answer, url)
                assert answer.status_code != 200 or payload == "path", url


def test_numbers_beyond_all_bounds_are_answered(hostile: House) -> None:
    asked = client(hostile, visitor())
    for route, name, value in product(routes(hostile), QUERIES, ("-1", "0", "9" * 40, "1e9", "NaN", "")):
        if not route.param_convertors:
            url = f"{route.path}?{name}={value}"
            check(asked.get(url), url)
