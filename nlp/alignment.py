"""Which observation of the machine belongs to which gold unit: by their text.

Texts are compared in a form that keeps letters and digits only. A unit that was cut differently or
lost has no counterpart. Letter furniture may be cut differently: there the words decide.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from nlp.gold import GoldUnit

FORMALITEIT = "formaliteit"

REDACTION = re.compile(
    r"""[\[(<]\s*(?:redacted|geredigeerd|geanonimiseerd|(?:weg|zwart)?gelakt|naam)\s*[)\]>]
      | \bx{3,}\b                        # names typed over
      | \b5\.1\.[12]\.?[a-i]\b           # the ground for redaction under the Wet open overheid, article 5.1
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Marks of redaction that hold letters or digits; black boxes and dots hold none and vanish by themselves."""

NUMBERING = re.compile(
    r"""\A(?:[\W_]*(?:
        \d{1,3}(?:\.\d{1,2})*[.):](?!\d)             # 1.  2)  3.2.  4:
      | \d{1,2}(?:\.\d{1,2})+(?=\s)                  # 3.2
      | \d{1,2}(?=\s+[A-Z])                          # 3 Termijnen, but not: 12 provincies
      | (?:[A-Za-z]|[IVX]{2,5}|[ivx]{2,5})\)         # a)  iv)
      | (?:[A-Za-z]|[IVX]{2,5}|[ivx]{2,5})\.(?=\s)   # a. iv., but not: A.J.
      | o(?=\s)                                      # the round bullet of word processors, as PDF text has it
    ))+(?=.*[^\W_])                                  # a text that is all number keeps it
    """,
    re.VERBOSE | re.DOTALL,
)
"""Numbering at the head of a text, with the list marks before it; marks alone hold no letter or digit."""


@dataclass(frozen=True, slots=True)
class Predicted:
    """An observation of the machine, as far as it is compared with gold.

    `rol_score` is the machine's chance that `rol` is right (0 to 1), `None` when it gave none.
    """

    id: str
    text: str
    rol: str
    thema: tuple[str, ...]
    toerekening: str
    eerder: bool
    fase: str = ""
    spreker: str = ""
    rol_score: float | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold unit and what the machine made of its text; `None` when the text has no counterpart."""

    gold: GoldUnit
    predicted: Predicted | None


@dataclass(frozen=True, slots=True)
class Alignment:
    """What of two codings of a document belongs together.

    `pairs` holds every gold unit, in order. `spurious` are the observations without counterpart:
    false positives. `recut` are observations with rol formaliteit whose words gold codes as
    formaliteit too, in other pieces: no false positives of their rol. An observation stands in at
    most one of the three; one without letter or digit that gold lacks ("[redacted]") stands in none.
    """

    pairs: tuple[Pair, ...]
    spurious: tuple[Predicted, ...]
    recut: tuple[Predicted, ...]


def normal_form(text: str) -> str:
    """The letters and digits of a text (NFKC, caseless), without number at its head or redaction marks."""
    return "".join(_words(_headless(text)))


