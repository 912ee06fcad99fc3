"""A short form of each campaign; `make soak` has the long one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.soak import __main__ as soak
from tests.soak import exports, kills, mutated
from tests.soak.__main__ import page
from tests.soak.mutated import Sum, Told
from tests.soak.seeds import drawing

if TYPE_CHECKING:
    from pathlib import Path

    from tests.soak.kills import Kill

SHORT: dict[str, tuple[Kill, int]] = {
    "recoding": (kills.recoding_kills, 1),
    "review": (kills.review_kills, 1),
    "export": (kills.export_kills, 1),
    "jobs": (kills.job_kills, 1),
}


@pytest.mark.parametrize("kind", SHORT)
def test_nothing_is_lost_by_a_kill(kind: str, tmp_path: Path) -> None:
    kill, count = SHORT[kind]
    assert kill(tmp_path, count, drawing("kort", kind)) == [""] * count


def test_a_whole_campaign_is_two_hundred_kills() -> None:
    assert sum(count for _, count in kills.KINDS.values()) == 200


def test_an_ended_campaign_goes_on_where_it_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    handed = list[str]()

    def batch(folder: list[tuple[str, str, bytes]], *_: object, **__: object) -> Told:
        handed.extend(label.split()[0] for label, _, _ in folder)
        return Told(len(folder))

    monkeypatch.setattr(soak, "STATE", tmp_path / "uit" / "soak.json")
    monkeypatch.setattr(mutated, "batch", batch)
    monkeypatch.setattr(mutated, "BATCH", 5)
    kept = soak.Kept("1")
    kept.killed["een schrijver"] = ["", "lost"], 2.0
    mutated.campaign(20, 1, until=0, total=kept.files, after=lambda _: kept.write())
    again = soak.Kept.read("1")
    assert (again.killed, again.files.files) == ({"een schrijver": [["", "lost"], 2.0]}, 5)
    mutated.campaign(20, 1, total=again.files)
    assert handed == [f"{number:05}" for number in range(20)]
    assert again.files.read == 20
    assert soak.Kept.read("of another program") == soak.Kept("of another program")


def test_damaged_files_are_taken_in_or_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    total = mutated.campaign(30, 2)
    assert (total.files, total.wrong) == (30, [])
    assert total.read
    assert total.refused


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        (Told(3, {"1/a.pdf": "Het bestand is leeg."}, 400), 0),
        (Told(3, {"1/a.pdf": "Bij dit bestand ging in Rodedraad zelf iets mis (KeyError)."}, 400), 1),
        (Told(3, {"1/a.pdf": "Het lezen duurde langer dan 60 seconden en is afgebroken."}, 400), 1),
        (Told(3, {}, mutated.MEMORY + 1), 1),
    ],
)
def test_what_counts_as_wrong(told: Told, wrong: int) -> None:
    assert len(list(mutated._wrong(told))) == wrong


def test_a_folder_that_ends_its_process_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutated.sys, "executable", "/bin/false")
    assert mutated.batch([("00001 x brief.txt", "brief.txt", b"x")], 1, tmp_path).wrong == ("ended with 1: ",)


def test_names_depend_on_the_seed_and_are_odd_now_and_then() -> None:
    names = [mutated.name("brief.txt", number, 1) for number in range(200)]
    assert names == [mutated.name("brief.txt", number, 1) for number in range(200)]
    assert 10 < sum(name != "brief.txt" for name in names) < 60
    assert ".." not in {mutated.name("stuk", number, 1) for number in range(2_000)}


@pytest.mark.parametrize(
    ("name", "content", "is_whole"),
    [
        ("a.pdf", b"%PDF-1.7 ... %%EOF\n", True),
        ("a.pdf", b"%PDF-1.7 ...", False),
        ("a.csv", b"a,b\n1", False),
    ],
)
def test_a_half_file_is_seen(tmp_path: Path, name: str, content: bytes, is_whole: bool) -> None:
    (tmp_path / name).write_bytes(content)
    assert (exports._half(tmp_path / name, made=True) == "") == is_whole


def test_the_page_tells_what_came_of_it() -> None:
    made = page(7, [("een schrijver", ["", "lost"], 12.4)], Sum(100, 50, 40, 500, 9.0, ["x"]), 10_000)
    assert "| een schrijver | 2 | 1 | 12 |" in made
    assert "| 100 | 10,000 | 50 | 40 | 1 | 500 MiB | 9 |" in made
