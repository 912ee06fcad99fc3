"""Where the observations of a report stand, with what is written around them."""

from __future__ import annotations

from collections import Counter
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


def every(dossier: Dossier, blocks: Iterable[Block]) -> tuple[Source, ...]:
    """All observations in order of document and place; of a large dossier those that the blocks cite."""
    passages = dossier.findings.passages
    ids = {i for one in blocks for said in sentences(one) for i in said.observations}
    shown = (p for p in passages if p.id in ids) if dossier.is_large else passages
    return _sources(dossier, shown)


def cited(dossier: Dossier, blocks: Iterable[Block]) -> tuple[Source, ...]:
    """The observations that the blocks cite, in the order in which they first do."""
    ids = dict.fromkeys(i for block in blocks for sentence in sentences(block) for i in sentence.observations)
    return _sources(dossier, (dossier.by_id[id_] for id_ in ids))


def _sources(dossier: Dossier, passages: Iterable[Passage]) -> tuple[Source, ...]:
    names = _names(dossier.findings.respondents)
    return tuple(
        Source(
            id=p.id,
            voice=capital(designation(p.bron)),
            document=names.get(p.observation.document, p.title),
            part=dossier.part(p) if p.part != PartKind.OTHER else "stuk",
            page=p.observation.page or None,
            text=p.observation.text,
            before=_beside(dossier.beside(p, -1), p),
            after=_beside(dossier.beside(p, 1), p),
            confidential=p.confidential,
        )
        for p in passages
    )


def _beside(neighbour: Passage | None, passage: Passage) -> str:
    """The neighbour's text, if it stands in the same piece and may be shown."""
    if neighbour is None:
        return ""
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
