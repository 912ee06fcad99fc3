import dataclasses
import re

import pytest

from reports import build
from reports.blocks import Section, Table, sentences
from reports.dossier import Dossier
from reports.status import status


@pytest.fixture(scope="module")
def report(findings, codebook):
    return build.report("rapport", findings, codebook)


def _sections(section):
    yield section
    for block in section.blocks:
        if isinstance(block, Section):
            yield from _sections(block)


def _section(report, title):
    found = [
        s for top in (*report.sections, *report.annex) for s in _sections(top) if s.heading.text == title
    ]
    assert len(found) == 1, title
    return found[0]


def _texts(block):
    return [s.text for s in sentences(block)]


def _table(report, caption):
    blocks = (b for top in report.sections for s in _sections(top) for b in s.blocks)
    (found,) = (b for b in blocks if isinstance(b, Table) and b.caption == caption)
    return found


def test_chapters_come_in_the_order_of_the_article_12_process(report):
    assert [s.heading.text for s in report.sections] == [
        "1. Wettelijke grondslag en cyclus",
        "2. Vraag, werkwijze en respondenten",
        "3. Overzicht",
        "4. Knelpunten per thema",
        "5. Werking per fase",
        "6. Tegenstrijdige bewoordingen",
        "7. Gezamenlijke tekst van de Kring",
        "8. Wat werkt",
        "9. Gevolgen die de bronnen beschrijven",
        "10. Register van oproepen, toezeggingen en acties",
        "11. Vragen op tafel",
        "12. Codeboek",
    ]


ARTICLES = {"2", "3", "4", "5", "6", "7", "9", "12", "124"}
"""The verified ones; the rest must come from a source."""


def test_no_article_is_named_that_was_not_verified(report, findings, codebook):
    for made in (report, build.report("kamerbrief", findings, codebook)):
        told = " ".join(s.text + " " + getattr(s, "basis", "") for s in made.sentences())
        named = re.findall(r"artikel(?:en)? (\d+)(?: en (\d+))?", told)
        assert named
        assert {number for pair in named for number in pair if number} <= ARTICLES


def test_boundary_with_the_evaluation_is_drawn(report):
    told = " ".join(_texts(report.sections[0]))
    for words in ("ex durante", "artikel 12, eerste lid", "artikel 12, tweede lid", "doeltreffendheid"):
        assert words in told
    assert "provinciaal plan" in told
    assert "provinciaal verslag" in told


@pytest.mark.parametrize(
    ("total", "reviewed", "expected"),
    [
        (3, 0, "CONCEPT: opgesteld uit 3 waarnemingen, geen door een mens beoordeeld."),
        (3, 2, "CONCEPT: opgesteld uit 3 waarnemingen, waarvan 2 door een mens beoordeeld."),
        (3, 3, "opgesteld uit 3 waarnemingen, alle door een mens beoordeeld."),
        (0, 0, "CONCEPT: opgesteld uit 0 waarnemingen."),
    ],
)
def test_draft_is_marked_until_all_is_reviewed(total, reviewed, expected, saying, derive, codebook):
    found = derive(tuple(saying("Zin.", n) for n in range(total)), reviewed=reviewed)
    assert status(Dossier(found, codebook))[0].text == expected


def test_a_month_is_told_as_what_it_is(findings, codebook):
    first, *others = findings.respondents
    without = dataclasses.replace(first, date="", month="2033-02")
    found = dataclasses.replace(findings, respondents=(without, *others))
    made = build.report("rapport", found, codebook)
    dates = [row.cells[3].content.text for row in _table(made, "Ontvangen stukken").rows]
    assert dates[0] == "februari 2033 (dag niet vermeld)"
    assert "niet vermeld" in dates


