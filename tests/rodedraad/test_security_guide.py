"""`docs/security.md` names modules and tests that exist, and leaves no attack without either."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "security.md").read_text("utf-8")
ROWS = [line.strip("|").split(" | ") for line in GUIDE.splitlines() if line.startswith("| ")]
NAMED = re.findall(r"`([\w/]+\.py)(?:::(\w+))?`", GUIDE)


def test_every_module_and_test_that_is_named_exists() -> None:
    assert len(NAMED) > 60
    assert [file for file, _ in NAMED if not (ROOT / file).is_file()] == []
    tests = {(file, test) for file, test in NAMED if test}
    lacking = [
        f"{file}::{test}"
        for file, test in sorted(tests)
        if not re.search(rf"^def {test}\(", (ROOT / file).read_text("utf-8"), re.MULTILINE)
    ]
    assert lacking == []


def test_every_attack_has_a_measure_and_a_test() -> None:
    attacks = [row for row in ROWS if row[0].strip() not in {"attack", "---"}]
    assert len(attacks) > 35
    assert [row[0] for row in attacks if len(row) != 3 or not row[1].strip() or "`tests/" not in row[2]] == []


def test_every_attacker_has_what_is_not_covered() -> None:
    chapters = [part for part in GUIDE.split("\n## ")[1:] if "| attack |" in part]
    assert len(chapters) >= 6
    assert [part.partition("\n")[0] for part in chapters if "\nNot covered:" not in part] == []
