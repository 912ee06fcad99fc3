"""The reports on a law of which the codebook says little, or otherwise than of the first."""

import re
from dataclasses import replace

import pytest

from corpus import collective, lawbook, wording
from corpus.codebook import Collective
from corpus.findings import Bron
from corpus.model import Laag, PartKind
from corpus.wording import NOWHERE, Ground, Question, Wording
from reports import build, speaking
from reports.blocks import Fixed, Paragraph, Section, Table, sentences
from reports.camps import camp
from reports.dossier import Dossier
from reports.naming import is_ministry
from reports.voices import all_named, layers, named, plain

KINDS = ("kamerbrief", "rapport", "beslisnota", "kringmemo", "register", "samenvatting")
QUESTION = Question("Zijn de termijnen haalbaar?", ("termijnen",), ("knelpunt", "gevolg", "meerwaarde"))
ASKED = Question("Wat wordt gevraagd?", (), ("oproep",))
WHATEVER = Question("Hoe gaat het met de termijnen?", ("termijnen",), ())
SILENT = Question("Houdt noodopvang aan?", ("noodopvang",), ("knelpunt",))
OWN = Wording(
    minister="Minister van Waterstaat",
    moment="na een jaar",
    evaluation_moment="in 2031",
    basis=(Ground("De toets berust op beleid."),),
    setup=(Ground("De toets is licht van opzet."),),
    notes=(Ground("Een peil is geen norm.", "artikel 3"),),
    questions=(QUESTION, ASKED, WHATEVER, SILENT),
    recipient="het waterberaad",
)
TOGETHER = Collective("Unie van dijkgraven", "Unie", "de", Laag.UITVOERING, "dijkgraven")
WORDS = re.compile(r"\bde kring\b|commissaris|artikel|cyclus|asiel en migratie,", re.IGNORECASE)


def written(kind, findings, codebook, worded=NOWHERE, together=None):
    law = replace(codebook.law, name="Waterwet", title="Waterwet", citation="Stb. 2030, 1")
    fasen = tuple(replace(fase, article="") for fase in codebook.fasen)
    codebook = replace(codebook, law=law, fasen=fasen, wording=worded, collective=together)
    return build.report(kind, findings, codebook)


def told_in(report):
    return [said for block in (*report.opening, *report.sections) for said in sentences(block)]


def own_texts(report):
    """What the report says in its own words: those on no observation."""
    fixed = [said.text for said in told_in(report) if isinstance(said, Fixed)]
    assert fixed
    return [report.title, report.subtitle, *fixed]


def texts(report):
    return [said.text for said in told_in(report)]


def headings(report):
    return [section.heading.text for section in report.sections]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("worded", [NOWHERE, OWN])
def test_a_report_says_nothing_of_another_law(kind, worded, findings, codebook):
    told = own_texts(written(kind, findings, codebook, worded))
    phases = {fase.moment for fase in codebook.fasen} | {fase.who.lower() for fase in codebook.fasen}
    assert not [text for text in told if WORDS.search(text) and text.lower() not in phases]


def test_what_the_codebook_says_stands_in_the_letter(findings, codebook):
    told = " ".join(texts(written("kamerbrief", findings, codebook, OWN)))
    assert "van de invoeringstoets van de Waterwet. De toets berust op beleid." in told
    assert "De toets is licht van opzet." in told
    assert "zij vindt in 2031 plaats." in told
    assert "De Minister van Waterstaat," in told


def test_who_signs_is_left_open_when_nobody_says(findings, codebook):
    assert "De [in te vullen]," in texts(written("kamerbrief", findings, codebook))


def test_no_article_makes_no_column(findings, codebook):
    report = written("rapport", findings, codebook, OWN)
    (table,) = [b for b in report.sections[0].blocks if isinstance(b, Table)]
    assert table.header == ("Fase", "Moment", "Wie")
    assert headings(report)[0] == "1. Grondslag en fasen"
    assert all(len(row.cells) == len(table.widths) == 3 for row in table.rows)


