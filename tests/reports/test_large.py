"""Reports of a dossier that is too large to be shown whole."""

import re
from dataclasses import replace
from itertools import chain

import pytest

from corpus.findings import Bron
from corpus.gaps import Position, Stance
from corpus.model import Laag
from corpus.points import Member
from reports import build, entries, fitting, formats, selection, themanames, trace
from reports.blocks import Chart, Heading, Paragraph, Section, Statement, Table, sentences
from reports.dossier import Dossier
from reports.dutch import number
from tests.reports.formatreading import text_of
from tests.reports.largedossier import enlarged

TIMES = 160
BLOCKS = {
    "rapport": 1_700,
    "register": 400,
    "kringmemo": 250,
    "kamerbrief": 60,
    "beslisnota": 60,
    "samenvatting": 40,
}
"""Blocks and rows that each kind of report may have, whatever the size of the dossier."""
ANNEX = 2_500
LEFT_OUT = re.compile(r"Van de ([\d.]+) (.+) staan hier de ([\d.]+) (.+); alle staan in het corpus")


@pytest.fixture(scope="module")
def large(findings):
    return enlarged(findings, TIMES)


@pytest.fixture(scope="module")
def reports(large, codebook):
    return {kind: build.report(kind, large, codebook, include_names=True) for kind in BLOCKS}


def blocks(block):
    match block:
        case Section():
            return 1 + sum(map(blocks, block.blocks))
        case Chart():
            return 1 + blocks(block.table)
        case Table():
            return 1 + len(block.rows)
    return 1


def texts(report):
    return [sentence.text for sentence in report.sentences()]


def section(report, title):
    found = []

    def look(block):
        if isinstance(block, Section):
            if block.heading.text.endswith(title):
                found.append(block)
            for inner in block.blocks:
                look(inner)

    for top in report.sections:
        look(top)
    (one,) = found
    return one


def rows(block):
    tables = (b for b in block.blocks if isinstance(b, Table))
    return [row for table in tables for row in table.rows]


def test_the_dossier_is_large_and_the_small_one_is_not(large, findings, codebook):
    assert Dossier(large, codebook).is_large
    assert len(large.passages) == TIMES * len(findings.passages) > selection.WHOLE
    assert not Dossier(findings, codebook).is_large


@pytest.mark.parametrize("kind", BLOCKS)
def test_a_report_stays_within_what_a_person_reads(reports, kind):
    made = reports[kind]
    assert sum(map(blocks, (*made.opening, *made.sections))) <= BLOCKS[kind]
    assert sum(map(blocks, made.annex)) <= ANNEX


def test_a_report_of_twice_as_much_is_hardly_longer(findings, codebook, reports):
    twice = build.report("rapport", enlarged(findings, 2 * TIMES), codebook, include_names=True)
    once = sum(map(blocks, reports["rapport"].sections))
    assert sum(map(blocks, twice.sections)) <= 1.05 * once
    assert len(twice.sources) <= 1.1 * len(reports["rapport"].sources)


@pytest.mark.parametrize("kind", BLOCKS)
def test_every_report_says_first_that_it_shows_a_part(reports, kind):
    assert selection.pointing().text in [line.text for line in reports[kind].status]


@pytest.mark.parametrize("kind", BLOCKS)
def test_a_sentence_cites_some_observations_and_each_has_a_source(reports, kind):
    made = reports[kind]
    known = {source.id for source in made.sources}
    for sentence in made.sentences():
        assert len(sentence.observations) <= selection.EVIDENCE
        assert known.issuperset(sentence.observations)


def test_the_annex_has_a_row_for_each_observation_that_is_cited_and_tells_of_how_many(reports, large):
    made = reports["rapport"]
    (annex,) = made.annex
    cited = {i for top in made.sections for sentence in sentences(top) for i in sentence.observations}
    found = [row.observation for inner in annex.blocks[1:] for row in rows(inner)]
    assert set(found) == cited
    assert len(found) == len(cited) < len(large.passages)
    (intro,) = annex.blocks[0].sentences
    shown, total = re.findall(
        r"de ([\d.]+) waarnemingen waarnaar .*, van de ([\d.]+) in het dossier", intro.text
    )[0]
    assert (shown, total) == (_dutch(len(found)), _dutch(len(large.passages)))


def _dutch(count):
    return f"{count:,}".replace(",", ".")


