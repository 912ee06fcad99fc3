"""Repair: what extraction damaged is mended, what the author wrote stays."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.spans import AlignedText, join_aligned
from ingest.repair.clean import finish, repair, unmark
from ingest.repair.glyphs import encoded_once, twice_encoded
from ingest.repair.hyphens import join_lines, vocabulary

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
    ("privé\ue123teken", "privéteken"),
    ("regeleinde met merk\x02", "regeleinde met merk-"),
    ("een Griekse θ en de naam Ōta en Théo Ōe", "een Griekse θ en de naam Ōta en Théo Ōe"),
    ("ĳsselmeer en Ĳmuiden", "ijsselmeer en IJmuiden"),
    ("cafe\u0301 en coo\u0308rdinatie", "café en coördinatie"),
    ("co¨ordinatie en pati¨ent", "coördinatie en patiënt"),
    ("´e´en caf´e", "één café"),
    ("foto´s en zo´n ding", "foto´s en zo´n ding"),
    ("COA\u2011cijfers en opvang\u2010 en zorg", "COA-cijfers en opvang- en zorg"),
    ("\uf0b7 een punt", "• een punt"),
    ("tekst \uf0a7 en \uf0fc af", "tekst • en • af"),
    ("nu \uf0e0 straks", "nu → straks"),
    ("ge\uf0b7voel", "gevoel"),
    ("\u202elinks\u202c en \u2066rechts\u2069", "links en rechts"),
    ("\x93citaat\x94 van de minister\x92s", "“citaat” van de minister’s"),
    ("10 000\u202f€", "10 000 €"),
    ("A a n w e z i g", "Aanwezig"),
    ("V e r s l a g   o v e r l e g   2026", "Verslag overleg 2026"),
    ("B E S L U I T", "BESLUIT"),
    ("kies a b c d e", "kies a b c d e"),
    ("x x x x x", "x x x x x"),
    ("de cdK en A B C", "de cdK en A B C"),
    ("De heer      opent de vergadering", "De heer █ opent de vergadering"),
    ("Namens mevrouw    , wethouder", "Namens mevrouw █ , wethouder"),
    ("Het punt is door      ingebracht", "Het punt is door ingebracht"),
    ("Dit is door      wordt toegelicht", "Dit is door █ wordt toegelicht"),
    ("Actie:     levert het overzicht", "Actie: █ levert het overzicht"),
    ("Actie:     Team SW", "Actie: Team SW"),
    ("Actie:     stukken rondsturen", "Actie: stukken rondsturen"),
    ("De heer      van den Berg opent", "De heer van den Berg opent"),
    ("De heer      Bakker opent", "De heer Bakker opent"),
    ("De   heer     opent   de   vergadering", "De heer opent de vergadering"),
    ("De heer opent      de vergadering", "De heer opent de vergadering"),
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


FINISHED = [
    ("De gemeente , en de raad .", "De gemeente, en de raad."),
    ("Kan dat ? Ja ; nu !", "Kan dat? Ja; nu!"),
    ("wordt ... vervolgd", "wordt ... vervolgd"),
    ("het geldt ( ook hier ) en daar", "het geldt (ook hier) en daar"),
    ("op .nl en 5 .2", "op .nl en 5 .2"),
    ("[redacted] opent", "█ opent"),
    ("De heer [ weggelakt ] en mevrouw [NAAM].", "De heer █ en mevrouw █."),
    ("(geanonimiseerd) licht toe", "█ licht toe"),
    ("<naam> vraagt dit aan <geanonimiseerd>", "█ vraagt dit aan █"),
    ("████ ███ opent", "█ opent"),
    ("▓▓▓▓ opent", "█ opent"),
    ("xxxxx en XXXX", "█ en █"),
    ("5.1.2e meldt dit", "█ meldt dit"),
    ("5.1.2.e 5.1.2.e meldt dit", "█ meldt dit"),
    ("artikel 5.1.2e en art. 5.1.2i van de Woo", "artikel 5.1.2e en art. 5.1.2i van de Woo"),
    ("Actie: **[redacted]**", "Actie: █"),
    ("[naam weggelakt] en [namen verwijderd]", "█ en █"),
    ("Door [persoonsgegevens] en <adres weggehaald>", "Door █ en █"),
    ("Actie: [ ] en de heer [] bellen", "Actie: █ en de heer █ bellen"),
    ("[ ] doen en [bijlage verwijderd]", "[ ] doen en [bijlage verwijderd]"),
    ("“De wet [...] werkt (...) niet”", "“De wet [...] werkt (...) niet”"),
    ("[naam gemeente] en [1] en (naam)", "[naam gemeente] en [1] en (naam)"),
    ("hoofdstuk XXX en 30xx", "hoofdstuk XXX en 30xx"),
    ("de namen zijn weggelakt", "de namen zijn weggelakt"),
    ("exxxtra", "exxxtra"),
]


@pytest.mark.parametrize(("found", "expected"), FINISHED)
def test_a_finished_block(found: str, expected: str) -> None:
    assert finish(AlignedText.of(found)).text == expected


def test_a_mark_of_redaction_stands_for_what_it_replaces() -> None:
    found = "Door [redacted] en namens [naam]"
    content = finish(AlignedText.of(found))
    assert content.text == "Door █ en namens █"
    assert [found[o] for c, o in zip(content.text, content.origins, strict=True) if c == "█"] == ["[", "]"]
    assert content.source_span(0, len(content)) == (0, len(found))


def test_letters_that_were_spaced_keep_their_places() -> None:
    content = repair(AlignedText.of("A a n w e z i g : drie"))
    assert content.text == "Aanwezig : drie"
    assert list(content.origins[:8]) == [0, 2, 4, 6, 8, 10, 12, 14]


TWICE = [
    (["coÃ¶rdinatie", "de raadâ€™s besluit", "â‚¬ 5 â€“ 6"], ["coördinatie", "de raad’s besluit", "€ 5 – 6"]),
    (["één Ã«"], None),
    (["São Paulo en Ã"], None),
    (["gewone tekst"], None),
]


@pytest.mark.parametrize(("lines", "expected"), TWICE)
def test_a_file_that_was_encoded_twice(lines: list[str], expected: list[str] | None) -> None:
    assert twice_encoded(lines) is (expected is not None)
    if expected:
        assert [encoded_once(AlignedText.of(line)).text for line in lines] == expected


@given(st.text(st.sampled_from("abc éëüó’“€–"), min_size=1))
def test_encoding_twice_is_undone(text: str) -> None:
    twice = text.encode().decode("cp1252", errors="surrogateescape")
    if not any("\udc80" <= character <= "\udcff" for character in twice) and not text.isascii():
        assert twice_encoded([twice])
        assert encoded_once(AlignedText.of(twice)).text == text


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
    (["een e-", "mail"], "een e-mail"),
    (["sociaal-", "economische gevolgen"], "sociaal-economische gevolgen"),
    (["publiek-", "rechtelijk"], "publiekrechtelijk"),
    (["bestuur-", "lijke druk"], "bestuurlijke druk"),
    (["huis-", "aan-huisblad"], "huis-aan-huisblad"),
    (["kant-en-", "klaar"], "kant-en-klaar"),
    (["in 2024-", "2026"], "in 2024-2026"),
    (["in Noord-", "Holland"], "in Noord-Holland"),
    (["en/", "of later"], "en/of later"),
    (["https://voorbeeld.nl/lange-", "naam"], "https://voorbeeld.nl/lange-naam"),
    (["gebro\x02ken en COA\ufffecijfers"], "gebroken en COA-cijfers"),
    (["opvang\x02en zorgtaken"], "opvang- en zorgtaken"),
    (["opvang-, zorg-", "en woonplekken"], "opvang-, zorg- en woonplekken"),
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


ALPHABET = st.sampled_from("abcde AƟŌƩﬁ*_-`[]()\u00ad\u00a0\x02. 3█x\u0301\uf0b7,")


@given(st.text(ALPHABET, max_size=60))
def test_every_repaired_character_knows_its_source(source: str) -> None:
    repaired = unmark(repair(AlignedText.of(source)))
    assert list(repaired.origins) == sorted(repaired.origins)
    for character, origin in zip(repaired.text, repaired.origins, strict=True):
        found = source[origin]
        composed = unicodedata.normalize("NFD", character)[0] == found
        assert character == found or composed or not found.isascii() or found.isspace() or found in "\x02x[("


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
