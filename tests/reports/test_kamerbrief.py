import dataclasses
from itertools import pairwise

import pytest
from pypdfium2 import PdfDocument

from corpus.gaps import Position, Stance
from corpus.points import Conflict, EntryStatus, Member
from reports import build, fitting, pdf
from reports.blocks import BulletList, Letterhead, Paragraph, SignOff, sentences


@pytest.fixture(scope="module")
def letter(findings, codebook):
    return build.report("kamerbrief", findings, codebook)


def _section(letter, title):
    (found,) = (s for s in letter.sections if s.heading.text == title)
    return found


def _texts(block):
    return [s.text for s in sentences(block)]


def test_headings_of_a_kamerbrief(letter):
    assert [s.heading.text for s in letter.sections] == [
        "Het instrument invoeringstoets",
        "Wat is ingebracht",
        "Knelpunten per thema",
        "Wat werkt",
        "Oproepen",
        "Verbeteracties en toezeggingen",
        "Monitoring, onderzoek en evaluatie",
        "Tot slot",
    ]


def test_letterhead_leaves_open_what_a_machine_does_not_know(letter):
    head = letter.opening[0]
    assert isinstance(head, Letterhead)
    assert " ".join(line.text for line in head.addressee).startswith(
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"
    )
    assert {name: value.text for name, value in head.fields} == {
        "Datum": "[in te vullen]",
        "Betreft": "Uitkomsten invoeringstoets Spreidingswet",
        "Onze referentie": "[in te vullen]",
    }


def test_opening_has_legal_basis_and_period(letter):
    told = _texts(letter.opening[1])
    assert told[1].startswith("De toets wordt op grond van artikel 12, eerste lid, van de wet aan het einde")
    assert told[2] == (
        "Aan deze brief liggen zeven documenten ten grondslag, gedateerd tussen 19 januari 2026 en "
        "30 juni 2026."
    )


def test_ministry_co_governments_and_partners_are_told_of_apart(letter):
    section = _section(letter, "Wat is ingebracht")
    camps = {b.lead.rstrip("."): _texts(b) for b in section.blocks if isinstance(b, Paragraph) and b.lead}
    assert list(camps) == [
        "Bevindingen van het ministerie",
        "Bevindingen van medeoverheden",
        "Bevindingen van partners",
    ]
    assert camps["Bevindingen van het ministerie"][0].startswith("Mijn ministerie noemt zelf")
    assert camps["Bevindingen van medeoverheden"] == [
        "Vijf medeoverheden brengen knelpunten of oproepen naar voren: de Kring, de provincies Duinkerk, "
        "Merweland en Oostergo, en de VNG en G40. "
        "Het vaakst gaat het over ‘krappe of slecht aansluitende termijnen’ (drie van de vijf), en over "
        "thema's als ‘uitblijvend of niet-effectief interbestuurlijk toezicht’ en ‘dubbelzinnige of onzekere "
        "koers van het Rijk’ (twee van de vijf).",
    ]
    assert camps["Bevindingen van partners"] == [
        "Het COA noemt zelf knelpunten of oproepen bij twee thema's: ‘gegevensverschillen en afhankelijkheid "
        "van COA-cijfers’ en ‘bestuurlijk en maatschappelijk draagvlak’."
    ]


def _paragraphs(letter):
    return [b for b in _section(letter, "Knelpunten per thema").blocks if isinstance(b, Paragraph)]


def test_each_thema_with_passages_has_one_paragraph_most_sources_first(letter, findings, codebook):
    told = sorted((f for f in findings.themas if f.passages), key=lambda f: -len(f.sources))
    assert [b.lead for b in _paragraphs(letter)] == [f"{codebook.thema(f.thema).label}." for f in told]


def test_openings_of_paragraphs_vary(letter):
    first = [b.sentences[0].text.split()[0] for b in _paragraphs(letter)]
    assert all(before != after for before, after in pairwise(first))


def _told(letter, lead):
    (found,) = (b for b in _paragraphs(letter) if b.lead.startswith(lead))
    return [s.text for s in found.sentences]


