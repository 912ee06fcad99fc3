"""The codebook on the page: meanings, counts and examples of the dossier."""

from __future__ import annotations

import html
from collections import Counter
from dataclasses import replace

from corpus.codebook import Fase
from nlp import analysis
from rodedraad import finding
from rodedraad.web import vocabulary
from rodedraad.web.editions import Scene
from rodedraad.web.shelf import shelf as scene_shelf
from rodedraad.web.visitor import Role


def test_counts_are_those_of_the_corpus(house) -> None:
    scene = Scene(finding.find(house.everything), analysis.codebook(), house.everything)
    frame = house.everything.observations()
    rollen, themas = Counter(frame["rol"]), Counter(frame["thema"].explode().drop_nulls())
    for entry in vocabulary.entries(scene).values():
        found = {"rol": rollen, "thema": themas, "fase": Counter(frame["fase"])}.get(entry.value.kind)
        assert found is None or entry.value.observations == found[entry.value.id], entry.value.id


def test_examples_are_of_many_documents_and_judged_ones_come_first(house) -> None:
    scene = Scene(finding.find(house.everything), analysis.codebook(), house.everything)
    entry = vocabulary.entries(scene)["rol/knelpunt"]
    documents = [example.document for example in entry.examples]
    assert len(set(documents[:6])) == 6
    assert len({example.text for example in entry.examples}) == len(entry.examples) == vocabulary.SHOWN


def test_a_number_alone_is_called_an_article() -> None:
    fasen = Fase("a", "A", article="2, 3"), Fase("b", "B", article="Awb"), Fase("c", "C", "na afloop")
    book = replace(analysis.codebook(), fasen=fasen)
    told = [value.meaning for value in vocabulary.defined(book) if value.kind == "fase"]
    assert told == ["artikel 2, 3", "Awb", "na afloop"]


def test_each_value_has_a_page(visiting) -> None:
    client = visiting(Role.READER)
    for value in vocabulary.defined(analysis.codebook()):
        answer = client.get(f"/codeboek/{value.kind}/{value.id}")
        assert answer.status_code == 200, value
        assert value.label in html.unescape(client.get("/codeboek").text)


def test_an_unknown_value_is_told(visiting) -> None:
    answer = visiting().get("/codeboek/thema/bestaat-niet")
    assert answer.status_code == 404
    assert "staat niet in het codeboek" in answer.text


def test_versions_and_what_a_check_finds_are_told(house, visiting) -> None:
    scene = Scene(finding.find(house.everything), analysis.codebook(), house.everything)
    shelf = scene_shelf(scene)[""]
    (version,) = shelf.versions
    assert (version.name, version.until) == (house.everything.codebook().name, "")
    assert version.documents == len(house.everything.documents())
    assert shelf.remarks
    shown = html.unescape(visiting(Role.READER).get("/codeboek").text)
    assert version.digest in shown
    assert all(remark.message in shown for remark in shelf.remarks)
