"""Who wrote it, also where no data file has the name; and letter parts that are set close together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.model import BlockKind, Laag, PartKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.model import Reading

    Make = Callable[[str, str], Reading]

BODY = "De gemeenten in dit gebied hebben veel werk verzet om plekken te vinden, en zij vragen meer tijd."


def letter(closing: str) -> str:
    address = "Aan de minister van Asiel en Migratie\nPostbus 1\n2500 AA Den Haag"
    return f"{address}\n\nGeachte minister,\n\n{BODY}\n\n{closing}\n"


@pytest.mark.parametrize(
    ("text", "senders", "laag"),
    [
        (
            letter("Hoogachtend,\n\nde commissaris van de Koning in de provincie Duinland,\n\nA.B. Zandman"),
            ["Provincie Duinland"],
            Laag.PROVINCIE,
        ),
        (
            letter("Namens de Rijksdienst Onderdak,\n[naam], directeur"),
            ["Rijksdienst Onderdak"],
            Laag.UITVOERING,
        ),
        (
            f"Samen\n\nPosition paper van het Netwerk Heuvelgemeenten en de Bond van Raden\n\n{BODY}\n",
            ["Netwerk Heuvelgemeenten", "Bond van Raden"],
            Laag.KOEPEL,
        ),
        (
            "Verslag provinciaal overleg\n3 maart 2026\n\nAanwezig: [naam] (provincie Duinland, voorzitter), "
            f"[naam] (COA)\n\n{BODY}\n",
            ["Provincie Duinland"],
            Laag.PROVINCIE,
        ),
        (
            f"Verkenning\n\n{BODY} Het COA toont daar begrip voor.\n",
            [],
            Laag.ONBEKEND,
        ),
    ],
)
def test_senders(reading: Make, text: str, senders: list[str], laag: Laag) -> None:
    metadata = reading("stuk.txt", text).document.metadata
    assert [fact.value for fact in metadata.senders] == senders
    assert metadata.laag is laag
    assert all(fact.evidence for fact in metadata.senders)


def test_a_salutation_set_close_to_the_text_is_not_part_of_it(reading: Make) -> None:
    text = f"Datum: 3 maart 2026\nKenmerk: 12\nBetreft: toets\nBijlage: 1\n\nGeachte minister,\n{BODY}\n"
    made = reading("brief.txt", text)
    assert [b.text for b in made.blocks if b.kind is BlockKind.PARAGRAPH] == [BODY]
    assert "Geachte minister," in [b.text for b in made.blocks if b.kind is BlockKind.LETTERHEAD]
    assert made.document.metadata.subject is not None
    assert made.document.metadata.subject.value == "toets"


def test_the_title_of_an_annex_is_a_heading(
    typeset: Callable[[str], bytes], reading: Callable[[str, bytes], Reading]
) -> None:
    body = f"{BODY} {BODY} {BODY}"
    markup = f"""
#set page(paper: "a4", footer: [#text(size: 8pt)[Voorbeeld #h(1fr) Pagina #context counter(page).display()]])
#set text(size: 10pt, lang: "nl")
Aan de minister van Asiel en Migratie

Geachte minister,

Als bijlage treft u onze toets. {body}

Hoogachtend,

de commissaris van de Koning in de provincie Duinland

#pagebreak()
#text(size: 14pt, weight: "bold")[Bijlage: invoeringstoets provincie Duinland]

{body}
"""
    made = reading("brief.pdf", typeset(markup))
    assert [(p.kind, p.title) for p in made.document.parts][1:] == [
        (PartKind.INVOERINGSTOETS, "Bijlage: invoeringstoets provincie Duinland")
    ]
    titles = [b.text for b in made.blocks if b.kind is BlockKind.HEADING]
    assert titles == ["Bijlage: invoeringstoets provincie Duinland"]


def test_emphasis_at_the_start_of_a_paragraph_is_no_list_mark(reading: Make) -> None:
    made = reading("stuk.md", f"# Titel\n\n*Let op: {BODY}*\n\n* een punt\n* nog een punt\n")
    kinds = [b.kind for b in made.blocks]
    assert kinds == [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.LIST_ITEM]


@pytest.mark.parametrize(
    ("top", "senders"),
    [
        (
            "Position paper Spreidingswet\n\nVereniging van Duingemeenten, 3 maart 2026",
            ["Vereniging van Duingemeenten"],
        ),
        ("Position paper Spreidingswet Vereniging van Duingemeenten", ["Vereniging van Duingemeenten"]),
        ("Position paper Huurbond", ["Huurbond"]),
        ("Afzender: Meldpunt Opvang\nDatum: 3 maart 2026\nKenmerk: MO/2026-1", ["Meldpunt Opvang"]),
        ("Bijdrage van Meldpunt Opvang Ons kenmerk: MO/2026-1", ["Meldpunt Opvang"]),
        ("Position paper Huurbond\n\nHet COA wil meer.", ["Huurbond"]),
        ("Position paper Geldzaken\n\nVereniging van Duingemeenten", ["Vereniging van Duingemeenten"]),
        ("Advies van de Raad voor het Openbaar Bestuur", ["Raad voor het Openbaar Bestuur"]),
        (
            "Gezamenlijk position paper van IPO, VNG en de Huurbond",
            ["Interprovinciaal Overleg", "Vereniging van Nederlandse Gemeenten", "Huurbond"],
        ),
        ("BRIEF VAN DE MINISTER VOOR ASIEL EN MIGRATIE", ["Ministerie van Asiel en Migratie"]),
        ("BRIEF VAN DE MINISTER\n\nVOOR ASIEL EN MIGRATIE", ["Ministerie van Asiel en Migratie"]),
        ("Rapportage plaatsen\n\nBron: COA.", []),
        ("Rapportage plaatsen\n\nDe plaatsen (bron: COA) zijn geteld in mei.", []),
    ],
)
def test_the_author_by_title_or_the_line_under_it(top: str, senders: list[str], reading: Make) -> None:
    found = reading("stuk.md", f"# {top}\n\n{BODY}\n").document.metadata
    assert [fact.value for fact in found.senders] == senders
