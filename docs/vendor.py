"""Fetches what the pages in the browser use of npm into `rodedraad/web/static/vendor`: `make vendor`.

The program needs no npm: what this fetches lies in the tree, with its version and licence. Of the tokens of
the NL Design System those are kept that the components use, and the common ones for our own styles.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

WEB = Path(__file__).parent.parent / "rodedraad" / "web" / "static"
VENDOR = WEB / "vendor"
HTMX = ("htmx.org", "2.0.11")
TOKENS = ("@nl-design-system-unstable/voorbeeld-design-tokens", "7.4.1")
COMPONENTS = {
    "alert": "4.0.2", "badge-counter": "3.0.1", "badge-status": "2.0.1", "body": "3.0.0",
    "breadcrumb-nav": "3.0.1", "button": "4.0.1", "button-group": "3.0.1", "checkbox": "3.0.1",
    "code": "3.0.1", "data-badge": "3.0.1", "data-list": "3.0.1", "form-field": "3.0.1",
    "form-field-description": "3.0.1", "form-field-error-message": "3.0.1", "form-label": "3.0.1",
    "heading-1": "3.0.1", "heading-2": "3.0.1", "heading-3": "3.0.1", "link": "3.0.1", "mark": "3.0.1",
    "pagination": "3.0.1", "paragraph": "4.0.1", "root": "4.1.1", "select": "3.0.1", "separator": "3.0.1",
    "skip-link": "3.0.1", "table": "3.0.1", "textarea": "4.0.1", "textbox": "4.0.1",
    "unordered-list": "3.1.1",
}  # fmt: skip
DECLARED = re.compile(r"^\s*(--[\w-]+):\s*(.+?);", re.MULTILINE)
USED = re.compile(r"var\(\s*(--[\w-]+)")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def main() -> None:
    """Fetch all, and say what lies there in `versions.json`."""
    VENDOR.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        htmx = fetched(Path(folder), *HTMX)
        (VENDOR / "htmx.min.js").write_bytes((htmx / "dist/htmx.min.js").read_bytes())
        (VENDOR / "LICENSE.htmx").write_bytes((htmx / "LICENSE").read_bytes())
        styles = {name: component(Path(folder), name, version) for name, version in COMPONENTS.items()}
        theme = fetched(Path(folder), *TOKENS)
        (VENDOR / "LICENSE.nl-design-system.md").write_bytes((theme / "LICENSE.md").read_bytes())
        components = "\n".join(styles.values())
        (VENDOR / "components.css").write_text(components, "utf-8")
        declared = (theme / "dist/theme.css").read_text("utf-8")
        (VENDOR / "tokens.css").write_text(tokens(declared, components), "utf-8")
    packages = dict([HTMX, TOKENS]) | {
        f"@utrecht/{name}-css": version for name, version in COMPONENTS.items()
    }
    (VENDOR / "versions.json").write_text(json.dumps(packages, indent=1) + "\n", "utf-8")


def fetched(folder: Path, package: str, version: str) -> Path:
    """A package, unpacked."""
    command = ["npm", "pack", "--silent", f"{package}@{version}"]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)  # noqa: S603
    packed = done.stdout.split()[-1]
    where = folder / packed.removesuffix(".tgz")
    with tarfile.open(folder / packed) as archive:
        archive.extractall(where, filter="data")
    return where / "package"


def component(folder: Path, name: str, version: str) -> str:
    """The style sheet of a component, headed by where it is from."""
    text = (fetched(folder, f"@utrecht/{name}-css", version) / "dist/index.css").read_text("utf-8")
    return f"/* @utrecht/{name}-css {version}, EUPL-1.2 */\n{COMMENT.sub('', text).strip()}\n"


def tokens(theme: str, styles: str) -> str:
    """The common tokens, those that style sheets use, and those that these use in turn, for a page."""
    declared = dict(DECLARED.findall(COMMENT.sub("", theme)))
    ours = {name for name in declared if name.startswith(("--basis-", "--voorbeeld-"))}
    wanted, new = set[str](), ours | set(USED.findall(styles)) & set(declared)
    while new:
        wanted |= new
        new = {name for token in new for name in USED.findall(declared[token])} & set(declared) - wanted
    lines = "".join(f"  {name}: {value};\n" for name, value in declared.items() if name in wanted)
    return f"/* {TOKENS[0]} {TOKENS[1]}, EUPL-1.2 */\n:root {{\n{lines}}}\n"


if __name__ == "__main__":
    sys.exit(main())