def test_words_of_a_source_stand_with_the_observation_that_they_are_of(reports):
    """In a part of the observations the quoted one may not be among those left out."""
    made = reports["rapport"]
    said = {}
    for source in made.sources:
        said.setdefault(source.text, set()).add(source.id)
    quoted = 0
    for sentence in made.sentences():
        for words in re.findall(r"“([^”]+)”", sentence.text):
            if words in said:
                quoted += 1
                assert not said[words].isdisjoint(sentence.observations), sentence.text
    assert quoted > 100


@pytest.mark.parametrize(
    ("title", "count", "shown"),
    [
        ("Wat werkt", lambda f: len(f.works), selection.PASSAGES),
        ("Vragen op tafel", lambda f: len(f.questions), selection.PASSAGES),
        ("Tegenstrijdige bewoordingen", lambda f: len(f.conflicts), selection.CONFLICTS),
        ("Oproepen", lambda f: len([e for e in f.register if e.kind == "oproep"]), selection.ENTRIES),
    ],
)
def test_a_chapter_counts_all_and_shows_some_and_says_so(reports, large, title, count, shown):
    chapter = section(reports["rapport"], title)
    total = count(large)
    assert total > shown
    assert len(rows(chapter)) == shown
    told = [LEFT_OUT.match(s.text) for s in sentences(chapter) if LEFT_OUT.match(s.text)]
    assert [(one[1], one[3]) for one in told] == [(_dutch(total), _dutch(shown))]
    first = next(sentences(chapter))
    assert str(total) in first.text.replace(".", "")


def test_the_documents_are_told_by_layer_and_the_longest_are_listed(reports, large):
    chapter = section(reports["rapport"], "Ontvangen stukken")
    by_layer, listed = (block for block in chapter.blocks if isinstance(block, Table))
    sent = [row.cells[2].content.text for row in by_layer.rows]
    assert sum(int(text.replace(".", "")) for text in sent) == len(large.respondents)
    seen = sum(int(row.cells[3].content.text.replace(".", "")) for row in by_layer.rows)
    assert seen == sum(respondent.observations for respondent in large.respondents)
    most = sorted((r.observations for r in large.respondents), reverse=True)[: selection.DOCUMENTS]
    assert sorted((int(row.cells[5].content.text) for row in listed.rows), reverse=True) == most


def test_the_counts_by_source_add_up_to_all(reports, large, codebook):
    (table,) = (b for b in section(reports["rapport"], "Thema's naar bron").blocks if isinstance(b, Table))
    assert len(table.header) == selection.SOURCES + 3
    for row, finding in zip(table.rows, Dossier(large, codebook).spoken, strict=True):
        cells = [int(cell.content.text.replace(".", "")) for cell in row.cells[1:]]
        own = [p for p in (*finding.passages, *finding.calls) if not p.relayed]
        assert sum(cells[:-1]) == cells[-1] == len(own)


def test_the_register_shows_of_each_status_what_comes_first(reports, large):
    found = [b for top in reports["register"].sections for b in top.blocks if isinstance(b, Table)]
    assert found
    assert max(len(table.rows) for table in found) == selection.ENTRIES
    calls = [e for e in large.register if e.kind == "oproep"]
    assert f"{_dutch(len(calls))} {entries.NOUNS[calls[0].kind][1]}" in " ".join(texts(reports["register"]))


def test_no_sentence_refers_to_a_part_that_does_not_have_it(reports):
    every = " ".join(chain.from_iterable(map(texts, reports.values())))
    assert "de bijlage bevat ze alle" not in every
    assert "Het rapport geeft alle passages" not in every
    assert not re.search(r"Nog [^.]+ (?:in de bijlage|in het register|in het rapport)", every)


def test_more_sources_than_a_sentence_can_name_are_counted(reports):
    longest = max(texts(reports["rapport"]), key=len)
    assert len(longest) < 2_500


def test_a_letter_of_many_sources_keeps_to_its_pages(large, codebook):
    def widened(bronnen):
        return tuple(Bron(f"{b.name} {n:02}", laag) for b in bronnen[:1] for n in range(30) for laag in Laag)

    themas = tuple(
        replace(f, sources=(*f.sources, *widened(f.sources[1:]))) if f.sources else f for f in large.themas
    )
    letter = build.report("kamerbrief", replace(large, themas=themas), codebook)
    assert fitting.fits(letter)
    told = replace(letter, status=(*letter.status, letter.status[1]))
    assert fitting.lines(told) > fitting.lines(letter)


