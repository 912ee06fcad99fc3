"""Which observations of two sides are the same statement: by id, by equal words, else by likeness. Pure.

No entry is paired twice. The sides are equal: put the other way round, the same pairs come out.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache, partial
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from corpus.comparing.comparison import NONE, By, Comparison, Pair
from corpus.language import folded
from corpus.likeness import alike

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from corpus.comparing.comparison import Entry
    from corpus.likeness import Words

    Key = tuple[str, ...]
    Keys = Callable[[Entry], Iterable[Key]]
    Groups = Iterator[tuple[list[Entry], list[Entry]]]

MANY = 10_000
"""From so many possible pairs of equal sentences on, they are paired in order and not by distance."""


class Kinship(NamedTuple):
    """What entries must have in common, one key at least, to be paired by equal words or by likeness."""

    words: Keys
    likeness: Keys


def sender(entry: Entry) -> Iterator[Key]:
    """Of one sender; of an unknown sender in a document of one name."""
    yield ("bron", *_folded(entry.bron)) if entry.bron else ("stuk", entry.document)


@lru_cache(maxsize=2**14)
def _folded(names: Key) -> Key:
    return tuple(sorted(map(folded, names)))


def _theme(entry: Entry) -> Iterator[Key]:
    yield from ((*key, thema) for key in sender(entry) for thema in entry.said.thema or (NONE,))


def _file(entry: Entry) -> Iterator[Key]:
    yield "bestand", entry.file
    yield from sender(entry)


def _any(_: Entry) -> Iterator[Key]:
    yield ()


DOSSIERS = Kinship(sender, _theme)
"""Of different documents: within one sender, and when the words differ about one thema."""
STATES = Kinship(_file, _file)
"""Of one dossier at different times: within one file, or one sender."""
DOCUMENTS = Kinship(_any, _any)
"""Of two documents."""

CLOSENESS: tuple[Callable[[Entry], Key], ...] = (
    lambda entry: (entry.file, *entry.path),
    lambda entry: entry.path,
    lambda entry: (entry.file,),
    lambda _: (),
)
"""What equal sentences have in common beside their words, the closest first."""


def compared(left: Sequence[Entry], right: Sequence[Entry], kinship: Kinship) -> Comparison:
    """The two sides beside each other; the ids of a side are different."""
    pairs = {pair.right.id: pair for pair in paired(left, right, kinship)}
    ours = {pair.left.id for pair in pairs.values()}
    ordered = [pairs[entry.id] for entry in right if entry.id in pairs]
    differ = {pair.right.id for pair in ordered if pair.changed or pair.reworded}
    return Comparison(
        new=tuple(entry for entry in right if entry.id not in pairs),
        gone=tuple(entry for entry in left if entry.id not in ours),
        changed=tuple(pair for pair in ordered if pair.right.id in differ),
        same=tuple(pair for pair in ordered if pair.right.id not in differ),
    )


def paired(left: Sequence[Entry], right: Sequence[Entry], kinship: Kinship) -> Iterator[Pair]:
    """What both sides have."""
    there = {entry.id: entry for entry in right}
    same = [Pair(entry, there[entry.id], By.ID) for entry in left if entry.id in there]
    yield from same
    known = {pair.left.id for pair in same}
    rest = [e for e in left if e.id not in known], [e for e in right if e.id not in known]
    words = {entry.id: _words(entry) for side in rest for entry in side}
    equal = list(_equal(*rest, kinship.words, words))
    yield from equal
    taken = {entry.id for pair in equal for entry in (pair.left, pair.right)}
    left, right = ([e for e in side if e.id not in taken] for side in rest)
    yield from _reworded(left, right, kinship.likeness, words)


def _words(entry: Entry) -> Words:
    """The words of an entry; of a text without words the text itself."""
    return tuple(folded(entry.text).split()) or (entry.text,)


def _equal(
    left: Sequence[Entry], right: Sequence[Entry], kin: Keys, words: Mapping[str, Words]
) -> Iterator[Pair]:
    """Those with equal words: the closest first, among those the nearest."""
    for closeness in CLOSENESS:
        taken: set[str] = set()
        for ours, theirs in _groups(left, right, partial(_spots, kin, closeness, words)):
            free = [[e for e in group if e.id not in taken] for group in (ours, theirs)]
            for one, other in _nearest(*free):
                taken |= {one.id, other.id}
                yield Pair(one, other, By.WORDS)
        left, right = ([entry for entry in side if entry.id not in taken] for side in (left, right))


def _spots(
    kin: Keys, closeness: Callable[[Entry], Key], words: Mapping[str, Words], entry: Entry
) -> Iterator[object]:
    """What an entry has in common with those of equal words."""
    yield from ((key, closeness(entry), words[entry.id]) for key in kin(entry))


def _groups(
    left: Iterable[Entry], right: Iterable[Entry], keys: Callable[[Entry], Iterable[object]]
) -> Groups:
    """The entries of either side with a key in common, by key."""
    groups: defaultdict[object, tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for side, entries in enumerate((left, right)):
        for entry in entries:
            for key in keys(entry):
                groups[key][side].append(entry)
    shared = [key for key, (ours, theirs) in groups.items() if ours and theirs]
    return (groups[key] for key in sorted(shared, key=repr))


def _nearest(left: Sequence[Entry], right: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Each with the one that stands nearest, as long as there are; of very many each with the next."""
    if len(left) * len(right) > MANY:
        ordered = [sorted(side, key=lambda entry: (entry.seq, entry.id)) for side in (left, right)]
        yield from zip(*ordered, strict=False)
        return
    yield from _greedy(sorted(product(left, right), key=_distance))


def _greedy(candidates: Iterable[tuple[Entry, Entry]]) -> Iterator[tuple[Entry, Entry]]:
    """The pairs in order, of which neither was taken before."""
    taken: set[str] = set()
    for one, other in candidates:
        if one.id not in taken and other.id not in taken:
            taken |= {one.id, other.id}
            yield one, other


def _distance(pair: tuple[Entry, Entry]) -> tuple[bool, bool, int, list[str]]:
    """How far apart two entries stand, in the same way from either side."""
    one, other = pair
    ids = sorted((one.id, other.id))
    return one.file != other.file, one.path != other.path, abs(one.seq - other.seq), ids


def _reworded(
    left: Sequence[Entry], right: Sequence[Entry], kin: Keys, words: Mapping[str, Words]
) -> Iterator[Pair]:
    """Those that are alike: the likest first, among those the nearest."""
    found: dict[tuple[str, str], tuple[float, tuple[Entry, Entry]]] = {}
    for ours, theirs in _groups(left, right, kin):
        for one, other, how in _alike(ours, theirs, words):
            found[one.id, other.id] = how, (one, other)
    ranked = sorted(found.values(), key=lambda each: (-each[0], _distance(each[1])))
    for one, other in _greedy(pair for _, pair in ranked):
        yield Pair(one, other, By.LIKENESS)


def _alike(
    left: Sequence[Entry], right: Sequence[Entry], words: Mapping[str, Words]
) -> Iterator[tuple[Entry, Entry, float]]:
    """The entries that are alike; each wording is held against each other one once."""
    ours, theirs = _by_words(left, words), _by_words(right, words)
    one, other = list(ours), list(theirs)
    for i, j, how in alike(one, other):
        yield from ((a, b, how) for a, b in product(ours[one[i]], theirs[other[j]]))


def _by_words(entries: Iterable[Entry], words: Mapping[str, Words]) -> defaultdict[Words, list[Entry]]:
    groups: defaultdict[Words, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[words[entry.id]].append(entry)
    return groups
