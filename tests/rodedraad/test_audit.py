"""Holding a draft against a corpus on the command line."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.rodedraad.conftest import Ran

    Run = Callable[..., Ran]

TOETS = """Invoeringstoets Zandland

Realisatie

De termijn van zes maanden is veel te krap om een vergunning te krijgen en te bouwen.

Het interbestuurlijk toezicht is nog altijd niet van de grond gekomen.

De telregels van de uitkering zijn zo ingewikkeld dat niemand ze kan toepassen.
"""
CONFIDED = "De bekostiging van het beheer is veel te laag en dekt de kosten van gemeenten niet."
MINUTES = f"""Vertrouwelijk

Verslag bestuurlijk overleg

{CONFIDED}
"""
DRAFT = (
    "Geachte voorzitter,",
    "Hierbij bied ik uw Kamer de uitkomsten aan.",
    "De termijn van zes maanden is veel te krap om te bouwen en een vergunning te krijgen.",
    "Het interbestuurlijk toezicht is nog niet overal volledig benut.",
    "De reistijd van bewoners naar de huisarts is door de wet verkort.",
)


@pytest.fixture
def made(rodedraad: Run, tmp_path: Path) -> Path:
    folder = tmp_path / "stukken"
    folder.mkdir()
    (folder / "zandland.txt").write_text(TOETS, "utf-8")
    (folder / "overleg.txt").write_text(MINUTES, "utf-8")
    (folder / "dossier.toml").write_text('[documenten."overleg.txt"]\nvertrouwelijk = true\n', "utf-8")
    assert rodedraad("run", folder, "--out", tmp_path / "uit").code == 0
    return tmp_path / "uit"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "concept.txt"
    path.write_text("\n\n".join(DRAFT), "utf-8")
    return path


def judged(rodedraad: Run, made: Path, draft: Path, *more: str) -> dict[str, Any]:
    ran = rodedraad("audit", draft, "--corpus", made, "--json", *more)
    assert (ran.code, ran.err) == (0, "")
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_points_and_claims_come_as_plain_values(rodedraad: Run, made: Path, draft: Path) -> None:
    found = judged(rodedraad, made, draft)
    statuses = {point["thema"]: point["status"] for point in found["points"]}
    assert statuses["termijnen"] == "behandeld"
    assert statuses["ibt"] == "afgezwakt"
    assert statuses["spuk"] == "afwezig"
    assert {
        "id",
        "thema",
        "label",
        "status",
        "independent_sources",
        "draft_sentences",
        "observations",
    } <= set(found["points"][0])
    support = {claim["text"]: (claim["supported"], bool(claim["observations"])) for claim in found["claims"]}
    assert support[DRAFT[2]] == (True, True)
    assert support[DRAFT[4]] == (False, False)
    assert DRAFT[1] not in support
    assert 0 < found["score"] < 1


def test_what_is_softened_and_left_out_reads_as_dutch(rodedraad: Run, made: Path, draft: Path) -> None:
    ran = rodedraad("audit", draft, "--corpus", made)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.index("AFGEZWAKT") < ran.out.index("WEGGELATEN") < ran.out.index("BEWERINGEN ZONDER STEUN")
    assert "'niet overal volledig'" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 100


def test_what_is_confidential_is_quoted_only_when_asked_for(rodedraad: Run, made: Path, draft: Path) -> None:
    start = CONFIDED[:40]
    for more in ((), ("--json",)):
        assert start not in rodedraad("audit", draft, "--corpus", made, *more).out
        assert start in rodedraad("audit", draft, "--corpus", made, "--include-confidential", *more).out


def test_a_draft_that_lies_in_the_dossier_is_no_source_for_itself(
    rodedraad: Run, made: Path, draft: Path, tmp_path: Path
) -> None:
    alone = judged(rodedraad, made, draft)
    shutil.copy(draft, tmp_path / "stukken" / "concept.txt")
    assert rodedraad("run", tmp_path / "stukken", "--out", made).code == 0
    assert judged(rodedraad, made, draft) == alone


def test_a_draft_in_word_is_judged_as_the_same_text(
    rodedraad: Run, made: Path, draft: Path, tmp_path: Path
) -> None:
    paper = Document()
    for line in DRAFT:
        paper.add_paragraph(line)
    paper.save(str(tmp_path / "concept.docx"))
    found, other = judged(rodedraad, made, tmp_path / "concept.docx"), judged(rodedraad, made, draft)
    assert found["points"] == other["points"]
    assert found["score"] == other["score"]


def test_a_corpus_without_bottlenecks_says_so(rodedraad: Run, draft: Path, tmp_path: Path) -> None:
    folder = tmp_path / "leeg"
    folder.mkdir()
    (folder / "agenda.txt").write_text("Agenda\n\nDe vergadering begint om tien uur.\n", "utf-8")
    assert rodedraad("run", folder, "--out", tmp_path / "niets").code == 0
    ran = rodedraad("audit", draft, "--corpus", tmp_path / "niets")
    assert ran.code == 0
    assert "geen knelpunten" in ran.out


def test_a_draft_that_cannot_be_read_is_an_error_with_a_remedy(
    rodedraad: Run, made: Path, tmp_path: Path
) -> None:
    ran = rodedraad("audit", tmp_path / "weg.docx", "--corpus", made)
    assert (ran.code, ran.out) == (13, "")
    assert "weg.docx" in ran.err or "geopend" in ran.err
