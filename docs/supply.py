"""What a delivery consists of besides our own code: the packages of the core, and what is known of them.

`sbom` writes `docs/sbom.cdx.json` (CycloneDX, by cyclonedx-py), `licences` writes `docs/licences.md`, `audit`
asks PyPI's advisories by pip-audit. Core is what `pip install rodedraad` brings; extras are left out.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from importlib.metadata import metadata, requires
from importlib.metadata import version as version_of
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
SBOM, LICENCES = ROOT / "docs" / "sbom.cdx.json", ROOT / "docs" / "licences.md"
LONGEST = 60
"""Characters of a licence's name; what is longer is its text."""


def direct() -> list[Requirement]:
    """What `pyproject.toml` asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return [Requirement(line) for line in project["dependencies"]]


def core() -> dict[str, str]:
    """All packages that the core brings here, by their canonical names, with their versions."""
    seen: dict[str, set[str]] = {}
    left = direct()
    while left:
        wanted = left.pop()
        name = canonicalize_name(wanted.name)
        if name in seen and wanted.extras <= seen[name]:
            continue
        seen.setdefault(name, set()).update(wanted.extras)
        left += [one for one in map(Requirement, requires(name) or ()) if _applies(one, seen[name])]
    return {name: version_of(name) for name in sorted(seen)}


def _applies(requirement: Requirement, extras: set[str]) -> bool:
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras))


def licence(name: str) -> str:
    """The licence of an installed package as its maker states it; "" when nothing is stated."""
    said = metadata(name)
    kinds = [
        kind.rpartition(" :: ")[2]
        for kind in said.get_all("Classifier") or ()
        if kind.startswith("License ::")
    ]
    stated = said.get("License-Expression") or ""
    plain = (said.get("License") or "").strip()
    return stated or (plain if plain and len(plain) <= LONGEST and "\n" not in plain else " / ".join(kinds))


def licences() -> str:
    """The table of `docs/licences.md`."""
    rows = [f"| `{name}` | {licence(name)} | https://pypi.org/project/{name}/ |" for name in core()]
    return "\n".join(
        (
            "# Licences of the packages that the core brings",
            "",
            "Made by `make licences` from what the packages state of themselves. A test holds them to those",
            "that are allowed (`tests/rodedraad/test_supply.py`). What lies in `rodedraad/web/static/vendor`",
            "has its licences beside it.",
            "",
            "| package | licence | |",
            "| --- | --- | --- |",
            *rows,
            "",
        )
    )


def sbom() -> str:
    """The bill of materials of the core: what cyclonedx-py finds in this environment, without the rest."""
    command = [
        sys.executable,
        "-P",
        "-m",
        "cyclonedx_py",
        "environment",
        "--output-reproducible",
        "--of",
        "JSON",
    ]
    command += ["--pyproject", str(ROOT / "pyproject.toml"), sys.prefix]
    done = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603 - our own words
    found = json.loads(done.stdout)
    names, main = set(core()), found["metadata"]["component"]["bom-ref"]
    found["components"] = [one for one in found["components"] if canonicalize_name(one["name"]) in names]
    for one in found["components"]:
        one.pop("externalReferences", None)  # web sites and paths of this machine
    kept = {one["bom-ref"] for one in found["components"]} | {main}
    found["dependencies"] = [_within(one, kept) for one in found["dependencies"] if one["ref"] in kept]
    return json.dumps(found, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _within(dependency: dict[str, object], kept: set[str]) -> dict[str, object]:
    on = dependency.get("dependsOn")
    return (
        dependency | {"dependsOn": [ref for ref in on if ref in kept]} if isinstance(on, list) else dependency
    )


def audit() -> int:
    """Ask for known weaknesses; gives 0 for none, 1 for some, 2 when not all could be asked for."""
    with tempfile.TemporaryDirectory() as room:
        wanted = Path(room) / "core.txt"
        wanted.write_text(
            "\n".join(f"{name}=={_released(version)}" for name, version in core().items()), "utf-8"
        )
        command = [sys.executable, "-P", "-m", "pip_audit", "--requirement", str(wanted), "--no-deps"]
        command += ["--disable-pip", "--progress-spinner", "off", "--format", "json"]
        done = subprocess.run(command, capture_output=True, check=False, text=True)  # noqa: S603 - idem
    told, code = judged(done.stdout)
    sys.stdout.write(told if done.stdout.strip() else f"{told}{done.stderr[-500:]}\n")
    return code


def _released(version: str) -> str:
    """The version without what names a build (2.13.0+cpu)."""
    return version.partition("+")[0]


def judged(said: str) -> tuple[str, int]:
    """What pip-audit's JSON comes to, in lines, and an exit code.

    A package that its source knows nothing of it only skips: without looking at that, a machine without
    access would be told that all is well.
    """
    packages = json.loads(said)["dependencies"] if said.strip() else []
    skipped = [one["name"] for one in packages if "skip_reason" in one]
    weak = [f"{one['name']} {one['version']}: {w['id']}\n" for one in packages for w in one.get("vulns", ())]
    asked = len(packages) - len(skipped)
    lines = [*weak, f"{asked} packages audited, {len(weak)} known weaknesses.\n"]
    if not asked:
        lines = [
            "Nothing was audited: PyPI (https://pypi.org/pypi/NAME/VERSION/json) does not answer here.\n"
        ]
    elif skipped:
        lines.append(f"Not audited: {', '.join(skipped)}.\n")
    return "".join(lines), 1 if weak else 2 if skipped or not asked else 0


def main() -> None:
    """Make what is asked for."""
    match sys.argv[1:]:
        case ["sbom"]:
            SBOM.write_text(sbom(), "utf-8")
        case ["licences"]:
            LICENCES.write_text(licences(), "utf-8")
        case ["audit"]:
            sys.exit(audit())
        case _:
            sys.exit("supply.py sbom|licences|audit")


if __name__ == "__main__":
    main()
