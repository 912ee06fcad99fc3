from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from corpus import errors, store
from corpus.errors import EXIT_PARTLY, RodedraadError
from corpus.query import COLUMNS
from rodedraad.cli import cli

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.rodedraad.conftest import Ran, RunOver

DOCS = Path(__file__).parent.parent.parent / "docs"


@pytest.fixture
def made(run_over: RunOver, dossier: Path, tmp_path: Path) -> Path:
    return run_over(dossier, tmp_path / "uit")


def test_json_is_one_value_and_nothing_else(rodedraad: Callable[..., Ran], made: Path) -> None:
    ran = rodedraad("observations", "--corpus", made, "--format", "json")
    rows = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    assert all(tuple(row) == tuple(COLUMNS) for row in rows)
    assert {row["document"] for row in rows} == {"merenland", "notitie"}
    assert {row["eerder"] for row in rows} <= {"ja", "nee"}


def test_nothing_found_is_an_empty_array(rodedraad: Callable[..., Ran], made: Path) -> None:
    ran = rodedraad("observations", "--corpus", made, "--bron", "niemand", "--format", "json")
    assert (ran.code, json.loads(ran.out)) == (0, [])


@pytest.mark.parametrize(
    ("words", "key", "value"),
    [
        (("--thema", "termijnen"), "thema", "termijnen"),
        (("--rol", "knelpunt"), "rol", "knelpunt"),
        (("--bron", "notitie"), "document", "notitie"),
        (("--fase", "realisatie"), "fase", "realisatie"),
    ],
)
def test_filters(
    rodedraad: Callable[..., Ran], made: Path, words: tuple[str, ...], key: str, value: str
) -> None:
    rows = json.loads(rodedraad("observations", "--corpus", made, *words, "--format", "json").out)
    assert rows
    assert all(value in row[key] for row in rows)


def test_table_is_for_people(rodedraad: Callable[..., Ran], made: Path) -> None:
    ran = rodedraad("observations", "--corpus", made, "--rol", "kop")
    assert ran.code == 0
    assert "Realisatie" in ran.out
    assert "waarnemingen" in ran.out


