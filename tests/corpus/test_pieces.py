"""Splitting and joining, and where judged observations go when a file changes."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from corpus.heirs import Heir, Placed, heirs
from corpus.judgements import Act, Judgement
from corpus.labels import Labels
from corpus.pieces import Span, parted, resolve

BLOCK = "Het toezicht is niet gestart. De termijn is te krap, en er zijn geen locaties."


def cut(_block: int, start: int, end: int) -> tuple[str, str]:
    return f"{start}-{end}", BLOCK[start:end]


def span(start: int, end: int) -> Span:
    return Span(f"{start}-{end}", 0, start, end, BLOCK[start:end], f"{start}-{end}")


WHOLE = (span(0, 29), span(30, 78))


def event(nr: int, what: Act, id_: str, *pieces: int | str, undoes: int = 0) -> Judgement:
    return Judgement(id_, "d", what, Labels(), "A", "", "m", "c", Labels(), "", pieces, undoes, nr)


def texts(*events: Judgement) -> list[str]:
    return [one.text for one in resolve(WHOLE, events, cut).standing]


def test_a_sentence_is_split_where_the_reviewer_says() -> None:
    found = resolve(WHOLE, [event(1, Act.SPLIT, "30-78", 22)], cut)
    assert [one.text for one in found.standing] == [
        "Het toezicht is niet gestart.", "De termijn is te krap,", "en er zijn geen locaties.",
    ]  # fmt: skip
    assert {one.basis for one in found.standing[1:]} == {"30-78"}
    assert found.replaced == {"30-78": 1}


def test_neighbours_are_joined_with_what_stands_between_them() -> None:
    assert texts(event(1, Act.JOIN, "30-78", "0-29")) == [BLOCK]


def test_undoing_puts_the_sentence_back() -> None:
    assert texts(event(1, Act.SPLIT, "30-78", 22), event(2, Act.UNDO, "30-78", undoes=1)) == [
        s.text for s in WHOLE
    ]


def test_pieces_can_be_joined_again_and_have_the_id_of_the_whole() -> None:
    found = resolve(WHOLE, [event(1, Act.SPLIT, "30-78", 22), event(2, Act.JOIN, "30-52", "53-78")], cut)
    assert [one.id for one in found.standing] == ["0-29", "30-78"]


def test_of_two_who_split_the_same_sentence_the_second_has_no_effect_and_is_told() -> None:
    found = resolve(WHOLE, [event(1, Act.SPLIT, "30-78", 22), event(2, Act.SPLIT, "30-78", 10)], cut)
    assert [inert.nr for inert in found.inert] == [2]
    assert len(found.standing) == 3


def test_what_does_not_adjoin_is_not_joined() -> None:
    spans = (*WHOLE, Span("x", 1, 0, 3, "Het", "x"))
    found = resolve(spans, [event(1, Act.JOIN, "0-29", "x")], cut)
    assert found.standing == spans
    assert len(found.inert) == 1


@given(st.text(max_size=40), st.lists(st.integers(-5, 45), max_size=5))
def test_pieces_hold_all_but_space_in_order(text: str, offsets: list[int]) -> None:
    ranges = parted(Span("s", 0, 7, 7 + len(text), text, "s"), offsets)
    assert "".join(text[start - 7 : end - 7] for start, end in ranges).replace(" ", "") == "".join(
        text[start - 7 : end - 7].replace(" ", "") for start, end in ranges
    )
    assert "".join("".join(text[s - 7 : e - 7].split()) for s, e in ranges) == "".join(text.split())
    assert all(start < end for start, end in ranges)


def placed(id_: str, text: str, seq: int, *path: str) -> Placed:
    return Placed(id_, text, path, seq)


def test_the_same_words_are_the_same_statement() -> None:
    gone = [placed("a", "De  termijn is te krap.", 3, "Realisatie")]
    present = [
        placed("x", "De termijn is te krap.", 9, "Anders"),
        placed("y", "De termijn is te krap.", 40, "Realisatie"),
    ]
    assert heirs(gone, present) == (Heir("y", "a", exact=True),)


def test_a_rewording_is_pointed_out_and_what_is_new_is_not() -> None:
    gone = [placed("a", "De termijn van zes maanden is te krap voor de bouw.", 0)]
    reworded = placed("x", "De termijn van negen maanden is te krap voor de bouw.", 0)
    assert heirs(gone, [reworded]) == (Heir("x", "a", exact=False),)
    assert heirs(gone, [placed("z", "Het toezicht is nog niet gestart.", 0)]) == ()


@given(st.lists(st.sampled_from(["Een zin.", "Nog een zin.", "Iets heel anders dan dat."]), max_size=6))
def test_an_heir_has_one_ancestor(lines: list[str]) -> None:
    gone = [placed(f"g{i}", text, i) for i, text in enumerate(lines)]
    found = heirs(gone, [replace(one, id=f"p{one.id}") for one in gone])
    assert len({heir.id for heir in found}) == len(found) == len(lines)
    assert all(heir.exact for heir in found)