def test_a_paragraph_says_by_whom_put_down_to_what_and_in_whose_words(letter):
    assert _told(letter, "Krappe") == [
        "Drie onafhankelijke bronnen melden dit: de Kring en twee van de drie provincies (Duinkerk en "
        "Oostergo). De Kring en de provincie Oostergo leggen de oorzaak bij de wet en haar regels.",
        "Twee van hen maken hetzelfde punt.",
        "De Kring verwoordt het zo: “De bouwtijd van een locatie past nog altijd niet in de termijn die "
        "de wet geeft.”",
        "De Kring schrijft dat dit al eerder is gemeld.",
    ]


def test_camps_that_contradict_each_other_are_worked_out_and_the_rest_is_in_the_report(
    saying, derive, codebook
):
    """Two provinces may differ by the place that they speak of; the ministry and the Kring may not."""
    said = [
        saying(f"Dit knelt {n}.", n, themas="ibt", stem=bron.lower(), bron=bron)
        for n, bron in enumerate(("OOSTERGO", "MERWELAND", "RIJK"))
    ]
    found = derive(tuple(said))
    within = Conflict("ibt", "toezicht", (said[0], said[1]), "Zij verschillen.")
    between = Conflict("ibt", "toezicht", (said[0], said[2]), "Zij verschillen.")
    outside = Conflict("", "toezicht", (said[0], said[1]), "Zij verschillen.")
    found = dataclasses.replace(found, conflicts=(within, between, outside))
    told = _texts(_section(build.report("kamerbrief", found, codebook), "Knelpunten per thema"))
    (shown,) = (text for text in told if text.startswith("Hierover verschillen"))
    assert "“Dit knelt 0.”" in shown
    assert "“Dit knelt 2.”" in shown
    assert told[-1].endswith("drie paren bewoordingen die uiteenlopen naast elkaar.")


def test_what_lies_outside_the_themas_counts_as_none(saying, derive, codebook):
    themas = ("ibt", "termijnen", "spuk", "")
    said = [saying(f"Dit knelt {n}.", n, themas="ibt", bron="RIJK") for n in range(2)]
    conflicts = tuple(Conflict(t, "toezicht", (said[0], said[1]), "Zij verschillen.") for t in themas)
    found = dataclasses.replace(derive(tuple(said)), conflicts=conflicts)
    letter, nota = (build.report(kind, found, codebook) for kind in ("kamerbrief", "beslisnota"))
    assert any("bij drie thema's en daarbuiten vier paren" in s.text for s in letter.sentences())
    assert any("’ en punten buiten de thema's spreken bronnen" in s.text for s in nota.sentences())


def test_that_several_make_a_point_is_told_only_before_its_words(saying, derive, codebook):
    made = [
        saying(f"Het loket zwijgt al {n} weken.", n, stem="tafel", bron=b)
        for n, b in enumerate(("COA", "RIJK"))
    ]
    apart = saying("De bouw stokt nog altijd.", 3, bron="OOSTERGO")
    found = derive((*made, apart))
    point = dataclasses.replace(
        found.points[0],
        central=made[0],
        members=tuple(Member(p, (p,), 0.1) for p in made),
        sources=tuple(p.bron for p in made),
    )
    told = _told(build.report("kamerbrief", dataclasses.replace(found, points=(point,)), codebook), "Krappe")
    assert "De provincie Oostergo verwoordt het zo: “De bouw stokt nog altijd.”" in told
    assert not any("hetzelfde" in text for text in told)


def test_a_season_is_no_date(findings, codebook):
    late = dataclasses.replace(findings.register[-2], deadline="in het najaar", due="2026-12-20")
    found = dataclasses.replace(findings, register=(late,))
    told = _texts(_section(build.report("kamerbrief", found, codebook), "Verbeteracties en toezeggingen"))
    assert "(in het najaar, gerekend tot en met 20 december 2026)" in " ".join(told)


def test_one_of_several_that_names_a_cause_is_named(letter):
    assert _told(letter, "Complexe SPUK")[0].endswith(
        "De provincie Merweland legt de oorzaak bij de wet en haar regels."
    )


def test_wordings_that_differ_stand_side_by_side(letter):
    assert _told(letter, "Uitblijvend")[-1] == (
        "Hierover verschillen de bronnen. De Kring schrijft: “Begin zichtbaar met toezicht op gemeenten die "
        "achterblijven.” Mijn ministerie schrijft: “Het toezicht was in de eerste cyclus nog niet in alle "
        "gevallen ingezet.”"
    )