@pytest.fixture(scope="module")
def crowded(findings):
    """Each point made, and each thema taken a stance on, by as many sources as a large dossier has."""
    many = [Bron(f"Gemeente Lange Naam aan de Waterkant {n:02}", Laag.GEMEENTE) for n in range(40)]

    def by_many(point):
        of = [Member(replace(point.central, bron=bron), (point.central,), 0.1) for bron in many]
        return replace(point, label="termijn", words=("termijn",), named=False, members=tuple(of))

    taken = tuple(
        Position(f.thema, bron, stance, f.passages[:1])
        for f in findings.themas
        for bron in many
        for stance in (Stance.NO_PROBLEM, Stance.BOTH)
    )
    return replace(
        findings,
        points=tuple(map(by_many, findings.points)),
        gaps=replace(findings.gaps, positions=taken),
    )


@pytest.mark.parametrize("caption", ["Geen probleem, of geen uitspraak", "Punten: "])
def test_a_cell_of_many_sources_is_read_at_a_glance(crowded, codebook, caption):
    made = build.report("rapport", crowded, codebook, include_names=True)
    beside = [
        (block, [s.text for one in top.blocks if isinstance(one, Paragraph) for s in one.sentences])
        for top in every_section(made)
        for block in top.blocks
        if isinstance(block, Table) and block.caption.startswith(caption)
    ]
    assert beside
    for table, told in beside:
        cells = [cell.content.text for row in table.rows for cell in row.cells]
        assert "40 gemeenten" in cells
        assert not [cell for cell in cells if "Waterkant" in cell and "“" not in cell]
        assert "Meer dan acht bronnen telt de tabel per soort; hun namen staan in de bijlage." in told


def every_section(report):
    pending = [*report.sections]
    while pending:
        yield (top := pending.pop())
        pending += [block for block in top.blocks if isinstance(block, Section)]


def test_a_note_does_not_count_the_documents_that_it_leaves_out(reports):
    for report in reports.values():
        told = {place.text for s in report.sentences() for place in trace.places(report, s.observations)}
        assert not any("en nog" in text for text in told)
    assert "en andere stukken" in {
        place.text
        for s in reports["kamerbrief"].sentences()
        for place in trace.places(reports["kamerbrief"], s.observations)
    }


@pytest.mark.parametrize("kind", ["kamerbrief", "rapport"])
def test_a_note_that_names_all_that_is_cited_says_that_there_is_more(reports, kind, large, codebook):
    made, shown = reports[kind], trace.BRIEF_PLACES if kind == "kamerbrief" else trace.PLACES
    some = [s for s in made.sentences() if isinstance(s, Statement) and s.more]
    known = {source.id: source.document for source in made.sources}
    fitting_ = [s for s in some if len({known[i] for i in s.observations}) <= shown]
    assert fitting_
    for sentence in some:
        assert trace.places(made, sentence.observations)[-1].text == trace.OTHERS
    dossier = Dossier(large, codebook)
    alone = next(p for p in large.passages if dossier.behind((p,)) == (p.id,))
    assert not dossier.say("Een.", (alone,)).more
    assert dossier.say("Alle.", large.passages).more


@pytest.mark.parametrize("format_", ["html", "md", "docx", "odt", "pdf"])
def test_every_format_tells_that_there_is_more(findings, codebook, format_):
    """A sentence of which all that it cites fits its note."""
    letter = build.report("kamerbrief", findings, codebook)
    one = next(s for s in letter.sentences() if len({*s.observations}) >= 4)
    ids = tuple(dict.fromkeys(one.observations))[:4]

    def read(*, more):
        said = Statement("Hier staat iets.", ids, more)
        made = replace(letter, sections=(Section(Heading("Kop"), (Paragraph((said,)),)),), opening=())
        return text_of(formats.rendered(made, format_))

    assert trace.OTHERS in read(more=True)
    assert trace.OTHERS not in read(more=False)


def test_themas_are_counted_where_a_sentence_cannot_name_them(large, codebook):
    dossier = Dossier(large, codebook)
    labels = [thema.id for thema in codebook.themas]
    assert themanames.over(dossier, [*labels, ""]) == f"bij {number(len(labels))} thema's en daarbuiten"
    assert themanames.over(dossier, labels[:2] * 3).count("‘") == 2


def test_what_is_cited_is_of_as_many_sources_as_there_are(passages):
    chosen = selection.spread(passages, 5)
    assert len({p.bron for p in chosen}) == 5
    assert chosen[0] == passages[0]
    assert selection.spread(passages[:2], 5) == list(passages[:2])
