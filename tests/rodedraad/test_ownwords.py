"""What of a draft stands as Rodedraad wrote it, and what only names a thema. Pure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.coverage import ClaimCheck
from corpus.findings import Bron, Passage
from corpus.model import Coding, Laag, Observation
from reports.versions import Told
from rodedraad import drafts
from rodedraad.ownwords import as_written
from rodedraad.themanames import as_headings

CODING = Coding("knelpunt", 0.9, (), (), "geen", False, "algemeen", "provincie", (), "m", "c/1")
CAUSE = "Zij leggen de oorzaak bij de omgeving."
COUNT = "Twee bronnen melden dit: de Kring en Zandland."
WORDING = "De provincie Zandland: “De oever is te steil.”"
VERSION = (
    Told(
        "Knelpunten",
        f"Oevers. Twee bronnen melden dit: de Kring en Zandland. {CAUSE}",
        ("a", "b"),
        quoted=False,
    ),
    Told("Knelpunten", WORDING, ("b",), quoted=True),
    Told("Aanhef", "De toets gaat na waar de wet knelt.", (), quoted=False),
)


def said(text: str, id_: str = "s") -> Observation:
    return Observation(id_, "d", 0, 0, 0, len(text), 1, text, (), CODING)


def passage(id_: str) -> Passage:
    return Passage(
        said("De oever is te steil.", id_),
        "toets",
        "Toets",
        "toets",
        Bron("Zandland", Laag.PROVINCIE),
        "",
        False,
    )


def judged(text: str, *there: str) -> tuple[ClaimCheck, ...]:
    claim = ClaimCheck(said(text), supported=False, passages=(), reason="Geen bron zegt dit.")
    return as_written((claim,), (VERSION,), tuple(map(passage, there)))


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        (CAUSE, ("a", "b")),
        ("  zij leggen de\noorzaak bij de Omgeving[noot 3].", ("a", "b")),
        (COUNT, ("a", "b")),
        (f"{COUNT} {CAUSE}", ("a", "b")),
        ("Oevers.", ("a", "b")),
        (WORDING, ("b",)),
        ('De provincie Zandland: "De oever is te steil".', ("b",)),
    ],
)
def test_what_stands_word_for_word_is_borne_out(text: str, ground: tuple[str, ...]) -> None:
    (claim,) = judged(text, "a", "b", "c")
    assert (claim.supported, claim.reason, tuple(p.id for p in claim.passages)) == (True, "", ground)


@pytest.mark.parametrize(
    "text",
    [
        "Drie bronnen melden dit: de Kring en Zandland.",
        "Zij leggen de oorzaak bij de grote omgeving.",
        "leggen de oorzaak bij de omgeving.",
        "Zij leggen de oorzaak.",
        f"{CAUSE} {WORDING}",
    ],
)
def test_what_was_edited_is_judged_as_before(text: str) -> None:
    (claim,) = judged(text, "a", "b", "c")
    assert (claim.supported, claim.reason, claim.passages) == (False, "Geen bron zegt dit.", ())


def test_all_that_it_rested_on_must_still_be_there() -> None:
    (claim,) = judged(CAUSE, "a")
    assert not claim.supported
    assert judged(WORDING, "b")[0].supported


def test_what_rests_on_the_law_is_no_claim() -> None:
    assert judged("De toets gaat na waar de wet knelt.") == ()


LABELS = ("Krappe termijnen", "Toezicht: traag of afwezig")


@pytest.mark.parametrize(
    "text",
    [
        "Krappe termijnen.",
        "Krappe termijnen: acht bronnen.",
        "Toezicht: traag of afwezig: één bron.",
        "Krappe termijnen: de Kring, de provincie Zandland en het Fonds (drie bronnen).".replace("St. ", ""),
        "Het vaakst gaat het over ‘krappe termijnen’ (zes van de negen).",
    ],
)
def test_a_line_that_names_a_thema_says_nothing_of_it(text: str) -> None:
    (sentence,) = as_headings((said(text),), LABELS)
    assert sentence == replace(said(text), coding=replace(CODING, rol="kop"))


@pytest.mark.parametrize(
    "text",
    [
        "Krappe termijnen maken bouwen onmogelijk.",
        "Krappe termijnen: acht bronnen zeggen dat bouwen zo niet kan.",
        "De termijnen zijn krap.",
    ],
)
def test_a_line_that_says_more_is_left_as_it_is(text: str) -> None:
    assert as_headings((said(text),), LABELS) == (said(text),)


@pytest.mark.parametrize(
    "read",
    [f"{CAUSE} [", f"{CAUSE} [w3–w7, w9]", f"w3–w7, w9] {CAUSE} [", f"[noot 3] {CAUSE}", f"{CAUSE}12"],
)
def test_no_reference_is_read_as_words(read: str) -> None:
    assert drafts.bare(read) == CAUSE


@pytest.mark.parametrize("text", [CAUSE, "Een plek kost € 1.500", "Zie bijlage [in te vullen]", "Zie art.12"])
def test_other_words_stay(text: str) -> None:
    assert drafts.bare(text) == text
