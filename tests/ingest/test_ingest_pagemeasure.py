"""The measures on known pages say what they should, and the truth of the pages is what they need."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Block, BlockKind, Document, Metadata, Reading
from corpus.spans import AlignedText

if TYPE_CHECKING:
    from types import ModuleType

BENCH = Path(__file__).parents[1] / "bench"


def _loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("page_scores", BENCH / "page_scores.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


scores = _loaded()

SENTENCE = "De gemeente telt 4 plaatsen."
TRUTH: dict[str, Any] = {
    "words": [
        "2",
        "Opvang",
        *SENTENCE.split(),
        "Tweede",
        "zin",
        "hier.",
        "Regio",
        "Aantal",
        "Westmark",
        "12",
    ],
    "optional": ["•"],
    "notes": [["Zie", "bijlage", "3."]],
    "headings": [[1, "2 Opvang"]],
    "tables": [[["Regio", "Aantal"], ["Westmark", "12"]]],
    "header_rows": [1],
    "furniture": ["Pagina 1 van 2", "Pagina 2 van 2"],
    "scan": False,
}
PERFECT = (
    (BlockKind.FURNITURE, "Pagina 1 van 2"),
    (BlockKind.HEADING, "2 Opvang"),
    (BlockKind.PARAGRAPH, SENTENCE),
    (BlockKind.LIST_ITEM, "• Tweede zin hier."),
    (BlockKind.TABLE_ROW, "Regio | Aantal"),
    (BlockKind.TABLE_ROW, "Westmark | 12"),
    (BlockKind.NOTE, "1 Zie bijlage 3."),
)
FULL = {
    "words": 1.0,
    "precision": 1.0,
    "headings": 1.0,
    "levels": 1.0,
    "cells": 1.0,
    "notes": 1.0,
    "furniture": 0.0,
}


def reading(*rows: tuple[BlockKind, str], level: int = 1) -> Reading:
    """A reading of these blocks; headings are of one level."""
    blocks = tuple(
        Block(i, 0, kind, AlignedText.of(text), 1, level=level if kind is BlockKind.HEADING else 0)
        for i, (kind, text) in enumerate(rows)
    )
    document = Document("0" * 64, "stuk.pdf", "pdf", 1, (), Metadata())
    return Reading(document, "", (), blocks)


def figures(read: Reading, truth: dict[str, Any] = TRUTH) -> dict[str, float]:
    found = scores.pooled([scores.compare(read, truth)])
    return {name: found[name] for name in FULL}


def changed(kind: BlockKind, old: str, new: tuple[tuple[BlockKind, str], ...]) -> Reading:
    rows = [row for block in PERFECT for row in (new if block == (kind, old) else (block,))]
    return reading(*rows)


def test_a_perfect_reading_has_every_point() -> None:
    assert figures(reading(*PERFECT)) == FULL


P, H, L, T, N, F = (
    BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.NOTE,
    BlockKind.FURNITURE,
)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "old", "new", "lowered"),
    [
        (P, SENTENCE, ((P, "De telt gemeente 4 plaatsen."),), {"words", "precision"}),
        (P, SENTENCE, ((P, "De gemeente telt 4"),), {"words"}),
        (P, SENTENCE, ((P, "De gemeente telt 4 plaat- sen."),), {"words", "precision"}),
        (P, SENTENCE, ((P, "De gemeente telt 4 plaatsen.3"),), {"words", "precision"}),
        (F, "Pagina 1 van 2", ((P, "Pagina 1 van 2"),), {"precision", "furniture"}),
        (H, "2 Opvang", ((P, "2 Opvang"),), {"headings", "levels"}),
        (L, "• Tweede zin hier.", ((H, "Tweede zin hier."),), {"headings", "levels"}),
        (T, "Westmark | 12", ((T, "Westmark 12"),), {"cells"}),
        (T, "Westmark | 12", ((P, "Westmark 12"),), {"cells"}),
        (N, "1 Zie bijlage 3.", ((F, "1 Zie bijlage 3."),), {"notes"}),
        (N, "1 Zie bijlage 3.", ((P, "Zie bijlage 3."),), {"notes", "precision"}),
    ],
)
def test_a_fault_lowers_only_its_own_measure(
    kind: BlockKind, old: str, new: tuple[tuple[BlockKind, str], ...], lowered: set[str]
) -> None:
    found = figures(changed(kind, old, new))
    assert {name for name in FULL if found[name] != FULL[name]} == lowered


def test_levels_count_from_the_highest_heading() -> None:
    assert figures(reading(*PERFECT, level=3))["levels"] == 1.0


def test_a_wrong_level_costs_the_level_only() -> None:
    truth = TRUTH | {"headings": [[1, "2 Opvang"], [2, "Tweede zin hier."]]}
    found = figures(changed(L, "• Tweede zin hier.", ((H, "Tweede zin hier."),)), truth)
    assert (found["headings"], found["levels"]) == (1.0, 0.5)


def test_a_title_may_have_any_level() -> None:
    assert figures(reading(*PERFECT, level=4), TRUTH | {"headings": [[0, "2 Opvang"]]})["levels"] == 1.0


def test_words_that_may_be_read_are_no_fault() -> None:
    rows = (*PERFECT, (BlockKind.LETTERHEAD, "Datum"))
    assert figures(reading(*rows))["precision"] < 1.0
    assert figures(reading(*rows), TRUTH | {"optional": ["Datum"]})["precision"] == 1.0


def test_characters_are_counted_on_scans_only() -> None:
    wrong = changed(P, SENTENCE, ((P, "De gemeente telt 4 plaatsem."),))
    assert scores.compare(wrong, TRUTH)["characters"] == (0, 0)
    assert scores.compare(wrong, TRUTH | {"scan": True})["characters"] == (1, len(" ".join(TRUTH["words"])))


def test_what_cannot_be_read_has_no_point() -> None:
    found = scores.pooled([scores.unread(TRUTH | {"scan": True})])
    assert (found["words"], found["cells"], found["characters"]) == (0.0, 0.0, 1.0)


def test_layouts_are_pooled_by_their_size() -> None:
    assert scores.pooled([{"words": (1, 1)}, {"words": (0, 3)}])["words"] == 0.25


@pytest.mark.parametrize(
    ("left", "right", "length"),
    [("", "", 0), ("abc", "abc", 3), ("abcd", "acbd", 3), ("aab", "baa", 2), ("ab", "cd", 0)],
)
def test_the_longest_common_subsequence(left: str, right: str, length: int) -> None:
    assert len(scores.common(list(left), list(right))) == length


SHORT = st.text("abc", max_size=9)


@given(SHORT, SHORT)
def test_common_words_stand_in_order_in_both_and_are_as_many_as_can_be(left: str, right: str) -> None:
    pairs = scores.common(list(left), list(right))
    assert all(left[i] == right[j] for i, j in pairs)
    assert pairs == sorted(pairs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    lengths = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            lengths[i + 1][j + 1] = lengths[i][j] + 1 if a == b else max(lengths[i][j + 1], lengths[i + 1][j])
    assert len(pairs) == lengths[-1][-1]


@pytest.mark.parametrize(
    ("left", "right", "distance"),
    [("", "", 0), ("", "abc", 3), ("abc", "", 3), ("kip", "kap", 1), ("afwaken", "afwachten", 3)],
)
def test_the_edit_distance(left: str, right: str, distance: int) -> None:
    assert scores.edits(left, right) == distance


@pytest.mark.parametrize("path", sorted((BENCH / "pages").glob("*/*.pdf")), ids=lambda path: path.stem)
def test_every_layout_has_a_truth_that_hangs_together(path: Path) -> None:
    truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    held = set(truth["words"])
    assert truth["pages"] >= 4
    assert len(truth["header_rows"]) == len(truth["tables"])
    assert all(
        word in held for table in truth["tables"] for row in table for cell in row for word in cell.split()
    )
    assert all(word in held for _, text in truth["headings"] for word in text.split())