def test_csv_holds_the_same_and_no_formulas(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path
) -> None:
    (dossier / "vals.txt").write_text('=HYPERLINK("http://x","y") is onduidelijk.\n', "utf-8")
    rodedraad("run", dossier, "--out", tmp_path / "uit")
    ran = rodedraad("observations", "--corpus", tmp_path / "uit", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert tuple(rows[0]) == tuple(COLUMNS)
    hostile = next(row["text"] for row in rows if "HYPERLINK" in row["text"])
    assert hostile.startswith("'=")


def gold(path: Path, **changes: object) -> Path:
    unit = {
        "id": "merenland-1",
        "text": "Wij verzoeken de minister de termijn te verlengen.",
        "rol": "oproep",
        "thema": ["termijnen"],
        "toerekening": "geen",
        "eerder": "nee",
    } | changes
    path.write_text(json.dumps(unit) + "\n", "utf-8")
    return path


def test_evaluate_prints_figures(rodedraad: Callable[..., Ran], made: Path, tmp_path: Path) -> None:
    path = gold(tmp_path / "merenland.jsonl")
    figures = json.loads(rodedraad("evaluate", "--corpus", made, "--gold", path, "--json").out)
    assert (figures["units"], figures["aligned"]) == (1, 1)
    assert figures["rol"]["accuracy"] == 1.0
    assert set(figures["documents"]) == {"merenland"}
    ran = rodedraad("evaluate", "--corpus", made, "--gold", path)
    assert ran.code == 0
    assert "segmentatie" in ran.out


def test_evaluate_on_the_real_documents(rodedraad: Callable[..., Ran], shared: Path, tmp_path: Path) -> None:
    for form in ("dossier", "dossier-txt"):
        out = tmp_path / form
        rodedraad("run", shared / form, "--out", out)
        words = ("evaluate", "--corpus", out, "--gold", shared / "gold", "--json")
        figures = json.loads(rodedraad(*words).out)
        assert figures["units"] == 264 == sum(d["units"] for d in figures["documents"].values())
        assert figures["rol"]["accuracy"] > 0.31
        assert figures["thema"]["micro_f1"] > 0.12


def test_gold_that_fits_two_documents_is_an_error(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path
) -> None:
    (dossier / "nog").mkdir()
    (dossier / "nog" / "merenland.txt").write_text("De termijn is te krap.", "utf-8")
    rodedraad("run", dossier, "--out", tmp_path / "uit")
    ran = rodedraad("evaluate", "--corpus", tmp_path / "uit", "--gold", gold(tmp_path / "merenland.jsonl"))
    assert ran.code == errors.GoldError.exit_code
    assert "merenland" in ran.err


def test_a_sender_is_found_by_its_short_name(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path
) -> None:
    (dossier / "brief.md").write_text("# Bijdrage van het COA\n\nDe termijn is te krap.\n", "utf-8")
    rodedraad("run", dossier, "--out", tmp_path / "uit")
    words = ("observations", "--corpus", tmp_path / "uit", "--format", "json", "--bron")
    for name in ("COA", "coa", "Centraal Orgaan opvang asielzoekers", "uitvoeringsorganisatie", "brief"):
        assert {row["document"] for row in json.loads(rodedraad(*words, name).out)} == {"brief"}, name


def wrong_inputs(
    tmp_path: Path, dossier: Path, made: Path
) -> Iterator[tuple[type[RodedraadError], tuple[str | Path, ...]]]:
    empty = tmp_path / "niets"
    empty.mkdir()
    (empty / "foto.jpg").write_bytes(b"\xff")
    newer = tmp_path / "nieuwer"
    store.open(newer, create=True).close()
    import sqlite3

    with sqlite3.connect(newer / store.FILE_NAME) as database:
        database.execute("INSERT INTO migration VALUES (77, 'later')")
    database.close()
    broken = tmp_path / "kapot"
    broken.mkdir()
    (broken / "a.pdf").write_bytes(b"%PDF")
    out = tmp_path / "nergens"
    yield errors.DossierNotFoundError, ("run", tmp_path / "bestaat-niet", "--out", out)
    yield errors.DossierEmptyError, ("run", empty, "--out", out)
    yield errors.NothingReadableError, ("run", broken, "--out", out)
    yield errors.CorpusTooNewError, ("run", dossier, "--out", newer)
    yield errors.CorpusTooNewError, ("observations", "--corpus", newer)
    yield errors.CorpusNotFoundError, ("observations", "--corpus", out)
    yield errors.UnknownValueError, ("observations", "--corpus", made, "--thema", "weer")
    yield errors.UnknownValueError, ("observations", "--corpus", made, "--rol", "held")
    yield errors.UnknownValueError, ("observations", "--corpus", made, "--fase", "later")
    yield errors.GoldError, ("evaluate", "--corpus", made, "--gold", tmp_path / "geen.jsonl")
    yield errors.GoldError, ("evaluate", "--corpus", made, "--gold", gold(tmp_path / "elders.jsonl"))
    yield (
        errors.CorpusNotFoundError,
        ("evaluate", "--corpus", out, "--gold", gold(tmp_path / "merenland.jsonl")),
    )


def test_wrong_input_gives_one_line_with_a_remedy_and_writes_nothing(
    rodedraad: Callable[..., Ran], tmp_path: Path, dossier: Path, made: Path
) -> None:
    for error, words in wrong_inputs(tmp_path, dossier, made):
        ran = rodedraad(*words)
        last = [line for line in ran.err.splitlines() if not line.startswith("[")]
        assert ran.code == error.exit_code, words
        assert ran.out == ""
        assert len(last) == 1
        assert last[0].startswith("Fout: ")
        assert "Traceback" not in ran.err
        assert not (tmp_path / "nergens").exists()


def test_usage_is_told_in_dutch(rodedraad: Callable[..., Ran]) -> None:
    ran = rodedraad("run", "map", "--uit", "x")
    assert ran.code == 2
    assert "Gebruik:" in ran.err
    assert "De optie '--uit' bestaat niet." in ran.err
    assert "Er ontbreekt een argument" in rodedraad("run").err


def all_errors(root: type[RodedraadError] = RodedraadError) -> Iterator[type[RodedraadError]]:
    yield root
    for child in root.__subclasses__():
        yield from all_errors(child)


def test_every_error_has_its_own_exit_code_and_stands_in_the_docs() -> None:
    codes = {error.__name__: error.exit_code for error in all_errors()}
    assert len(set(codes.values())) == len(codes)
    documented = (DOCS / "exitcodes.md").read_text("utf-8")
    for name, code in {**codes, "partly": EXIT_PARTLY, "usage": 2}.items():
        assert f"| {code} | `{name}`" in documented


def test_every_command_and_option_stands_in_the_manual() -> None:
    manual = (DOCS / "handleiding.md").read_text("utf-8")
    parts = {
        f"{name} {part}": command
        for name, group in cli.commands.items()
        if isinstance(group, click.Group)
        for part, command in group.commands.items()
    }
    for name, command in {**cli.commands, **parts}.items():
        assert f"rodedraad {name}" in manual
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert f"`{parameter.opts[0]}" in manual, (name, parameter.opts)


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys\nsys.argv = ['rodedraad', '--help']\n"
        "from rodedraad.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(sorted({m.split('.')[0] for m in sys.modules} & set(HEAVY)))"
    ).replace("HEAVY", "['torch', 'spacy', 'sklearn', 'polars', 'pdfplumber', 'sqlalchemy', 'numpy', 'rich']")
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"
    assert "Leest brieven" in ran.stdout


def test_the_default_road_loads_no_torch(dossier: Path, tmp_path: Path) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom rodedraad import pipeline\n"
        f"pipeline.run(Path({str(dossier)!r}), Path({str(tmp_path / 'uit')!r}))\n"
        "print('torch' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
