"""Judgements in a corpus: entered, counted, taken back, kept over new versions and models."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from corpus import reviewing, store
from corpus.awaiting import waiting
from corpus.errors import ReviewError, UnknownValueError
from corpus.judgements import Act, State
from corpus.labels import Labels
from corpus.reviewing import Wish
from corpus.store import Stamp
from nlp import analysis

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from corpus.model import Observation, Reading
    from corpus.store import Corpus

LINES = (
    "# Realisatie",
    "De realisatietermijn van zes maanden is te krap. Hierdoor loopt de bouw vertraging op.",
    "Wij verzoeken de minister de termijn te verlengen.",
)
STAMP = Stamp("lezer/1", analysis.model(), analysis.codebook().name)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Corpus]:
    with store.open(tmp_path / "uit", create=True) as made:
        made.keep_codebook(analysis.codebook())
        yield made


def keep(opened: Corpus, made: Reading, *, model: str = "", name: str = "") -> tuple[Observation, ...]:
    observations = analysis.analyse(made)
    if model:
        observations = tuple(replace(o, coding=replace(o.coding, model=model)) for o in observations)
    opened.save(made, observations, STAMP._replace(model=model or STAMP.model))
    opened.set_folder(opened.files() | {name or made.document.name: made.document.id}, {})
    return observations


def say(opened: Corpus, id_: str, act: Act, author: str = "Jansen", **more: object) -> reviewing.Standing:
    (found,) = reviewing.judge(opened, Wish(id_, act, author, **more))  # type: ignore[arg-type]
    return found


def rows(opened: Corpus) -> dict[str, dict[str, object]]:
    return {row["id"]: row for row in opened.observations("").to_dicts()}


@pytest.fixture
def ids(opened: Corpus, reading: Callable[..., Reading]) -> list[str]:
    return [o.id for o in keep(opened, reading(*LINES))]


def test_a_change_counts_and_the_machine_is_shown_beside_it(opened: Corpus, ids: list[str]) -> None:
    before = rows(opened)[ids[1]]
    assert (before["rol"], before["beoordeling"]) == ("knelpunt", "geen")
    found = say(opened, ids[1], Act.CHANGE, labels=Labels(rol="gevolg"), why="volgt uit het eerste")
    assert found.verdict is not None
    assert found.verdict.state is State.HUMAN
    after = rows(opened)[ids[1]]
    assert (after["rol"], after["rol_machine"], after["beoordeling"], after["door"]) == (
        "gevolg", "knelpunt", "mens", ["Jansen"],
    )  # fmt: skip
    assert opened.observations("rol:gevolg beoordeling:mens")["id"].to_list() == [ids[1]]
    coded = next(o for o in opened.coded() if o.id == ids[1])
    assert coded.coding.rol == "gevolg"
    assert coded.review is not None
    assert coded.review.machine.rol == "knelpunt"


def test_themas_that_people_give_are_found_and_have_no_score(opened: Corpus, ids: list[str]) -> None:
    say(opened, ids[1], Act.CHANGE, labels=Labels(thema=frozenset({"ibt", "termijnen"})))
    row = rows(opened)[ids[1]]
    assert row["thema"] == ["termijnen", "ibt"]
    assert row["thema_score"][1] is None  # type: ignore[index]
    assert opened.observations("thema:ibt")["id"].to_list() == [ids[1]]
    say(opened, ids[1], Act.CHANGE, labels=Labels(thema=frozenset()))
    assert opened.observations("thema:ibt").is_empty()


def test_another_rol_takes_along_what_it_rules_out(opened: Corpus, ids: list[str]) -> None:
    say(opened, ids[1], Act.CHANGE, labels=Labels(rol="formaliteit"))
    assert rows(opened)[ids[1]]["thema"] == []
    assert rows(opened)[ids[1]]["toerekening"] == "geen"
    with pytest.raises(ReviewError, match="Bij rol 'formaliteit' hoort geen thema"):
        say(opened, ids[1], Act.CHANGE, labels=Labels(thema=frozenset({"ibt"})))


def test_two_who_differ_are_both_kept_and_listed(opened: Corpus, ids: list[str]) -> None:
    say(opened, ids[1], Act.CHANGE, "Jansen", labels=Labels(rol="gevolg"))
    found = say(opened, ids[1], Act.ACCEPT, "Pieters")
    assert found.verdict is not None
    assert (found.verdict.state, found.verdict.disputed) == (State.DISPUTED, ("rol",))
    assert rows(opened)[ids[1]]["rol"] == "knelpunt"
    assert opened.observations("beoordeling:strijdig")["id"].to_list() == [ids[1]]
    assert [event.author for event in opened.judgements()] == ["Jansen", "Pieters"]
    say(opened, ids[1], Act.DECIDE, "De Vries", labels=Labels(rol="gevolg"))
    assert (rows(opened)[ids[1]]["rol"], rows(opened)[ids[1]]["beoordeling"]) == ("gevolg", "mens")


def test_what_is_rejected_no_longer_counts_and_can_be_asked_for(opened: Corpus, ids: list[str]) -> None:
    say(opened, ids[1], Act.REJECT, why="verkeerd gesneden")
    assert ids[1] not in rows(opened)
    assert ids[1] not in {o.id for o in opened.coded()}
    assert opened.observations("beoordeling:verworpen")["id"].to_list() == [ids[1]]
    say(opened, ids[1], Act.UNDO)
    assert ids[1] in rows(opened)


def test_undo_takes_back_ones_own_last_judgement(opened: Corpus, ids: list[str]) -> None:
    before = rows(opened)
    say(opened, ids[1], Act.CHANGE, labels=Labels(rol="gevolg"))
    with pytest.raises(ReviewError, match="Pieters heeft bij deze waarneming niets"):
        say(opened, ids[1], Act.UNDO, "Pieters")
    say(opened, ids[1], Act.UNDO)
    assert rows(opened) == before
    assert [event.act for event in opened.judgements()] == [Act.CHANGE, Act.UNDO]


def test_a_sentence_is_split_and_its_pieces_are_judged_and_found(opened: Corpus, ids: list[str]) -> None:
    text = str(rows(opened)[ids[1]]["text"])
    found = say(opened, ids[1], Act.SPLIT, pieces=("is te krap",))
    assert [piece.text for piece in found.pieces] == [text[: text.index(" is te krap")], "is te krap."]
    there = rows(opened)
    assert ids[1] not in there
    assert [row["text"] for row in there.values()][1:3] == [piece.text for piece in found.pieces]
    say(opened, found.pieces[1].id, Act.CHANGE, labels=Labels(rol="gevolg"))
    assert opened.observations('"te krap" rol:gevolg')["id"].to_list() == [found.pieces[1].id]
    say(opened, ids[1], Act.UNDO)
    assert rows(opened).keys() == set(ids)


def test_neighbours_are_joined(opened: Corpus, ids: list[str]) -> None:
    found = say(opened, ids[1], Act.JOIN, pieces=(ids[2],))
    assert [piece.text for piece in found.pieces] == [LINES[1]]
    assert len(rows(opened)) == len(ids) - 1
    with pytest.raises(ReviewError, match="is gesplitst of samengevoegd"):
        say(opened, ids[1], Act.ACCEPT)
    with pytest.raises(ReviewError, match="niet te splitsen of samen te voegen"):
        say(opened, found.pieces[0].id, Act.JOIN, pieces=(ids[3],))
    assert len(opened.judgements()) == 1


WRONG = [
    ("onbekend", Act.ACCEPT, {}, ReviewError),
    ("", Act.ACCEPT, {"author": "  "}, ReviewError),
    ("", Act.ACCEPT, {"author": "a\x1b[31m"}, ReviewError),
    ("", Act.ACCEPT, {"author": "x" * 101}, ReviewError),
    ("", Act.CHANGE, {}, ReviewError),
    ("", Act.CHANGE, {"labels": Labels(rol="onzin")}, UnknownValueError),
    ("", Act.CHANGE, {"labels": Labels(thema=frozenset({"onzin"}))}, UnknownValueError),
    ("", Act.SPLIT, {"pieces": ("staat er niet",)}, ReviewError),
    ("", Act.SPLIT, {"pieces": ("",)}, ReviewError),
    ("", Act.JOIN, {"pieces": ("onbekend",)}, ReviewError),
    ("", Act.ACCEPT, {"why": "x" * 10_001}, ReviewError),
]


@pytest.mark.parametrize(("id_", "act", "more", "error"), WRONG)
def test_what_is_wrong_is_refused_and_leaves_no_trace(
    opened: Corpus, ids: list[str], id_: str, act: Act, more: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        say(opened, id_ or ids[1], act, **more)  # type: ignore[arg-type]
    assert opened.judgements() == ()
    assert {row["beoordeling"] for row in rows(opened).values()} == {"geen"}


def test_several_judgements_are_entered_together_or_not_at_all(opened: Corpus, ids: list[str]) -> None:
    wishes = (Wish(ids[1], Act.ACCEPT, "Jansen"), Wish("onbekend", Act.ACCEPT, "Jansen"))
    with pytest.raises(ReviewError):
        reviewing.judge(opened, *wishes)
    assert opened.judgements() == ()


def test_another_model_reopens_and_does_not_lose(
    opened: Corpus, ids: list[str], reading: Callable[..., Reading]
) -> None:
    say(opened, ids[1], Act.CHANGE, labels=Labels(rol="gevolg"))
    keep(opened, reading(*LINES), model="ander/1")
    assert (rows(opened)[ids[1]]["rol"], rows(opened)[ids[1]]["beoordeling"]) == ("gevolg", "heropend")
    with opened.reading() as connection:
        left = waiting(connection, 0.4)
    assert [one.id for one in left.candidates if one.reopened] == [ids[1]]
    say(opened, ids[1], Act.CHANGE, labels=Labels(rol="gevolg"))
    assert rows(opened)[ids[1]]["beoordeling"] == "mens"


def test_a_judgement_goes_along_to_a_new_version_of_the_file(
    opened: Corpus, ids: list[str], reading: Callable[..., Reading]
) -> None:
    say(opened, ids[1], Act.CHANGE, labels=Labels(rol="gevolg"))
    say(opened, ids[3], Act.ACCEPT)
    newer = reading(
        "# Realisatie", "Er is een zin bij.", LINES[1], "Wij vragen de minister de termijn te verlengen."
    )
    keep(opened, newer)
    there = {str(row["text"]): row for row in rows(opened).values()}
    moved = there[str(LINES[1].split(" Hierdoor")[0])]
    assert (moved["rol"], moved["beoordeling"], moved["door"]) == ("gevolg", "heropend", ["Jansen"])
    reworded = there["Wij vragen de minister de termijn te verlengen."]
    assert (reworded["rol"], reworded["beoordeling"]) == (reworded["rol_machine"], "heropend")
    assert len(opened.judgements()) == 2
    keep(opened, reading(*LINES))
    assert rows(opened)[ids[1]]["beoordeling"] == "mens"


def test_a_judgement_about_a_document_that_left_is_refused(opened: Corpus, ids: list[str]) -> None:
    opened.set_folder({}, {})
    with pytest.raises(ReviewError, match="niet meer in de map"):
        say(opened, ids[1], Act.ACCEPT)


def test_the_log_cannot_be_changed(opened: Corpus, ids: list[str]) -> None:
    from sqlalchemy import text
    from sqlalchemy.exc import DatabaseError

    say(opened, ids[1], Act.ACCEPT)
    with opened._engine.connect() as connection, pytest.raises(DatabaseError, match="nooit gewijzigd"):
        connection.execute(text("UPDATE judgement SET author = 'ander'"))
