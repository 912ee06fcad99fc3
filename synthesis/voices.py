"""Who says it: the organisation whose voice a passage is, under one name in the whole dossier."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus import lawbook
from corpus.collective import TABLE, collective
from corpus.findings import Bron
from corpus.model import Laag
from synthesis.lawwords import added
from synthesis.organisations import TOGETHER, key, layer_named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.lawbook import Lawbook
    from corpus.model import Document, Observation


def together() -> Bron | None:
    """The one voice of those who speak as one under the law in use; none when nobody does."""
    found = collective()
    return Bron(found.name, Laag.COLLECTIVE) if found else None


def is_member(bron: Bron) -> bool:
    """Whether a voice is one of those who speak as one: whom the law names, else all of their layer."""
    found = collective()
    if found is None:
        return False
    named = _members(lawbook.in_use())
    return key(bron.name) in named if named else bron.laag is found.laag


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
        one = together()
        known = {TOGETHER: one} if one else {}
        for document in documents:
            for fact in document.metadata.senders:
                _learn(known, Bron(fact.value, _layer_of(document, fact.value)))
        stems = Counter(document.stem for document in documents)
        names = {d.id: d.stem if stems[d.stem] == 1 else d.name for d in documents}
        senders = {document.id: _joined(document, known, names[document.id]) for document in documents}
        own = {document.id: _own_keys(document, senders[document.id]) for document in documents}
        return cls(senders, {key(bron.name): bron for bron in senders.values()} | known, own)

    def speaker(self, observation: Observation) -> Bron:
        """Whose voice an observation is: the organisation its coding names, else the document's sender."""
        spreker = observation.coding.spreker
        named = key(spreker)
        if not spreker or named in self.own[observation.document]:
            return self.senders[observation.document]
        return self.known.get(named) or Bron(spreker, _under_the_law(layer_named(spreker)))

    def named(self, name: str) -> Bron | None:
        """The voice that goes by this name in the dossier, `None` when nobody does."""
        return self.known.get(key(name))

    def sent(self, name: str, document: str) -> bool:
        """Whether an organisation of this name sent the document (by its id), alone or with others."""
        return key(name) in self.own[document]

    def same(self, name: str, other: str) -> bool:
        """Whether two names are of one organisation."""
        return key(name) == key(other)


def _learn(known: dict[str, Bron], bron: Bron) -> None:
    """Adds a sender; a later document that knows its layer supplies what an earlier one lacks."""
    met = known.setdefault(key(bron.name), bron)
    if met.laag is Laag.ONBEKEND:
        known[key(bron.name)] = Bron(met.name, bron.laag)


def _joined(document: Document, known: Mapping[str, Bron], unknown: str) -> Bron:
    """The one voice of a document: a joint paper joins its senders; `unknown` names one without sender."""
    one = together()
    if one and (document.metadata.laag is Laag.COLLECTIVE or _signed_by_all(document)):
        return one
    brons = list(dict.fromkeys(known[key(fact.value)] for fact in document.metadata.senders))
    if len(brons) == 1:
        return brons[0]
    names = [bron.name for bron in brons] or [unknown]
    return Bron(" en ".join(filter(None, [", ".join(names[:-1]), names[-1]])), _laag(document))


def _signed_by_all(document: Document) -> bool:
    """Whether all whom the law names as members are among the senders."""
    named = _members(lawbook.in_use())
    return bool(named) and named.issubset(key(fact.value) for fact in document.metadata.senders)


@lru_cache(maxsize=4)
def _members(book: Lawbook) -> frozenset[str]:
    """The keys of the members that a law names; none where they are all of a layer."""
    with lawbook.using(book):
        return frozenset(map(key, added(book, lawbook.VOICES, TABLE, "organisaties")))


def _own_keys(document: Document, sender: Bron) -> frozenset[str]:
    """Of the sender, of each name that the document gives, and of these joined, as a coding may have it."""
    names = [fact.value for fact in document.metadata.senders]
    return frozenset(map(key, [sender.name, *names, " en ".join(names)]))


def _layer_of(document: Document, name: str) -> Laag:
    laag = _laag(document)
    return _under_the_law(layer_named(name)) if laag is Laag.ONBEKEND else laag


def _laag(document: Document) -> Laag:
    return _under_the_law(document.metadata.laag)


def _under_the_law(laag: Laag) -> Laag:
    """The layer itself; under a law without a collective nobody is one."""
    return Laag.ONBEKEND if laag is Laag.COLLECTIVE and together() is None else laag
