"""Tracked changes of an OpenDocument text accepted, where deleted text still stands in its place."""

from __future__ import annotations

from typing import Any

from ingest.office.odfparts import OFFICE, TEXT

_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_START, _END = f"{TEXT}change-start", f"{TEXT}change-end"
_PARAGRAPHS = frozenset((f"{TEXT}p", f"{TEXT}h"))
_BLANKS = frozenset((f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"))


def accept_deletions(root: Any) -> None:
    """Take deleted text out of a document; paragraphs between which the mark was deleted become one.

    Packages keep what was deleted apart; flat files leave it between a start and an end mark.
    """
    from lxml import etree

    deleted = {
        region.get(_XML_ID) or region.get(f"{TEXT}id", "")
        for region in root.iter(f"{TEXT}changed-region")
        if region.find(f"{TEXT}deletion") is not None
    }
    body = root.find(f"{OFFICE}body")
    if not deleted or body is None:
        return
    begun: set[str] = set()
    blanks, broken = [], []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            _follow(element, deleted, begun)
            if begun:
                element.text = None
        elif begun:
            element.tail = None
            blanks += [element] if element.tag in _BLANKS else []
            broken += [element] if element.tag in _PARAGRAPHS else []
    for blank in blanks:
        blank.getparent().remove(blank)
    for paragraph in reversed(broken):
        _join(paragraph, paragraph.getnext())


def _follow(element: Any, deleted: set[str], begun: set[str]) -> None:
    """Keep up which deletions have begun and not ended."""
    change = element.get(f"{TEXT}change-id")
    if element.tag == _START and change and change in deleted:
        begun.add(change)
    elif element.tag == _END:
        begun.discard(change)


def _join(first: Any, second: Any) -> None:
    if second is None or second.tag not in _PARAGRAPHS:
        return
    if not "".join(first.itertext()).strip():
        first.getparent().remove(first)
        return
    if len(first):
        first[-1].tail = (first[-1].tail or "") + (second.text or "")
    else:
        first.text = (first.text or "") + (second.text or "")
    for child in list(second):
        first.append(child)
    second.getparent().remove(second)
