"""The models of themas and points follow from the findings, figure by figure."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pydantic import TypeAdapter

from corpus.points import PointStatus
from reports.points import own_voices
from rodedraad import finding, pointing
from rodedraad.web.editions import Scene
from rodedraad.web.overview.chapters import CHAPTERS as OVERVIEW
from rodedraad.web.overview.chapters import GRIDS
from rodedraad.web.overview.matrix import shade
from rodedraad.web.threads import chapters as kept
from rodedraad.web.threads import clashing, evidence, points, sharing, themes, weighing
from rodedraad.web.threads.blocks import IN_BLOCK, key, placed
from rodedraad.web.threads.choosing import choices
from tests.reports.conftest import CODEBOOK, dossier_passages, make_findings, make_passage

if TYPE_CHECKING:
    from corpus.findings import Findings

PURE = [c for c in kept.CHAPTERS if c is not kept.HOLDINGS]
"""The chapters that need no corpus beside the findings."""


@pytest.fixture(scope="module")
def findings() -> Findings:
    return make_findings(dossier_passages())


@pytest.fixture(scope="module")
def small(findings) -> Scene:
    return Scene(findings, CODEBOOK, None)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def scene(house) -> Scene:
    """The invented dossier, with all that is found in it."""
    return Scene(finding.found(house.everything), house.everything.codebook(), house.everything)


@pytest.mark.parametrize("chapter", PURE, ids=lambda chapter: chapter.name)
def test_a_model_survives_being_written(small, chapter) -> None:
    adapter = TypeAdapter(chapter.model)
    for model in chapter.make(small).values():
        assert adapter.validate_json(adapter.dump_json(model)) == model


def test_a_thema_weighs_what_the_findings_say(scene) -> None:
    listed = {row.thema: row for row in weighing.themes(scene)[key("", "", "")].rows}
    assert len(listed) == len(scene.findings.themas)
    for found in scene.findings.themas:
        row = listed[found.thema]
        assert row.sources == len(found.sources)
        assert row.documents == len(found.documents)
        assert row.passages == len(found.passages) + len(found.calls)
        assert (row.calls, row.commitments, row.actions) == tuple(
            map(len, (found.calls, found.commitments, found.actions))
        )
        assert [(share.value, share.count) for share in row.attribution] == list(found.attribution)
        own = [point for point in scene.findings.points if point.thema == found.thema]
        assert row.points == len(own)
        assert row.answered == sum(bool(point.answers) for point in own)


def test_themas_stand_by_weight(scene) -> None:
    rows = weighing.themes(scene)[key("", "", "")].rows
    assert [row.sources for row in rows] == sorted((row.sources for row in rows), reverse=True)


def test_a_choice_counts_what_it_says(scene) -> None:
    """Against counting each thema by itself, for every layer, phase and half-year."""
    listed = weighing.themes(scene)
    offered = choices(scene)[""]
    assert offered.lagen
    assert offered.fasen
    for laag, fase in ((laag.value, fase.value) for laag in offered.lagen for fase in offered.fasen):
        rows = {
            row.thema: row.sources for row in listed.get(key(laag, fase, ""), listed[key("", "", "")]).rows
        }
        for found in scene.findings.themas:
            said = [
                p.bron
                for p in (*found.passages, *found.calls)
                if p.bron.laag.value == laag and p.observation.coding.fase == fase and not p.relayed
            ]
            if key(laag, fase, "") in listed:
                assert rows.get(found.thema, 0) == len(set(said))
            else:
                assert not said


def test_the_half_years_of_a_thema_tell_silence_from_absence(small) -> None:
    beats = {
        beat.period: beat.sources
        for row in weighing.themes(small)[key("", "", "")].rows
        for beat in row.trend
    }
    assert list(beats) == list(evidence.periods(small.findings)) == ["2026, 1e helft"]
    early = replace(
        small.findings.respondents[0], date="2024-03-01"
    )  # a document of which no passage speaks in its half-year
    findings = replace(small.findings, respondents=(early, *small.findings.respondents[1:]))
    (first, *_) = weighing.themes(replace(small, findings=findings))[key("", "", "")].rows[0].trend
    assert (first.period, first.sources) == ("2024, 1e helft", None)


def test_every_place_of_a_thema_is_a_passage_of_it(scene) -> None:
    blocks, places = themes.passages(scene), themes.places(scene)
    for found in scene.findings.themas:
        stated = {p.id for p in (*found.passages, *found.calls)}
        at = places[key(found.thema, "", "")].at if stated else ()
        read = [blocks[key(found.thema, n // IN_BLOCK)].items[n % IN_BLOCK].place.id for n in at]
        assert sorted(read) == sorted(stated)
        for bron in found.sources:
            of = places[key(found.thema, "bron", bron.name)].at
            assert {blocks[key(found.thema, n // IN_BLOCK)].items[n % IN_BLOCK].voice.name for n in of} == {
                bron.name
            }


def test_the_matrix_has_the_counts_of_the_findings(scene) -> None:
    grids, gaps = GRIDS.make(scene), scene.findings.gaps
    assert set(grids) == set(themes.DIMENSIONS)
    for by, table in (("bron", gaps.by_source), ("fase", gaps.by_fase), ("toerekening", gaps.by_toerekening)):
        grid = grids[by]
        kept_columns = [table.columns.index(column.value) for column in grid.columns]
        for line, row, total in zip(grid.lines, table.cells, table.row_totals, strict=True):
            assert [(c.documents, c.sources) for c in line.cells] == [
                (row[n].documents, row[n].sources) for n in kept_columns
            ]
            assert (line.total.documents, line.total.sources) == (total.documents, total.sources)
    layers = {line.thema: line for line in grids["laag"].lines}
    for found in scene.findings.themas:
        assert sum(cell.sources for cell in layers[found.thema].cells) == len(found.sources)


@pytest.mark.parametrize(
    ("amount", "most", "expected"), [(0, 9, 0), (1, 1, 2), (1, 20, 1), (20, 20, 5), (3, 3, 5)]
)
def test_a_shade_tells_how_much(amount: int, most: int, expected: int) -> None:
    assert shade(amount, most) == expected


def test_a_point_page_has_what_the_point_has(scene) -> None:
    pages, said = points.pages(scene), points.statements(scene)
    for point in scene.findings.points:
        page = pages[point.id]
        assert page.row.documents == len(point.documents)
        assert [voice.name for voice in page.row.voices] == [bron.name for bron in own_voices(point)]
        assert [(b.period, b.sources) for b in page.past.beats] == list(point.history.periods)
        assert page.past.seen == len(point.history.sightings)
        assert [one.id for one in page.answers] == list(point.answers)
        read = [
            one for n in range(-(-len(point.members) // IN_BLOCK)) for one in said[key(point.id, n)].items
        ]
        assert sorted(one.place.id for one in read) == sorted(p.id for p in point.passages)
        assert [one.relayed for one in read] == sorted(one.relayed for one in read)


def test_what_only_passes_on_comes_last_and_is_no_source(small) -> None:
    point = next(p for p in small.findings.points if len(p.members) > 1)
    first, *rest = point.members
    relayed = replace(first, passage=replace(first.passage, relayed=True))
    changed = replace(point, members=(relayed, *rest))
    scene = replace(small, findings=replace(small.findings, points=(changed,)))
    (page,) = points.pages(scene).values()
    assert page.relayed == 1
    assert points.statements(scene)[key(point.id, 0)].items[-1].relayed


def test_points_and_statuses_are_called_by_their_words(small) -> None:
    rows = [row for block in points.rows(small).values() for row in block.items]
    assert {row.status for row in rows} <= {status.value for status in PointStatus}
    assert {row.id for row in rows} == {point.id for point in small.findings.points}


def test_a_confidential_point_is_called_by_its_words(small) -> None:
    point = small.findings.points[0]
    central = replace(point.central, confidential=True)
    members = tuple(replace(m, passage=replace(m.passage, confidential=True)) for m in point.members)
    row = points.row(replace(point, central=central, members=members))
    assert row.label == points.label(point)
    assert row.confidential


def test_conflicts_stand_side_by_side(small) -> None:
    (found,) = (one for block in clashing.clashes(small).values() for one in block.items)
    (conflict,) = small.findings.conflicts
    assert found.reason == conflict.reason
    assert [side.text for side in found.sides] == [side.observation.text for side in conflict.sides]
    places = clashing.places(small)
    assert places[key("ibt", conflict.sides[0].bron.name)].at == (0,)
    assert key("spuk", "") not in places


def test_a_deviation_is_marked_word_for_word() -> None:
    cut = list(sharing.stretches("een twee drie", [(0, 3), (9, 13)]))
    assert [(part.text, part.own) for part in cut] == [("een", True), (" twee ", False), ("drie", True)]
    assert [part.text for part in sharing.stretches("een", [])] == ["een"]


def test_shared_text_has_all_its_documents(small) -> None:
    shown = [text for block in sharing.shared(small).values() for text in block.items]
    assert [(t.id, t.documents) for t in shown] == [(t.id, len(t.documents)) for t in small.findings.shared]


def test_what_lies_outside_every_thema_has_a_page() -> None:
    loose = make_passage(3, text="De parkeerplaats bij het loket is te klein.", themas="")
    scene = Scene(make_findings((loose,)), CODEBOOK, None)  # type: ignore[arg-type]
    page = themes.pages(scene)[points.OUTSIDE]
    assert (page.passages, page.documents, len(page.voices)) == (1, 1, 1)
    assert themes.places(scene)[key(points.OUTSIDE, "", "")].at == (0,)
    assert choices(scene)[""].outside == 1


def test_places_keep_the_order_of_the_list() -> None:
    assert placed(["a", "b", "a"], lambda item: (item, "alle", item))["a"].at == (0, 2)


def test_a_permuted_dossier_gives_the_same_models(scene) -> None:
    chance, corpus = random.Random(8), scene.corpus  # noqa: S311 - a shuffle
    documents, observations = list(corpus.documents()), list(corpus.coded())
    chance.shuffle(documents)
    chance.shuffle(observations)
    from synthesis import findings

    found = findings.find(documents, observations, scene.codebook, finding.means(corpus))
    again = replace(scene, findings=found)
    for chapter in (*PURE, *OVERVIEW):
        assert chapter.make(again) == chapter.make(scene), chapter.name


def test_what_a_point_holds_is_what_the_command_line_would_hold(scene) -> None:
    held = pointing.held(scene.findings.points)
    for id_, holding in kept.HOLDINGS.make(scene).items():
        assert holding.keys == held[id_].passages
        assert set(holding.keys) <= {key for _, own in holding.members for key in own}
