"""Documents that come in as a table: as if each had been saved, wholly or not at all, never twice."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars
import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import select

from corpus import schema, store
from corpus.checking import check
from corpus.errors import ExchangeError
from corpus.exchange import arriving, entering, loading, outgoing
from corpus.filters import EVERYTHING
from corpus.judgements import Act
from corpus.labels import Labels
from corpus.model import Observation, Page, Reading
from corpus.recording import Stamp
from corpus.reviewing import Wish, judge
from tests.returning import CODEBOOK, corpus_of, dossiers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.store import Corpus

Dossier = tuple[tuple[Reading, tuple[Observation, ...]], ...]
QUICK = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SAME = [
    t
    for t in schema.TABLES
    if t.name not in {"setting", "failure", "vector", "holding", "revision", "labelled"}
]


@contextmanager
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def bring(corpus: Corpus, table: polars.DataFrame) -> loading.Entered:
    corpus.keep_codebook(CODEBOOK)
    fit = arriving.fit(arriving.completed(table, CODEBOOK), CODEBOOK)
    assert fit.refused == {}
    return entering.load(corpus, fit.rows, CODEBOOK)


def enter(corpus: Corpus, rows: polars.DataFrame, planned: loading.Plan) -> loading.Entered:
    made = loading.prepared(rows, planned, corpus.moment(), corpus.language)
    return loading.write(corpus, made, rows, planned, CODEBOOK)


def opened(where: Path | str) -> Corpus:
    return store.open(where, create=True, moment=lambda: "2026-03-02T09:30:00+00:00")


def everything(corpus: Corpus) -> dict[str, list[tuple[Any, ...]]]:
    with corpus.reading() as connection:
        found = {t.name: sorted(map(tuple, connection.execute(select(t))), key=repr) for t in SAME}
        holding = select(schema.holding.c.name, schema.holding.c.document, schema.holding.c.until)
        return found | {"holding": sorted(map(tuple, connection.execute(holding)))}


def saved_as(corpus: Corpus, where: Path | str) -> Corpus:
    """What saving and deriving make of the documents that came in, as values of the model."""
    made = opened(where)
    made.keep_codebook(CODEBOOK)
    observations = corpus.coded()
    for document in sorted(corpus.documents(), key=lambda one: (one.stem, one.name, one.id)):
        own = [o for o in observations if o.document == document.id]
        with corpus.reading() as connection:
            table, of = schema.source, schema.page.c
            text = connection.scalar(select(table.c.text).where(table.c.document == document.id))
            told = select(of.number, of.start_at, of.end_at, of.width, of.height, of.file)
            pages = [
                Page(*row)
                for row in connection.execute(told.where(of.document == document.id).order_by(of.idx))
            ]
        reading = Reading(document, str(text), tuple(pages), corpus.blocks(document.id))
        made.save(reading, own, Stamp("lezer/1", own[0].coding.model, own[0].coding.codebook))
    made.set_folder(corpus.files(), {})
    return made


@QUICK
@given(dossiers())
def test_it_is_as_if_each_had_been_saved(dossier: Dossier) -> None:
    with folder() as at, corpus_of(at / "a", dossier) as a, opened(at / "b") as b:
        table = outgoing.frame(a, EVERYTHING, include_confidential=True)
        entered = bring(b, table)
        assert (entered.documents, entered.observations) == (len(dossier), table.height)
        assert outgoing.frame(b, EVERYTHING, include_confidential=True).equals(table)
        with saved_as(b, at / "c") as c:
            assert everything(b) == everything(c)
        assert check(b, repair=False).is_well
        assert b.observations("termijn")["id"].to_list() == a.observations("termijn")["id"].to_list()


@settings(QUICK, max_examples=3)
@given(dossiers())
def test_so_it_is_on_a_server(postgres_server: Any, dossier: Dossier) -> None:
    with (
        folder() as at,
        corpus_of(at / "a", dossier) as a,
        postgres_server.database() as url,
        opened(url) as b,
    ):
        table = outgoing.frame(a, EVERYTHING, include_confidential=True)
        bring(b, table)
        assert outgoing.frame(b, EVERYTHING, include_confidential=True).equals(table)
        with saved_as(b, at / "c") as c:
            assert everything(b) == everything(c)


@QUICK
@given(dossiers())
def test_judgements_come_along(dossier: Dossier) -> None:
    ids = [o.id for _, observations in dossier for o in observations]
    wishes = [Wish(ids[0], Act.CHANGE, "Jansen", Labels(rol="context"), "nieuw")]
    wishes += [Wish(id_, Act.REJECT, "Bakker", why="geen zin") for id_ in ids[1:2]]
    wishes += [Wish(id_, Act.ACCEPT, "Jansen") for id_ in ids[2:3]]
    wishes += [Wish(id_, Act.CHANGE, "Bakker", Labels(rol="vraag")) for id_ in ids[2:3]]
    wishes += [Wish(id_, Act.COMMENT, "Jansen", why="?") for id_ in ids[3:4]]
    wishes += [Wish(ids[0], Act.ACCEPT, "Bakker"), Wish(ids[0], Act.UNDO, "Bakker")]
    with folder() as at, corpus_of(at / "a", dossier) as a, opened(at / "b") as b:
        judge(a, *wishes)
        table = outgoing.frame(
            a, a.question("beoordeling:geen,mens,heropend,strijdig,verworpen"), include_confidential=True
        )
        entered = bring(b, table)
        assert (entered.judgements, entered.lost) == (len(wishes), 0)
        again = outgoing.frame(
            b, b.question("beoordeling:geen,mens,heropend,strijdig,verworpen"), include_confidential=True
        )
        assert again.drop("oordelen").equals(table.drop("oordelen"))
        assert [j.act for j in sorted(b.judgements(), key=lambda j: (j.observation, j.nr))] == [
            j.act for j in sorted(a.judgements(), key=lambda j: (j.observation, j.nr))
        ]


@QUICK
@given(dossiers())
def test_a_table_without_identities_comes_in_once(dossier: Dossier) -> None:
    with folder() as at, corpus_of(at / "a", dossier) as a, opened(at / "b") as b:
        whole = outgoing.frame(a, EVERYTHING, include_confidential=True)
        bare = whole.select("document", "text", "rol", "thema")
        bring(b, bare)
        assert check(b, repair=False).is_well
        found = b.observations()
        assert found["text"].to_list() == whole.sort("document", maintain_order=True)["text"].to_list()
        rows = arriving.completed(bare, CODEBOOK)
        assert set(rows["id"]) == set(found["id"])
        assert bring(b, bare).documents == 0


@pytest.mark.parametrize("dies", ["search", "effective", "commit"])
def test_whoever_is_killed_half_way_goes_on(
    tmp_path: Path, dies: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = polars.DataFrame(
        [
            {"bestand": f"stuk-{n}.txt", "text": f"Zin {i} van {n}.", "rol": "context"}
            for n in range(6)
            for i in range(5)
        ]
    )
    rows = arriving.fit(arriving.completed(table, CODEBOOK), CODEBOOK).rows
    insert, calls = loading._insert, 0

    def failing(connection: Any, name: str, *rest: Any) -> None:
        nonlocal calls
        calls += name == dies or (dies == "commit" and name == "search")
        insert(connection, name, *rest)
        if calls == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(loading, "AT_ONCE", 10)
    monkeypatch.setattr(loading.portions, "__defaults__", (10,))
    with opened(tmp_path) as corpus:
        corpus.keep_codebook(CODEBOOK)
        monkeypatch.setattr(loading, "_insert", failing)
        with pytest.raises(KeyboardInterrupt):
            entering.load(corpus, rows, CODEBOOK)
        monkeypatch.setattr(loading, "_insert", insert)
        assert corpus.observations().height == 10
        assert corpus.observations("zin").height == 10
        with corpus.reading() as connection:
            there = {row.id for row in connection.execute(select(schema.document.c.id))}
        assert (
            entering.load(corpus, rows.filter(~polars.col("stuk").is_in(list(there))), CODEBOOK).documents
            == 4
        )
        assert corpus.observations("zin").height == 30
        with saved_as(corpus, tmp_path / "c") as c:
            assert {n: len(r) for n, r in everything(corpus).items()} == {
                n: len(r) for n, r in everything(c).items()
            }


def test_a_plan_that_no_longer_holds_is_made_anew(tmp_path: Path) -> None:
    table = polars.DataFrame(
        {"bestand": ["a.txt", "b.txt"], "text": ["Een.", "Twee."], "rol": ["context", "vraag"]}
    )
    rows = arriving.fit(arriving.completed(table, CODEBOOK), CODEBOOK).rows
    with opened(tmp_path) as corpus:
        corpus.keep_codebook(CODEBOOK)
        with corpus.reading() as connection:
            planned = loading.plan(connection, dict(rows.select("stuk", "bestand").iter_rows()))
        other = polars.DataFrame({"bestand": ["a.txt"], "text": ["Anders."], "rol": ["kop"]})
        bring(corpus, other)
        entered = enter(corpus, rows, planned)
        assert entered.documents == 2
        assert set(corpus.files()) == {"a.txt", "import-1/a.txt", "b.txt"}
        assert enter(corpus, rows, planned).documents == 0
        assert corpus.observations().height == 3


def test_documents_without_room_between_them_are_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.shelf.STEP", 4)
    tables_ = [
        polars.DataFrame({"bestand": [name], "text": [f"Dit is {name}."], "rol": ["context"]})
        for name in ("a.txt", "e.txt", "b.txt", "c.txt", "d.txt")
    ]
    with opened(tmp_path) as corpus:
        for table in tables_:
            bring(corpus, table)
        assert corpus.observations()["document"].to_list() == ["a", "b", "c", "d", "e"]
        assert corpus.observations("dit").height == 5


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"rol": ["held"]}, "waarde voor rol"),
        ({"thema": [["weer"]]}, "waarde voor thema"),
        ({"thema": [["ibt", "ibt"]]}, "waarde voor thema"),
        ({"eerder": ["misschien"]}, "waarde voor eerder"),
        ({"laag": ["maan"]}, "waarde voor laag"),
        ({"datum": ["gisteren"]}, "datum"),
        ({"text": [""]}, "geen tekst"),
        ({"text": [None]}, "geen tekst"),
        ({"text": ["vertrouwelijk"], "vertrouwelijk": [True]}, "weggelaten"),
        ({"stuk": ["../../etc"]}, "kenmerk"),
        ({"bestand": ["a\nb"]}, "naam"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_reason(change: dict[str, Any], why: str) -> None:
    table = polars.DataFrame({"bestand": ["a.txt"], "text": ["Een."], "rol": ["context"]} | change)
    fit = arriving.fit(arriving.completed(table, CODEBOOK), CODEBOOK)
    assert fit.rows.is_empty()
    assert why in next(iter(fit.refused.values()))


@pytest.mark.parametrize(
    "change",
    [
        {"begin": -1}, {"eind": 3}, {"oorsprong_eind": 10**9}, {"oorsprong_begin": 60, "oorsprong_eind": 50},
        {"begin": 500_000, "eind": 500_021}, {"blok": -1}, {"deel": -5}, {"id": "x"}, {"page": -1},
    ],
)  # fmt: skip
def test_places_that_cannot_be_are_refused(tmp_path: Path, change: dict[str, Any]) -> None:
    whole = placed_table(tmp_path)
    table = whole.with_columns(
        polars.lit(value).cast(whole.schema[name]).alias(name) for name, value in change.items()
    )
    fit = arriving.fit(arriving.completed(table, CODEBOOK), CODEBOOK)
    assert fit.rows.is_empty()
    assert len(fit.refused) == 1


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"text": "Iets heel anders hier."}, "gewijzigd"),
        ({"oorsprong_begin": 1, "oorsprong_eind": 23}, "gewijzigd"),
        ({"genoemd": ["geen json"]}, "genoemd"),
        ({"genoemd": ['["actor",0,9,"iets","iets"]']}, "genoemd"),
        ({"genoemd": ["[" * 100_000]}, "genoemd"),
    ],
)
def test_what_was_tampered_with_is_refused(tmp_path: Path, change: dict[str, Any], why: str) -> None:
    whole = placed_table(tmp_path)
    table = whole.with_columns(
        polars.lit(value, dtype=whole.schema[name]).alias(name) for name, value in change.items()
    )
    fit = arriving.fit(arriving.completed(table, CODEBOOK), CODEBOOK)
    assert fit.refused == {}
    with opened(tmp_path / "b") as corpus:
        entered = entering.load(corpus, fit.rows, CODEBOOK)
        assert entered.documents == 0
        assert why in entered.refused["a.txt"]
        assert corpus.observations().is_empty()


def placed_table(at: Path) -> polars.DataFrame:
    """One sentence with all columns of an export."""
    bare = polars.DataFrame({"bestand": ["a.txt"], "text": ["De termijn is te krap."], "rol": ["knelpunt"]})
    with opened(at / "bron") as corpus:
        bring(corpus, bare)
        return outgoing.frame(corpus, EVERYTHING)


def test_events_that_nobody_can_understand_are_counted_as_lost(tmp_path: Path) -> None:
    table = placed_table(tmp_path).with_columns(
        polars.lit("strijdig").alias("beoordeling"), polars.lit(["Jansen"]).alias("door"),
        polars.lit(["[1,2]", "{", '[1,"akkoord",{"rol":5},[],"J","","","","",{},0]']).alias("oordelen"),
    )  # fmt: skip
    with opened(tmp_path / "b") as corpus:
        entered = bring(corpus, table)
        assert (entered.documents, entered.judgements, entered.lost) == (1, 0, 1)
        assert corpus.observations()["beoordeling"].to_list() == ["geen"]


def test_without_the_log_who_judged_is_held_to_what_counts(tmp_path: Path) -> None:
    table = placed_table(tmp_path).with_columns(
        polars.lit("mens").alias("beoordeling"), polars.lit(["Jansen"]).alias("door"),
        polars.lit("gevolg").alias("rol"),
    ).drop("oordelen")  # fmt: skip
    with opened(tmp_path / "b") as corpus:
        assert bring(corpus, table).judgements == 1
        row = corpus.observations().row(0, named=True)
        assert (row["rol"], row["rol_machine"], row["beoordeling"], row["door"]) == (
            "gevolg",
            "knelpunt",
            "mens",
            ["Jansen"],
        )


def test_a_table_without_what_it_needs_is_an_error() -> None:
    for columns in ({"text": ["a"]}, {"rol": ["kop"], "document": ["a"]}, {"rol": ["kop"], "text": ["a"]}):
        with pytest.raises(ExchangeError):
            arriving.completed(polars.DataFrame(columns), CODEBOOK)
    with pytest.raises(ExchangeError, match="blok"):
        arriving.completed(
            polars.DataFrame({"document": ["a"], "text": ["a"], "rol": ["kop"], "blok": ["twee"]}), CODEBOOK
        )


def test_a_second_process_writes_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from rodedraad import opening

    table = polars.DataFrame(
        [
            {"bestand": f"stuk-{n}.txt", "text": f"De termijn {i} van {n}.", "rol": "context"}
            for n in range(20)
            for i in range(5)
        ]
    )
    rows = arriving.fit(arriving.completed(table, CODEBOOK), CODEBOOK).rows
    monkeypatch.setattr(loading.portions, "__defaults__", (20,))
    monkeypatch.setattr(entering, "LARGE", 10)
    for name, jobs in (("een", 1), ("twee", 2)):
        with opening.corpus(tmp_path / name, create=True) as corpus:
            corpus.keep_codebook(CODEBOOK)
            assert entering.load(corpus, rows, CODEBOOK, jobs=jobs).documents == 20
    with opening.corpus(tmp_path / "een") as one, opening.corpus(tmp_path / "twee") as two:
        for table_ in (schema.observation, schema.effective, schema.block, schema.coding):
            with one.reading() as a, two.reading() as b:
                assert sorted(map(tuple, a.execute(select(table_)))) == sorted(
                    map(tuple, b.execute(select(table_)))
                )
        assert two.observations("termijn").height == 100


def test_some_sentences_of_a_long_document_come_in_by_themselves(tmp_path: Path) -> None:
    lines = [f"Zin nummer {n} van het stuk." for n in range(400)]
    bare = polars.DataFrame({"bestand": "lang.txt", "text": lines, "rol": "context"})
    with opened(tmp_path / "a") as corpus:
        bring(corpus, bare)
        table = outgoing.frame(corpus, EVERYTHING)
    for number, some in enumerate((table.filter(polars.col("blok").is_in([7, 13, 14])), table.tail(1))):
        with opened(tmp_path / f"b{number}") as corpus:
            bring(corpus, some)
            assert check(corpus, repair=False).is_well
            assert corpus.observations()["id"].to_list() == some["id"].to_list()
            assert len(corpus.blocks(some["stuk"][0])) == (15 if number == 0 else 1)
