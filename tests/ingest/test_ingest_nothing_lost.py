"""Every character of a source lies in a block, and every block knows its place."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableError
from ingest.markdown import read as read_markdown
from ingest.reading import compose
from ingest.registry import read
from ingest.settings import DEFAULT
from ingest.text import read as read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.model import Reading
    from ingest.lines import Raw
    from ingest.settings import Settings

SHARED = Path(__file__).resolve().parents[3] / "shared"
DOSSIERS = sorted(
    path for folder in ("dossier", "dossier-txt") for path in (SHARED / folder).glob("*") if path.is_file()
)

MARKS = set("-–—•*_`>#|()[].\\0123456789\u00ad\u200b\ufeff")
"""What may be taken off: marks of lists, of Markdown and of broken words."""

BLANKED = re.compile(r"\[[a-z]{4,15}\]|█+")
"""What one mark of redaction stands for."""

SAMPLE = (
    "De gemeente Assen vraagt om tijd. Datum 3 juli 2026 Hoogachtend, Aanwezig: Drenthe – Actie: Team SW "
    "Toezicht de wet- en regeling; - punt 1. **vet** Postbus 12 1234 AB heeŌ Pagina 2"
)
WORDS = st.sampled_from(SAMPLE.split())
LINES = st.lists(st.lists(WORDS, max_size=30).map(" ".join), min_size=1, max_size=14)
BREAKS = st.lists(st.sampled_from(["\n", "\n\n", "\n\f", "\n \n"]), min_size=14, max_size=14)


def _text(lines: list[str], breaks: list[str]) -> str:
    return "".join(line + end for line, end in zip(lines, breaks, strict=False))


def _compose(reader: Callable[[bytes, Settings], Raw], text: str) -> Reading | None:
    try:
        return compose(reader(text.encode(), DEFAULT), name="a", format_="txt", digest="0")
    except UnreadableError:
        assert not any(character.isalpha() for character in text)
        return None


def _check(found: Reading) -> None:
    covered = set()
    for index, block in enumerate(found.blocks):
        assert block.index == index
        assert block.text == block.text.strip() != ""
        assert block.part < len(found.document.parts)
        assert all(0 <= origin < len(found.source) for origin in block.content.origins)
        covered |= set(block.content.origins)
    blanked = {i for match in BLANKED.finditer(found.source) for i in range(*match.span())}
    lost = [
        c
        for i, c in enumerate(found.source)
        if not c.isspace() and c not in MARKS and i not in covered | blanked
    ]
    assert lost == []


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(LINES, BREAKS)
def test_no_character_of_a_text_is_lost(lines: list[str], breaks: list[str]) -> None:
    found = _compose(read_text, _text(lines, breaks))
    if found:
        _check(found)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
@given(LINES)
def test_no_word_of_markdown_is_lost(lines: list[str]) -> None:
    text = "\n\n".join(lines)
    found = _compose(read_markdown, text)
    if found:
        shown = " ".join(block.text for block in found.blocks)
        assert [word for word in ("gemeente", "Toezicht", "vet") if word in text and word not in shown] == []


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
@given(LINES, BREAKS)
def test_the_same_text_gives_the_same_blocks(lines: list[str], breaks: list[str]) -> None:
    text = _text(lines, breaks)
    assert _compose(read_text, text) == _compose(read_text, text)


@pytest.mark.skipif(not DOSSIERS, reason="the shared dossier is not beside this checkout")
@pytest.mark.parametrize("path", DOSSIERS, ids=lambda path: path.name)
def test_nothing_of_a_real_document_is_lost(path: Path) -> None:
    found = read(path, name=path.name)
    _check(found)
    assert found.document.metadata.senders
    assert found.document.metadata.date is not None
    assert [page.number for page in found.pages] == list(range(1, len(found.pages) + 1))
