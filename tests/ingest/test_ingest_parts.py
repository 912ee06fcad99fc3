"""Parts of a file and what they are; who wrote when on what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.model import BlockKind, Laag, PartKind
from ingest.metadata import MARKED_REASON, MINUTES_REASON

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
    ("De voorzitter van de Kring,", ["Kring van commissarissen van de Koning"], Laag.KRING),
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
    (f"Provinciaal verslag Drenthe\n\n{LONG}\n", PartKind.PROVINCIAAL_VERSLAG),
    (f"Provinciaal plan 2025\n\n{LONG}\n", PartKind.PROVINCIAAL_PLAN),
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
