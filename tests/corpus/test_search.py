"""Searching, the same on both databases: what comes first, what is left out, what lights up."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from corpus import deriving, meaning, ranking, reviewing, schema, store
from corpus.errors import FilterError
from corpus.filters import parse
from corpus.filters.matching import matches
from corpus.judgements import Act
from corpus.query import COLUMNS, Page
from corpus.reviewing import Wish
from corpus.search import RANKED, like, search
from nlp import analysis
from rodedraad import opening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from corpus.model import Reading
    from corpus.store import Corpus

BENCH = str(Path(__file__).parents[1] / "bench")
LETTER = (
    "# Realisatie",
    "De realisatietermijn van zes maanden is te krap.",
    "Zes maanden is voor een bouwvergunning veel te kort.",
    "Wij verzoeken de minister de termijn te verlengen.",
    "De gemeente bedankt haar inwoners voor de koffie.",
    "Het ministerie betaalt de voorschotten te laat uit.",
    "De uitkering komt maanden na de peildatum.",
)
OTHER = (
    "Wij verzoeken de minister de uitkering eerder te betalen.",
    "De termijn voor de uitkering is verstreken.",
)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if request.param == "sqlite":
        yield str(tmp_path_factory.mktemp("corpus"))
    else:
        with request.getfixturevalue("postgres_server").database() as url:
            yield url


@pytest.fixture(scope="module")
def filled(where: str, reading: Callable[..., Reading]) -> Iterator[Corpus]:
    """Two letters; what only reads may share it."""
    with opening.corpus(where, create=True) as made:
        fill(made, reading)
        yield made


@pytest.fixture
def own(tmp_path: Path, reading: Callable[..., Reading]) -> Iterator[Corpus]:
    with opening.corpus(tmp_path, create=True) as made:
        fill(made, reading)
        yield made


def fill(corpus: Corpus, reading: Callable[..., Reading]) -> None:
    corpus.keep_codebook(analysis.codebook())
    letters = (
        reading(*LETTER, name="brief.txt", sender="Provincie Merenland"),
        reading(*OTHER, name="nota.txt", sender="Gemeente Hoogwade"),
    )
    for letter in letters:
        corpus.save(letter, analysis.analyse(letter), store.Stamp("lezer", analysis.model(), "codeboek"))
    corpus.set_folder({letter.document.name: letter.document.id for letter in letters}, {})
    meaning.index(corpus)


def texts(corpus: Corpus, question: str, limit: int = 20, **ways: bool) -> list[str]:
    return [hit.row["text"] for hit in search(corpus, question, limit, **ways).hits]


def test_all_words_come_before_any(filled: Corpus) -> None:
    found = texts(filled, "termijn uitkering", meaning=False)
    assert found[0] == OTHER[1]
    assert set(found) == {OTHER[1], LETTER[1], LETTER[3], LETTER[6], OTHER[0]}


def test_enough_with_all_words_is_enough(filled: Corpus) -> None:
    assert texts(filled, "termijn uitkering", 1, meaning=False) == [OTHER[1]]


def test_a_part_of_a_compound_is_found_and_lit(filled: Corpus) -> None:
    hits = search(filled, "termijn", meaning=False).hits
    lit = {hit.row["text"]: [hit.row["text"][a:b] for a, b in hit.highlights] for hit in hits}
    assert lit[LETTER[1]] == ["realisatietermijn"]
    assert [hit.by_words for hit in hits] == [1, 2, 3]
    assert all(hit.by_meaning is None for hit in hits)


def test_what_means_the_same_is_found_without_the_words(filled: Corpus) -> None:
    found = texts(filled, "tijd voor bouwen en vergunnen is onvoldoende", words=False)
    assert set(found[:2]) == {LETTER[1], LETTER[2]}
    assert LETTER[0].removeprefix("# ") not in found


def test_both_rankings_are_one(filled: Corpus) -> None:
    hits = search(filled, "termijn te kort").hits
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert hits[0].by_words is not None
    assert hits[0].by_meaning is not None


@pytest.mark.parametrize("ways", [{}, {"words": False}, {"meaning": False}])
def test_what_else_is_asked_holds_for_all_that_is_found(filled: Corpus, ways: dict[str, bool]) -> None:
    found = search(filled, "termijn uitkering bron:hoogwade", **ways).hits
    assert {hit.row["text"] for hit in found} == set(OTHER)
    assert not texts(filled, "termijn bron:niemand", **ways)
    assert LETTER[3] not in texts(filled, "termijn -minister", **ways)


def test_words_that_a_field_may_stand_in_for(filled: Corpus) -> None:
    found = texts(filled, "uitkering OF bron:hoogwade", meaning=False)
    assert set(found) == {OTHER[0], OTHER[1], LETTER[6]}


def test_a_question_without_words_is_in_order(filled: Corpus) -> None:
    found = search(filled, "bron:merenland", 3)
    assert [hit.row["text"] for hit in found.hits] == [line.removeprefix("# ") for line in LETTER[:3]]
    assert [(hit.score, hit.by_words, hit.highlights) for hit in found.hits] == [(0.0, None, ())] * 3
    assert len(search(filled, "", 100).hits) == len(LETTER) + len(OTHER)


@pytest.mark.parametrize("question", ["☃a", "zzzzzz", '"a\'b"', "-termijn", "a OF b -c", "termijn*"])
def test_whatever_is_asked_gives_an_answer(filled: Corpus, question: str) -> None:
    for ways in ({}, {"words": False}, {"meaning": False}):
        search(filled, question, **ways).frame()


def test_the_frame_has_the_columns_of_observations_and_the_ranks(filled: Corpus) -> None:
    frame = filled.search("termijn", 2)
    assert tuple(frame.columns) == (*COLUMNS, *RANKED)
    assert frame.height == 2
    assert frame["markering"].to_list()[0]
    assert tuple(filled.search("zzzz document:geen").columns) == (*COLUMNS, *RANKED)


def test_a_wrong_question(filled: Corpus) -> None:
    with pytest.raises(FilterError):
        search(filled, "rol:onzin termijn")


def test_more_like_this(filled: Corpus) -> None:
    (id_,) = filled.observations('"veel te kort"')["id"]
    found = like(filled, id_).hits
    assert found[0].row["text"] == LETTER[1]
    assert id_ not in {hit.row["id"] for hit in found}
    (hit, *_) = like(filled, id_, "bron:hoogwade", 1).hits
    assert hit.row["text"] in OTHER
    with pytest.raises(FilterError, match="geen waarneming"):
        like(filled, "0" * 16)


def test_what_was_rejected_is_left_out_unless_it_is_asked_for(own: Corpus) -> None:
    (id_,) = own.observations('"veel te kort"')["id"]
    reviewing.judge(own, Wish(id_, Act.REJECT, "Jansen"))
    for ways in ({}, {"words": False}, {"meaning": False}):
        assert LETTER[2] not in texts(own, "te kort", **ways)
        assert texts(own, "te kort beoordeling:verworpen", **ways) == [LETTER[2]]


@pytest.mark.parametrize("many", [2, 100])
def test_the_best_are_looked_for_further_on_when_the_nearest_do_not_meet_the_question(
    filled: Corpus, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    asked = "minister termijn uitkering bron:hoogwade"
    expected = texts(filled, asked)
    for name, value in (("FIRST", 1), ("MANY", many), ("WIDER", 2)):
        monkeypatch.setattr(ranking, name, value)
    assert texts(filled, asked) == expected
    assert set(texts(filled, asked, words=False)) == set(OTHER)


QUESTIONS = (
    "termijn", "gemeente rol:knelpunt", '"van de"', "opvang* thema:ibt", "toezicht OF verdeling",
    "uitkering -rijk", "de termijn van zes maanden is te kort", "bron:provincie uitvoering",
    "noodopvang datum:2025..",
)  # fmt: skip


@pytest.fixture(scope="module")
def large(
    where: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Corpus]:
    """A thousand invented observations, on the same kind of database."""
    sys.path.insert(0, BENCH)
    import corpus_maker

    sys.path.remove(BENCH)
    server = None if "://" not in where else request.getfixturevalue("postgres_server").database()
    with server or pytest.MonkeyPatch.context() as url:
        place = url if isinstance(url, str) else tmp_path_factory.mktemp("groot")
        with opening.corpus(place, create=True) as made:
            corpus_maker.fill(made, 1000, 25)
            meaning.index(made)
            yield made


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_hit_meets_the_question_and_lights_up(large: Corpus, question: str) -> None:
    found = search(large, question, 50)
    assert 0 < len(found.hits) <= 50
    for hit in found.hits:
        edges = [edge for each in hit.highlights for edge in each]
        assert edges == sorted(edges)
        assert all(0 <= edge <= len(hit.row["text"]) for edge in edges)
        assert hit.by_words is None or hit.highlights
    both = search(large, question, 1000, meaning=False).hits
    asked_for = set(large.observations(question)["id"])
    all_words = [hit.row["id"] for hit in both[: len(asked_for)]]
    assert asked_for == set(all_words), "those with all words come first, and none is missed"


@pytest.mark.parametrize(
    "question",
    [
        "thema:ibt", "thema:geen", "thema:ibt thema:verdeling", "-thema:ibt rol:knelpunt", "thema:ibt,spuk",
        "onderwerp:ibt rol:knelpunt", "onderwerp:geen", "thema:ibt OF rol:actie",
        "thema:draagvlak laag:gemeente", "datum:2025 rol:oproep", "bron:gemeente onzeker:ja",
    ],
)  # fmt: skip
def test_every_road_to_the_rows_leads_to_the_same(large: Corpus, question: str) -> None:
    asked = parse(question, analysis.codebook())
    everything = large.observations().to_dicts()
    expected = [row["id"] for row in everything if matches(asked, row)]
    assert expected
    assert large.observations(question)["id"].to_list() == expected
    assert large.observations(question, Page(5))["id"].to_list() == expected[:5]


def test_invented_observations_are_as_those_of_a_run(large: Corpus) -> None:
    def rows() -> list[tuple[object, ...]]:
        with large.reading() as connection:
            return sorted(map(tuple, connection.execute(select(schema.effective))))

    before = rows()
    with large.writing() as connection:
        deriving.drop(connection, [row[0] for row in before])
        connection.execute(schema.document.update().values(stale=1))
    large.catch_up()
    assert rows() == before
