"""What the findings, a point and an audit show on the terminal of what is confidential: nothing."""

from __future__ import annotations

import dataclasses
import json

from corpus.findings import Bron, Passage
from corpus.model import Coding, Laag, Observation
from corpus.points import Entry, EntryKind, Member, Point
from reports.confidential import disclosed
from rodedraad import pointlisting
from synthesis.standing import Reactions, judged

SAID = "De vuurtoren is nog altijd niet verhuurd."
CODING = Coding("knelpunt", 0.9, (), (), "geen", False, "algemeen", "COA", (), "m", "c/1")
OBSERVATION = Observation("o1", "d", 0, 0, 0, len(SAID), 1, SAID, (), CODING)
PASSAGE = Passage(OBSERVATION, "overleg", "Overleg", "verslag", Bron("COA", Laag.UITVOERING), "", True)


def test_a_point_of_confidential_minutes_shows_no_words() -> None:
    made = Point(
        "p1", "", "vuurtoren niet verhuurd", ("vuurtoren",), PASSAGE,
        (Member(PASSAGE, (PASSAGE,), 0.1),), (PASSAGE.bron,), ("overleg",),
    )  # fmt: skip
    shown = disclosed(made, include_confidential=False, include_names=True)
    for told in (pointlisting.told(shown, ()), json.dumps(pointlisting.as_json(shown, ()))):
        assert "vuurtoren" not in told
        assert "vertrouwelijk" in told


def test_a_reason_names_no_owner_of_a_confidential_action() -> None:
    public = dataclasses.replace(PASSAGE, confidential=False)
    action = Entry("e1", EntryKind.ACTION, PASSAGE, "beheerder van de vuurtoren", "", "")
    for passage, named in ((PASSAGE, "COA"), (public, "beheerder van de vuurtoren")):
        call = Entry("e2", EntryKind.CALL, public, "", "", "")
        promises = (dataclasses.replace(action, passage=passage),)
        because = judged(call, Reactions(promises=promises), "").because
        assert because == f"Toegezegd door {named}; dat het is gedaan blijkt nog niet."
