"""The memo for the secretariat of the Kring, and the register as a report of its own."""

import dataclasses

import pytest

from corpus.points import EntryStatus, PointStatus
from reports import agenda, build, entries
from reports.blocks import Chart, Table, sentences
from reports.dossier import Dossier
from reports.entries import deadline


@pytest.fixture(scope="module")
def memo(findings, codebook):
    return build.report("kringmemo", findings, codebook)


@pytest.fixture(scope="module")
def register(findings, codebook):
    return build.report("register", findings, codebook)


def _section(report, title):
    (found,) = (s for s in report.sections if s.heading.text == title)
    return found


def _texts(block):
    return [s.text for s in sentences(block)]


def _tables(section):
    return [b for b in section.blocks if isinstance(b, Table)]


def _rows(table):
    return [[cell.content.text for cell in row.cells] for row in table.rows]


def test_parts_of_the_memo(memo):
    assert [s.heading.text for s in memo.sections] == [
        "Terugkerende thema's",
        "Wat de Kring gezamenlijk zegt",
        "Eigen bevindingen van de provincies",
        "Oproepen van de Kring",
        "Nieuw sinds de vorige periode",
        "Stilgevallen punten",
        "Voorstel voor de agenda",
    ]
    assert [label for label, _ in memo.opening[0].items] == ["Aan", "Stand per", "Berust op"]
    assert not memo.annex


def test_recurring_themas_say_when_by_whom_and_who_answered(memo):
    (table,) = _tables(_section(memo, "Terugkerende thema's"))
    assert _rows(table) == [
        [
            "Krappe of slecht aansluitende termijnen",
            "1",
            "19 januari 2026",
            "19 januari 2026",
            "De Kring en de provincie Oostergo",
            "niemand",
        ]
    ]


def test_the_kring_is_told_apart_from_the_provinces(memo):
    together = _section(memo, "Wat de Kring gezamenlijk zegt")
    assert _texts(together)[:2] == [
        "De Kring meldt gezamenlijk twee knelpunten, gevolgen en vragen.",
        "De gezamenlijke tekst is verzonden door de provincies Oostergo en Merweland, en Duinkerk.",
    ]
    (table,) = _tables(_section(memo, "Eigen bevindingen van de provincies"))
    assert [row[:2] for row in _rows(table)] == [
        ["Provincie Duinkerk", "2"],
        ["Provincie Merweland", "3"],
        ["Provincie Oostergo", "5"],
    ]


def test_calls_of_the_kring_have_a_status(memo):
    section = _section(memo, "Oproepen van de Kring")
    assert _texts(section)[0] == "Eén oproep van de Kring: open."
    assert [t.caption for t in _tables(section)] == ["Oproepen: open"]
    assert "Bron" not in _tables(section)[0].header


@pytest.mark.parametrize(
    ("reasons", "expected", "explained"),
    [
        (["Zo.", "Zo."], "Voor twee toezeggingen geldt: zo.", []),
        (["Zo.", "Zo.", "Anders."], "Voor twee van de drie toezeggingen geldt: zo.", ["–", "–", "Anders."]),
        (["Zo.", "Anders."], None, ["Zo.", "Anders."]),
        (["Zo."], None, ["Zo."]),
    ],
)
def test_a_common_reason_is_said_once(findings, codebook, reasons, expected, explained):
    first = next(e for e in findings.register if e.kind == "toezegging")
    found = [dataclasses.replace(first, because=reason) for reason in reasons]
    *paragraphs, table = entries.tables(Dossier(findings, codebook), found, "toezeggingen")
    assert [s.text for p in paragraphs for s in p.sentences] == ([expected] if expected else [])
    column = [row[table.header.index("Toelichting")] for row in _rows(table)] if explained else []
    assert column == explained
    assert ("Toelichting" in table.header) is bool(explained)


def test_nothing_of_a_confidential_entry_is_told(findings, codebook):
    first = next(e for e in findings.register if e.kind == "toezegging")
    passage = dataclasses.replace(first.passage, confidential=True)
    entry = dataclasses.replace(
        first, passage=passage, owner="loods Vuurtoren", deadline="na Vuurtoren", because="Over Vuurtoren."
    )
    (table,) = entries.tables(Dossier(findings, codebook), [entry], "toezeggingen")
    told = [text for row in _rows(table) for text in row]
    assert not any("Vuurtoren" in text for text in told)
    assert told[0] == told[2] == told[3] == "vertrouwelijk"


def test_the_agenda_holds_what_recurs_without_an_answer(memo, findings, codebook):
    (point,) = (p for p in findings.points if p.history.claims)
    told = _texts(_section(memo, "Voorstel voor de agenda"))
    assert [text for text in told if text.startswith(point.label)]
    entry = next(e for e in findings.register if e.kind == "toezegging")
    answered = tuple(
        dataclasses.replace(p, answers=(entry.id,)) if p is point else p for p in findings.points
    )
    found = dataclasses.replace(findings, points=answered)
    after = _texts(agenda.proposed(Dossier(found, codebook)))
    assert not [text for text in after if text.startswith(point.label)]
    assert "Er zijn geen terugkerende punten zonder antwoord." in after


