"""What is vendored of npm: in the versions that stand beside it, with licences, and in the package."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
WEB = ROOT / "rodedraad" / "web"
VENDOR = WEB / "static" / "vendor"
TEMPLATES = sorted((WEB / "templates").glob("*.html"))
LICENCES = {
    "htmx.min.js": "LICENSE.htmx",
    "components.css": "LICENSE.nl-design-system.md",
    "tokens.css": "LICENSE.nl-design-system.md",
}
HEADS = re.compile(r"^/\* (@\S+) (\S+), EUPL-1\.2 \*/$", re.MULTILINE)
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
INLINE = {
    "script": re.compile(r"<script(?![^>]*\ssrc=)", re.IGNORECASE),
    "style sheet": re.compile(r"<style\b", re.IGNORECASE),
    "style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "event attribute": re.compile(r"<[^>]*\s(?:hx-)?on[a-z:-]+\s*=", re.IGNORECASE),
    "script address": re.compile(r"(?:href|src|action)\s*=\s*[\"']?\s*(?:javascript|data):", re.IGNORECASE),
    "address elsewhere": re.compile(r"(?:src|href|action)\s*=\s*[\"']?\s*(?:https?:)?//", re.IGNORECASE),
}


def versions() -> dict[str, str]:
    found: dict[str, str] = json.loads((VENDOR / "versions.json").read_text("utf-8"))
    return found


def test_what_lies_there_is_what_is_said_to() -> None:
    styles = "".join((VENDOR / name).read_text("utf-8") for name in ("components.css", "tokens.css"))
    htmx = re.findall(r"version:\s*\"([\d.]+)\"", (VENDOR / "htmx.min.js").read_text("utf-8"))
    assert dict(HEADS.findall(styles)) | {"htmx.org": htmx[0]} == versions()


def test_each_file_has_its_licence_beside_it() -> None:
    there = {path.name for path in VENDOR.iterdir()}
    assert there == {"versions.json", *LICENCES, *LICENCES.values()}
    assert "Zero-Clause BSD" in (VENDOR / "LICENSE.htmx").read_text("utf-8")
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in (VENDOR / "LICENSE.nl-design-system.md").read_text(
        "utf-8"
    )


def test_nothing_that_is_vendored_fetches_from_elsewhere() -> None:
    for name in ("components.css", "tokens.css"):
        assert not re.search(r"@import|url\(", (VENDOR / name).read_text("utf-8"))


def test_the_wheel_takes_all_that_lies_in_its_packages() -> None:
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"][
        "wheel"
    ]
    assert wheel == {"packages": ["rodedraad", "corpus", "ingest", "nlp", "synthesis", "reports"]}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_has_nothing_that_the_policy_refuses(template: Path) -> None:
    text = COMMENT.sub("", template.read_text("utf-8"))
    assert [what for what, found in INLINE.items() if found.search(text)] == []


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("script", "<script>alert(1)</script>"),
        ("style sheet", "<style>p {}</style>"),
        ("style attribute", '<p class="x" style="color: red">'),
        ("event attribute", '<button onclick="x()">'),
        ("event attribute", '<button hx-on:click="x()">'),
        ("script address", '<a href="javascript:x()">'),
        ("address elsewhere", '<img src="https://voorbeeld.nl/x.png">'),
    ],
)
def test_what_the_policy_refuses_is_recognised(what: str, text: str) -> None:
    assert INLINE[what].search(text)
