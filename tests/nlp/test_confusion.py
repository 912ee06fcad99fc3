from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from nlp.alignment import Pair, Predicted
from nlp.confusion import NO_COUNTERPART, Confusion, confusion
from nlp.gold import GoldUnit
from nlp.judgements import Judged

ROLLEN = st.sampled_from(["kop", "knelpunt", "gevolg"])
PAIRS = st.lists(st.tuples(ROLLEN, st.none() | ROLLEN))


def predicted(rol: str) -> Predicted:
    return Predicted("p", "tekst", rol, (), "geen", eerder=False)


def judged(pairs: list[tuple[str, str | None]], spurious: list[str]) -> Judged:
    return Judged(
        tuple(
            Pair(GoldUnit("g", "tekst", gold, (), "geen", eerder=False), predicted(given) if given else None)
            for gold, given in pairs
        ),
        tuple(map(predicted, spurious)),
        (),
    )


def test_a_matrix_worked_out_by_hand() -> None:
    found = confusion(
        judged([("kop", "kop"), ("kop", "gevolg"), ("kop", "gevolg"), ("gevolg", None)], ["knelpunt"])
    )
    assert found.rollen == ("gevolg", "knelpunt", "kop", NO_COUNTERPART)
    assert found.row("kop") == (2, 0, 1, 0)
    assert found.row(NO_COUNTERPART) == (0, 1, 0, 0)
    assert found.as_json() == {
        "gevolg": {"(geen)": 1},
        "kop": {"gevolg": 2, "kop": 1},
        "(geen)": {"knelpunt": 1},
    }


def test_no_units_make_an_empty_matrix() -> None:
    assert confusion(judged([], [])) == Confusion({})
    assert Confusion({}).as_json() == {}


@given(PAIRS, st.lists(ROLLEN))
def test_rows_add_up_to_gold_columns_to_what_was_given_and_order_is_irrelevant(
    pairs: list[tuple[str, str | None]], spurious: list[str]
) -> None:
    found = confusion(judged(pairs, spurious))
    given = Counter([*(each for _, each in pairs if each), *spurious])
    gold = Counter(each for each, _ in pairs)
    assert {rol: sum(found.row(rol)) for rol in found.rollen if rol != NO_COUNTERPART} == {
        rol: gold[rol] for rol in found.rollen if rol != NO_COUNTERPART
    }
    columns = dict(zip(found.rollen, zip(*map(found.row, found.rollen), strict=True), strict=False))
    assert {rol: sum(column) for rol, column in columns.items() if rol != NO_COUNTERPART} == {
        rol: given[rol] for rol in found.rollen if rol != NO_COUNTERPART
    }
    assert confusion(judged(pairs[::-1], spurious[::-1])) == found
