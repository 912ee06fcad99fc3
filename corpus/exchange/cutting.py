"""Stretches that coders marked and that are no sentence of the corpus: what is to be split or joined.

Pure. A stretch that has the words of a sentence, without its full stop or with a space more, is that
sentence.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.judgements import Act, opinions
from corpus.pieces import Span, parted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from corpus.exchange.layout import Laid
    from corpus.exchange.projects import Sentence
    from corpus.refi import Labels as Coded

JUDGED = "de zin is al beoordeeld, en een splitsing of samenvoeging zou dat oordeel kwijtraken"
ACROSS = "de selectie loopt over delen van meer dan één zin"
UNLIKE = "de selecties in deze zin overlappen elkaar"
TWICE = "de woorden komen vaker voor in de zin"
SINCE = "de zin is sinds de uitvoer gesplitst of samengevoegd"
NOWHERE = "hier staat geen zin van het corpus"


@dataclass(frozen=True, slots=True)
class Cut:
    """What coders want of sentences: to split or join them (`act`), or to label them as they are (`None`).

    `whole` are the sentences that it is about, `words` what `corpus.reviewing.Wish.pieces` asks for, `pieces`
    what is labelled after it. `refused` says in Dutch why it cannot be done, `left` has what is then left.
    """

    act: Act | None = None
    whole: tuple[Sentence, ...] = ()
    words: tuple[str, ...] = ()
    pieces: tuple[tuple[Sentence, Coded], ...] = ()
    refused: str = ""
    left: tuple[Coded, ...] = ()


def cuts(
    text: Laid,
    sentences: Sequence[Sentence],
    labels: Sequence[Coded],
    touched: Collection[str],
    replaced: Collection[str],
) -> Iterator[Cut]:
    """What is to be done for stretches of one document, each with the labels of one coder.

    `touched` are sentences about which the project has something to say as they are, `replaced` the ids of
    those that stand no longer.
    """
    within: defaultdict[str, list[tuple[int, int, Coded]]] = defaultdict(list)
    across: defaultdict[tuple[str, ...], list[Coded]] = defaultdict(list)
    by_id = {sentence.id: sentence for sentence in sentences}
    for one in labels:
        start, end = _core(text.text, one.start, one.end)
        met = [s for s in sentences if s.at < end and start < s.until]
        if not met or start >= end:
            yield _refused(NOWHERE, one)
        elif len(met) == 1 and (start, end) == _core(text.text, met[0].at, met[0].until):
            yield Cut(None, (met[0],), (), ((met[0], one),))
        elif len(met) == 1 and met[0].at <= start and end <= met[0].until:
            within[met[0].id].append((start, end, one))
        elif (start, end) == _core(text.text, met[0].at, met[-1].until):
            across[tuple(sentence.id for sentence in met)].append(one)
        else:
            yield _refused(ACROSS, one)
    for id_, parts in within.items():
        yield _checked(_split(text, by_id[id_], parts), touched, replaced)
    for ids, coded in across.items():
        yield _checked(_join(text, [by_id[id_] for id_ in ids], coded), touched, replaced)


def _checked(cut: Cut, touched: Collection[str], replaced: Collection[str]) -> Cut:
    """The cut, unless somebody is in the way."""
    labels = tuple(one for _, one in cut.pieces)
    if any(sentence.id in touched or opinions(sentence.events) for sentence in cut.whole):
        return _refused(JUDGED, *labels)
    if any(piece.id in replaced for piece, _ in cut.pieces):
        return _refused(SINCE, *labels)
    return cut


def _split(text: Laid, sentence: Sentence, parts: Sequence[tuple[int, int, Coded]]) -> Cut:
    """A sentence of which parts were marked falls apart where they begin and end."""
    labels = tuple(one for _, _, one in parts)
    ranges = sorted({(start, end) for start, end, _ in parts})
    if any(one[1] > other[0] for one, other in pairwise(ranges)):
        return _refused(UNLIKE, *labels)
    said = text.text[sentence.at : sentence.until]
    offsets = {o for start, end in ranges for o in _offsets(said, start - sentence.at, end - sentence.at)}
    words = tuple(said[offset:] for offset in sorted(offsets))
    if any(said.count(one) != 1 for one in words):
        return _refused(TWICE, *labels)
    span = Span(sentence.id, sentence.block, sentence.start, sentence.end, said, sentence.id)
    made = [_piece(text, sentence, start, end) for start, end in parted(span, offsets)]
    by_core = {_core(text.text, piece.at, piece.until): piece for piece in made}
    if any((start, end) not in by_core for start, end, _ in parts):
        return _refused(UNLIKE, *labels)
    pieces = tuple((by_core[start, end], one) for start, end, one in parts)
    return Cut(Act.SPLIT, (sentence,), words, pieces)


def _offsets(said: str, start: int, end: int) -> Iterator[int]:
    """Where a marked part of a sentence begins and where what follows it does, if there is anything."""
    while start > 0 and not said[start - 1].isspace() and not said[start - 1].isalnum():
        start -= 1
    if any(map(str.isalnum, said[:start])):
        yield start
    while end < len(said) and not said[end].isspace() and not said[end].isalnum():
        end += 1
    while end < len(said) and said[end].isspace():
        end += 1
    if any(map(str.isalnum, said[end:])):
        yield end


def _join(text: Laid, whole: Sequence[Sentence], labels: Sequence[Coded]) -> Cut:
    """Sentences that were marked as one."""
    if len({sentence.block for sentence in whole}) > 1:
        return _refused(ACROSS, *labels)
    made = _piece(text, whole[0], whole[0].start, whole[-1].end)
    ids = tuple(sentence.id for sentence in whole[1:])
    return Cut(Act.JOIN, tuple(whole), ids, tuple((made, one) for one in labels))


def _piece(text: Laid, of: Sentence, start: int, end: int) -> Sentence:
    """What will stand in this range, with the machine's labels of what it is made of."""
    at = text.starts[of.block] + start
    id_ = text.id_of(of.block, start, end)
    return replace(of, id=id_, start=start, end=end, at=at, coded=(), events=())


def _core(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without what is no letter or digit at either end."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _refused(why: str, *labels: Coded) -> Cut:
    return Cut(refused=why, left=labels)
