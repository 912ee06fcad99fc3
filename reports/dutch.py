"""The little Dutch grammar that a report needs: counting, enumerating, dating, capitals."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

NUMBER_WORDS = (
    *("nul", "één", "twee", "drie", "vier", "vijf", "zes"),
    *("zeven", "acht", "negen", "tien", "elf", "twaalf"),
)
"""Running Dutch text writes numbers up to twelve as words (Schrijfwijzer, Renkema)."""

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


def number(count: int) -> str:
    """A count as running text writes it: "één", "twaalf", "13", "12.345"."""
    return NUMBER_WORDS[count] if count < len(NUMBER_WORDS) else figures(count)


def figures(count: int) -> str:
    """A count in figures, thousands with a point: "12.345"."""
    return f"{count:,}".replace(",", ".")


def counted(count: int, one: str, many: str) -> str:
    """A count with its noun: "geen bronnen", "één bron", "twee bronnen"."""
    return f"{number(count) if count else 'geen'} {one if count == 1 else many}"


def enumeration(items: Sequence[str], *, last: str = " en ") -> str:
    """The items as running text: "Drenthe, Flevoland en Zeeland"; empty for no items."""
    *first, final = items or ("",)
    return f"{', '.join(first)}{last}{final}" if first else final


def day(iso: str) -> str:
    """An ISO date as a letter writes it: "3 juli 2026". Raises `ValueError` for anything else."""
    moment = date.fromisoformat(iso)
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def month(iso: str) -> str:
    """A month of ISO 8601 as a letter writes it: "juli 2026". Raises `ValueError` for anything else."""
    return day(f"{iso}-01").partition(" ")[2]


def capital(text: str) -> str:
    """The text as the beginning of a sentence: "Eén bron", "IJsselstein", "VNG"."""
    if text.startswith("ij"):
        return "IJ" + text[2:]
    if text.startswith("één"):
        return "Eén" + text[3:]
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """A label inside a sentence: its first letter small, unless the first word is an abbreviation."""
    return text if text[1:2].isupper() or text[1:2].isdigit() else text[:1].lower() + text[1:]


def share(part: int, whole: int) -> str:
    """Some of a known number of things: "zes van de tien", "alle drie", "beide"."""
    if part == whole:
        return "beide" if whole == 2 else f"alle {number(whole)}"
    return f"{number(part)} van de {number(whole)}"


def closed(text: str) -> str:
    """The text as a sentence: with a full stop, unless its last words, also those of a quotation, end it."""
    return text if text.rstrip("”’\"')").endswith((".", "!", "?", "…")) else f"{text}."
