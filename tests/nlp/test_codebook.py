"""The codebooks that come with the program, and their signs."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from corpus import lawbook
from corpus.lawbook import Lawbook
from nlp import codebooks, inventory
from nlp.coding import MODALITY
from nlp.features import combined
from nlp.openings import openings
from nlp.rules import SENTENCE, SIGN

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.codebook import Thema
    from nlp.rules import RuleSet

RULED = codebooks.load()
SECOND = codebooks.of(lawbook.shipped("straffen-en-beschermen"))
MORE_THAN_NOT = 0.5
WITHOUT_RULES = {"rol:kop", "rol:formaliteit", "fase:algemeen"}
"""What the layout tells, and what is left when no fase is named."""
LISTS = (
    (files("nlp") / "signs" / "nederlands.toml").read_text("utf-8"),
    lawbook.in_use().text(lawbook.SIGNS),
)
SIGNS = [sign for listed in LISTS for sign in tomllib.loads(listed)["teken"]]
SLOW = 12
"""Patterns without a plain beginning, which every sentence is searched for."""


@pytest.mark.parametrize("name", lawbook.names())
def test_every_rol_and_thema_has_examples(name: str) -> None:
    book = codebooks.of(lawbook.shipped(name)).codebook
    assert all(len(rol.examples) >= 2 for rol in book.rollen)
    assert all(len(thema.examples) >= 2 for thema in book.themas)


@pytest.mark.parametrize("name", lawbook.names())
def test_no_example_is_a_sentence_of_a_real_document(name: str, shared: Path) -> None:
    book = codebooks.of(lawbook.shipped(name)).codebook
    texts = [text for value in (*book.rollen, *book.themas) for text in value.examples]
    assert inventory.nearest(texts, inventory.real_sentences(shared))[0].likeness < inventory.TOO_CLOSE


@pytest.mark.parametrize("thema", SECOND.codebook.themas, ids=lambda thema: thema.id)
def test_without_a_model_the_rules_find_what_a_definition_gives_as_its_examples(thema: Thema) -> None:
    for text in thema.examples:
        assert combined(SECOND.rules.in_text(text)).get(f"thema:{thema.id}", 0.0) >= MORE_THAN_NOT, text


def test_every_rol_thema_and_fase_of_the_second_law_has_rules() -> None:
    known = SECOND.codebook.vocabulary
    wanted = {f"{kind}:{value}" for kind in ("rol", "thema", "fase") for value in known[kind]}
    assert wanted - set(SECOND.rules.labels) == WITHOUT_RULES


@pytest.mark.parametrize("name", lawbook.names())
def test_nearly_all_rules_are_tried_only_where_they_can_match(name: str) -> None:
    rules = codebooks.of(lawbook.shipped(name)).rules.rules
    patterns = [pattern for rule in rules if rule.where != SENTENCE for pattern in rule.patterns]
    assert sum(not openings(pattern) for pattern in patterns) <= SLOW


@pytest.mark.parametrize("listed", LISTS)
def test_a_list_has_each_sign_once(listed: str) -> None:
    ids = [sign["id"] for sign in tomllib.loads(listed)["teken"]]
    assert len(ids) == len(set(ids)) > 10


def test_a_codebook_adds_patterns_to_a_sign_of_dutch() -> None:
    added = "[[teken]]\nid = 'teleurstelling'\nbetekenis = 'idem'\npatronen = ['stelt de dorpsraad teleur']\n"
    texts = dict(lawbook.in_use().texts) | {lawbook.SIGNS: added}
    before, after = RULED.rules, codebooks.of(Lawbook("proef", tuple(texts.items()))).rules
    assert not _signs(before, "Dat stelt de dorpsraad teleur.") & {"teken:teleurstelling"}
    assert "teken:teleurstelling" in _signs(after, "Dat stelt de dorpsraad teleur.")
    assert "teken:teleurstelling" in _signs(after, "Dat stelt gemeenten teleur.")


def _signs(rules: RuleSet, text: str) -> set[str]:
    return {one.label for one in rules.in_text(text)}


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign["id"])
def test_a_sign_says_what_it_means_in_patterns_that_work(sign: dict[str, object]) -> None:
    patterns = sign["patronen"]
    assert isinstance(patterns, list)
    assert sign["betekenis"]
    assert len(patterns) == len(set(patterns))
    assert not any(re.compile(pattern).match("") for pattern in patterns)


def test_nearly_all_patterns_are_tried_only_where_they_can_match() -> None:
    patterns = [pattern for sign in SIGNS for pattern in sign["patronen"]]
    assert sum(not openings(pattern) for pattern in patterns) <= SLOW


def test_every_thema_has_signs_of_its_own() -> None:
    ids = {sign["id"] for sign in SIGNS}
    assert {
        f"thema_{t}_{kind}" for t in RULED.codebook.vocabulary["thema"] for kind in ("kern", "rand")
    } <= ids
    assert {label.removeprefix(f"{SIGN}:") for label in MODALITY} <= ids
