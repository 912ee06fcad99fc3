"""What there is to review, how reviewers agree, and what they said as documents to learn from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.agreement.disputes import disputed
from corpus.agreement.measuring import agreements, pairwise
from corpus.awaiting import waiting
from corpus.coders import MACHINE, ratings
from corpus.judgements import State
from corpus.labels import Labels
from corpus.sampling.advice import Judged, advise
from corpus.sampling.queue import queue
from nlp.coding import THEMA_THRESHOLD

if TYPE_CHECKING:
    from corpus.agreement.disputes import Dispute
    from corpus.agreement.measuring import Agreement
    from corpus.awaiting import Waiting
    from corpus.model import Observation
    from corpus.sampling.advice import Advice
    from corpus.sampling.candidates import Pick
    from corpus.store import Corpus

MANY = 20_000
"""Up to so many candidates are told apart by their meaning; of more, each doubt counts by itself."""


@dataclass(frozen=True, slots=True)
class Next:
    """What to review next, the texts by id, and whether it is worth going on."""

    picks: tuple[Pick, ...]
    texts: dict[str, str]
    advice: Advice


@dataclass(frozen=True, slots=True)
class Concord:
    """How coders agree: any two, and with more than two all together; what they differ on, with the texts."""

    pairs: dict[tuple[str, str], tuple[Agreement, ...]]
    together: tuple[Agreement, ...]
    disputes: tuple[Dispute, ...]
    texts: dict[str, str]


def coming(corpus: Corpus, count: int) -> Next:
    """What to review next."""
    left = awaiting(corpus)
    picks = picked(corpus, left, count)
    texts = {c.id: text for c, text in zip(left.candidates, left.texts, strict=True)}
    return Next(picks, {pick.id: texts[pick.id] for pick in picks}, advised(left))


def awaiting(corpus: Corpus) -> Waiting:
    """All that awaits review."""
    with corpus.reading() as connection:
        return waiting(connection, THEMA_THRESHOLD)


def picked(corpus: Corpus, left: Waiting, count: int) -> tuple[Pick, ...]:
    """What of it is worth most."""
    import numpy as np

    vectors = np.zeros((len(left.candidates), 0), dtype=np.float32)
    if corpus.language.vectors is not None and 0 < len(left.candidates) <= MANY:
        vectors = corpus.language.vectors(left.texts)
    return queue(left.candidates, vectors, left.setting, count=count)


def advised(left: Waiting) -> Advice:
    """Whether it is worth going on."""
    done = [
        Judged(left.chances[id_], wrong, control)
        for id_, wrong, control in left.judged
        if id_ in left.chances
    ]
    return advise(done, [c.rol_score for c in left.candidates if not c.urgent])


def concord(corpus: Corpus) -> Concord:
    """How the people who judged, and the machine, agree."""
    observations = {o.id: o for o in corpus.coded()}
    machine = {id_: machine_labels(o) for id_, o in observations.items()}
    said = ratings(corpus.judgements(), machine)
    people = {coder: labels for coder, labels in said.items() if coder != MACHINE}
    codebook = corpus.codebook()
    disputes = tuple(d for d in disputed(people) if _open(observations.get(d.unit)))
    return Concord(
        pairwise(said, codebook),
        agreements(said, codebook) if len(said) > 2 else (),
        disputes,
        {d.unit: observations[d.unit].text for d in disputes if d.unit in observations},
    )


def machine_labels(observation: Observation) -> Labels:
    """The machine's own labels, whatever people said of them since."""
    if observation.review is not None:
        return observation.review.machine
    coding = observation.coding
    return Labels(coding.rol, frozenset(coding.themas), coding.toerekening, coding.eerder)


def _open(observation: Observation | None) -> bool:
    """Whether reviewers differ and nobody has decided."""
    return bool(observation and observation.review and observation.review.state is State.DISPUTED)
