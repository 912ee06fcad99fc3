"""Texts as official publications in XML, as officielebekendmakingen.nl gives them (scheme op-xsd)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from setters.tekst import Blok, Tekst

PAPER = """<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie>
<metadata>
{metas}
</metadata>
<kamerstuk>
<kamerstukkop>
<tekstregel inhoud="kamer">Tweede Kamer der Staten-Generaal</tekstregel>
<tekstregel inhoud="vergaderjaar">{year}</tekstregel>
<tekstregel inhoud="merk">{mark}</tekstregel>
</kamerstukkop>
<dossier><dossiernummer><dossiernr>{dossier}</dossiernr></dossiernummer><titel>{law}</titel></dossier>
<stuk>
<stuknr>Nr. <ondernummer kamer="2">{number}</ondernummer></stuknr>
<titel>BRIEF VAN DE {sender}</titel>
<algemeen><vrije-tekst><tekst status="goed">
{text}
</tekst></vrije-tekst></algemeen>
</stuk>
</kamerstuk>
</officiele-publicatie>
"""


def as_xml(tekst: Tekst) -> bytes:
    """The text as a paper of the Tweede Kamer: a letter of a minister."""
    set_ = tekst.opmaak
    metas = {
        "DC.identifier": f"kst-{set_['dossier']}-{set_['nummer']}",
        "DC.title": f"{set_['wet']}; Brief regering; {set_['titel']}",
        "DCTERMS.issued": str(set_["datum"]),
        "OVERHEIDop.datumBrief": str(set_["datum"]),
        "OVERHEIDop.documenttitel": set_["titel"],
        "OVERHEIDop.indiener": set_["indiener"],
    }
    return PAPER.format(
        metas="\n".join(f"<meta name={quoteattr(n)} content={quoteattr(c)}/>" for n, c in metas.items()),
        year=escape(set_["vergaderjaar"]),
        mark=escape(set_["voet"]),
        dossier=set_["dossier"],
        law=escape(set_["wet"]),
        number=set_["nummer"],
        sender=escape(set_["functie"].upper()),
        text="\n".join(_element(blok) for blok in tekst.blokken if blok.soort not in ("retour", "kenmerk")),
    ).encode()


def _element(blok: Blok) -> str:
    match blok.soort:
        case "kop":
            return f'<tussenkop kopopmaak="vet">{escape(blok.regels[0])}</tussenkop>'
        case "alinea":
            return f"<al>{escape(' '.join(blok.regels))}</al>"
        case "opsomming" | "nummering":
            return _list(blok)
        case "tabel":
            return _table(blok.rijen)
        case "groet":
            function, name = map(escape, blok.regels)
            return f"<ondertekening><functie>{function}</functie><naam>{name}</naam></ondertekening>"
        case _:
            return "\n".join(f"<al>{escape(line)}</al>" for line in blok.regels)


def _list(blok: Blok) -> str:
    marks = [f"{n}." if blok.soort == "nummering" else "–" for n, _ in enumerate(blok.regels, 1)]
    items = "\n".join(
        f"<li><li.nr>{mark}</li.nr><al>{escape(line)}</al></li>"
        for mark, line in zip(marks, blok.regels, strict=True)
    )
    return f"<lijst>\n{items}\n</lijst>"


def _table(rows: Sequence[Sequence[str]]) -> str:
    head, *others = (
        "<row>" + "".join(f"<entry><al>{escape(cell)}</al></entry>" for cell in row) + "</row>"
        for row in rows
    )
    columns = "".join(f'<colspec colname="col{n}"/>' for n, _ in enumerate(rows[0], 1))
    body = "\n".join(others)
    group = f'<tgroup cols="{len(rows[0])}">{columns}<thead>{head}</thead>\n<tbody>{body}</tbody></tgroup>'
    return f"<table>{group}</table>"
