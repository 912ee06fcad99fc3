"""What an element of HTML makes of the words in it (HTML Living Standard, 4 and 15; DPUB-ARIA 1.1)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.model import BlockKind
from ingest.web.stream import Shape

if TYPE_CHECKING:
    from collections.abc import Mapping

BLOCKS = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    )
)
"""The elements that begin and end a line."""

LISTS = frozenset(("ul", "ol", "menu"))

_UNSEEN = frozenset(
    (
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "math",
        "iframe",
        "object",
        "canvas",
        "audio",
        "video",
        "map",
        "datalist",
        "xml",
        "del",
        "s",
        "strike",
    )
)
"""What a reader does not see, or sees struck out: deleted text is left out, as Word's is."""

_CONTROLS = frozenset(("nav", "aside", "button", "select", "search", "title"))
_CONTENT = frozenset(("main", "article", "section"))
_SURROUNDINGS = frozenset(("header", "footer"))
_BOLD = frozenset(("b", "strong", "th", "dt", "summary", "legend"))
_LOOSE = frozenset(("p", "blockquote", "pre", "dl", "dt", "figcaption", "address", "caption", "hr"))
_ROLES = frozenset(
    (
        "navigation",
        "banner",
        "contentinfo",
        "search",
        "complementary",
        "menu",
        "menubar",
        "dialog",
        "alertdialog",
    )
)
_NOTES = frozenset(("doc-endnotes", "doc-endnote", "doc-footnote"))
_HIDDEN = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all"
    r"|text-decoration(?:-line)?\s*:[^;]{0,40}\bline-through)",
    re.IGNORECASE,
)
_COOKIES = re.compile(r"(?<![a-z])cookie|cookie-?(?:bar|banner|consent|melding|notice|wall)", re.IGNORECASE)
_NOTE_NAME = re.compile(
    r"(?<![a-z])(?:sd)?(?:foot|end|voet|eind)(?:note|noot|noten)(?:s|tekst|list)?(?![a-z])|^noten$"
)
_WORD_NOTES = re.compile(r"mso-element\s*:\s*(?:foot|end)note", re.IGNORECASE)
_WORD_LIST = re.compile(r"mso-list\s*:\s*\S+\s+level(\d)", re.IGNORECASE)

_NOTE_MARK = re.compile(r"\s*(?:[\[(]?(?:\d{1,3}|[ivxlc]{1,6})[\])]?|\*{1,3}|[†‡§]|↩\ufe0e?|\u2191)\s*")
"""The number of a note where it is referred to, and the arrow that leads back."""
_NOTE_LINK = re.compile(r"#_?(?:sd)?(?:fn|ftn|edn|foot|end|voet|eind|noot|note|ref)", re.IGNORECASE)

QUOTE_INDENT = 4.0
"""In characters: how far browsers and mail programs set in a quotation."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: in what, and what that makes of them. `depth` is the number of lists around them."""

    tag: str = ""
    unseen: bool = False
    furniture: bool = False
    note: bool = False
    content: bool = False
    bold: bool = False
    verbatim: bool = False
    raised: bool = False
    refers: bool = False
    depth: int = 0
    quotes: int = 0
    cites: bool = False
    heading: int = 0
    loose: bool = False
    item: int = 0

    @property
    def shape(self) -> Shape:
        """What a line in this place is."""
        heads = self.heading and not self.note
        kind = BlockKind.HEADING if heads else None
        kind = BlockKind.FURNITURE if self.furniture else BlockKind.COMMENT if self.cites else kind
        aside = self.furniture or self.note or self.cites
        return Shape(kind, self.heading, aside, self.note, self.loose, self.quotes * QUOTE_INDENT)

    def is_mark(self, text: str) -> bool:
        """Whether a text refers to a note, so that it is no part of the word before it."""
        return (self.refers or (self.raised and self.note)) and _NOTE_MARK.fullmatch(text) is not None

    def within(self, tag: str, given: Mapping[str, str]) -> Place:
        """The place in an element that stands here."""
        style, role = given.get("style", ""), given.get("role", "").lower()
        block = tag in BLOCKS
        raised = tag == "sup" or (self.raised and not block)
        word_list = _WORD_LIST.search(style) if tag == "p" else None
        place = replace(
            self,
            tag=tag,
            unseen=self.unseen or tag in _UNSEEN or "hidden" in given or _HIDDEN.search(style) is not None,
            note=self.note
            or role in _NOTES
            or _named_note(tag, given)
            or _WORD_NOTES.search(style) is not None,
            content=self.content or tag in _CONTENT or role in ("main", "article"),
            bold=tag in _BOLD or (self.bold and tag not in ("td", "dd")),
            verbatim=self.verbatim or tag in ("pre", "textarea"),
            raised=raised,
            refers=not block and (self.refers or _refers(tag, given, raised=raised)),
            depth=self.depth + (tag in LISTS),
            quotes=self.quotes + (tag == "blockquote"),
            cites=self.cites or (tag == "blockquote" and given.get("type", "").lower() == "cite"),
            heading=int(tag[1]) if _heads(tag) else (self.heading if not block else 0),
            loose=(tag in _LOOSE and not _is_set_tight(given)) or (self.loose and not block),
            item=int(word_list[1]) if word_list else (self.item if not block else 0),
        )
        return replace(place, furniture=self.furniture or _surrounds(place, given, role))


def _heads(tag: str) -> bool:
    return len(tag) == 2 and tag[0] == "h" and tag[1] in "123456"


def _is_set_tight(given: Mapping[str, str]) -> bool:
    """Word writes each line of an address as a paragraph of its own."""
    return "mso" in given.get("class", "").lower()


def _surrounds(place: Place, given: Mapping[str, str], role: str) -> bool:
    """Whether an element stands around what a page says; the header of an article is part of it."""
    if place.tag in _CONTROLS or role in _ROLES:
        return True
    if place.tag in _SURROUNDINGS:
        return not place.content
    named = f"{given.get('id', '')} {given.get('class', '')}"
    return place.tag in ("div", "section", "form", "p", "ul") and _COOKIES.search(named) is not None


def _named_note(tag: str, given: Mapping[str, str]) -> bool:
    names = [given.get("id", ""), *given.get("class", "").split()]
    return tag in ("div", "section", "ol", "ul", "li", "p", "dl") and any(
        _NOTE_NAME.search(name.lower()) is not None for name in names
    )


def _refers(tag: str, given: Mapping[str, str], *, raised: bool) -> bool:
    """Whether a link leads to a note or back from it."""
    href = given.get("href", "")
    if tag != "a" or "#" not in href:
        return False
    return raised or given.get("role", "").startswith("doc-") or _NOTE_LINK.search(href) is not None
