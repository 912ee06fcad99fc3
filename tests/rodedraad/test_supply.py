"""What is delivered besides our own code: nothing whose licence binds others, nothing that is not listed."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from types import ModuleType

DOCS = Path(__file__).parents[2] / "docs"
ALLOWED = {
    *("MIT", "MIT-0", "MIT-CMU", "MIT License", "BSD", "BSD License", "BSD-2-Clause", "BSD-3-Clause", "0BSD"),
    *(
        "Apache-2.0",
        "Apache Software License",
        "Apache License 2.0",
        "Apache 2.0 License",
        "ISC",
        "ISC License",
    ),
    *("Apache-2.0 WITH LLVM-exception", "Zlib", "CC0-1.0", "BSL-1.0", "PSF-2.0", "CNRI-Python"),
    # A file of theirs that is changed has to be published; none is.
    "MPL-2.0",
    # Used as it is, as a package of its own that anybody may replace (pebble).
    "LGPL",
    # pypdfium2: those of the parts of PDFium, all of the kinds above (its file LICENSES).
    "dependency licenses",
}


@pytest.fixture(scope="module")
def supply() -> ModuleType:
    spec = importlib.util.spec_from_file_location("supply", DOCS / "supply.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _refused(stated: str) -> set[str]:
    """The licences in a statement that are not allowed; of alternatives one is enough."""
    if any(not _refused(one) for one in stated.split(" OR ")[1:]):
        return set()
    parts = (part.strip() for part in re.split(r" AND | OR | / |, |;", stated))
    return {re.sub(r" \(\w+\)$", "", part) for part in parts} - ALLOWED


def test_no_package_of_the_core_has_a_licence_that_binds_others(supply: ModuleType) -> None:
    found = {name: _refused(supply.licence(name)) for name in supply.core()}
    assert len(found) > 60
    assert {name: refused for name, refused in found.items() if refused} == {}


@pytest.mark.parametrize("stated", ["GPL-3.0", "", "MIT AND AGPL-3.0", "SSPL", "Proprietary"])
def test_other_licences_are_seen(stated: str) -> None:
    assert _refused(stated)


def test_the_lists_name_every_package_that_the_core_asks_for(supply: ModuleType) -> None:
    """Versions and what packages themselves ask for differ by machine; what we ask for does not."""
    direct = {canonicalize_name(one.name) for one in supply.direct()}
    table = set(re.findall(r"^\| `([^`]+)` ", supply.LICENCES.read_text("utf-8"), re.MULTILINE))
    bill = json.loads(supply.SBOM.read_text("utf-8"))
    assert bill["bomFormat"] == "CycloneDX"
    listed = {canonicalize_name(one["name"]) for one in bill["components"]}
    assert direct <= table
    assert listed == table
    assert not re.search(r"file:|/work/|/tmp/|/home/|/root/", supply.SBOM.read_text("utf-8"))


def test_what_could_not_be_audited_is_not_called_sound(supply: ModuleType) -> None:
    sound, weak = (
        {"name": "a", "version": "1", "vulns": []},
        {"name": "b", "version": "2", "vulns": [{"id": "X-1"}]},
    )
    skipped = {"name": "c", "skip_reason": "not found"}

    def judged(*packages: dict[str, object]) -> tuple[str, int]:
        return supply.judged(json.dumps({"dependencies": packages}))  # type: ignore[no-any-return]

    assert judged(sound)[1] == 0
    assert judged(sound, weak) == ("b 2: X-1\n2 packages audited, 1 known weaknesses.\n", 1)
    assert judged(sound, skipped)[1] == 2
    assert "Not audited: c" in judged(sound, skipped)[0]
    for nothing in (judged(skipped), supply.judged("")):
        assert nothing[1] == 2
        assert nothing[0].startswith("Nothing was audited")
