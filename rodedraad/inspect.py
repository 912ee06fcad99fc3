"""One page of a PDF, to see how it was read: as a picture, or as a list of its blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.errors import InputError, OutputError, reason
from ingest import registry
from ingest.pages import overlay
from ingest.pdf import password_of

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.model import Block, Reading
    from ingest.settings import Settings


def draw(path: Path, number: int, out: Path, settings: Settings) -> None:
    """Write the page with its blocks drawn over it to `out`, as PNG.

    Raises `UnreadableError`, `InputError` when it is no PDF or has no such page, `OutputError`.
    """
    reading = _reading(path, number, settings)
    data = registry.read_file(path, settings.limits)
    password = password_of(data, settings)
    picture = overlay.overlay(data, number, _own(reading), password=password)
    try:
        out.write_bytes(picture)
    except OSError as error:
        raise OutputError(
            f"'{out}' kan niet worden geschreven ({reason(error)}).", "Kies met --out een andere plaats."
        ) from error


def listed(path: Path, number: int, settings: Settings) -> str:
    """The blocks of the page in reading order: number, kind, level, box in points, text. Raises as `draw`."""
    blocks = [block for block in _own(_reading(path, number, settings)) if _is_on(block, number)]
    return "\n".join(_line(place, block, number) for place, block in enumerate(blocks, start=1))


def _reading(path: Path, number: int, settings: Settings) -> Reading:
    reading = registry.read(path, name=path.name, settings=settings)
    if reading.document.format != "pdf":
        raise InputError(f"'{path.name}' is geen PDF.", "Alleen van een PDF is te zien hoe zij is gelezen.")
    last = max(page.number for page in reading.pages if not page.file)
    if number > last:
        raise InputError(
            f"'{path.name}' heeft geen pagina {number}.", f"Kies een pagina van 1 tot en met {last}."
        )
    return reading


def _own(reading: Reading) -> list[Block]:
    """The blocks of the file itself, without those of attachments, which have pages of their own."""
    return [block for block in reading.blocks if not reading.document.parts[block.part].file]


def _is_on(block: Block, number: int) -> bool:
    return any(region.page == number for region in block.regions)


def _line(place: int, block: Block, number: int) -> str:
    region = next(region for region in block.regions if region.page == number)
    box = f"{region.x0:.0f},{region.top:.0f}-{region.x1:.0f},{region.bottom:.0f}"
    level = f" niveau {block.level}" if block.level else ""
    return f"{place}. {block.kind}{level} [{box}] {block.text}"
