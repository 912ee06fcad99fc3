"""Points of a small dossier: what they hold, how they are called, and that order does not matter."""

from __future__ import annotations

import numpy as np
import pytest

from corpus.model import Laag, PartKind
from nlp import searching
from rodedraad import opening
from synthesis.points import points
from synthesis.said import said
from tests.synthesis.pointcases import cases

TERM = "De termijn van zes maanden is te krap voor vergunning en bouw."
TERM_TOO = "Binnen zes maanden lukt het niet om een vergunning te krijgen en te bouwen."
CYCLE = "Een cyclus van twee jaar is te kort om plannen te maken."
FIGURES = "De aantallen van het COA komen niet overeen met onze telling."


@pytest.fixture(scope="session")
def make():
    """The points of documents and observations, with the encoder and lemmas of the program."""

    def found(documents, observations, anchors=()):
        return points(said(documents, observations).statements, opening.meaning, searching.lemmas, anchors)

    return found


@pytest.fixture(scope="session")
def dossier(write):
    """The open half of the labelled sentences as documents of nine voices."""
    papers = [write.document(f"toets-{n}", f"provincie {name}") for n, name in enumerate("ABCDEFGHI")]
    sayings = [[] for _ in papers]
    for number, case in enumerate(cases("open")):
        sayings[number % len(papers)].append(write.says(case.text, "knelpunt", case.thema))
    coded = [o for paper, said in zip(papers, sayings, strict=True) for o in write.code(paper, *said)]
    return papers, coded


def of(found, thema):
    return [point for point in found if point.thema == thema]


def texts(point):
    return {passage.observation.text for passage in point.passages}


def test_paraphrases_make_one_point_and_another_complaint_another(make, write):
    a, b = write.document("a", "provincie A"), write.document("b", "provincie B")
    coded = [
        *write.code(
            a, write.says(TERM, "knelpunt", "termijnen"), write.says(FIGURES, "knelpunt", "gegevens")
        ),
        *write.code(b, write.says(TERM_TOO, "gevolg", "termijnen"), write.says(CYCLE, "vraag", "termijnen")),
    ]
    found = make([a, b], coded)
    assert [texts(p) for p in of(found, "gegevens")] == [{FIGURES}]
    first, second = of(found, "termijnen")
    assert (texts(first), [s.name for s in first.sources]) == (
        {TERM, TERM_TOO},
        ["provincie A", "provincie B"],
    )
    assert (texts(second), second.documents) == ({CYCLE}, ("b",))


def test_nothing_is_lost_and_only_what_makes_a_point_counts(make, dossier):
    papers, coded = dossier
    found = make(papers, coded)
    homes = {o.id: [p for p in found for m in p.members if m.passage.id == o.id] for o in coded}
    assert all(homes.values())
    assert sum(member.core for point in found for member in point.members) <= len(coded)
    assert all(0 <= m.distance <= 2 for p in found for m in p.members)
    assert all(
        [m.core for m in p.members] == sorted((m.core for m in p.members), reverse=True) for p in found
    )
    assert all(p.members[0].core for p in found)
    assert len({point.id for point in found}) == len(found)


def test_calls_and_facts_make_no_point(make, write):
    a = write.document("a", "provincie A")
    coded = write.code(a, write.says(TERM, "oproep", "termijnen"), write.says(CYCLE, "context"))
    assert make([a], coded) == ()
    assert make([], []) == ()


def test_a_sentence_of_two_themas_belongs_to_a_point_of_each(make, write):
    a = write.document("a", "provincie A")
    found = make([a], write.code(a, write.says(TERM, "knelpunt", "termijnen", "draagvlak")))
    assert [point.thema for point in found] == ["draagvlak", "termijnen"]
    assert found[0].central == found[1].central
    assert found[0].near == (found[1].id,)


def test_copies_count_once_and_a_point_without_thema_comes_last(make, write):
    letters = [write.document(f"brief-{n}", f"provincie {n}", parts=(PartKind.COVER_LETTER,)) for n in "ABC"]
    own = write.document("eigen", "COA", laag=Laag.UITVOERING)
    coded = [o for letter in letters for o in write.code(letter, write.says(TERM, "knelpunt", "termijnen"))]
    found = make([*letters, own], [*coded, *write.code(own, write.says(FIGURES))])
    assert [point.thema for point in found] == ["termijnen", ""]
    (member,) = found[0].members
    assert len(member.copies) == 3
    assert found[0].documents == ("brief-A", "brief-B", "brief-C")
    assert len(found[0].sources) == 1


def test_what_may_not_be_quoted_lends_no_words_while_something_else_can(make, write):
    secret = write.document("verslag", "provincie A", confidential="verslag van een regietafel")
    public = write.document("brief", "provincie B")
    coded = [
        *write.code(secret, write.says(TERM_TOO, "knelpunt", "termijnen")),
        *write.code(public, write.says(TERM, "knelpunt", "termijnen")),
    ]
    (point,) = make([secret, public], coded)
    assert point.label == TERM.rstrip(".")
    assert set(point.words) <= set(TERM.rstrip(".").lower().split())
    assert not point.central.confidential
    (alone,) = make([secret], coded[:1])
    assert alone.central.confidential


@pytest.mark.parametrize("step", [5, 8])
def test_order_of_documents_and_observations_does_not_matter(make, dossier, step):
    papers, coded = dossier
    other = papers[::-1], [o for start in range(step) for o in coded[start::step]]
    assert make(*other) == make(papers, coded)


def test_labels_are_words_of_a_member_and_short(make, dossier):
    found = make(*dossier)
    for point in found:
        assert any(point.label.casefold() in text.casefold() for text in texts(point)), point.label
    lengths = [len(point.label.split()) for point in found]
    assert np.mean([length <= 12 for length in lengths]) > 0.7
    assert max(lengths) <= 26


def test_stability_is_told_of_points_that_are_large_enough(make, dossier):
    found = make(*dossier)
    told = [point for point in found if point.stability is not None]
    assert told
    assert all(0 < point.stability <= 1 for point in told)
    assert all(len(point.members) >= 3 for point in told)


def test_texts_that_say_nothing_are_points_too(make, write):
    a = write.document("a", "provincie A")
    coded = write.code(a, write.says("—", "knelpunt", "ibt"), write.says("…", "knelpunt", "ibt"))
    assert sum(len(point.members) for point in make([a], coded)) == 2