def test_respondents_are_listed_with_their_figures(report):
    rows = [[cell.content.text for cell in row.cells] for row in _table(report, "Ontvangen stukken").rows]
    assert rows[0] == [
        "Invoeringstoets Oostergo",
        "Provincie Oostergo",
        "provincie",
        "19 januari 2026",
        "4",
        "10",
        "nee",
    ]
    assert rows[3] == ["Uitvoeringsbeeld opvang", "COA", "uitvoering", "niet vermeld", "4", "2", "nee"]
    assert rows[6] == ["tafel", "Ministerie van Asiel en Migratie", "Rijk", "12 maart 2026", "4", "3", "ja"]
    for row in _table(report, "Ontvangen stukken").rows:
        assert len(row.cells[0].content.observations) == int(row.cells[5].content.text)


def test_documents_are_dated_by_themselves(report):
    assert (
        "Het dossier bevat zeven documenten, gedagtekend van 19 januari 2026 tot en met 30 juni 2026."
        in _texts(_section(report, "2.4 Ontvangen stukken"))
    )


def test_missing_documents_are_named_with_the_passage_that_names_them(report):
    told = _texts(_section(report, "2.5 Beperkingen"))
    assert "De bronnen noemen één stuk dat in het dossier ontbreekt:" in told
    assert told[-1].startswith("Atlas Opvang 2025, genoemd in: “Geef de formule een rekenvoorbeeld")
    assert told[-1].endswith("(provincie Merweland, invoeringstoets, p. 2)")


def test_shared_text_is_one_voice_with_its_signatories(report):
    table = _table(report, "Gedeelde tekst van de Kring")
    assert table.header == ("Tekst",)
    assert len(table.rows) == 4
    assert _texts(_section(report, "7. Gezamenlijke tekst van de Kring"))[1] == (
        "Vier teksten van de Kring staan (nagenoeg) gelijkluidend in drie stukken van meer afzenders; "
        "ondertekenaars zijn de provincies Oostergo en Merweland, en Duinkerk."
    )


def test_a_dossier_without_shared_text_says_so(saying, derive, codebook):
    report = build.report("rapport", derive((saying("Zin.", 1),)), codebook)
    assert _texts(_section(report, "7. Gezamenlijke tekst van de Kring")) == [
        "Het dossier bevat geen tekst die meer afzenders delen."
    ]


def test_overview_by_source_equals_the_findings(report, findings):
    table = _table(report, "Passages en oproepen naar thema en bron")
    counts = [[int(cell.content.text) for cell in row.cells[1:]] for row in table.rows]
    assert (
        [sum(row[:-1]) for row in counts]
        == [row[-1] for row in counts]
        == [sum(r) for r in findings.by_source.cells]
    )
    assert sorted(map(sum, zip(*[row[:-1] for row in counts], strict=True))) == sorted(
        map(sum, zip(*findings.by_source.cells, strict=True))
    )


@pytest.mark.parametrize(
    "caption", ["Passages en oproepen naar thema en bron", "Passages naar thema en fase"]
)
def test_a_count_cites_as_many_observations(report, caption):
    shades = set()
    for row in _table(report, caption).rows:
        for cell in row.cells[1:]:
            assert len(cell.content.observations) == int(cell.content.text)
        shades |= {(int(cell.content.text), cell.shade) for cell in row.cells[1:-1]}
    assert (0, 0) in shades
    assert max(shades)[1] == 4
    assert [shade for _, shade in sorted(shades)] == sorted(shade for _, shade in shades)


def test_voices_that_speak_of_no_thema_are_named(saying, derive, codebook):
    silent = saying("Wij zijn er voor.", 1, stem="coa", bron="COA", rol="standpunt", themas="")
    report = build.report("rapport", derive((saying("Zin.", 2), silent)), codebook)
    told = _texts(_section(report, "3.2 Thema's naar bron"))
    assert "Het COA heeft over geen van de thema's een passage of oproep." in told


def test_follow_up_says_what_is_there_and_what_is_not(report):
    told = _texts(_section(report, "4.2 Uitblijvend of niet-effectief interbestuurlijk toezicht"))
    assert "één oproep van de Kring." in told
    assert "één toezegging van het ministerie van Asiel en Migratie." in told
    assert not any("geen actie" in text for text in told)


