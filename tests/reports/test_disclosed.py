"""Nothing that was read from a confidential passage remains anywhere in what may be shown."""

import dataclasses
from enum import Enum

import pytest

from corpus import coverage, gaps, points
from corpus import findings as found_in
from corpus.coverage import Audit, ClaimCheck, Coverage, Covered, FigureCheck, FigureFault
from corpus.findings import Deviation, Findings, MissingDocument, Passage, Respondent, SharedText, Unread
from corpus.gaps import Count
from corpus.model import Action, Coding, Evidence, Mention, Observation
from corpus.points import Answer, Claim, Conflict, Entry, Figure, Point
from reports import build
from reports.confidential import disclosed
from reports.rebuilding import rebuilt

PLANTED = "Vuurtoren"
KEPT = {
    Passage: {"stem", "part", "date"},
    Observation: {"id", "document"},
    Coding: {
        *("rol", "onderwerp", "toerekening", "fase", "spreker", "model", "codebook", "taal", "getroffen")
    },
    Action: {"about"},
    Mention: set(),
    Evidence: set(),
    Respondent: {"document", "stem", "kinds", "senders", "date", "month"},
    SharedText: {"id", "signatories"},
    Deviation: set(),
    MissingDocument: set(),
    Point: {"id", "thema", "documents", "answers", "near"},
    Figure: {"date"},
    Claim: set(),
    Entry: {"id", "due", "because"},
    Answer: {"to"},
    Conflict: {"thema"},
    FigureCheck: {"text"},
}
"""What rests on a passage, with the fields that tell where it stands and how it is coded; all else is words.

The last day of an entry must be a date and its reason is told in part: they have tests of their own.
"""


@pytest.fixture
def full(passages, derive):
    """Findings and audit in which every class of the model occurs, and every passage is confidential."""
    made = derive(passages)
    text, first = made.shared[0], made.points[0]
    passage = dataclasses.replace(
        first.central,
        observation=dataclasses.replace(
            first.central.observation,
            action=Action("wie", "wanneer", ""),
            mentions=(Mention("actor", 0, 1, "x", "x"),),
            coding=dataclasses.replace(
                first.central.observation.coding, evidence=(Evidence("rol:actie", 1.0, "waarom"),), aan="wie"
            ),
        ),
    )
    figure = Figure("3 dagen", "3", "2026-01-01", passage)
    first = dataclasses.replace(first, central=passage, figures=(figure,), words=("woord",))
    made = dataclasses.replace(
        made,
        points=(first, *made.points[1:]),
        shared=(dataclasses.replace(text, deviations=(Deviation(passage, (), ()),)), *made.shared[1:]),
        unread=(Unread("x.pdf", "leeg"),),
    )
    check = FigureCheck("4 dagen", FigureFault.DIFFERS, (("3 dagen", passage),))
    covered = Covered(first, Coverage.ABSENT, "", (), (passage,), (passage,), False, 1.0)
    claim = ClaimCheck(passage.observation, False, (passage,), "", (check,))
    secret = rebuilt((made, Audit((covered,), (), 0.0)), _hide)
    return *secret, dataclasses.replace(claim, figures=rebuilt(claim.figures, _hide))


def _hide(part):
    return dataclasses.replace(part, confidential=True) if type(part) in (Passage, Respondent) else part


def _plant(part):
    """The part with a secret in each of its fields of text that is not kept."""
    if type(part) not in KEPT:
        return part
    planted = {}
    for field in dataclasses.fields(part):
        secret = f"{PLANTED} {type(part).__name__}.{field.name}"
        if field.name not in KEPT[type(part)]:
            if field.type == "str":
                planted[field.name] = secret
            elif field.type == "tuple[str, ...]":
                planted[field.name] = (secret,)
            elif field.type == "tuple[tuple[str, Passage], ...]":
                planted[field.name] = tuple((secret, p) for _, p in getattr(part, field.name))
    return dataclasses.replace(part, **planted)


