import struct

import pytest

from reports import raster, typeface
from reports.blocks import Chart
from tests.reports import everyblock

HOSTILE = [
    "Gewoon.",
    "<b>&amp;</b>",
    "\U0001f3e0 \u6f22",
    "שלום مرحبا",
    "\u202eom\u202c \x01\ufeff\u2028",
    "a" * 500,
]


def _charts(words):
    sections = everyblock.report(words).sections
    return [block for section in sections for block in section.blocks if isinstance(block, Chart)]


@pytest.mark.parametrize("words", HOSTILE)
def test_every_chart_becomes_a_picture_of_a_page_wide(words):
    for chart in _charts(words):
        made = raster.png(chart)
        assert made.startswith(b"\x89PNG")
        assert struct.unpack(">I", made[16:20])[0] == pytest.approx(16 / 2.54 * raster.DOTS, abs=1)


def test_equal_charts_give_equal_bytes():
    first, second = _charts("Gewoon."), _charts("Gewoon.")
    assert [raster.png(chart) for chart in first] == [raster.png(chart) for chart in second]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("één – “twee” ✓", "één – “twee” ✓"),
        ("\U0001f3e0 huis", "[U+1F3E0] huis"),
        ("\uf0b7 punt", "[U+F0B7] punt"),
        ("e\u0301 en \u200fom\u200e", "e\u0301 en \u200fom\u200e"),
        ("een\ttwee\ndrie\x00\ufeff", "een twee drie"),
    ],
)
def test_what_cannot_be_shown_is_named_by_its_number(text, expected):
    assert typeface.legible(text) == expected


def test_only_a_word_longer_than_a_line_gets_hidden_breaks():
    assert typeface.breakable("Meerjarenhuisvestingsopgave") == "Meerjarenhuisvestingsopgave"
    assert max(map(len, typeface.breakable("a" * 500).split("\u200b"))) == 12
    assert typeface.breakable("a" * 500).replace("\u200b", "") == "a" * 500
