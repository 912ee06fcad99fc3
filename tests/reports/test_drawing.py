import re
from itertools import pairwise

import pytest
from lxml import etree

from reports.bars import tone
from reports.blocks import Cell, Chart, Fixed, Row, Table, sentences
from reports.drawing import svg
from reports.lettering import cut, width, wrapped
from tests.reports import everyblock

NS = {"s": "http://www.w3.org/2000/svg"}
HOSTILE = [
    "<script>x</script>",
    "a & b < c",
    "{{ 7 * 7 }}",
    "Om \u202egekeerd",
    "Woord" * 100,
    "Be\x00gin",
    "\u05e9\u05dc",
]


def _fixed(text):
    return Fixed(text, "telling")


def _row(name, *amounts):
    return Row((Cell(_fixed(name)), *(Cell(_fixed(str(amount)), amount=amount) for amount in amounts)))


def _chart(
    kind, rows, header=("Thema", "wet", "Rijk", "keten"), caption="Toerekening", summary="Te zien is dit."
):
    table = Table(caption, header, tuple(_row(*row) for row in rows), (1,) * len(header))
    return Chart(kind, _fixed(summary), table)


def _drawn(chart):
    return etree.fromstring(svg(chart))


def _words(picture):
    return [text.text for text in picture.iterfind(".//s:text", NS)]


@pytest.mark.parametrize("kind", ["bars", "timeline"])
def test_a_picture_says_what_it_is(kind):
    picture = _drawn(_chart(kind, [("Termijnen", 1, 2, 3)]))
    assert picture.get("role") == "img"
    assert [child.tag.partition("}")[2] for child in picture][:2] == ["title", "desc"]
    assert picture[0].text == "Toerekening"
    assert picture[1].text == "Te zien is dit."
    assert picture.get("viewBox") == f"0 0 {picture.get('width')} {picture.get('height')}"


@pytest.mark.parametrize("kind", ["bars", "timeline"])
def test_every_amount_and_name_stands_in_the_picture(kind):
    words = _words(_drawn(_chart(kind, [("Termijnen", 40, 1, 1234), ("Toezicht", 0, 7, 2)])))
    assert {"Termijnen", "Toezicht", "wet", "Rijk", "keten", "40", "1", "1.234", "7", "2"} <= set(words)


def test_bars_are_as_long_as_their_amounts():
    picture = _drawn(_chart("bars", [("Termijnen", 10, 0, 30), ("Toezicht", 5, 5, 0)]))
    bars = [
        r for r in picture.iterfind(".//s:rect", NS) if r.get("height") == "22" and r.get("fill") != "none"
    ]
    lengths = [float(bar.get("width")) for bar in bars]
    assert lengths == pytest.approx([lengths[1] / 3, lengths[1], lengths[1] / 6, lengths[1] / 6], abs=0.1)
    starts = [float(bar.get("x")) for bar in bars]
    assert starts[1] == pytest.approx(starts[0] + lengths[0], abs=0.1)


def test_dots_grow_with_their_area():
    picture = _drawn(_chart("timeline", [("Termijnen", 4, 16, 1)]))
    radii = [float(dot.get("r")) for dot in picture.findall(".//s:circle", NS)[2:]]
    assert radii == pytest.approx([radii[1] / 2, radii[1], radii[1] / 4], abs=0.1)


def test_nothing_said_differs_from_no_document():
    zero, none = (svg(_chart("timeline", [("Termijnen", 1, amount, 1)])) for amount in (0, None))
    assert zero.count("<circle") == none.count("<circle") + 1
    assert none.count("<path") == zero.count("<path") + 1


def test_a_row_of_nothing_says_so():
    assert "0" in _words(_drawn(_chart("bars", [("Termijnen", 0, 0, 0)])))


def test_a_column_without_amounts_is_no_part_of_the_bars():
    assert "Rijk" not in _words(_drawn(_chart("bars", [("Termijnen", 1, None, 2)])))


@pytest.mark.parametrize("kind", ["bars", "timeline"])
def test_an_empty_table_is_an_empty_picture(kind):
    assert float(_drawn(_chart(kind, [])).get("height")) > 0


def test_no_two_tones_are_alike_without_their_colour():
    tones = [tone(n) for n in range(24)]
    assert len(set(tones)) == 24
    for one, next_ in pairwise(tones):
        assert _contrast(one.fill, next_.fill) >= 3
    for shown in tones:
        assert _contrast(shown.fill, shown.ink) >= 4.5


def _contrast(one, other):
    dark, light = sorted(_luminance(colour) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_are_words_and_stay_within_the_picture(words):
    charts = [block for block in everyblock.report(words).sections[1].blocks if isinstance(block, Chart)]
    assert len(charts) == 2
    for chart in charts:
        picture = _drawn(chart)
        tags = {child.tag.partition("}")[2] for child in picture.iter()}
        assert tags <= {"svg", "title", "desc", "g", "rect", "path", "text", "line", "circle"}
        assert chart.summary.text.replace("\x00", "") in picture[1].text
        for text in picture.iterfind(".//s:text", NS):
            size = width(text.text, float(text.get("font-size")))
            before = size / 2 if text.get("text-anchor") == "middle" else 0
            assert 0 <= float(text.get("x")) - before <= float(text.get("x")) - before + size <= 640


@pytest.mark.parametrize("kind", ["bars", "timeline"])
def test_a_picture_needs_nothing_and_names_nothing(kind):
    text = svg(_chart(kind, [("Termijnen", 1, 2, 3)]))
    assert not re.search(r"\b(id|href|style|class|on\w+)=|url\(|@import", text)
    assert text == svg(_chart(kind, [("Termijnen", 1, 2, 3)]))


def test_a_chart_draws_nothing_that_its_table_does_not_say():
    chart = next(b for b in everyblock.report().sections[1].blocks if isinstance(b, Chart))
    said = {s.text for s in sentences(chart)} | set(chart.table.header)
    assert set(_words(_drawn(chart))) <= said | {"0"}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("kort", ("kort",)),
        ("een regel die te lang is", ("een regel", "die te lan…")),
        ("onafgebrokenwoord", ("onafgebro…",)),
        ("een twee", ("een twee",)),
        ("", ()),
    ],
)
def test_words_are_wrapped_and_cut(text, lines):
    made = wrapped(text, 65, 10, 2)
    assert made == lines
    assert all(width(line, 10) <= 65 for line in made)


def test_what_fits_is_not_cut():
    assert cut("precies", width("precies", 12), 12) == "precies"
