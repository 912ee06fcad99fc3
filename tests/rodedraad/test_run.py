from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

import corpus
from corpus.errors import EXIT_PARTLY, NothingReadableError, OutputError, SettingsError
from nlp import installed
from rodedraad import finding, pipeline, tasks
from rodedraad.engines import Engine
from rodedraad.output import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from corpus.model import Observation, Reading
    from tests.rodedraad.conftest import Ran


def contents(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(folder.glob("*")) if p.suffix[1:] in FORMATS}


def test_a_run_ends_with_what_it_wrote(rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    ran = rodedraad("run", dossier, "--out", out)
    assert ran.code == 0
    assert "2 bestanden gelezen, 0 ongewijzigd, 0 niet leesbaar." in ran.out
    for name in ("corpus.db", "rapport.html", "kamerbrief.docx"):
        assert (out / name).is_file()
        assert str(out / name) in ran.out
    assert ran.err.splitlines() == ["[1/2] merenland.txt", "[2/2] notitie.md"]


def test_a_second_run_does_no_work_and_says_so(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "uit"
    rodedraad("run", dossier, "--out", out)
    before = contents(out)
    monkeypatch.setattr(Engine, "each", None)
    ran = rodedraad("run", dossier, "--out", out)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Niets te doen: 2 bestanden ongewijzigd")
    assert contents(out) == before


def test_only_what_is_new_is_read(rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    rodedraad("run", dossier, "--out", out)
    (dossier / "nieuw.txt").write_text("De bekostiging is ontoereikend.", "utf-8")
    ran = rodedraad("run", dossier, "--out", out)
    assert ran.err.splitlines() == ["[1/1] nieuw.txt"]
    assert "1 bestand gelezen, 2 ongewijzigd" in ran.out


def test_force_reads_all_again_and_comes_to_the_same(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path
) -> None:
    out = tmp_path / "uit"
    rodedraad("run", dossier, "--out", out)
    before = contents(out)
    ran = rodedraad("run", dossier, "--out", out, "--force")
    assert "2 bestanden gelezen" in ran.out
    assert contents(out) == before


def test_recluster_works_out_all_again_without_reading_and_comes_to_the_same(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, found = tmp_path / "uit", []
    rodedraad("run", dossier, "--out", out)
    before, work_out = contents(out), finding.found
    monkeypatch.setattr(finding, "found", lambda corpus: found.append(corpus) or work_out(corpus))
    rodedraad("run", dossier, "--out", out)
    assert not found
    ran = rodedraad("run", dossier, "--out", out, "--recluster")
    assert "0 bestanden gelezen, 2 ongewijzigd" in ran.out
    assert len(found) == 1
    assert contents(out) == before


def test_reports_can_wait_and_come_with_the_next_run(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path
) -> None:
    out, at_once = tmp_path / "uit", tmp_path / "meteen"
    for folder in (out, at_once):
        rodedraad("run", dossier, "--out", folder)
    before = contents(out)
    (dossier / "later.txt").write_text("De gemeente wacht al weken op een besluit van het Rijk.\n", "utf-8")
    ran = rodedraad("run", dossier, "--out", out, "--no-reports")
    assert "1 bestand gelezen, 2 ongewijzigd" in ran.out
    assert "De rapporten zijn niet bijgewerkt" in ran.out
    assert "kamerbrief" not in ran.out
    assert contents(out) == before
    assert "wacht al weken" in rodedraad("search", "besluit", "--corpus", out).out
    for folder in (out, at_once):
        rodedraad("run", dossier, "--out", folder)
    assert contents(out) == contents(at_once)


def test_reports_do_not_wait_when_all_is_worked_out_again(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path
) -> None:
    ran = rodedraad("run", dossier, "--out", tmp_path / "uit", "--no-reports", "--recluster")
    assert (ran.code, "niet beide" in ran.err) == (2, True)


def test_one_unreadable_file_does_not_stop_the_rest(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path
) -> None:
    (dossier / "kapot.pdf").write_bytes(b"%PDF-1.7 afgebroken")
    (dossier / "leeg.txt").write_bytes(b"")
    out = tmp_path / "uit"
    for _ in range(2):
        ran = rodedraad("run", dossier, "--out", out)
        assert ran.code == EXIT_PARTLY
        failed = [line for line in ran.err.splitlines() if line.startswith("Niet gelezen: ")]
        assert [line.split(": ")[1] for line in failed] == ["kapot.pdf", "leeg.txt"]
    with corpus.open(out) as opened:
        assert set(opened.observations()["document"]) == {"merenland", "notitie"}


def test_a_file_that_is_mended_is_read(rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path) -> None:
    broken = dossier / "kapot.txt"
    broken.write_bytes(b"")
    rodedraad("run", dossier, "--out", tmp_path / "uit")
    broken.write_text("Het toezicht hapert.", "utf-8")
    ran = rodedraad("run", dossier, "--out", tmp_path / "uit")
    assert ran.code == 0
    assert "1 bestand gelezen" in ran.out


def test_a_file_that_is_taken_away_leaves_corpus_and_reports(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path
) -> None:
    out = tmp_path / "uit"
    rodedraad("run", dossier, "--out", out)
    (dossier / "notitie.md").unlink()
    ran = rodedraad("run", dossier, "--out", out)
    assert ran.code == 0
    with corpus.open(out) as opened:
        assert set(opened.observations()["document"]) == {"merenland"}
    assert "Het toezicht is nog niet gestart" not in (out / "rapport.html").read_text("utf-8")


def test_the_same_file_under_two_names_is_one_document(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path
) -> None:
    shutil.copy(dossier / "notitie.md", dossier / "kopie.md")
    out = tmp_path / "uit"
    ran = rodedraad("run", dossier, "--out", out)
    assert ran.code == 0
    with corpus.open(out) as opened:
        assert len(opened.documents()) == 2
        assert set(opened.files()) == {"kopie.md", "merenland.txt", "notitie.md"}


def test_originals_are_kept_by_content(rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    rodedraad("run", dossier, "--out", out)
    with corpus.open(out) as opened:
        for name, id_ in opened.files().items():
            kept = next((out / "bronnen").glob(f"{id_}.*"))
            assert kept.read_bytes() == (dossier / name).read_bytes()


def test_a_report_that_is_gone_is_written_again(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path
) -> None:
    out = tmp_path / "uit"
    rodedraad("run", dossier, "--out", out)
    before = contents(out)
    (out / "rapport.html").unlink()
    assert rodedraad("run", dossier, "--out", out).code == 0
    assert contents(out) == before


@pytest.mark.usefixtures("every_report")
def test_workers_and_order_change_nothing(
    rodedraad: Callable[..., Ran], examples: Path, tmp_path: Path
) -> None:
    turned = tmp_path / "andersom"
    turned.mkdir()
    for path in sorted(examples.iterdir(), reverse=True):
        shutil.copy(path, turned / path.name)
    for name, folder, jobs in (("een", examples, "1"), ("twee", turned, "2")):
        assert rodedraad("run", folder, "--out", tmp_path / name, "--jobs", jobs).code == 0
    assert contents(tmp_path / "een") == contents(tmp_path / "twee")
    kinds, forms = ("kamerbrief", "rapport", "beslisnota"), ("docx", "odt", "pdf", "html")
    assert contents(tmp_path / "een").keys() == {f"{kind}.{form}" for kind in kinds for form in forms}
    with corpus.open(tmp_path / "een") as one, corpus.open(tmp_path / "twee") as two:
        assert one.observations().equals(two.observations())


def test_confidential_minutes_are_not_quoted_unless_allowed(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path
) -> None:
    sentence = "De wethouder van Merenstad dreigde op te stappen vanwege de onrust."
    (dossier / "verslag.txt").write_text(
        f"Verslag Provinciaal overleg\n12 maart 2026\n\nAanwezig: COA, gemeenten\n\n{sentence}\n", "utf-8"
    )
    rodedraad("run", dossier, "--out", tmp_path / "uit")
    assert sentence not in (tmp_path / "uit" / "rapport.html").read_text("utf-8")
    rodedraad("run", dossier, "--out", tmp_path / "uit", "--include-confidential")
    assert sentence in (tmp_path / "uit" / "rapport.html").read_text("utf-8")


def test_the_real_documents_in_both_forms(
    rodedraad: Callable[..., Ran], shared: Path, tmp_path: Path
) -> None:
    for form in ("dossier", "dossier-txt"):
        out = tmp_path / form
        assert rodedraad("run", shared / form, "--out", out).code == 0
        with corpus.open(out) as opened:
            assert set(opened.observations()["document"]) == {"afstemmingsoverleg", "flevoland", "kamerbrief"}


@pytest.mark.usefixtures("here")
def test_a_fault_of_the_program_on_one_file_does_not_lose_the_others(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = tasks.analysis.analyse

    def faulty(reading: Reading) -> tuple[Observation, ...]:
        if reading.document.stem == "notitie":
            raise RuntimeError("kapot")
        return whole(reading)

    monkeypatch.setattr(tasks.analysis, "analyse", faulty)
    ran = rodedraad("run", dossier, "--out", tmp_path / "uit")
    assert ran.code == EXIT_PARTLY
    assert "Niet gelezen: notitie.md: Bij dit bestand ging in Rodedraad zelf iets mis" in ran.err
    assert "RuntimeError: kapot" in ran.err
    with corpus.open(tmp_path / "uit") as opened:
        assert set(opened.observations()["document"]) == {"merenland"}


def test_it_does_not_read_its_own_output(rodedraad: Callable[..., Ran], dossier: Path) -> None:
    for _ in range(2):
        ran = rodedraad("run", dossier, "--out", dossier / "uit")
        assert ran.code == 0
    assert ran.out.startswith("Niets te doen: 2 bestanden")
    assert rodedraad("run", dossier, "--out", dossier).code == OutputError.exit_code


def test_a_renamed_file_goes_by_its_new_name(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path
) -> None:
    out = tmp_path / "uit"
    rodedraad("run", dossier, "--out", out)
    (dossier / "notitie.md").rename(dossier / "toezicht.md")
    assert rodedraad("run", dossier, "--out", out).code == 0
    with corpus.open(out) as opened:
        assert set(opened.observations()["bestand"]) == {"merenland.txt", "toezicht.md"}
        assert set(opened.observations()["document"]) == {"merenland", "toezicht"}


def test_the_report_names_what_could_not_be_read(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path
) -> None:
    out = tmp_path / "uit"
    rodedraad("run", dossier, "--out", out)
    assert "leeg.txt" not in (out / "rapport.html").read_text("utf-8")
    (dossier / "leeg.txt").write_bytes(b"")
    rodedraad("run", dossier, "--out", out)
    assert "leeg.txt" in (out / "rapport.html").read_text("utf-8")


def test_files_of_another_kind_are_named(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path
) -> None:
    (dossier / "cijfers.xls").write_bytes(b"x")
    (tmp_path / "buiten.txt").write_text("Buiten.", "utf-8")
    (dossier / "link.txt").symlink_to(tmp_path / "buiten.txt")
    (dossier / "dood.txt").symlink_to(dossier / "weg.txt")
    ran = rodedraad("run", dossier, "--out", tmp_path / "uit")
    assert ran.code == EXIT_PARTLY
    assert "Overgeslagen, want van een andere soort of buiten de map: cijfers.xls, link.txt." in ran.err
    assert "Niet gelezen: dood.txt" in ran.err


@pytest.mark.usefixtures("here")
def test_a_fault_that_was_mended_is_forgotten(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(tasks.analysis, "analyse", None)
        assert rodedraad("run", dossier, "--out", tmp_path / "uit").code == NothingReadableError.exit_code
        (dossier / "vol.txt").write_text("De termijn is te krap.", "utf-8")
    ran = rodedraad("run", dossier, "--out", tmp_path / "uit")
    assert (ran.code, "3 bestanden gelezen" in ran.out) == (0, True)


@pytest.mark.usefixtures("here")
def test_a_file_that_changes_while_it_is_read_waits_for_the_next_run(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = tasks.read_and_code

    def meanwhile(task: tasks.Task) -> object:
        if task.name == "notitie.md":
            task.path.write_text("# Notitie\n\nIntussen is er meer geschreven.\n", "utf-8")
        return read(task)

    with monkeypatch.context() as changing:
        changing.setattr(tasks, "read_and_code", meanwhile)
        ran = rodedraad("run", dossier, "--out", tmp_path / "uit")
    assert ran.code == EXIT_PARTLY
    assert "notitie.md: Het bestand veranderde" in ran.err
    ran = rodedraad("run", dossier, "--out", tmp_path / "uit")
    assert (ran.code, "1 bestand gelezen" in ran.out) == (0, True)


def test_originals_that_cannot_be_kept_stop_the_run_before_anything_is_recorded(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path
) -> None:
    out = tmp_path / "uit"
    out.mkdir()
    (out / "bronnen").write_text("in de weg")
    ran = rodedraad("run", dossier, "--out", out)
    assert ran.code == OutputError.exit_code
    assert ran.err.startswith("Fout: ")
    (out / "bronnen").unlink()
    assert "2 bestanden gelezen" in rodedraad("run", dossier, "--out", out).out


def test_any_name_of_a_folder_will_do(rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit?x=1 #é%20"
    assert rodedraad("run", dossier, "--out", out).code == 0
    assert (out / "corpus.db").is_file()
    assert rodedraad("run", "", "--out", out).code == 2


@pytest.mark.usefixtures("here")
def test_a_run_that_yields_nothing_leaves_nothing(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def keeps_changing(task: tasks.Task) -> object:
        task.path.write_text("Telkens anders, hier al weer.", "utf-8")
        return read(task)

    read = tasks.read_and_code
    monkeypatch.setattr(pipeline.dossier, "content_id", lambda _path: "anders")
    monkeypatch.setattr(tasks, "read_and_code", keeps_changing)
    assert rodedraad("run", dossier, "--out", tmp_path / "uit").code == NothingReadableError.exit_code
    assert not (tmp_path / "uit").exists()


def test_what_the_user_sets_right_is_read_anew(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path
) -> None:
    out = tmp_path / "uit"
    rodedraad("run", dossier, "--out", out)
    (dossier / "dossier.toml").write_text(
        '[documenten."notitie.md"]\nsoort = "position_paper"\nafzender = "Provincie Drenthe"\n'
        '[documenten."weg.pdf"]\ntitel = "Bestaat niet"\n',
        "utf-8",
    )
    ran = rodedraad("run", dossier, "--out", out)
    assert (ran.code, "1 bestand gelezen" in ran.out) == (0, True)
    assert "dossier.toml noemt 'weg.pdf'" in ran.err
    with corpus.open(out) as opened:
        found = opened.observations().row(-1, named=True)
    assert (found["bron"], found["laag"], found["part"]) == (
        ["Provincie Drenthe"],
        "provincie",
        "position_paper",
    )
    assert rodedraad("run", dossier, "--out", out).out.startswith("Niets te doen")


def test_mistakes_in_the_settings_stop_the_run_before_anything_is_read(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path
) -> None:
    (dossier / "dossier.toml").write_text("[grenzen]\npaginas = -1\nonzin = 3\n", "utf-8")
    ran = rodedraad("run", dossier, "--out", tmp_path / "uit")
    assert ran.code == SettingsError.exit_code
    assert "paginas" in ran.err
    assert "onzin" in ran.err
    assert not (tmp_path / "uit").exists()


def test_a_wrong_number_of_kinds_costs_that_file_alone(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path
) -> None:
    (dossier / "dossier.toml").write_text(
        '[documenten."notitie.md"]\ndelen = ["oplegbrief", "invoeringstoets", "verslag"]\n', "utf-8"
    )
    ran = rodedraad("run", dossier, "--out", tmp_path / "uit")
    assert ran.code == EXIT_PARTLY
    assert "Niet gelezen: notitie.md: dossier.toml geeft 3 soorten" in ran.err


def test_a_language_model_that_is_not_installed_stops_the_run_before_anything_is_read(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path
) -> None:
    (dossier / "dossier.toml").write_text('[taal]\nmodel = "nl_core_news_zz"\n', "utf-8")
    ran = rodedraad("run", dossier, "--out", tmp_path / "uit")
    assert ran.code == SettingsError.exit_code
    assert "het taalmodel 'nl_core_news_zz' is niet geïnstalleerd. Installeer het" in ran.err
    assert not (tmp_path / "uit").exists()


@pytest.mark.usefixtures("here")
def test_another_language_model_codes_all_again(
    dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read() -> int:
        return pipeline.run(dossier, tmp_path / "uit").read

    assert (read(), read()) == (2, 0)
    (dossier / "dossier.toml").write_text('[taal]\nmodel = "nl_core_news_zz"\n', "utf-8")
    monkeypatch.setattr(installed, "lemma", lambda word, _name: word)
    for version in ("zz-1", "zz-2"):
        monkeypatch.setattr(installed, "_identity", lambda _name, version=version: version)
        assert (read(), read()) == (2, 0)
        with corpus.open(tmp_path / "uit") as found:
            assert {o.coding.model.split("/")[-1] for o in found.coded()} == {version}
    (dossier / "dossier.toml").unlink()
    assert (read(), read()) == (2, 0)
