"""The numbers of chapters and their sections, given in one place and nowhere written by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.blocks import Section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.blocks import Block


def numbered(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections as chapters "1. Titel", with what has an anchor in them as "1.1 Titel"."""
    return tuple(_numbered(section, f"{n}. ", f"{n}.") for n, section in enumerate(sections, 1))


def _numbered(section: Section, prefix: str, within: str) -> Section:
    blocks: list[Block] = []
    count = 0
    for block in section.blocks:
        if isinstance(block, Section) and block.heading.anchor:
            count += 1
            blocks.append(_numbered(block, f"{within}{count} ", f"{within}{count}."))
        else:
            blocks.append(block)
    heading = replace(section.heading, text=f"{prefix}{section.heading.text}")
    return Section(heading, tuple(blocks))
