"""What a reviewer named, merged or split stays so with new or fewer documents, and in another order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.pointevents import Anchor, PointAct, PointEvent, anchors
from nlp import searching
from rodedraad import opening
from synthesis.anchors import key, keys
from synthesis.points import points
from synthesis.said import said
from tests.synthesis.pointcases import cases

THEMA = "termijnen"
SENTENCES = [case.text for case in cases("open") if case.thema == THEMA]
HALF = len(SENTENCES) // 2


@pytest.fixture(scope="session")
def made(write):
    """The points of these sentences, each in a document of its own, under these anchors."""

    def make(sentences, *anchored, prefix="toets"):
        papers = [write.document(f"{prefix}-{text[:20]}", f"provincie {text[:5]}") for text in sentences]
        coded = [
            o
            for paper, text in zip(papers, sentences, strict=True)
            for o in write.code(paper, write.says(text, "knelpunt", THEMA))
        ]
        statements = said(papers, coded).statements
        return points(statements, opening.meaning, searching.lemmas, anchored)

    return make


def home(point):
    return {member.passage.observation.text for member in point.members if member.core}


def anchor_of(point, **changes):
    kept = tuple(sorted(key(m.passage) for m in point.members if m.core))
    return replace(Anchor(point.id, THEMA, kept), **changes)


def carrier(found, anchor):
    (one,) = [point for point in found if point.id == anchor.id]
    return one


def test_a_name_and_id_survive_new_documents_another_order_and_fewer_documents(made):
    before = made(SENTENCES[:HALF])[0]
    anchor = anchor_of(before, name="Vergunningen duren langer dan de termijn")
    for sentences in (SENTENCES, SENTENCES[::-1], SENTENCES[1:HALF]):
        point = carrier(made(sentences, anchor), anchor)
        assert (point.label, point.named) == (anchor.name, True)
        present = home(before) & set(sentences)
        assert present <= {passage.observation.text for passage in point.passages}


def test_a_new_version_of_a_file_keeps_the_anchor(made):
    anchor = anchor_of(made(SENTENCES[:HALF])[0], name="Zo heet het")
    assert carrier(made(SENTENCES[:HALF], anchor, prefix="versie-2"), anchor).named


def test_what_was_merged_stays_together_and_what_was_split_apart(made):
    first, second, *_ = made(SENTENCES)
    merged = replace(
        anchor_of(first), passages=tuple(sorted({*anchor_of(first).passages, *anchor_of(second).passages}))
    )
    together = carrier(made(SENTENCES, merged), merged)
    texts = {passage.observation.text for passage in together.passages}
    assert home(first) | home(second) <= texts
    gone, *kept = anchor_of(first).passages
    split = replace(anchor_of(first), passages=tuple(kept)), Anchor("afgesplitst", THEMA, (gone,))
    found = made(SENTENCES, *split)
    one, other = (carrier(found, anchor) for anchor in split)
    assert {key(m.passage) for m in one.members if m.core}.isdisjoint({gone})
    assert gone in {key(member.passage) for member in other.members}


def test_an_anchor_whose_passages_left_the_dossier_waits(made):
    anchor = Anchor("weg", THEMA, ("0" * 16,), "Iets dat niemand meer zegt")
    assert made(SENTENCES, anchor) == made(SENTENCES)


def test_an_anchor_of_another_thema_does_nothing(made):
    anchor = replace(anchor_of(made(SENTENCES)[0], name="Elders"), thema="draagvlak")
    assert made(SENTENCES, anchor) == made(SENTENCES)


@settings(max_examples=15, deadline=None)
@given(groups=st.lists(st.integers(0, 3), min_size=len(SENTENCES), max_size=len(SENTENCES)))
def test_anchors_are_always_kept(made, groups):
    every = {
        member.passage.observation.text: keys_of(member) for p in made(SENTENCES) for member in p.members
    }
    anchored = [
        Anchor(f"a{number}", THEMA, tuple(sorted(k for text in own for k in every[text])), f"Naam {number}")
        for number in (1, 2, 3)
        if (own := [text for text, group in zip(SENTENCES, groups, strict=True) if group == number])
    ]
    found = made(SENTENCES, *anchored)
    for anchor in anchored:
        point = carrier(found, anchor)
        assert point.label == anchor.name
        assert set(anchor.passages) <= {key(passage) for passage in point.passages}


def keys_of(member):
    return {key(copy) for copy in member.copies}


def test_keys_are_those_of_all_copies(write):
    letters = [write.document(f"brief-{n}", f"provincie {n}") for n in "AB"]
    text = "De termijn van zes maanden is te krap voor vergunning en bouw."
    other = text.replace("bouw.", "BOUW")
    coded = [
        o
        for letter, said_ in zip(letters, (text, other), strict=True)
        for o in write.code(letter, write.says(said_, "knelpunt", THEMA))
    ]
    (statement,) = said(letters, coded).statements
    assert len(keys(statement)) == 1


def test_the_log_and_the_points_meet(made):
    first, second, *_ = made(SENTENCES)
    log = [
        PointEvent(
            first.id, THEMA, PointAct.MERGE, "J", "2026-01-01", anchor_of(first).passages,
            second.id, anchor_of(second).passages, nr=1,
        ),
        PointEvent(first.id, THEMA, PointAct.NAME, "J", "2026-01-02", name="Alles bijeen", nr=2),
    ]  # fmt: skip
    found = made(SENTENCES, *anchors(log))
    assert [p.label for p in found if p.named] == ["Alles bijeen"]
    assert second.id not in {point.id for point in found}
