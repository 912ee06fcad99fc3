import dataclasses

import pytest

from corpus.coverage import Audit, ClaimCheck, Coverage, Covered, FigureCheck, FigureFault
from reports import build
from reports.blocks import Chart, Section, Table, sentences


@pytest.fixture
def draft(saying):
    """A sentence of a draft, as it is read and coded."""
    return lambda text: saying(text, 90).observation


@pytest.fixture
def audit(findings, draft):
    """Four points, each with another status; a claim that nothing bears out; a figure without source."""
    statuses = (Coverage.WEAKENED, Coverage.ABSENT, Coverage.MENTIONED, Coverage.TREATED)
    points = [p for p in findings.points if not p.central.confidential][: len(statuses)]
    covered = tuple(_covered(p, s, draft) for p, s in zip(points, statuses, strict=True))
    wrong = FigureCheck("40 plekken", FigureFault.UNSOURCED)
    said, nearest = draft("Er zijn 40 plekken bij gekomen."), (points[0].central,)
    claim = ClaimCheck(
        said, supported=False, passages=nearest, reason="Geen bron zegt dit.", figures=(wrong,)
    )
    return Audit(covered, (claim,), 0.5)


def _covered(point, status, draft):
    said = () if status is Coverage.ABSENT else (draft(f"Het concept over {point.thema}."),)
    return Covered(point, status, "Het concept zegt het zachter.", said, point.passages[:1], (), True, 2.0)


@pytest.fixture
def report(findings, codebook, audit):
    return build.report("dekkingstoets", findings, codebook, audit=audit)


def _section(report, title):
    (found,) = (s for s in report.sections if s.heading.text == title)
    return found


def test_outcome_counts_what_the_draft_does(report):
    told = [s.text for s in sentences(_section(report, "Uitkomst"))]
    assert told[0] == (
        "Van vier punten in het dossier behandelt het concept er één; het zwakt er één af, noemt er één "
        "zonder inhoud en laat er één weg."
    )
    assert "De dekking is 0,50" in told[1]


def test_the_chart_draws_what_its_table_says(report):
    (chart,) = (b for b in _section(report, "Uitkomst").blocks if isinstance(b, Chart))
    cells = [cell for row in chart.table.rows for cell in row.cells[1:]]
    assert sum(cell.amount for cell in cells) == 4
    assert all(cell.content.text == str(cell.amount) for cell in cells)


@pytest.mark.parametrize("title", ["Afgezwakt", "Alleen genoemd", "Behandeld"])
def test_draft_and_sources_stand_side_by_side(report, title):
    (table,) = (b for b in _section(report, title).blocks if isinstance(b, Table))
    (row,) = table.rows
    assert "“" in row.cells[1].content.text
    assert row.cells[1].content.observations
    assert row.cells[2].content.text.startswith("“Het concept over")


def test_what_is_left_out_says_who_says_it_and_that_it_was_raised_before(report):
    (table,) = (b for b in _section(report, "Weggelaten").blocks if isinstance(b, Table))
    assert table.rows[0].cells[3].content.text == "Al eerder gemeld"


def test_claims_and_figures_without_source_are_listed(report):
    told = [s.text for s in sentences(_section(report, "Beweringen zonder steun"))]
    assert told[:3] == [
        "De enige bewering vindt geen steun in de bronnen.",
        "“Er zijn 40 plekken bij gekomen.”",
        "Geen bron zegt dit.",
    ]
    assert "Geen bron geeft dit cijfer." in [
        s.text for s in sentences(_section(report, "Cijfers om na te gaan"))
    ]


def test_without_points_it_says_so(findings, codebook):
    report = build.report("dekkingstoets", findings, codebook, audit=Audit((), (), 1.0))
    told = [s.text for s in report.sentences()]
    assert "Het dossier bevat geen knelpunten om aan te toetsen." in told
    assert "Elke bewering van het concept vindt steun in de bronnen." in told


def test_without_audit_there_is_nothing_to_tell(findings, codebook):
    with pytest.raises(ValueError, match="zonder getoetst concept"):
        build.report("dekkingstoets", findings, codebook)


def test_all_is_treated_leaves_no_gap(findings, codebook, audit):
    treated = tuple(dataclasses.replace(c, status=Coverage.TREATED) for c in audit.points)
    report = build.report("dekkingstoets", findings, codebook, audit=Audit(treated, (), 1.0))
    assert [s.text for s in sentences(_section(report, "Weggelaten"))] == ["Het concept laat geen punt weg."]
    assert all(isinstance(s, Section) for s in report.sections)
