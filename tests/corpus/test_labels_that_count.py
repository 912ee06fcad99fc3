"""What people say of a coding is what counts, in values and in frames, on both databases."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from corpus import judgements, log
from corpus.filters.syntax import Is
from corpus.judgements import State
from corpus.labels import Labels
from corpus.store import Stamp
from tests.corpus import varied

if TYPE_CHECKING:
    from corpus.judgements import Judgement
    from corpus.model import Observation
    from corpus.store import Corpus

EVERY = Is("beoordeling", tuple(State))


@pytest.fixture
def judged(opened: Corpus) -> Corpus:
    varied.filled(opened)
    opened.keep_codebook(varied.CODEBOOK)
    return opened


def machine() -> dict[str, Observation]:
    """Every observation as the machine coded it."""
    made = enumerate(varied.readings())
    return {one.id: one for number, reading in made for one in varied.observations(reading, number % 2)}


def machine_labels(one: Observation) -> Labels:
    coding = one.coding
    return Labels(coding.rol, frozenset(coding.themas), coding.toerekening, coding.eerder)


def events(corpus: Corpus) -> dict[str, list[Judgement]]:
    found: dict[str, list[Judgement]] = {}
    for event in corpus.judgements():
        found.setdefault(event.observation, []).append(event)
    return found


def test_labels_that_count_are_those_of_the_log(judged: Corpus) -> None:
    coded, about = machine(), events(judged)
    for one in judged.coded():
        coding = coded[one.id].coding
        expected = judgements.verdict(
            machine_labels(coded[one.id]), about.get(one.id, []), (coding.model, coding.codebook)
        )
        assert machine_labels(one) == expected.labels
        if expected.state is State.MACHINE:
            assert one == coded[one.id]
        else:
            assert one.review is not None
            assert (one.review.state, one.review.authors) == (expected.state, expected.authors)
            assert one.review.machine == machine_labels(coded[one.id])


def test_what_was_rejected_does_not_count_but_is_there(judged: Corpus) -> None:
    shown, every = judged.observations(), judged.observations(EVERY)
    rejected = judged.observations(Is("beoordeling", ("verworpen",)))
    assert len(shown) + len(rejected) == len(every) == 80
    assert len(rejected) > 0
    assert not set(rejected["id"]) & {one.id for one in judged.coded()}
    assert {one.id for one in judged.coded()} == set(shown["id"])


def test_a_frame_shows_whose_labels_they_are(judged: Corpus) -> None:
    values = {one.id: one for one in judged.coded()}
    coded = machine()
    for row in judged.observations().to_dicts():
        one, by_machine = values[row["id"]], coded[row["id"]].coding
        assert (row["rol"], row["toerekening"]) == (one.coding.rol, one.coding.toerekening)
        assert row["thema"] == list(one.coding.themas)
        assert row["eerder"] == ("ja" if one.coding.eerder else "nee")
        assert row["rol_machine"] == by_machine.rol
        assert row["thema_machine"] == list(by_machine.themas)
        assert row["toerekening_machine"] == by_machine.toerekening
        assert row["beoordeling"] == (one.review.state.value if one.review else "geen")
        assert row["door"] == list(one.review.authors if one.review else ())
        scores = dict(zip(row["thema"], row["thema_score"], strict=True))
        given = {score.thema: score.score for score in by_machine.thema}
        assert scores == {thema: given.get(thema) for thema in row["thema"]}


def test_states_are_all_there(judged: Corpus) -> None:
    assert set(judged.observations(EVERY)["beoordeling"]) == set(State)


def test_another_model_reopens_and_loses_nothing(judged: Corpus) -> None:
    before = {row["id"]: row for row in judged.observations(EVERY).to_dicts()}
    for reading in varied.readings():
        coded = varied.observations(reading, 7)
        judged.save(reading, coded, Stamp("lezer/1", "toeval/7", varied.CODEBOOK.name))
    after = {row["id"]: row for row in judged.observations(EVERY).to_dicts()}
    assert after.keys() == before.keys()
    assert set(judged.observations()["model"]) == {"toeval/7"}
    for id_, row in after.items():
        assert row["door"] == before[id_]["door"]
        if before[id_]["beoordeling"] == "mens":
            assert row["beoordeling"] == "heropend"
    again = varied.readings()
    for number, reading in enumerate(again):
        seed = number % 2
        stamp = Stamp("lezer/1", f"toeval/{seed}", varied.CODEBOOK.name)
        judged.save(reading, varied.observations(reading, seed), stamp)
    assert {row["id"]: row for row in judged.observations(EVERY).to_dicts()} == before


def test_what_a_database_refuses_is_kept_as_a_blank(opened: Corpus) -> None:
    reading = next(varied.readings())
    dirty = 'a\0b \ud800 \\u0000 \\\0 "é'
    clean = 'a\ufffdb \ufffd \\u0000 \\\ufffd "é'
    first, *others = varied.observations(reading)
    coding = replace(first.coding, spreker=dirty, getroffen=(dirty, "x"), aan=dirty)
    text = first.text.replace(" ", "\0")
    reading = replace(reading, source=reading.source.replace(" ", "\0"))
    opened.save(
        reading, (replace(first, text=text, path=(dirty,), coding=coding), *others), Stamp("l", "m", "c")
    )
    opened.set_folder({reading.document.name: reading.document.id}, {})
    kept = opened.coded()[0]
    assert (kept.coding.spreker, kept.coding.getroffen, kept.coding.aan) == (clean, (clean, "x"), clean)
    assert (kept.path, kept.text) == ((clean,), text.replace("\0", "\ufffd"))
    found = opened.observations(Is("getroffen", ("\0a b\ud800",)))
    assert found["id"].to_list() == [first.id]
    json.dumps(opened.observations().to_dicts()).encode()


def test_a_judgement_may_say_anything(opened: Corpus) -> None:
    varied.filled(opened)
    dirty, clean = "wég\0 \ud800 \\u0000", "wég\ufffd \ufffd \\u0000"
    one = opened.judgements()[0]
    with opened.writing() as connection:
        log.enter(connection, [replace(one, why=dirty, author=dirty, nr=0)])
    said = opened.judgements()[-1]
    assert (said.why, said.author) == (clean, clean)
