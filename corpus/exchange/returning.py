"""What coders said in a project that comes back, as wishes for `corpus.reviewing`.

Each user but the machine speaks in his own name. What the log has already is no judgement, nor is what a
later judgement replaced. Where a code is missing nothing is said, unless the coder gave it before. A coder
who marked part of a sentence, or several at once, wants them split or joined: that is done where nobody else
is in the way, and listed where somebody is.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from corpus.coders import MACHINE, ratings
from corpus.errors import RodedraadError
from corpus.exchange.cutting import cuts
from corpus.exchange.projects import comment_of, moment_of
from corpus.exchange.unnamed import unnamed_source
from corpus.judgements import Act, opinions
from corpus.labels import Labels
from corpus.persons.masking import barred
from corpus.refi import labels_of, placed
from corpus.refi.dossier import source_guid
from corpus.reviewing import LONGEST_WHY, Wish, author_name, fitting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.codebook import Codebook
    from corpus.exchange.cutting import Cut
    from corpus.exchange.layout import Laid
    from corpus.exchange.projects import Dossier, Sentence
    from corpus.refi import Labels as Coded
    from corpus.refi import Project


@dataclass(slots=True)
class Back:
    """What a project asks for, how many judgements in it the corpus has, and in Dutch what is left."""

    codebook: Codebook
    wishes: list[Wish] = field(default_factory=list)
    same: int = 0
    listed: list[str] = field(default_factory=list)


def back(
    project: Project,
    dossier: Dossier,
    replaced: Mapping[str, frozenset[str]],
    codebook: Codebook,
    by: str = "",
) -> Back:
    """What the users of the project say of the sentences of the dossier; `by` is who has no name in it.

    `replaced` has by document the ids of observations that stand no longer.
    """
    returned = labels_of(project, codebook)
    found = Back(codebook, listed=list(returned.notices))
    said = [replace(one, coder=one.coder or by) for one in returned.labels]
    people = [one for one in said if one.coder != MACHINE]
    sentences = {s.id: s for own in dossier.sentences.values() for s in own}
    loose: defaultdict[str, list[Coded]] = defaultdict(list)
    touched: set[str] = set()
    sources = tuple(dossier.sources())
    for one in placed(people, (*sources, *map(unnamed_source, sources))):
        sentence = sentences.get(one.observation)
        if sentence is None:
            loose[_document(one.labels, dossier)].append(one.labels)
        elif _say(found, sentence, one.labels):
            touched.add(sentence.id)
    for document, labels in loose.items():
        text, own = dossier.texts.get(document), dossier.sentences.get(document, ())
        _cut(found, text, labels, own, frozenset(touched), replaced.get(document, frozenset()))
    return found


def _document(labels: Coded, dossier: Dossier) -> str:
    """The document of labels; "" when the corpus does not have it."""
    names = {source_guid(id_): id_ for id_ in dossier.texts}
    names |= {text.name: id_ for id_, text in dossier.texts.items()}
    given = (labels.source, labels.name, labels.name.removesuffix(".txt"))
    return next((names[name] for name in given if name in names), "")


def _say(found: Back, sentence: Sentence, labels: Coded) -> bool:
    """Take over what a coder says of a sentence; gives whether it was anything new."""
    try:
        wish = _wish(sentence, labels, found.codebook)
    except _Left as left:
        found.listed.append(f"{_place(labels)}: {left}")
        return False
    except RodedraadError as error:
        found.listed.append(f"{_place(labels)}: {error}")
        return False
    found.same += wish is None
    found.wishes += [wish] if wish else []
    return wish is not None


class _Left(Exception):  # noqa: N818  # it is told, not raised to a user
    """A judgement is not taken over; says why, in Dutch."""


def _place(labels: Coded) -> str:
    text = " ".join(labels.text.split())
    return f"{labels.name}, '{text[:57] + '...' if len(text) > 60 else text}'"


def _wish(sentence: Sentence, labels: Coded, codebook: Codebook) -> Wish | None:
    author = author_name(labels.coder)
    before = ratings(sentence.events, {}).get(author, {}).get(sentence.id)
    changed = _changed(before, labels)
    why = _new_words(comment_of(author, sentence.events), labels.comment)
    if not changed and not why:
        return None
    last = max((event.made_at for event in sentence.events if event.author == author), default="")
    then, now = labels.created, moment_of(last)
    if then and now and then.tzinfo and now.tzinfo and then < now:
        raise _Left(f"{author} heeft er in het corpus later iets anders van gezegd")
    if not changed:
        return Wish(sentence.id, Act.COMMENT, author, why=why)
    own = opinions(sentence.events).get(author)
    fitting(changed, own.labels.over(sentence.counts) if own else sentence.counts, codebook)
    return Wish(sentence.id, Act.CHANGE, author, changed, why)


def _changed(before: Labels | None, labels: Coded) -> Labels:
    """The labels that a coder gives otherwise than before; one that is gone is taken back."""
    old = before or Labels()
    if old.rol and not labels.rol:
        raise _Left("de rol is weggehaald; geef een andere rol, of maak het oordeel ongedaan")
    return Labels(
        rol=labels.rol or None if labels.rol != (old.rol or "") else None,
        thema=frozenset(labels.themas) if set(labels.themas) != set(old.thema or ()) else None,
        toerekening=labels.toerekening if labels.toerekening != (old.toerekening or "geen") else None,
        eerder=labels.eerder if labels.eerder != bool(old.eerder) else None,
    )


def _new_words(before: str, now: str) -> str:
    """What a comment says that was not said before."""
    known = {" ".join(line.split()) for said in (before, barred(before)) for line in said.splitlines()}
    lines = [line.strip() for line in now.splitlines() if " ".join(line.split()) not in known]
    return "\n".join(filter(None, lines))[:LONGEST_WHY]


def _cut(
    found: Back, text: Laid | None, labels: Sequence[Coded], sentences: Sequence[Sentence],
    touched: frozenset[str], replaced: frozenset[str],
) -> None:  # fmt: skip
    """Take over what is said of stretches that are no sentence of the corpus."""
    if text is None:
        found.listed += [f"{_place(one)}: dit stuk staat niet in het corpus" for one in labels]
        return
    for cut in cuts(text, sentences, labels, touched, replaced):
        if cut.refused:
            found.listed += [f"{_place(one)}: {cut.refused}" for one in cut.left]
        elif cut.act is None:
            for sentence, one in cut.pieces:
                _say(found, sentence, one)
        else:
            _enter(found, cut)


def _enter(found: Back, cut: Cut) -> None:
    """A split or join and the labels of what it makes: all of it or nothing."""
    own = Back(found.codebook)
    said = [_say(own, sentence, one) for sentence, one in cut.pieces]
    if all(said) and cut.act is not None:
        author = own.wishes[0].author
        found.wishes += [Wish(cut.whole[0].id, cut.act, author, pieces=cut.words), *own.wishes]
        return
    why = own.listed or [f"{_place(one)}: er is geen code van het codeboek gegeven" for _, one in cut.pieces]
    found.listed += why