def test_phases_without_moments_make_no_table(findings, codebook):
    bare = replace(codebook, fasen=tuple(replace(f, moment="", who="", article="") for f in codebook.fasen))
    report = written("rapport", findings, bare)
    assert not [b for b in report.sections[0].blocks if isinstance(b, Table)]


def test_each_central_question_is_answered_on_passages(findings, codebook):
    report = written("rapport", findings, codebook, OWN)
    (chapter,) = [s for s in report.sections if "hoofdvragen" in s.heading.text]
    answered, asked_for, whatever, silent = chapter.blocks[1:]
    assert answered.heading.text.endswith(QUESTION.text)
    first = next(iter(sentences(answered)))
    asked = {p.id for p in findings.passages if "termijnen" in p.observation.coding.themas}
    assert "waar het knelt" in first.text
    assert set(first.observations) <= asked | {i for group in findings.copies for i in group}
    assert [s.text for s in sentences(silent)] == ["Het dossier bevat hierover geen waarnemingen."]
    assert "wat daarbij is gevraagd of opgemerkt" in next(iter(sentences(asked_for))).text
    assert next(iter(sentences(whatever))) == first


def test_a_law_without_questions_has_no_chapter_of_them(findings, codebook):
    assert not [h for h in headings(written("rapport", findings, codebook)) if "hoofdvragen" in h]


def test_the_memo_is_for_who_speaks_as_one(findings, codebook):
    memo = written("kringmemo", findings, codebook, OWN, TOGETHER)
    assert memo.subtitle == "Memo voor het secretariaat van de Unie"
    assert headings(memo)[1:4] == [
        "Wat de Unie gezamenlijk zegt",
        "Eigen bevindingen van de uitvoeringsorganisaties",
        "Oproepen van de Unie",
    ]
    assert "Secretariaat van de Unie van dijkgraven" in texts(memo)


@pytest.mark.parametrize(("worded", "whom"), [(OWN, "het waterberaad"), (NOWHERE, "de partners")])
def test_without_them_it_is_for_the_partners(worded, whom, findings, codebook):
    memo = written("kringmemo", findings, codebook, worded)
    assert memo.subtitle == f"Memo voor {whom}"
    assert headings(memo)[1:3] == ["Eigen bevindingen van de organisaties", "Oproepen"]


def test_values_of_another_codebook_do_not_stop_a_report(findings, codebook):
    strange = replace(codebook, themas=codebook.themas[:1], toerekeningen=codebook.toerekeningen[-1:])
    for kind in KINDS:
        assert texts(build.report(kind, findings, strange))


def test_who_speaks_as_one_goes_by_its_name(codebook):
    bron = Bron(TOGETHER.name, Laag.COLLECTIVE)
    with speaking.of(replace(codebook, collective=TOGETHER)):
        assert named(bron) == "de Unie"
        assert all_named([Bron("Drenthe", Laag.PROVINCIE), bron]) == "de Unie en de provincie Drenthe"
        assert layers()[Laag.COLLECTIVE] == "Unie"
        assert camp(bron) is camp(Bron("Dienst Water", Laag.UITVOERING))
    with speaking.of(replace(codebook, collective=None)):
        assert Laag.COLLECTIVE not in layers()


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("VNG", "Bevindingen van medeoverheden"),
        ("Interprovinciaal Overleg", "Bevindingen van medeoverheden"),
        ("VNG en G40", "Bevindingen van medeoverheden"),
        ("Bond van Gemeentebesturen", "Bevindingen van medeoverheden"),
        ("Unie van Waterschappen", "Bevindingen van medeoverheden"),
        ("Vakbond Klimaattechniek", "Bevindingen van partners"),
        ("Vereniging van Schoolleiders", "Bevindingen van partners"),
    ],
)
def test_an_association_of_others_than_governments_is_a_partner(name, heading, codebook):
    with speaking.of(codebook):
        assert camp(Bron(name, Laag.KOEPEL)).heading == heading


