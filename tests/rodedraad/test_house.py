"""What holds for the project as a whole."""

from __future__ import annotations

import importlib
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

ROOT = Path(__file__).parent.parent.parent
PACKAGES = ("rodedraad", "corpus", "ingest", "nlp", "synthesis", "reports")
CATALOGUE = ROOT / "rodedraad" / "locale" / "nl" / "LC_MESSAGES"


@pytest.mark.parametrize("name", PACKAGES)
def test_the_packages_come_from_this_distribution(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__file__ is not None
    assert Path(module.__file__).parent.parent == ROOT
    assert (Path(module.__file__).parent / "py.typed").exists()
    assert distribution("rodedraad").metadata["Name"] == "rodedraad"


def words(catalogue: Catalog) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The messages with their translations; of a plural all forms."""
    forms = [(m.id, m.string) for m in catalogue if m.id]
    return {tuple((f,) if isinstance(f, str) else tuple(f) for f in pair) for pair in forms}  # type: ignore[misc]


def test_the_dutch_words_of_the_command_line_are_compiled() -> None:
    with (CATALOGUE / "messages.po").open("rb") as source, (CATALOGUE / "messages.mo").open("rb") as compiled:
        written, known = words(read_po(source)), words(read_mo(compiled))
    assert known == written, "draai: make locale"


def test_the_architecture_fits_on_a_page() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    assert len(text.splitlines()) <= 80


def test_every_dependency_has_its_reason() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    for requirement in project["dependencies"]:
        name = requirement.split(">")[0].split("=")[0]
        assert f"`{name}`" in text, name
