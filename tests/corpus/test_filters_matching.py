"""Rows held against questions, and the reference of the language."""

from __future__ import annotations

import pytest

from corpus.filters import parse, reference
from corpus.filters.fields import FIELDS
from corpus.filters.matching import matches
from corpus.filters.reference import WAYS
from corpus.query import COLUMNS
from nlp import codebooks

CODEBOOK = codebooks.load().codebook

ROW: dict[str, object] = {
    "id": "3f9a0c1b2d4e",
    "document": "brief merenland",
    "part": "verslag",
    "page": 9,
    "text": "De realisatietermijn is te krap; de Termijnen sluiten  niet aan.",
    "rol": "knelpunt",
    "rol_score": 0.5,
    "thema": ["termijnen", "ibt"],
    "onderwerp": [],
    "toerekening": "wet",
    "eerder": "nee",
    "fase": "realisatie",
    "spreker": "Provincie Merenland",
    "onzeker": True,
    "modaliteit": "feit",
    "getroffen": ["kleine gemeenten"],
    "aan": None,
    "taal": "nl",
    "bron": ["Provincie Merenland", "VNG"],
    "laag": "provincie",
    "datum": "2025-12-31",
    "kop": ["2 Realisatie", "2.1 Termijnen"],
    "vertrouwelijk": False,
    "eigenaar": None,
    "model": "lineair/abc/def",
    "codeboek": "spreidingswet/1",
}

TRUE = [
    "",
    "termijnen",
    "termijn*",
    '"termijnen sluiten niet"',
    "krap EN aansluiten OF realisatietermijn",
    "thema:spuk,ibt",
    "onderwerp:geen",
    "beoordeling:geen",
    "rol:knelpunt zekerheid:0.5..0.5 onzeker:ja vertrouwelijk:nee eerder:nee",
    "datum:2025 datum:..2025-12-31 datum:2025-12-31..",
    "pagina:9..10",
    "deel:verslag laag:provincie modaliteit:feit taal:nl fase:realisatie toerekening:wet",
    'bron:vng bron:PROVINCIE bron:"brief merenland" bron:merenland',
    'document:"Brief Merenland" id:3F9A0C1B2D4E',
    "spreker:merenland kop:realisatie getroffen:gemeenten model:lineair codeboek:spreidingswet/1",
    "-aan:minister -door:jansen -eigenaar:coa",
]

FALSE = [
    "termijn",
    '"sluiten termijnen"',
    "krap aansluiten",
    "thema:geen",
    "onderwerp:ibt",
    "beoordeling:mens",
    "zekerheid:0.51..",
    "datum:2026..",
    "pagina:10..",
    "bron:brief",
    "bron:meren",
    "document:merenland",
    "id:3f9a",
    "getroffen:gemeente",
    "aan:minister",
]


@pytest.mark.parametrize("text", TRUE)
def test_a_row_answers_to(text: str) -> None:
    assert matches(parse(text, CODEBOOK), ROW)


@pytest.mark.parametrize("text", FALSE)
def test_a_row_does_not_answer_to(text: str) -> None:
    assert not matches(parse(text, CODEBOOK), ROW)
    if text:
        assert matches(parse(f"-({text})", CODEBOOK), ROW)


def test_what_has_no_date_lies_in_no_period_and_outside_each() -> None:
    undated = {**ROW, "datum": None}
    assert not matches(parse("datum:..2030", CODEBOOK), undated)
    assert matches(parse("-datum:..2030", CODEBOOK), undated)


def test_how_a_text_holds_a_word_is_up_to_the_index() -> None:
    assert matches(parse("anders", CODEBOOK), ROW, lambda asked, _: asked.text == "anders")


def test_a_row_as_given_here_has_columns_of_the_corpus() -> None:
    assert set(ROW) <= set(COLUMNS)


def test_the_reference_has_a_row_for_each_field_and_way_to_write() -> None:
    lines = reference().splitlines()
    for field in FIELDS.values():
        assert sum(line.startswith(f"| `{field.name}` |") and field.meaning in line for line in lines) == 1
    widths = {line.count(" | ") for line in lines if line.startswith("| `")}
    assert widths == {1, 3}


@pytest.mark.parametrize("text", [text for text, _ in WAYS])
def test_what_the_reference_shows_can_be_asked(text: str) -> None:
    parse(text, CODEBOOK)