def test_dissent_stands_side_by_side(report):
    told = _texts(_section(report, "4.2 Uitblijvend of niet-effectief interbestuurlijk toezicht"))
    assert any(
        text.startswith("De kop is ontleend aan het ministerie van Asiel en Migratie") for text in told
    )
    assert "“Het toezicht is in onze provincie met geen enkel gesprek begonnen.”" in told


def test_themas_nobody_speaks_of_are_one_sentence(report):
    assert _texts(report.sections[3])[-1] == (
        "Over de volgende thema's bevat het dossier geen passage, oproep, toezegging of actie: "
        "voortduren van nood- en crisisopvang; bezwaar, beroep en correctie."
    )


def test_bottlenecks_outside_the_themas_are_kept(report):
    told = _texts(_section(report, "4.7 Knelpunten buiten de thema's"))
    assert told == [
        "Eén knelpunt of gevolg valt buiten de thema's; het komt van de provincie Oostergo.",
        "“De telefoonlijn van het loket was vaak bezet.”",
    ]


@pytest.mark.parametrize(("caption", "field"), [("Positieve ervaringen", "works"), ("Vragen", "questions")])
def test_what_works_and_what_is_asked_is_complete(report, findings, caption, field):
    rows = _table(report, caption).rows
    assert [row.cells[0].content.observations for row in rows] == [(p.id,) for p in getattr(findings, field)]


@pytest.mark.parametrize(
    ("title", "kind"),
    [("10.1 Oproepen", "oproep"), ("10.2 Toezeggingen", "toezegging"), ("10.3 Acties", "actie")],
)
def test_register_is_complete(report, findings, title, kind):
    tables = [b for b in _section(report, title).blocks if isinstance(b, Table)]
    shown = {i for table in tables for row in table.rows for i in row.cells[0].content.observations}
    assert shown == {e.passage.id for e in findings.register if e.kind == kind}


def test_register_names_source_owner_and_place(codebook, saying, derive):
    text = "Actie: regieteam stuurt het COA de lijst."
    report = build.report("rapport", derive((saying(text, 1, rol="actie"),)), codebook)
    table = _table(report, "Acties: stand onbekend")
    assert table.header == ("Tekst", "Bron", "Aan zet", "Toelichting", "Vindplaats")
    assert [cell.content.text for cell in table.rows[0].cells] == [
        f"“{text}”",
        "Provincie Oostergo",
        "De bron zelf",
        "Er is geen termijn en geen later document zegt er iets over.",
        "Invoeringstoets Oostergo: invoeringstoets, p. 1",
    ]


def test_empty_registers_say_so(derive, codebook):
    report = build.report("rapport", derive(()), codebook)
    for title, text in (("10.1 Oproepen", "Het dossier bevat geen oproepen."), ("8. Wat werkt",
                        "Het dossier bevat geen positieve ervaringen.")):  # fmt: skip
        assert _texts(_section(report, title)) == [text]


def test_a_document_without_pages_is_cited_without_page(codebook, saying, derive):
    passage = saying("Zin.", 1)
    passage = dataclasses.replace(passage, observation=dataclasses.replace(passage.observation, page=0))
    dossier = Dossier(derive((passage,)), codebook)
    assert dossier.citation(passage) == "(provincie Oostergo, invoeringstoets)"


def guess(passage):
    doubtful = dataclasses.replace(passage.observation.coding, onzeker=True)
    return dataclasses.replace(passage, observation=dataclasses.replace(passage.observation, coding=doubtful))


def test_what_the_machine_only_guesses_is_counted_in_the_limits(passages, derive, codebook):
    for count, words in ((1, "Bij één waarneming is de rol onzeker"), (2, "Bij twee waarnemingen is de rol")):
        guessed = [guess(passage) for passage in passages[:count]]
        made = build.report("rapport", derive((*guessed, *passages[count:])), codebook)
        (sentence,) = {s for s in made.sentences() if "rol onzeker" in s.text}
        assert sentence.text.startswith(words)
        assert sentence.observations == tuple(passage.id for passage in guessed)
    assert not any(
        "rol onzeker" in s.text for s in build.report("rapport", derive(passages), codebook).sentences()
    )
