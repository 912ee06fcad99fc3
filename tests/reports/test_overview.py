"""The chapters around the themas: overview, respondents, dissent, effects and the codebook."""

import dataclasses

import pytest

from corpus.findings import Deviation
from corpus.gaps import Asked, Position, Reply, Stance
from reports import build, disagreement, overview, phases, registers, respondents, shared
from reports.blocks import Chart, Section, Table, sentences
from reports.dossier import Dossier


@pytest.fixture(scope="module")
def report(findings, codebook):
    return build.report("rapport", findings, codebook)


@pytest.fixture
def dossier(findings, codebook):
    return Dossier(findings, codebook)


def _within(block, kind):
    for inner in block.blocks:
        if isinstance(inner, kind):
            yield inner
        if isinstance(inner, Section):
            yield from _within(inner, kind)


def _texts(block):
    return [s.text for s in sentences(block)]


def _rows(table):
    return [[cell.content.text for cell in row.cells] for row in table.rows]


def _with_gaps(dossier, **changes):
    gaps = dataclasses.replace(dossier.findings.gaps, **changes)
    return Dossier(dataclasses.replace(dossier.findings, gaps=gaps), dossier.codebook)


def test_counts_come_in_two_forms(report, findings):
    table = next(t for t in _within(report.sections[2], Table) if t.caption == "Omvang per thema")
    counts = {row[0]: row[3:5] for row in _rows(table)}
    assert counts["Krappe of slecht aansluitende termijnen"] == ["3", "3"]
    assert counts["Dubbelzinnige of onzekere koers van het Rijk"] == ["4", "2"]
    assert [[int(n) for n in row[3:5]] for row in _rows(table)] == [
        [len(f.documents), len(f.sources)] for f in findings.themas if (*f.passages, *f.calls)
    ]


def test_a_bar_is_as_long_as_its_count_and_the_counts_are_the_observations(report):
    bars = next(c for c in _within(report.sections[2], Chart) if c.kind == "bars")
    cells = [cell for row in bars.table.rows for cell in row.cells[1:]]
    assert [cell.amount for cell in cells] == [int(cell.content.text) for cell in cells]
    assert [len(cell.content.observations) for cell in cells] == [cell.amount for cell in cells]
    assert bars.summary.text == (
        "Van 14 knelpunten en gevolgen worden er vijf toegeschreven aan het handelen of nalaten van het Rijk."
    )


def test_no_document_is_not_silence(report):
    line = next(c for c in _within(report.sections[2], Chart) if c.kind == "timeline")
    first = line.table.rows[0]
    assert [cell.amount for cell in first.cells[1:]] == [None, 3]
    assert first.cells[1].content.text == "geen stuk"
    assert line.table.header == ("Punt", "2025, 2e helft", "2026, 1e helft")


def test_who_says_it_is_no_problem_is_told_apart_from_who_is_silent(dossier, saying):
    fine, spoken = saying("Bij ons lukt het.", 1), dossier.findings.passages[0]
    fine = dataclasses.replace(fine, observation=dossier.findings.passages[5].observation)
    brons = [saying("Zin.", bron=name).bron for name in ("OOSTERGO", "KRING", "COA", "RIJK")]
    stances = (Stance.NO_PROBLEM, Stance.BOTH, Stance.NO_STATEMENT, Stance.TOUCHED)
    shown = ((fine,), (spoken,), (), ())
    positions = tuple(Position("termijnen", *of) for of in zip(brons, stances, shown, strict=True))
    found = _with_gaps(dossier, positions=positions)
    (table,) = (t for t in _within(overview.chapter(found), Table) if t.caption.startswith("Geen probleem"))
    assert _rows(table) == [
        ["Krappe of slecht aansluitende termijnen", "De provincie Oostergo", "De Kring", "Het COA"]
    ]
    assert not table.rows[0].cells[3].content.observations


def test_many_silent_sources_are_counted(report):
    (table,) = (t for t in _within(report.sections[2], Table) if t.caption.startswith("Geen probleem"))
    assert _rows(table)[0][3] == "vier van de zeven bronnen"


