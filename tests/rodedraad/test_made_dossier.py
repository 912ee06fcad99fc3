"""Made dossiers: the same each time, in every format, and read back as what they are known to hold."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ingest import registry
from nlp import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from corpus.model import Reading

    Told = list[dict[str, Any]]

BENCH = str(Path(__file__).parents[1] / "bench")
SIZE = 60
SENTENCES, SENDERS, DATES = 0.98, 0.9, 0.97
"""What must be found again at least, as a share of what was written."""


@pytest.fixture(scope="module")
def make() -> Iterator[Callable[..., None]]:
    """Makes a dossier."""
    sys.path.insert(0, BENCH)
    from dossier_maker import making

    yield making.make
    sys.path.remove(BENCH)


@pytest.fixture(scope="module")
def dossier(make: Callable[..., None], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gemaakt") / "dossier"
    make(folder, SIZE, seed=4, processes=1)
    return folder


@pytest.fixture(scope="module")
def told(dossier: Path) -> Told:
    lines = dossier.with_name("dossier.waarheid.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def readings(dossier: Path, told: Told) -> list[Reading]:
    return [registry.read(dossier / one["naam"], name=one["naam"]) for one in told]


def test_every_format_that_is_read_is_made() -> None:
    sys.path.insert(0, BENCH)
    from dossier_maker.setting import SETTERS

    sys.path.remove(BENCH)
    assert set(SETTERS) == set(registry.MODULES)


def test_every_document_reads_as_its_format(readings: list[Reading], told: Told) -> None:
    assert [one.document.format for one in readings] == [one["formaat"] for one in told]
    assert len({one["formaat"] for one in told}) >= 7


def test_sender_and_date_are_found_again(readings: list[Reading], told: Told) -> None:
    senders = [
        known["afzender"] in {fact.value for fact in one.document.metadata.senders}
        for one, known in zip(readings, told, strict=True)
    ]
    dates = [
        one.document.metadata.date is not None and one.document.metadata.date.value == known["datum"]
        for one, known in zip(readings, told, strict=True)
    ]
    assert sum(senders) >= SENDERS * SIZE
    assert sum(dates) >= DATES * SIZE


def test_the_sentences_are_found_again(readings: list[Reading], told: Told) -> None:
    written = found = 0
    for one, known in zip(readings, told, strict=True):
        wanted = Counter(sentence["tekst"] for sentence in known["zinnen"])
        written += wanted.total()
        found += (wanted & Counter(unit.text for unit in sentences.segment(one.blocks))).total()
    assert found >= SENTENCES * written


def test_the_same_seed_gives_the_same_bytes_whatever_the_number_of_documents(
    make: Callable[..., None], dossier: Path, tmp_path: Path
) -> None:
    make(tmp_path / "weer", 25, seed=4, processes=1)
    again = sorted(path for path in (tmp_path / "weer").rglob("*") if path.is_file())
    assert len(again) == 25
    for path in again:
        assert path.read_bytes() == (dossier / path.relative_to(tmp_path / "weer")).read_bytes()


def test_another_seed_gives_other_documents(make: Callable[..., None], dossier: Path, tmp_path: Path) -> None:
    make(tmp_path / "anders", 10, seed=5, processes=1)
    contents = {path.read_bytes() for path in dossier.rglob("*") if path.is_file()}
    assert not contents & {path.read_bytes() for path in (tmp_path / "anders").rglob("*") if path.is_file()}


def test_short_documents_have_at_most_twenty_sentences(make: Callable[..., None], tmp_path: Path) -> None:
    make(tmp_path / "kort", 30, seed=4, short=True, processes=1)
    lines = (tmp_path / "kort.waarheid.jsonl").read_text("utf-8").splitlines()
    assert max(len(json.loads(line)["zinnen"]) for line in lines) <= 21  # with the line that covers an annex


def test_letters_of_the_kring_have_the_same_sentences(told: Told) -> None:
    letters = [one for one in told if one["kring"]]
    texts = {one["kring"]: [s["tekst"] for s in one["zinnen"]][1:] for one in letters}
    assert len(letters) > len(texts)
    for letter in letters:
        assert [s["tekst"] for s in letter["zinnen"]][1:] == texts[letter["kring"]]


def test_answers_name_calls_that_were_made(told: Told) -> None:
    by_name = {one["naam"]: one for one in told}
    answered = [(one, answer) for one in told for answer in one["antwoorden"]]
    assert answered
    for one, answer in answered:
        asking = by_name[answer["name"]]
        calls = {s["tekst"] for s in asking["zinnen"] if s["rol"] == "oproep"}
        assert answer["call"] in calls
        assert answer["commitment"] in {s["tekst"] for s in one["zinnen"]}
        assert asking["datum"] < one["datum"]


def test_the_counts_are_those_of_the_documents(dossier: Path, told: Told) -> None:
    counts = json.loads(dossier.with_name("dossier.tellingen.json").read_text("utf-8"))
    rollen = Counter(sentence["rol"] for one in told for sentence in one["zinnen"])
    assert counts["rol"] == dict(sorted(rollen.items()))
    assert counts["totaal"]["documenten"] == SIZE
    assert counts["soort"] == dict(sorted(Counter(one["soort"] for one in told).items()))
