"""What the wording of a line tells about its place in a text: does a sentence end, go on, or never start."""

from __future__ import annotations

import re


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


FUNCTION_WORDS = _listed(
    "aan alle als bij binnen buiten dan dat de den der deze die dit door een en haar het hun in "
    "inzake is met mijn na naar niet of om onder ons onze op over per sinds te tegen ten ter "
    "tijdens tot tussen uit uw van vanuit via volgens voor waar waarbij waarin waarop wat welke "
    "zal zonder"
)
"""Words after which no Dutch sentence or heading ends."""

FINITE_VERBS = _listed(
    "acht achten bekijken bepaalt bestaan bestaat betekent betreft bieden biedt blijft "
    "blijken blijkt blijven constateerden constateert constateren dankt dienen dient doet ervaart "
    "ervaren gaan gaat geeft gelden geldt ging gingen had hadden hebben heeft heet helpt hoort "
    "houdt is kan kent komen komt kon konden kost krijgen krijgt kunnen laat leiden leidt liggen "
    "ligt lijken lijkt loopt maakt mag merken merkt mocht moest moet moeten mogen neemt ontbreekt "
    "ontbreken ontstaat ontving roept signaleert signaleren speelt spreekt spreken staan staat "
    "stelt stond vergt verwacht verwachten verwijst verzoekt vinden vindt volgt vormt vraagt "
    "vragen waren was weet werd werden werkt wil willen worden wordt zal zegt zien ziet zijn zit "
    "zorgt zou zouden zullen"
)
"""The commonest verb forms that show a finite sentence."""

LEAD_INS = _listed(
    "aldus bijvoorbeeld daarbij daarmee daarnaast daarom dat deze dit er hierbij hiermee hierna "
    "ik namelijk onder ook te we wij ze zie zij zo"
)
"""First words of a phrase that leads into a list, where a title would begin with a noun."""

_QUESTION_WORDS = _listed("hoe waar waarom wanneer wat welke wie")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’“»)\]]*$")
_CLAUSE_END = re.compile(r"[.!?…:;][\"'”’“»)\]]*$")
_GOES_ON = re.compile(rf"[-‐,–—/(]$|\b(?:{'|'.join(sorted(FUNCTION_WORDS))})$", re.IGNORECASE)
_INNER_SENTENCE = re.compile(r"[a-zë)][.?!]\s+[A-Z]")
_LINK = re.compile(r"\S@\S+\.\w|\bwww\.|https?://")
_WHOLE_LINK = re.compile(r"\S+@\S+\.\w\S*|(?:\bwww\.|https?://)\S*")
_BESIDE_LINK = _listed(
    "de den der e en fax internet kijk mail of op t tel telefoon ten ter van via website zie"
)
"""Words in small letters that stand beside an address without making a sentence of it."""

_INVITES = re.compile(
    r"(?:(?:voor|bij|heeft|hebt|mocht|met)\b.{0,40}\b)?"
    r"(?:(?:meer |nadere )?informatie|vragen|opmerkingen|reacties?|aanvullingen|contact\w*"
    r"|inlichtingen|aanmelden)\b",
    re.IGNORECASE,
)
"""How a line begins that says where to turn to."""

_ACTION_LABEL = (
    r"\b(?:Actie(?:punt(?:en)?|houder|s)?|ACTIE(?:PUNT(?:EN)?|HOUDER|S)?)"
    r"(?:\s(?:[^\s.:;!?]+|\([^()]{1,40}\))){0,4}\s?:"
)
_ACTION = re.compile(rf"{_ACTION_LABEL}(?=\s|$)[^.]*$")
_MINUTED = re.compile(
    rf"(?:{_ACTION_LABEL}|(?:Besluit|Conclusie|Afspraak)(?:\s\d{{1,3}}[a-z]?)?\s?:)\s+\S|A:\s(?!\S+$)",
    re.IGNORECASE,
)
"""What minutes record on a line of its own: an action, a decision, a conclusion."""

_RELATIVE = re.compile(r"(?<=\w)\s(?:die|waar(?:in|voor|op|mee|van|over)?)\s")
NUMBERING = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*(?:[.)]|[a-z][.)])?|[IVX]{1,4}\.|[A-Z]\.)\s+(?=\S)")
"""The number of a heading; "3 juli" looks the same and is told apart by its context."""

BESIDE_LINK_WORDS = 5
"""A name and a label may stand beside an address: "J. van den Berg, telefoon ...", no more."""

LONGEST_HEADING = 120
"""In characters; longer lines without full stop in this kind of document are sentences that lost it."""

