"""Two sides beside each other, in plain values."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.comparing import pairing
from corpus.comparing.comparison import ASPECTS, By, Entry, Said, tallies
from corpus.comparing.pairing import DOCUMENTS, DOSSIERS, STATES, compared

if TYPE_CHECKING:
    from corpus.comparing.comparison import Comparison
    from corpus.comparing.pairing import Kinship

SAID = Said("knelpunt", ("termijnen",), "wet", "nee", "realisatie")
KINSHIPS = (DOSSIERS, STATES, DOCUMENTS)


def entry(id_: str, text: str = "De termijn is te krap.", **changes: object) -> Entry:
    plain = Entry(id_, text, "brief", "brief.txt", 1, (), 0, SAID, ("Provincie Merenland",))
    return replace(plain, **changes)  # type: ignore[arg-type]


def outcome(left: list[Entry], right: list[Entry], kinship: Kinship = DOCUMENTS) -> dict[str, set[str]]:
    found = compared(left, right, kinship)
    pairs = {"changed": found.changed, "same": found.same}
    alone = {"new": found.new, "gone": found.gone}
    return {name: {f"{p.left.id}-{p.right.id}" for p in group} for name, group in pairs.items()} | {
        name: {e.id for e in group} for name, group in alone.items()
    }


def test_the_same_id_is_the_same_statement_whatever_it_says() -> None:
    left, right = [entry("a")], [entry("a", said=replace(SAID, rol="gevolg", thema=("ibt",)))]
    (pair,) = compared(left, right, DOSSIERS).changed
    assert (pair.by, pair.changed, pair.reworded) == (By.ID, ("rol", "thema"), False)


def test_equal_words_are_the_same_whatever_case_accents_and_punctuation() -> None:
    left, right = [entry("a", "De coördinatie is té krap!")], [entry("b", "de  coordinatie is te krap.")]
    assert outcome(left, right) == {"new": set(), "gone": set(), "changed": set(), "same": {"a-b"}}


def test_texts_without_words_are_the_same_only_when_equal() -> None:
    assert outcome([entry("a", "•")], [entry("b", "—"), entry("c", "•")])["same"] == {"a-c"}


def test_the_order_of_themas_is_no_change() -> None:
    one, other = replace(SAID, thema=("ibt", "spuk")), replace(SAID, thema=("spuk", "ibt"))
    assert outcome([entry("a", said=one)], [entry("b", said=other)])["same"] == {"a-b"}


def test_a_rewording_is_a_change_that_has_both_texts() -> None:
    old, new = "De termijn van zes maanden is te krap.", "De termijn van negen maanden is te krap."
    (pair,) = compared([entry("a", old)], [entry("b", new)], DOCUMENTS).changed
    assert (pair.left.text, pair.right.text, pair.by, pair.changed) == (old, new, By.LIKENESS, ())


def test_of_equal_sentences_the_one_under_the_same_headings_comes_first_then_the_nearest() -> None:
    left = [entry("a", seq=5, path=("Bezwaar",)), entry("b", seq=1)]
    right = [entry("p", seq=4), entry("q", seq=90, path=("Bezwaar",)), entry("r", seq=2)]
    assert outcome(left, right)["same"] == {"a-q", "b-r"}


def test_very_many_equal_sentences_are_paired_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairing, "MANY", 3)
    left = [entry(f"a{n}", seq=n) for n in range(3)]
    right = [entry(f"b{n}", seq=n + 1) for n in range(4)]
    found = outcome(left, right)
    assert found["same"] == {"a0-b0", "a1-b1", "a2-b2"}
    assert found["new"] == {"b3"}


def test_dossiers_are_compared_within_a_sender() -> None:
    left, right = [entry("a")], [entry("b", bron=("Provincie Waardland",))]
    assert outcome(left, right, DOSSIERS) == {"new": {"b"}, "gone": {"a"}, "changed": set(), "same": set()}
    again = [entry("b", bron=("provincie  merenland",), document="later", file="later.txt")]
    assert outcome(left, again, DOSSIERS)["same"] == {"a-b"}


def test_an_unknown_sender_is_no_sender_that_documents_share() -> None:
    left = [entry("a", bron=())]
    assert outcome(left, [entry("b", bron=(), document="ander")], DOSSIERS)["new"] == {"b"}
    assert outcome(left, [entry("b", bron=())], DOSSIERS)["same"] == {"a-b"}


def test_in_dossiers_a_rewording_is_about_the_same_thema() -> None:
    old, new = "De termijn van zes maanden is te krap.", "De termijn van negen maanden is te krap."
    right = entry("b", new, said=replace(SAID, thema=("ibt", "spuk")))
    assert outcome([entry("a", old)], [right], DOSSIERS)["new"] == {"b"}
    wider = replace(right, said=replace(SAID, thema=("ibt", "termijnen")))
    assert outcome([entry("a", old)], [wider], DOSSIERS)["changed"] == {"a-b"}


def test_states_are_compared_within_a_file_that_changed_its_sender_too() -> None:
    left, right = [entry("a")], [entry("b", bron=("Gemeente Hoogwade",))]
    assert outcome(left, right, STATES)["same"] == {"a-b"}
    assert outcome(left, [replace(right[0], file="ander.txt")], STATES)["new"] == {"b"}


def test_tallies_count_each_side_and_each_outcome() -> None:
    spuk = replace(SAID, thema=("spuk",))
    left = [entry("a", "Een."), entry("b", "Twee."), entry("c", "Drie.")]
    right = [entry("a", "Een."), entry("b", "Twee.", said=spuk), entry("d", "Vier.", said=spuk, bron=())]
    found = compared(left, right, DOSSIERS)
    counts = {t.value: (t.left, t.right, t.new, t.gone, t.changed, t.same) for t in tallies(found, "thema")}
    assert counts == {"termijnen": (3, 1, 0, 1, 1, 1), "spuk": (0, 2, 1, 0, 1, 0)}
    assert [tally.value for tally in tallies(found, "bron")] == ["Provincie Merenland", "onbekend"]
    assert found.counts("thema").rows() == [("spuk", 0, 2, 1, 0, 1, 0), ("termijnen", 3, 1, 0, 1, 1, 1)]


def test_a_frame_has_a_row_for_each_entry_or_pair() -> None:
    said = replace(SAID, rol="gevolg")
    left = [entry("a"), entry("b", "De raming kwam te laat in het jaar."), entry("c", "Weg.")]
    right = [
        entry("a", said=said),
        entry("x", "De raming kwam veel te laat in het jaar."),
        entry("n", "Erbij."),
    ]
    frame = compared(left, right, DOCUMENTS).frame().select("wat", "gewijzigd", "id", "id_links", "rol_links")
    assert frame.rows() == [
        ("nieuw", [], "n", None, None),
        ("vervallen", [], None, "c", "knelpunt"),
        ("gewijzigd", ["rol"], "a", "a", "knelpunt"),
        ("gewijzigd", ["text"], "x", "b", "knelpunt"),
    ]


TEXTS = st.text("abcde", max_size=6).map(" ".join)
LABELS = st.builds(
    Said,
    rol=st.sampled_from(["knelpunt", "gevolg"]),
    thema=st.lists(st.sampled_from(["ibt", "spuk", "termijnen"]), max_size=2, unique=True).map(tuple),
    toerekening=st.just("geen"),
    eerder=st.sampled_from(["ja", "nee"]),
    fase=st.just("algemeen"),
)
ENTRIES = st.builds(
    Entry,
    id=st.sampled_from("abcdefghij"),
    text=TEXTS,
    document=st.just("een"),
    file=st.sampled_from(["een.txt", "twee.txt"]),
    page=st.just(0),
    path=st.sampled_from([(), ("Kop",)]),
    seq=st.integers(0, 5),
    said=LABELS,
    bron=st.sampled_from([(), ("Merenland",), ("Merenland", "Waardland")]),
)
SIDES = st.lists(ENTRIES, max_size=6, unique_by=lambda one: one.id)


def pairs(found: Comparison) -> set[tuple[str, str, By]]:
    return {(pair.left.id, pair.right.id, pair.by) for pair in found.pairs}


@pytest.mark.parametrize("kinship", KINSHIPS)
@given(left=SIDES, right=SIDES)
def test_every_entry_is_in_one_place_and_the_sides_are_equal(
    kinship: Kinship, left: list[Entry], right: list[Entry]
) -> None:
    found, back = compared(left, right, kinship), compared(right, left, kinship)
    ours = [e.id for e in found.gone] + [pair.left.id for pair in found.pairs]
    theirs = [e.id for e in found.new] + [pair.right.id for pair in found.pairs]
    assert sorted(ours) == sorted(e.id for e in left)
    assert sorted(theirs) == sorted(e.id for e in right)
    assert (set(found.new), set(found.gone)) == (set(back.gone), set(back.new))
    assert pairs(found) == {(one, other, by) for other, one, by in pairs(back)}
    assert {p.right for p in found.changed} == {p.left for p in back.changed}


@given(left=SIDES, right=SIDES, order=st.randoms(use_true_random=False))
def test_the_order_of_the_sides_does_not_matter(left: list[Entry], right: list[Entry], order: object) -> None:
    found = compared(left, right, DOSSIERS)
    order.shuffle(left)  # type: ignore[attr-defined]
    order.shuffle(right)  # type: ignore[attr-defined]
    assert pairs(compared(left, right, DOSSIERS)) == pairs(found)


@given(SIDES)
def test_a_side_compared_with_itself_is_the_same(side: list[Entry]) -> None:
    found = compared(side, side, DOSSIERS)
    assert (found.new, found.gone, found.changed) == ((), (), ())


@given(left=SIDES, right=SIDES)
def test_tallies_are_what_the_sides_have(left: list[Entry], right: list[Entry]) -> None:
    found = compared(left, right, DOSSIERS)
    for tally in tallies(found, "thema"):
        having = [sum(tally.value in (e.said.thema or ("geen",)) for e in side) for side in (left, right)]
        assert [tally.left, tally.right] == having
        assert tally.new + tally.changed + tally.same >= tally.right
        assert tally.gone + tally.changed + tally.same >= tally.left


def test_the_labels_that_are_compared() -> None:
    assert ASPECTS == ("rol", "thema", "toerekening", "eerder", "fase")
