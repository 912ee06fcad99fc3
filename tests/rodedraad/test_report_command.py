"""A single report on the command line."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from corpus import errors
from reports import docx, formats
from reports.build import WRITERS
from rodedraad import pipeline

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.rodedraad.conftest import Ran

    Run = Callable[..., Ran]

TOETS = """Invoeringstoets Merenland

Realisatie

De termijn van zes maanden is veel te krap voor vergunning en bouw.

Wethouder J. van der Poel meldt dat het toezicht nog altijd ontbreekt.

Wij verzoeken de minister de termijn te verlengen.
"""
MINUTES = """Vertrouwelijk

Verslag bestuurlijk overleg

De wethouder dreigde met opstappen omdat het toezicht nog altijd ontbreekt.
"""
CONFIDED = "dreigde met opstappen"
PERSON = "van der Poel"
KINDS = sorted(set(WRITERS) - {"dekkingstoets"})


@pytest.fixture(scope="module")
def corpus_of_module(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rapporten")
    (folder / "stukken").mkdir()
    (folder / "stukken" / "merenland.txt").write_text(TOETS, "utf-8")
    (folder / "stukken" / "overleg.txt").write_text(MINUTES, "utf-8")
    pipeline.run(folder / "stukken", folder / "uit")
    return folder / "uit"


@pytest.fixture
def made(corpus_of_module: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus to report on, without reports of its own; the current folder is an empty one."""
    (tmp_path / "hier").mkdir()
    monkeypatch.chdir(tmp_path / "hier")
    (tmp_path / "uit").mkdir()
    shutil.copy(corpus_of_module / "corpus.db", tmp_path / "uit")
    return tmp_path / "uit"


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_of_any_kind_is_shown(rodedraad: Run, made: Path, kind: str) -> None:
    ran = rodedraad("report", kind, "--corpus", made, "--format", "html")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("<!DOCTYPE html>")
    assert CONFIDED not in ran.out
    assert rodedraad("report", kind, "--corpus", made, "--format", "html").out == ran.out


MAGIC = {"html": b"<!DOCTYPE html>", "docx": b"PK", "odt": b"PK", "pdf": b"%PDF-", "md": b"# "}


@pytest.mark.parametrize("form", sorted(formats.RENDERERS))
@pytest.mark.parametrize("kind", sorted(WRITERS))
def test_every_kind_comes_in_every_format(
    rodedraad: Run, made: Path, tmp_path: Path, kind: str, form: str
) -> None:
    (tmp_path / "brief.txt").write_text("Geachte voorzitter,\n\nDe termijn is te krap.\n", "utf-8")
    draft = ("--draft", tmp_path / "brief.txt") if kind == "dekkingstoets" else ()
    out = tmp_path / f"stuk.{form}"
    ran = rodedraad("report", kind, "--corpus", made, "--format", form, "--out", out, *draft)
    assert (ran.code, ran.out, ran.err) == (0, "", f"Geschreven: {out}\n")
    assert out.read_bytes().startswith(MAGIC[form])


@pytest.mark.parametrize("form", sorted(set(formats.RENDERERS) - {"html", "md"}))
def test_a_file_comes_in_the_current_folder(rodedraad: Run, made: Path, tmp_path: Path, form: str) -> None:
    ran = rodedraad("report", "kamerbrief", "--corpus", made, "--format", form)
    assert (ran.code, ran.out, ran.err) == (0, "", f"Geschreven: kamerbrief.{form}\n")
    assert [path.name for path in (tmp_path / "hier").iterdir()] == [f"kamerbrief.{form}"]


def test_the_name_of_the_file_tells_the_format(rodedraad: Run, made: Path, tmp_path: Path) -> None:
    out = tmp_path / "Brief aan de Kamer.DOCX"
    assert rodedraad("report", "kamerbrief", "--corpus", made, "--out", out).code == 0
    assert out.read_bytes().startswith(b"PK")
    ran = rodedraad("report", "kamerbrief", "--corpus", made, "--out", out, "--format", "html")
    assert (ran.code, "geen naam voor html" in ran.err) == (2, True)
    assert rodedraad("report", "kamerbrief", "--corpus", made, "--out", tmp_path / "brief").code == 2
    ran = rodedraad("report", "kamerbrief", "--corpus", made, "--out", tmp_path / "brief", "--format", "html")
    assert (ran.code, (tmp_path / "brief").read_text("utf-8")[:9]) == (0, "<!DOCTYPE")


def test_what_is_confidential_is_in_it_when_asked_for(rodedraad: Run, made: Path) -> None:
    words = ("report", "rapport", "--corpus", made, "--format", "html")
    assert CONFIDED not in rodedraad(*words).out
    assert CONFIDED in rodedraad(*words, "--include-confidential").out


def test_names_of_persons_are_in_it_when_asked_for(rodedraad: Run, made: Path) -> None:
    words = ("report", "rapport", "--corpus", made, "--format", "html")
    assert PERSON not in rodedraad(*words).out
    assert PERSON in rodedraad(*words, "--include-names").out


