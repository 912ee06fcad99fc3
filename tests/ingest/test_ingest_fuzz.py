"""Damaged copies of the examples are read or refused, soon and always in the same way.

For a longer campaign: `.venv/bin/python tests/bench/fuzz.py 5000 7 --keep FOLDER`.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import time
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from corpus.errors import UnreadableError
from ingest import registry

if TYPE_CHECKING:
    from types import ModuleType

BENCH = Path(__file__).parents[1] / "bench"
TEXT = b"De termijn is te krap."


def _loaded(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, BENCH / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


damage, fuzz = _loaded("damage"), _loaded("fuzz")


def test_damaged_files_are_read_or_refused() -> None:
    ran = subprocess.run([sys.executable, BENCH / "fuzz.py"], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout == f"{fuzz.COUNT} copies read, 0 went wrong\n"


def test_copies_depend_on_the_seed_alone() -> None:
    first = list(damage.copies(60, 1))
    assert first == list(damage.copies(80, 1))[:60]
    assert first != list(damage.copies(60, 2))


def test_every_kind_of_damage_and_every_format_has_its_turn() -> None:
    labels = [label.split(" ", 2) for label, _, _ in damage.copies(fuzz.COUNT, fuzz.SEED)]
    assert {how for _, how, _ in labels} == set(damage.DAMAGE)
    assert {Path(name).suffix for _, _, name in labels} == {Path(name).suffix for name in damage.seeds()}


def test_what_is_packed_or_enclosed_is_damaged_too() -> None:
    inside = {name for name in damage.seeds() if "/" in name}
    assert "mail-heuvelrijk.eml/invoeringstoets-heuvelrijk.pdf" in inside
    assert "nagekomen-stukken.zip/verslag-klankbordgroep.txt" in inside


def test_streams_of_a_pdf_are_laid_open() -> None:
    packed = zlib.compress(b"BT (tekst) Tj ET")
    stream = b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed)
    assert damage.inflated(stream) == b"<<  /Length 16 >>\nstream\nBT (tekst) Tj ET\nendstream"


def _page(box: bytes) -> bytes:
    """A PDF of one page of this size with white text on it."""
    text = b"1 g BT /F1 12 Tf 10 10 Td (De termijn is te krap.) Tj ET"
    return (
        b"%%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
        b"2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
        b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>\n"
        b"endobj\n4 0 obj\n<</Length %d>>stream\n%s\nendstream\nendobj\n"
        b"5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n"
        b"trailer<</Root 1 0 R>>\n%%%%EOF"
    ) % (box, len(text), text)


@pytest.mark.parametrize(
    "box",
    [
        b"0 0 99999999999999999999.5 800",
        b"0 0 600 99999999999999999999.5",
        b"0 0 0 0",
        b"-9999999 -9999999 600 800",
    ],
)
def test_a_page_without_end_is_not_drawn_as_large_as_it_says(box: bytes) -> None:
    assert fuzz.trouble("brief.pdf", _page(box), 2) == ""


def _lets_through(*_: Any, **__: Any) -> None:
    raise ValueError("te groot")


def _refuses(*_: Any, **__: Any) -> None:
    raise UnreadableError("Het bestand is beschadigd.", "Vraag het opnieuw.")


def _is_slow(*_: Any, **__: Any) -> None:
    end = time.process_time() + 0.02
    while time.process_time() < end:
        pass


@pytest.mark.parametrize(
    ("reader", "told"),
    [(_lets_through, "ValueError: te groot"), (_is_slow, "slow: 0.0 seconds"), (_refuses, "")],
)
def test_what_counts_as_trouble(monkeypatch: pytest.MonkeyPatch, reader: Any, told: str) -> None:
    monkeypatch.setattr(fuzz, "SLOW", 0.01)
    monkeypatch.setattr(registry, "read", reader)
    assert told in fuzz.trouble("brief.txt", TEXT, 1)
    assert bool(told) == bool(fuzz.trouble("brief.txt", TEXT, 1))


def test_two_ways_of_reading_are_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(range(9))
    monkeypatch.setattr(registry, "read", lambda *_, **__: next(answers))
    assert fuzz.trouble("brief.txt", TEXT, 2) == "read in two ways"
    assert fuzz.trouble("brief.txt", TEXT, 1) == ""
