import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import lxml.html
import pytest

from reports import build, html
from reports.blocks import Paragraph, Section
from reports.formats import RENDERERS
from reports.trace import noted
from tests.reports import everyblock

KINDS = [kind for kind in build.WRITERS if kind != "dekkingstoets"]
"""The audit is of a draft, which the dossier has not."""


@pytest.fixture(scope="module", params=KINDS)
def rendered(request, findings, codebook):
    report = build.report(request.param, findings, codebook)
    text = html.render(report)
    return report, text, lxml.html.document_fromstring(text)


def test_every_reference_leads_somewhere(rendered):
    _, _, page = rendered
    targets = [link.removeprefix("#") for link in page.xpath("//a/@href")]
    opened = page.xpath("//button/@popovertarget")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert min(len(targets), len(opened)) > 10
    assert {*targets, *opened} - set(ids) == set()
    assert set(opened) == set(page.xpath("//*[@popover]/@id"))


def _paragraphs(blocks):
    for item in blocks:
        if isinstance(item, Section):
            yield from _paragraphs(item.blocks)
        elif isinstance(item, Paragraph):
            yield item


def _opened(page, reference):
    """The numbers that a reference leads to, at once or by its list."""
    found = []
    for target in reference.xpath(".//button/@popovertarget"):
        listed = page.xpath(f"//*[@id='{target}']/ul//button/@popovertarget")
        found += listed or [target]
    return sorted(int(target[1:]) for target in found)


def test_every_sentence_of_a_paragraph_opens_all_it_rests_on(rendered):
    report, _, page = rendered
    blocks = (*report.opening, *report.sections, *report.annex)
    expected = [
        (sentence.text, sorted({report.numbers[id_] for id_ in note}))
        for paragraph in _paragraphs(blocks)
        for sentence, note in zip(paragraph.sentences, noted(paragraph.sentences), strict=True)
    ]
    shown = []
    for words in page.xpath("//p[@class='alinea']/bdi"):
        after = words.getnext()
        has_note = after is not None and after.get("class") == "verwijzing"
        shown.append((words.text, _opened(page, after) if has_note else []))
    assert len(shown) == len(expected) > 2
    for (text, numbers), (said, rests_on) in zip(shown, expected, strict=True):
        assert text.startswith(said)
        assert numbers == rests_on


def test_every_source_has_its_card_once_with_its_context(rendered):
    report, _, page = rendered
    cards = page.xpath("//*[@class='kaart']")
    assert [card.get("id") for card in cards] == [f"w{n}" for n in range(1, len(report.sources) + 1)]
    for card, source in zip(cards, report.sources, strict=True):
        assert card.xpath("string(.//mark)") == source.text
        around = card.xpath(".//*[@class='om']/text()")
        assert around == [text for text in (source.before, source.after) if text]
        place = card.xpath("string(p[@class='plaats'])")
        assert source.voice in place
        assert source.part in place
        assert (f", p. {source.page}" in place) == (source.page is not None)


def test_a_list_is_written_once_for_all_sentences_that_rest_on_the_same(rendered):
    _, _, page = rendered
    lists = [tuple(each.xpath("ul//button/@popovertarget")) for each in page.xpath("//*[@class='keuze']")]
    assert len(set(lists)) == len(lists) > 0


@pytest.mark.parametrize("kind", build.KINDS)
def test_every_block_is_rendered_in_every_kind(kind):
    report = everyblock.report("Wat er staat", kind)
    page = lxml.html.document_fromstring(html.render(report))
    shown = page.xpath("string(//body)")
    assert [s.text for s in report.sentences() if s.text not in shown] == []
    assert len(page.xpath("//figure[@class='beeld']//*[local-name()='svg']")) == 2
    assert len(page.xpath("//figure[@class='beeld']//details//table")) == 2
    assert len(page.xpath("//dl[@class='velden']")) == 1
    assert len(page.xpath("//nav")) == (kind == "rapport")
    assert len(page.xpath("//tr[@id]")) == (12 if kind == "rapport" else 0)
    (back,) = page.xpath("//h2[.='Verantwoording']/..")
    assert ("achter" in back.get("class")) == (kind == "rapport")
    (changed,) = page.xpath("//*[@class='wijzigingen']//h2/bdi/text()")
    assert changed == "Gewijzigd"


