"""`rodedraad findings`: what the dossier amounts to, as text and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from tests.rodedraad.conftest import Ran

POINT = {"id", "label", "observations", "sources", "first_seen", "last_seen", "status"}
ENTRY = {"kind", "text", "owner", "addressee", "deadline", "source", "answers", "status"}
STATUSES = {"nieuw", "terugkerend", "stil", "beantwoord", "opnieuw"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from pathlib import Path

    from rodedraad import pipeline
    from rodedraad.engines import Engine

    out = tmp_path_factory.mktemp("bevindingen")
    pipeline.run(Path(__file__).parent.parent.parent / "examples" / "dossier", out, engine=Engine(jobs=1))
    return out


def asked(rodedraad: Callable[..., Ran], made: Path, *words: str) -> dict[str, Any]:
    ran = rodedraad("findings", "--corpus", made, "--json", *words)
    assert (ran.code, ran.err) == (0, "")
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_everything_that_parliament_must_know_is_there(rodedraad: Callable[..., Ran], made: Path) -> None:
    found = asked(rodedraad, made)
    themas = {thema["thema"]: thema for thema in found["themas"]}
    assert len(themas) == 16
    for thema in themas.values():
        assert isinstance(thema["documents"], int)
        assert isinstance(thema["independent_sources"], int)
        assert all(point.keys() >= POINT and point["status"] in STATUSES for point in thema["points"])
    assert themas["termijnen"]["points"]
    assert {entry["kind"] for entry in found["register"]} == {"oproep", "toezegging", "actie"}
    assert all(entry.keys() >= ENTRY for entry in found["register"])
    assert all(isinstance(text["signatories"], list) for text in found["shared_text"])
    assert isinstance(found["missing_documents"], list)
    assert found["peildatum"] == max(e["date"] for e in found["register"] if e["date"])


def test_every_observation_of_a_point_is_in_the_corpus(rodedraad: Callable[..., Ran], made: Path) -> None:
    known = {
        row["id"] for row in json.loads(rodedraad("observations", "--corpus", made, "--format", "json").out)
    }
    points = [point for thema in asked(rodedraad, made)["themas"] for point in thema["points"]]
    assert {id_ for point in points for id_ in point["observations"]} <= known


def test_one_thema_alone(rodedraad: Callable[..., Ran], made: Path) -> None:
    found = asked(rodedraad, made, "--thema", "IBT")
    assert [thema["thema"] for thema in found["themas"]] == ["ibt"]
    told = rodedraad("findings", "--corpus", made, "--thema", "ibt")
    assert "onafhankelijke bronnen" in told.out
    assert rodedraad("findings", "--corpus", made, "--thema", "onzin").code == 30


def test_words_of_confidential_documents_are_not_shown(rodedraad: Callable[..., Ran], made: Path) -> None:
    rows = json.loads(rodedraad("observations", "vertrouwelijk:ja", "--corpus", made, "--format", "json").out)
    told = rodedraad("findings", "--corpus", made).out + rodedraad("findings", "--corpus", made, "--json").out
    shared = {text["text"] for text in asked(rodedraad, made)["shared_text"]}
    secret = [row["text"] for row in rows if len(row["text"]) > 40 and row["text"] not in shared]
    assert len(secret) > 20
    assert [text for text in secret if text in told] == []
    assert any(
        text in rodedraad("findings", "--corpus", made, "--include-confidential").out for text in secret
    )
