"""A corpus of a few dozen observations that differ in all that can be asked for."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from corpus import holdings, log
from corpus.ids import observation_id
from corpus.judgements import Act, Judgement
from corpus.labels import Labels
from corpus.model import (
    Action,
    Coding,
    Evidence,
    Fact,
    Laag,
    Mention,
    Modaliteit,
    Observation,
    PartKind,
    ThemaScore,
)
from corpus.store import Stamp
from nlp import codebooks
from tests.conftest import make_reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.model import Reading
    from corpus.store import Corpus

CODEBOOK = codebooks.load().codebook
MOMENT = "2026-02-01T10:00:00+00:00"
SENTENCES = (
    "De uitvoeringstermijnen zijn te krap voor kleine gemeenten.",
    "Eén coördinatie-overleg per kwartaal volstaat: „liever geen twee”.",
    "Wij verzoeken de minister de termijn te verlengen met 100%.",
    "De spreiding_over de provincie is niet 'eerlijk'; zie artikel 12e.",
    'NEAR(termijn, 5) staat zo in het "verslag" * en nergens anders.',
    "Gemeenten vroegen om vóór 1 juli €1.500.000 uit te keren.",
    "Het COA-cijfer 12e3x en 5e10 klopt niet & wordt herzien | geschrapt.",
    "De knelpunten bij woningbouw zijn ongewijzigd gebleven!",
    "In de Ångströmstraße en de ŒUVRE-buurt wonen 40 statushouders.",
    "Hierdoor loopt de vergunningverlening vertraging op; DROP TABLE document; --",
    "Ο δήμος meldt dat Москва niets heeft besloten.",
    "Er is geen draagvlak, zegt het college; draagvlak ontbreekt al jaren.",
)
HEADINGS = ("2 Realisatie", "2.1 Termijnen & geld", "Coördinatie", "Één loket?")
SPEAKERS = ("Provincie Merenland", "Kring van gemeenten", "VNG", "COA", "Gemeente Één-Waard", "")
BEARERS = ((), ("kleine gemeenten",), ("kleine gemeenten", "VNG"), ("statushouders", 'Provincie "Noord"'))
OWNERS = ("COA", "de gemeente Waardland", "", "█")
AUTHORS = ("Jansen", "Zoë de Vries")


def readings() -> Iterator[Reading]:
    """Ten documents of six sentences under a heading; one has no date, one is confidential."""
    random = Random(5)  # noqa: S311
    for number in range(10):
        lines = [f"# {HEADINGS[number % 4]}", *random.sample(SENTENCES, 6)]
        laag = list(Laag)[number % len(Laag)]
        made = make_reading(*lines, f"Stuk {number}.", name=f"map/Brief {number} É.txt", laag=laag)
        yield _told(made, number)


def _told(reading: Reading, number: int) -> Reading:
    document, senders = reading.document, (SPEAKERS[number % 5], SPEAKERS[(number * 2) % 5])[: 1 + number % 2]
    kind = list(PartKind)[number % len(PartKind)]
    metadata = replace(
        document.metadata,
        senders=tuple(Fact(sender, sender) for sender in senders),
        date=None if number == 3 else Fact(f"202{4 + number % 3}-0{1 + number % 9}-1{number % 9}", ""),
        confidential=Fact("vertrouwelijk", "vertrouwelijk") if number == 4 else None,
    )
    parts = () if number == 5 else (replace(document.parts[0], kind=kind, file="bijlage.pdf"),)
    return replace(reading, document=replace(document, parts=parts, metadata=metadata))


def observations(reading: Reading, seed: int = 0) -> tuple[Observation, ...]:
    """Each line, coded at random."""
    random = Random(f"{reading.document.name} {seed}")  # noqa: S311
    found = []
    for block in reading.blocks:
        id_ = observation_id(reading.document.id, *block.content.source_span(0, len(block.text)), block.text)
        coding = _coding(random, f"toeval/{seed}")
        spoken = random.random() < 0.3
        one = Observation(
            id=id_,
            document=reading.document.id,
            part=0,
            block=block.index,
            start=0,
            end=len(block.text),
            page=random.randrange(6),
            text=block.text,
            path=block.path,
            coding=coding,
            mentions=(Mention("actor", 0, 2, block.text[:2], "een 'actor'"),) if spoken else (),
            action=Action(random.choice(OWNERS), "1 juli", "") if spoken else None,
            confidence=random.choice((None, 0.25)),
        )
        found.append(one)
    return tuple(found)


def _coding(random: Random, model: str) -> Coding:
    themas = random.sample(CODEBOOK.vocabulary["thema"], random.randrange(3))
    return Coding(
        rol=random.choice(CODEBOOK.vocabulary["rol"]),
        rol_score=random.choice((0.1, 0.25, 0.5, 0.975, 1.0, 1 / 3)),
        thema=tuple(ThemaScore(thema, random.choice((0.1, 1 / 3, 0.5))) for thema in themas),
        onderwerp=tuple(random.sample(CODEBOOK.vocabulary["thema"], random.randrange(3))),
        toerekening=random.choice(CODEBOOK.vocabulary["toerekening"]),
        eerder=random.random() < 0.5,
        fase=random.choice(CODEBOOK.vocabulary["fase"]),
        spreker=random.choice(SPEAKERS),
        evidence=(Evidence("rol:knelpunt", 1 / 3, "het woord 'krap'"),),
        model=model,
        codebook=CODEBOOK.name,
        onzeker=random.random() < 0.3,
        modaliteit=random.choice(list(Modaliteit)),
        taal=random.choice(("nl", "fy", "en")),
        getroffen=random.choice(BEARERS),
        aan=random.choice(("", "de minister", "Gedeputeerde Staten")),
    )


def filled(corpus: Corpus) -> None:
    """Put it all in a corpus, with what two reviewers think of some of it."""
    files = {}
    for number, reading in enumerate(readings()):
        seed = number % 2
        corpus.save(reading, observations(reading, seed), Stamp("lezer/1", f"toeval/{seed}", CODEBOOK.name))
        files[reading.document.name] = reading.document.id
    corpus.set_folder(files, {})
    judged(corpus)


def judged(corpus: Corpus) -> None:
    """Reviewers accept, change and reject; on some they differ, some were judged with another model."""
    events = list(_events(corpus))
    with corpus.writing() as connection:
        log.enter(connection, events)
        holdings.catch_up(connection, dict.fromkeys(event.document for event in events), corpus.language)


def _events(corpus: Corpus) -> Iterator[Judgement]:
    random = Random(9)  # noqa: S311
    for one in random.sample(corpus.coded(), 24):
        coding = one.coding
        model = random.choice((coding.model, coding.model, "eerder/1"))
        machine = Labels(coding.rol, frozenset(coding.themas), coding.toerekening, coding.eerder)
        for author in random.sample(AUTHORS, random.randrange(1, 3)):
            act, labels = random.choice(
                [
                    (Act.ACCEPT, machine),
                    (Act.CHANGE, Labels(rol="context", thema=frozenset({"ibt", "termijnen"}))),
                    (Act.CHANGE, Labels(toerekening="rijk", eerder=True)),
                    (Act.REJECT, Labels()),
                    (Act.COMMENT, Labels()),
                ]
            )
            yield Judgement(
                one.id, one.document, act, labels, author, MOMENT, model, coding.codebook, machine, "omdat"
            )
