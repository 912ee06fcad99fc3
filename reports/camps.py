"""What the Rijk, the co-governments and the partners each found, kept apart."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model import Laag
from reports.blocks import Fixed, Paragraph
from reports.dossier import COUNTED, voices
from reports.dutch import capital, counted, enumeration, lowered, share
from reports.naming import OURS, by_name, is_ministry, is_one
from reports.speaking import names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.findings import Bron, Passage
    from reports.blocks import Sentence
    from reports.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Camp:
    """Sources that a letter tells of together; `one` and `many` are what one and several go by.

    `ours` is the heading where all of them are the ministry of the minister who signs.
    """

    heading: str
    layers: tuple[Laag, ...]
    one: str
    many: str
    ours: str = ""


CAMPS = (
    Camp(
        "Bevindingen van het Rijk",
        (Laag.RIJK,),
        "organisatie van het Rijk",
        "organisaties van het Rijk",
        "Bevindingen van het ministerie",
    ),
    Camp(
        "Bevindingen van medeoverheden",
        (Laag.PROVINCIE, Laag.GEMEENTE),
        "medeoverheid",
        "medeoverheden",
    ),
    Camp(
        "Bevindingen van partners",
        (Laag.UITVOERING, Laag.KOEPEL, Laag.ONBEKEND),
        "partner",
        "partners",
    ),
)
"""Who is not known is a partner; who speaks as one stands with its members."""

GOVERNMENTS = re.compile(
    r"\b(?:vng|ipo|uvw|ngb|[gkmp]\d{1,2})\b|gemeente(?:n|bestu)|provincie|provinciaal|waterschap|burgemeester|wethouder"
    r"|veiligheids(?:beraad|regio)",
    re.IGNORECASE,
)
"""How an association of municipalities, provinces or water boards is called: it speaks for co-governments."""

MOST = 3
"""Themas that a camp is said to name most."""


def camp(bron: Bron) -> Camp:
    """The camp that a source belongs to."""
    together = names().collective
    laag = together.laag if together and bron.laag is Laag.COLLECTIVE else bron.laag
    if laag is Laag.KOEPEL and GOVERNMENTS.search(bron.name):
        laag = Laag.GEMEENTE
    return next((one for one in CAMPS if laag in one.layers), CAMPS[-1])


def camps(dossier: Dossier, ours: str = OURS) -> tuple[Paragraph, ...]:
    """A paragraph for each camp: who they are, and which themas most of them name.

    `ours` is what the ministry goes by.
    """
    return tuple(_camp(dossier, one, ours) for one in CAMPS)


def _camp(dossier: Dossier, camp: Camp, ours: str) -> Paragraph:
    said = _said(dossier, camp)
    passages = [p for of in said.values() for p in of]
    brons = voices(passages)
    heading = camp.ours if camp.ours and brons and all(map(is_ministry, brons)) else camp.heading
    return Paragraph((_told(dossier, camp, said, ours),), lead=f"{heading}.")


def _told(dossier: Dossier, camp: Camp, said: Mapping[str, list[Passage]], ours: str) -> Sentence:
    passages = [p for of in said.values() for p in of]
    if not passages:
        return Fixed(f"Van {camp.many} bevat het dossier geen bevindingen in eigen naam.", COUNTED)
    brons = voices(passages)
    if len(brons) == 1:
        return dossier.say(_alone(dossier, brons, said, ours), passages)
    return dossier.say(f"{_together(camp, brons, ours)} {_most(dossier, said, brons)}", passages)


def _said(dossier: Dossier, which: Camp) -> Mapping[str, list[Passage]]:
    """What the camp itself found, by thema."""
    return {
        f.thema: own
        for f in dossier.spoken
        if (own := [p for p in (*f.passages, *f.calls) if camp(p.bron) is which and not p.relayed])
    }


def _alone(dossier: Dossier, brons: Sequence[Bron], said: Mapping[str, list[Passage]], ours: str) -> str:
    """What one source names, and of what it says most."""
    count = counted(len(said), "thema", "thema's")
    verb = "noemt" if is_one(brons) else "noemen"
    text = f"{by_name(brons, ours)} {verb} zelf knelpunten of oproepen bij {count}"
    if len(said) <= MOST:
        return capital(f"{text}: {enumeration([_label(dossier, t) for t in said])}.")
    ranked = sorted(said, key=lambda thema: -len(said[thema]))
    which = "waaronder" if ties([len(said[thema]) for thema in ranked], MOST) else "het meest bij"
    return capital(f"{text}, {which} {enumeration([_label(dossier, t) for t in ranked[:MOST]])}.")


def _together(camp: Camp, brons: Sequence[Bron], ours: str) -> str:
    count = counted(len(brons), camp.one, camp.many)
    return capital(f"{count} brengen knelpunten of oproepen naar voren: {by_name(brons, ours)}.")


def _most(dossier: Dossier, said: Mapping[str, list[Passage]], brons: Sequence[Bron]) -> str:
    """The themas that most sources of the camp name."""
    ranked = sorted(said, key=lambda thema: (-len(voices(said[thema])), -len(said[thema])))
    counts = [len(voices(said[thema])) for thema in ranked]
    groups: defaultdict[int, list[str]] = defaultdict(list)
    for thema, count in zip(ranked[:MOST], counts, strict=False):
        groups[count].append(_label(dossier, thema))
    as_many = {counts[MOST]: "thema's als "} if ties(counts, MOST) else {}
    told = [
        f"{as_many.get(count, '')}{enumeration(labels)} ({share(count, len(brons))})"
        for count, labels in groups.items()
    ]
    return f"Het vaakst gaat het over {enumeration(told, last=', en over ')}."


def ties(counts: Sequence[int], shown: int) -> bool:
    """Whether one after the first `shown`, the highest first, counts as much as the last of these."""
    return len(counts) > shown and counts[shown] == counts[shown - 1]


def _label(dossier: Dossier, thema: str) -> str:
    return f"‘{lowered(dossier.thema(thema))}’"