def test_changes_show_no_name_that_an_earlier_version_had(rodedraad: Run, made: Path, tmp_path: Path) -> None:
    out = tmp_path / "rapport.html"
    words = ("report", "rapport", "--corpus", made, "--out", out)
    rodedraad(*words, "--include-names")
    pipeline.run(_more(tmp_path, without=PERSON), made)
    rodedraad(*words)
    assert PERSON not in out.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("gedicht", "--format", "html"), "'gedicht'"),
        (("kamerbrief",), "--format"),
        (("kamerbrief", "--format", "gif"), "'gif'"),
        (
            ("kamerbrief", "--format", "html", "--template", "huisstijl.docx"),
            "alleen voor Word",
        ),
        (("kamerbrief", "--format", "html", "--draft", "brief.docx"), "laat --draft weg"),
    ],
)
def test_what_does_not_go_together_is_told(
    rodedraad: Run, made: Path, words: tuple[str, ...], told: str
) -> None:
    ran = rodedraad("report", *words, "--corpus", made)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_a_dekkingstoets_asks_for_a_draft(rodedraad: Run, made: Path, tmp_path: Path) -> None:
    words = ("report", "dekkingstoets", "--corpus", made, "--format", "html")
    ran = rodedraad(*words)
    assert (ran.code, "--draft" in ran.err) == (2, True)
    (tmp_path / "brief.txt").write_text("Geachte voorzitter,\n\nDe termijn is te krap.\n", "utf-8")
    ran = rodedraad(*words, "--draft", tmp_path / "brief.txt")
    assert (ran.code, ran.out.startswith("<!DOCTYPE html>")) == (0, True)
    assert rodedraad(*words, "--draft", tmp_path / "weg.txt").code == errors.UnreadableError.exit_code


def test_a_template_is_handed_on(
    rodedraad: Run, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[bytes | None] = []

    def render(_report: object, template: bytes | None = None) -> bytes:
        taken.append(template)
        return b"PK"

    monkeypatch.setattr(docx, "render", render)
    (tmp_path / "huisstijl.dotx").write_bytes(b"huisstijl")
    words = ("report", "kamerbrief", "--corpus", made, "--out", tmp_path / "brief.docx", "--template")
    assert rodedraad(*words, tmp_path / "huisstijl.dotx").code == 0
    assert taken == [b"huisstijl"]
    ran = rodedraad(*words, tmp_path / "weg.dotx")
    assert (ran.code, "weg.dotx" in ran.err) == (errors.InputError.exit_code, True)


def test_another_file_is_never_written_over(rodedraad: Run, made: Path, tmp_path: Path) -> None:
    words = ("report", "kamerbrief", "--corpus", made, "--out", tmp_path / "brief.docx")
    rodedraad(*words)
    first = (tmp_path / "brief.docx").read_bytes()
    assert rodedraad(*words).err == f"Geschreven: {tmp_path / 'brief.docx'}\n"
    for name in ("brief-nieuw.docx", "brief-nieuw-2.docx"):
        for path in tmp_path.glob("brief*.docx"):
            path.write_bytes(path.read_bytes() + b"bewerkt")
        ran = rodedraad(*words)
        assert ran.code == 0
        assert f"Geschreven: {tmp_path / name}" in ran.err
        assert f"Niet overschreven: {tmp_path / 'brief.docx'}" in ran.err
        assert (tmp_path / name).read_bytes() == first
    assert (tmp_path / "brief.docx").read_bytes() == first + b"bewerktbewerkt"


def test_where_nothing_can_be_written_is_told(rodedraad: Run, made: Path, tmp_path: Path) -> None:
    for out in (tmp_path / "weg" / "brief.docx", tmp_path / "map.docx"):
        (tmp_path / "map.docx").mkdir(exist_ok=True)
        ran = rodedraad("report", "kamerbrief", "--corpus", made, "--out", out)
        assert (ran.code, str(out) in ran.err) == (errors.OutputError.exit_code, True)


def test_a_look_at_the_screen_is_no_version(rodedraad: Run, made: Path, tmp_path: Path) -> None:
    words = ("report", "kamerbrief", "--corpus", made)
    rodedraad(*words, "--out", tmp_path / "een.html")
    pipeline.run(_more(tmp_path), made)
    shown = rodedraad(*words, "--format", "html").out
    rodedraad(*words, "--out", tmp_path / "twee.html")
    assert (tmp_path / "twee.html").read_text("utf-8") == shown


def _more(tmp_path: Path, without: str = "-") -> Path:
    folder = tmp_path / "stukken"
    folder.mkdir()
    left = "\n\n".join(part for part in TOETS.split("\n\n") if without not in part)
    (folder / "merenland.txt").write_text(left, "utf-8")
    (folder / "oever.txt").write_text("Het toezicht is nog altijd niet van de grond gekomen.\n", "utf-8")
    return folder
