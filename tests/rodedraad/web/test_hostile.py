"""What stands in documents, names, comments and addresses is text: it appears literally and does nothing."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from lxml import html

from corpus import holdings, log
from corpus.judgements import Act, Judgement
from corpus.labels import Labels
from corpus.model import Fact
from corpus.pointevents import PointAct
from corpus.rows import storable
from corpus.store import Stamp
from rodedraad import opening, pointing
from rodedraad.web.access import passwords
from rodedraad.web.house import House
from rodedraad.web.pages import ENTRIES
from rodedraad.web.settings import Settings
from rodedraad.web.state import trail
from tests.conftest import make_reading
from tests.corpus import varied
from tests.rodedraad.web.conftest import client, visitor
from tests.rodedraad.web.crawling import Crawl, place
from tests.rodedraad.web.entering import quick
from tests.rodedraad.web.routing import of_house

if TYPE_CHECKING:
    from collections.abc import Iterator

    from httpx import Response

    from corpus.model import Reading
    from corpus.store import Corpus
    from tests.rodedraad.web.crawling import Answers
    from tests.rodedraad.web.routing import Route

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
SAID = {
    "markup": ("script", "image", "attribute", "closing", "template"),
    "broken": ("sql", "path", "lines", "turned", "link", "entity"),
    "nul": ("nul",), "long": ("long",), "surrogate": ("surrogate",),
}  # fmt: skip
"""What is said together in one value, to save time."""
SHOWN = 4
"""So many characters of a payload must follow the mark: a page may break a text off."""
PLACES = {
    "number": "1", "nr": "1", "key": "0" * 16, "handeling": "noemen", "kind": "rol", "name": "kopie.zip",
    "value": "vraag", "thema": varied.CODEBOOK.themas[0].id, "form": "csv", "vorm": "csv",
}  # fmt: skip
"""What stands in the places of a path."""
READ = ("vraag", "soort", "verwant", "volgorde", "blad", "rol", "thema", "document")
"""Names in the address of Waarnemingen, which reads it itself."""
FORM = {"content-type": "application/x-www-form-urlencoded"}
FORMS = {
    "/beoordelen/{observation}": (
        "daad", "gezien", "rol", "thema", "toerekening", "eerder", "waarom", "stukken", "rij", "van", "na",
    ),
    "/documenten/{id_}/gegevens": (
        "stand", "afzender", "datum", "ontvangen", "titel", "onderwerp", "vertrouwelijk", "deel-0",
    ),
    "/documenten/aanleveren/{key}": ("niet", "keuze-1"),
}  # fmt: skip
"""Names in forms that a route reads itself."""
VALUES = {
    "soort": "kamerbrief", "rol": "lezer", "naam": "Bakker", "ander": "", "model": "meegeleverd",
    "vertrouwelijk": "ja", "vanaf": "2026-01-01", "datum": "2026-01-01", "laag": "provincie",
    "wachtwoord": "vier losse blauwe woorden", "nieuw": "vier losse blauwe woorden", "tekst": "Brief.",
    "herhaald": "vier losse blauwe woorden", "daad": "opmerking",
}  # fmt: skip
SAFE_NAME = re.compile(
    r"(attachment|inline)(; filename=\"[ !#-\[\]-~]*\")?(; filename\*=UTF-8''[\w!#$&+.^`|~%-]*)?"
)
SCRIPTED = re.compile(r"\s*(javascript|data|vbscript):", re.IGNORECASE)


def marked(name: str) -> str:
    return f"{MARK}{name}{PAYLOADS[name]}"


def together(name: str) -> str:
    return " ".join(map(marked, SAID[name]))


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
    crawl = Crawl(client(hostile, visitor()), alike=len(PAYLOADS), kind=place)
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
    """A name of a file has no slash, and a message may spell out what cannot be seen."""
    text = text.replace("∕", "/").replace(r"\x00", storable("\0"))
    for name, payload in PAYLOADS.items():
        for found in re.finditer(f"{MARK}{name}", text):
            after = text[found.end() :].lstrip()
            assert _is_whole(after, payload), (url, name, after[:20])


def _is_whole(after: str, payload: str) -> bool:
    """Whether a text goes on with the payload, or is broken off; a name leaves out what no name can hold."""
    wanted = " ".join(storable(payload).split())[:SHOWN]
    shown = after.split("…", maxsplit=1)[0] if "…" in after[:SHOWN] else after
    as_name = (wanted.replace("*", "-"), wanted.rstrip("\ufffd"))
    return (
        not after or after[0] in "….\"'" or wanted.startswith(shown) or shown.startswith((wanted, *as_name))
    )


def test_pages_show_all_of_it_as_text(pages: Answers) -> None:
    assert len(pages) >= len(ENTRIES)
    for url, answer in pages.items():
        check(answer, url)


def sent(text: str) -> str:
    """As a browser that means ill would send it: half a character too."""
    return quote(text.encode("utf-8", "surrogatepass"), safe="")


@dataclass(frozen=True)
class There:
    """What there is in a dossier to ask for."""

    documents: tuple[str, ...]
    observations: tuple[str, ...]
    point: str

    def at(self, route: Route, number: int = 0) -> str:
        """The address of a route about something that is there; of several, that with this number."""
        id_ = self.observations[0]
        if route.path.startswith("/documenten/{id_}"):
            id_ = self.documents[number % len(self.documents)]
        if "/punt/" in route.path:
            id_ = self.point
        observation = self.observations[number % len(self.observations)]
        own = {"id_": id_, "observation": observation, "id": observation}
        return route.at(PLACES | own)


@pytest.fixture(scope="module")
def there(hostile: House) -> There:
    corpus = hostile.everything
    documents, observations = corpus.files().values(), (one.id for one in corpus.coded())
    return There(tuple(sorted(documents)), tuple(observations), pointing.found(corpus)[0].id)


def asking(route: Route) -> tuple[str, ...]:
    """The names that a route knows, and those of the page that reads its address itself."""
    return tuple(dict.fromkeys((*route.query, *(READ if "/waarnemingen" in route.path else ()))))


@pytest.mark.parametrize("payload", SAID)
def test_questions_are_text_too(hostile: House, there: There, payload: str) -> None:
    asked = client(hostile, visitor())
    said = sent(together(payload))
    for route in of_house(hostile):
        url = there.at(route)
        for query in (*(f"{name}={said}" for name in asking(route)), f"{said}={said}&{said}"):
            check(asked.get(f"{url}?{query}"), f"{url}?{query}")


@pytest.mark.parametrize("payload", SAID)
def test_what_stands_in_a_path_finds_nothing(hostile: House, payload: str) -> None:
    asked = client(hostile, visitor())
    for route in of_house(hostile):
        for value in (*(PAYLOADS[name] for name in SAID[payload]), "9" * 40) if route.places else ():
            url = route.at(dict.fromkeys(route.places, sent(value)))
            answer = asked.get(url)
            check(answer, url)
            assert answer.status_code != 200 or value == PAYLOADS["path"], url


@pytest.mark.parametrize("value", ["-1", "9" * 40, "NaN", "", "2026-13-45", "1&{}=2"])
def test_values_of_another_kind_are_answered(hostile: House, there: There, value: str) -> None:
    asked = client(hostile, visitor())
    for route in of_house(hostile):
        for name in asking(route):
            url = f"{there.at(route)}?{name}={value.format(name)}"
            answer = asked.get(url)
            check(answer, url)
            assert "json" not in answer.headers.get("content-type", ""), url


@pytest.fixture(scope="module")
def changing(hostile: House, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The same dossier, to change."""
    folder = tmp_path_factory.mktemp("wijzigend")
    shutil.copytree(hostile.settings.out, folder / "uit")
    (folder / "dossier").mkdir()
    house = House(Settings(folder / "uit", folder / "uit", folder / "dossier"))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(passwords, "hasher", quick)
        yield house
    house.close()


