"""The log of points in the store, on SQLite and on PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus import pointlog, store
from corpus.errors import ReviewError
from corpus.pointevents import Anchor, PointAct
from corpus.pointlog import Held, PointWish

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus.store import Corpus

TOEZICHT = Held("aaa", "ibt", ("1", "2", "3"))
ACHTERBLIJVERS = Held("bbb", "ibt", ("4",))
ELDERS = Held("ccc", "spuk", ("5",))


@pytest.fixture(params=["sqlite", "postgresql"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Corpus]:
    where = tmp_path / "uit" if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    with store.open(where, create=True, moment=lambda: "2026-02-01T10:00:00+00:00") as made:
        yield made


def test_a_name_is_kept_with_who_when_and_why(opened: Corpus) -> None:
    wish = PointWish(TOEZICHT, PointAct.NAME, " Jansen ", "zo heet het", name="Toezicht  blijft uit")
    event = pointlog.enter(opened, wish)
    assert pointlog.events(opened) == (event,)
    assert (event.nr, event.author, event.made_at, event.why, event.name) == (
        1, "Jansen", "2026-02-01T10:00:00+00:00", "zo heet het", "Toezicht blijft uit",
    )  # fmt: skip
    assert pointlog.standing_anchors(opened) == (
        Anchor("aaa", "ibt", ("1", "2", "3"), "Toezicht blijft uit", ("Jansen",)),
    )


def test_merging_splitting_and_undoing(opened: Corpus) -> None:
    pointlog.enter(opened, PointWish(TOEZICHT, PointAct.MERGE, "J", other=ACHTERBLIJVERS))
    whole = Held("aaa", "ibt", ("1", "2", "3", "4"))
    event = pointlog.enter(opened, PointWish(whole, PointAct.SPLIT, "K", keys=("2", "2")))
    assert {a.id: a.passages for a in pointlog.standing_anchors(opened)} == {
        "aaa": ("1", "3", "4"), event.other: ("2",),
    }  # fmt: skip
    undone = pointlog.enter(opened, PointWish(Held("aaa", "", ()), PointAct.UNDO, "K"))
    assert (undone.undoes, undone.thema) == (event.nr, "ibt")
    assert [a.passages for a in pointlog.standing_anchors(opened)] == [("1", "2", "3", "4")]
    assert len(pointlog.events(opened)) == 3


@pytest.mark.parametrize(
    ("wish", "message"),
    [
        (PointWish(TOEZICHT, PointAct.NAME, "J", name="  "), "naam van een punt"),
        (PointWish(TOEZICHT, PointAct.NAME, "J", name="a" * 201), "naam van een punt"),
        (PointWish(TOEZICHT, PointAct.NAME, "", name="Naam"), "naam van de beoordelaar"),
        (PointWish(TOEZICHT, PointAct.MERGE, "J", other=ELDERS), "hoort bij thema"),
        (PointWish(TOEZICHT, PointAct.MERGE, "J", other=TOEZICHT), "met zichzelf"),
        (PointWish(TOEZICHT, PointAct.SPLIT, "J", keys=("1", "2", "3")), "af te splitsen"),
        (PointWish(TOEZICHT, PointAct.SPLIT, "J", keys=("9",)), "af te splitsen"),
        (PointWish(TOEZICHT, PointAct.UNDO, "J"), "ongedaan"),
        (PointWish(TOEZICHT, PointAct.NAME, "J", "w" * 10_001, name="Naam"), "toelichting"),
    ],
)
def test_what_cannot_be_is_told_and_not_entered(tmp_path: Path, wish: PointWish, message: str) -> None:
    with store.open(tmp_path / "uit", create=True) as opened:
        with pytest.raises(ReviewError, match=message):
            pointlog.enter(opened, wish)
        assert pointlog.events(opened) == ()
