"""Headers, footers and page numbers: what stands at the edge of pages and comes back on others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.letters.letterlines import of_letter
from ingest.wording import ends_clause, ends_in_action, goes_on, starts_lower, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PAGE_NUMBER = re.compile(
    r"^[-–\s]*(?:(?:pagina|bladnummer|blad|blz\.?|p\.|page)\s*\d{1,3}(?:\s*(?:van|/|of)\s*\d{1,3})?"
    r"|\d{1,3}\s*(?:van|/)\s*\d{1,3})[-–\s]*$",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"^[-–\s]*\d{1,3}[-–\s]*$")


_TAIL = re.compile(
    r"(?:[|–•-]|\bpagina|\bblz\.?|\bp\.|\bblad)\s*\d{1,3}(?:\s*(?:van|/)\s*\d{1,3})?$|^\d{1,3}\s*[|–•]"
    r"|\s\d{1,2}\s?/\s?\d{1,2}$",
    re.IGNORECASE,
)


def numbered(texts: Sequence[str]) -> set[int]:
    """The indices of headers and footers in text without pages: the same words with other page numbers."""
    found: dict[str, list[int]] = {}
    for index, text in enumerate(texts):
        if _TAIL.search(text.strip()):
            found.setdefault(masked(text), []).append(index)
    return {index for same in found.values() if len({texts[i] for i in same}) > 1 for index in same}


def interrupting(texts: Sequence[str]) -> set[int]:
    """The indices of headers in text without pages: words that come back and break into a sentence."""
    found: dict[str, list[int]] = {}
    for index, text in enumerate(texts):
        if _may_head_pages(text.strip()):
            found.setdefault(masked(text), []).append(index)
    return {
        index
        for same in found.values()
        if len(same) > 1 and any(_breaks(texts, i) for i in same)
        for index in same
    }


def _may_head_pages(text: str) -> bool:
    ends = ends_clause(text) or ends_in_action(text) or goes_on(text)
    return len(words(masked(text))) > 0 and not (ends or of_letter(text))


def _breaks(texts: Sequence[str], index: int) -> bool:
    inside = 0 < index < len(texts) - 1
    return inside and not ends_clause(texts[index - 1]) and starts_lower(texts[index + 1])


def is_page_number(text: str, *, edge: bool) -> bool:
    """Whether a line numbers its page; a bare number does so only at the edge of one."""
    return _PAGE_NUMBER.match(text.strip()) is not None or (
        edge and _BARE_NUMBER.match(text.strip()) is not None
    )


def masked(text: str) -> str:
    """The text as it comes back on other pages: digits and spaces do not count."""
    return re.sub(r"\d+", "#", re.sub(r"\s+", " ", text)).strip().lower()


def running(texts: Sequence[str], pages: Sequence[int], edges: Iterable[int]) -> set[int]:
    """The indices of the lines that number a page or stand at the edge of several pages.

    `pages` holds the page of each line, `edges` the indices of those at the top or bottom of one.
    """
    at_edge = set(edges)
    seen: dict[str, set[int]] = {}
    for index in at_edge:
        seen.setdefault(masked(texts[index]), set()).add(pages[index])
    return {
        index
        for index, text in enumerate(texts)
        if is_page_number(text, edge=index in at_edge)
        or (index in at_edge and len(seen[masked(text)]) > 1 and not ends_in_action(text))
    }