def filled(route: Route) -> dict[str, str]:
    """A form that a route takes, as far as that can be known beforehand."""
    names = (*route.form, *FORMS.get(route.path, ()))
    return {name: VALUES.get(name, "1") for name in names}


@pytest.mark.parametrize("payload", SAID)
def test_what_a_form_says_is_text(changing: House, there: There, payload: str) -> None:
    asked, said = client(changing, visitor()), together(payload)
    for route in of_house(changing, "POST"):
        url = there.at(route, list(SAID).index(payload))
        for name in filled(route):
            values = filled(route) | {name: said}
            body = "&".join(f"{sent(one)}={sent(text)}" for one, text in values.items())
            check(asked.post(url, content=body, headers=FORM), f"{url} {name}")


@pytest.mark.parametrize("payload", SAID)
def test_names_of_files_are_text(changing: House, there: There, payload: str) -> None:
    asked = client(changing, visitor())
    name = together(payload).encode("utf-8", "surrogatepass").replace(b'"', b"%22")
    for route in of_house(changing, "POST"):
        url = there.at(route, list(SAID).index(payload))
        for field in route.form:
            head = b'--x\r\nContent-Disposition: form-data; name="%s"; filename="%s.docx"\r\n\r\n'
            body = head % (field.encode(), name) + b"PK\x03\x04nothing\r\n--x--\r\n"
            kind = {"content-type": "multipart/form-data; boundary=x"}
            check(asked.post(url, content=body, headers=kind), f"{url} {field}")


def test_what_was_said_is_shown_as_text(changing: House) -> None:
    """After all of the above."""
    pages = Crawl(client(changing, visitor()), alike=2, kind=place).follow(entry.path for entry in ENTRIES)
    for url, answer in pages.items():
        check(answer, url)
    for path in (
        "/beheer/gebruikers",
        "/beheer/logboek",
        "/beheer/logboek.csv",
        "/taken",
        "/documenten/prullenbak",
    ):
        check(client(changing, visitor()).get(path), path)
