"""A corpus opened public is, to whatever is asked, the corpus of its public documents alone."""

from __future__ import annotations

import zlib
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from sqlalchemy import inspect, select, text

from corpus import backup, holdings, log, meaning, publicity, schema, store
from corpus.errors import FilterError, OutputError, UnreadableError
from corpus.language import PLAIN
from corpus.migrations import SQLITE
from corpus.model import Fact, Part, PartKind
from corpus.pointevents import PointAct
from corpus.pointlog import Held, PointWish, enter, events
from corpus.search import like, search
from corpus.store import Stamp
from rodedraad import finding, models
from tests.corpus import varied

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from corpus.judgements import Judgement
    from corpus.model import Reading
    from corpus.store import Corpus
    from tests.postgres import Server

HIDDEN = ({4}, {0, 3, 4, 7, 8}, set(range(10)))
"""Which of the ten documents are confidential."""
WIDTH = 64
QUESTIONS = (
    "", "rol:knelpunt", "thema:ibt", "thema:geen", "onderwerp:ibt", "vertrouwelijk:ja", "vertrouwelijk:nee",
    "beoordeling:verworpen", "laag:provincie", "document:'Brief 4 É'", "datum:2025", "termijn", "-termijn",
    "termijn* rol:knelpunt,oproep", "bron:gemeente", "door:Jansen", "deel:verslag", "kop:realisatie",
)  # fmt: skip
SEARCHES = ("termijn", "termijnen krap", "de minister verlengen", "coördinatie overleg rol:knelpunt,context")
MEASURES = (("thema", "laag", "waarnemingen"), ("rol", "datum", "documenten"), ("thema", "bron", "afzenders"))
UNNUMBERED = {"plaats", "nr"}
"""Columns of the views for analysts in which documents and judgements have their rank among all."""


def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """Each word in a place of its own."""
    made = np.zeros((len(texts), WIDTH), dtype=np.float32)
    for row, one in zip(made, texts, strict=True):
        for word in PLAIN.words(one).split():
            row[zlib.crc32(word.encode()) % WIDTH] += 1
    return (made / np.maximum(np.linalg.norm(made, axis=1, keepdims=True), 1)).astype(np.float32)


LANGUAGE = replace(PLAIN, encoder=lambda: "proef", vectors=vectors)


@dataclass(frozen=True)
class Case:
    """The whole corpus, the same opened public, and one that holds its public documents alone."""

    whole: Corpus
    public: Corpus
    alone: Corpus
    hidden: frozenset[str]

    @property
    def both(self) -> tuple[Corpus, Corpus]:
        """Those that have to answer the same."""
        return self.public, self.alone


def readings(hidden: set[int]) -> list[Reading]:
    return [_told(reading, number in hidden) for number, reading in enumerate(varied.readings())]


def _told(reading: Reading, confidential: bool) -> Reading:
    fact = Fact("vertrouwelijk", "vertrouwelijk") if confidential else None
    metadata = replace(reading.document.metadata, confidential=fact)
    parts = reading.document.parts or (Part(0, PartKind.OTHER, "", ""),)
    return replace(reading, document=replace(reading.document, metadata=metadata, parts=parts))


def save(corpus: Corpus, reading: Reading, number: int) -> None:
    seed = number % 2
    stamp = Stamp("lezer/1", f"toeval/{seed}", varied.CODEBOOK.name)
    corpus.save(reading, varied.observations(reading, seed), stamp)


def fill(corpus: Corpus, chosen: dict[int, Reading], unread: dict[str, Any]) -> None:
    corpus.keep_codebook(varied.CODEBOOK)
    for number, reading in chosen.items():
        save(corpus, reading, number)
    corpus.set_folder({r.document.name: r.document.id for r in chosen.values()}, unread)


