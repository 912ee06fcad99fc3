"""A letter that a run wrote, edited and handed back to be audited."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document

from nlp import analysis
from reports import build, formats
from reports.changes import TITLE
from rodedraad import auditing, drafts, finding, opening, output, pipeline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.rodedraad.conftest import Ran

    Run = Callable[..., Ran]

TERM = "De termijn van zes maanden is veel te krap om een vergunning te krijgen en te bouwen."
OVERSIGHT = "Het interbestuurlijk toezicht is nog altijd niet van de grond gekomen."
COUNTING = "De telregels van de uitkering zijn zo ingewikkeld dat niemand ze kan toepassen."
SOFT = "Het interbestuurlijk toezicht is nog niet overal volledig benut."


@pytest.fixture(scope="module", autouse=True)
def few_reports() -> Iterator[None]:
    """The letter alone, in all its formats: what a user edits and has audited."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(output, "KINDS", ("kamerbrief",))
        yield


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("brief")
    (folder / "stukken").mkdir()
    text = "\n\n".join(("Invoeringstoets Zandland", "Realisatie", TERM, OVERSIGHT, COUNTING))
    (folder / "stukken" / "zandland.txt").write_text(text, "utf-8")
    pipeline.run(folder / "stukken", folder / "uit")
    return folder / "uit"


def audited(rodedraad: Run, made: Path, letter: Path) -> dict[str, Any]:
    ran = rodedraad("audit", letter, "--corpus", made, "--json")
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


def statuses(found: dict[str, Any]) -> dict[str, str]:
    """What the letter does with each point, by its label."""
    return {point["label"]: point["status"] for point in found["points"]}


@pytest.mark.parametrize("form", sorted(set(formats.RENDERERS) - {"md"}))
def test_the_letter_as_it_was_written_covers_the_dossier(rodedraad: Run, made: Path, form: str) -> None:
    found = audited(rodedraad, made, made / f"kamerbrief.{form}")
    assert found["score"] == 1.0
    assert set(statuses(found).values()) == {"behandeld"}


def test_what_an_editor_softens_and_cuts_is_found_and_nothing_else(
    rodedraad: Run, made: Path, tmp_path: Path
) -> None:
    before = statuses(audited(rodedraad, made, made / "kamerbrief.docx"))
    letter = Document(str(made / "kamerbrief.docx"))
    for paragraph in letter.paragraphs:
        if OVERSIGHT in paragraph.text:
            paragraph.text = SOFT
        elif COUNTING in paragraph.text:
            paragraph._element.getparent().remove(paragraph._element)
    letter.save(str(tmp_path / "bewerkt.docx"))
    after = statuses(audited(rodedraad, made, tmp_path / "bewerkt.docx"))
    changed = {label: status for label, status in after.items() if before[label] != status}
    assert sorted(changed.values()) == ["afgezwakt", "afwezig"]


@pytest.mark.parametrize("form", sorted(set(formats.RENDERERS) - {"md"}))
def test_only_the_letter_itself_speaks(
    made: Path, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A letter with changes whose passages and dropped sentences say everything, and whose text nothing."""
    from dataclasses import replace

    from reports.blocks import Paragraph
    from reports.changes import changes
    from reports.versions import version

    with opening.corpus(made) as opened:
        letter = build.report("kamerbrief", finding.found(opened), analysis.codebook())
        emptied = tuple(
            replace(s, blocks=tuple(b for b in s.blocks if isinstance(b, Paragraph) and not _cites(b)))
            for s in letter.sections
        )
        bare = replace(letter, sections=emptied, annex=())
        told = changes(version(letter), version(bare), frozenset(i for i in letter.numbers))
        path = tmp_path / f"kaal.{form}"
        path.write_bytes(formats.RENDERERS[form](replace(bare, changes=told)))  # type: ignore[index]
        spoken: list[str] = []
        whole = drafts.spoken

        def heard(*given: Any) -> Any:
            found = whole(*given)
            spoken.extend(sentence.text for sentence in found)
            return found

        monkeypatch.setattr(drafts, "spoken", heard)
        auditing.audited(opened, path)
    assert spoken
    for words in (TERM, OVERSIGHT, COUNTING, TITLE, "opgesteld uit", "Retouradres"):
        assert not [text for text in spoken if words in text], words


@pytest.mark.parametrize("form", sorted(set(formats.RENDERERS) - {"md"}))
def test_what_stands_as_it_was_written_is_borne_out(rodedraad: Run, made: Path, form: str) -> None:
    claims = audited(rodedraad, made, made / f"kamerbrief.{form}")["claims"]
    assert claims
    assert not [claim["text"] for claim in claims if not claim["supported"]]
    assert not [claim["text"] for claim in claims if "[" in claim["text"]]


def test_what_was_edited_is_judged_as_any_sentence(rodedraad: Run, made: Path, tmp_path: Path) -> None:
    letter = Document(str(made / "kamerbrief.docx"))
    edited = "De vuurtoren van de hoofdstad is door de wet verhuurd aan de koning."
    letter.paragraphs[-1].insert_paragraph_before(edited)
    letter.save(str(tmp_path / "bewerkt.docx"))
    claims = audited(rodedraad, made, tmp_path / "bewerkt.docx")["claims"]
    assert [claim["text"] for claim in claims if not claim["supported"]] == [edited]


def _cites(paragraph: Any) -> bool:
    return any(sentence.observations for sentence in paragraph.sentences)
