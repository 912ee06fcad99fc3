"""What a first request would wait for is there before it, and what cannot be made harms nobody."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from corpus.atglance import glance
from rodedraad.web.overview.matrix import WIDE, Column, Grid, Line, Number
from rodedraad.web.warming import first, warm
from tests.rodedraad.web.entering import empty_house

if TYPE_CHECKING:
    from pathlib import Path

    from rodedraad.web.house import House


def test_labels_and_the_answer_are_there(house: House) -> None:
    warm(house, Event())
    with house.everything.reading() as connection:
        asked = glance(connection).answers
    assert any(inquiry.question == house.everything.question(first(house.everything)) for inquiry in asked)


def test_nothing_to_warm_is_no_fault(tmp_path: Path) -> None:
    with empty_house(tmp_path) as house:
        warm(house, Event())


def test_a_wide_matrix_is_shown_in_sheets() -> None:
    columns = tuple(Column(str(n), str(n)) for n in range(2 * WIDE + 1))
    cells = tuple(Number(n, n, n) for n in range(len(columns)))
    grid = Grid(columns, (Line("ibt", "ibt", cells, cells[0]),), ())
    shown = [grid.sheet(number) for number in range(1, grid.last + 1)]
    assert [len(one.columns) for one in shown] == [WIDE, WIDE, 1]
    assert tuple(column for one in shown for column in one.columns) == columns
    assert tuple(cell for one in shown for cell in one.lines[0].cells) == cells
    assert grid.sheet(99) == shown[-1]