def align(gold: Sequence[GoldUnit], predicted: Sequence[Predicted], furniture: Sequence[str]) -> Alignment:
    """Gold units with their observations, one to one; `furniture` holds the texts of furniture blocks.

    Five steps, each on what the former ones left:

    1. gold of any other rol than formaliteit with observations of equal text that are no formaliteit;
    2. the same with observations that are: the unit is found, its rol is wrong;
    3. gold formaliteit with formaliteit observations of equal text;
    4. gold formaliteit whose words lie in the words of formaliteit observations and furniture.
       Words are used up, in document order: what stands once vouches for one gold unit;
    5. gold formaliteit with observations of equal text and another rol: found, with a wrong rol. Such
       an observation is that unit's prediction and not spurious besides.
    """
    matcher = _Matcher.of([unit.text for unit in gold], [unit.text for unit in predicted])
    letter = [i for i, unit in enumerate(gold) if unit.rol == FORMALITEIT]
    body = [i for i, unit in enumerate(gold) if unit.rol != FORMALITEIT]
    formal = [i for i, unit in enumerate(predicted) if unit.rol == FORMALITEIT]
    other = [i for i, unit in enumerate(predicted) if unit.rol != FORMALITEIT]

    found = matcher.pairs(body, other)
    found |= matcher.pairs(_without(body, found), formal)
    found |= matcher.pairs(letter, _without(formal, found.values()))
    formal, letter = _without(formal, found.values()), _without(letter, found)
    offered = chain((predicted[i].text for i in formal), furniture)
    furnished = _contained({i: gold[i].text for i in letter}, offered)
    found |= matcher.pairs(_without(letter, furnished), _without(other, found.values()))

    letter = _without(letter, found)
    recut = _contained({i: predicted[i].text for i in formal}, (gold[i].text for i in letter))
    spurious = _without(range(len(predicted)), chain(found.values(), recut))
    return Alignment(
        pairs=tuple(
            Pair(unit, _as_furniture(unit) if i in furnished else predicted[found[i]] if i in found else None)
            for i, unit in enumerate(gold)
        ),
        spurious=tuple(predicted[i] for i in spurious if matcher.predicted[i]),
        recut=tuple(predicted[i] for i in formal if i in recut),
    )


@dataclass(frozen=True, slots=True)
class _Matcher:
    """Both sides in normal form, and the anchors: gold position to predicted position."""

    gold: tuple[str, ...]
    predicted: tuple[str, ...]
    anchors: Mapping[int, int]

    @classmethod
    def of(cls, gold: Iterable[str], predicted: Iterable[str]) -> _Matcher:
        """Anchors lie in the longest runs of equal units: a repeated text is known by its neighbours."""
        ours, theirs = tuple(map(normal_form, gold)), tuple(map(normal_form, predicted))
        blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
        return cls(ours, theirs, {a + i: b + i for a, b, size in blocks for i in range(size)})

    def pairs(self, gold: Iterable[int], predicted: Iterable[int]) -> dict[int, int]:
        """Of these positions the pairs with equal text.

        A text that stands once on both sides pairs wherever it stands (a margin column may be read
        earlier or later). A repeated text pairs one to one in document order; when one side has it
        less often, its anchored places go first, so that the loss of the first of four equal actions
        does not shift the other three.
        """
        ours, theirs = _places(self.gold, gold), _places(self.predicted, predicted)
        shared = ours.keys() & theirs.keys()
        return dict(chain.from_iterable(self._assign(ours[form], theirs[form]) for form in shared))

    def _assign(self, gold: list[int], predicted: list[int]) -> Iterator[tuple[int, int]]:
        anchored = {i: self.anchors[i] for i in gold if self.anchors.get(i) in predicted}
        count = min(len(gold), len(predicted))
        return zip(
            _chosen(gold, anchored.keys(), count),
            _chosen(predicted, anchored.values(), count),
            strict=True,
        )


def _chosen(places: list[int], first: Collection[int], count: int) -> list[int]:
    return sorted(sorted(places, key=lambda place: (place not in first, place))[:count])


def _places(forms: Sequence[str], positions: Iterable[int]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for position in positions:
        places.setdefault(forms[position], []).append(position)
    return places


def _contained(units: Mapping[int, str], texts: Iterable[str]) -> set[int]:
    """The units whose words lie in the words of `texts`, each word used once."""
    left = Counter(chain.from_iterable(map(_words, texts)))
    contained = set()
    for position, text in units.items():
        # The head's number stays among the offered words: cut differently, it stands inside a text.
        needed = Counter(_words(_headless(text)))
        if needed <= left:
            left -= needed
            contained.add(position)
    return contained


def _as_furniture(unit: GoldUnit) -> Predicted:
    return Predicted(id="", text=unit.text, rol=FORMALITEIT, thema=(), toerekening="geen", eerder=False)


def _headless(text: str) -> str:
    return NUMBERING.sub("", _plain(text))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", _plain(text).casefold())


def _plain(text: str) -> str:
    return REDACTION.sub(" ", unicodedata.normalize("NFKC", text))


def _without(positions: Iterable[int], taken: Iterable[int]) -> list[int]:
    gone = set(taken)
    return [position for position in positions if position not in gone]
