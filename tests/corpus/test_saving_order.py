"""What a corpus holds does not hang on the order in which it came there."""

from __future__ import annotations

from itertools import islice
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select

from corpus import holdings, schema, store
from corpus.model import stem_of
from corpus.store import Stamp
from tests.corpus import varied

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from corpus.query import Row
    from corpus.store import Corpus

READINGS = {reading.document.id: reading for reading in islice(varied.readings(), 6)}
IDS = list(READINGS)
NAMES = {id_: reading.document.name for id_, reading in READINGS.items()}
NUMBERS = {"place", "observation", "document", "analysis", "basis", "nr"}
"""What depends on who came first, of a row of `effective`: names stand in its place here."""


def save(corpus: Corpus, id_: str, seed: int = 1) -> None:
    stamp = Stamp("lezer/1", f"toeval/{seed}", varied.CODEBOOK.name)
    corpus.save(READINGS[id_], varied.observations(READINGS[id_], seed), stamp)


def effective(corpus: Corpus) -> list[Row]:
    """The rows that count, by place, with names for numbers."""
    e, o, d, a = schema.effective, schema.observation, schema.document, schema.analysis
    joined = (
        e.join(o, o.c.nr == e.c.observation).join(d, d.c.nr == e.c.document).join(a, a.c.nr == e.c.analysis)
    )
    labels = [column for column in e.c if column.name not in NUMBERS]
    names = [o.c.id, d.c.name.label("bestand"), a.c.model]
    with corpus.reading() as connection:
        query = select(*names, *labels).select_from(joined).order_by(e.c.place)
        return [dict(row) for row in connection.execute(query).mappings()]


def in_one_go(tmp: Path | str, files: dict[str, str], seeds: dict[str, int]) -> tuple[list[Row], list[Row]]:
    """The rows and the frame of a corpus that was made at once of these files."""
    with store.open(tmp, create=True) as corpus:
        for id_ in sorted(set(files.values())):
            save(corpus, id_, seeds.get(id_, 1))
        corpus.set_folder(files, {})
        return effective(corpus), corpus.observations().to_dicts()


@settings(deadline=None, max_examples=10)
@given(st.permutations(IDS), st.sets(st.integers(0, 6), max_size=3), st.booleans())
def test_any_order_of_saving_gives_the_same(order: list[str], stops: set[int], late: bool) -> None:
    with TemporaryDirectory() as folder, TemporaryDirectory() as other:
        expected = in_one_go(other, {NAMES[id_]: id_ for id_ in IDS}, {})
        with store.open(folder, create=True) as corpus:
            for number, id_ in enumerate(order):
                save(corpus, id_)
                if number in stops:
                    corpus.set_folder({NAMES[one]: one for one in order[: number + 1]}, {})
            if late:
                corpus.set_folder({NAMES[one]: one for one in order[::2]}, {})
            corpus.set_folder({NAMES[one]: one for one in order}, {})
            assert (effective(corpus), corpus.observations().to_dicts()) == expected


def test_on_a_server_too(where: Path | str, tmp_path: Path) -> None:
    expected = in_one_go(tmp_path / "ander", {NAMES[id_]: id_ for id_ in IDS}, {})
    with store.open(where, create=True) as corpus:
        for number, id_ in enumerate(Random(3).sample(IDS, len(IDS))):  # noqa: S311
            save(corpus, id_)
            corpus.set_folder(corpus.files() | {NAMES[id_]: id_}, {})
            assert len(corpus.documents()) == number + 1
        assert (effective(corpus), corpus.observations().to_dicts()) == expected


class Folder(RuleBasedStateMachine):
    """A folder to and from which files come and go, are renamed and coded anew."""

    def __init__(self) -> None:
        super().__init__()
        self.room = TemporaryDirectory()
        self.corpus = store.open(self.room.name, create=True)
        self.files: dict[str, str] = {}
        self.seeds: dict[str, int] = {}

    @initialize(many=st.integers(0, 6))
    def some(self, many: int) -> None:
        for id_ in IDS[:many]:
            self.code(id_, 1)
        self.put({NAMES[id_]: id_ for id_ in IDS[:many]})

    def put(self, files: dict[str, str]) -> None:
        self.files = files
        self.corpus.set_folder(files, {})

    @rule(id_=st.sampled_from(IDS), seed=st.integers(0, 2))
    def code(self, id_: str, seed: int) -> None:
        save(self.corpus, id_, seed)
        self.seeds[id_] = seed

    @rule(
        id_=st.sampled_from(IDS), name=st.sampled_from(["a.txt", "map/é.txt", "Z z.txt", "É.txt", "zz.txt"])
    )
    def comes(self, id_: str, name: str) -> None:
        if id_ in self.seeds:
            self.put(self.files | {name: id_})

    @rule(number=st.integers(0, 8))
    def leaves(self, number: int) -> None:
        names = sorted(self.files)
        self.put({name: self.files[name] for at, name in enumerate(names) if at != number})

    @rule(number=st.integers(0, 6), name=st.sampled_from(["0.txt", "m.txt", "~.txt"]))
    def is_renamed(self, number: int, name: str) -> None:
        files = dict(self.files)
        for old in sorted(files)[number : number + 1]:
            files[name] = files.pop(old)
        self.put(files)

    @rule()
    def is_opened_again(self) -> None:
        self.corpus.close()
        self.corpus = store.open(self.room.name)

    @invariant()
    def it_holds_what_a_new_corpus_would(self) -> None:
        with TemporaryDirectory() as other:
            made = in_one_go(other, self.files, self.seeds)
        assert (effective(self.corpus), self.corpus.observations().to_dicts()) == made
        stems = [stem_of(row["bestand"]) for row in made[0]]
        assert stems == sorted(stems)

    def teardown(self) -> None:
        self.corpus.close()
        self.room.cleanup()


