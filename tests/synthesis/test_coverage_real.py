"""The real letter to parliament, judged beforehand by a careful reader (`data/coverage_reading.toml`).

The reader's words lead to the point that comes nearest to them. Where the tool differs is named here.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import numpy as np
import pytest

from corpus.coverage import Coverage
from ingest import registry
from nlp import analysis, searching
from rodedraad import opening
from synthesis.coverage import audit
from synthesis.kinship import kinship
from synthesis.meaning import among, space
from synthesis.points import points
from synthesis.said import said
from tests.synthesis.coveragecases import coded

SHARED = Path(__file__).parents[3] / "shared" / "dossier"
READING = Path(__file__).parent / "data" / "coverage_reading.toml"
SOURCES = ("afstemmingsoverleg.pdf", "flevoland.pdf")
DIFFERS = {"Er is onduidelijkheid over wat in het verslag en wat in het plan hoort."}
"""The sentence of the minutes on this is coded as context, so that it makes no point."""

OTHERWISE_BORNE = {
    # A clause of a source on the coherence of tasks is near enough to pass for the same complaint.
    "Uitruil tussen gemeenten komt weinig tot stand doordat opgaven eigen termijnen hebben.",
    # What is hoped for is coded as an effect, and counts as borne out by bottlenecks on emergency places.
    "Met duurzame plekken kan noodopvang dicht, stijgt de kwaliteit en dalen de kosten.",
    # That there are more lasting places is not near enough to their being spread over the country.
    "Door de wet zijn opvangplekken meer over het land verspreid.",
}
"""Claims that the tool has as borne out and the reader not, or the reverse."""

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="de echte stukken zijn er niet")


@pytest.fixture(scope="module")
def read():
    readings = [registry.read(SHARED / name, name=name) for name in SOURCES]
    observations = [o for reading in readings for o in analysis.analyse(reading)]
    return said([reading.document for reading in readings], observations)


@pytest.fixture(scope="module")
def language():
    return opening.language().vectors, searching.lemmas


@pytest.fixture(scope="module")
def found(read, language):
    letter = registry.read(SHARED / "kamerbrief.pdf", name="kamerbrief.pdf")
    made = points(read.statements, opening.meaning, searching.lemmas)
    return audit(analysis.analyse(letter), made, read.passages, *language)


@pytest.fixture(scope="module")
def reading():
    return tomllib.loads(READING.read_text("utf-8"))


def nearest(words, thema, found, language):
    """What is found of the point that comes nearest to the reader's words, in the thema if it has any."""
    of_thema = [covered for covered in found.points if covered.point.thema == thema] or list(found.points)
    sources = [p for covered in of_thema for p in covered.point.passages]
    unique = list({p.id: p for p in sources}.values())
    seen = kinship(coded(words), unique, *language)

    def likeness(covered):
        columns = [seen.columns[p.id] for p in covered.point.passages]
        return float(seen.likeness[:, columns].max())

    return max(of_thema, key=likeness)


def test_points_come_out_as_a_careful_reader_judged_them(reading, found, language):
    judged = {
        one["punt"]: ({one["status"], one.get("ook")}, nearest(one["punt"], one["thema"], found, language))
        for one in reading["punt"]
    }
    differing = {words for words, (right, covered) in judged.items() if covered.status.value not in right}
    assert differing <= DIFFERS, {words: judged[words][1].status for words in differing - DIFFERS}


def test_claims_come_out_as_a_careful_reader_judged_them(reading, found, language):
    judged = {one["over"]: one["gesteund"] for one in reading["bewering"]}
    texts = [*judged, *(claim.sentence.text for claim in found.claims)]
    seen, _ = among(space(texts, *language), np.arange(len(texts)))
    likeness = seen[: len(judged)] @ seen[len(judged) :].T
    nearest = dict(zip(judged, (found.claims[int(row.argmax())] for row in likeness), strict=True))
    differing = {words for words in judged if nearest[words].supported is not judged[words]}
    assert differing <= OTHERWISE_BORNE, {w: nearest[w].sentence.text for w in differing - OTHERWISE_BORNE}


def test_supervision_and_terms_are_seen_to_be_weakened(found):
    assert {"ibt", "termijnen"} <= {covered.point.thema for covered in found.having(Coverage.WEAKENED)}


def test_the_score_says_that_the_letter_leaves_most_out(found):
    assert found.score < 0.3
