"""Repair: what extraction damaged is mended, what the author wrote stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.spans import AlignedText, join_aligned
from ingest.clean import join_lines, repair, unmark, vocabulary

REPAIRS = [
    ("acƟe", "actie"),
    ("Ɵjdig inzeƩen", "tijdig inzetten"),
    ("heeŌ de PRT", "heeft de PRT"),
    ("iniƟaƟeven", "initiatieven"),
    ("OƩo en AŌrap", "Otto en Aftrap"),
    ("ﬁnanciën en conﬂict", "financiën en conflict"),
    ("eﬀect, eﬃciënt, oﬄine", "effect, efficiënt, offline"),
    ("Ʃ is een somteken", "Ʃ is een somteken"),
    ("de letter Ɵ alleen", "de letter Ɵ alleen"),
    ("Ōsaka en KŌNO", "Ōsaka en KŌNO"),
    ("veel   spaties\u00a0en\ttabs", "veel spaties en tabs"),
    ("af\u00adbreek\u00adstreepjes", "afbreekstreepjes"),
    ("nul\u200bbreed \ufeffteken", "nulbreed teken"),
    ("privé\uf0e0teken", "privéteken"),
    ("gebro\x02ken", "gebroken"),
    ("regeleinde met merk\x02", "regeleinde met merk-"),
    ("spreidinsgwet blijft een tikfout", "spreidinsgwet blijft een tikfout"),
]


@pytest.mark.parametrize(("found", "expected"), REPAIRS)
def test_repair(found: str, expected: str) -> None:
    assert repair(AlignedText.of(found)).text == expected


MARKS = [
    ("een **vet** woord", "een vet woord"),
    ("een *ex durante* toets", "een ex durante toets"),
    ("***beide*** en __onder__ en _schuin_", "beide en onder en schuin"),
    ("de `code` en [de wet](https://wetten.nl/x)", "de code en de wet"),
    ("**vet met *schuin* erin**", "vet met schuin erin"),
    ("[redacted] heet welkom", "[redacted] heet welkom"),
    ("3 * 4 * 5 plekken", "3 * 4 * 5 plekken"),
    ("een bedrag* met noot", "een bedrag* met noot"),
    ("bestand_met_streepjes", "bestand_met_streepjes"),
]


@pytest.mark.parametrize(("found", "expected"), MARKS)
def test_markdown_marks(found: str, expected: str) -> None:
    assert unmark(AlignedText.of(found)).text == expected


HYPHENS = [
    (["de gemeen-", "ten wachten"], "de gemeenten wachten"),
    (["opvang-", "en woonplekken"], "opvang- en woonplekken"),
    (["in-", "of uitstroom"], "in- of uitstroom"),
    (["de COA-", "cijfers"], "de COA-cijfers"),
    (["de SPUK-", "regeling"], "de SPUK-regeling"),
    (["in Noord-", "Brabant"], "in Noord-Brabant"),
    (["op 26-", "9-24 gepland"], "op 26-9-24 gepland"),
    (["als mede-", "uitvoerder"], "als mede-uitvoerder"),
    (["de regio-", "overleggen"], "de regio-overleggen"),
    (["de niet-", "gehaalde opgave"], "de niet-gehaalde opgave"),
    (["de amv-", "plekken"], "de amv-plekken"),
    (["AMV-", "plekken"], "AMV-plekken"),
    (["hard werken -", "en wachten"], "hard werken - en wachten"),
    (["be-", "oordelen"], "beoordelen"),
    (["zacht\u00ad", "afgebroken"], "zachtafgebroken"),
    (["zonder streepje", "gaat door"], "zonder streepje gaat door"),
    (["drie", "losse", "regels"], "drie losse regels"),
]


@pytest.mark.parametrize(("lines", "expected"), HYPHENS)
def test_hyphens_at_line_ends(lines: list[str], expected: str) -> None:
    assert join_lines(_aligned(lines), {}).text == expected


@pytest.mark.parametrize(
    ("elsewhere", "expected"),
    [("het capaciteits-besluit", "capaciteits-besluit"), ("het capaciteitsbesluit", "capaciteitsbesluit")],
)
def test_the_document_itself_decides_on_a_hyphen(elsewhere: str, expected: str) -> None:
    known = vocabulary([elsewhere])
    assert join_lines(_aligned(["capaciteits-", "besluit"]), known).text == expected


def test_a_word_that_occurs_only_broken_follows_the_rule() -> None:
    lines = ["de water-", "schappen"]
    assert join_lines(_aligned(lines), vocabulary(lines)).text == "de waterschappen"


def _aligned(lines: list[str]) -> list[AlignedText]:
    source = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:index]) for index in range(len(lines))]
    return [AlignedText.of(source, at, at + len(line)) for at, line in zip(starts, lines, strict=True)]


def _letters(content: AlignedText) -> list[int]:
    return [o for c, o in zip(content.text, content.origins, strict=True) if c.isalnum()]


ALPHABET = st.sampled_from("abcde AƟŌƩﬁ*_-`[]()\u00ad\u00a0\x02. 3")


@given(st.text(ALPHABET, max_size=60))
def test_every_repaired_character_knows_its_source(source: str) -> None:
    repaired = unmark(repair(AlignedText.of(source)))
    assert list(repaired.origins) == sorted(repaired.origins)
    for character, origin in zip(repaired.text, repaired.origins, strict=True):
        found = source[origin]
        assert character == found or not found.isascii() or found.isspace() or found == "\x02"


@given(st.text(ALPHABET, max_size=60))
def test_repair_is_done_once(source: str) -> None:
    repaired = repair(AlignedText.of(source))
    assert repair(repaired) == repaired


@given(st.lists(st.text(st.sampled_from("abcdeA 3-"), min_size=1, max_size=12), min_size=1, max_size=5))
def test_joining_loses_no_letter(lines: list[str]) -> None:
    pieces = _aligned(lines)
    joined = join_lines(pieces, {})
    assert _letters(joined) == [letter for piece in pieces for letter in _letters(piece)]
    assert join_aligned(pieces).text.count("-") >= joined.text.count("-")
