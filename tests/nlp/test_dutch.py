from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.dutch import _lemma, lemma, pipeline

UNHURRIED = settings(deadline=None)  # the first example loads the dictionary or the pipeline
ROOT = Path(__file__).parents[2]


def run_fresh(code: str) -> str:
    """What a new Python process prints; torch takes seconds to load, hence the long limit."""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_pipeline_is_built_without_torch_and_torch_loads_afterwards():
    code = """
import sys
from nlp.dutch import pipeline
assert [s.text for s in pipeline()("Een zin. Nog een zin.").sents] == ["Een zin.", "Nog een zin."]
print("torch" in sys.modules)
import torch
print(int(torch.ones(2).sum()))
"""
    assert run_fresh(code).split() == ["False", "2"]


def test_a_torch_that_is_already_there_stays():
    code = """
import sys, types
there = sys.modules["torch"] = types.ModuleType("torch")
from nlp.dutch import torch_hidden
with torch_hidden():
    assert sys.modules["torch"] is there
print(sys.modules["torch"] is there)
"""
    assert run_fresh(code) == "True"


def test_torch_comes_back_when_the_import_fails():
    code = """
import sys
from nlp.dutch import torch_hidden
try:
    with torch_hidden():
        assert sys.modules["torch"] is None
        raise ImportError
except ImportError:
    print("torch" in sys.modules)
"""
    assert run_fresh(code) == "False"


def test_importing_the_module_loads_nothing_heavy():
    code = "import sys, nlp.dutch; print({'spacy', 'torch', 'simplemma', 'numpy'} & set(sys.modules))"
    assert run_fresh(code) == "set()"


def test_one_pipeline_a_process():
    assert pipeline() is pipeline()
    assert pipeline().lang == "nl"
    assert pipeline().pipe_names == ["zinnen"]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("De COA-cijfers wijken af.", ["De", "COA-cijfers", "wijken", "af", "."]),
        ("De cdK's en regio’s", ["De", "cdK's", "en", "regio’s"]),
        ("Eerst  dan", ["Eerst", " ", "dan"]),
        ("(stap 3).", ["(", "stap", "3", ")", "."]),
        ("", []),
    ],
)
def test_tokens(text, tokens):
    assert [token.text for token in pipeline()(text)] == tokens


@UNHURRIED
@given(st.text())
def test_tokens_make_up_the_text(text):
    assert pipeline()(text).text == text


LEMMAS = [
    # known words
    ("gemeenten", "gemeente"),
    ("Gemeenten", "gemeente"),
    ("GEMEENTEN", "gemeente"),
    ("plekken", "plek"),
    ("heeft", "hebben"),
    ("krappe", "krap"),
    ("besluiten", "besluit"),
    # nouns that look like another word
    ("toets", "toets"),
    ("toetsen", "toets"),
    ("verslagen", "verslag"),
    ("cijfer", "cijfer"),
    ("ketens", "keten"),
    ("ontheemden", "ontheemde"),
    ("jongeren", "jongere"),
    # compounds take the lemma of their longest known suffix
    ("uitvoeringstermijnen", "uitvoeringstermijn"),
    ("noodopvangplekken", "noodopvangplek"),
    ("verdeelbesluiten", "verdeelbesluit"),
    ("opvangvoorzieningen", "opvangvoorziening"),
    ("huisvestingsopgaven", "huisvestingsopgave"),
    ("nareizigers", "nareiziger"),
    ("regietafels", "regietafel"),
    ("voortgangsverslagen", "voortgangsverslag"),
    ("invoeringstoetsen", "invoeringstoets"),
    ("invoeringstoets", "invoeringstoets"),
    ("gegevenscheck", "gegevenscheck"),
    ("uitstroom", "uitstroom"),
    ("COA-cijfers", "coa-cijfer"),
    ("amv-plekken", "amv-plek"),
    # verbs with a separable part
    ("meetelden", "meetellen"),
    ("tegenhielden", "tegenhouden"),
    # acronyms with a plural or genitive
    ("cdK's", "cdk"),
    ("SPUK’s", "spuk"),
    ("AMvB's", "amvb"),
    # nothing known
    ("AenM", "aenm"),
    ("2024", "2024"),
    ("€", "€"),
    ("", ""),
]


@pytest.mark.parametrize(("word", "expected"), LEMMAS)
def test_lemma(word, expected):
    assert lemma(word) == expected


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("termijn", "termijnen"),
        ("telregel", "telregels"),
        ("bezwaarprocedure", "bezwaarprocedures"),
        ("toezichtsgesprek", "toezichtsgesprekken"),
        ("noodscenario", "noodscenario's"),
        ("opvanglocatie", "opvanglocaties"),
        ("verzoek", "verzoeken"),
        ("commissaris", "commissarissen"),
    ],
)
def test_singular_and_plural_meet(singular, plural):
    assert lemma(singular) == lemma(plural) == singular


@UNHURRIED
@given(st.text())
def test_any_word_has_a_lemma_in_lower_case(word):
    assert lemma(word) == lemma(word).lower()


@settings(max_examples=5, deadline=None)
@given(st.sampled_from("aé-'x1"))
def test_what_is_no_word_costs_little(character):
    begun = time.perf_counter()
    lemma(character * 100_000)
    assert time.perf_counter() - begun < 1


def test_the_cache_is_bounded():
    assert _lemma.cache_info().maxsize
