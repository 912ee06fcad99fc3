"""The measured pairs: what they are, and the scores below which the method may not fall."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from corpus.model import Laag
from nlp.dutch import lemma
from rodedraad.opening import language
from synthesis.conflicts import conflicts
from synthesis.statements import statements

PAIRS = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "conflicts.jsonl").read_text("utf-8").splitlines()
]
BASELINE = {"open": (0.98, 0.95), "gehouden": (0.9, 0.83), "nieuw": (0.93, 0.93)}
"""Precision and recall by set; the figures of `make bench`, rounded down."""


def test_half_of_the_pairs_do_not_conflict_and_none_has_the_words_of_the_examples():
    by_set = Counter((pair["helft"], pair["botst"]) for pair in PAIRS)
    assert by_set["gehouden", True] == by_set["gehouden", False] == 30
    texts = " ".join(text.lower() for pair in PAIRS for text in pair["zinnen"])
    for words in ("ingezet", "effectief", "gestart", "krap", "knelpunt"):
        assert words not in texts


@pytest.mark.parametrize("name", BASELINE)
def test_scores_do_not_fall(name, cited, write):
    found, truth = set(), {pair["id"] for pair in PAIRS if pair["helft"] == name and pair["botst"]}
    papers = (write.document("a", "Provincie Eemland"), write.document("b", "Ministerie", laag=Laag.RIJK))
    for pair in (pair for pair in PAIRS if pair["helft"] == name):
        sides = zip(papers, pair["zinnen"], pair["rollen"], strict=True)
        coded = [o for p, text, rol in sides for o in write.code(p, write.says(text, rol, pair["thema"]))]
        passages, _ = cited(list(papers), coded)
        if conflicts(statements(passages, ()), (), language().vectors, lemma):
            found.add(pair["id"])
    precision, recall = BASELINE[name]
    assert len(found & truth) >= precision * len(found)
    assert len(found & truth) >= recall * len(truth)
