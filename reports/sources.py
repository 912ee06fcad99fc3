"""Where the observations of a report stand, with what is written around them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.model import PartKind
from reports.blocks import sentences
from reports.dutch import capital, day, enumeration
from reports.report import Source
from reports.voices import designation, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.findings import Passage, Respondent
    from reports.blocks import Block
    from reports.dossier import Dossier

SHORT = (("provincie ", "prov. "), ("gemeente ", "gem. "), ("ministerie van ", "min. "))
"""How a note shortens the names of senders."""


def every(dossier: Dossier) -> tuple[Source, ...]:
    """All observations, in order of document and place."""
    return tuple(_sources(dossier).values())


def cited(dossier: Dossier, blocks: Iterable[Block]) -> tuple[Source, ...]:
    """The observations that the blocks cite, in the order in which they first do."""
    known = _sources(dossier)
    ids = dict.fromkeys(i for block in blocks for sentence in sentences(block) for i in sentence.observations)
    return tuple(known[id_] for id_ in ids)


def _sources(dossier: Dossier) -> Mapping[str, Source]:
    passages = dossier.findings.passages
    names = _names(dossier.findings.respondents)
    before = {after.id: _beside(first, after) for first, after in pairwise(passages)}
    after = {first.id: _beside(second, first) for first, second in pairwise(passages)}
    return {
        p.id: Source(
            id=p.id,
            voice=capital(designation(p.bron)),
            document=names.get(p.observation.document, p.title),
            part=dossier.part(p) if p.part != PartKind.OTHER else "stuk",
            page=p.observation.page or None,
            text=p.observation.text,
            before=before.get(p.id, ""),
            after=after.get(p.id, ""),
            confidential=p.confidential,
        )
        for p in passages
    }


def _beside(neighbour: Passage, passage: Passage) -> str:
    """The neighbour's text, if it stands in the same piece and may be shown."""
    one, other = neighbour.observation, passage.observation
    if (one.document, one.part) != (other.document, other.part) or neighbour.confidential:
        return ""
    return one.text


def _names(respondents: Sequence[Respondent]) -> Mapping[str, str]:
    """What each document goes by in a note: its senders, else its title.

    The date tells documents of the same senders apart, and the file stem what that does not.
    """
    who = {r.document: _who(r) for r in respondents}
    alike = Counter(who.values())
    dated = {r.document: _dated(r, who[r.document], alike) for r in respondents}
    counts = Counter(dated.values())
    stems = {r.document: r.stem for r in respondents}
    return {id_: name if counts[name] == 1 else f"{name} [{stems[id_]}]" for id_, name in dated.items()}


def _who(respondent: Respondent) -> str:
    names = enumeration([plain(sender) for sender in respondent.senders])
    for long, short in SHORT:
        names = names.replace(long, short)
    return names or f"‘{respondent.title}’"


def _dated(respondent: Respondent, who: str, alike: Mapping[str, int]) -> str:
    return f"{who} ({day(respondent.date)})" if alike[who] > 1 and respondent.date else who
