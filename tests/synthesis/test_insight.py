"""Points, register, conflicts and gaps of a whole dossier, whatever its order and however poor it is."""

from __future__ import annotations

import pytest

from nlp import searching
from rodedraad import opening
from synthesis.findings import find
from synthesis.insight import Means

TIGHT = "De termijn van zes maanden is te krap om vergunningen te verlenen en te bouwen."
MEANS = Means(opening.meaning, searching.lemmas)


def insight(files, codebook, means=MEANS):
    observations = [o for _, coded in files for o in coded]
    return find([document for document, _ in files], observations, codebook, means)


def one(write, stem, *said, **more):
    made = write.document(stem, *more.pop("senders", (f"Provincie {stem.title()}",)), **more)
    return made, write.code(made, *said)


@pytest.fixture(scope="module")
def files(write):
    summary = ("Rode draden",)
    return [
        one(
            write, "merenland",
            write.says(TIGHT, "knelpunt", "termijnen", toerekening="wet"),
            write.says("Zes maanden is niet genoeg voor de bouw.", "knelpunt", "termijnen", path=summary),
            write.says("Wij vragen de minister de termijn te verlengen.", "oproep", "termijnen"),
            date="2029-02-01",
        ),
        one(
            write, "waardland",
            write.says("Vergunning en bouw passen niet in zes maanden.", "knelpunt", "termijnen"),
            write.says("De samenwerking aan de regietafel verloopt goed.", "meerwaarde", onderwerp=("ibt",)),
            date="2030-02-01",
        ),
        one(
            write, "brief", write.says("Ik zal de termijn in 2031 verlengen.", "toezegging", "termijnen"),
            senders=("Ministerie van Asiel en Migratie",), date="2030-07-01",
        ),
    ]  # fmt: skip


def test_a_dossier_amounts_to_points_with_their_voices_and_history(files, codebook):
    found = insight(files, codebook)
    points = [point for point in found.points if point.thema == "termijnen"]
    assert points
    assert {bron.name for point in points for bron in point.sources} == {
        "Provincie Merenland",
        "Provincie Waardland",
    }
    assert {entry.kind.value for entry in found.register} == {"oproep", "toezegging"}
    assert found.until == "2030-07-01"
    assert found.gaps is not None
    assert "spuk" in found.gaps.uncovered


def test_what_a_sender_sums_up_is_its_emphasis_and_no_further_statement(files, codebook):
    members = [m for point in insight(files, codebook).points for m in point.members]
    summed = [m for m in members if m.passage.observation.path == ("Rode draden",)]
    own = [p for p in insight(files, codebook).points if any(m in p.members for m in summed)]
    for point in own:
        told = [m for m in point.members if m.passage.stem == "merenland" and m not in summed]
        assert all(m.emphasis for m in point.members if m in summed) == bool(told)


def test_nothing_hangs_on_the_order(files, codebook):
    expected = insight(files, codebook)
    turned = [(document, coded[::-1]) for document, coded in reversed(files)]
    mixed = [files[1], files[2], files[0]]
    assert insight(turned, codebook) == insight(mixed, codebook) == expected


def test_nothing_later_decides_about_an_earlier_day(files, codebook):
    early = Means(opening.meaning, searching.lemmas, until="2029-12-31")
    assert insight(files, codebook, early) == insight(files[:1], codebook, early)


def test_an_empty_dossier_and_one_without_bottlenecks_say_so(write, codebook):
    assert insight([], codebook).points == ()
    quiet = insight([one(write, "stil", write.says("Wij danken u voor uw brief.", "context"))], codebook)
    assert (quiet.points, quiet.register, quiet.conflicts) == ((), (), ())
    assert quiet.gaps is not None
    assert set(quiet.gaps.uncovered) == set(codebook.vocabulary["thema"])


def test_hundreds_of_copies_are_one_point(write, codebook):
    files = [
        one(write, f"provincie{i}", write.says(TIGHT, "knelpunt", "termijnen"), date="2030-02-01")
        for i in range(300)
    ]
    (point,) = insight(files, codebook).points
    assert len(point.documents) == 300
    assert len(point.members) == 1


@pytest.mark.parametrize("date", ["", "0001-01-01", "9999-12-31"])
def test_a_date_that_is_missing_or_impossible_stops_nothing(write, codebook, date):
    found = insight(
        [one(write, "merenland", write.says(TIGHT, "knelpunt", "termijnen"), date=date)], codebook
    )
    assert len(found.points) == 1
