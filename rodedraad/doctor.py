"""What this machine has of the parts that Rodedraad can use, what each is for and how to get it."""

from __future__ import annotations

import sys
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PYTHON = (3, 11)

_EXTRAS = (
    ("tesserocr", "tesserocr", "snellere tekstherkenning", "pip install 'rodedraad[ocr]'"),
    ("psycopg", "psycopg", "een corpus op een PostgreSQL-server", "pip install 'rodedraad[postgres]'"),
    ("typst", "typst", "rapporten als PDF", "pip install typst"),
)
"""Module, name, use, and how to get it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part: its Dutch name, whether it is needed for the main job, the version found ("": absent), its use.

    `remedy` says how to get it.
    """

    name: str
    needed: bool
    found: str
    use: str
    remedy: str


def parts() -> tuple[Part, ...]:
    """All parts, the needed ones first."""
    return (_python(), *_required(), _program(), _dutch(), *_optional())


def is_well(found: Sequence[Part]) -> bool:
    """Whether nothing is missing that the main job needs."""
    return all(part.found for part in found if part.needed)


def as_json(found: Sequence[Part]) -> list[dict[str, str | bool]]:
    """The parts as plain values."""
    return [asdict(part) for part in found]


def table(found: Sequence[Part]) -> str:
    """The parts as a Dutch table for a terminal; what is absent comes with how to get it."""
    rows = [(part.name, part.found or _absent(part), part.use) for part in found]
    widths = [max(len(row[column]) for row in [HEADER, *rows]) for column in range(2)]
    lines = ["  ".join((a.ljust(widths[0]), b.ljust(widths[1]), c)) for a, b, c in [HEADER, *rows]]
    missing = [f"{part.name}: {part.remedy}" for part in found if not part.found]
    ending = ["", "Zo krijgt u wat ontbreekt:", *missing] if missing else ["", "Alles is aanwezig."]
    return "\n".join([*lines, *ending])


HEADER = ("onderdeel", "aanwezig", "waarvoor")


def _absent(part: Part) -> str:
    return "ONTBREEKT (nodig)" if part.needed else "nee"


def _python() -> Part:
    found = ".".join(map(str, sys.version_info[:3])) if sys.version_info >= PYTHON else ""
    wanted = ".".join(map(str, PYTHON))
    return Part("Python", True, found, "alles", f"installeer Python {wanted} of nieuwer")


def _required() -> Iterator[Part]:
    """The packages that the distribution itself asks for, as one line when all are there."""
    named = [name for name in requires("rodedraad") or [] if "extra ==" not in name]
    names = [name.split(">")[0].split("=")[0].split("[")[0].strip() for name in named]
    absent = [name for name in names if not _version(name)]
    remedy = "draai make setup, of pip install rodedraad"
    yield from (Part(name, True, "", "lezen, coderen of schrijven", remedy) for name in absent)
    if not absent:
        yield Part("Python-pakketten", True, f"alle {len(names)}", "lezen, coderen en schrijven", remedy)


def _program() -> Part:
    from ingest.pictures import ocr

    use = "scans lezen (tekstherkenning)"
    return Part("Tesseract", False, ocr.program() or "", use, f"installeer de pakketten {ocr.PACKAGES}")


def _dutch() -> Part:
    from ingest.pictures import ocr

    found = str(ocr.tessdata() or "")
    use = "scans in het Nederlands lezen"
    return Part("Nederlandse taalgegevens", False, found, use, f"installeer de pakketten {ocr.PACKAGES}")


def _optional() -> Iterator[Part]:
    for module, name, use, remedy in _EXTRAS:
        found = (_version(module) or "ja") if find_spec(module) else ""
        yield Part(name, False, found, use, remedy)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
