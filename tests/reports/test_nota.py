"""The beslisnota and the page for who has five minutes."""

import dataclasses

import pytest

from corpus.points import EntryKind, EntryStatus
from reports import build
from reports.blocks import Fields, Section, Table, sentences


@pytest.fixture
def nota(findings, codebook):
    return build.report("beslisnota", findings, codebook)


@pytest.fixture
def page(findings, codebook):
    return build.report("samenvatting", findings, codebook)


def _texts(report, title):
    (found,) = (s for s in report.sections if s.heading.text == title)
    return [s.text for s in sentences(found)]


def test_nota_has_the_parts_of_a_beslisnota(nota):
    assert [s.heading.text for s in nota.sections] == [
        "Aanleiding",
        "Geadviseerd besluit",
        "Kernpunten",
        "Toelichting",
        "Informatie die niet openbaar gemaakt kan worden",
    ]
    (explanation,) = (s for s in nota.sections if s.heading.text == "Toelichting")
    assert "Juridische overwegingen" in [b.heading.text for b in explanation.blocks if isinstance(b, Section)]


def test_nota_leaves_open_what_a_machine_does_not_know(nota):
    (fields,) = (b for b in nota.opening if isinstance(b, Fields))
    told = {name: value.text for name, value in fields.items}
    assert told["Aan"] == "De Minister van Asiel en Migratie"
    assert told["Van"] == told["Datum"] == "[in te vullen]"


def test_nota_is_not_written_by_the_minister(nota):
    assert not any("ijn ministerie" in s.text for s in nota.sentences())


def test_nota_warns_of_what_is_confidential_and_disputed(nota):
    assert _texts(nota, "Informatie die niet openbaar gemaakt kan worden") == [
        "Eén stuk is als vertrouwelijk aangemerkt; het telt mee en wordt niet aangehaald."
    ]
    assert any("spreken bronnen elkaar tegen" in text for text in _texts(nota, "Kernpunten"))


def test_nota_counts_what_is_overdue(findings, codebook):
    late = tuple(
        dataclasses.replace(e, status=EntryStatus.OVERDUE) if e.kind is EntryKind.COMMITMENT else e
        for e in findings.register
    )
    nota = build.report("beslisnota", dataclasses.replace(findings, register=late), codebook)
    assert (
        "Van twee toezeggingen is de termijn verstreken; dat zij zijn nagekomen, laat geen later stuk zien."
        in _texts(nota, "Kernpunten")
    )


def test_page_ranks_themas_by_independent_sources(page):
    (themas,) = (s for s in page.sections if s.heading.text.startswith("De thema's"))
    (table,) = (b for b in themas.blocks if isinstance(b, Table))
    counts = [int(row.cells[1].content.text) for row in table.rows]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == 3


def test_page_tells_what_stands_out(page):
    told = _texts(page, "Wat opvalt")
    assert any(text.startswith("Drie bronnen maken hetzelfde punt: “") for text in told)
    assert any("lopen de bewoordingen uiteen tussen de Kring en het ministerie" in text for text in told)
    assert any("zijn drie oproepen gedaan; op één daarvan" in text for text in told)


@pytest.mark.parametrize("kind", ["beslisnota", "samenvatting"])
def test_an_empty_dossier_makes_no_claims(kind, derive, codebook):
    report = build.report(kind, derive(()), codebook)
    assert not [s for s in report.sentences() if s.observations]


@pytest.mark.parametrize("kind", ["beslisnota", "samenvatting"])
def test_without_an_observation_no_sentence_that_cites_it_remains(kind, findings, codebook, passages, derive):
    def told(found):
        return {
            (s.text, s.observations)
            for s in build.report(kind, found, codebook).sentences()
            if s.observations
        }

    before = told(findings)
    for gone in passages:
        after = told(derive(tuple(p for p in passages if p is not gone)))
        assert not {claim for claim in before if gone.id in claim[1]} & after


@pytest.mark.parametrize(
    ("count", "told"),
    [(3, "De meeste onafhankelijke bronnen noemen ‘krappe"), (4, "Tot de thema's met de meeste")],
)
def test_themas_that_tie_are_among_the_most(count, told, saying, derive, codebook):
    themas = ("termijnen", "ibt", "spuk", "gegevens")[:count]
    said = tuple(saying(f"Hier knelt {t}.", n, themas=t) for n, t in enumerate(themas))
    nota = build.report("beslisnota", derive(said), codebook)
    assert any(s.text.startswith(told) for s in nota.sentences())
    letter = build.report("kamerbrief", derive(said), codebook)
    (camp,) = [s.text for s in letter.sentences() if "noemt zelf" in s.text]
    assert ("waaronder" in camp) == (count > 3)
