from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
import typst
from PIL import Image

from corpus.errors import InputError, OutputError, UnreadableError
from corpus.model import BlockKind
from ingest.pages import overlay

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.rodedraad.conftest import Ran

MARKUP = """
#set page(paper: "a4", footer: [Pagina 1 van 2])
#set text(lang: "nl")
= Bevindingen
De termijn van zes maanden is te krap voor vergunning en bouw, zo melden de gemeenten in het hele land.

#table(columns: 2, [Gemeente], [Plekken], [Hier], [12])
#pagebreak()
De tweede pagina gaat over het toezicht, dat nog niet is gestart.
"""


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    source = tmp_path / "brief.typ"
    source.write_text(MARKUP, "utf-8")
    typst.compile(str(source), output=str(tmp_path / "brief.pdf"), ignore_system_fonts=True)
    return tmp_path / "brief.pdf"


def test_a_page_is_drawn_with_its_blocks(rodedraad: Callable[..., Ran], letter: Path, tmp_path: Path) -> None:
    out = tmp_path / "pagina.png"
    ran = rodedraad("inspect", letter, "--page", "1", "--out", out)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    with Image.open(out) as picture:
        assert picture.format == "PNG"
        assert picture.width > overlay.LEGEND + 900
        colours = {colour for _, colour in picture.convert("RGB").getcolors(1 << 24) or []}
    for kind in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.TABLE_ROW, BlockKind.FURNITURE):
        assert overlay.COLOURS[kind] in colours, kind
    assert overlay.COLOURS[BlockKind.NOTE] not in colours


def test_the_blocks_as_text(rodedraad: Callable[..., Ran], letter: Path) -> None:
    first, second, *_ = rodedraad("inspect", letter, "--text").out.splitlines()
    assert first.startswith("1. kop niveau 1 [")
    assert first.endswith("] Bevindingen")
    assert second.startswith("2. alinea [")
    page_two = rodedraad("inspect", letter, "--page", "2", "--text").out
    assert "toezicht" in page_two
    assert "Bevindingen" not in page_two


def test_wrong_input_is_told(rodedraad: Callable[..., Ran], letter: Path, tmp_path: Path) -> None:
    note = tmp_path / "notitie.md"
    note.write_text("# Notitie\n\nGeen PDF.\n", "utf-8")
    wrong = [
        (InputError, ("inspect", note, "--text"), "geen PDF"),
        (InputError, ("inspect", letter, "--page", "3", "--text"), "geen pagina 3"),
        (UnreadableError, ("inspect", tmp_path / "weg.pdf", "--text"), "niet worden geopend"),
        (OutputError, ("inspect", letter, "--out", tmp_path / "nergens" / "a.png"), "niet worden geschreven"),
    ]
    for error, words, reason in wrong:
        ran = rodedraad(*words)
        assert (ran.code, ran.out) == (error.exit_code, ""), words
        assert ran.err.startswith("Fout: ")
        assert reason in ran.err
    assert rodedraad("inspect", letter).code == 2
    assert rodedraad("inspect", letter, "--page", "0", "--text").code == 2


def test_a_picture_of_a_page_stays_within_bounds(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overlay, "LARGEST", 10_000)
    with Image.open(io.BytesIO(overlay.overlay(letter.read_bytes(), 1, []))) as picture:
        assert (picture.width - overlay.LEGEND) * picture.height <= 11_000
