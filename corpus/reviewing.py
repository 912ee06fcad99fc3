"""Entering what a person says of an observation, checked against the codebook and the observation itself.

Nothing is ever overwritten: each entry is an event of the log, and what counts is worked out from it.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from corpus import deriving, log, schema
from corpus.errors import ReviewError, StandingChangedError
from corpus.judgements import Act, Judgement, last_of, opinions
from corpus.labels import Labels

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from corpus.codebook import Codebook
    from corpus.deriving import Sight
    from corpus.effective import Judged
    from corpus.judgements import Verdict
    from corpus.pieces import Span
    from corpus.store import Corpus

NONE = "geen"
NOTHING = Labels()
LONGEST_NAME, LONGEST_WHY = 100, 10_000


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to say of an observation; see `corpus.judgements` for the acts.

    `pieces` are the words with which each next piece begins (`SPLIT`) or the ids that are joined to it.
    `seen` is the mark of what its author looked at (`Standing.mark`); "" says nothing of it.
    """

    observation: str
    act: Act
    author: str
    labels: Labels = NOTHING
    why: str = ""
    pieces: tuple[str, ...] = ()
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """An observation as it stands: its text, what counts of it, and all events about it.

    `verdict` is `None` when it was split or joined, or left the dossier.
    """

    id: str
    text: str
    verdict: Verdict | None
    machine: Labels
    events: tuple[Judgement, ...]
    pieces: tuple[Span, ...] = ()
    """What stands in its place, where it was split or joined."""

    @property
    def mark(self) -> str:
        """What tells it from how it stands later: its events, the machine's labels, what counts."""
        verdict = self.verdict and (_sorted(self.verdict.labels), self.verdict.state.value)
        said = repr(([event.nr for event in self.events], _sorted(self.machine), verdict))
        return hashlib.sha256(said.encode()).hexdigest()[:16]


def _sorted(labels: Labels) -> tuple[object, ...]:
    return labels.rol, sorted(labels.thema or ()), labels.toerekening, labels.eerder


def judge(corpus: Corpus, *wishes: Wish) -> tuple[Standing, ...]:
    """Enter what is wished, all of it or nothing; gives each observation as it stands then.

    Raises `ReviewError` (`StandingChangedError` where another standing was seen than there is now), and
    `UnknownValueError` for a label that the codebook does not have.
    """
    codebook, moment = corpus.codebook(), corpus.moment()
    with corpus.writing() as connection:
        return tuple(_judge(connection, corpus, wish, codebook, moment) for wish in wishes)


def standing(corpus: Corpus, observation: str) -> Standing:
    """An observation as it stands. Raises `ReviewError` when the dossier does not have it."""
    with corpus.reading() as connection:
        seen = deriving.look(connection, log.held_document_of(connection, observation))
        return _standing(connection, seen, observation, _instead(seen, observation))


def _instead(seen: Sight, observation: str) -> tuple[Span, ...]:
    """What stands in the place of an observation that was split or joined."""
    by = seen.said.structure.replaced.get(observation)
    return tuple(span for span in seen.said.structure.standing if by is not None and span.origin == by)


def _standing(connection: Connection, seen: Sight, observation: str, made: tuple[Span, ...] = ()) -> Standing:
    text = connection.scalar(select(schema.observation.c.text).where(schema.observation.c.id == observation))
    verdict = seen.said.verdicts.get(observation)
    machine = seen.machine(observation) if verdict else Labels()
    events = tuple(event for event in seen.events if event.observation == observation)
    return Standing(observation, str(text), verdict, machine, events, made)


def _judge(connection: Connection, corpus: Corpus, wish: Wish, codebook: Codebook, moment: str) -> Standing:
    document = log.held_document_of(connection, wish.observation)
    seen = deriving.look(connection, document)
    now = _standing(connection, seen, wish.observation)
    if wish.seen not in {"", now.mark}:
        raise StandingChangedError(
            f"Waarneming '{wish.observation}' is intussen veranderd.", "Bekijk de zin opnieuw en oordeel dan."
        )
    if now.verdict is None and wish.act is not Act.UNDO:
        raise ReviewError(
            f"Waarneming '{wish.observation}' is gesplitst of samengevoegd, of is niet meer gevonden.",
            "Beoordeel wat ervoor in de plaats kwam, of maak dat ongedaan met --undo.",
        )
    model, coded_with = seen.judged_with
    wished = Judgement(
        wish.observation, document, wish.act, _labels(wish, now, codebook), author_name(wish.author), moment,
        model, coded_with, now.machine, reason_given(wish.why), _cuts(wish, now.text),
        _undone(wish, now.events),
    )  # fmt: skip
    (event,) = log.enter(connection, [wished])
    then = deriving.derive_judged(connection, seen, corpus.language)
    _check(event, then.said)
    made = tuple(span for span in then.said.structure.standing if span.origin == event.nr)
    return _standing(connection, then, wish.observation, made)