LAST_WORDS = 20
"""In characters: the longest function word and more; to look no further back bounds the time."""

LONG_WORDS = 30
"""A line group of so many words is running text even if its last stop is missing."""

LONGEST_QUESTION = 6
"""In words: "Hoe nu verder?" heads a section, a question of a whole sentence is asked in the text."""

LONGEST_CLAUSE = 9
"""In words: "Wat gemeenten nodig hebben voor de tweede ronde" has no question mark and may be longer."""


def words(text: str) -> list[str]:
    """The words in lower case, without punctuation."""
    return re.findall(r"[^\W_]+(?:['’][^\W_]+)?", text.lower())


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends here; closing quotes and brackets may follow the stop."""
    return _SENTENCE_END.search(text.rstrip()) is not None


def ends_clause(text: str) -> bool:
    """Whether a sentence, the lead to a list (:) or an item of one (;) ends here."""
    return _CLAUSE_END.search(text.rstrip()) is not None


def goes_on(text: str) -> bool:
    """Whether the text cannot end here: after a comma, a hyphen, an article, a preposition."""
    return _GOES_ON.search(text.rstrip()[-LAST_WORDS:]) is not None


def starts_lower(text: str) -> bool:
    """Whether it begins as the rest of a sentence does: with a small letter or a closing sign."""
    start = text.lstrip("\"'‘’“”( ")
    return bool(start) and (start[0].islower() or start[0] in "|)],;%&")


def starts_capital(text: str) -> bool:
    """Whether it begins as a sentence or a title does."""
    start = text.lstrip("\"'‘’“”( ")
    return bool(start) and (start[0].isupper() or start[0].isdigit())


def ends_in_action(text: str) -> bool:
    """Whether it ends in an action item ("Actie: Team SW"), which minutes write without full stop."""
    return _ACTION.search(text) is not None


def is_minuted(text: str) -> bool:
    """Whether it ends in an action item, or is an action, a decision or a conclusion of a meeting."""
    return ends_in_action(text) or _MINUTED.match(text) is not None


def has_link(text: str) -> bool:
    """Whether an e-mail or web address stands in it."""
    return _LINK.search(text) is not None


def without_links(text: str) -> str:
    """The text without e-mail and web addresses."""
    return _WHOLE_LINK.sub(" ", text)


def is_contact(text: str) -> bool:
    """Whether a line is an e-mail or web address with nothing but a label or a name beside it."""
    rest = re.findall(r"[^\W\d_]+", without_links(text))
    plain = all(word[0].isupper() or word in _BESIDE_LINK for word in rest)
    return has_link(text) and plain and len(rest) <= BESIDE_LINK_WORDS and not is_finite(" ".join(rest))


def invites(text: str) -> bool:
    """Whether a line says where questions may be sent."""
    return has_link(text) and _INVITES.match(text.strip()) is not None


def is_finite(text: str) -> bool:
    """Whether the text holds a finite verb, as far as the commonest forms show it."""
    return not FINITE_VERBS.isdisjoint(words(text))


def title_like(text: str) -> bool:
    """Whether a line has the wording of a heading, whatever its type: short, nominal, without full stop."""
    text = text.strip()
    if not starts_capital(text) or len(text) > LONGEST_HEADING or len(words(text)) == 0:
        return False
    if _INNER_SENTENCE.search(NUMBERING.sub("", text)) or has_link(text) or is_minuted(text):
        return False
    first = words(text)[0]
    longest = LONGEST_QUESTION if ends_clause(text) else LONGEST_CLAUSE
    if first in _QUESTION_WORDS and len(words(text)) <= longest and not goes_on(text):
        return True
    return not (ends_clause(text) or goes_on(text) or is_finite(_main(text)) or text[-1] in "\"”“'’")


def _main(text: str) -> str:
    """What stands before a relative clause: "Informatie die niet openbaar kan worden" is no sentence."""
    relative = _RELATIVE.search(text)
    return text[: relative.start()] if relative else text


def numbering_depth(text: str) -> int:
    """How many numbers stand before a heading: 0 for none, 2 for "3.1"."""
    number = NUMBERING.match(text.strip())
    return number[0].strip().rstrip(".)").count(".") + 1 if number else 0


def leads_list(text: str) -> bool:
    """Whether a line that ends in a colon is the title of the list under it, not a sentence's lead to it."""
    body = text.rstrip().removesuffix(":")
    return text.rstrip().endswith(":") and title_like(body) and words(body)[0] not in LEAD_INS