def test_who_was_asked_and_who_answered(dossier):
    coa = next(b for b in dossier.voices if b.name == "COA")
    asked = (
        *dossier.findings.gaps.asked,
        Asked("COA", Reply.HEARD, coa),
        Asked("Zuidereind", Reply.NONE),
    )
    section = respondents.asked(_with_gaps(dossier, asked=asked))
    assert [s.text for s in section.blocks[0].sentences] == [
        "Vier organisaties zijn om een bijdrage gevraagd.",
        "Eén heeft bijgedragen.",
        "COA komt alleen in stukken van anderen aan het woord.",
        "Van Noordwolde en Zuidereind is niets ontvangen.",
    ]
    assert [row[1] for row in _rows(section.blocks[1])] == [
        "heeft bijgedragen", "niets ontvangen", "komt alleen in stukken van anderen aan het woord",
        "niets ontvangen",
    ]  # fmt: skip


def test_that_nobody_is_known_to_be_asked_is_said(dossier):
    assert _texts(respondents.asked(_with_gaps(dossier, asked=()))) == [
        "Bij het dossier is niet vastgelegd wie om een bijdrage is gevraagd."
    ]


def test_conflicting_wordings_stand_side_by_side_with_their_reason(report, dossier):
    (table,) = _within(report.sections[5], Table)
    (conflict,) = dossier.findings.conflicts
    assert table.header[2] == "Waarin zij verschillen"
    (row,) = _rows(table)
    assert [side.observation.text in text for side, text in zip(conflict.sides, row, strict=False)] == [
        True
    ] * 2
    assert row[2] == conflict.reason
    (beside,) = disagreement.within(dossier, "ibt")
    assert len(beside.header) == 2
    assert disagreement.within(dossier, "spuk") == ()


def test_the_reason_of_confidential_wordings_is_withheld(dossier):
    (conflict,) = dossier.findings.conflicts
    first, second = conflict.sides
    hidden = dataclasses.replace(conflict, sides=(first, dataclasses.replace(second, confidential=True)))
    found = dataclasses.replace(dossier.findings, conflicts=(hidden,))
    texts = _texts(disagreement.chapter(Dossier(found, dossier.codebook)))
    assert not any(second.observation.text in text or conflict.reason in text for text in texts)
    assert disagreement.HIDDEN in texts


def test_a_phase_says_by_whom_and_about_what(dossier):
    section = next(s for s in _within(phases.chapter(dossier), Section) if s.heading.anchor == "fase-overleg")
    assert _texts(section)[:2] == [
        "Drie passages gaan over deze fase, afkomstig van de provincie Oostergo, het ministerie van Asiel en "
        "Migratie en het COA.",
        "Het gaat over ‘bestuurlijk en maatschappelijk draagvlak’ (twee) en ‘gegevensverschillen en "
        "afhankelijkheid van COA-cijfers’ (één).",
    ]


def test_copies_that_deviate_are_shown_with_their_words(dossier):
    text = dossier.findings.shared[0]
    deviation = Deviation(text.passages[1], ((3, 10),), ((0, 2),))
    changed = dataclasses.replace(text, deviations=(deviation,))
    found = dataclasses.replace(dossier.findings, shared=(changed,))
    section = shared.chapter(Dossier(found, dossier.codebook))
    (table,) = (t for t in _within(section, Table) if t.caption == "Afwijkende exemplaren")
    words = text.passages[1].observation.text
    assert _rows(table)[0][1:] == [f"“{words[3:10]}”", f"“{text.text[:2]}”"]
    assert "Eén exemplaar wijkt in woorden af." in _texts(section)


def test_effects_are_not_called_unintended(dossier):
    told = _texts(registers.effects(dossier))
    assert told[0] == (
        "Drie passages beschrijven een gevolg, gemeld door de provincies Merweland en Oostergo."
    )
    assert told[1] == "Of een gevolg bedoeld of onbedoeld is, is bij het coderen niet vastgesteld."


def test_codebook_defines_every_value(report, codebook):
    told = set(_texts(report.sections[-1]))
    for values in codebook.vocabulary.values():
        assert set(values) <= told