def test_annex_rows_hold_what_a_reader_needs(findings, codebook):
    report = build.report("rapport", findings, codebook)
    page = lxml.html.document_fromstring(html.render(report))
    (row,) = page.xpath(f"//tr[@id='r{report.numbers['merweland007']}']")
    cells = [" ".join(cell.text_content().split()) for cell in row.xpath("./th|./td")]
    assert cells[1:] == [
        "invoeringstoets",
        "2",
        "knelpunt",
        "spuk",
        "wet",
        "realisatie",
        "provincie Merweland",
        "“De bonusformule telt een plek soms wel en soms niet, afhankelijk van de week.”",
    ]
    assert (
        row.xpath("ancestor::table/caption")[0].text_content()
        == "Ervaringen met de eerste cyclus (merweland)"
    )
    assert not row.xpath(".//a")


def test_headings_descend_one_level_at_a_time(rendered):
    _, _, page = rendered
    levels = [int(e.tag[1]) for e in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_page_is_dutch_and_has_landmarks(rendered):
    report, _, page = rendered
    assert page.get("lang") == "nl"
    assert page.find("head/title").text == f"{report.subtitle}: {report.title}"
    for landmark in ("header", "main", "footer"):
        assert len(page.xpath(f"//{landmark}")) == 1
    (skip,) = page.xpath("//a[@class='skip']/@href")
    assert page.get_element_by_id(skip[1:]).tag == "main"


def test_every_table_has_a_caption_and_scopes(rendered):
    report, _, page = rendered
    tables = page.xpath("//table")
    assert tables or report.kind != "rapport"
    for table in tables:
        assert table.find("caption").text_content().strip()
        assert set(table.xpath("./thead//th/@scope")) == {"col"}
        rows = table.xpath("./tbody/tr")
        assert len(table.xpath("./tbody//th[@scope='row']")) == len(rows)
        width = len(table.xpath("./thead//th"))
        assert {len(row.xpath("./th|./td")) for row in rows} == {width}


def test_colour_never_stands_alone(rendered):
    _, _, page = rendered
    for cell in page.xpath("//td[starts-with(@class,'s')]"):
        assert re.match(r"\s*\d", cell.text_content())


def test_file_needs_nothing_from_outside(rendered):
    _, text, page = rendered
    assert not page.xpath("//script|//link|//img|//iframe|//@onclick")
    assert "url(" not in text
    assert "http" not in text.replace("http-equiv", "").replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert "default-src 'none'" in text


def test_contents_list_every_chapter(findings, codebook):
    report = build.report("rapport", findings, codebook)
    page = lxml.html.document_fromstring(html.render(report))
    entries = page.xpath("//nav/ol/li/a/bdi/text()")
    assert entries == [s.heading.text for s in (*report.sections, *report.annex)]
    assert page.xpath("//nav//a[@href='#thema-spuk']/bdi/text()") == [
        "4.5 Complexe SPUK- en bonussystematiek"
    ]


def _luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("ink", "paper"),
    [("#1a1a1a", f"#{shade}") for shade in ("ffffff", "7cafd4", "a3c6e1", "fff8e5", "fff3c4")]
    + [("#4d4d4d", "#ffffff"), ("#01689b", "#ffffff"), ("#01689b", "#f3f6f9"), ("#595959", "#ffffff"),
       ("#0d2b4d", "#e4ebf2"), ("#154273", "#ffffff")],
)  # fmt: skip
def test_contrast_is_enough(ink, paper):
    style = (Path(html.__file__).parent / "templates/style.css").read_text(encoding="utf-8")
    assert ink in style
    assert paper in style or paper == "#ffffff"
    light, dark = sorted((_luminance(ink), _luminance(paper)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_equal_findings_give_equal_text(findings, codebook, passages, derive):
    for kind in KINDS:
        assert html.render(build.report(kind, findings, codebook)) == html.render(
            build.report(kind, derive(passages), codebook)
        )


SCRIPT = """
import hashlib, importlib.util, sys
spec = importlib.util.spec_from_file_location("dossier_conftest", sys.argv[1])
made = importlib.util.module_from_spec(spec)
spec.loader.exec_module(made)
from reports import build
from reports.formats import RENDERERS
found = made.make_findings(made.dossier_passages())
for kind in ("rapport", "kamerbrief"):
    report = build.report(kind, found, made.CODEBOOK)
    for form, render in RENDERERS.items():
        print(kind, form, hashlib.sha256(render(report)).hexdigest())
"""


def test_hash_seed_is_no_matter():
    conftest = str(Path(__file__).with_name("conftest.py"))
    runs = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT, conftest],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
    assert len(runs.pop().splitlines()) == 2 * len(RENDERERS)
