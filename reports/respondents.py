"""Who was asked to contribute and who did, and the documents that were received."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.gaps import Reply
from corpus.model import Laag
from reports import selection
from reports.blocks import Cell, Fixed, Heading, Paragraph, Row, Section, Statement, Table
from reports.dossier import COUNTED
from reports.dutch import capital, counted, day, enumeration, figures, month, number
from reports.voices import MOST_NAMED, layer, plain

if TYPE_CHECKING:
    from corpus.findings import Passage, Respondent
    from corpus.gaps import Asked
    from reports.blocks import Block, Sentence
    from reports.dossier import Dossier

REQUEST = "opgave van wie om een bijdrage is gevraagd"
"""The basis of what is said of the request to contribute."""

REPLIES = {
    Reply.SENT: "heeft bijgedragen",
    Reply.HEARD: "komt alleen in stukken van anderen aan het woord",
    Reply.NONE: "niets ontvangen",
}


def asked(dossier: Dossier) -> Section:
    """Who was asked, and what became of the request."""
    gaps = dossier.findings.gaps
    requests = gaps.asked if gaps else ()
    if not requests:
        none = Fixed("Bij het dossier is niet vastgelegd wie om een bijdrage is gevraagd.", REQUEST)
        return Section(Heading("Respondenten", "respondenten"), (Paragraph((none,)),))
    shown = requests[: dossier.room(selection.DOCUMENTS)]
    rows = tuple(_asked(dossier, request) for request in shown)
    blocks: tuple[Block, ...] = (
        Paragraph(_replies(dossier, requests)),
        Table("Verzoek om een bijdrage", ("Gevraagd", "Uitkomst", "Stukken"), rows, (35, 40, 25)),
        *selection.left_out(
            len(shown), len(requests), "gevraagde organisaties", "die vooraan in de opgave staan"
        ),
    )
    return Section(Heading("Respondenten", "respondenten"), blocks)


def _replies(dossier: Dossier, requests: tuple[Asked, ...]) -> tuple[Sentence, ...]:
    """How many were asked and how many sent something, and who did not."""
    total = capital(counted(len(requests), "organisatie is", "organisaties zijn"))
    told: list[Sentence] = [Fixed(f"{total} om een bijdrage gevraagd.", REQUEST)]
    sent = [request for request in requests if request.reply is Reply.SENT]
    if sent:
        count = "Alle" if len(sent) == len(requests) > 1 else capital(number(len(sent)))
        text = f"{count} {'heeft' if len(sent) == 1 else 'hebben'} bijgedragen."
        told.append(_on(dossier, text, [p for request in sent for p in _of(dossier, request)]))
    heard = [request for request in requests if request.reply is Reply.HEARD]
    if heard:
        verb = "komt" if len(heard) == 1 else "komen"
        text = f"{capital(_names(heard))} {verb} alleen in stukken van anderen aan het woord."
        told.append(_on(dossier, text, [p for request in heard for p in _of(dossier, request)]))
    silent = [request for request in requests if request.reply is Reply.NONE]
    if silent:
        told.append(Fixed(f"Van {_names(silent)} is niets ontvangen.", REQUEST))
    return tuple(told)


def _names(requests: list[Asked]) -> str:
    if len(requests) > MOST_NAMED:
        return counted(len(requests), "organisatie", "organisaties")
    return enumeration([plain(request.name) for request in requests])


def _of(dossier: Dossier, request: Asked) -> list[Passage]:
    """What an organisation sent, or where others give its words."""
    if request.documents:
        return [p for stem in request.documents for p in dossier.in_file(stem)]
    return list(dossier.spoken_by(request.bron)) if request.bron else []


def _asked(dossier: Dossier, request: Asked) -> Row:
    passages = _of(dossier, request)
    texts = (capital(plain(request.name)), REPLIES[request.reply], ", ".join(request.documents) or "–")
    return Row(tuple(Cell(_on(dossier, text, passages)) for text in texts))


def _on(dossier: Dossier, text: str, passages: list[Passage]) -> Sentence:
    """The text on these observations, or on the request when there are none."""
    return Statement(text, dossier.ids_of(passages)) if passages else Fixed(text, REQUEST)


def documents(dossier: Dossier) -> Section:
    """The documents and their senders, a row for each."""
    header = ("Document", "Afzender", "Laag", "Datum", "Blz.", "Waarnemingen", "Vertrouwelijk")
    shown = _longest(dossier)
    rows = tuple(_respondent(dossier, r) for r in shown)
    table = Table("Ontvangen stukken", header, rows, (22, 18, 16, 13, 6, 13, 12))
    total = len(dossier.findings.respondents)
    less = selection.left_out(len(rows), total, "stukken", "met de meeste waarnemingen")
    heading = Heading("Ontvangen stukken", "stukken")
    return Section(heading, (Paragraph((arrived(dossier),)), *_by_layer(dossier), table, *less))


def _longest(dossier: Dossier) -> list[Respondent]:
    """In a large dossier the documents that say most, in the dossier's order; else all."""
    every = dossier.findings.respondents
    ranked = sorted(range(len(every)), key=lambda n: -every[n].observations)
    return [every[n] for n in sorted(ranked[: dossier.room(selection.DOCUMENTS)])]


def _by_layer(dossier: Dossier) -> tuple[Table, ...]:
    """How much each layer of government sent, where not every document is listed."""
    if not dossier.is_large:
        return ()
    of: dict[Laag, list[Respondent]] = {}
    for respondent in dossier.findings.respondents:
        of.setdefault(respondent.laag, []).append(respondent)
    rows = tuple(_layer(dossier, layer(laag), of[laag]) for laag in Laag if laag in of)
    header = ("Laag", "Afzenders", "Stukken", "Waarnemingen")
    return (Table("Ontvangen stukken per laag", header, rows, (40, 20, 20, 20)),)


def _layer(dossier: Dossier, name: str, sent: list[Respondent]) -> Row:
    senders = {sender for respondent in sent for sender in respondent.senders}
    counts = (len(senders), len(sent), sum(respondent.observations for respondent in sent))
    passages = [p for respondent in sent for p in dossier.of(respondent)]
    return Row(tuple(Cell(_on(dossier, text, passages)) for text in (capital(name), *map(figures, counts))))


def arrived(dossier: Dossier) -> Fixed:
    """How many documents there are, and of which period."""
    count = counted(len(dossier.findings.respondents), "document", "documenten")
    return Fixed(f"Het dossier bevat {count}{_period(dossier)}.", COUNTED)


def _period(dossier: Dossier) -> str:
    if not dossier.dated:
        return ""
    first, last = day(dossier.dated[0]), day(dossier.dated[-1])
    return f", gedagtekend {first}" if first == last else f", gedagtekend van {first} tot en met {last}"


def dated(respondent: Respondent) -> str:
    """The date that a document bears: a day, a month of which the day is not told, or none."""
    if respondent.date:
        return day(respondent.date)
    return f"{month(respondent.month)} (dag niet vermeld)" if respondent.month else "niet vermeld"


def _respondent(dossier: Dossier, respondent: Respondent) -> Row:
    texts = (
        respondent.title,
        capital(enumeration([plain(sender) for sender in respondent.senders])) or "niet vastgesteld",
        layer(respondent.laag),
        dated(respondent),
        figures(respondent.pages) if respondent.pages else "–",
        figures(respondent.observations),
        "ja" if respondent.confidential else "nee",
    )
    ids = dossier.ids_of(dossier.of(respondent))
    return Row(
        tuple(Cell(Statement(t, ids) if ids else Fixed(t, "metagegevens van het document")) for t in texts)
    )
