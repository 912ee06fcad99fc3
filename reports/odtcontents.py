"""The table of contents of an OpenDocument text, with its entries written out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import odtxml
from reports.blocks import Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element as Element

    from reports.blocks import Heading

DEEPEST = 2
"""The levels that are listed: a chapter and its parts."""

TITLE = "Inhoud"


def contents(sections: Iterable[Section]) -> Element:
    """The list of the chapters and their parts, each with its page, as a link."""
    told = {"text:name": TITLE, "text:protected": "true"}
    element = odtxml.add(odtxml.root("office:text"), "text:table-of-content", told)
    _source(element)
    listed = odtxml.add(element, "text:index-body")
    title = odtxml.add(listed, "text:index-title", {"text:name": f"{TITLE}kop"})
    odtxml.plain(odtxml.paragraph(title, "Contents_20_Heading"), TITLE)
    for section in sections:
        for heading, level in _headings(section, 1):
            _entry(listed, heading, level)
    return element


def target(heading: Heading) -> str:
    """The name of the bookmark at a heading."""
    return f"kop_{heading.anchor}"


def _headings(section: Section, level: int) -> Iterator[tuple[Heading, int]]:
    if section.heading.anchor:
        yield section.heading, level
    for block in section.blocks if level < DEEPEST else ():
        if isinstance(block, Section):
            yield from _headings(block, level + 1)


def _entry(listed: Element, heading: Heading, level: int) -> None:
    """An entry; its page is a field, which a word processor works out without renewing the list."""
    link = odtxml.link(odtxml.paragraph(listed, f"Contents_20_{level}"), target(heading), "Index_20_Link")
    odtxml.words(link, heading.text)
    odtxml.add(link, "text:tab")
    odtxml.add(link, "text:bookmark-ref", {"text:reference-format": "page", "text:ref-name": target(heading)})


def _source(contents: Element) -> None:
    """What a word processor makes the list from when it is asked to renew it."""
    source = odtxml.add(
        contents,
        "text:table-of-content-source",
        {"text:outline-level": str(DEEPEST), "text:use-index-marks": "false"},
    )
    title = odtxml.add(source, "text:index-title-template", {"text:style-name": "Contents_20_Heading"})
    odtxml.plain(title, TITLE)
    for level in range(1, DEEPEST + 1):
        told = {"text:outline-level": str(level), "text:style-name": f"Contents_20_{level}"}
        template = odtxml.add(source, "text:table-of-content-entry-template", told)
        odtxml.add(template, "text:index-entry-link-start", {"text:style-name": "Index_20_Link"})
        odtxml.add(template, "text:index-entry-text")
        odtxml.add(template, "text:index-entry-tab-stop", {"style:type": "right"})
        odtxml.add(template, "text:index-entry-page-number")
        odtxml.add(template, "text:index-entry-link-end")
