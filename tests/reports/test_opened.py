from reports.opened import Opened
from tests.reports import everyblock

OPENED = Opened(everyblock.report())
ALL = tuple(range(1, 13))


def test_one_observation_opens_its_card():
    assert OPENED.target(("o4",)) == "w5"
    assert OPENED.target(("o4", "o4")) == "w5"


def test_the_same_observations_open_the_same_list_in_any_order():
    assert OPENED.target(everyblock.IDS) == OPENED.target(everyblock.IDS[::-1]) == OPENED.lists[ALL]


def test_lists_are_of_long_references_and_of_counts_alone():
    assert OPENED.lists == {ALL: "l1", (1, 2, 3): "l2"}


def test_a_list_goes_by_document():
    found = OPENED.documents((2, 6, 7, 12))
    assert [(name, [number for number, _ in of]) for name, of in found.items()] == [
        ("provincie Drenthe (1 februari 2026)", [2, 6]),
        ("provincie Zeeland (2 februari 2026)", [7, 12]),
    ]
