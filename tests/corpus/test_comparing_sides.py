"""Sides read from a corpus, on either database."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from corpus import deriving, erasing, inventory, log, store
from corpus.comparing.moments import moment
from corpus.comparing.sides import sides
from corpus.errors import ComparisonError, FilterError, UnknownDocumentError
from corpus.filters.syntax import Is
from corpus.judgements import Act, Judgement
from corpus.labels import Labels
from corpus.model import ThemaScore
from corpus.store import Stamp
from nlp import analysis

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from corpus.comparing.comparison import Comparison
    from corpus.model import Coding, Observation, Reading
    from corpus.store import Corpus

STAMP = Stamp("lezer/1", analysis.model(), analysis.codebook().name)
OLD = (
    "# Realisatie",
    "De realisatietermijn van zes maanden is te krap voor vergunning en bouw.",
    "Wij verzoeken de minister de termijn te verlengen.",
    "Het toezicht is nog niet gestart.",
)
NEW = (
    "# Realisatie",
    "Wij verzoeken de minister de termijn te verlengen.",
    "De realisatietermijn van negen maanden is te krap voor vergunning en bouw.",
    "De cijfers van het COA wijken af van onze telling.",
)


class Clock:
    """A moment that a test sets; day 0 is before the record kept moments."""

    def __init__(self) -> None:
        self.day = 1

    def __call__(self) -> str:
        return f"2026-11-{self.day:02}T12:00:00+00:00" if self.day else ""


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def opened(where: Path | str, clock: Clock) -> Iterator[Corpus]:
    with store.open(where, create=True, moment=clock) as made:
        made.keep_codebook(analysis.codebook())
        yield made


def machine(reading: Reading) -> tuple[Observation, ...]:
    """The sentences of a reading, coded by what they say alone, whatever stands around them."""
    return tuple(replace(o, coding=_coding(o)) for o in analysis.analyse(reading))


def _coding(observation: Observation) -> Coding:
    text = observation.text
    rol = "oproep" if "verzoeken" in text else "knelpunt" if text.endswith(".") else "kop"
    thema = (ThemaScore("termijnen", 0.9),) if "termijn" in text else ()
    return replace(
        observation.coding, rol=rol, thema=thema, toerekening="geen", eerder=False, fase="algemeen"
    )


def keep(
    opened: Corpus, reading: Reading, stamp: Stamp = STAMP, coded: tuple[Observation, ...] | None = None
) -> tuple[Observation, ...]:
    observations = machine(reading) if coded is None else coded
    opened.save(reading, observations, stamp)
    opened.set_folder(opened.files() | {reading.document.name: reading.document.id}, {})
    return observations


def judge(opened: Corpus, observation: Observation, clock: Clock, act: Act, **said: object) -> None:
    labels = Labels(**said)  # type: ignore[arg-type]
    event = Judgement(
        observation=observation.id,
        document=observation.document,
        act=act,
        labels=labels,
        author="Jansen",
        made_at=clock(),
        model=STAMP.model,
        codebook=STAMP.codebook,
        machine=Labels(),
    )
    with opened.writing() as connection:
        log.enter(connection, [event])
        deriving.derive(connection, observation.document, opened.language)


def texts(found: Comparison) -> dict[str, set[str]]:
    return {
        "new": {entry.text for entry in found.new},
        "gone": {entry.text for entry in found.gone},
        "changed": {pair.right.text for pair in found.changed},
        "same": {pair.right.text for pair in found.same},
    }


def test_two_versions_of_a_file(opened: Corpus, reading: Callable[..., Reading], clock: Clock) -> None:
    old, new = reading(*OLD), reading(*NEW)
    keep(opened, old)
    clock.day = 2
    keep(opened, new)
    with opened.reading() as connection:
        (listed,) = inventory.inventory(connection)
    assert [(v.document, v.since[:10], v.until[:10]) for v in listed.earlier] == [
        (old.document.id, "2026-11-01", "2026-11-02")
    ]
    assert listed.since.startswith("2026-11-02")
    found = opened.compare(old.document.id[:12], "brief", "versie")
    assert texts(found) == {
        "new": {NEW[3]},
        "gone": {OLD[3]},
        "changed": {NEW[2]},
        "same": {"Realisatie", NEW[1]},
    }
    (pair,) = found.changed
    assert (pair.left.text, pair.reworded) == (OLD[1], True)


def test_a_judgement_goes_along_with_the_version_that_it_is_about(
    opened: Corpus, reading: Callable[..., Reading], clock: Clock
) -> None:
    old = reading(*OLD)
    _, _, request, _ = keep(opened, old)
    judge(opened, request, clock, Act.CHANGE, rol="standpunt")
    keep(opened, reading(*NEW))
    found = opened.compare(old.document.id[:12], "brief.txt", "versie")
    (pair,) = (pair for pair in found.pairs if pair.right.text == OLD[2])
    assert (pair.left.said.rol, pair.left.state) == ("standpunt", "mens")
    assert (pair.right.said.rol, pair.right.state, pair.changed) == ("standpunt", "heropend", ())


def test_the_record_at_two_moments(opened: Corpus, reading: Callable[..., Reading], clock: Clock) -> None:
    heading, _, request, supervision = keep(opened, reading(*OLD))
    clock.day = 3
    judge(opened, request, clock, Act.CHANGE, rol="standpunt")
    judge(opened, supervision, clock, Act.REJECT)
    clock.day = 5
    keep(opened, reading(*NEW))
    keep(opened, reading("Een ander stuk van een ander.", name="ander.txt"))
    clock.day = 7
    opened.set_folder({"ander.txt": opened.files()["ander.txt"]}, {})

    judged = opened.compare("2026-11-02", "2026-11-04", "stand")
    assert texts(judged)["gone"] == {supervision.text}
    (pair,) = judged.changed
    assert (pair.left.said.rol, pair.right.said.rol, pair.right.state) == ("oproep", "standpunt", "mens")
    assert {pair.right.id for pair in judged.same} >= {heading.id}

    replaced = opened.compare("2026-11-04", "2026-11-06", "stand")
    assert texts(replaced)["new"] == {NEW[3], "Een ander stuk van een ander."}
    assert texts(replaced)["changed"] == {NEW[2]}
    assert texts(replaced)["gone"] == set()

    left = opened.compare("2026-11-06", "nu", "stand")
    assert texts(left)["gone"] == {"Realisatie", *NEW[1:]}
    assert not opened.compare("2025", "2026-10", "stand").pairs


def test_the_record_now_is_what_counts(opened: Corpus, reading: Callable[..., Reading], clock: Clock) -> None:
    _, narrow, request, supervision = keep(opened, reading(*OLD))
    judge(opened, narrow, clock, Act.CHANGE, thema=frozenset({"spuk", "ibt"}), eerder=True)
    judge(opened, request, clock, Act.ACCEPT)
    judge(opened, supervision, clock, Act.REJECT)
    now, asked = sides(opened, "nu", "nu", "stand").left, sides(opened, "", "").left
    assert [(e.id, e.text, e.said.rol, set(e.said.thema), e.said.eerder, e.state, e.bron) for e in now] == [
        (e.id, e.text, e.said.rol, set(e.said.thema), e.said.eerder, e.state, e.bron) for e in asked
    ]


def test_pieces_are_there_from_the_moment_that_they_were_cut(
    opened: Corpus, reading: Callable[..., Reading], clock: Clock
) -> None:
    (whole,) = keep(opened, reading("De termijn is te krap en het geld komt te laat."))
    clock.day = 3
    event = Judgement(
        observation=whole.id,
        document=whole.document,
        act=Act.SPLIT,
        labels=Labels(),
        author="Jansen",
        made_at=clock(),
        model=STAMP.model,
        codebook=STAMP.codebook,
        machine=Labels(),
        pieces=(len("De termijn is te krap "),),
    )
    with opened.writing() as connection:
        log.enter(connection, [event])
        deriving.derive(connection, whole.document, opened.language)
    found = opened.compare("2026-11-02", "nu", "stand")
    assert texts(found)["new"] | texts(found)["changed"] == {
        "De termijn is te krap",
        "en het geld komt te laat.",
    }
    coded = sides(opened, STAMP.codebook, STAMP.codebook, "codeboek")
    assert [entry.text for entry in coded.left] == [whole.text]


def test_two_codebooks_and_two_models(opened: Corpus, reading: Callable[..., Reading], clock: Clock) -> None:
    made = reading(*OLD)
    observations = keep(opened, made)
    keep(opened, reading("Alleen hier.", name="los.txt"))
    clock.day = 2
    recoded = tuple(
        replace(
            o, coding=replace(o.coding, rol="context", thema=(), codebook="spreidingswet/9", model="bos/2")
        )
        if o is observations[1]
        else o
        for o in observations
    )
    keep(opened, made, Stamp("lezer/1", "bos/2", "spreidingswet/9"), recoded)
    judge(opened, observations[2], clock, Act.CHANGE, rol="standpunt")
    for kind, left, right in (
        ("codeboek", STAMP.codebook, "spreidingswet/9"),
        ("model", STAMP.model.split("/")[0], "bos"),
    ):
        found = sides(opened, left, right, kind)
        (pair,) = found.comparison.changed
        assert (pair.left.said.rol, pair.right.said.rol) == (observations[1].coding.rol, "context")
        assert found.left_out == ("los.txt",)
        assert len(found.comparison.same) == len(observations) - 1
    back = sides(opened, "spreidingswet/9", STAMP.codebook, "codeboek").comparison
    assert back.changed[0].right.said.rol == observations[1].coding.rol


def test_two_questions(opened: Corpus, reading: Callable[..., Reading]) -> None:
    first = reading(*OLD, name="eerste.txt", sender="Provincie Merenland")
    second = reading(*NEW, name="tweede.txt", sender="Provincie Merenland")
    keep(opened, first)
    keep(opened, second)
    found = opened.compare("document:eerste", Is("document", ("tweede",)))
    assert texts(found)["same"] == {"Realisatie", NEW[1]}
    assert texts(found)["new"] >= {NEW[3]}
    everything = opened.compare("", "document:tweede")
    assert not everything.new
    assert {pair.by for pair in everything.pairs} == {"id"}


def test_what_is_not_understood_is_told(opened: Corpus, reading: Callable[..., Reading]) -> None:
    keep(opened, reading(*OLD))
    for left, right, kind, told in (
        ("nergens", "brief", "versie", "geen stuk 'nergens'"),
        ("", "brief", "versie", "geen naam"),
        ("brief", "abc", "versie", "geen stuk 'abc'"),
        ("spreidingswet/1", "spreidingswet/7", "codeboek", "'spreidingswet/7'"),
        ("%", "%", "model", "'%'"),
        ("gisteren", "nu", "stand", "'gisteren' is geen moment"),
        ("2026-02-30", "nu", "stand", "geen moment"),
        ("a", "b", "kleur", "Op 'kleur'"),
    ):
        with pytest.raises((ComparisonError, UnknownDocumentError), match=told):
            opened.compare(left, right, kind)


def test_a_name_or_digits_that_several_have(opened: Corpus, reading: Callable[..., Reading]) -> None:
    keep(opened, reading("Een.", name="a/brief.txt"))
    keep(opened, reading("Twee.", name="b/brief.txt"))
    with pytest.raises(UnknownDocumentError, match="van alles"):
        opened.compare("brief", "a/brief.txt", "versie")
    assert opened.compare("B/brief.txt", "a/brief.txt", "versie").new
    with pytest.raises(FilterError):
        opened.compare("rol:held", "")


def test_a_document_that_was_removed_is_no_side(
    opened: Corpus, reading: Callable[..., Reading], clock: Clock
) -> None:
    old = reading(*OLD)
    keep(opened, old)
    keep(opened, reading(*NEW))
    erasing.erase(opened, old.document.id, "op verzoek", "Jansen")
    with pytest.raises(UnknownDocumentError, match="verwijderd"):
        opened.compare(old.document.id[:12], "brief", "versie")
    clock.day = 2
    assert len(opened.compare("2026-11-01", "nu", "stand").same) == len(NEW)
    (row,) = opened.documents_frame().to_dicts()
    assert row["eerder"] == []


def test_a_model_that_may_be_several(opened: Corpus, reading: Callable[..., Reading]) -> None:
    made = reading(*OLD)
    observations = keep(opened, made)
    for model in ("bos/1", "bos/2"):
        coded = tuple(replace(o, coding=replace(o.coding, model=model)) for o in observations)
        keep(opened, made, STAMP._replace(model=model), coded)
    with pytest.raises(ComparisonError, match="Kies uit: bos/1; bos/2"):
        opened.compare("bos", "bos/1", "model")
    assert len(opened.compare("bos/1", "BOS/2", "model").same) == len(observations)


def test_what_was_recorded_before_moments_were_kept_was_always_there(
    opened: Corpus, reading: Callable[..., Reading], clock: Clock
) -> None:
    clock.day = 0
    keep(opened, reading(*OLD))
    assert len(opened.compare("2000", "nu", "stand").same) == len(OLD)


def test_a_moment_has_what_a_later_reading_no_longer_finds(
    opened: Corpus, reading: Callable[..., Reading], clock: Clock
) -> None:
    made = reading(*OLD)
    observations = keep(opened, made)
    judge(opened, observations[3], clock, Act.CHANGE, rol="context")
    clock.day = 3
    keep(opened, made, STAMP._replace(reader="lezer/2"), observations[:2])
    found = opened.compare("2026-11-02", "nu", "stand")
    assert [(e.text, e.said.rol) for e in found.gone] == [(OLD[2], "oproep"), (OLD[3], "context")]
    assert len(found.same) == 2
    clock.day = 5
    keep(opened, made, STAMP, observations)
    assert len(opened.compare("2026-11-02", "nu", "stand").same) == len(OLD)
    assert len(opened.compare("2026-11-04", "nu", "stand").new) == 2


def test_moments() -> None:
    assert moment("2026-11-01T12:00:00+01:00") == "2026-11-01T11:00:00+00:00"
    assert moment("2026-11-01T12:00Z") == "2026-11-01T12:00:00+00:00"
    assert moment(" NU ") > moment("9998") > moment("2026-12") > moment("2026-11-30T00:00")
    for wrong in ("", "morgen", "2026-13", "9999-12-31T23:59:59-12:00", "2026-11-01T25:00"):
        with pytest.raises(ComparisonError):
            moment(wrong)


def test_what_left_the_folder_is_listed_with_its_last_name(
    opened: Corpus, reading: Callable[..., Reading], clock: Clock
) -> None:
    made, other = reading(*OLD), reading("Blijft.", name="blijft.txt")
    keep(opened, made)
    keep(opened, other)
    clock.day = 2
    opened.set_folder({"hernoemd.txt": other.document.id}, {})
    with opened.reading() as connection:
        (gone,) = inventory.departed(connection)
        (listed,) = inventory.inventory(connection)
    assert (gone.document, gone.name, gone.until[:10]) == (made.document.id, "brief.txt", "2026-11-02")
    assert (listed.about.name, listed.earlier, listed.observations) == ("hernoemd.txt", (), 1)
    assert len(opened.compare(made.document.id[:8], "hernoemd", "versie").gone) == len(OLD)


def test_documents_as_a_frame(opened: Corpus, reading: Callable[..., Reading], clock: Clock) -> None:
    assert opened.documents_frame().columns == list(inventory.COLUMNS)
    _, narrow, _, supervision = keep(opened, reading(*OLD, sender="Provincie Merenland"))
    judge(opened, narrow, clock, Act.ACCEPT)
    judge(opened, supervision, clock, Act.REJECT)
    (row,) = opened.documents_frame().to_dicts()
    assert (row["document"], row["bron"], row["datum"]) == ("brief", ["Provincie Merenland"], "2026-01-26")
    assert (row["waarnemingen"], row["beoordeeld"]) == (len(OLD) - 1, 2)
    assert (row["delen"], row["paginas"], row["eerder"]) == (["invoeringstoets"], 1, [])
