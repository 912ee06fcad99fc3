"""Judging on the command line, what to judge next, agreement, and learning from what was judged."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from corpus.coders import agreed
from nlp.passages import UNCODED
from rodedraad import lessons, opening

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.rodedraad.conftest import Ran, RunOver

    Run = Callable[..., Ran]


@pytest.fixture
def made(run_over: RunOver, dossier: Path, tmp_path: Path) -> Path:
    return run_over(dossier, tmp_path / "uit")


def listed(rodedraad: Run, made: Path, *words: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(
        rodedraad("observations", *words, "--corpus", made, "--format", "json").out
    )
    return found


@pytest.fixture
def id_(rodedraad: Run, made: Path) -> str:
    return str(listed(rodedraad, made, "rol:knelpunt")[0]["id"])


def test_a_judgement_is_entered_shown_and_taken_back(rodedraad: Run, made: Path, id_: str) -> None:
    ran = rodedraad(
        "review", id_, "--corpus", made, "--rol", "gevolg", "--by", "Jansen", "--why", "volgt eruit"
    )
    assert (ran.code, ran.err) == (0, "")
    assert "geldt: rol gevolg" in ran.out
    assert "beoordeeld door Jansen" in ran.out
    assert listed(rodedraad, made, "beoordeling:mens")[0]["rol"] == "gevolg"
    shown = json.loads(rodedraad("review", id_, "--corpus", made, "--json").out)
    assert (shown["beoordeling"], shown["machine"]["rol"], shown["oordelen"][0]["waarom"]) == (
        "mens", "knelpunt", "volgt eruit",
    )  # fmt: skip
    assert rodedraad("review", id_, "--corpus", made, "--undo", "--by", "Jansen").code == 0
    assert listed(rodedraad, made, "beoordeling:mens") == []


def test_themas_are_given_with_commas(rodedraad: Run, made: Path, id_: str) -> None:
    rodedraad("review", id_, "--corpus", made, "--thema", "IBT, termijnen", "--by", "J")
    assert set(listed(rodedraad, made, "thema:ibt")[0]["thema"]) == {"ibt", "termijnen"}  # type: ignore[call-overload]
    rodedraad("review", id_, "--corpus", made, "--thema", "geen", "--by", "J")
    assert listed(rodedraad, made, "beoordeling:mens")[0]["thema"] == []


def test_a_remark_changes_nothing_and_is_kept(rodedraad: Run, made: Path, id_: str) -> None:
    ran = rodedraad("review", id_, "--corpus", made, "--by", "J", "--why", "navragen bij de provincie")
    assert "navragen bij de provincie" in ran.out
    assert listed(rodedraad, made, "beoordeling:mens") == []


WRONG = [
    (("--accept",), 2),
    (("--accept", "--reject", "--by", "J"), 2),
    (("--accept", "--rol", "gevolg", "--by", "J"), 2),
    (("--eerder", "misschien", "--by", "J"), 2),
    (("--rol", "onzin", "--by", "J"), 30),
    (("--accept", "--by", " "), 60),
    (("--undo", "--by", "J"), 60),
]


@pytest.mark.parametrize(("words", "code"), WRONG)
def test_what_is_wrong_has_its_code(
    rodedraad: Run, made: Path, id_: str, words: tuple[str, ...], code: int
) -> None:
    ran = rodedraad("review", id_, "--corpus", made, *words)
    assert (ran.code, ran.out) == (code, "")


def test_next_begins_with_conflicts_and_says_whether_to_go_on(rodedraad: Run, made: Path, id_: str) -> None:
    rodedraad("review", id_, "--corpus", made, "--rol", "gevolg", "--by", "A")
    rodedraad("review", id_, "--corpus", made, "--accept", "--by", "B")
    coming = json.loads(rodedraad("next", "--corpus", made, "--count", "2", "--json").out)
    assert (coming["volgende"][0]["id"], coming["volgende"][0]["ground"]) == (id_, "strijdig")
    assert len(coming["volgende"]) == 2
    told = rodedraad("next", "--corpus", made)
    assert told.code == 0
    assert "steekproef" in told.out


def test_agreement_of_people_and_machine_and_what_is_to_be_decided(
    rodedraad: Run, made: Path, id_: str
) -> None:
    assert "nog niets beoordeeld" in rodedraad("agreement", "--corpus", made).out
    rodedraad("review", id_, "--corpus", made, "--rol", "gevolg", "--by", "A")
    rodedraad("review", id_, "--corpus", made, "--accept", "--by", "B")
    found = json.loads(rodedraad("agreement", "--corpus", made, "--json").out)
    pairs = {
        tuple(pair["codeurs"]): {one["question"]: one for one in pair["cijfers"]} for pair in found["paren"]
    }
    assert pairs["A", "B"]["rol"]["observed"]["value"] == 0
    assert pairs["B", "machine"]["rol"]["observed"]["value"] == 1
    assert [d["unit"] for d in found["te_beslissen"]] == [id_]
    assert "Te beslissen: 1" in rodedraad("agreement", "--corpus", made).out
    rodedraad("review", id_, "--corpus", made, "--decide", "--rol", "gevolg", "--by", "C")
    assert json.loads(rodedraad("agreement", "--corpus", made, "--json").out)["te_beslissen"] == []


def test_reports_tell_what_was_judged(rodedraad: Run, made: Path, dossier: Path, id_: str) -> None:
    rodedraad("review", id_, "--corpus", made, "--rol", "gevolg", "--by", "Jansen")
    ran = rodedraad("run", dossier, "--out", made)
    assert "1 van de" in ran.out
    html = (made / "rapport.html").read_text("utf-8")
    assert "gevolg (beoordeeld)" in html
    assert "waarvan 1 door een mens beoordeeld" in html


def test_what_was_judged_is_there_to_learn_from(rodedraad: Run, made: Path, id_: str, tmp_path: Path) -> None:
    ran = rodedraad("train", "--corpus", made, "--out", tmp_path / "model")
    assert ran.code == 40
    assert "nog niets beoordeeld" in ran.err
    rodedraad("review", id_, "--corpus", made, "--rol", "gevolg", "--by", "Jansen")
    with opening.corpus(made) as opened:
        (document,) = lessons.of_corpus(opened)
        assert set(agreed(opened.judgements())) == {id_}
    coded = [example for example in document.examples if example != UNCODED]
    assert [(example.rol, example.thema, example.eerder) for example in coded] == [("gevolg", None, None)]
    assert sum(len(stretch.texts) for stretch in document.stretches) == len(document.examples) > 1
