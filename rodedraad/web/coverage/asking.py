"""Which part of a test is asked for: a state of its page that has an address."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.coverage import Coverage
from rodedraad.web.addresses import query
from rodedraad.web.coverage.model import FIGURE, OVERSTATED, UNHEARD

if TYPE_CHECKING:
    from collections.abc import Container

    from rodedraad.web.coverage.model import TestedClaim, TestedPoint, Toets
    from rodedraad.web.said import Said

SIZE = 20
"""Points or claims on a page: each is several quotations."""
POINTS, CLAIMS, UNSAID = "punten", "beweringen", "toezeggingen"
PARTS = {POINTS: "Punten", CLAIMS: "Beweringen", UNSAID: "Toezeggingen die ontbreken"}
BORNE = "gesteund"
STATES: dict[str, dict[str, str]] = {
    POINTS: {
        Coverage.WEAKENED.value: "afgezwakt",
        Coverage.ABSENT.value: "weggelaten",
        Coverage.MENTIONED.value: "alleen genoemd",
        Coverage.TREATED.value: "behandeld",
    },
    CLAIMS: {
        UNHEARD: "zonder bron",
        OVERSTATED: "anders toegeschreven of te stellig",
        FIGURE: "cijfer klopt niet met de bron",
        BORNE: "gesteund",
    },
    UNSAID: {},
}
"""What points and claims can be, what asks for attention first."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, by the names that the address has; "" asks for all."""

    deel: str = POINTS
    stand: str = ""
    thema: str = ""

    def address(self, page: int = 1, **other: str) -> str:
        """The part of the address after "?" for this question with something otherwise."""
        return query(self, page, **other)


@dataclass(frozen=True, slots=True)
class View:
    """What is shown: the one of the three that is asked for, and how many there are of each state."""

    points: tuple[TestedPoint, ...]
    claims: tuple[TestedClaim, ...]
    unsaid: tuple[Said, ...]
    counts: dict[str, int]
    themas: tuple[tuple[str, int], ...]
    found: int
    page: int
    last: int


def fault(question: Question) -> str:
    """What is wrong with a question, in Dutch; "" when nothing is."""
    states: Container[str] = STATES.get(question.deel, {})
    if question.deel not in PARTS or (question.stand and question.stand not in states):
        return "Deze keuze kent de dekkingstoets niet."
    return ""


def state_of(claim: TestedClaim) -> str:
    """The state of a claim, by which it is filtered."""
    return claim.fault or BORNE


def faults_first(claims: tuple[TestedClaim, ...]) -> list[TestedClaim]:
    """What wants mending before what is borne out, each in the order of the draft."""
    order = list(STATES[CLAIMS])
    return sorted(claims, key=lambda claim: order.index(state_of(claim)))


def view(toets: Toets, question: Question, page: int) -> View:
    """What a question asks for of a test."""
    points = [one for one in toets.points if question.thema in ("", one.thema)]
    states = Counter(
        (one.status for one in points) if question.deel == POINTS else map(state_of, toets.claims)
    )
    chosen = [one for one in points if question.stand in ("", one.status)]
    claims = [one for one in faults_first(toets.claims) if question.stand in ("", state_of(one))]
    found = {POINTS: len(chosen), CLAIMS: len(claims), UNSAID: len(toets.unsaid)}[question.deel]
    last = max(1, -(-found // SIZE))
    at = slice((min(page, last) - 1) * SIZE, min(page, last) * SIZE)
    themas = Counter(one.thema for one in toets.points)
    return View(
        tuple(chosen[at]), tuple(claims[at]), toets.unsaid[at],
        counts={state: states[state] for state in STATES[question.deel]},
        themas=tuple(sorted(themas.items())), found=found, page=min(page, last), last=last,
    )  # fmt: skip
