"""Parts of a file and what they are; who wrote when on what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.model import BlockKind, Laag, PartKind
from ingest.letters.confidential import MARKED_REASON, MINUTES_REASON

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.model import Reading

    Make = Callable[[str, str], Reading]

LONG = (
    "De gemeenten in onze provincie hebben het afgelopen jaar veel werk verzet om opvangplekken te vinden, "
    "en zij vragen om meer tijd voor vergunningen en gesprekken met omwonenden."
)

LETTER = """\
Minister van Asiel en Migratie
Postbus 20011
2500 EH DEN HAAG

Verzenddatum

26 JAN. 2026

Onderwerp

Bijlagen

1

Ons kenmerk

ABC/2026/12

Reactie op uw verzoek om een invoeringstoets

Geachte mevrouw Voorbeeld,

Bijgevoegd vindt u onze toets. {long}

{long}

Hoogachtend,

{function}

A.B. Jansen

Invoeringstoets in de praktijk

{long}

Verdeling

{long}
"""


def letter(function: str) -> str:
    return LETTER.format(long=LONG, function=function)


def test_cover_letter_and_annex(reading: Make) -> None:
    found = reading("b.txt", letter("De Commissaris van de Koning in de provincie Flevoland,"))
    assert [(part.kind, part.title) for part in found.document.parts] == [
        (PartKind.COVER_LETTER, "Reactie op uw verzoek om een invoeringstoets"),
        (PartKind.INVOERINGSTOETS, "Invoeringstoets in de praktijk"),
    ]
    assert [b.path for b in found.blocks if b.part == 1][-1] == (
        "Invoeringstoets in de praktijk",
        "Verdeling",
    )
    assert {b.kind for b in found.blocks if b.text.startswith(("Reactie", "Ons", "A.B."))} == {
        BlockKind.LETTERHEAD
    }


SIGNATURES = [
    ("De Commissaris van de Koning in de provincie Flevoland,", ["Provincie Flevoland"], Laag.PROVINCIE),
    ("De Commissaris van de Koning in Friesland,", ["Provincie Fryslân"], Laag.PROVINCIE),
    ("Gedeputeerde staten van Noord-Brabant,", ["Provincie Noord-Brabant"], Laag.PROVINCIE),
    ("De voorzitter van de Kring,", ["Kring van commissarissen van de Koning"], Laag.COLLECTIVE),
    ("De Minister van Asiel en Migratie,", ["Ministerie van Asiel en Migratie"], Laag.RIJK),
    ("De voorzitter van het COA,", ["Centraal Orgaan opvang asielzoekers"], Laag.UITVOERING),
    ("Namens VNG en IPO,", ["Vereniging van Nederlandse Gemeenten", "Interprovinciaal Overleg"], Laag.KOEPEL),
    ("Het college van burgemeester en wethouders van Zwolle,", ["Gemeente Zwolle"], Laag.GEMEENTE),
]


@pytest.mark.parametrize(("function", "senders", "laag"), SIGNATURES)
def test_the_signature_names_the_sender(function: str, senders: list[str], laag: Laag, reading: Make) -> None:
    found = reading("b.txt", letter(function)).document.metadata
    assert [sender.value for sender in found.senders] == senders
    assert found.laag is laag
    assert all(sender.evidence for sender in found.senders)


def test_date_subject_and_reference_under_loose_labels(reading: Make) -> None:
    found = reading("b.txt", letter("De Commissaris van de Koning in Drenthe,")).document.metadata
    assert found.date is not None
    assert (found.date.value, found.date.evidence) == ("2026-01-26", "26 JAN. 2026")
    assert found.subject is not None
    assert found.subject.value == "Reactie op uw verzoek om een invoeringstoets"
    assert found.reference is not None
    assert found.reference.value == "ABC/2026/12"
    assert found.confidential is None


KINDS = [
    (f"Provinciaal verslag Drenthe\n\n{LONG}\n", PartKind.STATUTORY_REPORT),
    (f"Provinciaal plan 2025\n\n{LONG}\n", PartKind.PLAN),
    (f"Position paper G40\n\n{LONG}\n", PartKind.POSITION_PAPER),
    (f"Verslag bestuurlijk overleg\n\nAanwezig:\nDrenthe –\n\n{LONG}\n", PartKind.MINUTES),
    (f"Rapportage van het ministerie\n\n{LONG}\n", PartKind.REPORT),
    (f"Beslisnota bij de brief\n\n{LONG}\n", PartKind.BESLISNOTA),
    (f"Zomaar een stuk\n\n{LONG}\n", PartKind.OTHER),
    (
        f"Aan de Voorzitter van de Tweede Kamer\n2500 EA DEN HAAG\n\nBetreft Opvang\n\n{LONG}\n",
        PartKind.KAMERBRIEF,
    ),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kinds(text: str, kind: PartKind, reading: Make) -> None:
    (part,) = reading("a.txt", text).document.parts
    assert part.kind is kind
    assert part.evidence or kind is PartKind.OTHER


def test_a_titled_annex_without_closing_is_a_part(reading: Make) -> None:
    found = reading("a.md", f"# Rapport\n\n{LONG}\n\n# Bijlage 1: Cijfers\n\n{LONG}\n")
    assert [part.title for part in found.document.parts] == ["Rapport", "Bijlage 1: Cijfers"]


def test_minutes_are_confidential_and_belong_to_the_ministry_that_chairs(reading: Make) -> None:
    text = f"Verslag overleg\n20 september 2024\n\nAanwezig:\nUtrecht –\n\nAenM: (voorzitter)\n\n{LONG}\n"
    found = reading("v.txt", text).document.metadata
    assert found.confidential is not None
    assert found.confidential.value == MINUTES_REASON
    assert [sender.value for sender in found.senders] == ["Ministerie van Asiel en Migratie"]
    assert found.date is not None
    assert found.date.value == "2024-09-20"


@pytest.mark.parametrize(
    ("mark", "reason"), [("Vertrouwelijk", MARKED_REASON), ("Niet vertrouwelijk", None), ("Openbaar", None)]
)
def test_marked_confidential(mark: str, reason: str | None, reading: Make) -> None:
    found = reading("a.md", f"# {mark}\n\n{LONG}\n").document.metadata.confidential
    assert (found.value if found else None) == reason


def test_a_function_within_the_text_closes_nothing(reading: Make) -> None:
    text = f"{LONG}\n\nDe minister van Asiel en Migratie,\n\nzo zeggen gemeenten, kan dit oplossen.\n\n{LONG}"
    found = reading("a.txt", text)
    assert BlockKind.LETTERHEAD not in {block.kind for block in found.blocks}


def test_a_date_in_the_text_does_not_date_the_document(reading: Make) -> None:
    assert reading("a.txt", f"{LONG} Dat was op 5 december 2025 al bekend.").document.metadata.date is None


HEAD = "Aan de minister van Asiel en Migratie\nPostbus 1\n2500 AA Den Haag\n\nDatum: 3 februari 2026\n"
SIGNED = "Hoogachtend,\n\nDe Commissaris van de Koning in de provincie Flevoland,\n\nA.B. Jansen\n"


def cover(subject: str, text: str = "Bijgevoegd vindt u ons stuk.") -> str:
    return f"{HEAD}Betreft: {subject}\n\nGeachte minister,\n\n{text} {LONG}\n\n{LONG}\n\n{SIGNED}\n"


def said(subject: str) -> str:
    """A paragraph that no other page repeats, as its headers and footers do."""
    return (
        f"Over {subject} hebben de gemeenten het vaak gehad, en zij vragen om meer {subject} "
        f"voor de opvang in hun regio."
    )


COVER, TOETS, OTHER = PartKind.COVER_LETTER, PartKind.INVOERINGSTOETS, PartKind.OTHER

DIVISIONS = {
    "annex under a title of its own": (
        f"{cover('Aanbieding stukken')}\fProvincie Flevoland\n\nInvoeringstoets "
        f"Spreidingswet\n\n{said('geld')}\n",
        [COVER, TOETS],
    ),
    "annexes in a row": (
        f"{cover('Aanbieding stukken')}\fBijlage 1: Invoeringstoets\n\n{said('tijd')}"
        f"\n\n\fBijlage 2 Provinciaal plan 2025\n\n{said('ruimte')}\n\n"
        f"\fBijlage 3\n\nOverzicht van locaties\n\n{said('toezicht')}\n",
        [COVER, TOETS, PartKind.PLAN, OTHER],
    ),
    "report and plan are two": (
        f"{cover('Aanbieding')}\fBijlage A: Provinciaal verslag\n\n{said('zorg')}\n\n\fBijlage "
        f"B: Provinciaal plan\n\n{said('onderwijs')}\n",
        [COVER, PartKind.STATUTORY_REPORT, PartKind.PLAN],
    ),
    "beslisnota behind a letter to parliament": (
        f"Aan de Voorzitter van de Tweede Kamer\nPostbus 1\n2500 EA DEN HAAG\n\nDatum 3 juli "
        f"2026\nBetreft Opvang\n\n{said('vervoer')}\n\n"
        f"{said('taal')}\n\nDe Minister van Asiel en Migratie,\n\nB. Voorbeeld\n\n\fBeslisnota "
        f"bij Kamerbrief opvang\n\n"
        f"Aan: de minister\nVan: Directie Opvang\nDatum: 1 juli 2026\n\nAanleiding\n\n{said('werk')}\n",
        [PartKind.KAMERBRIEF, PartKind.BESLISNOTA],
    ),
    "position paper under a mail": (
        f"Van: P. Voorbeeld <p@vng.nl>\nAan: Team SW\nVerzonden: 3 februari 2026\nOnderwerp: "
        f"inbreng\n\nBeste collega,\n\n"
        f"Hierbij onze inbreng. {said('wonen')}\n\nMet vriendelijke groet,\n\nP. "
        f"Voorbeeld\n\n\fPosition paper VNG\n\n{said('buurt')}\n",
        [COVER, PartKind.POSITION_PAPER],
    ),
    "letter of several pages": (
        f"{HEAD}Betreft: Toezicht\n\nGeachte minister,\n\n{said('raad')}"
        f"\n\nToezicht\n\n{said('netten')}\n\n\f{said('bomen')} Zie bijlage 2.\n\n{said('water')}"
        f"\n\n{SIGNED}",
        [OTHER],
    ),
    "copies and a disclaimer": (
        f"{HEAD}Betreft: Toezicht\n\nGeachte minister,\n\n{said('energie')}\n\n{SIGNED}\n"
        "Afschrift aan: IPO, VNG\n\nDit document is digitaal ondertekend.\n",
        [OTHER],
    ),
    "annexes listed under the signature": (
        f"{HEAD}Betreft: Stukken\n\nGeachte minister,\n\nBijgevoegd vindt u twee stukken. "
        f"{said('koken')}\n\n{SIGNED}\n"
        f"Bijlagen:\n- toets\n- overzicht\n\n\fInvoeringstoets Spreidingswet\n\n{said('koren')}\n",
        [COVER, TOETS],
    ),
    "a long disclaimer": (
        f"Van: P. Voorbeeld <p@vng.nl>\nAan: Team SW\nOnderwerp: vraag\n\nBeste "
        f"collega,\n\n{said('vissen')}\n\n"
        "Met vriendelijke groet,\n\nP. Voorbeeld\n\nDe informatie verzonden met dit bericht is "
        "alleen bestemd voor wie het "
        f"ontvangt. {said('varen')} {said('vliegen')}\n",
        [OTHER],
    ),
    "minutes with a list of actions": (
        f"Verslag bestuurlijk overleg\n\nAanwezig: COA, IND, provincie Drenthe\n\nAgenda\n\n1. "
        f"Opening\n2. Toezicht\n\n{said('sport')}\n\n"
        f"Bijlage: actielijst\n\n{said('kunst')}\n",
        [PartKind.MINUTES, OTHER],
    ),
    "a letter behind a letter": (
        f"{HEAD}Betreft: Toezicht\n\nGeachte minister,\n\n{said('handel')}\n\n{said('politie')}"
        f"\n\n\fAan de staten van Flevoland\nPostbus 9\n8200 AA Lelystad\n\nDatum: 9 maart "
        f"2026\nBetreft: Bekostiging\n\nGeachte leden,\n\n{said('jeugd')}\n",
        [COVER, OTHER],
    ),
}


@pytest.mark.parametrize(("text", "kinds"), DIVISIONS.values(), ids=DIVISIONS)
def test_a_file_is_divided_in_what_it_holds(text: str, kinds: list[PartKind], reading: Make) -> None:
    found = reading("b.txt", text).document.parts
    assert [part.kind for part in found] == kinds
    assert all(part.evidence in text.replace("\n", " ") or part.kind is OTHER for part in found)


def test_annexes_in_a_table_of_contents_and_in_chapters_are_no_parts(reading: Make) -> None:
    text = (
        f"# Rapportage opvang\n\n## Inleiding\n\n{LONG}\n\n### Bijlage bij de inleiding\n\n{LONG}\n\n"
        f"## Slot\n\n{LONG}\n\n# Bijlage 1: Cijfers\n\n{LONG}\n"
    )
    assert [part.title for part in reading("a.md", text).document.parts] == [
        "Rapportage opvang",
        "Bijlage 1: Cijfers",
    ]
    listed = (
        f"# Rapportage opvang\n\n{LONG}\n\n## Bijlage 1: Cijfers 12\n\nover de gemeenten.\n\n## "
        f"Inleiding\n\n{LONG}\n\n"
        f"## Bijlage 1: Cijfers\n\n{LONG}\n"
    )
    assert len(reading("b.md", listed).document.parts) == 2


TITLES = [
    ("Provinciaal verslag Spreidingswet Drenthe", [PartKind.STATUTORY_REPORT]),
    ("Verslag van de commissaris van de Koning (artikel 4)", [PartKind.STATUTORY_REPORT]),
    ("Provinciaal plan en provinciaal verslag", [PartKind.PLAN, PartKind.STATUTORY_REPORT]),
    ("Provinciaal plan bij het provinciaal verslag", [PartKind.PLAN]),
    ("Verslag provinciaal overleg", [PartKind.MINUTES]),
    ("Notulen PRT 3 maart 2026", [PartKind.MINUTES]),
    ("Rapportage over het provinciaal plan", [PartKind.REPORT]),
    ("Rapportage invoeringstoets Spreidingswet", [PartKind.INVOERINGSTOETS, PartKind.REPORT]),
    ("Position paper over de invoeringstoets", [PartKind.POSITION_PAPER]),
    ("Bijdrage aan de invoeringstoets", [PartKind.INVOERINGSTOETS]),
    ("Reactie op de invoeringstoets", [PartKind.INVOERINGSTOETS, PartKind.OTHER]),
    ("Beslisnota bij rapportage invoeringstoets", [PartKind.BESLISNOTA]),
    ("Beslisnota uitkomsten invoeringstoets", [PartKind.BESLISNOTA]),
    ("Onderzoeksrapport opvang", [PartKind.REPORT]),
    ("Zomaar een stuk", [PartKind.OTHER]),
]


@pytest.mark.parametrize(("title", "kinds"), TITLES)
def test_what_a_title_calls_its_document(title: str, kinds: list[PartKind], reading: Make) -> None:
    (part,) = reading("a.md", f"# {title}\n\n{LONG}\n").document.parts
    assert [part.kind, *part.alternatives] == kinds
    assert part.evidence == title


def test_a_letter_that_encloses_what_the_file_lacks_may_be_the_thing_itself(reading: Make) -> None:
    (part,) = reading("a.txt", cover("Invoeringstoets Spreidingswet")).document.parts
    assert (part.kind, part.alternatives) == (COVER, (TOETS,))


def test_who_is_no_minister_writes_no_kamerbrief_for_sure(reading: Make) -> None:
    text = (
        f"Aan de voorzitter van de Tweede Kamer\nPostbus 1\n2500 EA DEN HAAG\n\nBetreft: "
        f"Position paper VNG\n\nGeachte voorzitter,"
        f"\n\n{LONG}\n\nNamens de VNG,\n\nP. Voorbeeld\n"
    )
    (part,) = reading("a.txt", text).document.parts
    assert {part.kind, *part.alternatives} == {PartKind.KAMERBRIEF, PartKind.POSITION_PAPER}


@pytest.mark.parametrize(
    "sentence",
    [
        "De plaatsen staan op www.waardland.invalid, waar elke gemeente ze kan vinden.",
        "Meldingen komen binnen op meld@waardland.invalid en kosten veel tijd.",
        "In 2027 en daarna is de opgave te hoog.",
    ],
)
@pytest.mark.parametrize("text", ["# Reactie\n\n{}\n\nTot zover.\n", "# Reactie\n\n{long}\n\n{}\n"])
def test_a_sentence_with_an_address_or_a_year_is_text(sentence: str, text: str, reading: Make) -> None:
    made = reading("stuk.md", text.format(sentence, long=LONG))
    assert BlockKind.LETTERHEAD not in [block.kind for block in made.blocks]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("v.md", "# Terugblik 2025\n\n{0}\n\n## Vraag 1\n\n{0}\n"),
        ("v.txt", "Terugblik 2025\n\n{0}\n\nVraag 1\n\n{0}\n"),
        ("v.html", "<html><h1>Terugblik 2025</h1><p>{0}</p><h2>Vraag 1</h2><p>{0}</p></html>"),
    ],
)
def test_a_heading_that_ends_in_a_number_is_no_street(name: str, text: str, reading: Make) -> None:
    made = reading(name, text.format(LONG))
    heads = [block.text for block in made.blocks if block.kind is BlockKind.HEADING]
    assert heads == ["Terugblik 2025", "Vraag 1"]
    assert made.document.parts[0].title == "Terugblik 2025"


def test_a_street_stands_in_an_address(reading: Make) -> None:
    made = reading("b.txt", f"Sluiskade 40\n\n9000 XX Plassenburg\n\n{LONG}\n")
    kinds = [block.kind for block in made.blocks]
    assert kinds == [BlockKind.LETTERHEAD, BlockKind.LETTERHEAD, BlockKind.PARAGRAPH]


def test_what_stands_under_a_signed_mail_in_a_file_of_text(reading: Make) -> None:
    warning = "Dit bericht is uitsluitend bestemd voor de geadresseerde."
    made = reading("m.txt", f"Dag collega,\n\n{LONG}\n\nGroeten, Truus\n\n{warning}\n")
    assert [block.kind for block in made.blocks] == [
        BlockKind.LETTERHEAD,
        BlockKind.PARAGRAPH,
        BlockKind.LETTERHEAD,
        BlockKind.FURNITURE,
    ]