def strings(value):
    """Every string anywhere in a value, enumerations apart, with the path that leads to it."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield "", value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from ((f".{field.name}{p}", s) for p, s in strings(getattr(value, field.name)))
    elif isinstance(value, tuple | list | frozenset | set):
        yield from (pair for held in value for pair in strings(held))
    elif isinstance(value, dict):
        yield from (pair for held in value.items() for pair in strings(held))


def _kinds(value, found):
    if dataclasses.is_dataclass(value):
        found.add(type(value))
        for field in dataclasses.fields(value):
            _kinds(getattr(value, field.name), found)
    elif isinstance(value, tuple):
        for held in value:
            _kinds(held, found)
    return found


def test_every_class_of_the_model_is_tried(full):
    """A class that is new must be put in these findings, and in `KEPT` if it rests on a passage."""
    modules = (found_in, points, gaps, coverage)
    known = {c for m in modules for c in vars(m).values() if dataclasses.is_dataclass(c)}
    assert known - {Count} <= _kinds(full, set())
    resting = {c for c in known if any("Passage" in str(f.type) for f in dataclasses.fields(c))}
    bare = {c for c in resting if all("str" not in str(f.type) for f in dataclasses.fields(c))}
    composed = {
        Findings, found_in.Finding, points.Member, points.Sighting, gaps.Position, Covered, ClaimCheck,
    }  # fmt: skip
    assert resting - bare - composed <= set(KEPT)


def test_nothing_that_was_planted_remains(full):
    planted = (*rebuilt(full[:2], _plant), rebuilt(full[2].figures, _plant))
    assert sum(PLANTED in text for _, text in strings(planted)) > 100
    shown = disclosed(planted, include_confidential=False, include_names=True)
    assert [(path, text) for path, text in strings(shown) if PLANTED in text] == []
    lifted = disclosed(planted, include_confidential=True, include_names=True)
    assert list(strings(lifted)) == list(strings(planted))


SIZE = 12


def _pieces(text):
    return {text[n : n + SIZE] for n in range(len(text) - SIZE + 1)}


def test_no_piece_of_a_confidential_text_remains(findings):
    secret, public = set(), set()
    for p in findings.passages:
        (secret if p.confidential else public).update(_pieces(p.observation.text))
    for r in findings.respondents:
        (secret if r.confidential else public).update(_pieces(r.title))
    secret -= public
    assert len(secret) > 100
    for path, text in strings(disclosed(findings, include_confidential=False)):
        assert not _pieces(text) & secret, (path, text)


@pytest.fixture
def point(findings):
    """A point with a public and a confidential member."""
    made = next(p for p in findings.points if len(p.members) > 1)
    hidden = dataclasses.replace(
        made.members[1].passage,
        confidential=True,
        observation=dataclasses.replace(made.members[1].passage.observation, text="De kazerne lekt."),
    )
    other = dataclasses.replace(made.members[1], passage=hidden, copies=(hidden,))
    return dataclasses.replace(made, members=(made.members[0], other, *made.members[2:]))


def _label(point, label, **more):
    made = dataclasses.replace(point, label=label, **more)
    return disclosed(made, include_confidential=False).label


def test_a_label_takes_the_words_of_a_public_member(point):
    public = point.members[0].passage.observation.text
    assert _label(point, "kazerne lekt") == public
    assert _label(point, public.rstrip(".")) == public.rstrip(".")
    assert _label(point, "Lekkende kazerne", named=True) == "Lekkende kazerne"
    alone = dataclasses.replace(point, central=point.members[1].passage, members=point.members[1:2])
    assert _label(alone, "kazerne lekt") == "vertrouwelijk"


def test_words_of_a_point_are_those_of_public_members(point):
    word = point.members[0].passage.observation.text.split()[1]
    shown = disclosed(dataclasses.replace(point, words=(word, "lekt")), include_confidential=False)
    assert shown.words == (word,)


def test_the_reason_of_an_entry_keeps_what_it_does_not_read_from_the_text(findings):
    entry = next(e for e in findings.register if e.passage.confidential)
    because = "De termijn liep tot en met 1 april 2026. COA (3 mei 2026) meldt een begin."
    made = dataclasses.replace(entry, due="2026-04-01", deadline="2026-04-01", because=because)
    shown = disclosed(made, include_confidential=False)
    assert shown.because == (
        "De termijn liep tot en met een vertrouwelijke datum. COA (3 mei 2026) meldt een begin."
    )
    assert (shown.deadline, shown.due) == ("vertrouwelijk", "")
    assert disclosed(made, include_confidential=True).because == because


def test_an_answer_to_what_is_confidential_gives_no_words_in_common(findings):
    secret = next(e for e in findings.register if e.passage.confidential)
    other = next(e for e in findings.register if not e.passage.confidential)
    answering = dataclasses.replace(other, answers=(Answer(secret.id, "woorden: kazerne", 0.5),))
    made = dataclasses.replace(findings, register=(secret, answering))
    shown = disclosed(made, include_confidential=False).register[1]
    assert [a.reason for a in shown.answers] == ["vertrouwelijk"]


def test_counts_stay(findings):
    def counts(found):
        return [(f.copies, len(f.sources), len(f.documents), f.attribution) for f in found.themas]

    shown = disclosed(findings, include_confidential=False)
    assert counts(shown) == counts(findings)
    assert [len(p.members) for p in shown.points] == [len(p.members) for p in findings.points]


def test_names_go_and_the_rest_of_a_text_stays(saying, derive):
    made = derive((saying("Jan de Boer (COA) mist een lijst.", 1),))
    assert disclosed(made, include_confidential=True).passages[0].observation.text == (
        "[naam] (COA) mist een lijst."
    )
    kept = disclosed(made, include_confidential=True, include_names=True)
    assert kept.passages[0].observation.text == "Jan de Boer (COA) mist een lijst."


def test_a_deviation_tells_no_ranges_of_a_masked_text(saying):
    first, copy = saying("Jan de Boer mist een lijst.", 1), saying("Jan de Boer mist een lange lijst.", 2)
    deviation = Deviation(copy, ((21, 26),), ())
    text = SharedText("s", first.observation.text, copy.bron, (), (first, copy), (deviation,))
    assert disclosed(text, include_confidential=False).deviations[0].own == ()
    shown = disclosed(text, include_confidential=False, include_names=True)
    assert shown.deviations[0].own == ((21, 26),)


def test_an_audit_gives_no_figure_of_a_confidential_source(findings):
    hidden, public = (next(p for p in findings.passages if p.confidential is c) for c in (True, False))
    check = FigureCheck("5 plekken", FigureFault.DIFFERS, (("7 plekken", hidden), ("6 plekken", public)))
    shown = disclosed(check, include_confidential=False)
    assert [told for told, _ in shown.theirs] == ["vertrouwelijk", "6 plekken"]


def test_who_is_to_act_is_not_told_where_it_is_confidential(findings, codebook):
    entry = next(e for e in findings.register if e.passage.confidential and e.kind != "oproep")
    made = dataclasses.replace(entry, owner="Waterschap", because="Er is geen termijn.")
    register = tuple(made if e is entry else e for e in findings.register)
    points = tuple(dataclasses.replace(p, answers=(entry.id,)) for p in findings.points)
    found = dataclasses.replace(findings, register=register, points=points)
    told = [said.text for said in build.report("rapport", found, codebook).sentences()]
    assert "Er is geen termijn." in told
    assert not [text for text in told if "Aan zet is vertrouwelijk" in text]
