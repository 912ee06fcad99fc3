"""Reviewing by forms alone: what comes next, what is entered, and what two reviewers see of each other."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

import pytest
from lxml import html

from corpus.judgements import Act, State
from corpus.labels import Labels
from corpus.reviewing import standing
from rodedraad.web.review import claims, orders, progress
from rodedraad.web.review.choice import Choice, Line
from rodedraad.web.review.reasons import explained
from rodedraad.web.review.values import values
from rodedraad.web.visitor import Role
from tests.rodedraad.web.conftest import CSRF, client, visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient
    from httpx import Response

    from rodedraad.web.house import House

_numbers = count()


@pytest.fixture
def sentence(house: House) -> str:
    """The id of a sentence that no other test judges."""
    found = orders.order(house.edition(visitor()), Choice(Line.DOUBT))
    return found.wanted[next(_numbers)].id


def reviewer(house: House, name: str = "Jansen", *, confidential: bool = True) -> TestClient:
    return client(house, visitor(Role.REVIEWER, name=name, confidential=confidential))


def mark(page: Response) -> str:
    return re.findall(r'name="gezien" value="(\w+)"', page.text)[0]


def sent(
    browser: TestClient, id_: str, act: str, seen: str | None = None, **fields: str | list[str]
) -> Response:
    """The form of an observation, filled in."""
    seen = mark(browser.get(f"/beoordelen/{id_}")) if seen is None else seen
    return browser.post(f"/beoordelen/{id_}", data={"csrf": CSRF, "gezien": seen, "daad": act} | fields)


def labels(
    rol: str = "context", thema: str | list[str] = "", cause: str = "geen"
) -> dict[str, str | list[str]]:
    given = {"thema": thema} if thema else {}
    return {"rol": rol, "toerekening": cause, "eerder": "nee"} | given


def events(house: House, id_: str) -> list[tuple[str, str]]:
    return [(event.author, event.act.value) for event in standing(house.everything, id_).events]


def test_accepting_goes_on_to_the_next(house: House, sentence: str) -> None:
    answer = sent(reviewer(house), sentence, "akkoord", rij="onzeker")
    assert answer.status_code == 303
    address = answer.headers["location"]
    assert address.endswith(f"?rij=onzeker&na={sentence}")
    assert sentence not in address.split("?")[0]
    page = html.fromstring(reviewer(house).get(address).text)
    assert "Akkoord vastgelegd" in page.get_element_by_id("melding").text_content()
    assert events(house, sentence) == [("Jansen", "akkoord")]


def test_the_name_is_that_of_whoever_is_signed_in(house: House, sentence: str) -> None:
    sent(reviewer(house, "Smit"), sentence, "akkoord", by="Ander", author="Ander", door="Ander")
    assert events(house, sentence) == [("Smit", "akkoord")]


def test_a_form_sent_twice_enters_once(house: House, sentence: str) -> None:
    browser = reviewer(house)
    seen = mark(browser.get(f"/beoordelen/{sentence}"))
    answers = [sent(browser, sentence, "akkoord", seen) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [303] * 3
    assert events(house, sentence) == [("Jansen", "akkoord")]
    seen = mark(browser.get(f"/beoordelen/{sentence}"))
    assert [sent(browser, sentence, "ongedaan", seen).status_code for _ in range(2)] == [303] * 2
    assert events(house, sentence) == [("Jansen", "akkoord"), ("Jansen", "ongedaan")]


def test_whoever_is_second_is_told_and_both_judgements_stay(house: House, sentence: str) -> None:
    first, second = reviewer(house, "Smit"), reviewer(house, "Visser")
    seen = mark(second.get(f"/beoordelen/{sentence}"))
    sent(first, sentence, "wijzigen", **labels("standpunt"))
    answer = sent(second, sentence, "wijzigen", seen, **labels("meerwaarde"), waarom="liever zo")
    assert answer.status_code == 409
    assert "1 collega heeft haar beoordeeld" in answer.text
    assert "Smit" not in answer.text, "what the other said is for later"
    page = html.fromstring(answer.text)
    assert page.xpath("//input[@name='rol'][@checked]/@value") == ["meerwaarde"], "the form is kept"
    assert page.xpath("//form//textarea[@id='waarom']/text()") == ["liever zo"]
    again = sent(second, sentence, "wijzigen", mark(answer), **labels("meerwaarde"))
    assert again.status_code == 303
    assert events(house, sentence) == [("Smit", "wijzigen"), ("Visser", "wijzigen")]
    told = html.fromstring(second.get(again.headers["location"]).text).get_element_by_id("melding")
    assert "Smit vond iets anders" in told.text_content()
    assert standing(house.everything, sentence).verdict.state is State.DISPUTED


def test_what_others_said_is_shown_after_ones_own_judgement(house: House, sentence: str) -> None:
    sent(reviewer(house, "Smit"), sentence, "akkoord", waarom="Smits woorden")
    sent(reviewer(house, "Smit"), sentence, "opmerking", waarom="Smits opmerking")
    other = reviewer(house, "Visser")
    before = other.get(f"/beoordelen/{sentence}").text
    assert "Smits" not in before
    assert "1 collega heeft deze zin beoordeeld" in before
    sent(other, sentence, "akkoord")
    after = other.get(f"/beoordelen/{sentence}").text
    assert "Smits woorden" in after
    assert "Smits opmerking" in after


def test_a_dispute_shows_both_and_anybody_decides(house: House, sentence: str) -> None:
    sent(reviewer(house, "Smit"), sentence, "wijzigen", **labels("standpunt"))
    sent(reviewer(house, "Visser"), sentence, "wijzigen", **labels("vraag"))
    third = reviewer(house, "Dekker")
    listed = third.get("/beoordelen/overeenstemming").text
    assert f"/beoordelen/{sentence}?rij=strijdig" in listed
    page = third.get(f"/beoordelen/{sentence}?rij=strijdig").text
    assert "Beslis: Smit heeft gelijk" in page
    assert "Beslis: Visser heeft gelijk" in page
    sent(third, sentence, "beslissen", **labels("vraag"))
    verdict = standing(house.everything, sentence).verdict
    assert (verdict.state, verdict.labels.rol) == (State.HUMAN, "vraag")
    assert sentence not in third.get("/beoordelen/overeenstemming").text


def test_labels_that_contradict_are_refused_and_kept_on_the_form(house: House, sentence: str) -> None:
    before = standing(house.everything, sentence).verdict.labels
    other = next(t for t in ("ibt", "spuk") if frozenset({t}) != before.thema)
    answer = sent(reviewer(house), sentence, "wijzigen", **labels("context", other))
    assert answer.status_code == 400
    assert "hoort geen thema" in answer.text
    assert html.fromstring(answer.text).xpath("//details[@id='wijzigen']/@open") == [""]
    assert events(house, sentence) == []


def test_another_rol_drops_the_themas_that_the_form_only_left(house: House) -> None:
    found = next(o for o in house.everything.coded() if o.coding.thema and o.coding.toerekening != "geen")
    left = labels("context", list(found.coding.themas), found.coding.toerekening)
    assert sent(reviewer(house), found.id, "wijzigen", **left).status_code == 303
    verdict = standing(house.everything, found.id).verdict
    assert verdict.labels == Labels("context", frozenset(), "geen", eerder=False)


@pytest.mark.parametrize("fields", [labels("onzin"), labels("knelpunt", "onzin"), labels(cause="onzin")])
def test_a_label_that_the_codebook_lacks_is_refused(house: House, sentence: str, fields: dict) -> None:
    answer = sent(reviewer(house), sentence, "wijzigen", **fields)
    assert answer.status_code == 400
    assert "Onbekende waarde" in answer.text
    assert events(house, sentence) == []


def test_nobody_undoes_what_another_said(house: House, sentence: str) -> None:
    sent(reviewer(house, "Smit"), sentence, "verwerpen")
    answer = sent(reviewer(house, "Visser"), sentence, "ongedaan")
    assert answer.status_code == 400
    assert "niets om ongedaan te maken" in answer.text
    assert standing(house.everything, sentence).verdict.state is State.REJECTED


@pytest.mark.parametrize(
    "id_", ["0000000000000000", "x", "%3Cscript%3E", "..%2F..%2Fcorpus.db", "' OR 1=1--"]
)
def test_an_id_that_there_is_not_is_not_found(house: House, id_: str) -> None:
    browser = reviewer(house)
    assert browser.get(f"/beoordelen/{id_}").status_code == 404
    answer = browser.post(f"/beoordelen/{id_}", data={"gezien": "x", "daad": "akkoord"})
    assert answer.status_code == 404


def test_confidential_sentences_do_not_exist_for_whoever_may_not_see_them(house: House) -> None:
    hidden = {d.id for d in house.everything.documents() if d.metadata.confidential}
    secret = next(o.id for o in house.everything.coded() if o.document in hidden)
    browser = reviewer(house, confidential=False)
    assert browser.get(f"/beoordelen/{secret}").status_code == 404
    seen = mark(reviewer(house).get(f"/beoordelen/{secret}"))
    answer = browser.post(f"/beoordelen/{secret}", data={"gezien": seen, "daad": "akkoord"})
    assert answer.status_code == 404
    assert events(house, secret) == []
    for document in hidden:
        assert browser.get(f"/beoordelen/volgende?rij=stuk&van={document}").status_code == 404


def test_a_reviewer_of_public_material_may_judge_it(house: House) -> None:
    public = house.public.coded()[0].id
    browser = reviewer(house, "Openbaar", confidential=False)
    assert sent(browser, public, "akkoord").status_code == 303
    assert events(house, public) == [("Openbaar", "akkoord")]


def test_a_reader_does_not_judge(house: House, sentence: str) -> None:
    reader = client(house, visitor(Role.READER))
    seen = mark(reviewer(house).get(f"/beoordelen/{sentence}"))
    for answer in (reader.get(f"/beoordelen/{sentence}"), sent(reader, sentence, "akkoord", seen)):
        assert answer.status_code == 403
    assert events(house, sentence) == []


@pytest.mark.parametrize("fields", [{"daad": "wissen"}, {"daad": "akkoord", "gezien": ""}, {}])
def test_a_form_that_is_none_of_ours_is_refused(house: House, sentence: str, fields: dict) -> None:
    answer = reviewer(house).post(f"/beoordelen/{sentence}", data={"gezien": "x"} | fields)
    assert answer.status_code == 400
    assert events(house, sentence) == []


@pytest.mark.parametrize("query", ["rij=geen", "rij=thema", "rij=waardevol&van=x", "rij=stuk&van=x"])
def test_a_queue_that_there_is_not_is_not_found(house: House, query: str) -> None:
    browser = reviewer(house)
    assert browser.get(f"/beoordelen/volgende?{query}").status_code == 404


def test_comments_are_text(house: House, sentence: str) -> None:
    nasty = "<script>alert(1)</script>{{7*7}}"
    answer = sent(reviewer(house), sentence, "opmerking", waarom=nasty)
    page = html.fromstring(reviewer(house).get(answer.headers["location"]).text)
    assert nasty in [one.text_content() for one in page.find_class("said__why")]
    assert "Opmerking bewaard" in page.get_element_by_id("melding").text_content()


def test_a_sentence_is_split_judged_and_made_whole_again(house: House) -> None:
    found = next(o for o in house.everything.coded() if o.text.count(" ") > 8 and o.coding.rol == "gevolg")
    words = " ".join(found.text.split()[4:8])
    browser = reviewer(house)
    answer = sent(browser, found.id, "splitsen", stukken=words)
    page = html.fromstring(browser.get(answer.headers["location"]).text)
    pieces = [a.text_content() for a in page.xpath("//ul/li/a[starts-with(@href, '/beoordelen/')]")][-2:]
    assert " ".join(pieces) == found.text
    back = sent(browser, found.id, "ongedaan")
    assert "Nog niet beoordeeld" in browser.get(back.headers["location"]).text


def test_sentences_are_joined_with_their_neighbour(house: House) -> None:
    browser = reviewer(house)
    for one in house.everything.coded():
        join = html.fromstring(browser.get(f"/beoordelen/{one.id}").text).find_class("join")
        if join:
            break
    assert sent(browser, one.id, "samenvoegen", stukken=join[0].fields["stukken"]).status_code == 303
    assert "Deze zin is vervangen" in browser.get(f"/beoordelen/{one.id}").text


def test_two_reviewers_get_different_sentences(house: House) -> None:
    given = [reviewer(house, name).get("/beoordelen/volgende?rij=steekproef") for name in ("Bos", "Kok")]
    one, other = (answer.headers["location"].split("?")[0] for answer in given)
    assert one != other
    assert "heeft deze zin nu ook voor zich" in reviewer(house, "Kok").get(one).text
    again = reviewer(house, "Bos").get("/beoordelen/volgende?rij=steekproef").headers["location"]
    assert again.split("?")[0] == one


def test_a_claim_ends_by_itself(house: House) -> None:
    moments: Iterator[float] = iter([0.0, 1.0, claims.LASTS + 1, claims.LASTS + 2])

    def clock() -> float:
        return next(moments)

    taken = [claims.take(house.state, "een", who, clock) for who in ("Bos", "Kok", "Kok", "Bos")]
    assert taken == [True, False, True, False]


def test_the_second_of_a_double_coding_gets_what_the_first_judged(house: House, sentence: str) -> None:
    sent(reviewer(house, "Eerste"), sentence, "akkoord")
    second = reviewer(house, "Tweede")
    seen, address = [], "/beoordelen/volgende?rij=dubbel"
    while (answer := second.get(address)).status_code == 303:
        seen.append(answer.headers["location"].split("?")[0].removeprefix("/beoordelen/"))
        address = f"/beoordelen/volgende?rij=dubbel&na={seen[-1]}"
    assert sentence in seen
    assert len(set(seen)) == len(seen)
    assert "U bent aan het eind" in answer.text


def test_a_document_is_read_from_front_to_back(house: House) -> None:
    document = house.everything.coded()[-1].document
    browser, seen = reviewer(house, "Lezer"), []
    address = f"/beoordelen/volgende?rij=stuk&van={document}"
    for _ in range(3):
        seen.append(browser.get(address).headers["location"].split("?")[0].removeprefix("/beoordelen/"))
        address = f"/beoordelen/volgende?rij=stuk&van={document}&na={seen[-1]}"
    order = [o.id for o in house.everything.coded() if o.document == document]
    assert [order.index(id_) for id_ in seen] == sorted(order.index(id_) for id_ in seen)


def test_the_page_itself_gets_the_next_at_once(house: House, sentence: str) -> None:
    browser = reviewer(house)
    seen = mark(browser.get(f"/beoordelen/{sentence}"))
    form = {"gezien": seen, "daad": "akkoord", "rij": "onzeker"}
    answer = browser.post(f"/beoordelen/{sentence}", data=form, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    next_ = answer.headers["HX-Push-Url"]
    assert html.fromstring(answer.text).xpath("//main//form/@action")[0] == next_.split("?")[0]


def test_progress_and_agreement_are_those_of_the_edition(own_house: House) -> None:
    ids = [one.id for one in orders.order(own_house.edition(visitor()), Choice(Line.SAMPLE)).wanted[:4]]
    for name in ("Smit", "Visser"):
        for id_ in ids:
            sent(reviewer(own_house, name), id_, "akkoord")
    own_house.refresh()
    found = own_house.edition(visitor()).page(progress.CHAPTER)
    assert (found.judged, found.sample) == (4, 4)
    assert [(part.name, part.judged) for part in found.reviewers] == [("Smit", 4), ("Visser", 4)]
    pair = next(group for group in found.groups if group.coders == ("Smit", "Visser"))
    assert {one.equal for one in pair.figures} == {"100 %"}
    page = reviewer(own_house).get("/beoordelen/overeenstemming").text
    assert "Smit en Visser" in page
    left = orders.order(own_house.edition(visitor()), Choice(Line.SAMPLE)).wanted
    assert not {one.id for one in left} & set(ids)


def test_reasons_are_told_in_plain_dutch() -> None:
    evidence = [
        ("rol:gevolg", 0.72, "woorden en samenhang: kans 72 %, daarna knelpunt 27 %"),
        ("rol:gevolg", 3.68, "bijwoorden van gevolg: ‘daardoor’"),
        ("thema:ibt", 0.4, "‘toezicht’"),
        ("thema:spuk", 0.4, "‘bonus’"),
    ]
    machine = Labels("gevolg", frozenset({"ibt"}), "geen", eerder=False)
    rol, thema = explained(evidence, machine, {"thema:ibt": 0.9}, {"rol:gevolg": "Gevolg"})
    assert (rol.label, rol.learnt) == ("Gevolg", "kans 72 %, daarna knelpunt 27 %")
    assert [(sign.detail, sign.strength) for sign in rol.signs] == [
        ("bijwoorden van gevolg: ‘daardoor’", "sterk")
    ]
    assert (thema.chance, thema.signs[0].detail) == (0.9, "het woord ‘toezicht’")


def test_every_value_has_a_key_of_its_own(house: House) -> None:
    known = values(house.everything.codebook())
    keys = [value.key for value in (*known.rol, *known.thema, *known.toerekening)]
    assert all(keys)
    assert len(set(keys)) == len(keys)


def test_no_act_is_left_out_of_what_is_told() -> None:
    from rodedraad.web.review.done import ENTERED

    assert set(ENTERED) == set(Act) - {Act.UNDO}
