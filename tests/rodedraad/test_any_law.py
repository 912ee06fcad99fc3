"""No word of a law stands in the program: they all come from its codebook."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("ingest", "nlp", "synthesis", "corpus", "reports", "rodedraad")
SUFFIXES = (".py", ".j2", ".html", ".typ", ".js")
LAW = re.compile(
    r"(?<!ver)spreidings?(?:wet|besluit)|\bCOA\b|\bkring|asiel|\bopvang|statushouder|vergunninghouder|regietafel"
    r"|verdeelbesluit|artikel 12\b|gedetineerd|reclassering|\bdetentie|\b3RO\b|invrijheidstelling",
    re.IGNORECASE,
)
ALLOWED = re.compile(r"kringmemo")
"""The name of a kind of report."""

SOURCES = sorted(
    path
    for package in PACKAGES
    for path in (ROOT / package).rglob("*")
    if path.suffix in SUFFIXES and not {"vendor", "lawbooks"} & set(path.parts)
)


@pytest.mark.parametrize("package", PACKAGES)
def test_no_word_of_a_law_stands_in_the_program(package: str) -> None:
    own = [path for path in SOURCES if path.relative_to(ROOT).parts[0] == package]
    assert len(own) > 10
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in own
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if LAW.search(ALLOWED.sub("", line))
    ]
    assert found == []
