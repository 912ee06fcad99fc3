"""A document as it is laid out: letterhead, addressee, headings, paragraphs, lists, signature."""

from __future__ import annotations

from datetime import datetime, time, timedelta, timezone
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

from setters.tekst import Blok, Tekst

from dossier_maker.composing import MAILED, in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossier_maker.composing import Piece
    from dossier_maker.stock import Section

SUBJECTS = {
    "brief": "ervaringen met de Spreidingswet", "invoeringstoets": "Invoeringstoets Spreidingswet",
    "verslag": "Verslag provinciale regietafel Spreidingswet", "oplegbrief": "invoeringstoets Spreidingswet",
    "bijdrage": "Bijdrage aan de invoeringstoets Spreidingswet",
    "kamerbrief": "Stand van de uitvoering van de Spreidingswet",
    "positionpaper": "Position paper Spreidingswet", "rapport": "Rapportage uitvoering Spreidingswet",
    "nota": "Nota over de Spreidingswet",
}  # fmt: skip
TYPED = MAILED | {"txt"}
LETTERS = frozenset({"brief", "oplegbrief"})
MINISTER = Blok("groet", ("De minister van Asiel en Migratie,", "[naam]"))
FUNCTIONS = {"gemeente": "burgemeester", "provincie": "commissaris van de Koning"}
WINTER = timezone(timedelta(hours=1))


def laid_out(piece: Piece) -> Tekst:
    """The document as the setters of `examples` take it."""
    body = tuple(_marked(block, piece.form) for section in piece.sections for block in _section(section))
    if piece.form in MAILED:
        blocks = (Blok("alinea", ("Geachte collega's,",)), *body, _signed(piece))
    elif piece.kind == "kamerbrief":
        blocks = (*_to_parliament(piece), *body, MINISTER)
    elif piece.kind in LETTERS:
        blocks = (*_letterhead(piece), *body, _signed(piece))
    else:
        blocks = (*_title(piece), *body)
    return Tekst(_settings(piece), blocks, "\n\n".join(map(_markdown, blocks)))


def _letterhead(piece: Piece) -> tuple[Blok, ...]:
    sender = piece.sender
    return (
        Blok("afzender", (sender.name, "Raadhuisplein 1", f"1000 XX {sender.place}")),
        Blok("adres", ("Aan de minister van Asiel en Migratie", "Postbus 00000", "2500 XX Den Haag")),
        Blok("kenmerk", (
            f"Datum: {in_words(piece.day)}", f"Ons kenmerk: {piece.reference}",
            f"Onderwerp: {SUBJECTS[piece.kind]}",
        )),
        Blok("alinea", ("Geachte minister,",)),
    )  # fmt: skip


def _to_parliament(piece: Piece) -> tuple[Blok, ...]:
    return (
        Blok("adres", ("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",)),
        Blok("kenmerk", (f"Datum {in_words(piece.day)}", f"Betreft {SUBJECTS[piece.kind]}")),
        Blok("plaats", (f"Den Haag, {in_words(piece.day)}",)),
    )


def _title(piece: Piece) -> tuple[Blok, ...]:
    title = Blok("kop", (f"{SUBJECTS[piece.kind]} {_own_name(piece)}",), niveau=1)
    if piece.kind == "verslag":
        present = f"Aanwezig: [naam] ({piece.sender.name}, voorzitter), [naam] (COA), [naam] (IPO)"
        head = (f"Datum: {in_words(piece.day)}", f"Plaats: provinciehuis, {piece.sender.place}")
        return title, Blok("kenmerk", head), Blok("aanwezig", (present,))
    head = (f"Afzender: {piece.sender.name}", f"Datum: {in_words(piece.day)}", f"Kenmerk: {piece.reference}")
    return title, Blok("kenmerk", head)


def _own_name(piece: Piece) -> str:
    name = piece.sender.name
    return f"{name[0].lower()}{name[1:]}" if piece.sender.laag in {"gemeente", "provincie"} else name


def _section(section: Section) -> Iterator[Blok]:
    """Its heading, its paragraphs and its lists."""
    if section.heading:
        yield Blok("kop", (section.heading,), niveau=2)
    kind, lines = "alinea", []
    for sentence in section.sentences:
        now = "opsomming" if sentence.listed else "alinea"
        if lines and (now != kind or (sentence.begins and now == "alinea")):
            yield Blok(kind, tuple(lines))
            lines = []
        kind = now
        lines.append(sentence.text)
    yield Blok(kind, tuple(lines))


def _marked(block: Blok, form: str) -> Blok:
    """Items with the mark that plain text needs."""
    if form not in TYPED or block.soort != "opsomming":
        return block
    return Blok(block.soort, tuple(f"- {line}" for line in block.regels))


def _signed(piece: Piece) -> Blok:
    function = FUNCTIONS.get(piece.sender.laag, "directeur")
    return Blok("groet", ("Met vriendelijke groet,", f"namens {_own_name(piece)},", f"[naam], {function}"))


def _markdown(block: Blok) -> str:
    match block.soort:
        case "kop":
            return f"{'#' * block.niveau} {block.regels[0]}"
        case "opsomming":
            return "\n".join(f"- {line}" for line in block.regels)
        case "alinea":
            return " ".join(block.regels)
        case _:
            return "\n\n".join(block.regels)


def _settings(piece: Piece) -> dict[str, Any]:
    """What each of the setters asks for."""
    name, subject, day = piece.sender.name, SUBJECTS[piece.kind], piece.day
    margin = [["Datum", in_words(day)], ["Onze referentie", piece.reference]]
    mailbox = f"{piece.sender.short.lower()}@voorbeeld.invalid"
    return {
        "titel": f"{subject} {_own_name(piece)}", "datum": day, "afzender": name, "kop": f"{name} {subject}",
        "voet": f"Kenmerk {piece.reference}", "navigatie": ["Home", "Nieuws", "Contact"],
        "opstelling": "kamerbrief" if piece.kind == "kamerbrief" else "brief",
        "marge_eerste": margin, "marge_vervolg": margin,
        "dossier": "99999", "nummer": piece.number, "vergaderjaar": f"{day.year}-{day.year + 1}",
        "wet": "Verzonnen regels over de spreiding van opvang", "functie": "minister van Asiel en Migratie",
        "indiener": "[naam]", "From": f"{name} <{mailbox}>", "To": "Team SW <sw@voorbeeld.invalid>",
        "Date": format_datetime(datetime.combine(day, time(9), tzinfo=WINTER)), "Subject": subject,
        "Message-ID": f"<{piece.number}.{mailbox}>",
    }  # fmt: skip