def test_overdue_calls_of_the_kring_are_on_the_agenda(findings, codebook):
    late = tuple(
        dataclasses.replace(e, status=EntryStatus.OVERDUE, deadline="2026-03-01") for e in findings.register
    )
    told = _texts(agenda.proposed(Dossier(dataclasses.replace(findings, register=late), codebook)))
    assert told[-1].startswith("Oproep met verstreken termijn (1 maart 2026): “Begin zichtbaar met toezicht")


def test_points_that_fell_silent_are_named_with_their_last_day(findings, codebook):
    silent = tuple(dataclasses.replace(p, status=PointStatus.SILENT) for p in findings.points[:1])
    told = _texts(agenda.silent(Dossier(dataclasses.replace(findings, points=silent), codebook)))
    assert told[0].endswith("de Kring en de provincie Oostergo, voor het laatst op 19 januari 2026.")


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        ((("2025, 2e helft", 0), ("2026, 1e helft", 1)), True),
        ((("2025, 2e helft", None), ("2026, 1e helft", 1)), False),
        ((("2025, 2e helft", 0), ("2026, 1e helft", 0)), False),
        ((("2026, 1e helft", 1),), False),
        ((), False),
    ],
)
def test_new_is_what_could_have_been_said_before(findings, codebook, periods, expected):
    point = next(p for p in findings.points if p.thema == "spuk")
    history = dataclasses.replace(point.history, periods=periods, claims=())
    point = dataclasses.replace(point, history=history, status=PointStatus.NEW)
    told = _texts(agenda.new(Dossier(dataclasses.replace(findings, points=(point,)), codebook)))
    assert any(point.label in text for text in told) is expected


def test_many_points_are_counted(findings, codebook):
    (point,) = (p for p in findings.points if p.history.claims)
    many = tuple(dataclasses.replace(point, id=f"p{n}") for n in range(agenda.SHOWN + 2))
    told = _texts(agenda.proposed(Dossier(dataclasses.replace(findings, points=many), codebook)))
    assert sum(text.startswith(point.label) for text in told) == agenda.SHOWN
    assert told[-1] == "Twee andere punten staan in het rapport."


def test_register_sums_up_and_draws_status_by_kind(register):
    summary = _section(register, "Samenvatting")
    assert _texts(summary)[0] == (
        "Het register bevat drie oproepen, twee toezeggingen en één actie: drie open en drie zonder bekende "
        "stand."
    )
    (chart,) = (b for b in summary.blocks if isinstance(b, Chart))
    assert chart.table.header == ("Soort", "Verlopen", "Open", "Stand onbekend", "Nagekomen")
    assert [[cell.amount for cell in row.cells[1:]] for row in chart.table.rows] == [
        [0, 3, 0, 0],
        [0, 0, 2, 0],
        [0, 0, 1, 0],
    ]
    assert "De stand is die van 30 juni 2026." in _texts(summary)


def test_register_holds_every_entry_once_and_the_overdue_first(findings, codebook):
    first, *rest = findings.register
    late = dataclasses.replace(rest[0], status=EntryStatus.OVERDUE, kind=first.kind)
    found = dataclasses.replace(findings, register=(first, late, *rest[1:]))
    report = build.report("register", found, codebook)
    rows = [row for s in report.sections[1:] for t in _tables(s) for row in t.rows]
    shown = [i for row in rows for i in row.cells[0].content.observations]
    assert sorted(shown) == sorted(e.passage.id for e in found.register)
    assert _tables(report.sections[1])[0].caption == "Oproepen: verlopen"


def test_register_says_what_a_commitment_answers(register):
    (table,) = _tables(_section(register, "Toezeggingen"))
    column = table.header.index("Gaat in op")
    assert any("Begin zichtbaar met toezicht" in row[column] for row in _rows(table))


@pytest.mark.parametrize(
    ("due", "told"), [("2026-08-31", "vóór 1 september 2026"), ("2026-09-01", "1 september 2026")]
)
def test_before_a_day_is_not_on_it(due, told, findings):
    entry = dataclasses.replace(findings.register[0], deadline="2026-09-01", due=due)
    assert deadline(entry) == told


def test_a_promise_is_cited_with_the_call_that_it_follows(findings, codebook):
    call, promise = findings.register[0], next(e for e in findings.register if e.answers)
    found = dataclasses.replace(findings, register=(call, promise))
    section = _section(build.report("register", found, codebook), "Oproepen")
    (row,) = [row for table in _tables(section) for row in table.rows]
    told = {i for cell in row.cells for i in cell.content.observations}
    assert promise.passage.id in told


def test_themas_that_tie_are_not_told_as_the_most(saying, derive, codebook):
    themas = ("termijnen", "ibt", "spuk")
    said = tuple(saying(f"Hier knelt {t}.", n, bron="MERWELAND", themas=t) for n, t in enumerate(themas))
    sections = {1: "Krappe", 3: "Onder meer krappe"}
    for count, begin in sections.items():
        memo = build.report("kringmemo", derive(said[:count]), codebook)
        (table,) = _tables(_section(memo, "Eigen bevindingen van de provincies"))
        assert table.rows[0].cells[2].content.text.startswith(begin)


def test_an_empty_register_says_so(derive, codebook):
    told = _texts(build.report("register", derive(()), codebook).sections[0])
    assert told[0] == "Het dossier bevat geen oproepen, toezeggingen of acties."
