"""The points of a thema: which are told, in what order, and in what words."""

import dataclasses

import pytest

from corpus.points import (
    Answer,
    Claim,
    Entry,
    EntryKind,
    EntryStatus,
    Figure,
    History,
    Member,
    Moment,
    Point,
    PointStatus,
    Sighting,
)
from reports import build
from reports.blocks import Section, Table, sentences
from reports.dossier import Dossier
from reports.followup import answers
from reports.pointaccount import told
from reports.points import HIDDEN, about, quotations, stands_alone, title
from reports.pointtable import ROWS

MERWELAND = {"stem": "merweland", "bron": "MERWELAND"}
DUINKERK = {"stem": "duinkerk", "bron": "DUINKERK"}
COA = {"stem": "coa", "bron": "COA"}
KRING = {"bron": "KRING"}
WET, RIJK = {"toerekening": "wet"}, {"toerekening": "rijk"}


@pytest.fixture
def made(codebook, saying, derive):
    """A dossier with one point that these rows make, and the point."""

    def make(*rows, relayed=False, **fields):
        said = tuple(
            dataclasses.replace(saying(f"Zin {n}.", n, **row), relayed=relayed) for n, row in enumerate(rows)
        )
        point = Point(
            id="p",
            thema="termijnen",
            label=fields.pop("label", "De bouw duurt te lang"),
            words=("bouw", "duur"),
            central=said[0],
            members=tuple(Member(p, (p,), 0.1) for p in said),
            sources=(),
            documents=tuple(dict.fromkeys(p.stem for p in said)),
            **fields,
        )
        found = dataclasses.replace(derive(said), points=(point,))
        return Dossier(found, codebook), point

    return make


@pytest.mark.parametrize(
    ("rows", "turn", "expected"),
    [
        ([{}], 0, "De provincie Oostergo meldt dit."),
        ([{}], 1, "Dit punt komt van de provincie Oostergo."),
        ([{}], 2, "De provincie Oostergo wijst hierop."),
        (
            [{}, COA],
            0,
            "De provincie Oostergo en het COA noemen dit punt.",
        ),
        (
            [KRING, {}],
            1,
            "Dit punt komt van de Kring en de provincie Oostergo (in één document).",
        ),
        (
            [{}, MERWELAND, DUINKERK],
            2,
            "Alle drie de provincies wijzen hierop.",
        ),
        (
            [{}, COA, KRING],
            1,
            "Dit punt komt van drie onafhankelijke bronnen, te weten de Kring, de provincie Oostergo en het "
            "COA (in twee documenten).",
        ),
    ],
)
def test_who_makes_a_point(made, rows, turn, expected):
    sentence = told(*made(*rows), turn)[0]
    assert sentence.text == expected
    assert len(sentence.observations) == len(rows)


def test_a_share_of_the_provinces(codebook, saying, derive):
    from reports.voices import among

    brons = [saying("Zin.", **row).bron for row in ({}, MERWELAND, DUINKERK, COA, KRING)]
    assert among([*brons[:2], *brons[3:]], brons) == (
        "de Kring, twee van de drie provincies (Merweland en Oostergo) en het COA"
    )
    assert among(brons[:2], brons[:2]) == "de provincies Merweland en Oostergo"


def test_a_point_that_is_only_passed_on_has_no_source_of_its_own(made):
    assert told(*made({}, relayed=True), 0)[0].text == (
        "De provincie Oostergo geeft dit weer als bevinding van anderen; een eigen bron is er niet."
    )


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([WET], "De oorzaak wordt gelegd bij de wet en haar regels."),
        ([WET, RIJK], "De oorzaak wordt gelegd bij de wet en haar regels en bij het handelen of nalaten van "
         "het Rijk."),
        ([WET, COA], "De provincie Oostergo legt de oorzaak bij de wet en haar regels."),
        ([WET, RIJK | COA], "De provincie Oostergo legt de oorzaak bij de wet en haar regels; het COA bij "
         "het handelen of nalaten van het Rijk."),
        ([WET, WET | MERWELAND, WET | KRING, RIJK | COA], "Drie van de vier leggen de oorzaak bij de wet en "
         "haar regels; het COA bij het handelen of nalaten van het Rijk."),
    ],
)  # fmt: skip
def test_what_a_point_is_put_down_to(made, rows, expected):
    assert told(*made(*rows), 0)[1].text == expected


def test_nothing_is_said_of_a_cause_that_nobody_names(made):
    assert len(told(*made({}), 0)) == 1


def seen(passage, first, last=""):
    return Sighting(Moment(first, last or first, bool(last)), passage.bron, passage)


def told_over_time(made, status, *, periods, inferred=""):
    dossier, point = made({}, COA)
    first, last = point.passages
    history = History((seen(first, "2025-09-01", inferred), seen(last, "2026-02-10")), periods)
    return told(dossier, dataclasses.replace(point, history=history, status=status), 0)[1:]


def test_first_and_last_mention_of_a_point_of_several_periods(made):
    periods = (("2025, 2e helft", 1), ("2026, 1e helft", 1))
    (sentence,) = told_over_time(made, PointStatus.RECURRING, periods=periods)
    assert sentence.text == (
        "Het punt is voor het eerst genoemd op 1 september 2025 (provincie Oostergo) en voor het laatst op "
        "10 februari 2026 (COA)."
    )
    assert sentence.observations == ("oostergo000", "coa001")


