from __future__ import annotations

import sqlite3
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp import installed, searching
from nlp.folding import LONGEST
from nlp.searching import identity, indexed, lemmas, query_terms, words

ROOT = Path(__file__).parents[2]
UNHURRIED = settings(deadline=None)  # the first example loads the dictionary


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De COA-cijfers wijken af.", "de coa cijfers wijken af"),
        ("De cdK's en regio’s", "de cdk s en regio s"),
        ("Coördinatie, één café", "coordinatie een cafe"),
        ("Coo\u0308rdinatie", "coordinatie"),
        ("uit\u00advoering o\ufb03cieel", "uitvoering officieel"),
        ("12e 3g 1e5 G40", "12e 3g 1e5 g40"),
        ("5e10x 1e5e6f", "5e10 x 1e5 e6f"),
        ("2026-01-26 v1.2.3 € 3.500,-", "2026 01 26 v1 2 3 3 500"),
        ("jan@voorbeeld.nl https://voorbeeld.nl/a_b?c=d", "jan voorbeeld nl https voorbeeld nl a b c d"),
        ("STRASSE Straße smørrebrød Œuvre", "strasse strasse smorrebrod oeuvre"),
        ("Ελλάδα Москва 漢字", "ελλαδα москва 漢字"),
        ("a" * 500, "a" * LONGEST),
        (" \n\0…–", ""),
        ("", ""),
    ],
)
def test_words_are_lower_case_letters_and_digits(text: str, expected: str):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("uitvoeringstermijnen", "uitvoeringstermijn uitvoering termijn"),
        ("de Gemeenteraad", "de gemeenteraad gemeente raad"),
        ("opvangplekken", "opvangplek opvang plek"),
        ("spreidingswet", "spreidingswet spreiding wet"),
        ("invoeringstoets", "invoeringstoets invoering toets"),
        ("realisatietermijn", "realisatietermijn realisatie termijn"),
        ("vergunningverlening", "vergunningverlening vergunning verlening"),
        ("huisvestingsongelijkheid", "huisvestingsongelijkheid huisvesting ongelijkheid"),
        ("COA-cijfers", "coa cijfer"),
        ("cdK's", "cdk"),
        ("noodopvanglocaties", "noodopvanglocatie nood noodopvang opvang opvanglocatie locatie"),
        ("rijkstaken", "rijkstaak rijk taak"),
        ("voortgangsgegevens", "voortgangsgegeven voortgang gegeven"),
        ("een provincie houdt toezicht", "een provincie houden toezicht"),
    ],
)
def test_lemmas_have_the_parts_of_compounds_behind_them(text: str, expected: str):
    assert lemmas(text) == expected


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("termijnen", "De uitvoeringstermijn is te kort."),
        ("termijn", "Uitvoeringstermijnen zijn te kort."),
        ("noodopvang", "Er zijn drie noodopvanglocaties."),
        ("gegevens", "Het COA leverde schoolgegevens."),
        ("taak", "Dit zijn rijkstaken."),
        ("kosten", "De exploitatiekosten stijgen."),
        ("raadsleden", "Een raadslid vroeg ernaar."),
        ("statushouder", "Voor statushouders is geen woning."),
        ("vragen", "De raad vraagt om uitstel."),
        ("deelnemer", "De deelnemers waren het eens."),
        ("coordinatie", "De coördinatie ontbreekt."),
        ("COORDINATIE", "De coördinatie ontbreekt."),
        ("cdK", "De cdK's schreven een brief."),
    ],
)
def test_a_search_word_finds_the_forms_and_the_compounds_of_it(query: str, text: str):
    assert query_terms(query)
    assert query_terms(query) in lemmas(text).split()


@pytest.mark.parametrize(
    ("query", "text"),
    [("rijk", "Dat is belangrijk."), ("mens", "Dat is gemeen."), ("huis", "Huisvesting kost tijd.")],
)
def test_a_search_word_finds_no_other_word_that_has_its_letters(query: str, text: str):
    assert query_terms(query) not in lemmas(text).split()


def test_words_and_lemmas_come_together_as_they_come_apart():
    text = "De COA-cijfers over de noodopvanglocaties."
    assert indexed(text) == (words(text), lemmas(text))


def test_a_search_for_several_words_has_several_terms():
    assert query_terms("COA-cijfers") == "coa cijfer"
    assert query_terms("!?") == ""


PIECES = ["raad", "wet", "gegevens", "houder", "opvang", "taken", "en", "s", "ing", "ë", "'"]


def fts5_tokens(texts: list[str]) -> list[str]:
    with sqlite3.connect(":memory:") as database:
        database.execute("CREATE VIRTUAL TABLE zinnen USING fts5 (tekst, tokenize = 'unicode61')")
        database.execute("CREATE VIRTUAL TABLE woorden USING fts5vocab (zinnen, instance)")
        database.executemany("INSERT INTO zinnen VALUES (?)", [(text,) for text in texts])
        found = [term for (term,) in database.execute("SELECT term FROM woorden ORDER BY doc, offset")]
    database.close()
    return found


def test_sqlite_cuts_words_at_the_spaces_alone_whatever_their_letters():
    letters = (
        chr(n) for n in range(sys.maxunicode + 1) if unicodedata.category(chr(n)) not in ("Cs", "Cn", "Co")
    )
    texts = [words(f"a{letter}b {letter} 1{letter}") for letter in letters]
    assert fts5_tokens(texts) == " ".join(filter(None, texts)).split(" ")


@UNHURRIED
@given(st.text())
def test_sqlite_sees_the_words_and_lemmas_that_stand_between_the_spaces(text: str):
    for found in (words(text), lemmas(text), query_terms(text)):
        assert fts5_tokens([found]) == (found.split(" ") if found else [])


@UNHURRIED
@given(st.text(alphabet="aeEx05.,-'’ éß\u0301"))
def test_words_of_words_are_the_same_words(text: str):
    assert words(words(text)) == words(text)


@UNHURRIED
@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_the_query_for_a_word_finds_that_word(word: str):
    assert set(query_terms(word).split()) <= set(lemmas(word).split())


def test_what_is_remembered_stays_within_its_bound(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(searching, "CACHED", 10)
    remembered = searching.Worked(str.upper)
    assert [remembered[f"w{n}"] for n in range(50)] == [f"W{n}" for n in range(50)]
    assert len(remembered) <= 10


def test_the_identity_is_another_with_another_installed_model(monkeypatch: pytest.MonkeyPatch):
    plain = identity()
    assert plain == identity()
    monkeypatch.setattr(installed, "identity", lambda: "nl_core_news_sm-3.8.0-0123456789ab")
    assert identity() != plain


def test_importing_the_module_loads_nothing_heavy():
    code = "import sys, nlp.searching; print({'spacy', 'torch', 'simplemma', 'numpy'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "set()"