def test_the_ministry_is_named_where_nobody_else_of_the_rijk_speaks(findings, codebook, passages, derive):
    """An inspectorate is no ministry, and where nobody of the Rijk speaks no heading names one."""
    inspectorate = Bron("Inspectie Opvang", Laag.RIJK)
    without = [p for p in passages if p.bron.laag is not Laag.RIJK]

    def heading(spoken):
        letter = written("kamerbrief", derive(spoken), codebook, codebook.wording)
        (section,) = [section for section in letter.sections if section.heading.text == "Wat is ingebracht"]
        return next(b.lead for b in section.blocks if isinstance(b, Paragraph) and b.lead)

    def also(spoken):
        return [replace(p, bron=inspectorate) if p.bron.laag is Laag.PROVINCIE else p for p in spoken]

    assert heading(passages) == "Bevindingen van het ministerie."
    assert heading(also(passages)) == "Bevindingen van het Rijk."
    assert heading(also(without)) == "Bevindingen van het Rijk."
    assert heading(without) == "Bevindingen van het Rijk."


def test_the_toets_is_told_with_the_moment_that_the_codebook_gives(findings, codebook):
    worded = replace(OWN, article="artikel 20", moment="een jaar na de inwerkingtreding", cycle="ronde")
    assert (
        "De toets wordt op grond van artikel 20, van de wet een jaar na de inwerkingtreding uitgevoerd."
    ) in texts(written("kamerbrief", findings, codebook, worded))
    assert (
        "Op grond van artikel 20, van de Waterwet wordt een jaar na de inwerkingtreding een "
        "invoeringstoets uitgevoerd."
    ) in texts(written("beslisnota", findings, codebook, worded))


def test_a_point_of_several_themas_stands_once_under_a_question(findings, codebook):
    again = tuple(replace(point, thema="ibt") for point in findings.points)
    report = written("rapport", replace(findings, points=(*findings.points, *again)), codebook, OWN)
    (chapter,) = [s for s in report.sections if "hoofdvragen" in s.heading.text]
    for section in [block for block in chapter.blocks if isinstance(block, Section)]:
        told = [said.text for said in sentences(section)]
        assert len(told) == len(set(told))


def test_names_take_the_article_that_the_codebook_gives(codebook):
    worded = Wording(articles=(("HW", "het"), ("Delta", ""), ("dijkgraaf", "de"), ("-heemraad", "het")))
    with speaking.of(replace(codebook, wording=worded)):
        told = [named(Bron(name, Laag.ONBEKEND)) for name in ("HW", "Delta Dienst", "Groot Hoogheemraad")]
        assert told == ["het HW", "Delta Dienst", "het Groot Hoogheemraad"]
        assert plain("Dijkgraaf van Zuid") == "dijkgraaf van Zuid"


def test_only_the_ministry_that_signs_is_mine(codebook):
    water, other = (Bron(f"Ministerie van {name}", Laag.RIJK) for name in ("Waterstaat", "Landbouw"))
    with speaking.of(replace(codebook, wording=Wording(ministries=("Ministerie van Waterstaat",)))):
        assert [is_ministry(water), is_ministry(other)] == [True, False]
    with speaking.of(replace(codebook, wording=NOWHERE)):
        assert is_ministry(water)
        assert is_ministry(other)


@pytest.mark.parametrize("name", lawbook.names())
def test_every_codebook_of_ours_says_who_signs(name):
    book = lawbook.shipped(name)
    assert wording.of(book).minister
    assert collective.of(book)


@pytest.mark.parametrize(
    ("law", "called"),
    [("spreidingswet", "provinciaal verslag"), ("straffen-en-beschermen", "wettelijk verslag")],
)
def test_a_paper_goes_by_the_name_that_the_law_has(findings, codebook, law, called):
    passage = replace(findings.passages[0], part=PartKind.STATUTORY_REPORT.value)
    with lawbook.using(lawbook.shipped(law)):
        assert Dossier(findings, codebook).place(passage).startswith(called)
