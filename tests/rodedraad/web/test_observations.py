"""The page "Waarnemingen": what it finds, what its facets promise, what it hands out."""

from __future__ import annotations

import re
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING
from urllib.parse import quote

import polars
import pytest
from lxml import html
from starlette.datastructures import QueryParams

from corpus import lawbook
from corpus.facets import FACETS, Inquiry, Order, answer
from corpus.filters import both, parse
from corpus.filters.tokens import quoted
from corpus.judgements import Act
from corpus.reviewing import Wish, judge
from nlp import codebooks
from rodedraad.web.observations import wanted as addresses
from rodedraad.web.observations.labels import label
from rodedraad.web.visitor import Role

if TYPE_CHECKING:
    from corpus.facets import Answer
    from corpus.store import Corpus

QUESTIONS = (
    "", "rol:knelpunt", "gemeente", "termijn OF opvang", "-gemeente",
    'onderwerp:termijnen rol:knelpunt,gevolg',
    "(rol:oproep OF gemeente) -thema:geen", "zekerheid:0.5..0.9", "datum:2025..2026", "bron:provincie",
    "kop:samenwerking OF pagina:1", "beoordeling:verworpen", "NIET (gemeente OF laag:rijk)",
)  # fmt: skip


def found(corpus: Corpus, inquiry: Inquiry) -> Answer:
    with corpus.reading() as connection:
        return answer(connection, corpus.language, inquiry)


def chosen(corpus: Corpus, facet: str, *values: str) -> tuple[str, object]:
    return facet, parse(f"{facet}:" + ",".join(map(quoted, values)), corpus.codebook())


@pytest.mark.parametrize("question", QUESTIONS)
def test_finds_what_the_database_finds(house, question: str) -> None:
    for corpus in (house.everything, house.public):
        inquiry = Inquiry(corpus.question(question))
        assert len(found(corpus, inquiry).places) == corpus.observations(question).height


@pytest.mark.parametrize("seed", range(6))
def test_every_number_beside_a_value_is_what_choosing_it_gives(house, seed: int) -> None:
    draw = Random(seed)  # noqa: S311 - no secret
    corpus = house.public if seed % 2 else house.everything
    question = corpus.question(draw.choice(QUESTIONS))
    everything = found(corpus, Inquiry()).counts
    picked = draw.sample([facet for facet in FACETS if len(everything[facet]) > 1], 2)
    there = {facet: chosen(corpus, facet, *draw.sample(sorted(everything[facet]), 2)) for facet in picked}
    counts = found(corpus, Inquiry(question, tuple(there.values()))).counts
    for facet in FACETS:
        values = sorted(counts[facet])
        for value in draw.sample(values, min(3, len(values))):
            choices = {**there, facet: chosen(corpus, facet, value)}
            whole = both(question, *(asked for _, asked in choices.values()))
            assert corpus.observations(whole).height == counts[facet][value], (facet, value)


def test_a_judgement_is_seen_at_once(own_house) -> None:
    corpus = own_house.everything
    before = found(corpus, Inquiry())
    row = corpus.observations("rol:knelpunt").row(0, named=True)
    judge(corpus, Wish(row["id"], Act.REJECT, "Jansen", why="geen zin"))
    after = found(corpus, Inquiry())
    assert len(after.places) == len(before.places) - 1
    assert after.counts["rol"]["knelpunt"] == before.counts["rol"]["knelpunt"] - 1
    assert after.counts["beoordeling"]["verworpen"] == 1
    fresh = found(own_house.public, Inquiry())
    assert len(fresh.places) == own_house.public.observations().height


def test_the_least_certain_come_first(house) -> None:
    corpus = house.everything
    page = corpus.observations("rol:knelpunt")
    inquiry = Inquiry(corpus.question("rol:knelpunt"), order=Order.DOUBT)
    with corpus.reading() as connection:
        from corpus import query

        rows = query.described(connection, found(corpus, inquiry).places.tolist())
    scores = [row["rol_score"] for row in rows]
    assert scores == sorted(page["rol_score"].to_list())


def test_an_address_says_what_it_was_read_from() -> None:
    text = "vraag=a+b&rol=knelpunt&rol=gevolg&van=2025&volgorde=twijfel&betekenis=ja&pagina=3&per=50"
    wanted = addresses.read(QueryParams(text))
    assert addresses.read(QueryParams(wanted.query)) == wanted
    assert wanted.toggled("rol", "gevolg").of("rol") == ("knelpunt",)
    assert wanted.toggled("rol", "gevolg").pagina == 1
    assert addresses.read(QueryParams("pagina=-1&per=7&volgorde=x")) == addresses.Wanted()


def test_what_a_link_of_a_facet_promises_the_page_shows(visiting) -> None:
    browser = visiting(Role.READER)
    page = html.fromstring(browser.get("/waarnemingen?vraag=gemeente").text)
    links = page.xpath("//aside//a[contains(@class, 'facet__value')]")
    assert len(links) > 10
    for link in links[::5]:
        number = link.xpath("string(span[@class='facet__count'])").replace(".", "")
        answered = html.fromstring(browser.get(link.get("href")).text)
        assert answered.xpath("string(//h2[@id='gevonden'])").split()[0].replace(".", "") == number


