import re
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reports import build, markdown, trace
from reports.blocks import sentences
from reports.characters import isolated, printable
from reports.markdowntext import escaped, strong
from tests.reports import everyblock

KINDS = ["rapport", "kamerbrief"]
EVERY = ["rapport", "kamerbrief", "register"]
PARSER = MarkdownIt("commonmark").enable("table")

HOSTILE = [
    "<script>alert('x')</script> <!-- x --> &lt;b&gt; &amp; &#60;",
    "*vet* _schuin_ **v** `code` ~~weg~~ \\*",
    "[link](http://voorbeeld.test) ![beeld](x.png) [^1] [^1]: nee [ref]: x",
    "http://voorbeeld.test www.voorbeeld.test <http://voorbeeld.test> jan@voorbeeld.test",
    "a | b \\| c \\\\| d || e \\",
    "# kop\n## kop\r\n---\r===\n\n- punt\n1. een\n> aan\n```\nhek\n\tcode",
    "1. een",
    "12) twaalf",
    "- [ ] taak",
    "+ plus",
    "=== lijn",
    "--- | ---",
    "    code met  dubbele   spaties  ",
    "Kom nu!",
    "!\u00a0",
    "$x$ $$y$$ :--- | ---:",
    "\u202eom\u202c Be\x00gin \ufffe",
    "Lettergreep" * 50,
]

WORDS = st.one_of(
    st.text(st.characters(exclude_categories=())),
    st.text(st.sampled_from("\\`*_[](){}<>&|#~$@!-+=.:;0123456789^ \t\n\r\x85\u2028\u00a0ab\"'/w")),
)

PLACES = ("{}", "> {}", "- {}", "# {}", "| {} | b |\n| --- | --- |", "| a | b |\n| --- | --- |\n| {} | c |")
"""Where a text may stand at the beginning of a line, or in a cell."""


def _shown(text):
    return isolated(printable(re.sub("\r\n?|[\x85\u2028\u2029]", "\n", text)))


def _cells(place):
    """What stands before and behind the place of a text."""
    return [re.findall("[abc]", side) for side in place.split("{}")]


def _inline(text):
    return [token for token in PARSER.parse(text) if token.type == "inline"]


def _said(inline):
    """The words of a piece of inline text. Fails on anything but words and bold."""
    assert {child.type for child in inline.children} <= {
        "text", "text_special", "strong_open", "strong_close", "hardbreak",
    }  # fmt: skip
    return "".join("\n" if child.type == "hardbreak" else child.content for child in inline.children)


@given(WORDS, st.sampled_from(PLACES))
@example("!", "{}")
@example("\u00a0!\n", "{}")
@example("1.", "{}")
def test_any_text_reads_back_character_for_character(text, place):
    words = f"{escaped(text)}[^1]"
    said = [_said(inline) for inline in _inline(place.replace("{}", words))]
    before, behind = _cells(place)
    assert said == [*before, f"{_shown(text)}[^1]", *behind]


@given(WORDS)
def test_any_text_can_be_bold(text):
    assume(printable(text))
    (inline,) = _inline(f"{strong(text)} en meer")
    assert _said(inline) == f"{_shown(text)} en meer"
    assert [c.type for c in inline.children if c.nesting] == ["strong_open", "strong_close"]


@pytest.mark.parametrize(
    "address", ["http://a.test", "HTTPS://a.test", "www.a.test", "a@b.test", "ftp://a.test"]
)
def test_an_address_is_broken_by_a_backslash(address):
    assert re.search(r"\\[/.@]", escaped(f"zie {address} aldaar"))


def _all_said(report):
    return [_said(inline) for inline in _inline(markdown.render(report))]


def _shown_sentences(report):
    annex = {id(s) for section in report.annex for s in sentences(section)}
    return [s for s in report.sentences() if report.has_contents or id(s) not in annex]