TestFolder = pytest.mark.filterwarnings("default")(Folder.TestCase)
TestFolder.settings = settings(
    deadline=None, max_examples=6, stateful_step_count=7, suppress_health_check=list(HealthCheck)
)


def test_a_file_that_comes_back_is_the_same(opened: Corpus) -> None:
    for id_ in IDS[:3]:
        save(opened, id_)
    files = {NAMES[id_]: id_ for id_ in IDS[:3]}
    opened.set_folder(files, {})
    before = opened.observations()
    opened.set_folder({NAMES[IDS[0]]: IDS[0]}, {})
    assert set(opened.observations()["bestand"]) == {NAMES[IDS[0]]}
    opened.set_folder(files, {})
    assert opened.observations().equals(before)
    with opened.reading() as connection:
        held = connection.execute(select(schema.holding.c.until).where(schema.holding.c.document == IDS[1]))
        assert [bool(row.until) for row in held] == [True, False]


def test_a_renamed_file_takes_its_rows_along(opened: Corpus) -> None:
    for id_ in IDS[:3]:
        save(opened, id_)
    opened.set_folder({"b.txt": IDS[0], "c.txt": IDS[1], "d.txt": IDS[2]}, {})
    assert opened.observations()["document"].unique(maintain_order=True).to_list() == ["b", "c", "d"]
    texts = opened.observations()["text"].to_list()
    opened.set_folder({"b.txt": IDS[0], "c.txt": IDS[1], "a.txt": IDS[2]}, {})
    assert opened.observations()["document"].unique(maintain_order=True).to_list() == ["a", "b", "c"]
    assert sorted(opened.observations()["text"]) == sorted(texts)


def test_who_moves_is_never_out_of_sight(opened: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    for id_ in IDS:
        save(opened, id_)
    opened.set_folder({f"{number:02}.txt": id_ for number, id_ in enumerate(IDS)}, {})
    monkeypatch.setattr(holdings, "AT_ONCE", 1)
    monkeypatch.setattr(
        opened, "catch_up", lambda: None
    )  # as if the run were ended after its first transaction
    opened.set_folder({f"{99 - number:02}.txt": id_ for number, id_ in enumerate(IDS)}, {})
    assert opened.observations()["bestand"].n_unique() == len(IDS)


def test_a_run_that_was_ended_is_taken_up(opened: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    for id_ in IDS:
        save(opened, id_)
    with monkeypatch.context() as patched:
        patched.setattr(holdings, "AT_ONCE", 2)
        patched.setattr(opened, "catch_up", lambda: None)
        opened.set_folder({NAMES[id_]: id_ for id_ in IDS}, {})
        assert opened.observations()["bestand"].n_unique() == 2
    opened.catch_up()
    assert opened.observations()["bestand"].n_unique() == len(IDS)


def test_documents_are_put_in_order_a_few_times_whatever_their_number(
    opened: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelve, times = holdings.shelve, 0

    def counted(connection: Connection) -> list[str]:
        nonlocal times
        times += 1
        return shelve(connection)

    for id_ in IDS:
        save(opened, id_)
    monkeypatch.setattr(holdings, "AT_ONCE", 1)
    monkeypatch.setattr(holdings, "shelve", counted)
    opened.set_folder({NAMES[id_]: id_ for id_ in IDS}, {})
    assert opened.observations()["bestand"].n_unique() == len(IDS) > times


def test_a_document_goes_by_the_name_in_the_folder(opened: Corpus) -> None:
    save(opened, IDS[0])
    opened.set_folder({"anders.txt": IDS[0]}, {})
    save(opened, IDS[0], seed=2)
    assert set(opened.observations()["bestand"]) == {"anders.txt"}