def test_words_are_marked_and_the_place_is_linked(visiting) -> None:
    page = html.fromstring(visiting().get("/waarnemingen?vraag=gemeenten").text)
    assert page.xpath("//li[contains(@class, 'hit')]//mark")
    link = page.xpath("//li[contains(@class, 'hit')]/p[@class='source']/a/@href")[0]
    assert re.fullmatch(r"/documenten/[0-9a-f]{64}(\?pagina=\d+)?#w-[0-9a-f]+", link)


def test_a_document_is_called_by_its_title_and_reasons_by_what_readers_say(visiting) -> None:
    text = html.fromstring(
        visiting().get("/waarnemingen?vraag=rol:knelpunt bron:hoogwade").text
    ).text_content()
    assert "Ervaringen van Hoogwade met de Spreidingswet" in text
    assert "Waarom de machine dit koos: Knelpunt: " in text
    assert "brief-gemeente-hoogwade" not in text.split("Meenemen")[0]


def test_by_meaning_and_by_relation(visiting) -> None:
    browser = visiting()
    page = browser.get("/waarnemingen?vraag=gemeenten+wachten+op+vergunning&betekenis=ja")
    assert "op betekenis: nr." in page.text
    id_ = re.search(r'id="w-([0-9a-f]+)"', page.text)
    assert id_ is not None
    related = browser.get(f"/waarnemingen?verwant={id_[1]}&laag=provincie")
    assert related.status_code == 200
    assert "Verwant aan:" in related.text
    assert browser.get(f"/waarnemingen/{id_[1]}").status_code == 200


@pytest.mark.parametrize(
    "address", ["/waarnemingen/bestaatniet", "/waarnemingen?verwant=x", "/waarnemingen/uitvoer/exe"]
)
def test_what_is_not_there(visiting, address: str) -> None:
    assert visiting().get(f"/waarnemingen{address}").status_code == 404


@pytest.mark.parametrize(
    "question",
    [
        "rol:onzin",
        'open "einde',
        "(((",
        "'; DROP TABLE document; --:x",
        "<script>alert(1)</script>:x",
        "onbekend:veld",
    ],
)
def test_a_question_that_cannot_be_read(visiting, question: str) -> None:
    answered = visiting().get(f"/waarnemingen?vraag={quote(question)}")
    assert answered.status_code == 400
    assert "Deze vraag is niet te lezen" in answered.text
    assert "<script>alert" not in answered.text
    page = html.fromstring(answered.text)
    assert page.xpath("string(//input[@id='vraag']/@value)") == question.strip()


def test_values_that_no_facet_has(visiting) -> None:
    assert visiting().get("/waarnemingen?rol=onzin").status_code == 400
    assert visiting().get("/waarnemingen?van=gisteren").status_code == 400


def test_a_question_that_is_too_long(visiting) -> None:
    answered = visiting().get(f"/waarnemingen?vraag={'a+' * 5000}")
    assert answered.status_code == 414
    assert "te lang" in answered.text


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet", "qdpx"])
def test_what_is_on_screen_as_a_file(visiting, form: str) -> None:
    answered = visiting().get(f"/waarnemingen/uitvoer/{form}?vraag=gemeente&rol=knelpunt&volgorde=twijfel")
    assert answered.status_code == 200
    assert re.fullmatch(
        rf'attachment; filename="waarnemingen-\d{{4}}-\d\d-\d\d\.{form}"',
        answered.headers["content-disposition"],
    )
    assert len(answered.content) > 100


def test_the_file_has_what_was_asked_for_in_that_order(visiting, house) -> None:
    for role, sees in ((Role.ADMIN, True), (Role.READER, False)):
        corpus = house.everything if sees else house.public
        browser = visiting(role, confidential=sees)
        answered = browser.get("/waarnemingen/uitvoer/parquet?vraag=rol:knelpunt&volgorde=twijfel")
        frame = polars.read_parquet(BytesIO(answered.content))
        wanted = corpus.observations("rol:knelpunt").sort("rol_score", maintain_order=True)
        assert frame["id"].to_list() == wanted["id"].to_list()
        secret = wanted["vertrouwelijk"]
        assert frame.filter(~secret)["text"].to_list() == wanted.filter(~secret)["text"].to_list()
        assert set(frame.filter(secret)["text"]) == ({"vertrouwelijk"} if sees else set())


def test_the_file_has_what_confidential_documents_say_when_asked(visiting, house) -> None:
    answered = visiting().get("/waarnemingen/uitvoer/parquet?vraag=vertrouwelijk:ja&tekst=alles")
    frame = polars.read_parquet(BytesIO(answered.content))
    assert frame["text"].to_list() == house.everything.observations("vertrouwelijk:ja")["text"].to_list()


@pytest.mark.parametrize(
    ("law", "plan", "together"),
    [("spreidingswet", "provinciaal plan", "Kring"), ("straffen-en-beschermen", "plan", "3RO")],
)
def test_papers_and_layers_go_by_the_names_that_the_law_has(law: str, plan: str, together: str) -> None:
    book = lawbook.shipped(law)
    with lawbook.using(book):
        codebook = codebooks.of(book).codebook
        assert label(codebook, "deel", "plan") == plan
        assert label(codebook, "deel", "position_paper") == "position paper"
        assert label(codebook, "laag", "gezamenlijk") == together
