"""HTML: saved web pages, and what Word and mail programs write; no script or link in it is followed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from ingest.lines import Raw
from ingest.web.charsets import decoded
from ingest.web.webpage import Walk

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ingest.settings import Settings
    from ingest.web.webpage import Event

START = 2_048
"""In bytes: the doctype or root element stands within them, the declared character set too (WHATWG: 1024)."""

_ROOT = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*|<!--(?:(?!-->).){0,1000}-->\s*){0,5}<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(
    rb"""(?:<meta[^>]{0,300}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w:.-]{1,40})""",
    re.IGNORECASE,
)


def is_html(data: bytes) -> bool:
    """Whether the bytes open as HTML does: with its doctype or its root element."""
    return _ROOT.match(decoded(data[:START]).lstrip("\ufeff")) is not None


def read(data: bytes, _: Settings) -> Raw:
    """The headings, paragraphs, list items and rows of a page; what stands around them is furniture.

    Raises `UnreadableError` when the bytes are no HTML.
    """
    declared = _CHARSET.search(data[:START])
    return page(decoded(data, declared[1].decode("ascii") if declared else ""))


def page(text: str) -> Raw:
    """The same of a page that is text already."""
    source, lines = Walk(_events(text)).walked()
    return Raw(source, (), lines)


class _Target:
    """Takes what the parser meets; without a tree, no nesting is too deep."""

    def __init__(self) -> None:
        self.met: list[Event] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.met.append(("start", tag.lower(), dict(attributes)))

    def end(self, tag: str) -> None:
        self.met.append(("end", tag.lower(), {}))

    def data(self, words: str) -> None:
        self.met.append(("words", words, {}))

    def comment(self, _: str) -> None:
        """Comments say nothing, those that Word writes for browsers neither."""

    def close(self) -> list[Event]:
        return self.met


def _events(text: str) -> Sequence[Event]:
    from lxml import etree

    target = _Target()
    parser = etree.HTMLParser(target=target, encoding="utf-8", no_network=True, huge_tree=True)
    try:
        etree.HTML(text.replace("\x00", "").encode(), parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableError(
            "De webpagina is beschadigd.", "Open haar in een browser en sla haar opnieuw op."
        ) from error
    return target.met