def judge(corpus: Corpus, said: Sequence[Judgement]) -> None:
    with corpus.writing() as connection:
        log.enter(connection, said)
        holdings.catch_up(connection, dict.fromkeys(one.document for one in said), corpus.language)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Gives places for corpora, on either database."""
    with ExitStack() as stack:
        if request.param == "sqlite":
            yield lambda: tmp_path_factory.mktemp("corpus") / "uit"
        else:
            server: Server = request.getfixturevalue("postgres_server")
            yield lambda: stack.enter_context(server.database())


@pytest.fixture(scope="module", params=HIDDEN, ids=lambda hidden: f"{len(hidden)} hidden")
def case(request: pytest.FixtureRequest, place: Callable[[], Path | str]) -> Iterator[Case]:
    """With what reviewers said in all of them, and a file that could not be read."""
    all_ = dict(enumerate(readings(request.param)))
    public = {number: reading for number, reading in all_.items() if number not in request.param}
    hidden = frozenset(all_[number].document.id for number in request.param)
    where = place()
    with ExitStack() as stack:
        whole = stack.enter_context(
            store.open(where, create=True, language=LANGUAGE, moment=lambda: varied.MOMENT)
        )
        alone = stack.enter_context(
            store.open(place(), create=True, language=LANGUAGE, moment=lambda: varied.MOMENT)
        )
        fill(whole, all_, {"geheim.pdf": ("f" * 64, UnreadableError("Leeg.", "Vraag."))})
        fill(alone, public, {})
        varied.judged(whole)
        judge(alone, [one for one in whole.judgements() if one.document not in hidden])
        for corpus in (whole, alone):
            meaning.index(corpus)
        opened = stack.enter_context(store.open(where, language=LANGUAGE, public=True))
        yield Case(whole, opened, alone, hidden)


def shown(frame: Any) -> list[dict[str, Any]]:
    return frame.to_dicts()


@pytest.mark.parametrize("question", QUESTIONS)
def test_questions_have_the_same_answers(case: Case, question: str) -> None:
    public, alone = (shown(corpus.observations(question)) for corpus in case.both)
    assert public == alone
    scanned, others = (shown(corpus.scan(question).collect()) for corpus in case.both)
    assert scanned == others


@pytest.mark.parametrize("question", SEARCHES)
def test_searches_rank_the_same(case: Case, question: str) -> None:
    """Both by words alone, of which others are rarer where the confidential ones do not count, and by all."""
    for how in ({"meaning": False}, {}):
        public, alone = (search(corpus, question, 40, **how) for corpus in case.both)
        assert public == alone


def test_what_is_like_an_observation_is_the_same(case: Case) -> None:
    for id_ in case.alone.observations()["id"][:6]:
        public, alone = (like(corpus, id_, limit=40) for corpus in case.both)
        assert public == alone
    for id_ in (one.id for one in case.whole.coded() if one.document in case.hidden):
        with pytest.raises(FilterError, match=f"Het corpus heeft geen waarneming '{id_}'"):
            like(case.public, id_)


@pytest.mark.parametrize("measure", MEASURES, ids=str)
def test_counts_are_the_same(case: Case, measure: tuple[str, str, str]) -> None:
    public, alone = (shown(corpus.matrix(*measure)) for corpus in case.both)
    assert public == alone


def test_the_dossier_is_the_same(case: Case) -> None:
    public, alone = case.both
    for ask in ("documents", "coded", "furniture", "notices", "failures", "files", "stamps", "erased"):
        assert getattr(public, ask)() == getattr(alone, ask)(), ask
    assert shown(public.documents_frame()) == shown(alone.documents_frame())
    assert [replace(j, nr=0) for j in public.judgements()] == [replace(j, nr=0) for j in alone.judgements()]
    for id_ in case.hidden:
        assert public.blocks(id_) == ()
    assert finding.find(public) == finding.find(alone)


def test_comparisons_are_the_same(case: Case) -> None:
    public, alone = (corpus.compare("rol:knelpunt", "rol:oproep") for corpus in case.both)
    assert public == alone


@pytest.mark.parametrize("view", ["waarnemingen", "documenten", "oordelen"])
def test_views_for_analysts_have_the_same_rows(case: Case, view: str) -> None:
    public, alone = (seen(corpus, view) for corpus in case.both)
    assert public == alone


def seen(corpus: Corpus, view: str) -> list[dict[str, Any]]:
    first = {"waarnemingen": "plaats", "documenten": "plaats", "oordelen": "nr"}[view]
    with corpus.reading() as connection:
        found = connection.execute(text(f"SELECT * FROM {view} ORDER BY {first}")).mappings()  # noqa: S608
        return [{name: row[name] for name in row if name not in UNNUMBERED} for row in found]


def test_no_table_says_anything_of_a_confidential_document(case: Case) -> None:
    """Neither an id nor a text of one, in any column."""
    said = [one for one in case.whole.coded() if one.document in case.hidden]
    secret = {*case.hidden, *(one.id for one in said)}
    public = {one.text for one in case.alone.coded()}
    secret |= {one.text for one in said} - public
    with case.public.reading() as connection:
        for table in schema.TABLES:
            for row in connection.execute(select(table)):
                assert not secret & set(map(str, row)), table.name


def test_every_table_was_decided_on(case: Case) -> None:
    """A table that comes in the schema or the database without a line in `publicity.SHOWN` fails here."""
    assert set(publicity.SHOWN) == set(schema.TABLES)
    with case.whole.reading() as connection:
        tables = set(inspect(connection).get_table_names())
        views = set(inspect(connection).get_view_names())
        there = {name for name in tables if not name.startswith("search")} - {"migration"}
    assert there == {table.name for table in schema.TABLES}
    with case.public.reading() as connection:
        search = {"search"} if connection.dialect.name == SQLITE else set()
        assert set(inspect(connection).get_temp_view_names()) == there | views | search


def test_settings_that_may_quote_are_left_out(case: Case) -> None:
    assert {finding.SAID, models.ENCODER, "codeboek"} == set(publicity.SAYABLE)
    case.whole.set_setting("rapportversies", "een geheime zin")
    case.whole.set_setting(finding.SAID, "{}")
    assert case.public.setting("rapportversies") is None
    assert case.public.setting(finding.SAID) == "{}"
    assert case.public.codebook() == varied.CODEBOOK


def test_nothing_is_written_through_it(case: Case, tmp_path: Path) -> None:
    before = case.whole.documents()
    with pytest.raises(OutputError):
        case.public.set_setting("dossier", "gewijzigd")
    with pytest.raises(OutputError):
        case.public.set_folder({}, {})
    with pytest.raises(OutputError), case.public.writing() as connection:
        connection.execute(schema.document.delete())
    with pytest.raises(OutputError):
        backup.copied(case.public, tmp_path / "kopie")
    assert case.whole.documents() == before


@pytest.fixture
def small(place: Callable[[], Path | str]) -> Iterator[tuple[Corpus, Corpus]]:
    """A corpus of two public documents, and the same opened public."""
    where = place()
    with store.open(where, create=True, language=LANGUAGE, moment=lambda: varied.MOMENT) as whole:
        fill(whole, dict(enumerate(readings(set())[:2])), {})
        with store.open(where, language=LANGUAGE, public=True) as public:
            yield whole, public


def test_a_document_that_becomes_confidential_is_gone_at_once_and_back_when_it_is_not(
    small: tuple[Corpus, Corpus],
) -> None:
    whole, public = small
    first, other = readings(set())[:2]

    def stems() -> set[str]:
        return set(public.observations()["document"]), set(
            search(public, "zin termijn", 40).frame()["document"]
        )

    before = stems()
    for hidden in (True, True, False):
        save(whole, _told(first, hidden), 0)
        found, ranked = stems()
        assert (first.document.stem in found, other.document.stem in found) == (not hidden, True)
        assert first.document.stem not in ranked or not hidden
        assert_indexed(whole)
    assert stems() == before


def assert_indexed(corpus: Corpus) -> None:
    """The full-text indexes agree with the rows."""
    if corpus.location.folder is None:
        return
    with corpus.writing() as connection:
        for index in ("search", "search_public"):
            connection.exec_driver_sql(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608


def test_indexes_stay_in_step_through_judging_leaving_and_erasing(small: tuple[Corpus, Corpus]) -> None:
    from corpus.erasing import erase

    whole, _ = small
    first, other = readings({0})[:2]
    save(whole, first, 0)
    assert_indexed(whole)
    whole.set_folder({other.document.name: other.document.id}, {})
    assert_indexed(whole)
    whole.set_folder({r.document.name: r.document.id for r in (first, other)}, {})
    assert_indexed(whole)
    for reading in (first, other):
        erase(whole, reading.document.name, "AVG", "Jansen")
        assert_indexed(whole)


def test_a_removed_document_leaves_no_trace(small: tuple[Corpus, Corpus]) -> None:
    from corpus.erasing import erase

    whole, public = small
    erase(whole, readings(set())[0].document.name, "was geheim", "Jansen")
    assert public.erased() == {}
    with public.reading() as connection:
        assert len(connection.execute(select(schema.document)).all()) == 1


def test_what_was_said_of_points_is_there_when_all_that_they_drew_on_is_public(
    small: tuple[Corpus, Corpus],
) -> None:
    whole, public = small
    first, other = (reading.document.id for reading in readings(set())[:2])
    mine, both = Held("a", "ibt", ("k1",), (other,)), Held("b", "ibt", ("k2",), (first, other))
    enter(whole, PointWish(mine, PointAct.NAME, "Jansen", name="Openbaar punt"))
    enter(whole, PointWish(both, PointAct.NAME, "Jansen", name="Gemengd punt"))
    enter(whole, PointWish(mine, PointAct.MERGE, "Bakker", other=both))
    enter(whole, PointWish(Held("b", "", ()), PointAct.UNDO, "Bakker"))
    assert events(public) == events(whole)
    save(whole, _told(readings(set())[0], confidential=True), 0)
    assert [event.name for event in events(public)] == ["Openbaar punt"]
    with whole.writing() as connection:  # by a program that did not yet say which documents
        connection.execute(schema.point_event.update().values(documents="[]"))
    assert events(public) == ()


def test_an_older_corpus_is_brought_up_to_date_first(place: Callable[[], Path | str]) -> None:
    where = place()
    with store.open(where, create=True) as made:
        fill(made, {0: readings(set())[0]}, {})
        with made.writing() as connection:
            connection.execute(schema.document.update().values(stale=1))
            for table in schema.DERIVED:
                connection.execute(table.delete())
    with store.open(where, public=True) as public:
        assert len(public.coded()) == len(varied.observations(readings(set())[0]))
