"""Texts as a full-text index wants them: the words, and their lemmas with those of the parts of compounds."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING

from nlp import compounds, installed
from nlp.dutch import lemma
from nlp.folding import folded, tokens

if TYPE_CHECKING:
    from collections.abc import Callable

OWN = {
    "gegeven": "gegeven",
    "gegevens": "gegeven",
    "gevallen": "geval",
    "kost": "kosten",
    "kosten": "kosten",
    "laat": "laat",
    "laatst": "laatst",
    "laatste": "laatst",
    "ouder": "ouder",
    "ouders": "ouder",
    "reden": "reden",
    "redenen": "reden",
    "taken": "taak",
}
"""Words that the dictionary sends to another word, and what they are here."""

CACHED = 2**17
"""Different words that are kept with what they become: more than a large dossier has."""
MOST_PARTS = 6
"""Parts of a compound whose runs are indexed too; their number grows with the square."""
SOURCES = ("searching.py", "folding.py", "compounds.py", "compounds.toml", "dutch.py", "installed.py")
"""What decides on words and lemmas."""


class Worked(dict[str, str]):
    """What words become, each worked out once; emptied when it is full, so that it stays within its bound."""

    def __init__(self, become: Callable[[str], str]) -> None:
        super().__init__()
        self.become = become

    def __missing__(self, word: str) -> str:
        if len(self) >= CACHED:
            self.clear()
        became = self[word] = self.become(word)
        return became


def words(text: str) -> str:
    """The words of a text as the index has them, with single spaces: "vng cijfers" for "VNG-cijfers".

    An apostrophe parts words too ("cdK's" gives "cdk s"): a search for "cdk" finds its plural and genitive.
    """
    return _joined(_folded(), tokens(text))


def lemmas(text: str) -> str:
    """The lemma of each word and, behind that of a compound, those of its parts and of each run of parts.

    "uitvoeringstermijnen" gives "uitvoeringstermijn uitvoering termijn". The letters are those of `words`.
    """
    return _joined(_entries(installed.named(), compounds.identity()), tokens(text))


def indexed(text: str) -> tuple[str, str]:
    """The `words` and `lemmas` of a text, with one look at it."""
    found = tokens(text)
    return _joined(_folded(), found), _joined(_entries(installed.named(), compounds.identity()), found)


def query_terms(word: str) -> str:
    """What `lemmas` has for a word without the parts: "termijn" for "Termijnen".

    Text that holds several words ("VNG-cijfers") has several, with spaces; text that holds none has "".
    """
    return " ".join(filter(None, (folded(base(token)) for token in tokens(word))))


def base(word: str) -> str:
    """The one form that stands for all forms of a word: the lemma, its lemma, and so on until that stays.

    The dictionary sends "vraagt" to "vragen" and that to "vraag", and some nouns in circles ("deelnemer" and
    "deelneemster"); of a circle the shortest form counts.
    """
    chain = [word]
    while (own := _own(chain[-1])) is None:
        following = lemma(chain[-1]).replace("_", "")
        if following in chain:
            return min(chain[chain.index(following) :], key=lambda form: (len(form), form))
        chain.append(following)
    return own


def identity() -> str:
    """A digest of what decides on words and lemmas: an index that was made with another is out of date."""
    made = f"{_own_identity()} {installed.identity()} {compounds.identity()}"
    return hashlib.sha256(made.encode()).hexdigest()[:12]


@cache
def _own_identity() -> str:
    digest = hashlib.sha256(f"{version('simplemma')} {unicodedata.unidata_version}".encode())
    for name in SOURCES:
        digest.update((files(__package__) / name).read_bytes())
    return digest.hexdigest()


def _joined(worked: Worked, found: list[str]) -> str:
    return " ".join(filter(None, map(worked.__getitem__, found)))


@cache
def _folded() -> Worked:
    return Worked(folded)


@lru_cache(maxsize=4)
def _entries(model: str, law: str) -> Worked:  # noqa: ARG001  # both decide on the lemmas: each has its own
    return Worked(_entry)


def _entry(token: str) -> str:
    """What the index has for a word: its base, and those of the runs of its parts in reading order."""
    whole = base(token)
    parts = compounds.parts(whole)
    longest = len(parts) if len(parts) <= MOST_PARTS else 1
    runs = (
        whole[start:end]
        for first, (start, _) in enumerate(parts)
        for _, end in parts[first : first + longest]
        if (start, end) != (0, len(whole))
    )
    return " ".join(filter(None, dict.fromkeys(folded(form) for form in (whole, *map(base, runs)))))


def _own(word: str) -> str | None:
    """What a word is here by itself or its last part ("rijkstaak" for "rijkstaken"); none without such."""
    parts = compounds.parts(word)
    start = parts[-1][0] if parts else 0
    return word[:start] + OWN[word[start:]] if word[start:] in OWN else None
