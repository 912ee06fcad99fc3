"""References to laws, articles and publications, as Dutch official texts cite them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.model import Mention
from nlp.dates import DIGIT
from nlp.names import LAWS, names, occurrences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp.names import Names

LEDEN = (
    "eerste",
    "tweede",
    "derde",
    "vierde",
    "vijfde",
    "zesde",
    "zevende",
    "achtste",
    "negende",
    "tiende",
    "elfde",
    "twaalfde",
)
SERIES = {
    "stb": "Stb.",
    "staatsblad": "Stb.",
    "stcrt": "Stcrt.",
    "staatscourant": "Stcrt.",
    "trb": "Trb.",
    "tractatenblad": "Trb.",
}

ARTICLES = frozenset({"art", "artikel", "artikelen", "artt"})
"""How a reference to an article begins."""

LID = rf"(?:{'|'.join(LEDEN)})"
NUMBER = r"[0-9]{1,4}(?:[:.][0-9]{1,3})*[a-z]?\b"
AND = r"(?:,\s+|\s+(?:en|of|tot\ en\ met|t/m)\s+|[-–])"

PUBLICATION = re.compile(
    rf"""
    (?<!\w)
    (?: (?P<series>(?i:{"|".join(SERIES)}))\.? \s+ (?P<year>[0-9]{{4}})
        (?:\s?/\s?|,?\s+(?:nr\.?\s+)?) (?P<issue>[0-9]{{1,6}})
      | (?i:kamerstuk(?:ken)?) (?:\s+(?:I{{1,2}}|TK|EK))? (?:,?\s+[0-9]{{4}}[-–/][0-9]{{2,4}})? ,?
        \s+ (?P<file>[0-9]{{2}}\s?[0-9]{{3}}) (?:[- ](?P<part>[IVX]+)\b)?
        (?:,?\s+nrs?\.?\s+(?P<number>[0-9]+)|,\s+(?P<letter>[A-Z])\b)?
    )
    (?!\w)
    """,
    re.VERBOSE,
)


def laws(text: str) -> Iterator[Mention]:
    """Articles ("artikel 3, eerste lid, Gemeentewet"), laws by name, "Stb. 2024, 12", Kamerstukken."""
    known = names(LAWS)
    for match in occurrences(_citation(known), ARTICLES | known.starts, text):
        value = _named(match["named"]) if match["named"] else _article(match)
        yield Mention("wet", *match.span(), match[0], value)
    if DIGIT.search(text):
        for match in PUBLICATION.finditer(text):
            yield Mention("wet", *match.span(), match[0], _publication(match))


@lru_cache(maxsize=4)
def _citation(known: Names) -> re.Pattern[str]:
    law = known.pattern
    return re.compile(
        rf"""
        (?: (?: (?i:artikelen|artt\.?)\s+(?P<articles>{NUMBER}(?:{AND}{NUMBER})*)
              | (?i:artikel|art\.?)\s+(?P<article>{NUMBER}) )
            (?:,?\s+ (?: (?P<leden>(?i:{LID}(?:{AND}{LID})*))\s+lid\b
                       | lid\s+(?P<lid>[0-9]{{1,2}})\b
                       | (?P<short>[0-9]{{1,2}})e\s+lid\b ) )?
            (?:,?\s+ (?:aanhef\s+en\s+)?onder(?:deel)?\s+(?P<letter>[a-z])\b )?
            (?:,?\s+ (?:(?:van|uit)\s+)? (?:(?:de|het)\s+)? (?P<law>{law})(?!\w) )?
          | (?P<named>{law})(?!\w)
        )
        """,
        re.VERBOSE,
    )


def _named(form: str) -> str:
    return names(LAWS).value(form)


def _article(match: re.Match[str]) -> str:
    """The citation in full; a law goes behind it as it is cited: "artikel 124 Gemeentewet"."""
    article = f"artikel {match['article']}" if match["article"] else f"artikelen {_single(match['articles'])}"
    pieces = [article, _lid(match), f"onder {match['letter']}" if match["letter"] else ""]
    value = ", ".join(piece for piece in pieces if piece)
    if match["law"] is None:
        return value
    return f"{value}, {_named(match['law'])}" if value != article else f"{article} {_named(match['law'])}"


def _lid(match: re.Match[str]) -> str:
    if match["leden"]:
        return f"{_single(match['leden']).lower()} lid"
    number = int(match["lid"] or match["short"] or 0)
    if number == 0:
        return ""
    return f"{LEDEN[number - 1]} lid" if number <= len(LEDEN) else f"lid {number}"


def _publication(match: re.Match[str]) -> str:
    if match["series"]:
        return f"{SERIES[match['series'].lower()]} {match['year']}, {match['issue']}"
    part = f"-{match['part']}" if match["part"] else ""
    item = (
        f", nr. {match['number']}" if match["number"] else f", {match['letter']}" if match["letter"] else ""
    )
    return f"Kamerstuk {''.join(match['file'].split())}{part}{item}"


def _single(text: str) -> str:
    """The text with single spaces."""
    return " ".join(text.split())