@pytest.mark.parametrize("kind", KINDS)
def test_every_sentence_is_there(kind, findings, codebook):
    report = build.report(kind, findings, codebook)
    text = "\n".join(_all_said(report))
    assert [s.text for s in _shown_sentences(report) if s.text not in text] == []


@pytest.mark.parametrize("kind", EVERY)
@pytest.mark.parametrize("words", HOSTILE)
def test_document_text_stands_literally_and_adds_nothing(kind, words):
    report = everyblock.report(words, kind)
    text = "\n".join(_all_said(report))
    assert [s.text for s in _shown_sentences(report) if _shown(s.text) not in text] == []
    plain = PARSER.parse(markdown.render(everyblock.report("Gewoon.", kind)))
    assert [t.type for t in PARSER.parse(markdown.render(report))] == [t.type for t in plain]


def _definitions(text):
    return dict(re.findall(r"^\[\^(\d+)\]: (.*)$", text, re.MULTILINE))


@pytest.mark.parametrize("kind", EVERY)
def test_each_footnote_is_called_once_and_defined_in_order(kind):
    text = markdown.render(everyblock.report(kind=kind))
    called = re.findall(r"(?<!^)\[\^(\d+)\]", text, re.MULTILINE)
    assert called == list(_definitions(text)) == [str(n) for n in range(1, len(called) + 1)]


def test_footnotes_name_document_part_and_page(findings, codebook):
    report = build.report("kamerbrief", findings, codebook)
    text = markdown.render(report)
    paragraph = next(line for line in text.splitlines() if line.startswith("**Complexe SPUK"))
    block = next(
        b
        for section in report.sections
        for b in section.blocks
        if getattr(b, "lead", "").startswith("Complexe SPUK")
    )
    expected = [ids for ids in trace.noted(block.sentences) if ids]
    numbers = re.findall(r"\[\^(\d+)\]", paragraph)
    assert len(numbers) > 1
    assert [_said(_inline(_definitions(text)[n])[0]) for n in numbers] == [
        "; ".join(place.text for place in trace.places(report, ids)) + "." for ids in expected
    ]
    assert not re.search(r"\bw\d", text)


def test_footnotes_of_the_rapport_name_rows_of_its_annex():
    report = everyblock.report(kind="rapport")
    text = markdown.render(report)
    assert "[w1–w6]" in _said(_inline(_definitions(text)["3"])[0])
    rows = re.findall(r"^\| (w\d+) \|", text, re.MULTILINE)
    assert rows == [f"w{n}" for n in report.numbers.values()]
    assert "p. 2) \\[w9\\]\n" in text


@pytest.mark.parametrize("kind", EVERY)
def test_headings_descend_one_level_at_a_time(kind):
    tokens = PARSER.parse(markdown.render(everyblock.report(kind=kind)))
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_status_stands_in_a_block_quote_on_top():
    tokens = PARSER.parse(markdown.render(everyblock.report(kind="rapport")))
    at = next(n for n, token in enumerate(tokens) if token.type == "blockquote_open")
    assert [t.type for t in tokens[:at] if t.type == "inline"] == ["inline", "inline"]
    assert tokens[at + 2].content == "**CONCEPT: 12 waarnemingen.**"


def test_a_chart_is_its_summary_and_its_table():
    text = markdown.render(everyblock.report("Woord.", "register"))
    figure = text.index("**Figuur 1.** Toerekening\n\nTwaalf keer: Woord.[^")
    assert text.index("**Tabel 3.** Cijfers bij figuur 1\n\n| Thema | wet | Woord. |") > figure


def test_lines_of_a_letter_keep_their_ends():
    text = markdown.render(everyblock.report(kind="kamerbrief"))
    assert text.count("Zo staat het in de wet.\\\nZo staat het in de wet.") == 2


def test_equal_findings_give_equal_text(findings, codebook, passages, derive):
    for kind in KINDS:
        again = build.report(kind, derive(passages), codebook)
        assert markdown.render(build.report(kind, findings, codebook)) == markdown.render(again)