def test_a_document_without_date_gives_a_span(made):
    periods = (("2025, 2e helft", 1), ("2026, 1e helft", 1))
    (sentence,) = told_over_time(made, PointStatus.RECURRING, periods=periods, inferred="2025-12-01")
    assert "tussen 1 september 2025 en 1 december 2025 (provincie Oostergo)" in sentence.text


def test_a_point_of_one_period_has_no_history(made):
    assert told_over_time(made, PointStatus.NEW, periods=(("2026, 1e helft", 2),)) == ()


def test_a_point_that_fell_silent_says_so(made):
    (sentence,) = told_over_time(made, PointStatus.SILENT, periods=(("2025, 2e helft", 2),))
    assert sentence.text == (
        "Het punt is voor het laatst genoemd op 10 februari 2026 en komt in latere stukken van dezelfde "
        "bronnen niet terug."
    )


def test_who_says_that_it_was_raised_before(made):
    dossier, point = made({}, COA)
    history = History((), (), (Claim(point.passages[1], "onze brief van 2024"),))
    raised = dataclasses.replace(point, history=history, status=PointStatus.RAISED_AGAIN)
    assert told(dossier, raised, 0)[1].text == (
        "Volgens het COA is dit al eerder gemeld (genoemd: ‘onze brief van 2024’). "
        "Het is na een toezegging of actie opnieuw gemeld."
    )


def test_figures_come_with_source_and_date(made):
    dossier, point = made({}, COA)
    own, other = point.passages
    figures = (
        Figure("96.000 plekken", "96000", "2026-01-19", own),
        Figure("veertien maanden", "14", "2026-01-19", own),
        Figure("96.000 Plekken", "96000", "2026-01-19", own),
        Figure("twee jaar", "2", "2026-02-01", other),
        Figure("drie jaar", "3", "", other),
    )
    assert told(dossier, dataclasses.replace(point, figures=figures), 0)[1].text == (
        "Aan cijfers worden genoemd: “96.000 plekken” en “veertien maanden” (provincie Oostergo, "
        "19 januari 2026); “twee jaar” (COA, 1 februari 2026)."
    )


def test_a_confidential_label_is_not_shown(made, saying):
    _, point = made({"stem": "tafel"})
    assert title(point) == HIDDEN
    assert title(dataclasses.replace(point, named=True)) == "De bouw duurt te lang"
    assert not stands_alone(point)


def test_a_label_that_is_no_phrase_makes_way_for_the_central_words(made):
    _, point = made({}, label="bouw, duur")
    assert title(point) == "“Zin 0.”"


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("De bouw duurt te lang", True),
        ("bouw, duur", False),
        ("Daardoor duurt de bouw te lang", False),
    ],
)
def test_which_labels_say_something_by_themselves(made, label, expected):
    _, point = made({}, label=label)
    assert stands_alone(point) is expected


def test_points_with_most_sources_come_first(codebook, saying, derive):
    said = [saying(f"Zin {n}.", n) for n in range(3)]
    said += [saying(f"Zin {n}.", n, **row) for n, row in enumerate((MERWELAND, COA, {}), 3)]
    ordered = about(Dossier(derive(tuple(said)), codebook), "termijnen")
    assert [point.central.id for point in ordered] == ["merweland003", "oostergo000"]


def test_a_passage_is_quoted_with_one_point(made):
    _, point = made({}, COA)
    other = dataclasses.replace(point, id="q", members=point.members[1:])
    third = dataclasses.replace(point, id="r", members=(*point.members[1:], point.members[0]))
    chosen = quotations((other, third), 3)
    assert [p.id for p in chosen["q"]] == ["coa001"]
    assert [p.id for p in chosen["r"]] == ["oostergo000"]


def test_answers_to_a_point_are_quoted_with_how_they_stand(made, saying):
    dossier, point = made({}, COA)
    promise = saying("Wij leggen de cijfers voor.", 50, rol="toezegging", **COA)
    entry = Entry(
        "e", EntryKind.COMMITMENT, promise, "COA", "", "", (Answer("p", "hetzelfde", 0.8),),
        EntryStatus.OPEN, "De termijn loopt tot en met 1 juli 2026.",
    )  # fmt: skip
    found = dataclasses.replace(
        dossier.findings, register=(entry,), passages=(*dossier.findings.passages, promise)
    )
    dossier = Dossier(found, dossier.codebook)
    (paragraph,) = answers(dossier, dataclasses.replace(point, answers=("e",)))
    assert [s.text for s in paragraph.sentences] == [
        "Het COA zegt toe: “Wij leggen de cijfers voor.” (invoeringstoets, p. 9).",
        "De termijn loopt tot en met 1 juli 2026.",
    ]
    assert answers(dossier, point) == ()


def test_points_beyond_a_sensible_number_are_counted(saying, derive, codebook):
    said = tuple(saying(f"Zin {n}.", n) for n in range(3 * (ROWS + 1)))
    found = derive(said)
    single = tuple(dataclasses.replace(p, members=p.members[:1]) for p in found.points)
    report = build.report("rapport", dataclasses.replace(found, points=single), codebook)
    (thema,) = (b for b in report.sections[3].blocks if isinstance(b, Section))
    (table,) = (b for b in thema.blocks if isinstance(b, Table))
    assert len(table.rows) == ROWS
    assert "Nog één punt staat alleen in de bijlage." in [s.text for s in sentences(thema)]
