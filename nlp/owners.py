"""Who an action item is for: its first words, as far as they name an organisation, a role or a person."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.model import REDACTED
from nlp.names import ACTORS, names

if TYPE_CHECKING:
    from nlp.names import Names

ROLES = (
    "voorzitter|vicevoorzitter|secretaris|secretariaat|secretariaten|notulist|griffie|griffier|allen|iedereen"
    "|aanwezigen|deelnemers|leden|projectleiders?|programmamanagers?|coördinator(?:en)?|trekkers?|wethouders?"
    "|gedeputeerden?|burgemeesters?|portefeuillehouders?|bestuurders?|ambtenaren|adviseurs?|woordvoerders?"
    "|communicatieadviseurs?|communicatie|juristen|directeur(?:en)?|dagelijks bestuur|colleges?|raad|raden"
    "|staatssecretaris|[a-z]*tafel|waterschap(?:pen)?|veiligheidsregio(?:['’]s)?|corporaties?|toezichthouder"
)
"""Who acts in minutes without being named in actors.toml."""

UNITS = (
    "team|directie|afdeling|werkgroep|projectgroep|kernteam"
    "|stuurgroep|sector|bureau|programma|cluster|commissie"
)
"""Parts of an organisation, behind which stands their name ("afdeling toezicht AenM")."""

_DETERMINERS = (
    r"(?:(?:[Dd]e|[Hh]et|[Bb]eide|[Aa]lle|[Tt]wee|[Dd]rie|[Vv]ier|[Aa]ndere|[Bb]etrokken|[Oo]verige)\s)*"
)
_PARTICLES = r"(?:van|der|den|de|het|ten|ter|te|'t|’t)"
_TITLE = r"(?:(?:[Dd]e\s)?(?:[Hh]eer|[Mm]evrouw|[Dd]hr\.|[Mm]w\.)\s)?"
_CAPITAL = r"(?:[A-Z]\.\s?)+(?:[a-z]+\s){0,2}[A-ZÀ-Þ][\w’'-]+|[A-ZÀ-Þ][\w&’'.-]*\w"
_SHORT = r"[A-Z][\w&]*[A-Z]\w*(?![\w-])"
_AND = r"\s?[&/+]\s?|\s(?:en|of|met|i\.s\.m\.|samen\smet|in\ssamenwerking\smet|in\soverleg\smet)\s"
_FINITE = re.compile(r"\s(?:zal|gaat|doet|is|kan|moet|[a-zà-ÿ]{2,}t)\b")
_ACRONYM = re.compile(r"[A-Z&][\w&]*[A-Z&]")
_END = re.compile(r"\s*(?:[.,;:(–]|-\s|$)")
NOBODY = re.compile(r"[\W_]*|n\.?(?:v\.?)?t\.?(?:b\.?)?|onbekend|nog te bepalen|pm", re.IGNORECASE)
"""What stands in the place of an owner where there is none."""


@lru_cache(maxsize=4)
def _known(actors: Names) -> re.Pattern[str]:
    """Organisations and roles, joined by "en" and the like, at the beginning of a text."""
    tail = rf"(?:\s(?:{_PARTICLES}\s)*(?:{actors.pattern}|{_CAPITAL})(?![\w-]))"
    own = rf"{_CAPITAL}|[a-zà-ÿ]+(?=\s[A-ZÀ-Þ]|\s?[,.(]|$|\s(?!niet\b)[a-z]{{3,}}t\s)"
    unit = rf"(?i:{UNITS})(?:\s(?:{own}))?"
    role = rf"(?:{_TITLE}{REDACTED}|(?:{actors.pattern})|(?i:{ROLES})|{unit})(?![\w-])"
    one = rf"{_DETERMINERS}{role}{tail}{{0,3}}"
    more = rf"(?:,\s|{_AND}){one}|(?:{_AND})(?:{_CAPITAL})(?![\w-])"
    return re.compile(rf"(?:{_SHORT}(?:,\s|{_AND}))*{one}(?:{more})*")


_NAMED = re.compile(rf"{_TITLE}(?:{_CAPITAL})(?:\s(?:{_PARTICLES}\s)*(?:{_CAPITAL})){{0,3}}(?![\w-])")


def owner_of(text: str) -> str:
    """The owner that an action begins with, as it stands; "" if it names none."""
    known = _known(names(ACTORS)).match(text)
    if known is not None:
        return known[0].rstrip(" .")
    named = _NAMED.match(text)
    if named is None:
        return ""
    rest = text[named.end() :]
    alone = _END.match(rest) and (rest.strip(" .") == "" or _ACRONYM.fullmatch(named[0]) or rest[:1] == ",")
    return named[0].rstrip(".") if alone or _FINITE.match(rest) else ""