def test_who_names_no_bottleneck_is_heard(saying, derive, codebook):
    knelt = saying("Het duurt te lang.", 1)
    fine = saying(
        "Bij ons past het ruim.", 2, rol="meerwaarde", themas="", stem="merweland", bron="MERWELAND"
    )
    found = derive((knelt, fine))
    position = Position("termijnen", fine.bron, Stance.NO_PROBLEM, (fine,))
    found = dataclasses.replace(found, gaps=dataclasses.replace(found.gaps, positions=(position,)))
    assert _told(build.report("kamerbrief", found, codebook), "Krappe")[-1] == (
        "De provincie Merweland noemt hierbij geen knelpunt en schrijft: “Bij ons past het ruim.”"
    )


def test_calls_are_quoted_from_different_sources(saying, derive, codebook):
    calls = [saying(f"Doe {n}.", n, rol="oproep") for n in range(6)]
    calls.append(saying("Doe ook dit.", 9, rol="oproep", stem="merweland", bron="MERWELAND"))
    section = _section(build.report("kamerbrief", derive(tuple(calls)), codebook), "Oproepen")
    (bullets,) = (b for b in section.blocks if isinstance(b, BulletList))
    assert {item.text.split(":")[0] for item in bullets.items} == {
        "De provincie Merweland",
        "De provincie Oostergo",
    }
    assert _texts(section)[:2] == [
        "De provincies Merweland en Oostergo doen zeven oproepen.",
        "Uit de stukken blijkt nog niet van een antwoord daarop.",
    ]


def test_signed_by_function(letter):
    (sign_off,) = (b for b in _section(letter, "Tot slot").blocks if isinstance(b, SignOff))
    assert [line.text for line in sign_off.lines] == ["De Minister van Asiel en Migratie,", "[naam]"]


def test_annexes_leave_out_what_is_confidential(letter):
    (annexes,) = (b for b in _section(letter, "Tot slot").blocks if isinstance(b, Paragraph) and b.lead)
    assert annexes.sentences[0].text == (
        "1. Rapport invoeringstoets Spreidingswet; 2. Beslisnota bij deze brief; 3. De bijdragen van "
        "provincie Oostergo, provincie Merweland, Duinkerk, COA, VNG, G40 en ministerie van Asiel en "
        "Migratie."
    )


def test_few_annexes_are_named_one_by_one(saying, derive, codebook):
    found = derive((saying("Het knelt.", 1),))
    found = dataclasses.replace(found, respondents=found.respondents[:1])
    (annexes,) = (
        b for b in _section(build.report("kamerbrief", found, codebook), "Tot slot").blocks
        if isinstance(b, Paragraph) and b.lead
    )  # fmt: skip
    assert "3. Invoeringstoets Oostergo (provincie Oostergo, 19 januari 2026)" in annexes.sentences[0].text


def test_a_letter_of_a_large_dossier_stays_within_its_pages(saying, derive, codebook):
    """Themas that do not fit are told in a line each; none is left out."""
    said = [
        saying(f"Punt {n} over {thema.id} knelt op een manier die enkele regels vraagt om uit te leggen.", n,
               themas=thema.id, bron=bron, stem=bron.lower())
        for n, thema in enumerate(codebook.themas)
        for bron in ("OOSTERGO", "MERWELAND", "DUINKERK", "COA", "RIJK", "BONDEN")
    ]  # fmt: skip
    calls = [
        saying(f"Doe {n} en leg uit waarom dat zo lang moest duren.", n + 50, rol="oproep") for n in range(40)
    ]
    letter = build.report("kamerbrief", derive((*said, *calls)), codebook)
    assert fitting.fits(letter)
    assert len(PdfDocument(pdf.render(letter))) <= fitting.PAGES
    told = " ".join(_texts(_section(letter, "Knelpunten per thema"))) + " ".join(
        b.lead for b in _paragraphs(letter)
    )
    assert all(thema.label in told for thema in codebook.themas)


def test_sources_answer_what_the_letter_cites_and_no_more(letter):
    cited = {
        i for block in (*letter.opening, *letter.sections) for s in sentences(block) for i in s.observations
    }
    assert set(letter.numbers) == cited