def _labels(wish: Wish, now: Standing, codebook: Codebook) -> Labels:
    """The labels that the event holds: complete where they accept or decide, else what is changed."""
    if wish.act is Act.ACCEPT:
        return now.machine
    if wish.act not in {Act.CHANGE, Act.DECIDE} or now.verdict is None:
        return Labels()
    if not wish.labels and wish.act is Act.CHANGE:
        raise ReviewError("Er is niets te wijzigen.", "Geef --rol, --thema, --toerekening of --eerder.")
    own = opinions(now.events).get(author_name(wish.author))
    before = own.labels.over(now.verdict.labels) if own else now.verdict.labels
    fits = fitting(wish.labels, before, codebook)
    return fits.over(before) if wish.act is Act.DECIDE else fits


def fitting(labels: Labels, before: Labels, codebook: Codebook) -> Labels:
    """The labels, and without what another rol rules out. Raises `ReviewError` when they contradict it."""
    known(labels, codebook)
    rol = codebook.rol(str(labels.over(before).rol))
    excluded = Labels(
        thema=None if rol.thematic else frozenset(), toerekening=None if rol.attributed else NONE
    )
    for aspect in ("thema", "toerekening"):
        wanted, only = getattr(labels, aspect), getattr(excluded, aspect)
        if only is not None and wanted not in {None, only}:
            raise ReviewError(
                f"Bij rol '{rol.id}' hoort geen {aspect}.", "Wijzig ook de rol, of laat dit label weg."
            )
    return labels if labels.rol is None else excluded.over(labels)


def known(labels: Labels, codebook: Codebook) -> None:
    """Raises `UnknownValueError` for a label that the codebook does not have."""
    given = [("rol", labels.rol), ("toerekening", labels.toerekening)]
    given += [("thema", thema) for thema in sorted(labels.thema or ())]
    for kind, value in given:
        if value is not None:
            codebook.check(kind, value)


def _undone(wish: Wish, events: tuple[Judgement, ...]) -> int:
    if wish.act is not Act.UNDO:
        return 0
    last = last_of(events, author_name(wish.author))
    if last is None:
        raise ReviewError(
            f"{author_name(wish.author)} heeft bij deze waarneming niets om ongedaan te maken.",
            "Controleer de naam en het id.",
        )
    return last.nr


def _cuts(wish: Wish, text: str) -> tuple[int | str, ...]:
    """Where the text is split, by the words with which each next piece begins; or the ids to join."""
    if wish.act is not Act.SPLIT:
        return wish.pieces
    offsets = []
    for words in wish.pieces:
        if text.count(words) != 1 or not words or text.startswith(words):
            raise ReviewError(
                f"De woorden '{words}' wijzen niet één plaats in de zin aan.",
                "Geef de woorden waarmee het volgende stuk begint, zo veel dat ze maar één keer voorkomen.",
            )
        offsets.append(text.index(words))
    return tuple(sorted(offsets))


def _check(event: Judgement, said: Judged) -> None:
    """Raises `ReviewError` when the event cannot take effect, so that it is not entered."""
    if any(inert.nr == event.nr for inert in said.structure.inert):
        raise ReviewError(
            "Deze waarnemingen zijn zo niet te splitsen of samen te voegen.",
            "Voeg alleen zinnen samen die in dezelfde alinea op elkaar volgen.",
        )


def author_name(author: str) -> str:
    """A name that can stand in a list. Raises `ReviewError`."""
    name = " ".join(author.split())
    if not name or len(name) > LONGEST_NAME or not all(map(str.isprintable, name)):
        raise ReviewError(
            "De naam van de beoordelaar ontbreekt of is niet te gebruiken.",
            f"Geef met --by een naam van ten hoogste {LONGEST_NAME} tekens.",
        )
    return unicodedata.normalize("NFC", name)


def reason_given(why: str) -> str:
    """A reason that can be kept. Raises `ReviewError` when it is too long."""
    if len(why) > LONGEST_WHY:
        raise ReviewError(
            "De toelichting is te lang.",
            f"Houd haar bij ten hoogste {LONGEST_WHY:,} tekens.".replace(",", "."),
        )
    return why.replace("\0", "")
