"""Who says it: the organisation whose voice a passage is, under one name in the whole dossier."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.findings import Bron
from corpus.model import Laag

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.model import Document, Observation

KRING = Bron("Kring van commissarissen van de Koning", Laag.KRING)

_ORGANISATIONS = tuple(
    (key, laag, re.compile(pattern, re.IGNORECASE))
    for key, laag, pattern in (
        ("kring", Laag.KRING, r"kring( van (de )?(commissarissen|cvdk|cdk)\b.*| cvdk'?s| cdk'?s)?$"),
        (
            "aenm",
            Laag.RIJK,
            r"(minister(ie)? (van|voor) )?(asiel en migratie|aenm|a&m)$|minister(ie)?$"
            r"|team (sw|spreidingswet)$",
        ),
        ("coa", Laag.UITVOERING, r"coa$|centraal orgaan opvang asielzoekers( \(coa\))?$"),
        ("ind", Laag.UITVOERING, r"ind$|immigratie- en naturalisatiedienst( \(ind\))?$"),
        ("vng", Laag.KOEPEL, r"vng$|vereniging (van )?nederlandse gemeenten( \(vng\))?$"),
        ("ipo", Laag.KOEPEL, r"ipo$|interprovinciaal overleg( \(ipo\))?$"),
    )
)
"""Organisations that go by several names: the key that these share, the layer, and the names."""

_LAYERS = tuple(
    (laag, re.compile(pattern, re.IGNORECASE))
    for laag, pattern in (
        (Laag.RIJK, r"minister|staatssecretaris|kabinet|rijk|tweede kamer"),
        (Laag.PROVINCIE, r"provincie|commissaris van de koning|prt\b"),
        (Laag.KOEPEL, r"g4\b|g40\b|m50\b|p10\b|k80\b|vereniging|unie van"),
        (Laag.GEMEENTE, r"gemeente|college van burgemeester"),
        (Laag.UITVOERING, r"dt&v\b|nidos\b|dienst\b|politie\b"),
    )
)
"""How the name of an organisation that sent nothing itself begins, by layer."""

_ARTICLE = re.compile(r"^(de|het)\s+", re.IGNORECASE)
_JOINT = re.compile(r"(?:,| en) ")
_PROVINCE = re.compile(r"^(commissaris van de koning (in|van) )?(de )?(provincie )?(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Voices:
    """The voices of a dossier: `senders` by document id, `known` by the key that a voice's names share."""

    senders: Mapping[str, Bron]
    known: Mapping[str, Bron]
    own: Mapping[str, frozenset[str]]
    """The keys of all names that stand for a document's sender."""

    @classmethod
    def of(cls, documents: Sequence[Document]) -> Voices:
        """The voices of documents in their order: a sender goes by the name under which it is met first."""
        known = {"kring": KRING}
        for document in documents:
            for fact in document.metadata.senders:
                _learn(known, Bron(fact.value, _layer_of(document, fact.value)))
        stems = Counter(document.stem for document in documents)
        names = {d.id: d.stem if stems[d.stem] == 1 else d.name for d in documents}
        senders = {document.id: _joined(document, known, names[document.id]) for document in documents}
        own = {document.id: _own_keys(document, senders[document.id]) for document in documents}
        return cls(senders, {_key(bron.name): bron for bron in senders.values()} | known, own)

    def speaker(self, observation: Observation) -> Bron:
        """Whose voice an observation is: the organisation its coding names, else the document's sender."""
        spreker = observation.coding.spreker
        key = _key(spreker)
        if not spreker or key in self.own[observation.document]:
            return self.senders[observation.document]
        return self.known.get(key) or Bron(spreker, _layer(spreker))

    def named(self, name: str) -> Bron | None:
        """The voice that goes by this name in the dossier, `None` when nobody does."""
        return self.known.get(_key(name))

    def sent(self, name: str, document: str) -> bool:
        """Whether an organisation of this name sent the document (by its id), alone or with others."""
        return _key(name) in self.own[document]

    def same(self, name: str, other: str) -> bool:
        """Whether two names are of one organisation."""
        return _key(name) == _key(other)


def _learn(known: dict[str, Bron], bron: Bron) -> None:
    """Adds a sender; a later document that knows its layer supplies what an earlier one lacks."""
    met = known.setdefault(_key(bron.name), bron)
    if met.laag is Laag.ONBEKEND:
        known[_key(bron.name)] = Bron(met.name, bron.laag)


def _joined(document: Document, known: Mapping[str, Bron], unknown: str) -> Bron:
    """The one voice of a document: a joint paper joins its senders; `unknown` names one without sender."""
    if document.metadata.laag is Laag.KRING:
        return KRING
    brons = list(dict.fromkeys(known[_key(fact.value)] for fact in document.metadata.senders))
    if len(brons) == 1:
        return brons[0]
    names = [bron.name for bron in brons] or [unknown]
    return Bron(" en ".join(filter(None, [", ".join(names[:-1]), names[-1]])), document.metadata.laag)


def _own_keys(document: Document, sender: Bron) -> frozenset[str]:
    return frozenset(map(_key, [sender.name, *(fact.value for fact in document.metadata.senders)]))


def _key(name: str) -> str:
    """What the names of one organisation share: "de minister van AenM", "Ministerie van Asiel en Migratie".

    Joint names have one key in whatever order they stand.
    """
    plain = _ARTICLE.sub("", " ".join(name.split()))
    same = next((key for key, _, pattern in _ORGANISATIONS if pattern.match(plain)), None)
    if same is not None:
        return same
    names = _JOINT.split(plain)
    return " en ".join(sorted(map(_key, names))) if len(names) > 1 else _PROVINCE.sub("", plain).casefold()


def _layer_of(document: Document, name: str) -> Laag:
    laag = document.metadata.laag
    return _layer(name) if laag is Laag.ONBEKEND else laag


def _layer(name: str) -> Laag:
    plain = _ARTICLE.sub("", name.strip())
    organisations = (laag for _, laag, pattern in _ORGANISATIONS if pattern.match(plain))
    layers = (laag for laag, pattern in _LAYERS if pattern.match(plain))
    return next(organisations, next(layers, Laag.ONBEKEND))
