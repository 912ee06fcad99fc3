"""What counts after any series of judgements, as the log alone decides it."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.coders import MACHINE, agreed, first_judged, ratings
from corpus.judgements import Act, Judgement, State, last_of, opinions, standing, verdict
from corpus.labels import Labels

MODEL = ("lineair/1", "wet/1")
SAID = Labels("knelpunt", frozenset({"ibt"}), "rijk", eerder=False)


def act(author: str, what: Act, labels: Labels | None = None, **more: object) -> Judgement:
    accepted = SAID if what is Act.ACCEPT else Labels()
    return replace(
        Judgement("w1", "d1", what, labels or accepted, author, "2026-01-01T00:00:00+00:00", *MODEL, SAID),
        **more,
    )  # type: ignore[arg-type]


def numbered(*events: Judgement) -> list[Judgement]:
    return [replace(event, nr=nr) for nr, event in zip(count(1), events, strict=False)]


def counts(*events: Judgement, machine: Labels = SAID, now: tuple[str, str] = MODEL) -> tuple[Labels, State]:
    found = verdict(machine, numbered(*events), now)
    return found.labels, found.state


OTHER = Labels(rol="gevolg")
CHANGED, EARLIER = replace(SAID, rol="gevolg"), Labels(eerder=True)
BOTH = replace(CHANGED, eerder=True)
ASKED = replace(SAID, rol="vraag")
CASES = [
    ((), SAID, State.MACHINE),
    ((act("A", Act.COMMENT),), SAID, State.MACHINE),
    ((act("A", Act.ACCEPT),), SAID, State.HUMAN),
    ((act("A", Act.CHANGE, OTHER),), CHANGED, State.HUMAN),
    # a second change of the same person keeps what the first one said of another aspect
    ((act("A", Act.CHANGE, OTHER), act("A", Act.CHANGE, EARLIER)), BOTH, State.HUMAN),
    # the same from two people is no conflict, something else is, and then the machine's label stays
    ((act("A", Act.CHANGE, OTHER), act("B", Act.CHANGE, OTHER)), CHANGED, State.HUMAN),
    ((act("A", Act.CHANGE, OTHER), act("B", Act.ACCEPT)), SAID, State.DISPUTED),
    # aspects of which only one person spoke are no conflict
    ((act("A", Act.CHANGE, OTHER), act("B", Act.CHANGE, EARLIER)), BOTH, State.HUMAN),
    # what is decided holds, until somebody says otherwise
    ((act("A", Act.CHANGE, OTHER), act("B", Act.ACCEPT), act("C", Act.DECIDE, ASKED)), ASKED, State.HUMAN),
    ((act("C", Act.DECIDE, SAID), act("A", Act.CHANGE, OTHER)), SAID, State.DISPUTED),
    ((act("A", Act.REJECT),), SAID, State.REJECTED),
    ((act("A", Act.REJECT), act("A", Act.ACCEPT)), SAID, State.HUMAN),
    ((act("A", Act.REJECT), act("B", Act.ACCEPT)), SAID, State.DISPUTED),
    # undoing takes back one's own last judgement, and once more the one before
    ((act("A", Act.CHANGE, OTHER), act("A", Act.UNDO, undoes=1)), SAID, State.MACHINE),
    ((act("A", Act.ACCEPT), act("A", Act.CHANGE, OTHER), act("A", Act.UNDO, undoes=2)), SAID, State.HUMAN),
]  # fmt: skip


@pytest.mark.parametrize(("events", "labels", "state"), CASES)
def test_what_counts(events: tuple[Judgement, ...], labels: Labels, state: State) -> None:
    assert counts(*events) == (labels, state)


def test_when_the_rol_is_disputed_what_hangs_on_it_is_too() -> None:
    without = Labels("context", frozenset(), "geen")
    assert counts(act("A", Act.CHANGE, OTHER), act("B", Act.CHANGE, without)) == (SAID, State.DISPUTED)


def test_another_model_reopens_a_judgement_and_keeps_its_labels() -> None:
    newer = ("lineair/2", "wet/1")
    machine = replace(SAID, rol="vraag")
    assert counts(act("A", Act.CHANGE, OTHER), machine=machine, now=newer) == (
        replace(machine, rol="gevolg"),
        State.REOPENED,
    )
    again = replace(act("A", Act.ACCEPT, machine), model="lineair/2")
    assert counts(act("A", Act.CHANGE, OTHER), again, machine=machine, now=newer) == (machine, State.HUMAN)


def test_what_was_rejected_stays_so_whatever_the_model() -> None:
    assert counts(act("A", Act.REJECT), now=("lineair/2", "wet/1"))[1] is State.REJECTED


@given(st.permutations(numbered(*(event for case in CASES for event in case[0]))))
def test_the_order_in_which_events_are_given_says_nothing(events: list[Judgement]) -> None:
    assert verdict(SAID, events, MODEL) == verdict(SAID, sorted(events, key=lambda e: e.nr), MODEL)


@given(
    st.lists(
        st.tuples(st.sampled_from("ABC"), st.sampled_from([Act.ACCEPT, Act.REJECT, Act.CHANGE])), max_size=8
    )
)
def test_taking_everything_back_leaves_the_machine(said: list[tuple[str, Act]]) -> None:
    events = numbered(*(act(author, what, OTHER if what is Act.CHANGE else None) for author, what in said))
    while left := [e for author in "ABC" if (e := last_of(events, author))]:
        undo = act(left[0].author, Act.UNDO, undoes=left[0].nr)
        events.append(replace(undo, nr=len(events) + 1))
    assert standing(events) == ()
    assert verdict(SAID, events, MODEL).state is State.MACHINE
    assert opinions(events) == {}


def test_coders_are_those_who_judged_and_the_machine() -> None:
    events = numbered(act("A", Act.CHANGE, OTHER), act("B", Act.REJECT), act("C", Act.DECIDE, SAID))
    assert ratings(events, {"w1": SAID, "w2": SAID}) == {"A": {"w1": OTHER}, MACHINE: {"w1": SAID}}
    assert agreed(events) == {"w1": SAID}


def test_agreed_is_only_what_nobody_contradicts() -> None:
    events = numbered(act("A", Act.CHANGE, OTHER), act("B", Act.CHANGE, Labels(rol="vraag", eerder=True)))
    assert agreed(events) == {"w1": Labels(eerder=True)}


def test_the_first_judgement_tells_whether_the_machine_was_wrong() -> None:
    events = numbered(
        act("A", Act.ACCEPT), act("B", Act.CHANGE, OTHER), act("A", Act.CHANGE, OTHER, observation="w2"),
        act("A", Act.CHANGE, Labels(eerder=True), observation="w3"), act("A", Act.REJECT, observation="w4"),
    )  # fmt: skip
    assert first_judged(events) == [("w1", False), ("w2", True), ("w3", False), ("w4", True)]
