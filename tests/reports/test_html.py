import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import lxml.html
import pytest

from reports import build, html

KINDS = ["rapport", "kamerbrief"]


@pytest.fixture(scope="module", params=KINDS)
def rendered(request, findings, codebook):
    report = build.report(request.param, findings, codebook)
    text = html.render(report)
    return report, text, lxml.html.document_fromstring(text)


def test_every_reference_leads_to_a_row(rendered):
    _, _, page = rendered
    targets = page.xpath("//a/@href")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert len(targets) > 50
    assert {target for target in targets if target.removeprefix("#") not in ids} == set()


def test_every_statement_links_to_all_it_rests_on(rendered):
    report, _, page = rendered
    for block in page.xpath("//*[contains(@class,'alinea')]/div|//li/div|//figcaption"):
        links = [link.removeprefix("#w-") for link in block.xpath(".//a[@class='w']/@href")]
        shown = [s for s in report.sentences() if set(s.observations) == set(links)]
        assert shown, lxml.html.tostring(block)
        fixed = block.xpath(".//@data-grondslag")
        assert bool(links) != bool(fixed)


def test_annex_rows_hold_what_a_reader_needs(findings, codebook):
    page = lxml.html.document_fromstring(html.render(build.report("rapport", findings, codebook)))
    (row,) = page.xpath("//tr[@id='w-merweland007']")
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
    _, _, page = rendered
    tables = page.xpath("//table")
    assert tables
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
    assert "http" not in text.replace("http-equiv", "")
    assert "default-src 'none'" in text


def test_contents_list_every_chapter(findings, codebook):
    report = build.report("rapport", findings, codebook)
    page = lxml.html.document_fromstring(html.render(report))
    entries = page.xpath("//nav/ol/li/a/text()")
    assert entries == [s.heading.text for s in (*report.sections, *report.annex)]
    assert page.xpath("//nav//a[@href='#thema-spuk']/text()") == ["3.5 Complexe SPUK- en bonussystematiek"]


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
from reports import build, docx, html
found = made.make_findings(made.dossier_passages())
for kind in ("rapport", "kamerbrief"):
    report = build.report(kind, found, made.CODEBOOK)
    print(hashlib.sha256(html.render(report).encode() + docx.render(report)).hexdigest())
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
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1