def test_numbers_follow_the_order_of_reading(letter):
    order = [i for b in (*letter.opening, *letter.sections) for s in sentences(b) for i in s.observations]
    assert list(letter.numbers) == list(dict.fromkeys(order))


def test_empty_dossier_gives_a_letter_that_says_so(derive, codebook):
    letter = build.report("kamerbrief", derive(()), codebook)
    assert _texts(_section(letter, "Knelpunten per thema")) == [
        "Het dossier bevat geen passages over een van de thema's."
    ]
    assert _texts(_section(letter, "Verbeteracties en toezeggingen")) == [
        "Het dossier bevat geen toezeggingen of acties."
    ]
    assert not any("“" in s.text for s in letter.sentences())


def test_one_wording_serves_one_thema(saying, derive, codebook):
    both = saying("Dit is ernstig en ondermijnt alles.", 1, themas="termijnen spuk")
    other = saying("De formule is lang.", 2, themas="spuk")
    letter = build.report("kamerbrief", derive((both, other)), codebook)
    told = " ".join(_texts(_section(letter, "Knelpunten per thema")))
    assert told.count("“Dit is ernstig en ondermijnt alles.”") == 1
    assert told.count("“De formule is lang.”") == 1


def test_the_only_source_is_quoted_in_its_own_words(saying, derive, codebook):
    row = {"stem": "bonden", "bron": "BONDEN", "part": "overig"}
    letter = build.report("kamerbrief", derive((saying("Het knelt.", 1, **row),)), codebook)
    assert _told(letter, "Krappe") == [
        "Alleen de VNG en G40 melden dit. Een oorzaak wordt daarbij niet genoemd.",
        "In eigen woorden: “Het knelt.”",
    ]


def test_own_words_go_before_what_is_relayed(saying, derive, codebook):
    relayed = dataclasses.replace(saying("Anderen melden ernstige en onhoudbare druk.", 1), relayed=True)
    letter = build.report("kamerbrief", derive((relayed, saying("Het duurt lang.", 2))), codebook)
    told = " ".join(_told(letter, "Krappe"))
    assert "“Het duurt lang.”" in told
    assert "onhoudbare" not in told


def test_an_overdue_commitment_is_told_to_be(letter, findings, codebook):
    late = dataclasses.replace(findings.register[-2], status=EntryStatus.OVERDUE, due="2026-03-01")
    rest = tuple(entry for entry in findings.register if entry.id != late.id)
    found = dataclasses.replace(findings, register=(*rest, late))
    told = _texts(_section(build.report("kamerbrief", found, codebook), "Verbeteracties en toezeggingen"))
    assert told[1].startswith("Van één daarvan is de termijn verstreken")
    assert "(uiterlijk 1 maart 2026; termijn verstreken)" in " ".join(told)


def test_what_goes_to_evaluation_is_told_apart(saying, derive, codebook):
    promised = saying("Wij betrekken dit bij de evaluatie.", 1, rol="toezegging", stem="rijk", bron="RIJK")
    letter = build.report("kamerbrief", derive((promised,)), codebook)
    told = _texts(_section(letter, "Monitoring, onderzoek en evaluatie"))
    assert told[1] == "Mijn ministerie: “Wij betrekken dit bij de evaluatie.”"


def test_an_earlier_letter_to_parliament_is_no_ground_of_a_new_one(saying, derive, codebook):
    earlier = saying("Het loopt.", 2, stem="rijk", bron="RIJK", part="kamerbrief")
    report = build.report("kamerbrief", derive((saying("Het knelt.", 1), earlier)), codebook)
    told = " ".join(_texts(report.opening[1]))
    assert "ligt één document ten grondslag; daarnaast is één eerdere Kamerbrief verwerkt." in told


def test_what_stays_open_says_so_when_nothing_does(saying, derive, codebook, findings):
    alone = derive((saying("Het knelt.", 1),))
    answered = tuple(dataclasses.replace(p, answers=("e",)) for p in findings.points)
    for found, expected in (
        (alone, "Geen punt wordt door meer dan één bron gemaakt."),
        (
            dataclasses.replace(findings, points=answered),
            "Op elk punt dat meer dan één bron maakt, is een toezegging of actie gevonden.",
        ),
    ):
        letter = build.report("kamerbrief", found, codebook)
        assert _texts(_section(letter, "Monitoring, onderzoek en evaluatie"))[-1] == expected
