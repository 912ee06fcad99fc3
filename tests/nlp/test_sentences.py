from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Block, BlockKind
from corpus.spans import AlignedText
from nlp.boundaries import abbreviations, cuts
from nlp.dutch import pipeline
from nlp.sentences import Unit, segment

UNHURRIED = settings(deadline=None)  # the first example loads the dictionary or the pipeline
SHARED = Path(__file__).parents[3] / "shared"
RUNNING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


def block(text: str, kind: BlockKind = BlockKind.PARAGRAPH, index: int = 0) -> Block:
    return Block(index=index, part=0, kind=kind, content=AlignedText.of(text), page=1)


def sentences(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    return [unit.text for unit in segment([block(text, kind)])]


# "|" stands where a new unit begins; the space before it belongs to no unit.
CASES = {
    "plain": [
        "De termijn is kort. |Dat weet iedereen. |Wat volgt er?",
        "Het lukt niet! |Het moet anders.",
        "Een enkele zin zonder punt",
        "DE TERMIJN IS TE KORT. |DAT WEET IEDEREEN.",
        "Écht waar. |Één provincie blijft achter.",
        "De raad stemt in.  |De uitvoering begint.",
        "De raad stemt in.\n|De uitvoering begint.",
        "De raad stemt in .|",
    ],
    "numbers, dates and times": [
        "Het gaat om 96.000 plekken. |12 gemeenten doen mee.",
        "Op 26-9-24 van 15.00 -17.00 uur is er overleg. |Daarna volgt een verslag.",
        "De bijdrage is € 1.250,50 per plek. |Dat is te weinig.",
        "Dat kan tot 1 juli 2027. |De plekken tellen dan mee.",
        "De zitting van 26 JAN. 2026 is verplaatst. |Er komt een nieuwe.",
        "In aug. 2025 begon het. |In dec. was het klaar.",
        "Versie 2.3 De nieuwe opzet.",
    ],
    "abbreviations": [
        "Zie Kamerstuk 36333, nr. 96. |De brief volgt.",
        "Zie nr. 96 van de lijst.",
        "Uw brief van 3 juli jl. noemt dit niet.",
        "Wij kregen uw brief van 3 juli jl. |De bijlage ontbrak.",
        "De motie Jansen c.s. is aangenomen.",
        "Het besluit d.d. 5 mei is ingetrokken.",
        "Dit raakt o.a. Drenthe en m.n. Emmen.",
        "Zie art. 12, eerste lid, van de wet.",
        "T.a.v. De heer Bakker.",
        "De kosten, incl. BTW, resp. excl. Rente, staan vast.",
        "Opvang, zorg, onderwijs etc. vallen erbuiten.",
        "Opvang, zorg, onderwijs etc. |De rest valt erbuiten.",
        "Er zijn bedden, kasten e.d. |Verder niets.",
        "Het kost € 3 mln. |Dat is veel.",
        "Het kost 3 mln. 40 jaar lang.",
        "Er zijn ca. 40 en max. 60 bedden, vgl. p. 12 van het rapport.",
        "De zgn. Bonus is vervallen.",
        "Formeel vs. feitelijk verschilt het.",
        "Zie Stb. 2024, 12 en Stcrt. 2024, 345.",
        "Dat geldt i.v.m. De nieuwe regels.",
        "Het gaat om Bos B.V. |De gemeente is eigenaar.",
        "(Bijv. Assen.)",
    ],
    "names and initials": [
        "Aan mr. drs. M.C.G. Keizer en A.J. Bakker. |De brief is verstuurd.",
        "Dhr. Jansen en mw. De Wit spraken. |Ir. Bos zweeg.",
        "Th. Bakker en prof. dr. ir. J.-P. Vos tekenden.",
        "De voorkeur gaat uit naar variant B. |De rest vervalt.",
        "Een brief van A. Bakker.",
        "Het gaat om de P.R.T. |Daar zit iedereen.",
    ],
    "footnotes": [
        "Zo staat het in de wet.3 |De uitvoering volgt.",
        "Zo staat het in de wet.[12] |De uitvoering volgt.",
        "Zo staat het in de wet.² |De uitvoering volgt.",
    ],
    "quotes and brackets": [
        '"Dit kan niet." |De raad zweeg.',
        '"Dit kan." zei de wethouder.',
        "“Kan dat?” |Niemand wist het.",
        'Hij zei het. |"Wij doen mee."',
        "Het is duur (en traag). |(Zie ook bijlage 2.) |Verder niets.",
        "Er komt een overleg (NB: dat is al gepland. Zie ook nr. 4.) en een verslag. |Klaar.",
        "Het is duur (zie hierna. |Er is geen geld. |" + "Er is nog tijd. |" * 40 + "Tot 1) juli.",
        "Het is laat (dat weten wij (al lang. Echt.) nu. Toch.) en duur. |Klaar.",
        "**Het kan niet.** |De raad zweeg.",
        "Het kan niet. |[naam] licht dat toe.",
        "Dat is zo. |'s Avonds is het stil.",
    ],
    "web and mail": [
        "Zie www.voorbeeld.nl/Pad.Html voor meer. |Daar staat alles.",
        "Mail a.Bakker@voorbeeld.nl of bel. |Dat helpt.",
        "Het staat op Voorbeeld.nl. |In de regel klopt het.",
        "Het staat op https://voorbeeld.nl/zoek?q=A.Bos&p=1. |Zie daar.",
    ],
    "colon, semicolon, question": [
        "Het plan is klaar; De provincie wacht.",
        "De vraag is: Wie betaalt dit? |De minister antwoordt later.",
        "Men vraagt hoe dat moet: kan een gemeente dat weigeren, ook als er plek is? |Het antwoord volgt.",
        "Kan dat? vroeg een gemeente.",
    ],
    "more than one mark": [
        "De regels worden verduidelijkt.. |Dat is goed.",
        "Het duurt en duurt... maar het komt.",
        "Het duurt en duurt… |Dan komt het.",
        "Is dat zo?! |Ja.",
        "... en toen kwam het besluit.",
    ],
    "space lost": [
        "De regels zijn helder.Toch is er twijfel.".replace(".T", ".|T"),
        "De regels zijn helder..Toch is er twijfel.".replace(".T", ".|T"),
        "Aan drs.Bakker.",
    ],
    "markers": [
        "1. De gemeente doet mee. |2. De provincie ook.",
        "2.1. Werkwijze van de tafel",
        "a. De gemeente doet mee.",
        "IV. Slot",
        "Er zijn twee eisen: 1) een plan en 2) een locatie.",
        "Er zijn twee eisen: (i) een plan en (ii) een locatie.",
        "- Een plan. |- Een locatie.",
        "Er zijn twee eisen: 1. Een plan. |2. Een locatie.",
        "Zie bijlage 1. |De lijst volgt.",
    ],
    "blanked names": [
        "heet iedereen welkom en opent het overleg.",
        "De wet blijft van kracht. |heet iedereen welkom.",
        "De wet blijft van kracht. |cdK's leveren een verslag.",
        "Dat is zo. |cdK's leveren een verslag.",
    ],
    "actions": [
        "Het team zoekt dit uit. |Actie: Team SW",
        "Het team zoekt dit uit. |Actie: Team SW. |Mocht dat niet lukken, dan volgt overleg.",
        "Het team zoekt dit uit |Actie secretaris: stukken rondsturen.",
        "Het team zoekt dit uit |Actiepunt: stukken rondsturen",
        "Het team zoekt dit uit.|Actie: Team SW",
        "Het team zoekt dit uit (|Actie: Team SW)".replace("(|", "|("),
        "Het team zoekt dit uit |ACTIE COA: cijfers leveren",
        "De tafel is het eens. |Besluit: de verdeling blijft.",
        "De tafel is het eens |Besluit: de verdeling blijft.",
        "Actie: Communicatie in samenwerking met",
        "- Actie: Team SW",
        "Dat kan later |Actie: Team SW |Actie: COA |Actiepunt 4 (AenM, 1 april): telregels",
        "Dat kan later |ACTIE – provincie: agenderen",
        "Dat kan later. |A: secretariaat",
        "Dat kan later |Actiehouder: COA",
        "Dat kan later. |De regietafel besluit: het plan gaat door.",
        "Dat kan later |De regietafel besluit: het plan gaat door.",
        "Dat kan later |Conclusie: het plan gaat door |Besluit 3a: akkoord",
        "Dat kan later |Afspraak: men belt",
        "Zie bijlage A: de kaart en optie B: de lijst.",
        "Er is één besluit: wachten. |De conclusie: niets.",
        "Wie wil dat? |█ wil dat. |De heer █ ook.",
        "Dat vindt █. |Daarna spreekt de wethouder.",
        "Actie: mr. J. Bos belt. |Actie: Team SW schrijft.",
        "De reactie: geen bezwaar tegen deze transactie: akkoord.",
        "In actie: iedereen.",
        "De Actielijst: leeg.",
    ],
    "list items": [
        "Draagvlak: de steun neemt af door de lange duur",
        "Verzoeken om extra plekken, boven op de opgave;",
        "Gegevens: de cijfers verschillen. |Dat kost tijd.",
    ],
}


@pytest.mark.parametrize("marked", [case for cases in CASES.values() for case in cases])
def test_sentences(marked):
    expected = [unit.strip() for unit in marked.split("|") if unit.strip()]
    text = marked.replace("|", "")
    for kind in RUNNING:
        assert sentences(text, kind) == expected


@pytest.mark.parametrize("kind", [BlockKind.HEADING, BlockKind.LETTERHEAD, BlockKind.TABLE_ROW])
def test_other_blocks_are_one_unit(kind):
    assert list(segment([block(" Bijlage 1. De raad \n A. Bos. Actie: x ", kind, 7)])) == [
        Unit(7, 1, 38, "Bijlage 1. De raad \n A. Bos. Actie: x")
    ]


def test_furniture_yields_nothing():
    assert sentences("Pagina 3. Onze referentie.", BlockKind.FURNITURE) == []


@pytest.mark.parametrize("kind", list(BlockKind))
def test_empty_blocks_yield_nothing(kind):
    assert sentences("", kind) == sentences(" \n\t ", kind) == []


def test_units_come_in_reading_order_with_the_index_of_their_block():
    units = segment(
        [block("Kop", BlockKind.HEADING, 4), block("Een. Twee.", index=5), block("Drie", index=9)]
    )
    assert [(unit.block, unit.text) for unit in units] == [(4, "Kop"), (5, "Een."), (5, "Twee."), (9, "Drie")]


PIECES = """
De raad|gemeente| |. |! |? |… |..|nr.|etc.|A.|(|)|"|'|Actie: |Besluit:|Actie PRT:|96.000|26-9-24|www.x.nl
|a@b.nl|\u00a0|😀|É|cdK's|1) |_|*|x'Actie:|[3]
"""
pieces = st.sampled_from(PIECES.split("|"))
texts = st.one_of(st.text(max_size=200), st.lists(pieces, max_size=40).map("".join))


@UNHURRIED
@given(texts, st.sampled_from(BlockKind))
def test_units_are_places_in_their_block(text, kind):
    end = 0
    for unit in segment([block(text, kind)]):
        assert unit.text == text[unit.start : unit.end] == unit.text.strip() != ""
        assert unit.start >= end
        end = unit.end


@UNHURRIED
@given(texts, st.sampled_from(RUNNING))
def test_every_character_lies_in_one_unit(text, kind):
    covered = "".join(unit.text for unit in segment([block(text, kind)]))
    assert "".join(covered.split()) == "".join(text.split())


@UNHURRIED
@given(texts)
def test_cuts_ascend_and_fall_on_tokens(text):
    found = list(cuts(text))
    assert found == sorted(set(found))
    assert [sentence.start_char for sentence in pipeline()(text).sents] == [0, *found][: len(text) or 0]


@pytest.mark.parametrize(
    "piece",
    [
        *[
            "woord ",
            "( ",
            "(",
            "(a ",
            "((a) ",
            '"',
            "'",
            ". ",
            ".",
            "! ",
            "? De",
            "A. ",
            "A. B",
            "a.",
            "etc. ",
        ],
        *["etc. x", "a@", "www.!", "Actie: ", "Actie a ", "[", "*", "- ", "1. ", "1.", "nl.", "a.nl", "😀. "],
        *[" \t", "\x00", "É", "De. (", "_", "Zin. De raad ("],
    ],
)
def test_time_is_linear(piece):
    pipeline()
    text = piece * (120_000 // len(piece))
    begun = time.perf_counter()
    list(segment([block(text)]))
    # Some 0.3 s where time is linear; quadratic time takes minutes.
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize("text", ["a", ".", "A", "\x00", "\u2028", "😀", "(", "Actie:", "1.", "\ufeff"])
def test_one_character_and_the_like(text):
    assert sentences(text) == ([text.strip()] if text.strip() else [])


def test_a_block_without_a_full_stop_is_one_unit():
    text = "woord " * 20_000
    assert sentences(text) == [text.strip()]


def test_the_lists_of_abbreviations_are_lower_case_and_apart():
    known = abbreviations()
    assert not known.inside & known.final
    assert all(word == word.lower() and word.endswith(".") for word in known.inside | known.final)
    assert all(word[0].isupper() for word in known.starters)


# The texts as extracted keep page furniture, addresses and lists in their paragraphs, which no cutting of
# sentences can mend; what is left must come out.
FOUND_AT_LEAST = 0.93


@pytest.mark.skipif(not SHARED.is_dir(), reason="de gedeelde documenten ontbreken")
def test_sentences_of_real_documents_come_out_whole():
    total = found = 0
    for gold in sorted((SHARED / "gold").glob("*.jsonl")):
        raw = (SHARED / "dossier-txt" / f"{gold.stem}.txt").read_text(encoding="utf-8")
        paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", raw)]
        units = {_bare(unit.text) for unit in segment(block(part) for part in paragraphs)}
        expected = [json.loads(line)["text"] for line in gold.read_text(encoding="utf-8").splitlines()]
        total += len(expected)
        found += sum(_bare(text) in units for text in expected)
    assert found >= FOUND_AT_LEAST * total > 0


def _bare(text: str) -> str:
    """Without what cleaning repairs: spaces, ligature glyphs, Markdown."""
    for glyph, letters in {"Ɵ": "ti", "Ʃ": "tt", "Ō": "ft", "*": ""}.items():
        text = text.replace(glyph, letters)
    return "".join(text.split())
