"""The guide for analysts does what it says, and the reference of questions is that of the program."""

from __future__ import annotations

import io
import re
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from corpus.filters import reference
from rodedraad import pipeline

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

ROOT = Path(__file__).parents[2]
GUIDE, LANGUAGE = ROOT / "docs" / "analyse.md", ROOT / "docs" / "vraagtaal.md"
FLAG = "--rewrite-docs"
BLOCK = re.compile(r"```python\n(?P<code>.*?)```\n(?:\n```text\n(?P<shown>.*?)```\n)?", re.DOTALL)

TABLES = "| schrijfwijze |"
"""With these words begins what the program itself says of the language."""


def written(guide: str, shown: Callable[[str], str]) -> str:
    """The guide with the output of each block under it, where it had any."""

    def block(found: re.Match[str]) -> str:
        output = shown(found["code"])
        return (
            found[0] if found["shown"] is None else f"```python\n{found['code']}```\n\n```text\n{output}```\n"
        )

    return BLOCK.sub(block, guide)


def check(path: Path, now: str, pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption(FLAG):
        path.write_text(now, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == now, f"write it anew with {FLAG}"


def test_the_guide_does_what_it_says(
    examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config
) -> None:
    pipeline.run(examples, tmp_path / "uit" / "demo")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}

    def shown(code: str) -> str:
        with redirect_stdout(io.StringIO()) as output:
            exec(compile(code, GUIDE.name, "exec"), names)  # noqa: S102  # the project's own guide
        return output.getvalue()

    with pl.Config():
        now = written(GUIDE.read_text(encoding="utf-8"), shown)
    check(GUIDE, now, pytestconfig)


def test_the_reference_of_questions_is_up_to_date(pytestconfig: pytest.Config) -> None:
    head, _, _ = LANGUAGE.read_text(encoding="utf-8").partition(TABLES)
    check(LANGUAGE, head + reference(), pytestconfig)


def test_both_are_found_from_where_a_reader_begins() -> None:
    for start, folder in ((ROOT / "README.md", "docs/"), (ROOT / "docs" / "handleiding.md", "")):
        text = start.read_text(encoding="utf-8")
        for page in (GUIDE, LANGUAGE):
            assert f"]({folder}{page.name})" in text


def test_the_flag_that_rewrites_is_off(pytestconfig: pytest.Config) -> None:
    assert not pytestconfig.getoption(FLAG), f"the pages were written anew; run again without {FLAG}"


def test_nothing_that_runs_the_tests_rewrites() -> None:
    runners = [ROOT / "Makefile", ROOT / "pyproject.toml", *(ROOT / ".ci").iterdir()]
    assert [path.name for path in runners if FLAG in path.read_text(encoding="utf-8")] == []


def test_a_block_without_output_stays_and_another_gets_what_is_shown() -> None:
    page = "A\n```python\nx = 1\n```\n\nB\n\n```python\nprint(1)\n```\n\n```text\noud\n```\n"
    assert written(page, lambda code: f"{len(code)}\n") == page.replace("oud", "9")
